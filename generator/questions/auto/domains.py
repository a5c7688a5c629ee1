"""Which address is that of the true page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.screen import Screen
from ...model.text import Press, Rich
from ..choice import Choice
from .making import TRUST, Answer, Draft, joined
from .setting import Setting

MOST = 2
"""So many addresses of one guide are asked for."""

_TRUE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.gov\.vn")
"""Only these are asked for: whether another domain is the true one cannot be told by its end."""

LOOKALIKES = (
    ("{name}-gov.example", "Chữ “gov” ở đây chỉ là một phần của tên. Đuôi thật là .example."),
    ("gov-{name}.example", "Chữ “gov” đứng đầu không có nghĩa gì. Đuôi là .example."),
    ("{name}.vn.example", "Có “.vn” ở giữa, nhưng phần cuối cùng là .example."),
    ("nop-{name}.example", "Tên được thêm chữ “nop” cho giống nơi nộp hồ sơ. Đuôi là .example."),
    ("hotro-{name}.example", "Chữ “hotro” thêm vào để bạn tin. Đuôi là .example."),
    ("{name}s.example", "Tên thừa một chữ cái, và đuôi là .example."),
)
"""False addresses and what gives them away. The ending .example belongs to nobody (RFC 2606), so none of them is a real page."""


def address(setting: Setting) -> Iterator[Choice]:
    """The true domains that the screens of the guide show, where we are sure of the screen; wrong are look-alikes."""
    seen: dict[str, tuple[int, Screen]] = {}
    for n, screen in enumerate(setting.screens, 1):
        if screen and screen.sources and screen.confidence != "low" and _TRUE.fullmatch(screen.address or ""):
            seen.setdefault(screen.address or "", (n, screen))
    for number, (true, (step_number, screen)) in enumerate([*seen.items()][:MOST], 1):
        draft = _draft(setting, true, step_number, screen, f"tu-bai-ten-mien{f'-{number}' if number > 1 else ''}", tuple(seen))
        yield from draft.with_wrong(setting.guide.id, _others(true))


def _draft(setting: Setting, true: str, n: int, screen: Screen, id: str, never: tuple[str, ...]) -> Draft:
    step = setting.guide.steps[n - 1]
    return Draft(
        id=id,
        stem=f"Bạn làm theo bài “{setting.guide.title}”, đến bước “{step.title}”. Địa chỉ nào là của trang thật?",
        right=Answer(true, "Đúng, địa chỉ kết thúc bằng .gov.vn và đúng từng chữ như trong bài."),
        explanation=joined(
            "Ở bước này bài dùng trang ",
            Rich((Press(true),)),
            ". Đọc địa chỉ từ phải sang: phần cuối là .gov.vn. Các địa chỉ đuôi .example là ví dụ, không có thật.",
        ),
        origin=f"screens.{screen.id}.address",
        step=n,
        sources=screen.sources,
        competence=TRUST,
        never=never,
    )


def _others(true: str) -> Iterator[Answer]:
    name = true.removesuffix(".gov.vn").replace(".", "-")
    for pattern, reason in LOOKALIKES:
        yield Answer(pattern.format(name=name), reason)
