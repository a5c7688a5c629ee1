"""The part of a screen around one target, enlarged: shapes of a narrow page → shapes of the close-up."""

from __future__ import annotations

from dataclasses import replace

from ..model.book import CLOSE_UP
from ..model.picture import Box, Disc, Icon, Layout, Rect, Shape, Stroke, Tiles, Words
from .drawing import Drawing

ROUND = 18.0
MARGIN = 12.0
"""Least room above and below the target, in px of the close-up."""


def close_up(near: Drawing, target: Rect, head: float, line: tuple[Shape, ...]) -> Drawing:
    """The surroundings of a target of a narrow page, as wide as the picture; smaller only when the target is very high.

    `line` is drawn on top, `head` px high: the address, and the tag that says that the picture is imitated.
    """
    width, height = CLOSE_UP
    zoom = min(width / near.width, (height - head - 2 * MARGIN) / target.h)
    left, top = (near.width - width / zoom) / 2, _start(target.y + target.h / 2, (height - head) / zoom, near.height)
    seen = Rect(left, top, width / zoom, (height - head) / zoom)
    shapes = tuple(_zoomed(shape, seen, zoom) for shape in near.shapes if _near(shape, seen))
    targets = {name: _scaled(rect, seen, zoom) for name, rect in near.targets.items() if _within(rect, seen)}
    moved = Layout(height, shapes, tuple(targets.items())).moved(0, head)
    border = Box(Rect(0, 0, width, height), None, "edge", ROUND, 2)
    everything = (*moved.shapes, *line, border)
    return replace(near, shapes=everything, targets=dict(moved.targets), width=width, height=height, radius=ROUND, overflow=0)


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
