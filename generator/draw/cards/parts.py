"""What cards share: the house, the line on top with the draft's mark, the line below, and the code that opens the lesson."""

from __future__ import annotations

from functools import lru_cache

import segno

from ...model.card import Stamp
from ...model.picture import Box, Rect, Stroke, Tiles
from .sheet import Sheet, Type

MARGIN = 30
SMALL = Type(14.5, 400, "ink-soft")
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
    for (x1, y1), (x2, y2) in zip(corners, corners[1:], strict=False):
        sheet.put(Stroke(x + x1 * one, y + y1 * one, x + x2 * one, y + y2 * one, "surface", 2.6 * one))


def head(sheet: Sheet, stamp: Stamp) -> float:
    """The site's name, and at the right whether this is a draft; returns where it ends."""
    side, top, name = 30, 24, Type(16, 700, "leaf-strong", most=1)
    house(sheet, MARGIN, top, side)
    right = float(sheet.width - MARGIN)
    if stamp.draft:
        right = sheet.pill(right, top + side / 2, DRAFT, Type(15, 700, "gold-ink"), "gold-wash") - 12
    sheet.text(MARGIN + side + 10, top + (side - sheet.high(name)) / 2, right - MARGIN - side - 10, stamp.site, name)
    return top + side


def foot(sheet: Sheet, stamp: Stamp) -> float:
    """Who says this, compared with sources when; stands at the bottom. Returns where it begins."""
    draft = " Bản nháp, đang chờ cơ quan kiểm tra." if stamp.draft else ""
    words = f"{HONEST} Đối chiếu nguồn ngày {stamp.checked_on}.{draft} Nguồn của từng ý có trong bài."
    found = sheet.lines(words, SMALL, sheet.width - 2 * MARGIN)
    top = sheet.height - 18 - len(found) * sheet.high(SMALL)
    sheet.set(MARGIN, top, found, SMALL)
    return top - 6


def code(sheet: Sheet, x: float, y: float, room: float, link: str) -> float:
    """The QR code of an address on white, no wider than `room`, in whole pixels; returns its side."""
    rows = qr_rows(link)
    cell = max(0.5, int(room * 2 / (len(rows) + 2 * QUIET)) / 2)
    side = cell * (len(rows) + 2 * QUIET)
    sheet.put(Box(Rect(x, y, side, side), "surface"))
    sheet.put(Tiles(Rect(x + QUIET * cell, y + QUIET * cell, len(rows) * cell, len(rows) * cell), rows))
    return side


@lru_cache(maxsize=4096)
def qr_rows(link: str) -> tuple[str, ...]:
    """The modules of a QR code as rows of '#' and '.', with 15 % that may be damaged."""
    code = segno.make_qr(link, error="m", boost_error=False)
    return tuple("".join("#" if module else "." for module in row) for row in code.matrix)
