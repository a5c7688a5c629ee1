"""A real screenshot → the picture on the page: private areas gone for good, no metadata, bounded size, numbered marks."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, ImageStat

from ..model.book import Photo
from ..model.image import FORMATS, Area
from ..model.picture import Rect
from .digits import digit_rows
from .marks import Mark, place_marks
from .paint import Canvas
from .ruler import SCALE
from .tokens import RGB

SPARE = 3
"""Pixels by which an area to hide grows on each side, since boxes are drawn by hand."""

LEAST = 12
"""Side of the smallest tile of the mosaic, px of the screenshot."""

SHADES = (1.0, 0.8, 0.92, 0.72, 0.86)
QUALITIES = (80, 65, 50, 35)
MOST_BYTES = 90_000


def develop(photo: Photo) -> bytes:
    """WebP bytes of the screenshot: turned upright, hidden where asked, no wider than 720 px, with its marks, without metadata."""
    image = _clean(photo)
    canvas = Canvas(image)
    for mark in placed(photo)[1]:
        for shape in mark.shapes():
            canvas.put(shape)
    return _encoded(image)


def readable_digits(photo: Photo) -> tuple[tuple[int, int], ...]:
    """Where rows of signs that may be numbers can still be seen: left and top, in the screenshot's own pixels."""
    scale = photo.photo.size[0] / photo.size[0]
    return tuple((round(rect.x * scale), round(rect.y * scale)) for rect in digit_rows(_clean(photo)))


def _clean(photo: Photo) -> Image.Image:
    """The screenshot as it is shown, without marks."""
    image = _upright(photo.photo.content)
    for area in photo.blur:
        hide(image, area)
    return image.resize(photo.size, Image.Resampling.LANCZOS)


def placed(photo: Photo) -> tuple[tuple[tuple[int, Rect], ...], tuple[Mark, ...]]:
    """The numbered places and their marks, in logical px of the picture."""
    (width, _), (wide, high) = photo.photo.size, photo.size
    scale = wide / width / SCALE
    spots = tuple((number, Rect(*(part * scale for part in area))) for number, area in photo.marks)
    targets = {str(number): rect for number, rect in spots}
    return spots, place_marks(targets, {name: int(name) for name in targets}, (), Rect(0, 0, wide / SCALE, high / SCALE))


def hide(image: Image.Image, area: Area) -> None:
    """Put a mosaic over an area, made only of its place and of the colour around it.

    Nothing of what lay below has a part in it: averages of small tiles can be matched against guesses, tile by tile.
    """
    x, y, w, h = area
    box = (max(0, x - SPARE), max(0, y - SPARE), min(image.width, x + w + SPARE), min(image.height, y + h + SPARE))
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    colour, side = _around(image, box), max(LEAST, (box[3] - box[1]) // 2)
    for row, top in enumerate(range(box[1], box[3], side)):
        for column, left in enumerate(range(box[0], box[2], side)):
            shade = SHADES[(row * 3 + column * 2) % len(SHADES)]
            tile = tuple(round(part * shade + (255 - part) * (1 - shade) * 0.3) for part in colour)
            image.paste(tile, (left, top, min(left + side, box[2]), min(top + side, box[3])))


def _around(image: Image.Image, box: tuple[int, int, int, int]) -> RGB:
    """The mean colour of the one-pixel line around a box; grey when the box fills the picture."""
    left, top, right, low = box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1
    frame = Image.new("L", image.size)
    frame.paste(255, (max(0, left), max(0, top), min(image.width, right), min(image.height, low)))
    frame.paste(0, box)
    if not frame.getbbox():
        return (128, 128, 128)
    red, green, blue = (round(value) for value in ImageStat.Stat(image, frame).mean)
    return (red, green, blue)


def _upright(content: bytes) -> Image.Image:
    """The pixels alone, as a person sees them; what is clear becomes white."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        turned = ImageOps.exif_transpose(opened).convert("RGBA")
    image = Image.new("RGB", turned.size, "white")
    image.paste(turned, mask=turned.getchannel("A"))
    return image


def _encoded(image: Image.Image) -> bytes:
    """The first quality that is small enough, or the last."""
    data = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=4)
        data = out.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data
