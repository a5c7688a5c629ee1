"""Who decides on a service."""

from __future__ import annotations

from collections.abc import Iterator

from ..choice import Choice
from .making import Answer, lending, of_fact
from .setting import Setting, passages
from .words import fold, has

OFFICES = (
    "cong an",
    "uy ban nhan dan|ubnd",
    "tu phap",
    "toa an",
    "thi hanh an",
    "vien kiem sat",
    "bao hiem xa hoi|bhxh",
    "co quan thue|cuc thue|chi cuc thue|thue co so|thue tinh",
    "hai quan",
    "dat dai",
    "nong nghiep|tai nguyen|moi truong",
    "xay dung|giao thong|dang kiem",
    "giao duc|nha truong|truong hoc",
    "y te|benh vien",
    "noi vu|lao dong",
    "tai chinh|ke hoach|dau tu",
    "cong thuong",
    "ngoai giao",
    "quan su|quoc phong|bien phong",
    "dien luc",
    "ngan hang",
    "trung tam phuc vu hanh chinh cong|bo phan mot cua",
)
"""Offices as `fold` writes them, on one line all names of one. The levels of an office (xã, tỉnh, Bộ) are not told apart: which level
may take a file is too fine a point for a wrong answer."""

LEVELS = ("xa", "tinh", "bo")
"""Words that tell apart two wrong answers of one office."""


def authority(setting: Setting) -> Iterator[Choice]:
    """Who decides: wrong are offices that decide for siblings and that the facts of this guide never mention."""
    fact = setting.fact("authority")
    if not fact or not setting.guide.facts.code or len(offices(fact.value)) != 1:
        return
    names = next(iter(offices(fact.value))).split("|")
    stem = f"Cơ quan nào giải quyết việc “{setting.guide.title}”?"
    never = setting.values("authority")
    draft = of_fact(setting, "authority", fact, "tu-bai-noi-giai-quyet", stem, setting.step_like(fact.value, *names), *never)
    yield from draft.with_wrong(setting.guide.id, _others(setting))


def _others(setting: Setting) -> Iterator[Answer]:
    known = offices(" | ".join((*passages(setting.guide.facts), *setting.values("authority"))))
    taken: set[tuple[frozenset[str], frozenset[str]]] = set()
    for _, value, sibling in lending(setting, "authority"):
        new, levels = offices(value), frozenset(level for level in LEVELS if has(value, level))
        strange = not new & known and fold(value) not in setting.words
        if strange and len(new) == 1 and len(levels) < 2 and (new, levels) not in taken:
            taken.add((new, levels))
            yield Answer(value, f"Nơi này được ghi ở bài “{sibling.title}”. Việc đang hỏi do nơi khác giải quyết.")


def offices(text: str) -> frozenset[str]:
    """The offices that a text names."""
    return frozenset(names for names in OFFICES if any(has(text, name) for name in names.split("|")))
