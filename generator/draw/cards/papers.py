"""The papers card: what to have ready, with boxes to tick by hand."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.card import CardPaper, PapersCard
from ...model.picture import Box, Rect, Stroke
from .parts import MARGIN, foot, head, title
from .sheet import Sheet, Type

HEADING = Type(10.5, 700, "leaf-strong", most=1)
NAME = Type(11.5, 600, "ink")
FORM = Type(10, 400, "ink-soft")
WHEN = Type(10, 600, "gold-ink")
MORE = Type(10.5, 600, "ink", most=2)
TITLE = "Giấy tờ cần chuẩn bị"


def papers(card: PapersCard, sheet: Sheet) -> None:
    """What everybody needs, then what is needed in some cases, the cases named; room below to write more by hand."""
    low = foot(sheet, card.stamp) - sheet.gap(6)
    y = title(sheet, head(sheet, card.stamp), card.title, TITLE, "")
    always, sometimes = [one for one in card.papers if not one.when], [one for one in card.papers if one.when]
    rest = 0
    for heading, some in (("Ai cũng cần", always), ("Tùy trường hợp", sometimes)):
        if some and not rest:
            y, rest = _group(sheet, y + sheet.gap(8), low, heading, some)
        else:
            rest += len(some)
    if rest:
        y = _more(sheet, y, rest)
    sheet.spare = low - y
    if not rest:
        _lines(sheet, y + sheet.gap(6), low)


def _group(sheet: Sheet, y: float, low: float, heading: str, some: Sequence[CardPaper]) -> tuple[float, int]:
    """A heading and its papers; on the tightest sheet only as many as fit. Returns where they end and how many are left out."""
    y = sheet.text(MARGIN, y, sheet.width - 2 * MARGIN, heading, HEADING)
    for n, paper in enumerate(some):
        kept = len(sheet.shapes)
        end = _paper(sheet, y + sheet.gap(4), paper)
        if sheet.last and end > low - (sheet.high(MORE) + 4 if n + 1 < len(some) else 0):
            del sheet.shapes[kept:]
            return y, len(some) - n
        y = end
    return y, 0


def _paper(sheet: Sheet, y: float, paper: CardPaper) -> float:
    side, left = sheet.size(13), MARGIN + sheet.size(13) + 8
    room = sheet.width - MARGIN - left
    sheet.put(Box(Rect(MARGIN, y + (sheet.high(NAME) - side) / 2, side, side), "surface", "ink", 2.5, 1.25))
    y = sheet.text(left, y, room, paper.name, NAME)
    about = " · ".join(text.removesuffix(".") for text in (paper.form, paper.where) if text)
    y = sheet.text(left, y, room, about, FORM) if about else y
    return sheet.text(left, y, room, paper.when, WHEN) if paper.when else y


def _more(sheet: Sheet, y: float, rest: int) -> float:
    sheet.cut.append(f"{rest} giấy tờ")
    return sheet.text(MARGIN, y + 4, sheet.width - 2 * MARGIN, f"Còn {rest} thứ nữa, xem trong bài.", MORE)


def _lines(sheet: Sheet, y: float, low: float) -> None:
    """Dotted lines for what the office asks for besides, where there is room."""
    step, y = sheet.size(22), y + sheet.high(HEADING)
    if low - y < step * 1.5:
        return
    sheet.text(MARGIN, y - sheet.high(HEADING), sheet.width - 2 * MARGIN, "Cơ quan hẹn thêm", HEADING)
    y += step
    while y < low:
        sheet.put(Stroke(MARGIN, y, sheet.width - MARGIN, y, "edge", 0.75))
        y += step
