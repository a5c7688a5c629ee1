"""The share card: what a link to a lesson shows in Zalo or Facebook."""

from __future__ import annotations

from ...model.card import ShareCard
from ...model.picture import Box, Icon, Rect
from ..marks import Mark
from .parts import DRAFT, HONEST, house
from .sheet import Sheet, Type

LEFT, BAND, PHONE = 36, 58, Rect(438, 34, 126, 250)
COLUMN = 372.0
TITLE = Type(33, 700, "ink", even=True, most=5)
ABOVE = Type(17, 600, "leaf-strong", most=2)
NAME = Type(18, 700, "leaf-strong", most=1, fixed=True)
BELOW = Type(18, 700, "on-leaf", most=1, fixed=True)
NOTE = Type(14.5, 400, "on-leaf", most=1, fixed=True)
PILL = Type(16, 700, "gold-ink", fixed=True)


def share(card: ShareCard, sheet: Sheet) -> None:
    """House and name on top, the title in the middle, a phone with marks at the right, time and level on a green band."""
    house(sheet, LEFT, 26, 32)
    sheet.text(LEFT + 42, 26 + (32 - sheet.high(NAME)) / 2, COLUMN - 42, card.stamp.site, NAME)
    above = sheet.lines(card.above, ABOVE, COLUMN) if card.above else ()
    title = sheet.lines(card.title, TITLE, COLUMN)
    tall = len(above) * sheet.high(ABOVE) + 6 + len(title) * sheet.high(TITLE)
    top, low = 72.0, sheet.height - BAND - 12.0
    sheet.spare = low - top - tall
    y = top + max(0, sheet.spare) / 2
    y = sheet.set(LEFT, y, above, ABOVE)
    sheet.set(LEFT, y + 6, title, TITLE)
    _phone(sheet)
    _band(card, sheet)


def _band(card: ShareCard, sheet: Sheet) -> None:
    top = sheet.height - BAND
    sheet.put(Box(Rect(0, top, sheet.width, BAND), "leaf-strong"))
    right = float(sheet.width - LEFT)
    if card.stamp.draft:
        right = sheet.pill(right, top + BAND / 2, DRAFT, PILL, "gold-wash") - 16
    y = top + (BAND - sheet.high(BELOW) - sheet.high(NOTE)) / 2
    y = sheet.text(LEFT, y, right - LEFT, card.below, BELOW)
    sheet.text(LEFT, y, right - LEFT, HONEST, NOTE)


def _phone(sheet: Sheet) -> None:
    """Any phone with any form and three marks: what our lessons look like, and nobody's real page."""
    x, y, w, h = PHONE.x, PHONE.y, PHONE.w, sheet.height - BAND - PHONE.y
    sheet.put(Box(Rect(x, y, w, h + 30), "surface", "ink", 22, 6))
    sheet.put(Box(Rect(x + 6, y + 6, w - 12, 34), "leaf", None, 15), Box(Rect(x + 6, y + 24, w - 12, 16), "leaf"))
    sheet.put(Box(Rect(x + 18, y + 18, 58, 8), "leaf-wash", None, 4))
    for n, wide in enumerate((46, 64)):
        top = y + 56 + n * 50
        sheet.put(Box(Rect(x + 18, top, wide, 6), "line", None, 3), Box(Rect(x + 18, top + 12, w - 36, 24), "surface", "edge", 7))
    sheet.put(Box(Rect(x + 18, y + 162, w - 36, 32), "leaf", None, 9))
    sheet.put(Icon(Rect(x + w / 2 - 9, y + 169, 18, 18), "check", "on-leaf"))
    for n, (at, top) in enumerate(((w - 20, 68), (w - 20, 118), (w - 20, 162)), 1):
        sheet.put(*Mark("", n, x + at, y + top).shapes())
