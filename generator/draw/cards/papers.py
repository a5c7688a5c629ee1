"""To be written."""

from __future__ import annotations

from ...model.card import PapersCard
from .parts import foot, head
from .sheet import Sheet


def papers(card: PapersCard, sheet: Sheet) -> None:
    """Head and foot."""
    head(sheet, card.stamp)
    foot(sheet, card.stamp)
