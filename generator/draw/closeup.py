"""The part of a screen around one target, enlarged: shapes of the whole screen → shapes of the close-up."""

from __future__ import annotations

from dataclasses import replace

from ..model.book import CLOSE_UP
from ..model.picture import Box, Disc, Icon, Rect, Shape, Stroke, Tiles, Words
from .drawing import Drawing

LARGEST = 2.0
ROUND = 18.0
MARGIN = 24.0
"""Room around the target, in px of the close-up: as wide as half a mark and a little more."""


def close_up(drawing: Drawing, target: Rect) -> Drawing:
    """The surroundings of a target as large as fits the picture, at most twice as large; what lies outside is left out."""
    width, height = CLOSE_UP
    zoom = round(min(LARGEST, (width - 2 * MARGIN) / target.w, (height - 2 * MARGIN) / target.h), 2)
    seen = Rect(
        _start(target.x + target.w / 2, width / zoom, drawing.width), _start(target.y + target.h / 2, height / zoom, drawing.height), 0, 0
    )
    seen = replace(seen, w=width / zoom, h=height / zoom)
    shapes = tuple(_zoomed(shape, seen, zoom) for shape in drawing.shapes if _near(shape, seen))
    targets = {name: _scaled(rect, seen, zoom) for name, rect in drawing.targets.items() if _within(rect, seen)}
    border = Box(Rect(0, 0, width, height), None, "edge", ROUND, 2)
    return replace(drawing, shapes=(*shapes, border), targets=targets, width=width, height=height, radius=ROUND)


def _start(middle: float, length: float, whole: float) -> float:
    """Where a window of this length begins so that it has `middle` in it and stays on the picture, if it can."""
    return max(0.0, min(middle - length / 2, whole - length))


def _near(shape: Shape, seen: Rect) -> bool:
    """Whether a shape is to be drawn. A line of text or a sign that would be cut through is left out, others are cut at the edge."""
    match shape:
        case Words(rect) | Icon(rect) | Tiles(rect):
            return _inside(rect, seen)
        case Box(rect):
            return _meets(rect, seen)
        case Disc(x, y, r):
            return _meets(Rect(x - r, y - r, 2 * r, 2 * r), seen)
        case Stroke(x1, y1, x2, y2):
            return _meets(Rect(min(x1, x2), min(y1, y2), abs(x2 - x1) + 0.1, abs(y2 - y1) + 0.1), seen)


def _inside(rect: Rect, seen: Rect) -> bool:
    across = seen.x <= rect.x and rect.x + rect.w <= seen.x + seen.w
    return across and seen.y <= rect.y and rect.y + rect.h <= seen.y + seen.h


def _within(rect: Rect, seen: Rect) -> bool:
    """Whether enough of a target is seen to point at: its middle."""
    x, y = rect.x + rect.w / 2, rect.y + rect.h / 2
    return seen.x <= x <= seen.x + seen.w and seen.y <= y <= seen.y + seen.h


def _meets(rect: Rect, seen: Rect) -> bool:
    return rect.x < seen.x + seen.w and seen.x < rect.x + rect.w and rect.y < seen.y + seen.h and seen.y < rect.y + rect.h


def _scaled(rect: Rect, seen: Rect, zoom: float) -> Rect:
    return Rect((rect.x - seen.x) * zoom, (rect.y - seen.y) * zoom, rect.w * zoom, rect.h * zoom)


def _zoomed(shape: Shape, seen: Rect, zoom: float) -> Shape:
    match shape:
        case Box():
            return replace(shape, rect=_scaled(shape.rect, seen, zoom), radius=shape.radius * zoom, width=shape.width * zoom)
        case Words():
            return replace(shape, rect=_scaled(shape.rect, seen, zoom), size=shape.size * zoom)
        case Icon() | Tiles():
            return replace(shape, rect=_scaled(shape.rect, seen, zoom))
        case Disc():
            return replace(shape, x=(shape.x - seen.x) * zoom, y=(shape.y - seen.y) * zoom, r=shape.r * zoom, width=shape.width * zoom)
        case Stroke(x1, y1, x2, y2):
            ends = ((x1 - seen.x) * zoom, (y1 - seen.y) * zoom, (x2 - seen.x) * zoom, (y2 - seen.y) * zoom)
            return Stroke(*ends, shape.colour, shape.width * zoom)
