"""The sheet that a card is drawn on, and how large and airy it is tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...model.picture import Box, Colour, Disc, Icon, Rect, Shape, Words
from ..ruler import advance
from .breaking import cut, lines

LEADING = 1.36
"""Height of a line as a share of its size, so that stacked Vietnamese marks never touch the line above."""


MANY = 99
"""As many lines as it takes."""


@dataclass(frozen=True, slots=True)
class Level:
    """How large letters are, how many lines a text may have before it is cut, and how wide gaps are."""

    size: float
    most: int = MANY
    air: float = 0.6


LEVELS = (
    *(Level(size) for size in (1.26, 1.2, 1.14, 1.08, 1.03, 1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76, 0.73)),
    *(Level(0.72, most, 0.5) for most in (8, 6, 5, 4, 3, 2)),
    Level(0.7, 1, 0.4),
    Level(0.62, 1, 0.2),
)
"""From the largest to the tightest; the first that fits is taken, and its gaps then grow as far as there is room."""

AIR = 2.2
"""The widest that gaps become."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: size at level 1, weight, colour, whether its lines are of like length, and most lines (0: as the level says).

    What is `fixed` has the same size at every level, so that the frame of all cards is alike.
    """

    size: float
    weight: int = 400
    colour: Colour = "ink"
    even: bool = False
    most: int = 0
    fixed: bool = False


@dataclass
class Sheet:
    """Shapes from back to front in logical px, texts that were cut, and how much room is left (less than none: too full)."""

    width: int
    height: int
    level: Level
    shapes: list[Shape] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    spare: float = 0

    @property
    def fits(self) -> bool:
        """Whether there is room for all, and nothing was cut that smaller letters could have kept."""
        return self.spare >= 0 and not (self.cut and self.level.most == MANY)

    @property
    def last(self) -> bool:
        """Whether nothing tighter will be tried, so that what does not fit has to be left out."""
        return self.level == LEVELS[-1]

    def put(self, *shapes: Shape) -> None:
        """Lay shapes on top."""
        self.shapes += shapes

    def gap(self, size: float) -> float:
        """A gap of this size at this level."""
        return size * self.level.air

    def size(self, size: float) -> float:
        """Letters (or a thing as tall as letters) of this size at this level."""
        return round(size * self.level.size * 2) / 2

    def type_size(self, style: Type) -> float:
        """The size of letters set in this way at this level."""
        return style.size if style.fixed else self.size(style.size)

    def lines(self, text: str, style: Type, width: float) -> tuple[str, ...]:
        """The text in lines, cut when there are too many; the texts that were cut are remembered."""
        size, most = self.type_size(style), style.most or MANY
        most = most if style.fixed else min(most, max(self.level.most, 2 if style.even else 1))
        found = lines(text, size, style.weight, width, style.even)
        if len(found) > most:
            self.cut.append(text)
        return cut(found, most, size, style.weight, width)

    def text(self, x: float, y: float, width: float, text: str, style: Type) -> float:
        """Write a text with its top left corner here; returns where it ends."""
        return self.set(x, y, self.lines(text, style, width), style)

    def set(self, x: float, y: float, found: Sequence[str], style: Type) -> float:
        """Write lines one below another; returns where they end."""
        size = self.type_size(style)
        high = round(size * LEADING)
        for n, line in enumerate(found):
            self.put(Words(Rect(x, y + n * high, advance(line, size, style.weight), high), line, size, style.colour, style.weight))
        return y + len(found) * high

    def name(self, x: float, middle: float, width: float, text: str, style: Type) -> None:
        """Write one line with its middle here, in letters as much smaller as it takes; a very long one is cut without a word."""
        small = next((size for size in (1.0, 0.9, 0.8, 0.7) if advance(text, round(style.size * size * 2) / 2, style.weight) <= width), 0.7)
        style = replace(style, size=round(style.size * small * 2) / 2, fixed=True)
        found = cut(lines(text, style.size, style.weight, width), 1, style.size, style.weight, width)
        self.set(x, middle - self.high(style) / 2, found, style)

    def high(self, style: Type) -> int:
        """Height of one line."""
        return round(self.type_size(style) * LEADING)

    def wide(self, text: str, style: Type) -> float:
        """Width of one line."""
        return advance(text, self.type_size(style), style.weight)

    def number(self, x: float, y: float, side: float, words: str, fill: Colour = "leaf", colour: Colour = "on-leaf") -> None:
        """A disc with a number in it; x and y are its middle."""
        size = round(side * 0.56 * 2) / 2
        wide, high = advance(words, size, 700), round(size * LEADING)
        self.put(Disc(x, y, side / 2, fill), Words(Rect(x - wide / 2, y - high / 2, wide, high), words, size, colour, 700))

    def sign(self, x: float, y: float, side: float, name: str, fill: Colour = "leaf-wash", colour: Colour = "leaf") -> None:
        """A disc with an icon in it; x and y are its middle."""
        inner = round(side * 0.58)
        self.put(Disc(x, y, side / 2, fill), Icon(Rect(x - inner / 2, y - inner / 2, inner, inner), name, colour))

    def pill(self, right: float, y: float, words: str, style: Type, fill: Colour) -> float:
        """A word on a round ground that ends at `right`, with its middle at y; returns its left edge."""
        wide, high = self.wide(words, style), self.high(style)
        left, side = right - wide - high * 0.9, high + 6
        self.put(Box(Rect(left, y - side / 2, wide + high * 0.9, side), fill, None, side / 2))
        self.put(Words(Rect(left + high * 0.45, y - high / 2, wide, high), words, self.type_size(style), style.colour, style.weight))
        return left
