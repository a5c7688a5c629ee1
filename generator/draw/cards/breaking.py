"""Breaks Vietnamese text into lines: no number without its unit, no word alone on the last line, titles in lines of like length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..ruler import advance, broken, composed

BOUND = "\u00a0"
"""Stands between words that stay on one line; drawn as a space."""

ELLIPSIS = "…"

_UNITS = "ngày|tháng|năm|giờ|phút|giây|tuần|đồng|nghìn|triệu|tuổi|chữ số|số|bản|tờ|lần|bước|bài|MB|KB|GB|px|%|₫"
_AFTER_NUMBER = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))")
_BEFORE_NUMBER = re.compile(
    r"(?i)(?<!\w)(điều|khoản|điểm|mẫu|mức|lớp|bước|số|mục|chương|ngày|tháng|năm|thứ|tổ|quý|dưới|đủ|trên) (?=[\dA-Z]*\d)"
)


def bound(text: str) -> str:
    """The text with numbers tied to their units (7 ngày, 8.000 đồng), names to numbers (Điều 5, mẫu CT01), dashes to what is before."""
    tied = _AFTER_NUMBER.sub(BOUND, re.sub(r" (?=[·–—](?: |$))", BOUND, " ".join(composed(text).split())))
    return _BEFORE_NUMBER.sub(rf"\1{BOUND}", tied)


@dataclass(frozen=True, slots=True)
class Word:
    """A part of a line that is never broken; `joint` stands before it (a space, or nothing inside of a long word)."""

    joint: str
    text: str
    wide: float


Row = tuple[Word, ...]


@lru_cache(maxsize=16384)
def lines(text: str, size: float, weight: int, width: float, even: bool = False) -> tuple[str, ...]:
    """Lines no wider than `width`. `even` lines are of like length, as titles should be; else only a lone last word gets company."""
    words, space = tuple(_words(bound(text), size, weight, width)), advance(" ", size, weight)
    rows = _filled(words, space, width)
    if even and len(rows) > 1:
        rows = _narrowed(words, space, width, len(rows))
    return tuple(map(_said, _accompanied(rows, space, width)))


def cut(found: Sequence[str], most: int, size: float, weight: int, width: float) -> tuple[str, ...]:
    """At most so many lines; what is left out is told by an ellipsis after a whole word."""
    if len(found) <= most:
        return tuple(found)
    words = found[most - 1].split()
    while len(words) > 1 and advance(" ".join(words) + ELLIPSIS, size, weight) > width:
        words.pop()
    last = " ".join(words).rstrip(" ,;:.–-")
    while len(last) > 1 and advance(last + ELLIPSIS, size, weight) > width:
        last = last[:-1]
    return (*found[: most - 1], last + ELLIPSIS)


def _words(text: str, size: float, weight: int, width: float) -> Iterator[Word]:
    """The words; those that are bound are one, unless they are too long for a line."""
    space = advance(" ", size, weight)
    for group in text.split(" "):
        parts = group.split(BOUND)
        wide = sum(advance(part, size, weight) for part in parts) + space * (len(parts) - 1)
        if wide <= width:
            yield Word(" ", " ".join(parts), wide)
            continue
        for part in parts:
            for n, piece in enumerate(broken(part, size, weight, width)):
                yield Word("" if n else " ", piece, advance(piece, size, weight))


def _filled(words: Row, space: float, width: float) -> list[Row]:
    """Rows, each as full as it can be. Advances add up, since the typeface is set without kerning."""
    rows, row, wide = list[Row](), list[Word](), 0.0
    for word in words:
        gap = space if word.joint else 0
        if row and wide + gap + word.wide > width:
            rows.append(tuple(row))
            row, wide, gap = [], 0.0, 0
        row.append(word)
        wide += gap + word.wide
    return [*rows, tuple(row)]


def _narrowed(words: Row, space: float, width: float, count: int) -> list[Row]:
    """The same number of rows in the narrowest column that holds them."""
    low, high = max(word.wide for word in words) - 1, width
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(words, space, middle)) <= count else (middle, high)
    return _filled(words, space, high)


def _accompanied(rows: list[Row], space: float, width: float) -> list[Row]:
    """If the last row is one word, the last word of the row above goes down to it."""
    if len(rows) < 2 or len(rows[-1]) > 1 or " " in rows[-1][0].text or len(rows[-2]) < 3 or not rows[-1][0].joint:
        return rows
    *above, word = rows[-2]
    fits = word.wide + space + rows[-1][0].wide <= width
    return [*rows[:-2], tuple(above), (word, *rows[-1])] if fits else rows


def _said(row: Row) -> str:
    return "".join(("" if n == 0 else word.joint) + word.text for n, word in enumerate(row))
