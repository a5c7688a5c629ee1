"""What comes right after a step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from ...model.quiz import Thinking
from ...model.shuffle import shuffled
from ..choice import Choice
from .making import Answer, Draft, joined
from .setting import Setting
from .words import has, near

MOST = 3
"""So many questions about the order of steps, however many steps there are."""

FORKS = ("neu", "viec nao", "viec can lam")
"""Words, as `fold` writes them, of steps where not everybody goes the same way: “Quét mã QR nếu dùng máy tính”."""


def following(setting: Setting) -> Iterator[Choice]:
    """What comes after some of the steps; wrong are other steps of the guide, never one that only some people take."""
    fit = {str(n): n for n in range(1, setting.last - 1) if _worth_asking(setting, n)}
    order = [fit[key] for key in shuffled(fit, f"{setting.guide.id}/tu-bai-sau-buoc")]
    made = chain.from_iterable(_draft(setting, n).with_wrong(setting.guide.id, _others(setting, n)) for n in order)
    yield from sorted(islice(made, MOST), key=lambda question: question.step or 0)


def _worth_asking(setting: Setting, n: int) -> bool:
    before, after = setting.guide.steps[n - 1 : n + 1]
    forks = any(has(title, word) for title in (before.title, after.title) for word in FORKS)
    return bool(after.sources) and not forks and not near(before.title, after.title)


def _draft(setting: Setting, n: int) -> Draft:
    before, after = setting.guide.steps[n - 1 : n + 1]
    return Draft(
        id=f"tu-bai-sau-buoc-{n}",
        stem=f"Bạn làm theo bài “{setting.guide.title}”. Xong bước “{before.title}” thì làm gì tiếp?",
        right=Answer(after.title, f"Đúng, đây là bước {n + 1} của bài."),
        explanation=joined(f"Dấu hiệu xong bước {n}: ", before.ok),
        origin=f"steps[{n}]",
        step=n + 1,
        sources=after.sources,
        level=Thinking.UNDERSTAND,
        never=(before.title,),
    )


def _others(setting: Setting, n: int) -> Iterator[Answer]:
    for number, step in enumerate(setting.guide.steps, 1):
        if number not in (n, n + 1) and not any(has(step.title, word) for word in (*FORKS, "khi")):
            earlier = f"Đây là bước {number}, làm trước bước vừa xong."
            yield Answer(step.title, earlier if number < n else f"Đây là bước {number}, còn bước khác phải làm trước.", far=number < n)
