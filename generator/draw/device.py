"""The device around a page: frame, the line with the address or the app's name, and the tag that says it is imitated."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.book import CLOSE_UP
from ..model.picture import Box, Colour, Disc, Icon, Rect, Shape, Words
from ..model.screen import Device, Screen
from .ruler import PictureRuler

TAG = "Mô phỏng"
SIZE, LINE = 13, 19
SIZES = (13, 12.5, 12, 11.5, 11)


@dataclass(frozen=True, slots=True)
class Body:
    """Sizes of a device in logical px: the picture, its frame, its round corners, the widest column."""

    width: int
    height: int
    frame: float
    radius: float
    column: float
    strip: float


BODIES = {
    Device.PHONE: Body(*Device.PHONE.size, 8, 34, 312, 32),
    Device.DESKTOP: Body(*Device.DESKTOP.size, 3, 14, 480, 44),
}
CLOSE = {Device.PHONE: Body(252, 1600, 0, 0, 220, 0), Device.DESKTOP: Body(420, 1600, 0, 0, 388, 0)}
"""The page for close-ups: so narrow that it can be enlarged, so high that everything has room, without frame and line on top."""

BARE = Body(*CLOSE_UP, 0, 0, 0, 32)
"""The picture of a close-up, for the line on top of it."""


def page_of(body: Body) -> Rect:
    """The part of the picture inside of the frame."""
    return Rect(body.frame, body.frame, body.width - 2 * body.frame, body.height - 2 * body.frame)


def frame(body: Body) -> tuple[Shape, ...]:
    """The dark frame, to be drawn last; none on a device without one."""
    if not body.frame:
        return ()
    return (Box(Rect(0, 0, body.width, body.height), None, "ink", body.radius, body.frame),)


def strip(screen: Screen, body: Body) -> tuple[float, tuple[Shape, ...]]:
    """The line on top and its height: window discs on a desktop, lock and address (or the app's name), the tag."""
    if not body.strip:
        return 0, ()
    page, ruler = page_of(body), PictureRuler()
    desktop = screen.device is Device.DESKTOP
    tag_width = ruler.width(TAG, SIZE, 600) + 16
    tag = Rect(page.x + page.w - tag_width - 12, 0, tag_width, 22)
    left = page.x + (76 if desktop else 16)
    text = screen.address or screen.app or ""
    size, lines = _address_lines(text, tag.x - left - (40 if desktop else 29))
    high = max(body.strip, len(lines) * LINE + 13)
    middle = page.y + high / 2
    shapes: list[Shape] = [Box(Rect(page.x, page.y, page.w, high), "wash")]
    if desktop:
        shapes += [Disc(page.x + 20 + n * 18, middle, 6, "line", "edge", 1) for n in range(3)]
        shapes.append(Box(Rect(left - 4, page.y + 7, tag.x - left - 6, high - 14), "surface", "line", 10, 1))
    shapes += _address(lines, size, "lock" if screen.address else "phone", left + (4 if desktop else 0), middle)
    return high, (*shapes, *_pill(tag.moved(0, middle - 11), "gold-wash", "gold-ink"))


def _address_lines(text: str, room: float) -> tuple[float, list[tuple[str, str]]]:
    """A size, and lines as (strong words, plain words).

    The domain or the app's name is strong, what follows the domain is plain. Letters shrink a little before a name is broken.
    """
    ruler = PictureRuler()
    name, slash, rest = text.partition("/")
    size = next((size for size in SIZES if ruler.width(name, size, 600) <= room), SIZES[-1])
    if slash and ruler.width(name, size, 600) + ruler.width(slash + rest, size) <= room:
        return size, [(name, slash + rest)]
    strong = ruler.wrap(name, size, 600, room) if name else ()
    plain = ruler.wrap(slash + rest, size, 400, room) if slash else ()
    return size, [(line, "") for line in strong] + [("", line) for line in plain]


def _address(lines: list[tuple[str, str]], size: float, sign: str, x: float, middle: float) -> list[Shape]:
    if not lines:
        return []
    top = middle - len(lines) * LINE / 2
    words = [shape for n, line in enumerate(lines) for shape in _line(line, size, x + 21, top + n * LINE)]
    return [Icon(Rect(x, middle - 8, 16, 16), sign, "leaf"), *words]


def _line(line: tuple[str, str], size: float, x: float, y: float) -> list[Shape]:
    ruler, shapes = PictureRuler(), list[Shape]()
    for text, weight, colour in ((line[0], 600, "ink"), (line[1], 400, "ink-soft")):
        wide = ruler.width(text, size, weight)
        if text:
            shapes.append(Words(Rect(x, y, wide, LINE), text, size, colour, weight))
        x += wide
    return shapes


def _pill(box: Rect, ground: Colour, text: Colour) -> tuple[Shape, ...]:
    words = Rect(box.x + 8, box.y + 1.5, box.w - 16, LINE)
    return (Box(box, ground, None, 8), Words(words, TAG, SIZE, text, 600))
