"""Shapes → a picture twice as fine → the bytes of a small lossless WebP."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable

from PIL import Image, ImageDraw

from ..model.picture import Box, Disc, Icon, Rect, Shape, Stroke, Tiles, Words
from .icons import FINE, corner_masks, disc_mask, icon_mask, strokes_mask, words_mask
from .ruler import SCALE
from .tokens import RGB, rgb

MOST_COLOURS = 64
CAP = 0.72
"""Height of capitals in the typeface, as a share of its size; lines of text are centred by it."""

Corners = tuple[int, int, int, int]


def paint(shapes: Iterable[Shape], width: int, height: int, radius: float = 0) -> Image.Image:
    """The picture at twice the size, in RGBA; clear outside of the round corners."""
    image = Image.new("RGB", (width * SCALE, height * SCALE), rgb("paper"))
    canvas = Canvas(image)
    for shape in shapes:
        canvas.put(shape)
    image = limited(image)
    image.putalpha(outline(image.size, round(radius * SCALE)))
    return image


def encode_image(image: Image.Image) -> bytes:
    """WebP bytes, lossless. Of all ways that take no longer this is the smallest; the next smaller (`method=6`) takes 40 times as long."""
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=True, quality=100, method=3)
    return out.getvalue()


def limited(image: Image.Image) -> Image.Image:
    """The same picture with at most 64 colours; the rarest go to their nearest."""
    counted = image.getcolors(4096) or []
    if 0 < len(counted) <= MOST_COLOURS:
        return image
    kept = [colour for _, colour in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:MOST_COLOURS]]
    table = Image.new("P", (1, 1))
    table.putpalette([value for colour in kept for value in colour])  # type: ignore[attr-defined]
    return image.quantize(palette=table, dither=Image.Dither.NONE).convert("RGB")


def outline(size: tuple[int, int], radius: int) -> Image.Image:
    """The mask of the whole picture, with round corners."""
    mask = Image.new("L", size, 255)
    if radius:
        wide, high = size
        for corner, at in zip(corner_masks(radius), places((0, 0, wide, high), radius), strict=True):
            mask.paste(corner, at)
    return mask


def places(box: Corners, radius: int) -> tuple[tuple[int, int], ...]:
    """Where the four corners of a box go."""
    x1, y1, x2, y2 = box
    return ((x1, y1), (x2 - radius, y1), (x1, y2 - radius), (x2 - radius, y2 - radius))


def pixels(rect: Rect) -> Corners:
    """A box in pixels of the picture."""
    x, y = round(rect.x * SCALE), round(rect.y * SCALE)
    return (x, y, max(x + 1, round((rect.x + rect.w) * SCALE)), max(y + 1, round((rect.y + rect.h) * SCALE)))


class Canvas:
    """Puts one shape after another on an RGB picture."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image)

    def put(self, shape: Shape) -> None:
        """Draws a shape over what is there."""
        match shape:
            case Box():
                self.box(shape)
            case Words():
                self.words(shape)
            case Icon(rect, name, colour):
                x, y, right, _ = pixels(rect)
                self.mask(icon_mask(name, right - x), x, y, colour)
            case Stroke():
                self.stroke(shape)
            case Disc():
                self.disc(shape)
            case Tiles():
                self.tiles(shape)

    def mask(self, mask: Image.Image, x: int, y: int, colour: str) -> None:
        """Colours what the mask covers."""
        self.image.paste(rgb(colour), (x, y), mask)

    def box(self, shape: Box) -> None:
        """A filled box, then its outline, which lies inside of its edge."""
        x1, y1, x2, y2 = around = pixels(shape.rect)
        radius = min(round(shape.radius * SCALE), (x2 - x1) // 2, (y2 - y1) // 2)
        if shape.fill:
            colour = rgb(shape.fill)
            self.bar((x1 + radius, y1, x2 - radius, y2), colour)
            if radius:
                self.bar((x1, y1 + radius, x2, y2 - radius), colour)
                self.corners(around, radius, 0, shape.fill)
        if shape.line:
            self.edge(around, radius, max(1, round(shape.width * SCALE)), shape.line)

    def bar(self, around: Corners, colour: RGB) -> None:
        """A plain rectangle; nothing when it has no area."""
        x1, y1, x2, y2 = around
        if x2 > x1 and y2 > y1:
            self.draw.rectangle((x1, y1, x2 - 1, y2 - 1), colour)

    def edge(self, around: Corners, radius: int, thick: int, colour: str) -> None:
        """The outline of a box."""
        x1, y1, x2, y2 = around
        self.bar((x1 + radius, y1, x2 - radius, y1 + thick), rgb(colour))
        self.bar((x1 + radius, y2 - thick, x2 - radius, y2), rgb(colour))
        self.bar((x1, y1 + radius, x1 + thick, y2 - radius), rgb(colour))
        self.bar((x2 - thick, y1 + radius, x2, y2 - radius), rgb(colour))
        if radius:
            self.corners(around, radius, thick, colour)

    def corners(self, around: Corners, radius: int, thick: int, colour: str) -> None:
        """The four round corners of a box."""
        for mask, (x, y) in zip(corner_masks(radius, thick), places(around, radius), strict=True):
            self.mask(mask, x, y, colour)

    def words(self, shape: Words) -> None:
        """A line of text whose capitals stand in the middle of their box."""
        mask, above = words_mask(shape.text, shape.size, shape.weight)
        baseline = round((shape.rect.y + (shape.rect.h + CAP * shape.size) / 2) * SCALE)
        self.mask(mask, round(shape.rect.x * SCALE) - 2, baseline - above, shape.colour)

    def disc(self, shape: Disc) -> None:
        """A filled disc, then its rim, which lies inside of its edge."""
        x, y = round((shape.x - shape.r) * SCALE), round((shape.y - shape.r) * SCALE)
        wide = round(shape.r * 2 * SCALE)
        if shape.fill:
            self.mask(disc_mask(wide), x, y, shape.fill)
        if shape.line:
            self.mask(disc_mask(wide, wide - 2 * round(shape.width * SCALE)), x, y, shape.line)

    def stroke(self, shape: Stroke) -> None:
        """A straight line: crisp when level or upright, else smooth."""
        thick = max(1, round(shape.width * SCALE))
        x1, x2 = sorted((shape.x1 * SCALE, shape.x2 * SCALE))
        y1, y2 = sorted((shape.y1 * SCALE, shape.y2 * SCALE))
        if shape.x1 == shape.x2 or shape.y1 == shape.y2:
            left, top = round(x1 - (thick / 2 if x1 == x2 else 0)), round(y1 - (thick / 2 if y1 == y2 else 0))
            right, low = (left + thick, round(y2)) if x1 == x2 else (round(x2), top + thick)
            self.bar((left, top, right, low), rgb(shape.colour))
            return
        left, top = math.floor(x1) - thick, math.floor(y1) - thick
        row = [((x * SCALE - left) * FINE, (y * SCALE - top) * FINE) for x, y in ((shape.x1, shape.y1), (shape.x2, shape.y2))]
        mask = strokes_mask([row], thick * FINE, math.ceil(x2) + thick - left, math.ceil(y2) + thick - top)
        self.mask(mask, left, top, shape.colour)

    def tiles(self, shape: Tiles) -> None:
        """Square cells of a whole number of pixels, in the middle of their box."""
        count = max(len(shape.rows), 1)
        side = max(1, int(shape.rect.w * SCALE) // count)
        left = round(shape.rect.x * SCALE + (shape.rect.w * SCALE - side * count) / 2)
        top = round(shape.rect.y * SCALE + (shape.rect.h * SCALE - side * count) / 2)
        for row, line in enumerate(shape.rows):
            for column, cell in enumerate(line):
                if cell == "#":
                    x, y = left + column * side, top + row * side
                    self.bar((x, y, x + side, y + side), rgb(shape.colour))
