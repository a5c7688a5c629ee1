"""Why a dossier comes back, and how to prevent it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from ...model.guide import Returned
from ...model.quiz import Thinking
from ...model.text import Rich
from ..choice import Choice
from .making import Answer, Draft, apart, joined
from .papers import foreign_forms
from .setting import LONGEST, Setting
from .words import fold, pairs, small, topic

MOST = 2
"""So many questions of each sort."""

_ANYWHERE = re.compile(
    r"\b(nham|sai|khac voi|mo|het han|xac nhan|dong y|y kien|giam ho|dai dien|uy quyen|thanh nien|duoi \d+ tuoi|dong trong|o trong|ho ten"
    r"|ngay sinh|so dinh danh|dien thoai|can cuoc|vneid|tai khoan|mat khau|ma otp|anh (giay|the|chup|khuon|mo)|giay to)\b"
)
"""Words of mistakes that can happen with almost any service."""

_HELP = re.compile(r"\b(hoi|goi|lien he)\b")
"""Asking somebody helps against almost any mistake."""


def returned(setting: Setting) -> Iterator[Choice]:
    """Which reason for return the guide names; wrong are reasons of strangers of which this guide speaks nowhere. What is asked is what the
    guide says, since no list of reasons is complete."""
    fit = [n for n, one in enumerate(setting.guide.returned) if setting.guide.facts.code and _fits(one.reason)]
    yield from apart(setting, (_why(setting, n) for n in fit), tuple(_strange(setting)), MOST)


def prevented(setting: Setting) -> Iterator[Choice]:
    """How to prevent one of the mistakes; wrong are the ways to prevent others of the same guide that have nothing in common with it."""
    fit = [n for n, one in enumerate(setting.guide.returned) if _fits(one.reason) and _fits(one.fix)]
    made = chain.from_iterable(_how(setting, n).with_wrong(setting.guide.id, _other_ways(setting, n)) for n in fit)
    yield from islice(made, MOST)


def _fits(text: Rich) -> bool:
    return len(text.plain()) <= LONGEST and not text.refs


def _why(setting: Setting, n: int) -> Draft:
    one = setting.guide.returned[n]
    return Draft(
        id=f"tu-bai-bi-tra-{n + 1}",
        stem=f"Bài “{setting.guide.title}” nêu lý do nào khiến hồ sơ bị trả?",
        right=Answer(one.reason, "Đúng, bài nêu lý do này."),
        explanation=joined("Cách tránh: ", one.fix),
        origin=f"returned[{n}]",
        step=_step(setting, one),
        sources=one.sources,
        level=Thinking.UNDERSTAND,
        seconds=45,
        never=tuple(other.reason.plain() for other in setting.guide.returned),
    )


def _how(setting: Setting, n: int) -> Draft:
    one = setting.guide.returned[n]
    reason = one.reason.plain().rstrip(".")
    return Draft(
        id=f"tu-bai-cach-tranh-{n + 1}",
        stem=f"Bài “{setting.guide.title}” có nêu lỗi hay gặp. Muốn tránh lỗi “{small(reason)}”, bạn làm gì?",
        right=Answer(one.fix, "Đúng, bài ghi cách này cho chính lỗi đang hỏi."),
        explanation=joined("Bài ghi cách tránh của lỗi này: ", one.fix),
        origin=f"returned[{n}]",
        step=_step(setting, one),
        sources=one.sources,
        level=Thinking.UNDERSTAND,
        seconds=60,
    )


def _step(setting: Setting, one: Returned) -> int:
    return setting.step_like(f"{one.reason.plain()} | {one.fix.plain()}", default=setting.last)


def _strange(setting: Setting) -> Iterator[Answer]:
    for sibling in setting.strangers:
        for one in sibling.returned:
            if _fits(one.reason) and _unheard(setting, one.reason.plain()):
                yield Answer(one.reason, f"Lý do này thuộc bài “{sibling.title}”, bài đang học không nêu.")


def _unheard(setting: Setting, reason: str) -> bool:
    """Whether a reason is of one kind of service only, and nothing in this guide speaks of it."""
    if _ANYWHERE.search(fold(reason)):
        return False
    return foreign_forms(setting, reason) or (bool(topic(reason)) and not topic(reason) & setting.about)


def _other_ways(setting: Setting, n: int) -> Iterator[Answer]:
    """Ways to prevent mistakes that are not about the same things: of these, one may prevent both."""
    about = _about(setting.guide.returned[n])
    for at, one in enumerate(setting.guide.returned):
        alike = at == n or bool(_about(one) & about) or bool(_HELP.search(fold(one.fix.plain())))
        if _fits(one.fix) and not alike:
            yield Answer(one.fix, joined("Cách này dành cho lỗi khác: ", one.reason))


def _about(one: Returned) -> frozenset[str]:
    return pairs(one.reason.plain()) | pairs(one.fix.plain())
