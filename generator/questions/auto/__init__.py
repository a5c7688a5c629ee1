"""Questions that a guide gives by itself: from facts, papers, steps and reasons for return. Wrong answers are never right by accident."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from ...model.catalog import Catalog
from ...model.guide import Guide
from ...model.quiz import Question
from .domains import address
from .fees import fee_online
from .making import Maker
from .neighbours import setting_of
from .offices import authority
from .papers import needed
from .returns import prevented, returned
from .steps import following
from .times import deadline, time_limit

__all__ = ["MAKERS", "auto_questions"]

MAKERS: Mapping[str, Maker] = {
    "giay-to": needed,
    "sau-buoc": following,
    "noi-giai-quyet": authority,
    "thoi-han": time_limit,
    "han": deadline,
    "phi": fee_online,
    "ten-mien": address,
    "bi-tra": returned,
    "cach-tranh": prevented,
}
"""What makes questions, by what their ids begin with after `tu-bai-`."""


def auto_questions(catalog: Catalog, guide: Guide) -> tuple[Question, ...]:
    """All the questions a guide gives, in a fixed order. Same catalog, same questions, in whatever order its guides were loaded."""
    setting = setting_of(catalog, guide)
    return catalog.memory.of("given", setting, work=lambda: tuple(chain.from_iterable(maker(setting) for maker in MAKERS.values())))
