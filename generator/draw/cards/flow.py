"""The flow card: the whole way from getting ready to what comes of it, and who acts."""

from __future__ import annotations

from ...model.card import FlowCard
from ...model.picture import Box, Colour, Icon, Rect, Stroke
from .parts import MARGIN, bottom, head, title
from .sheet import Sheet, Type

LANE = Type(10.5, 700, "leaf-strong", most=1)
STEP = Type(11.5, 400, "ink")
READY = Type(11.5, 600, "ink", most=2)
OFFICE = Type(10.5, 700, "sky", most=1)
RESULT = Type(10.5, 700, "gold-ink", most=1)
SAID = Type(11, 600, "ink")
INNER = 10
ABOVE = "Cả quy trình"


def flow(card: FlowCard, sheet: Sheet) -> None:
    """A lane of what a person does, as one line of stops; below it what the office does and what comes of it."""
    low = bottom(sheet, card.stamp, card.title)
    due = f"Hạn phải làm: {card.deadline}" if card.deadline else ""
    y = title(sheet, head(sheet, card.stamp), ABOVE, card.title, due)
    y = _lane(card, sheet, y + sheet.gap(9))
    cells = _cells(card)
    if cells:
        y = _ends(sheet, y, cells)
    sheet.spare = low - y - sheet.gap(8)


def _cells(card: FlowCard) -> list[tuple[str, str, tuple[str, ...], Type, Colour]]:
    """The panels at the end: heading, icon, what they say, how the heading is set, ground."""
    office = ("Cơ quan giải quyết", "stamp", card.office, OFFICE, "sky-wash")
    result = ("Bạn nhận được", "star", (card.result,), RESULT, "gold-wash")
    return [cell for cell in (office, result) if any(cell[2])]


def _lane(card: FlowCard, sheet: Sheet, y: float) -> float:
    """The stops on their line, on one panel; returns where it ends."""
    top, ground, side = y, len(sheet.shapes), sheet.high(STEP) + 1.0
    middle, left = MARGIN + INNER + side / 2, MARGIN + INNER + side + 8
    room = sheet.width - MARGIN - INNER - left
    y = sheet.text(MARGIN + INNER, y + sheet.gap(6), room, "Bạn làm", LANE) + sheet.gap(4)
    first = y + side / 2
    line = len(sheet.shapes)
    if card.ready:
        sheet.sign(middle, first, side, "folder")
        y = max(y + side, sheet.text(left, y, room, f"Chuẩn bị {card.ready}", READY))
    last = first
    for number, words in enumerate(card.steps, 1):
        y += sheet.gap(4) if number > 1 or card.ready else 0
        last = y + side / 2
        sheet.number(middle, last, side, str(number))
        y = max(y + side, sheet.text(left, y + (side - sheet.high(STEP)) / 2, room, words, STEP))
    y += sheet.gap(7)
    sheet.shapes.insert(line, Stroke(middle, first, middle, last, "leaf", 2))
    sheet.shapes.insert(ground, Box(Rect(MARGIN, top, sheet.width - 2 * MARGIN, y - top), "surface", "line", 10, 1))
    return y


def _ends(sheet: Sheet, y: float, cells: list[tuple[str, str, tuple[str, ...], Type, Colour]]) -> float:
    """The panels side by side, an arrow down to them and one between them; returns where they end."""
    between, arrow = 22.0, max(16.0, sheet.gap(16))
    wide = (sheet.width - 2 * MARGIN - between * (len(cells) - 1)) / len(cells)
    _arrow(sheet, MARGIN + wide / 2, y, arrow)
    top, ground = y + arrow, len(sheet.shapes)
    ends = [_end(sheet, MARGIN + n * (wide + between), top, wide, cell) for n, cell in enumerate(cells)]
    high = max(ends) + sheet.gap(7) - top
    for n, cell in enumerate(cells):
        sheet.shapes.insert(ground, Box(Rect(MARGIN + n * (wide + between), top, wide, high), cell[4], None, 10))
    if len(cells) > 1:
        sheet.put(Icon(Rect(MARGIN + wide + between / 2 - 8, top + high / 2 - 8, 16, 16), "next", "ink-soft"))
    return top + high


def _end(sheet: Sheet, x: float, y: float, wide: float, cell: tuple[str, str, tuple[str, ...], Type, Colour]) -> float:
    heading, sign, said, style, _ = cell
    side = sheet.size(13)
    y += sheet.gap(6)
    sheet.put(Icon(Rect(x + INNER, y + (sheet.high(style) - side) / 2, side, side), sign, style.colour))
    y = sheet.text(x + INNER + side + 5, y, wide - 2 * INNER - side - 5, heading, style)
    for text in said:
        y = sheet.text(x + INNER, y + 2, wide - 2 * INNER, text.removesuffix("."), SAID)
    return y


def _arrow(sheet: Sheet, x: float, y: float, high: float) -> None:
    sheet.put(Icon(Rect(x - 7, y + (high - 14) / 2, 14, 14), "down", "ink-soft"))
