"""A screen and its marks → shapes: the device, the widgets in their column, what is fixed or lies over them, the marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.picture import Box, Disc, Icon, Layout, Rect, Shape, Stroke, Tiles, Words
from ..model.screen import Device, Screen, Widget
from .closeup import close_up
from .device import BARE, BODIES, CLOSE, Body, frame, page_of, strip
from .drawing import Drawing
from .marks import place_marks
from .ruler import PictureRuler
from .tokens import dim

GAPS = (16, 12, 8, 6)
"""Room between widgets: the widest that lets the screen fit."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Widgets put one below another: shapes and targets in place, and where they end."""

    shapes: tuple[Shape, ...]
    targets: tuple[tuple[str, Rect], ...]
    end: float


def draw_screen(screen: Screen, marks: Mapping[str, int], focus: str = "") -> Drawing:
    """The screen laid out, or the part around the target `focus`, with its marks. Marks for ids that are not shown are left out."""
    page = _laid(screen, BODIES[screen.device])
    if focus in page.targets:
        near = _laid(screen, CLOSE[screen.device])
        page = close_up(near, near.targets[focus], *strip(screen.model_copy(update={"device": Device.PHONE}), BARE))
    canvas = Rect(0, 0, page.width, page.height)
    known = {name: number for name, number in marks.items() if name in page.targets}
    placed = place_marks(dict(page.targets), known, page.shapes, canvas)
    if screen.imagined:
        page = replace(page, shapes=tuple(shape for shape in page.shapes if not _leads_on(shape)))
    first = {mark.number: (mark.x, mark.y, mark.r) for mark in reversed(placed)}
    everything = page.shapes + tuple(shape for mark in placed for shape in mark.shapes())
    return replace(page, shapes=everything, marks=first, all_marks=placed, covered=tuple(n for n in known if n in page.covered))


def _leads_on(shape: Shape) -> bool:
    """Whether it is the arrow of a row that opens something; on a sheet of ours nothing does."""
    return isinstance(shape, Icon) and shape.name == "next"


def _laid(screen: Screen, body: Body) -> Drawing:
    """The whole screen on a device, without marks; `covered` holds every target below a dialog."""
    page = page_of(body)
    strip_height, strip_shapes = strip(screen, body)
    top = page.y + strip_height
    bottom = _bottom(screen, page)
    room = page.y + page.h - (bottom.end if bottom else 0)
    column = _column(screen, body, Rect(page.x, top, page.w, room - top))
    fixed = _moved(bottom, page.x, room) if bottom else Stack((), (), 0)
    shapes, targets = column.shapes + fixed.shapes, dict(column.targets + fixed.targets)
    over = _over(screen, Rect(page.x, top, page.w, page.y + page.h - top))
    veiled = () if over is None else tuple(targets)
    if over is not None:
        shapes = (*_dimmed(shapes, over[1]), *over[0].shapes)
        targets |= dict(over[0].targets)
    ground = Box(page, "dim-paper" if over else "paper")
    overflow = max(column.end - room, 0 if over is None else over[0].end - page.y - page.h, 0)
    drawn = (ground, *shapes, *strip_shapes, *frame(body))
    return Drawing(drawn, targets, {}, (), body.width, body.height, body.radius, overflow, veiled)


def _widgets(screen: Screen, *places: str) -> list[Widget]:
    return [widget for widget in screen.widgets if widget.place in places]


def _column(screen: Screen, body: Body, area: Rect) -> Stack:
    """The widgets of the column, with the widest gap that fits."""
    width, ruler = min(body.column, area.w - 32), PictureRuler()
    laid = [
        (widget.place == "bleed", widget.layout(ruler, area.w if widget.place == "bleed" else width))
        for widget in _widgets(screen, "flow", "bleed")
    ]
    gap = next((gap for gap in GAPS if _end(laid, area.y, gap) <= area.y + area.h), GAPS[-1])
    return _stacked(laid, area, width, gap)


def _tops(laid: Sequence[tuple[bool, Layout]], y: float, gap: float) -> list[float]:
    """Where each layout starts, and where the last ends; those from edge to edge touch when they follow one another."""
    tops, before = [], True
    for bleed, layout in laid:
        y += 0 if bleed and before else gap
        tops.append(y)
        y += layout.height
        before = bleed
    return [*tops, y + (0 if before else min(gap, 8))]


def _end(laid: Sequence[tuple[bool, Layout]], y: float, gap: float) -> float:
    return _tops(laid, y, gap)[-1]


def _stacked(laid: Sequence[tuple[bool, Layout]], area: Rect, width: float, gap: float) -> Stack:
    """Layouts one below another."""
    shapes: list[Shape] = []
    targets: list[tuple[str, Rect]] = []
    left = area.x + (area.w - width) / 2
    *tops, end = _tops(laid, area.y, gap)
    for (bleed, layout), top in zip(laid, tops, strict=True):
        moved = layout.moved(area.x if bleed else left, top)
        shapes += moved.shapes
        targets += moved.targets
    return Stack(tuple(shapes), tuple(targets), end)


def _bottom(screen: Screen, page: Rect) -> Stack | None:
    """What is fixed at the bottom, from y = 0; its end is its height."""
    ruler = PictureRuler()
    laid = [(True, widget.layout(ruler, page.w)) for widget in _widgets(screen, "bottom")]
    return _stacked(laid, Rect(0, 0, page.w, page.h), page.w, 0) if laid else None


def _moved(stack: Stack, dx: float, dy: float) -> Stack:
    layout = Layout(stack.end, stack.shapes, stack.targets).moved(dx, dy)
    return Stack(layout.shapes, layout.targets, stack.end + dy)


def _over(screen: Screen, area: Rect) -> tuple[Stack, Rect] | None:
    """The last thing that lies over the page, in the middle of it, and its box."""
    found = _widgets(screen, "over")
    if not found:
        return None
    width = min(304, area.w - 32)
    layout = found[-1].layout(PictureRuler(), width)
    x, y = area.x + (area.w - width) / 2, area.y + max(8, (area.h - layout.height) / 2)
    moved = layout.moved(x, y)
    return Stack(moved.shapes, moved.targets, y + layout.height), Rect(x, y, width, layout.height)


def _dimmed(shapes: Sequence[Shape], cover: Rect) -> tuple[Shape, ...]:
    """The page under the veil; words and signs that the dialog would cut through are left out."""
    return tuple(_dim(shape) for shape in shapes if not (isinstance(shape, Words | Icon) and _overlap(shape.rect, cover)))


def _overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h


def _dim(shape: Shape) -> Shape:
    match shape:
        case Box() | Disc():
            return replace(shape, fill=dim(shape.fill), line=dim(shape.line))
        case Words() | Icon() | Stroke() | Tiles():
            return replace(shape, colour=dim(shape.colour) or "dim-ink")
