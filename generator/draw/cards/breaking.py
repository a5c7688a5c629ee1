"""Breaks Vietnamese text into lines: no number without its unit, no word alone on the last line, titles in lines of like length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """The text with numbers tied to their units (7 ngày, 8.000 đồng) and names to their numbers (Điều 5, mẫu CT01)."""
    tied = _AFTER_NUMBER.sub(BOUND, " ".join(composed(text).split()))
    return _BEFORE_NUMBER.sub(rf"\1{BOUND}", tied)


@lru_cache(maxsize=16384)
def lines(text: str, size: float, weight: int, width: float, even: bool = False) -> tuple[str, ...]:
    """Lines no wider than `width`. `even` lines are of like length, as titles should be; else only a lone last word gets company."""
    words = _words(bound(text), size, weight, width)
    found = _filled(words, size, weight, width)
    if even and len(found) > 1:
        found = _narrowed(words, size, weight, width, len(found))
    return tuple(line.replace(BOUND, " ") for line in _accompanied(found, size, weight, width))


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


def _words(text: str, size: float, weight: int, width: float) -> tuple[tuple[str, str], ...]:
    """Words, each with what joins it to the former one: a space, or nothing where a long word had to be broken."""
    return tuple(_pieces(text, size, weight, width))


def _pieces(text: str, size: float, weight: int, width: float) -> Iterator[tuple[str, str]]:
    for group in text.split(" "):
        wide = advance(group.replace(BOUND, " "), size, weight) > width
        for word in group.split(BOUND) if wide else [group]:
            first, *more = broken(word, size, weight, width)
            yield " ", first
            yield from (("", piece) for piece in more)


def _filled(words: Sequence[tuple[str, str]], size: float, weight: int, width: float) -> list[str]:
    found, line = list[str](), ""
    for joint, word in words:
        longer = f"{line}{joint}{word}" if line else word
        if line and advance(longer.replace(BOUND, " "), size, weight) > width:
            found.append(line)
            longer = word
        line = longer
    return [*found, line]


def _narrowed(words: Sequence[tuple[str, str]], size: float, weight: int, width: float, count: int) -> list[str]:
    """The same number of lines in the narrowest column that holds them."""
    low, high = 0.0, width
    while high - low > 4:
        middle = (low + high) / 2
        fits = _filled(words, size, weight, middle)
        good = len(fits) <= count and all(advance(line.replace(BOUND, " "), size, weight) <= middle for line in fits)
        low, high = (low, middle) if good else (middle, high)
    return _filled(words, size, weight, high)


def _accompanied(found: list[str], size: float, weight: int, width: float) -> list[str]:
    """If the last line is one word, the last word of the line above goes down to it."""
    if len(found) < 2 or " " in found[-1] or found[-2].count(" ") < 2:
        return found
    above, _, word = found[-2].rpartition(" ")
    low = f"{word} {found[-1]}"
    return [*found[:-2], above, low] if advance(low.replace(BOUND, " "), size, weight) <= width else found
