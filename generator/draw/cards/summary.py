"""The summary card: a guide on one sheet, to print, to pin up, to send on."""

from __future__ import annotations

from ...model.card import CardFact, SummaryCard
from ...model.picture import Box, Icon, Rect, Stroke
from .parts import MARGIN, bottom, head, title
from .sheet import Sheet, Type

LABEL = Type(9.5, 400, "ink-soft", most=1)
VALUE = Type(11, 600, "ink")
HEADING = Type(12, 700, "ink", most=1)
STEP = Type(11.5, 400, "ink")
READY = Type(10.5, 600, "leaf-strong", most=2)
REMARK = Type(8.5, 400, "ink-soft", most=1)
INNER = 9
DOUBT = " (chưa kiểm chứng)"


def summary(card: SummaryCard, sheet: Sheet) -> None:
    """From the top: title, facts two by two, papers in numbers, steps by name, the code that opens the lesson."""
    low = bottom(sheet, card.stamp, card.title)
    y = title(sheet, head(sheet, card.stamp), "", card.title, card.below)
    y = _facts(sheet, y + sheet.gap(9), card.facts) if card.facts else y
    y = _ready(sheet, y + sheet.gap(7), card.papers) if any(card.papers) else y
    y = _steps(sheet, y + sheet.gap(9), card.steps)
    sheet.spare = low - y - sheet.gap(8)


def _facts(sheet: Sheet, y: float, facts: tuple[CardFact, ...]) -> float:
    """A panel of two columns; a star tells that conditions go with a value. Returns where it ends."""
    top, room = y, (sheet.width - 2 * MARGIN) / 2
    ground = len(sheet.shapes)
    for n in range(0, len(facts), 2):
        if n:
            sheet.put(Stroke(MARGIN + INNER, y, sheet.width - MARGIN - INNER, y, "line", 1))
        pair = facts[n : n + 2]
        wide = room if len(pair) == 2 else 2 * room
        y = max(_fact(sheet, MARGIN + k * room, y + sheet.gap(6), wide, fact) for k, fact in enumerate(pair)) + sheet.gap(6)
    sheet.shapes.insert(ground, Box(Rect(MARGIN, top, 2 * room, y - top), "surface", "line", 10, 1))
    if any(fact.note for fact in facts):
        y = sheet.text(MARGIN, y + 2, 2 * room, "* Có điều kiện đi kèm, xem trong bài.", REMARK)
    return y


def _fact(sheet: Sheet, x: float, y: float, wide: float, fact: CardFact) -> float:
    side = sheet.size(11.5)
    sheet.put(Icon(Rect(x + INNER, y + (sheet.high(LABEL) - side) / 2, side, side), fact.sign, "leaf"))
    label = sheet.text(x + INNER + side + 4, y, wide - 2 * INNER - side - 4, fact.label, LABEL)
    words = fact.value.removesuffix(".") + ("" if fact.verified else DOUBT) + ("*" if fact.note else "")
    return sheet.text(x + INNER, label, wide - 2 * INNER, words, VALUE)


def _ready(sheet: Sheet, y: float, papers: tuple[int, int]) -> float:
    always, sometimes = papers
    said = (f"{always} thứ ai cũng cần" if always else "", f"{sometimes} thứ tùy trường hợp" if sometimes else "")
    side, pad, room = sheet.size(13), 5, sheet.width - 2 * MARGIN
    found = sheet.lines(f"Chuẩn bị {' và '.join(filter(None, said))}", READY, room - side - 3 * INNER)
    high = len(found) * sheet.high(READY) + 2 * pad
    sheet.put(Box(Rect(MARGIN, y, room, high), "leaf-wash", None, 8))
    sheet.put(Icon(Rect(MARGIN + INNER, y + (high - side) / 2, side, side), "folder", "leaf-strong"))
    sheet.set(MARGIN + INNER + side + 7, y + pad, found, READY)
    return y + high


def _steps(sheet: Sheet, y: float, steps: tuple[str, ...]) -> float:
    y = sheet.text(MARGIN, y, sheet.width - 2 * MARGIN, f"{len(steps)} bước", HEADING)
    side = sheet.high(STEP) + 0.5
    for number, words in enumerate(steps, 1):
        y += sheet.gap(3.5)
        sheet.number(MARGIN + side / 2, y + sheet.high(STEP) / 2, side, str(number))
        y = sheet.text(MARGIN + side + 7, y, sheet.width - 2 * MARGIN - side - 7, words, STEP)
    return y
