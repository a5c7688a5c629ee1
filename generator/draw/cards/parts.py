"""What cards share: the house, the line on top with the draft's mark, the line below, and the code that opens the lesson."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import segno

from ...model.card import Stamp
from ...model.picture import Box, Rect, Stroke, Tiles
from ..ruler import SCALE
from .sheet import Sheet, Type

MARGIN, EDGE = 20, 9
QR_ROOM = 84.0
TITLE = Type(21, 700, "ink", even=True, most=3)
ABOVE = Type(11.5, 600, "leaf-strong", most=2)
BELOW = Type(10.5, 400, "ink-soft", most=2)
CALL = Type(11.5, 700, "leaf-strong", most=3, fixed=True)
SMALL = Type(9, 400, "ink-soft", most=4, fixed=True)
NAME = Type(11.5, 700, "leaf-strong", most=1, fixed=True)
PILL = Type(10, 700, "gold-ink", fixed=True)
DRAFT = "Bản nháp"
HONEST = "Bài học, không phải trang của cơ quan."
QUIET = 4
"""Clear modules around a QR code, as ISO/IEC 18004 asks."""


def house(sheet: Sheet, x: float, y: float, side: float) -> None:
    """The mark of the site (theme/assets/logo.svg)."""
    one = side / 34
    sheet.put(Box(Rect(x, y, side, side), "leaf", None, 10 * one))
    sheet.put(Box(Rect(x + 14 * one, y + 19 * one, 6 * one, 8 * one), "gold"))
    corners = ((9, 27), (9, 13), (17, 7), (25, 13), (25, 27))
    for (x1, y1), (x2, y2) in pairwise(corners):
        sheet.put(Stroke(x + x1 * one, y + y1 * one, x + x2 * one, y + y2 * one, "surface", 2.6 * one))


def head(sheet: Sheet, stamp: Stamp) -> float:
    """The site's name, and at the right whether this is a draft; returns where it ends."""
    side, top = 21, 16
    house(sheet, MARGIN, top, side)
    right = float(sheet.width - MARGIN)
    if stamp.draft:
        right = sheet.pill(right, top + side / 2, DRAFT, PILL, "gold-wash") - 8
    sheet.text(MARGIN + side + 7, top + (side - sheet.high(NAME)) / 2, right - MARGIN - side - 7, stamp.site, NAME)
    return top + side


def title(sheet: Sheet, y: float, above: str, words: str, below: str) -> float:
    """A small line, the title, another small line, each where there is one; returns where they end."""
    room = sheet.width - 2 * MARGIN
    y += sheet.gap(9)
    y = sheet.text(MARGIN, y, room, above, ABOVE) if above else y
    y = sheet.text(MARGIN, y, room, words, TITLE)
    return sheet.text(MARGIN, y + 1, room, below, BELOW) if below else y


def bottom(sheet: Sheet, stamp: Stamp, name: str) -> float:
    """The band below: the code that opens the lesson, who says all this and since when. Returns where the band begins."""
    side = code_side(stamp.link) if stamp.link else 0.0
    left = MARGIN + side + (11 if side else 0)
    room = sheet.width - MARGIN - left
    words = "Quét mã để xem hình từng bước" if side else f"Xem hình từng bước: mở bài “{name}” trên trang {stamp.site}."
    parts = ((words, CALL), (stamp.link.partition("://")[2], SMALL), (said(stamp), SMALL))
    found = [(sheet.lines(text, style, room), style) for text, style in parts if text]
    tall = sum(len(some) * sheet.high(style) for some, style in found) + 3 * (len(found) - 1)
    high = max(tall, side) + 2 * EDGE
    top = sheet.height - high
    sheet.put(Box(Rect(0, top, sheet.width, high), "wash"))
    if side:
        code(sheet, MARGIN, top + (high - side) / 2, stamp.link)
    y = top + (high - tall) / 2
    for some, style in found:
        y = sheet.set(left, y, some, style) + 3
    return top


def foot(sheet: Sheet, stamp: Stamp) -> float:
    """The band below without the code; returns where it begins."""
    found = sheet.lines(said(stamp), SMALL, sheet.width - 2 * MARGIN)
    high = len(found) * sheet.high(SMALL) + 2 * EDGE
    sheet.put(Box(Rect(0, sheet.height - high, sheet.width, high), "wash"))
    sheet.set(MARGIN, sheet.height - high + EDGE, found, SMALL)
    return sheet.height - high


def said(stamp: Stamp) -> str:
    """Who says all this, and since when."""
    draft = " Bản nháp, đang chờ cơ quan kiểm tra." if stamp.draft else ""
    return f"{HONEST} Đối chiếu nguồn ngày {stamp.checked_on}.{draft} Nguồn của từng ý có trong bài."


def code(sheet: Sheet, x: float, y: float, link: str) -> None:
    """The QR code of an address on white, each module a whole number of pixels, with the clear room that readers need."""
    rows, side = qr_rows(link), code_side(link)
    clear = QUIET * side / (len(rows) + 2 * QUIET)
    sheet.put(Box(Rect(x, y, side, side), "surface"))
    sheet.put(Tiles(Rect(x + clear, y + clear, side - 2 * clear, side - 2 * clear), rows))


def code_side(link: str) -> float:
    """How wide the code of an address is with its clear room: as large as fits, and at least two pixels a module."""
    count = len(qr_rows(link)) + 2 * QUIET
    return max(2, int(QR_ROOM * SCALE / count)) * count / SCALE


@lru_cache(maxsize=4096)
def qr_rows(link: str) -> tuple[str, ...]:
    """The modules of a QR code as rows of '#' and '.', with 15 % that may be damaged."""
    code = segno.make_qr(link, error="m", boost_error=False)
    return tuple("".join("#" if module else "." for module in row) for row in code.matrix)
