"""Small smooth masks that painting reuses: icons, corners, discs, slanted lines and words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from ..model.icons import WEIGHT, Point, polylines
from .ruler import composed, font

FINE = 4
"""How many times finer masks are drawn before they are shrunk."""

STEPS = (0, 128, 255)
"""The few levels that soft edges may have: fewer colours, smaller files."""

_LEVELS = [min(STEPS, key=lambda step: abs(step - value)) for value in range(256)]


def stepped(mask: Image.Image) -> Image.Image:
    """The mask with only the levels of `STEPS`."""
    return mask.point(_LEVELS)


@lru_cache(maxsize=512)
def icon_mask(name: str, pixels: int) -> Image.Image:
    """An icon fitted into a square."""
    unit = pixels * FINE / 24
    rows = [[(x * unit, y * unit) for x, y in row] for row in polylines(name)]
    return strokes_mask(rows, WEIGHT * unit, pixels, pixels)


def strokes_mask(rows: Sequence[Sequence[Point]], thick: float, wide: int, high: int) -> Image.Image:
    """Lines with round ends and joins; points and thickness are in fine pixels, the size is in pixels."""
    mask = Image.new("L", (wide * FINE, high * FINE))
    draw = ImageDraw.Draw(mask)
    for row in rows:
        if len(row) > 1:
            draw.line([*row], fill=255, width=max(1, round(thick)))
        r = thick / 2 * (1.25 if len(row) == 1 else 1)
        for x, y in row:
            draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    return stepped(mask.reduce(FINE))


@lru_cache(maxsize=256)
def disc_mask(pixels: int, hole: int = 0) -> Image.Image:
    """A disc of this diameter, with a round hole of this diameter."""
    mask = Image.new("L", (pixels * FINE, pixels * FINE))
    draw = ImageDraw.Draw(mask)
    draw.ellipse((0, 0, pixels * FINE - 1, pixels * FINE - 1), fill=255)
    if hole > 0:
        near = (pixels - hole) * FINE / 2
        draw.ellipse((near, near, pixels * FINE - 1 - near, pixels * FINE - 1 - near), fill=0)
    return stepped(mask.reduce(FINE))


@lru_cache(maxsize=256)
def corner_masks(radius: int, thick: int = 0) -> tuple[Image.Image, Image.Image, Image.Image, Image.Image]:
    """Quarters of a disc (of a ring, when `thick`): top left, top right, bottom left, bottom right."""
    whole = disc_mask(radius * 2, max(0, (radius - thick) * 2) if thick else 0)
    near, far = (0, radius), (radius, 2 * radius)
    top_left, top_right, bottom_left, bottom_right = (whole.crop((x[0], y[0], x[1], y[1])) for y in (near, far) for x in (near, far))
    return top_left, top_right, bottom_left, bottom_right


@lru_cache(maxsize=8192)
def words_mask(text: str, size: float, weight: int) -> tuple[Image.Image, int]:
    """One line of text, and how far its top is above the baseline; nothing of the highest or lowest marks is cut."""
    face = font(size, weight)
    left, top, right, bottom = face.getbbox(composed(text), anchor="ls")
    pad = 2
    mask = Image.new("L", (int(right - min(left, 0)) + 2 * pad, int(bottom - top) + 2 * pad))
    ImageDraw.Draw(mask).text((pad, pad - top), composed(text), fill=255, font=face, anchor="ls")
    return stepped(mask), int(pad - top)
