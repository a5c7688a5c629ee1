"""What a picture is made of: a closed set of shapes in logical pixels, and the colours of the look by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

Colour = str
"""A name from the list of tokens: ink, ink-soft, paper, surface, line, wash, leaf, leaf-strong, leaf-wash, on-leaf, gold …
Two more are made from these: `edge`, the outline of boxes to write in, and `dim-NAME`, a colour of the page below a dialog."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in logical px, origin at the top left."""

    x: float
    y: float
    w: float
    h: float

    def moved(self, dx: float, dy: float) -> Rect:
        """The same box elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners, filled, outlined or both."""

    rect: Rect
    fill: Colour | None = None
    line: Colour | None = None
    radius: float = 0
    width: float = 1.5


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `rect` is the room it takes: its own width, and the line's height. So overlaps can be tested."""

    rect: Rect
    text: str
    size: float
    colour: Colour = "ink"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawn sign from the icon list, fitted into its box."""

    rect: Rect
    name: str
    colour: Colour = "ink"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line with round ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour = "line"
    width: float = 1.5


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled, outlined or both."""

    x: float
    y: float
    r: float
    fill: Colour | None = None
    line: Colour | None = None
    width: float = 1.5


@dataclass(frozen=True, slots=True)
class Tiles:
    """A grid of square cells (a QR placeholder): rows of '#' and '.'."""

    rect: Rect
    rows: tuple[str, ...]
    colour: Colour = "ink"


Shape = Box | Words | Icon | Stroke | Disc | Tiles


@dataclass(frozen=True, slots=True)
class Layout:
    """What a widget draws: its height, its shapes, and the boxes of its targets, all from its own top left corner."""

    height: float
    shapes: tuple[Shape, ...] = ()
    targets: tuple[tuple[str, Rect], ...] = field(default=())

    def moved(self, dx: float, dy: float) -> Layout:
        """The same drawing elsewhere."""
        shapes = tuple(_moved(shape, dx, dy) for shape in self.shapes)
        return Layout(self.height, shapes, tuple((name, rect.moved(dx, dy)) for name, rect in self.targets))


class Ruler(Protocol):
    """Measures and breaks text in the pictures' typeface."""

    def width(self, text: str, size: float, weight: int = 400) -> float:
        """Advance width of one line, logical px."""

    def wrap(self, text: str, size: float, weight: int, width: float) -> tuple[str, ...]:
        """Lines no wider than `width`; a word longer than a line is broken so that nothing is cut."""


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    match shape:
        case Stroke():
            return replace(shape, x1=shape.x1 + dx, x2=shape.x2 + dx, y1=shape.y1 + dy, y2=shape.y2 + dy)
        case Disc():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
        case Box() | Words() | Icon() | Tiles():
            return replace(shape, rect=shape.rect.moved(dx, dy))
