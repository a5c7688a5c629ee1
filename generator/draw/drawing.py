"""A picture laid out: what the parts of this room hand to one another before anything is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.picture import Rect, Shape
from .marks import Mark


@dataclass(frozen=True)
class Drawing:
    """A screen laid out in logical px: shapes from back to front, target boxes by id, marks by number, and its size.

    `marks` has the middle and radius of the first mark of each number; `all_marks` has every mark.
    """

    shapes: tuple[Shape, ...]
    targets: Mapping[str, Rect]
    marks: Mapping[int, tuple[float, float, float]]
    all_marks: tuple[Mark, ...]
    width: int
    height: int
    radius: float
    overflow: float
    covered: tuple[str, ...]
