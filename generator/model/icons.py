"""The list of icons, each as strokes on a 24 x 24 grid, and how to draw them as SVG or as plain polylines.

A stroke is written `x,y x,y …` (with ` z` at the end when it closes); `o cx,cy r` is a circle, `a cx,cy r from to` an arc
in degrees (clockwise from the right), `r x,y w,h radius` a box with round corners, and `. x,y` a dot. `;` parts strokes.
"""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field

WEIGHT = 1.9
"""Thickness of every stroke on the 24 x 24 grid."""

Point = tuple[float, float]

_ICONS = {
    "home": "3,11.5 12,4 21,11.5; 5.5,9.5 5.5,20 18.5,20 18.5,9.5; 9.8,20 9.8,14 14.2,14 14.2,20",
    "search": "o 10.5,10.5 6.5; 15.3,15.3 20.5,20.5",
    "user": "o 12,8 4; a 12,21 7.5 180 360",
    "id-card": "r 2.5,5 19,14 2; o 8.2,10.3 2; a 8.2,17 3.4 195 345; 14,10 18.5,10; 14,14 18.5,14",
    "file": "5,3 14,3 19,8 19,21 5,21 z; 14,3 14,8 19,8; 8.5,13 15.5,13; 8.5,17 15.5,17",
    "folder": "3,19.5 3,5 9.5,5 11.5,7.5 21,7.5 21,19.5 z",
    "bell": "a 12,9.5 6 180 360; 6,9.5 6,14 4,17.5 20,17.5 18,14 18,9.5; a 12,18.6 2.4 20 160",
    "camera": "3,7.5 7.5,7.5 9,4.5 15,4.5 16.5,7.5 21,7.5 21,19.5 3,19.5 z; o 12,13.2 3.6",
    "upload": "12,15.5 12,4; 7,9 12,4 17,9; 4,15 4,20 20,20 20,15",
    "download": "12,4 12,15.5; 7,10.5 12,15.5 17,10.5; 4,15 4,20 20,20 20,15",
    "qr": (
        "r 3.5,3.5 6.5,6.5 1; r 14,3.5 6.5,6.5 1; r 3.5,14 6.5,6.5 1; 14,14 14,17; 17.2,14 20.5,14; "
        "17.2,17.2 17.2,20.5 14,20.5; 20.5,17.5 20.5,20.5"
    ),
    "lock": "r 5,10.5 14,10 2; 8,10.5 8,7.5; a 12,7.5 4 180 360; 16,7.5 16,10.5; 12,14.5 12,16.5",
    "phone": "r 6.5,2.5 11,19 2.5; 11,18 13,18",
    "mail": "r 3,5 18,14 2; 3.8,7 12,13.5 20.2,7",
    "calendar": ("r 3.5,5 17,15.5 2; 3.5,10 20.5,10; 8,3 8,6.5; 16,3 16,6.5; . 8,14; . 12,14; . 16,14; . 8,17.2; . 12,17.2"),
    "clock": "o 12,12 9; 12,7 12,12 15.5,14.5",
    "check": "4.5,12.5 9.5,17.5 19.5,6.5",
    "close": "5.5,5.5 18.5,18.5; 18.5,5.5 5.5,18.5",
    "plus": "12,4.5 12,19.5; 4.5,12 19.5,12",
    "back": "4,12 20,12; 11,5 4,12 11,19",
    "next": "9,5 16,12 9,19",
    "down": "5,8.5 12,15.5 19,8.5",
    "menu": "4,6.5 20,6.5; 4,12 20,12; 4,17.5 20,17.5",
    "warning": "12,3.5 22,20.5 2,20.5 z; 12,9.8 12,14.3; . 12,17.4",
    "info": "o 12,12 9; 12,11.3 12,16.5; . 12,7.8",
    "house": "2.5,11.5 12,3.5 21.5,11.5; 5,9.5 5,20.5 19,20.5 19,9.5; r 9,11.5 6,5 0.5; 12,11.5 12,16.5",
    "people": "o 9,8.5 3.4; a 9,20 6 180 360; a 15.6,8.5 3.4 275 445; a 15.2,20 6 285 360",
    "heart": "a 7.9,9 4.3 140 343; a 16.1,9 4.3 197 400; 4.6,11.8 12,20.3 19.4,11.8",
    "car": (
        "5.7,17 3,17 3,12.5 5.5,11.5 7.5,6.5 16.5,6.5 18.5,11.5 21,12.5 21,17 18.3,17; 5.5,11.5 18.5,11.5; "
        "9.3,17 14.7,17; o 7.5,17 1.8; o 16.5,17 1.8"
    ),
    "wallet": "r 3,7 18,13.5 2; 5,7 16.5,3.5 16.5,7; 21,11.5 15.5,11.5 14,13.5 15.5,15.5 21,15.5",
    "book": "12,6.5 12,20; 12,6.5 9.5,4.5 3,4.5 3,18 9.5,18 12,20 14.5,18 21,18 21,4.5 14.5,4.5 12,6.5",
    "shield": "12,3 20,6 20,11.5 17.5,17 12,21 6.5,17 4,11.5 4,6 z; 8.5,11.7 11.2,14.4 15.8,9.3",
    "settings": (
        "o 12,12 6; o 12,12 2.2; 12,2.8 12,6; 12,18 12,21.2; 2.8,12 6,12; 18,12 21.2,12; 5.5,5.5 7.8,7.8; "
        "16.2,16.2 18.5,18.5; 18.5,5.5 16.2,7.8; 5.5,18.5 7.8,16.2"
    ),
    "eye": "a 12,16.5 10.5 205.4 334.6; a 12,7.5 10.5 25.4 154.6; o 12,12 2.8",
    "image": "r 3,4.5 18,15 2; o 8.5,9.3 1.6; 3.5,17 9,12.5 12.5,15.8 16,12 20.5,16",
    "edit": "4,20 4.8,15.8 16,4.5 19.5,8 8.2,19.2 z; 13.3,7.2 16.8,10.7",
    "send": "21,3.5 14,20.5 10.5,13.5 3.5,10 z; 21,3.5 10.5,13.5",
    "map-pin": "a 12,9.8 6.8 150 390; 6.1,13.2 12,21 17.9,13.2; o 12,9.8 2.3",
    "key": "o 7.5,16 4; 10.4,13.2 20,3.5; 16.3,7.2 19.3,10.2; 13.3,10.3 15.6,12.6",
    "fingerprint": (
        "a 12,11.5 8.5 200 340; a 12,12 5.2 180 360; 6.8,12 6.8,16; 17.2,12 17.2,17.5; a 12,12.3 2 180 360; "
        "10,12.3 10,19.5; 14,12.3 14,20.5"
    ),
    "face": (
        "3.5,8 3.5,3.5 8,3.5; 16,3.5 20.5,3.5 20.5,8; 20.5,16 20.5,20.5 16,20.5; 8,20.5 3.5,20.5 3.5,16; "
        ". 9,9.5; . 15,9.5; a 12,11.8 4 30 150"
    ),
    "pay": "r 2.5,5 19,14 2; 2.5,9.7 21.5,9.7; 6,15 10,15",
    "baby": "o 12,13 7.8; . 9.2,12.2; . 14.8,12.2; a 12,13.2 3.6 35 145; a 12,3.8 1.7 270 450",
    "stamp": ("o 12,6 3; 10.8,8.8 9.6,13.5; 13.2,8.8 14.4,13.5; 4.5,17.5 4.5,13.5 19.5,13.5 19.5,17.5 z; 4.5,21 19.5,21"),
    "list": ". 4.5,6.5; 9,6.5 20,6.5; . 4.5,12; 9,12 20,12; . 4.5,17.5; 9,17.5 20,17.5",
    "chat": "3.5,4.5 20.5,4.5 20.5,16 11,16 6.5,20 6.5,16 3.5,16 z; 8,8.7 16,8.7; 8,12 13,12",
    "star": "12,3 14.6,9 21,9.6 16.2,13.9 17.6,20.3 12,17 6.4,20.3 7.8,13.9 3,9.6 9.4,9 z",
    "school": ("3,20.5 21,20.5; 5,20.5 5,11.5 12,7.5 19,11.5 19,20.5; 12,7.5 12,3 16.5,3 16.5,5.5 12,5.5; 10,20.5 10,15.5 14,15.5 14,20.5"),
    "cap": "2,9.5 12,5 22,9.5 12,14 z; 6.5,11.8 6.5,16.5 12,19 17.5,16.5 17.5,11.8; 22,9.5 22,15.5",
    "presentation": ("2,4 22,4; 3.5,4 3.5,16 20.5,16 20.5,4; 12,16 12,20.5; 8,20.5 16,20.5; 7.5,12 10.5,9 13,11 16.5,7.7"),
}
_PRIVATE = {"loading": "a 12,12 8.5 270 540"}
"""Icons of states, not for authors to choose."""

NAMES = tuple(_ICONS)


@dataclass(frozen=True, slots=True)
class Poly:
    """Straight lines through points; a single point is a dot."""

    points: tuple[Point, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """Part of a circle, in degrees, clockwise from the right; a whole circle from 0 to 360."""

    x: float
    y: float
    r: float
    start: float = 0
    end: float = 360

    def at(self, degrees: float) -> Point:
        """The point at this angle."""
        angle = math.radians(degrees)
        return (self.x + self.r * math.cos(angle), self.y + self.r * math.sin(angle))


@dataclass(frozen=True, slots=True)
class Round:
    """A box with round corners."""

    x: float
    y: float
    w: float
    h: float
    r: float


Part = Poly | Arc | Round


@cache
def parts(name: str) -> tuple[Part, ...]:
    """The strokes of an icon."""
    return tuple(_part(text.split()) for text in (_ICONS | _PRIVATE)[name].split(";"))


def polylines(name: str) -> tuple[tuple[Point, ...], ...]:
    """The strokes of an icon as rows of points close enough to look round; one point is a dot."""
    return tuple(_flat(part) for part in parts(name))


def icon_svg(name: str, size: int = 24) -> str:
    """An inline SVG that takes the colour of the text around it and is hidden from screen readers."""
    drawn = "".join(_svg(part) for part in parts(name))
    return (
        f'<svg class="icon" viewBox="0 0 24 24" width="{size}" height="{size}" fill="none" stroke="currentColor" '
        f'stroke-width="{WEIGHT}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{drawn}</svg>"
    )


def known_icon(name: str) -> str:
    """The name itself when it is in the list; otherwise ValueError with the nearest names."""
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, 3, 0.4)
        raise ValueError(f"không có hình nhỏ tên “{name}”" + (f"; có phải: {', '.join(near)}?" if near else ""))
    return name


IconName = Annotated[str, AfterValidator(known_icon), Field(json_schema_extra={"enum": sorted(NAMES)})]


def _point(text: str) -> Point:
    x, y = text.split(",")
    return (float(x), float(y))


def _part(tokens: list[str]) -> Part:
    match tokens:
        case ["o", centre, r]:
            return Arc(*_point(centre), float(r))
        case ["a", centre, r, start, end]:
            return Arc(*_point(centre), float(r), float(start), float(end))
        case ["r", corner, size, r]:
            return Round(*_point(corner), *_point(size), float(r))
        case [".", point]:
            return Poly((_point(point),))
        case [*points, "z"]:
            return Poly(tuple(map(_point, points)), closed=True)
        case _:
            return Poly(tuple(map(_point, tokens)))


def _flat(part: Part) -> tuple[Point, ...]:
    match part:
        case Poly():
            return part.points + part.points[:1] if part.closed else part.points
        case Arc():
            count = max(4, round((part.end - part.start) / 10))
            return tuple(part.at(part.start + (part.end - part.start) * n / count) for n in range(count + 1))
        case Round(x, y, w, h, r):
            corners = ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180))
            turns = tuple(point for cx, cy, turn in corners for point in _flat(Arc(cx, cy, r, turn, turn + 90)))
            return turns + turns[:1]


def _svg(part: Part) -> str:
    match part:
        case Poly(points, closed):
            end = "h0" if len(points) == 1 else "z" if closed else ""
            return f'<path d="M{"L".join(f"{x:g} {y:g}" for x, y in points)}{end}"/>'
        case Arc(x, y, r, 0, 360):
            return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}"/>'
        case Arc(start=start, end=end, r=r):
            (x1, y1), (x2, y2) = part.at(start), part.at(end)
            return f'<path d="M{x1:.4g} {y1:.4g}A{r:g} {r:g} 0 {int(end - start > 180)} 1 {x2:.4g} {y2:.4g}"/>'
        case Round(x, y, w, h, r):
            return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{r:g}"/>'
