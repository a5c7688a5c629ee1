"""Measures and breaks text in the pictures' typeface, which is bundled so that pictures are the same everywhere."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

SCALE = 2
"""Pixels of the picture for each logical pixel."""

FONTS = Path(__file__).with_name("fonts")
WEIGHTS = (400, 600, 700)


class PictureRuler:
    """The Ruler of `model.picture` over the bundled fonts."""

    def width(self, text: str, size: float, weight: int = 400) -> float:
        """Advance width of one line, logical px."""
        return advance(composed(text), size, weight)

    def wrap(self, text: str, size: float, weight: int, width: float) -> tuple[str, ...]:
        """Lines no wider than `width`; a word longer than a line is broken so that nothing is cut."""
        return wrapped(composed(text), size, weight, width)


def font(size: float, weight: int) -> ImageFont.FreeTypeFont:
    """The font of this logical size and weight, ready for drawing at the picture's scale."""
    return _font(round(size * SCALE), min(WEIGHTS, key=lambda known: abs(known - weight)))


def composed(text: str) -> str:
    """The text with each letter and its marks as one character, as the fonts hold them."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1)
def digests() -> tuple[str, ...]:
    """SHA-256 of each bundled font."""
    return tuple(hashlib.sha256(_file(weight).read_bytes()).hexdigest() for weight in WEIGHTS)


@lru_cache(maxsize=1)
def letters() -> frozenset[str]:
    """Every character that the pictures can show."""
    return frozenset((FONTS / "letters.txt").read_text("utf-8").rstrip("\n"))


@lru_cache(maxsize=65536)
def advance(text: str, size: float, weight: int) -> float:
    """Width of composed text on one line, logical px."""
    return float(font(size, weight).getlength(text)) / SCALE


@lru_cache(maxsize=16384)
def wrapped(text: str, size: float, weight: int, width: float) -> tuple[str, ...]:
    """Composed text broken at spaces, and inside words that are too long for a line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if advance(joined, size, weight) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = broken(word, size, weight, width)
        lines += full
    return (*lines, line) if line or not lines else tuple(lines)


def broken(word: str, size: float, weight: int, width: float) -> list[str]:
    """The word in pieces that fit, after a slash, dot or hyphen where there is one near; each holds at least one letter."""
    pieces = []
    while advance(word, size, weight) > width and len(word) > 1:
        count = max(1, bisect_right(range(1, len(word)), width, key=lambda n: advance(word[:n], size, weight)))
        seam = max((n for n in range(count // 2, count + 1) if n and word[n - 1] in "/.-_@"), default=count)
        pieces.append(word[:seam])
        word = word[seam:]
    return [*pieces, word]


def _file(weight: int) -> Path:
    return FONTS / f"be-vietnam-pro-{weight}.ttf"


@cache
def _font(pixels: int, weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_file(weight)), pixels, layout_engine=ImageFont.Layout.BASIC)
