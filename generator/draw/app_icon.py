"""Draws the icon of the site as an app: the sign of `theme/assets/logo.svg` (a house with an open door), as a small PNG."""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image, ImageDraw

from ..model.book import AppIcon
from .icons import FINE
from .tokens import rgb

GRID = 34
"""The sign is drawn on a grid of 34 × 34, with corners of radius 10."""
ROOF = ((9, 27), (9, 13), (17, 7), (25, 13), (25, 27))
DOOR = ((14, 27), (14, 19), (20, 19), (20, 27))
STROKE = 2.6
CENTRE = GRID / 2
SAFE = 0.9
"""A device may cut away all but the middle disc of 80 % (W3C, Web Application Manifest, "safe zone"); at this scale the sign is inside."""
COLOURS = 16


def icon_bytes(icon: AppIcon) -> bytes:
    """PNG bytes with a palette; clear outside of the round corners unless the icon is full."""
    side = icon.pixels * FINE
    scale = SAFE if icon.full else 1.0
    image = Image.new("RGB", (side, side), rgb("leaf"))
    pen, thick = ImageDraw.Draw(image), round(STROKE * scale * side / GRID)
    pen.line(_placed(ROOF, scale, side), fill=rgb("surface"), width=thick, joint="curve")
    pen.polygon(_placed(DOOR, scale, side), fill=rgb("gold"))
    small = image.reduce(FINE).quantize(COLOURS, dither=Image.Dither.NONE)
    return _png(small if icon.full else _rounded(small, icon.pixels))


def _placed(points: Iterable[tuple[int, int]], scale: float, side: int) -> list[tuple[float, float]]:
    return [tuple((CENTRE + (value - CENTRE) * scale) * side / GRID for value in point) for point in points]  # type: ignore[misc]


def _rounded(image: Image.Image, pixels: int) -> Image.Image:
    mask = Image.new("L", (pixels * FINE, pixels * FINE))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, pixels * FINE - 1, pixels * FINE - 1), 10 * pixels * FINE / GRID, fill=255)
    clear = image.convert("RGBA")
    clear.putalpha(mask.reduce(FINE))
    return clear.quantize(COLOURS * 2, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
