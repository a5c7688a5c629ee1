"""To be written."""

from __future__ import annotations

from ...model.card import SummaryCard
from .parts import foot, head
from .sheet import Sheet


def summary(card: SummaryCard, sheet: Sheet) -> None:
    """Head and foot."""
    head(sheet, card.stamp)
    foot(sheet, card.stamp)
