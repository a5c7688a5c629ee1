"""Pictures as they are seen: shipped ones and generated extremes, measured in boxes, in bytes and on the pixels themselves."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from shipped import shipped_catalog
from test_draw import mark_faults, screen, word_faults
from widget_samples import KINDS, samples

from generator import draw
from generator.draw.marks import ink, nearest_point, place_marks, touches
from generator.draw.paint import paint
from generator.draw.ruler import SCALE
from generator.model.book import CLOSE_UP, Shot, View
from generator.model.picture import Box, Disc, Rect, Stroke, Words
from generator.model.screen import State
from generator.plan import plan_shots

MOST_BYTES = 12 * 1024
READABLE = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""

SEEN = 3.0
"""Least contrast of signs (WCAG 2.2, 1.4.11)."""


def shipped() -> dict[str, Shot]:
    """Every drawn picture of the shipped guides, by guide, step and place in the step. One that several steps show is there once."""
    names: dict[Shot, str] = {}
    for (guide, step), shots in plan_shots(shipped_catalog(), draw.look(), lambda _: ()).items():
        for at, (shot, _) in enumerate(shots):
            if isinstance(shot.subject, View):
                names.setdefault(shot, f"{guide}-{step}-{at}")
    return {name: shot for shot, name in names.items()}


SHIPPED = shipped()


def view_of(name: str) -> View:
    """What a shipped picture shows."""
    view = SHIPPED[name].subject
    assert isinstance(view, View)
    return view


@pytest.fixture(scope="module")
def folder(real_site: Path) -> Path:
    """Where the site has the files of its pictures, by their keys."""
    return real_site / "site" / "anh"


def file_of(name: str, folder: Path) -> bytes:
    """The file of a shipped picture, as the site has it."""
    return (folder / f"{SHIPPED[name].key}.webp").read_bytes()


def on_white(file: bytes) -> Image.Image:
    """The pixels of a picture, on white."""
    image = Image.open(io.BytesIO(file)).convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def luminance(colour: tuple[int, ...]) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    parts = [value / 255 for value in colour[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def crop(image: Image.Image, rect: Rect) -> Image.Image:
    """The pixels of a box."""
    return image.crop(tuple(round(part * SCALE) for part in (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h)))  # type: ignore[arg-type]


def text_contrast(image: Image.Image, words: Words) -> float:
    """Contrast of a line of text with what it stands on, as painted: its strongest pixels against the most frequent colour."""
    counted = Counter({colour: count for count, colour in crop(image, words.rect).getcolors(100_000) or []})
    (ground, _), *_ = counted.most_common(1)
    return max(contrast(colour, ground) for colour, count in counted.items() if count >= 4)  # type: ignore[arg-type]


def test_there_are_pictures() -> None:
    assert len(SHIPPED) >= 54


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_picture_fits_and_is_small(name: str, folder: Path) -> None:
    view = view_of(name)
    drawing = draw.draw_screen(view.screen, dict(view.marks), view.focus)
    assert draw.measure(view).misfits == ()
    assert mark_faults(drawing) == []
    assert word_faults(drawing) == []
    assert len(file_of(name, folder)) <= MOST_BYTES


@pytest.mark.parametrize("name", SHIPPED)
def test_words_can_be_read_on_the_pixels(name: str) -> None:
    """Every line in use; what lies under a dialog is meant to step back."""
    view = view_of(name)
    drawing = draw.draw_screen(view.screen, {}, view.focus)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Words) and not shape.colour.startswith("dim-")]
    bare = paint(drawing.shapes, drawing.width, drawing.height).convert("RGB")
    weak = {line.text: round(text_contrast(bare, line), 2) for line in lines}
    assert {text: value for text, value in weak.items() if value < READABLE} == {}


@pytest.mark.parametrize("name", SHIPPED)
def test_marks_stand_out_in_grey(name: str, folder: Path) -> None:
    """As a copy shop prints them: dark rim on a light ring, dark number on the disc."""
    view = view_of(name)
    image = on_white(file_of(name, folder)).convert("L").convert("RGB")
    for mark in draw.draw_screen(view.screen, dict(view.marks), view.focus).all_marks:
        seen = crop(image, Rect(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r))
        middle, radius = seen.width // 2, seen.width / 2
        aside = [(radius - depth) * 0.7071 for depth in (2, 5, 9)]
        ring, rim, disc = [seen.getpixel((round(middle + far), round(middle - far))) for far in aside]
        assert contrast(ring, rim) >= SEEN  # type: ignore[arg-type]
        assert contrast(rim, disc) >= SEEN  # type: ignore[arg-type]
        number = min(seen.crop((middle - 8, middle - 10, middle + 8, middle + 10)).convert("L").tobytes())
        assert contrast(disc, (number,) * 3) >= READABLE  # type: ignore[arg-type]


STATES = ("text_field", "password_field", "date_field", "select", "button", "search_box", "file_upload", "otp", "captcha")


@pytest.mark.parametrize("kind", STATES)
def test_states_differ_without_colour(kind: str) -> None:
    """Grey pictures of any two states differ by more than a hair, so that colour is never the only sign (WCAG 2.2, 1.4.1)."""
    pictures = {}
    for state in State:
        more = {"message": "Vui lòng nhập ô này"} if state is State.ERROR else {}
        one = screen({"kind": kind, "id": "own", "state": state, **samples("Nộp")[kind], **more})
        pictures[state] = on_white(draw.draw_picture(View(one, ()))).convert("L")
    for n, one in enumerate(State):
        for other in list(State)[:n]:
            changed = ImageChops.difference(pictures[one], pictures[other]).point(lambda value: 255 if value > 24 else 0)
            assert changed.histogram()[255] >= 60, (kind, one, other)


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẬỄỖỮẨắằẵặgjy0123456789 .,-/"
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=90).map(lambda text: " ".join(text.split()) or "Nộp")
ALONE = ("dialog", "bottom_bar", "stepper")


@st.composite
def extremes(draw_one: st.DrawFn) -> tuple[Any, dict[str, int]]:
    """A screen of a few widgets with words of any length, on either device, and up to six marks on it."""
    kinds = draw_one(st.lists(st.sampled_from([kind for kind in KINDS if kind not in ALONE]), min_size=1, max_size=4, unique=True))
    widgets = [{"kind": kind, "id": f"w{n}", **samples(draw_one(WORDS))[kind]} for n, kind in enumerate(kinds)]
    one = screen(*widgets, device=draw_one(st.sampled_from(["phone", "desktop"])))
    names = draw_one(st.lists(st.sampled_from(one.target_ids), max_size=6, unique=True))
    return one, {name: n for n, name in enumerate(names, 1)}


@settings(max_examples=150, deadline=None)
@given(extremes())
def test_no_words_meet_and_no_marks_collide_whatever_is_written(case: tuple[Any, dict[str, int]]) -> None:
    one, marks = case
    drawing = draw.draw_screen(one, marks)
    assume(not drawing.overflow)
    assert word_faults(drawing) == []
    assert [fault for fault in mark_faults(drawing) if " on " in fault or "leaves" in fault or "alone" in fault] == []


@settings(max_examples=60, deadline=None)
@given(extremes(), st.data())
def test_a_close_up_shows_its_target_whole(case: tuple[Any, dict[str, int]], data: st.DataObject) -> None:
    one, marks = case
    focus = data.draw(st.sampled_from(one.target_ids))
    drawing = draw.draw_screen(one, marks, focus)
    box = drawing.targets[focus]
    assert (drawing.width, drawing.height) == CLOSE_UP
    assert box.x >= 0
    assert box.x + box.w <= CLOSE_UP[0]
    assert box.y + 0.01 >= 32
    assert box.y + box.h <= CLOSE_UP[1]
    assert word_faults(drawing) == []
    assert "Mô phỏng" in [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_a_close_up_enlarges_its_words() -> None:
    one = screen({"kind": "text_field", "id": "o", "label": "Họ và tên"}, {"kind": "button", "id": "nut", "label": "Nộp"})
    sizes = {}
    for focus in ("", "o"):
        words = [shape for shape in draw.draw_screen(one, {}, focus).shapes if isinstance(shape, Words)]
        sizes[focus] = next(shape.size for shape in words if shape.text == "Họ và tên")
    assert sizes["o"] >= 1.4 * sizes[""]


def test_a_mark_without_room_at_its_target_leads_to_it_with_a_line() -> None:
    """A short target in the middle of words: the mark stands away from them, and its line crosses none when there is a way."""
    target, canvas = Rect(220, 200, 40, 20), Rect(0, 0, 360, 640)
    words = [Words(Rect(20, y, 280, 20), "x" * 40, 15) for y in (178, 222)]
    words += [Words(Rect(20, 200, 199, 20), "x" * 14, 15), Words(target, "đây", 15)]
    (mark,) = place_marks({"o": target}, {"o": 1}, words, canvas)
    assert not any(touches(mark.x, mark.y, mark.r, ink(line)) for line in words)
    assert mark.leader == nearest_point(mark.x, mark.y, target)
    assert not touches(mark.x, mark.y, mark.r, target)
    steps = [(mark.x + (mark.leader[0] - mark.x) * n / 20, mark.y + (mark.leader[1] - mark.y) * n / 20) for n in range(20)]
    assert not any(touches(x, y, 1, ink(line)) for x, y in steps for line in words)
    line, inner, end, *badge = mark.shapes()
    assert isinstance(line, Stroke)
    assert isinstance(inner, Stroke)
    assert (inner.x2, inner.y2) == mark.leader
    assert isinstance(end, Disc)
    assert len(badge) == 4


def test_a_mark_beside_a_row_of_two_lines_takes_the_shorter_one() -> None:
    """The first line reaches the edge: the mark stands beside the second, not between this row and the next."""
    upper, target, canvas = Rect(24, 133, 280, 32), Rect(24, 165, 312, 54), Rect(0, 0, 360, 640)
    words = [Words(Rect(58, 170, 276, 22), "x" * 36, 15), Words(Rect(58, 192, 90, 22), "x" * 12, 15)]
    (mark,) = place_marks({"o": target, "tren": upper}, {"o": 1}, words, canvas)
    assert target.y <= mark.y - mark.r
    assert mark.y + mark.r <= target.y + target.h
    assert not any(touches(mark.x, mark.y, mark.r, ink(line)) for line in words)


def test_a_file_of_the_site_is_what_is_drawn(folder: Path) -> None:
    """The files above were painted by other processes; here are some painted anew, one of each shape: with marks, without, and closer."""
    shapes = {(view.marks != (), view.focus != ""): name for name in SHIPPED if (view := view_of(name))}
    assert len(shapes) >= 3
    for name in shapes.values():
        assert file_of(name, folder) == draw.draw_picture(view_of(name)), name


def test_things_stand_on_the_grid() -> None:
    """Widgets of a form begin on the same line and are as wide as one another: 24 px from the edge, 312 wide."""
    view = view_of(next(name for name in SHIPPED if name.startswith("dang-ky-khai-sinh-6")))
    drawing = draw.draw_screen(view.screen, {})
    fields = [shape.rect for shape in drawing.shapes if isinstance(shape, Box) and shape.fill == "surface" and shape.rect.w > 200]
    assert fields
    assert {(rect.x, rect.w) for rect in fields} == {(24, 312)}
