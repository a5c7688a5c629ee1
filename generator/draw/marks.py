"""Where the numbered marks go: at the edge of their target, beside the words, never on one another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.picture import Disc, Icon, Rect, Shape, Stroke, Words
from .ruler import PictureRuler

RADIUS = 15.0
"""Of the whole mark: gold disc, rim of ink, ring of paper."""

LOW = 40.0
"""Height of a row of one line, like an option: a mark at its corner would stand between two rows."""

GAP = 1.0
"""Least room between two marks, and between a mark and the words of its target."""

TOUCH = 4.0
"""Most room between two rows of a list."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on the picture: what it points at, its number, its middle and radius."""

    id: str
    number: int
    x: float
    y: float
    r: float = RADIUS
    leader: tuple[float, float] | None = None

    def shapes(self) -> tuple[Shape, ...]:
        """The line that leads to the target when the mark stands away from it; ring of paper, rim of ink, gold disc, number."""
        return self._line() + self._badge()

    def _line(self) -> tuple[Shape, ...]:
        if not self.leader:
            return ()
        x, y = self.leader
        return (Stroke(self.x, self.y, x, y, "paper", 5), Stroke(self.x, self.y, x, y, "ink", 2), Disc(x, y, 4, "ink"))

    def _badge(self) -> tuple[Shape, ...]:
        text, size = str(self.number), 16 if self.number < 10 else 14
        wide = PictureRuler().width(text, size, 700)
        return (
            Disc(self.x, self.y, self.r, "paper"),
            Disc(self.x, self.y, self.r - 1.5, "ink"),
            Disc(self.x, self.y, self.r - 3.5, "gold"),
            Words(Rect(self.x - wide / 2, self.y - 11, wide, 22), text, size, "ink", 700),
        )


def place_marks(targets: dict[str, Rect], numbers: dict[str, int], shapes: Sequence[Shape], canvas: Rect) -> tuple[Mark, ...]:
    """A mark for each numbered target, lowest numbers first."""
    placed: list[Mark] = []
    for name, number in sorted(numbers.items(), key=lambda pair: (pair[1], targets[pair[0]].y, targets[pair[0]].x)):
        x, y = _spot(targets[name], _is_row(targets[name], targets.values()), placed, shapes, canvas)
        placed.append(Mark(name, number, x, y, leader=_leader(x, y, targets[name])))
    return tuple(placed)


def nearest_point(x: float, y: float, rect: Rect) -> tuple[float, float]:
    """The point of a box that is nearest to a point outside of it."""
    return min(max(x, rect.x), rect.x + rect.w), min(max(y, rect.y), rect.y + rect.h)


def _leader(x: float, y: float, target: Rect) -> tuple[float, float] | None:
    """Where the line to the target ends, when the mark does not touch it."""
    return None if touches(x, y, RADIUS, target) else nearest_point(x, y, target)


def touches(x: float, y: float, r: float, rect: Rect) -> bool:
    """Whether a disc and a box overlap."""
    near_x, near_y = nearest_point(x, y, rect)
    return math.hypot(x - near_x, y - near_y) < r


def inside(inner: Rect, outer: Rect) -> bool:
    """Whether the middle of one box lies in the other."""
    x, y = inner.x + inner.w / 2, inner.y + inner.h / 2
    return outer.x <= x <= outer.x + outer.w and outer.y <= y <= outer.y + outer.h


def _is_row(target: Rect, others: Iterable[Rect]) -> bool:
    """Whether a corner would not tell what is meant: the target is low, another begins or ends at its edge, or it ends a card."""
    return target.h <= LOW or any(abs(one.x - target.x) < TOUCH and _meet(target, one) for one in others)


def _meet(target: Rect, other: Rect) -> bool:
    low, end = target.y + target.h, other.y + other.h
    return abs(end - target.y) < TOUCH or abs(low - other.y) < TOUCH or (abs(end - low) < TOUCH and other.y < target.y)


def _spot(target: Rect, row: bool, placed: Sequence[Mark], shapes: Sequence[Shape], canvas: Rect) -> tuple[float, float]:
    """The first place that hides nothing, with a clear line to the target; then without; then the least bad one."""
    words = [ink(shape) for shape in shapes if isinstance(shape, Words)]
    own = [rect for rect in words if inside(rect, target)]
    signs = [shape.rect for shape in shapes if isinstance(shape, Icon)]
    free = [spot for spot in _spots(target, row) if _fits(*spot, placed, canvas)]
    clear, none = words + signs, list[Rect]()
    tries = ((clear, RADIUS + GAP, words), (clear, RADIUS + GAP, none), (words, RADIUS, none), (own, RADIUS + GAP, none))
    for hidden, reach, crossed in tries:
        for x, y in free:
            if not any(touches(x, y, reach, rect) for rect in hidden) and not _crosses(x, y, target, crossed):
                return (x, y)
    return free[0] if free else (target.x + target.w, target.y)


def _crosses(x: float, y: float, target: Rect, words: Sequence[Rect]) -> bool:
    """Whether the line from a mark to its target would run through words."""
    end = _leader(x, y, target)
    if not end or not words:
        return False
    steps = max(2, int(math.dist((x, y), end) / 3))
    points = [(x + (end[0] - x) * n / steps, y + (end[1] - y) * n / steps) for n in range(steps)]
    return any(touches(*point, 1.5, rect) for point in points for rect in words)


def ink(words: Words) -> Rect:
    """The part of a line of text where small letters and most marks stand."""
    spare = max(0.0, (words.rect.h - words.size * 1.1) / 2)
    return Rect(words.rect.x, words.rect.y + spare, words.rect.w, words.rect.h - 2 * spare)


def _fits(x: float, y: float, placed: Sequence[Mark], canvas: Rect) -> bool:
    within = canvas.x + RADIUS <= x <= canvas.x + canvas.w - RADIUS and canvas.y + RADIUS <= y <= canvas.y + canvas.h - RADIUS
    return within and all(math.hypot(x - mark.x, y - mark.y) >= 2 * RADIUS + GAP for mark in placed)


def _spots(target: Rect, row: bool) -> Iterator[tuple[float, float]]:
    """Places to try: right of a row or of its shorter line, corners, along the edges, just outside, then rings further and further away."""
    left, right, top, low = target.x, target.x + target.w, target.y, target.y + target.h
    middle = (top + low) / 2
    if row:
        yield from ((right + 8, middle), (right + 8, low - RADIUS), (right + 8, top + RADIUS))
    yield from ((right + 3, top + 5), (right - 4, top), (right - 4, low), (right, middle), (right - 4, top - 8), (right - 4, low + 8))
    yield from ((left + 2, top - 4), (left + 2, low + 4), (left - 2, middle))
    for step in range(0, int(target.w), 8):
        yield from ((right - 4 - step, top), (right - 4 - step, low), (right - 4 - step, top - 8), (right - 4 - step, low + 8))
    for step in range(0, int(target.h), 8):
        yield from ((right, top + step), (left, top + step))
    for reach in range(16, 120, 8):
        for turn in range(-45, 315, 15):
            angle = math.radians(turn)
            x = right + reach * math.cos(angle) if math.cos(angle) > 0 else left + reach * math.cos(angle)
            y = low + reach * math.sin(angle) if math.sin(angle) > 0 else top + reach * math.sin(angle)
            yield (x, y)
