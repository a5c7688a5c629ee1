"""Draws cards: one file per card, one table. Same card, same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from PIL import Image

from ...model.card import Card, FlowCard, PapersCard, ShareCard, SummaryCard
from ...model.picture import Words
from ..paint import encode_image, paint
from ..ruler import SCALE, letters
from .flow import flow
from .papers import papers
from .share import share
from .sheet import AIR, LEVELS, MANY, Level, Sheet
from .summary import summary

__all__ = ["card_bytes", "card_misfits", "lay_out"]

MOST_COLOURS = 32


def card_bytes(card: Card) -> bytes:
    """Lossless WebP bytes, a quarter smaller than PNG; but PNG with a palette for what a shared link shows: what reads that is not ours."""
    width, height = _size(card)
    image = paint(lay_out(card).shapes, width, height).convert("RGB")
    if not isinstance(card, ShareCard):
        return encode_image(image)
    out = io.BytesIO()
    _few(image).save(out, "PNG", compress_level=7)
    return out.getvalue()


def card_misfits(card: Card) -> tuple[str, ...]:
    """What had to be left out of a card, as sentences for authors; nothing when all is well."""
    sheet = _at(card, next(level for level in reversed(LEVELS) if level.most == MANY))
    sheet = sheet if sheet.fits else lay_out(card)  # what fits uncut in the smallest letters is never cut in larger ones
    found = [f"Thẻ ảnh không đủ chỗ cho “{_short(text)}”. Hãy viết ngắn lại." for text in dict.fromkeys(sheet.cut)]
    unknown = sorted({sign for shape in sheet.shapes if isinstance(shape, Words) for sign in shape.text} - letters())
    return (*found, *(f"Bộ chữ của hình không có: {sign}. Thay bằng chữ khác." for sign in [" ".join(unknown)] if sign))


@lru_cache(maxsize=256)
def lay_out(card: Card) -> Sheet:
    """The card laid out as large as it fits, then with gaps as wide as they fit."""
    low, high = 0, len(LEVELS) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _at(card, LEVELS[middle]).fits else (middle + 1, high)
    return _aired(card, LEVELS[low])


def _aired(card: Card, level: Level) -> Sheet:
    """At this level, the gaps widened by what is to spare: it shrinks evenly as they grow."""
    tight = _at(card, level)
    if tight.spare <= 0 or level.air >= AIR:
        return tight
    shrinks = tight.spare - _at(card, replace(level, air=AIR)).spare
    share = min(1.0, tight.spare / shrinks) if shrinks > 0 else 1.0
    wide = _at(card, replace(level, air=level.air + (AIR - level.air) * share * 0.98))
    return wide if wide.fits else tight


def _at(card: Card, level: Level) -> Sheet:
    sheet = Sheet(*_size(card), level)
    match card:
        case ShareCard():
            share(card, sheet)
        case SummaryCard():
            summary(card, sheet)
        case PapersCard():
            papers(card, sheet)
        case FlowCard():
            flow(card, sheet)
        case _:
            assert_never(card)
    return sheet


def _size(card: Card) -> tuple[int, int]:
    return (card.size[0] // SCALE, card.size[1] // SCALE)


def _few(image: Image.Image) -> Image.Image:
    """The picture with a palette of its own colours, the rarest of which go to their nearest."""
    counted = sorted(image.getcolors(4096) or [], key=lambda pair: (-pair[0], pair[1]))
    table = Image.new("P", (1, 1))
    table.putpalette([value for _, colour in counted[:MOST_COLOURS] for value in colour])  # type: ignore[attr-defined]
    return image.quantize(palette=table, dither=Image.Dither.NONE)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + "…"
