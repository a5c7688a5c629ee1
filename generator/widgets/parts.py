"""What widgets draw with: a sheet to put text and shapes on, and the parts that several kinds share."""

from __future__ import annotations

from typing import NamedTuple

from ..model.picture import Box, Colour, Disc, Icon, Layout, Rect, Ruler, Shape, Stroke, Words
from ..model.screen import Item, State, Widget


class Type(NamedTuple):
    """A step of the type scale: size, weight, and a line high enough for stacked tone marks."""

    size: float
    weight: int
    line: float


TITLE = Type(17, 700, 25)
BUTTON = Type(16, 600, 24)
STRONG = Type(15, 600, 22)
BODY = Type(15, 400, 22)
SMALL_STRONG = Type(13, 600, 19)
SMALL = Type(13, 400, 19)

EDGE = 16
"""Room between the edge of the page and what stands in the column; widgets from edge to edge keep it for their words."""

STATE_ICONS = {State.ERROR: "warning", State.SUCCESS: "check", State.LOADING: "loading"}
STATE_COLOURS: dict[State, Colour] = {State.ERROR: "clay", State.SUCCESS: "leaf", State.DISABLED: "ink-soft"}


class Sheet:
    """The drawing of one widget while it is made. `y` is where the next part goes."""

    def __init__(self, ruler: Ruler, width: float, widget: Widget, inset: float = 0) -> None:
        self.ruler, self.width, self.widget, self.inset = ruler, width, widget, inset
        self.y: float = 0
        self.shapes: list[Shape] = []
        self.targets: list[tuple[str, Rect]] = []
        self.own: Rect | None = None
        self.ringed = self.signed = False

    @property
    def state(self) -> State:
        """How the widget stands."""
        return self.widget.state

    @property
    def off(self) -> bool:
        """Whether the widget is greyed."""
        return self.state is State.DISABLED

    def put(self, *shapes: Shape) -> None:
        """Adds shapes as they are."""
        self.shapes += shapes

    def lines(self, text: str, face: Type, width: float) -> tuple[str, ...]:
        """The text broken to this width."""
        return self.ruler.wrap(text, face.size, face.weight, max(width, face.size))

    def longest(self, text: str, face: Type, width: float) -> float:
        """Width of the longest line of the text once broken to this width."""
        return max(self.ruler.width(line, face.size, face.weight) for line in self.lines(text, face, width))

    def height(self, text: str, face: Type, width: float) -> float:
        """Height of the text once broken to this width."""
        return len(self.lines(text, face, width)) * face.line

    def words(self, text: str, face: Type, colour: Colour, area: Rect, align: str = "left") -> float:
        """Puts text from the top of the area, as many lines as it takes; their height comes back."""
        lines = self.lines(text, face, area.w)
        for number, line in enumerate(lines):
            long = min(self.ruler.width(line, face.size, face.weight), max(area.w, face.size))
            x = area.x + {"left": 0.0, "center": (area.w - long) / 2, "right": area.w - long}[align]
            box = Rect(x, area.y + number * face.line, long, face.line)
            self.put(Words(box, line, face.size, colour, face.weight))
        return len(lines) * face.line

    def flow(self, text: str, face: Type, colour: Colour, align: str = "left") -> None:
        """Puts text across the sheet at `y` and goes on below it."""
        area = Rect(self.inset, self.y, self.width - 2 * self.inset, 0)
        self.y += self.words(text, face, colour, area, align)

    def hug(self) -> None:
        """Makes the widget's own target box as wide as its words, so that a mark stands beside them."""
        end = max(shape.rect.x + shape.rect.w for shape in self.shapes if isinstance(shape, Words))
        self.own = Rect(0, 0, min(self.width, end + 20), self.y)

    def tint(self) -> None:
        """Colours the ground of the whole widget when all is well or something is wrong."""
        if self.state in (State.SUCCESS, State.ERROR):
            ground = "leaf-wash" if self.state is State.SUCCESS else "clay-wash"
            self.shapes.insert(0, Box(Rect(-6, -4, self.width + 12, self.y + 6), ground, None, 8))

    def icon(self, name: str, x: float, middle: float, size: float, colour: Colour) -> None:
        """Puts an icon with its left edge at `x` and its middle at `middle`."""
        self.put(Icon(Rect(x, middle - size / 2, size, size), name, colour))

    def target(self, item: Item | None, rect: Rect) -> None:
        """Notes the box of an entry that may be pointed at."""
        if item is not None and item.id:
            self.targets.append((item.id, rect))

    def ring(self, rect: Rect, radius: float) -> None:
        """Draws the focus ring around a part, if the widget has the focus."""
        self.ringed = True
        if self.state is State.FOCUS:
            self.put(Box(grown(rect, 4), None, "leaf", radius + 4, 2))

    def ink(self, normal: Colour = "ink") -> Colour:
        """The colour of plain words in this state."""
        return STATE_COLOURS.get(self.state, normal)

    def done(self) -> Layout:
        """The finished drawing, with the focus ring, the line that tells the state, and the widget's own target box."""
        body = self.own or Rect(0, 0, self.width, self.y)
        if not self.ringed:
            self.ring(grown(body, -2) if self.inset else body, 6)
        status_line(self)
        own = ((self.widget.id, body),) if self.widget.id else ()
        return Layout(self.y, tuple(self.shapes), own + tuple(self.targets))


def grown(rect: Rect, by: float) -> Rect:
    """The same box, larger on every side."""
    return Rect(rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by)


def status_line(sheet: Sheet) -> None:
    """Puts the widget's message at the end, with the sign of its state; a wait is told even without a message."""
    waits = sheet.state is State.LOADING and not sheet.signed
    text = sheet.widget.message or ("Đang tải…" if waits else "")
    if not text:
        return
    colour = STATE_COLOURS.get(sheet.state, "ink-soft")
    sheet.y += 4
    x = sheet.inset
    if sign := STATE_ICONS.get(sheet.state):
        sheet.icon(sign, x, sheet.y + SMALL.line / 2, 16, colour)
        x += 22
    sheet.y += sheet.words(text, SMALL, colour, Rect(x, sheet.y, sheet.width - sheet.inset - x, 0))
    sheet.y += 4 if sheet.inset else 0


def field_label(sheet: Sheet, label: str, required: bool) -> None:
    """Puts the label above a box; a star follows when it must be filled."""
    star = sheet.ruler.width(" *", SMALL_STRONG.size, SMALL_STRONG.weight) if required else 0
    sheet.words(label, SMALL, "ink-soft", Rect(0, sheet.y, sheet.width - star - 1, 0))
    last = sheet.shapes[-1]
    if required and isinstance(last, Words):
        box = Rect(last.rect.x + last.rect.w, last.rect.y, star, SMALL.line)
        sheet.put(Words(box, " *", SMALL_STRONG.size, "clay", SMALL_STRONG.weight))
    sheet.y += sheet.height(label, SMALL, sheet.width - star - 1) + 4


class Inside(NamedTuple):
    """What a box to write in shows: words or, when there are none, grey ones; signs at its left and right; whether one types in it."""

    value: str
    placeholder: str = ""
    left: str | None = None
    right: str | None = None
    typed: bool = True


def field_box(sheet: Sheet, inside: Inside, area: Rect | None = None) -> Rect:
    """Puts a box to write in; it grows with its words. The box comes back, and `y` goes on below it."""
    area = area or Rect(0, sheet.y, sheet.width, 0)
    right = STATE_ICONS.get(sheet.state, inside.right)
    sheet.signed = True
    x = area.x + 12 + (28 if inside.left else 0)
    room = area.x + area.w - 12 - (26 if right else 0) - x
    text = inside.value or inside.placeholder
    high = sheet.height(text, BODY, room) if text else BODY.line
    box = Rect(area.x, area.y, area.w, max(42, high + 18))
    middle = box.y + box.h / 2
    frame(sheet, box)
    if inside.left:
        sheet.icon(inside.left, area.x + 12, middle, 20, "ink-soft")
    if right:
        sheet.icon(right, box.x + box.w - 32, middle, 20, STATE_COLOURS.get(sheet.state, "ink-soft"))
    if text:
        shown = "ink" if inside.value and not sheet.off else "ink-soft"
        sheet.words(text, BODY, shown, Rect(x, middle - high / 2, room, 0))
    caret(sheet, inside, x, box)
    sheet.y = box.y + box.h
    sheet.own = box
    return box


def frame(sheet: Sheet, box: Rect, radius: float = 8) -> None:
    """Puts the outline and ground of a box to write in, as its state asks."""
    line = {State.ERROR: "clay", State.SUCCESS: "leaf", State.FOCUS: "leaf", State.DISABLED: "line"}.get(sheet.state, "edge")
    fill = {State.DISABLED: "wash", State.LOADING: "wash"}.get(sheet.state, "surface")
    sheet.put(Box(box, fill, line, radius, 2 if sheet.state in (State.ERROR, State.SUCCESS) else 1.5))
    sheet.ring(box, radius)


def caret(sheet: Sheet, inside: Inside, x: float, box: Rect) -> None:
    """Puts the writing mark after one line of words, if the widget has the focus."""
    long = sheet.ruler.width(inside.value, BODY.size, BODY.weight)
    if inside.typed and sheet.state is State.FOCUS and x + long + 3 < box.x + box.w - 12:
        at = x + long + (2 if inside.value else -3)
        sheet.put(Stroke(at, box.y + 11, at, box.y + box.h - 11, "leaf", 2))


def help_line(sheet: Sheet, text: str | None) -> None:
    """Puts a line of help below a box."""
    if text:
        sheet.y += 4
        sheet.flow(text, SMALL, "ink-soft")


class Skin(NamedTuple):
    """Colours of a button: ground, outline, words."""

    fill: Colour | None
    line: Colour | None
    text: Colour


SKINS = {
    "primary": Skin("leaf", None, "on-leaf"),
    "secondary": Skin("surface", "leaf", "leaf"),
    "danger": Skin("clay", None, "on-leaf"),
    "text": Skin(None, None, "leaf"),
}


def skin(style: str, state: State) -> Skin:
    """The colours of a button of this style in this state."""
    by_state = {
        State.DISABLED: Skin("wash", "line", "ink-soft"),
        State.SUCCESS: Skin("leaf-wash", "leaf", "leaf-strong"),
        State.ERROR: Skin("clay-wash", "clay", "clay"),
    }
    return by_state.get(state, SKINS[style])


def button_box(sheet: Sheet, label: str, style: str, icon: str | None, area: Rect) -> Rect:
    """Puts a button; it grows with its words. The box comes back; `y` stays."""
    colours = skin(style, sheet.state)
    sign = STATE_ICONS.get(sheet.state, icon)
    sheet.signed = True
    room = area.w - 24 - (28 if sign else 0)
    high = sheet.height(label, BUTTON, room)
    box = Rect(area.x, area.y, area.w, max(area.h, high + 16))
    if colours.fill or colours.line:
        sheet.put(Box(box, colours.fill, colours.line, 10, 2))
    long = sheet.longest(label, BUTTON, room)
    x, middle = box.x + (box.w - long - (28 if sign else 0)) / 2, box.y + box.h / 2
    if sign:
        sheet.icon(sign, x, middle, 20, colours.text)
        x += 28
    sheet.words(label, BUTTON, colours.text, Rect(x, middle - high / 2, long + 1, 0), "center")
    return box


def badge(sheet: Sheet, text: str, right: float, middle: float, widest: float) -> float:
    """Puts a small label that ends at `right`; the room it takes comes back."""
    long = sheet.longest(text, SMALL_STRONG, widest - 16)
    high = sheet.height(text, SMALL_STRONG, widest - 16)
    box = Rect(right - long - 16, middle - high / 2 - 2, long + 16, high + 4)
    sheet.put(Box(box, "leaf-wash", None, 8))
    sheet.words(text, SMALL_STRONG, "leaf-strong", Rect(box.x + 8, box.y + 2, long + 1, 0), "center")
    return box.w


def dot(sheet: Sheet, x: float, y: float, r: float, done: bool) -> None:
    """Puts a round mark, ticked when done."""
    if done:
        sheet.put(Disc(x, y, r, "leaf"))
        sheet.icon("check", x - r * 0.65, y, r * 1.3, "on-leaf")
    else:
        sheet.put(Disc(x, y, r, "surface", "edge", 2))
