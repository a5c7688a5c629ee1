"""Drawn screens: marks keep clear of words and of one another, bytes stay the same, pictures stay small and sharp."""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from widget_samples import KINDS, LONG, overlap, samples

from generator import draw
from generator.draw.marks import RADIUS, ink, inside, touches
from generator.draw.ruler import FONTS, PictureRuler, font, letters
from generator.model.alt import describe
from generator.model.book import View
from generator.model.picture import Icon, Rect, Words
from generator.model.screen import Device, Screen, State
from generator.widgets import AnyScreen

ROOT = Path(__file__).resolve().parents[1]
RULER = PictureRuler()
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SHORT = "Họ và tên"

FORM: dict[str, Any] = {
    "id": "khai",
    "title": "Tờ khai",
    "address": "dichvucong.gov.vn",
    "widgets": [
        {"kind": "app_bar", "title": "Đăng ký khai sinh", "back": True},
        {"kind": "text_field", "id": "ten", "label": "Họ, chữ đệm, tên", "required": True},
        {"kind": "date_field", "id": "ngay", "label": "Ngày sinh", "value": "02/09/2026"},
        {"kind": "radio", "id": "nhan", "label": "Cách nhận", "options": [{"id": "mang", "label": "Trên mạng"}, "Tại xã"]},
        {"kind": "checkbox", "id": "cam-doan", "label": "Tôi cam đoan lời khai là đúng"},
        {"kind": "button", "id": "nop", "label": "Nộp hồ sơ"},
    ],
}
MARKS = {"ten": 1, "ngay": 2, "mang": 3, "cam-doan": 4, "nop": 5}


def screen(*widgets: dict[str, Any], **more: Any) -> Screen:
    """A phone screen of these widgets."""
    return AnyScreen.model_validate({"id": "man", "title": "Màn hình thử", "address": "dichvucong.gov.vn", "widgets": widgets} | more)


def form() -> Screen:
    """The usual form."""
    return AnyScreen.model_validate(FORM)


def one_kind(kind: str, words: str, state: State = State.NORMAL) -> Screen:
    """A screen that holds a single widget of this kind."""
    return screen({"kind": kind, "id": "own", "state": state, **samples(words)[kind]})


def misfits(one: Screen, marks: dict[str, int]) -> tuple[str, ...]:
    """What the author is told of a screen that does not fit."""
    return draw.measure(View(one, tuple(marks.items()))).misfits


def mark_faults(drawing: draw.Drawing) -> list[str]:
    """Marks that touch one another, leave the picture, or hide words of their own target."""
    marks, found = drawing.all_marks, []
    found += [f"{mark.id} is alone" for mark in marks if not (mark.leader or touches(mark.x, mark.y, mark.r, drawing.targets[mark.id]))]
    numbers = {(mark.x, mark.y) for mark in marks}
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    words = [shape for shape in words if (shape.rect.x + shape.rect.w / 2, shape.rect.y + 11) not in numbers]
    for n, mark in enumerate(marks):
        found += [f"{mark.id} on {other.id}" for other in marks[:n] if math.dist((mark.x, mark.y), (other.x, other.y)) < 2 * RADIUS]
        if not (mark.r <= mark.x <= drawing.width - mark.r and mark.r <= mark.y <= drawing.height - mark.r):
            found.append(f"{mark.id} leaves the picture")
        own = (shape for shape in words if inside(ink(shape), drawing.targets[mark.id]))
        found += [f"{mark.id} hides {shape.text!r}" for shape in own if touches(mark.x, mark.y, mark.r, ink(shape))]
    return found


def word_faults(drawing: draw.Drawing) -> list[str]:
    """Words outside of the picture, or on one another (marks left out)."""
    count = len(drawing.shapes) - sum(len(mark.shapes()) for mark in drawing.all_marks)
    words = [shape for shape in drawing.shapes[:count] if isinstance(shape, Words)]
    canvas = Rect(0, 0, drawing.width, drawing.height)
    found = [f"{shape.text!r} leaves the picture" for shape in words if not inside_whole(shape.rect, canvas)]
    for n, shape in enumerate(words):
        found += [f"{shape.text!r} on {other.text!r}" for other in words[:n] if overlap(shape.rect, other.rect)]
    return found


def inside_whole(inner: Rect, outer: Rect) -> bool:
    """Whether a box lies wholly in another."""
    across = inner.x >= outer.x and inner.x + inner.w <= outer.x + outer.w
    return across and inner.y >= outer.y and inner.y + inner.h <= outer.y + outer.h


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_with_every_target_marked(kind: str, device: str) -> None:
    one = screen({"kind": kind, "id": "own", **samples(SHORT)[kind]}, device=device)
    marks = {name: n for n, name in enumerate(one.target_ids, 1)}
    drawing = draw.draw_screen(one, marks)
    assert misfits(one, marks) == ()
    assert set(drawing.targets) == set(one.target_ids)
    assert set(drawing.marks) == set(marks.values())
    assert mark_faults(drawing) == []
    assert word_faults(drawing) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_can_be_painted_and_is_small(kind: str) -> None:
    for state in State:
        image = Image.open(io.BytesIO(draw.encode(draw.draw_screen(one_kind(kind, LONG, state), {"own": 1}))))
        assert image.size == (720, 1280)
        assert image.format == "WEBP"
        assert len(image.getcolors(100_000) or []) <= 64 + 4


SIMPLE = [kind for kind in KINDS if kind not in ("dialog", "bottom_bar", "select", "qr", "card")]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SIMPLE), min_size=2, max_size=5, unique=True), st.booleans())
def test_marks_on_any_mix_of_widgets(kinds: list[str], many: bool) -> None:
    widgets = [{"kind": kind, "id": f"w{n}", **samples(SHORT)[kind]} for n, kind in enumerate(kinds)]
    one = screen(*widgets)
    marks = {name: n for n, name in enumerate(one.target_ids if many else [f"w{n}" for n in range(len(kinds))], 1)}
    drawing = draw.draw_screen(one, marks)
    if not drawing.overflow:
        assert mark_faults(drawing) == []
        assert word_faults(drawing) == []


def test_several_targets_may_share_a_number() -> None:
    drawing = draw.draw_screen(form(), {"ten": 1, "ngay": 1, "nop": 2})
    assert [mark.number for mark in drawing.all_marks] == [1, 1, 2]
    assert sorted(drawing.marks) == [1, 2]
    assert mark_faults(drawing) == []


def test_first_choice_of_place_is_the_top_right_corner() -> None:
    drawing = draw.draw_screen(form(), MARKS)
    for name in ("ten", "nop"):
        x, y, _ = drawing.marks[MARKS[name]]
        box = drawing.targets[name]
        assert (x, y) == pytest.approx((box.x + box.w, box.y), abs=8)


def test_the_mark_of_a_row_stands_straight_right_of_it() -> None:
    """At a corner it would stand between two rows, and could mean either."""
    rows = [{"id": f"dong-{n}", "label": f"Dòng {n}", "note": "Hai hàng chữ"} for n in range(1, 4)]
    card = {
        "kind": "card",
        "id": "the",
        "title": "Thẻ",
        "lines": [{"label": "Nơi nhận", "value": "Xã Mẫu"}],
        "action": {"id": "nop", "label": "Nộp trực tuyến"},
    }
    drawing = draw.draw_screen(screen({"kind": "list", "items": rows}, card), {"dong-1": 1, "dong-2": 2, "dong-3": 3, "nop": 4})
    for mark in drawing.all_marks:
        box = drawing.targets[mark.id]
        assert (mark.x, mark.y) == pytest.approx((box.x + box.w + 8, box.y + box.h / 2))
    assert mark_faults(drawing) == []


def test_rows_of_a_sheet_that_only_the_lesson_has_lead_nowhere() -> None:
    rows = {"kind": "list", "items": [{"id": "mot", "label": "Gọi xã", "icon": "phone"}]}
    signs = [
        {shape.name for shape in draw.draw_screen(screen(rows, imagined=imagined), {"mot": 1}).shapes if isinstance(shape, Icon)}
        for imagined in (False, True)
    ]
    assert signs[0] - signs[1] == {"next"}
    assert "phone" in signs[1]


def test_a_button_of_words_alone_is_marked_beside_its_words() -> None:
    words = {"kind": "button", "id": "quen", "label": "Quên mật khẩu", "style": "text"}
    drawing = draw.draw_screen(screen({"kind": "button", "label": "Đăng nhập"}, words), {"quen": 1})
    box, (x, y, _) = drawing.targets["quen"], drawing.marks[1]
    assert box.w < 200
    assert box.x - RADIUS <= x <= box.x + box.w + 2 * RADIUS
    assert box.y - RADIUS <= y <= box.y + box.h + RADIUS


def test_dialog_dims_the_page_and_hides_no_words_of_its_own() -> None:
    dialog = {"kind": "dialog", "id": "hoi", **samples(SHORT)["dialog"]}
    one = AnyScreen.model_validate(FORM | {"widgets": [*FORM["widgets"], dialog]})
    drawing = draw.draw_screen(one, {"yes": 1})
    assert word_faults(drawing) == []
    page = [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.text == "Đăng ký khai sinh"]
    assert [shape.colour for shape in page] == ["dim-on-leaf"]
    assert "nằm dưới hộp thoại" in misfits(one, {"nop": 1})[0]


def test_bottom_bar_stands_at_the_bottom() -> None:
    drawing = draw.draw_screen(one_kind("bottom_bar", SHORT), {})
    assert drawing.targets["own"].y + drawing.targets["own"].h == 632


def test_address_is_never_lost_and_a_domain_stays_whole() -> None:
    for address in ("dichvucong.gov.vn", "dichvucong.dancuquocgia.gov.vn/portal/p/home/dang-ky-thuong-tru.html"):
        shapes = draw.draw_screen(screen({"kind": "heading", "text": "x"}, address=address), {}).shapes
        texts = [shape.text for shape in shapes if isinstance(shape, Words)]
        assert address.split("/")[0] in texts
        assert address in "".join(texts)
        assert "Mô phỏng" in texts


def test_app_name_stands_where_the_address_would() -> None:
    shapes = draw.draw_screen(screen({"kind": "heading", "text": "x"}, address=None, app="VNeID"), {}).shapes
    assert "VNeID" in [shape.text for shape in shapes if isinstance(shape, Words)]


def test_what_does_not_fit_is_told() -> None:
    many = [{"kind": "text_field", "label": f"Ô {n}"} for n in range(12)]
    assert "cao quá" in misfits(screen(*many), {})[0]
    assert "Bộ chữ của hình không có: 漢" in misfits(screen({"kind": "heading", "text": "Chữ 漢"}), {})[0]
    assert misfits(form(), MARKS) == ()


def test_same_bytes_in_two_processes_with_two_hash_seeds() -> None:
    code = (
        "import json, sys, hashlib; from generator import draw; from generator.widgets import AnyScreen;"
        "one, marks = json.load(sys.stdin); one = AnyScreen.model_validate(one);"
        "print(hashlib.sha256(draw.encode(draw.draw_screen(one, marks))).hexdigest(), draw.look())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps([FORM, MARKS]),
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert draw.look() in answers.pop()


def test_devices_are_as_large_as_the_model_says() -> None:
    for device in Device:
        drawing = draw.draw_screen(screen({"kind": "heading", "text": "x"}, device=device), {})
        assert (drawing.width, drawing.height) == device.size


def test_look_changes_with_colours_and_way_of_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = draw.look()
    monkeypatch.setattr(draw, "_code", lambda: "other code")
    after = draw.look()
    monkeypatch.setattr(draw, "palette", lambda: {"ink": (0, 0, 0)})
    assert len({before, after, draw.look()}) == 3


def test_a_usual_screen_is_small_and_sharp() -> None:
    data = draw.encode(draw.draw_screen(form(), MARKS))
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    assert len(data) <= 12 * 1024
    assert image.size == (720, 1280)
    assert len(image.getcolors(100_000) or []) <= 64
    assert image.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert image.getpixel((360, 640))[3] == 255  # type: ignore[index]


def test_every_vietnamese_letter_has_a_shape_of_its_own() -> None:
    wanted = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    wanted |= {letter.upper() for letter in wanted} | set("–—…•→←“”‘’₫€±×·°")
    assert wanted <= letters()
    for weight in (400, 600, 700):
        face = font(15, weight)
        missing = bytes(face.getmask("\u4e00"))
        shapes = {letter: (face.getbbox(letter), bytes(face.getmask(letter))) for letter in wanted}
        assert [letter for letter, (_, mask) in shapes.items() if mask == missing] == []
        assert len(set(shapes.values())) == len(shapes)


def test_decomposed_letters_are_drawn_as_one() -> None:
    text = "Nguyễn Thị Ẫm"
    assert RULER.wrap(unicodedata.normalize("NFD", text), 15, 400, 400) == (text,)
    assert RULER.width(unicodedata.normalize("NFD", text), 15) == RULER.width(text, 15)


@pytest.mark.parametrize(("size", "weight", "line"), [(17, 700, 25), (16, 600, 24), (15, 600, 22), (15, 400, 22), (13, 400, 19)])
def test_stacked_marks_never_touch_the_line_above(size: float, weight: int, line: float) -> None:
    image = Image.new("L", (80, 200))
    pen, face = ImageDraw.Draw(image), font(size, weight)
    pen.text((10, 60), "gjpyọ", fill=255, font=face, anchor="ls")
    low = image.getbbox()[3]  # type: ignore[index]
    pen.rectangle((0, 0, 80, 200), fill=0)
    pen.text((10, 60 + line * 2), "ẪỄỖẮ", fill=255, font=face, anchor="ls")
    assert image.getbbox()[1] >= low - 1  # type: ignore[index]


def test_tops_of_stacked_marks_are_not_cut() -> None:
    def rows(text: str) -> int:
        image = Image.open(io.BytesIO(draw.encode(draw.draw_screen(screen({"kind": "heading", "text": text}), {})))).convert("L")
        strip = image.crop((40, 84, 690, 200))
        return sum(min(strip.crop((0, y, 650, y + 1)).tobytes()) < 128 for y in range(strip.height))

    mask = Image.new("L", (100, 120))
    ImageDraw.Draw(mask).text((20, 80), "Ễ", fill=255, font=font(17, 700), anchor="ls")
    whole = sum(max(mask.crop((0, y, 100, y + 1)).tobytes()) > 150 for y in range(120))
    assert rows("Ễ") == pytest.approx(whole, abs=2)


@given(st.text(st.sampled_from("aăâđêôơưẬỄgjp -/."), min_size=1, max_size=80), st.integers(20, 320))
@settings(max_examples=60, deadline=None)
def test_wrapping_loses_no_letter_and_keeps_the_width(text: str, width: int) -> None:
    lines = RULER.wrap(text, 15, 400, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(RULER.width(line, 15) <= width for line in lines if len(line) > 1)


@pytest.mark.parametrize("kind", KINDS)
def test_description_names_every_control(kind: str) -> None:
    one = one_kind(kind, "Nộp hồ sơ")
    said = describe(one, {})
    for control in one.widgets[0].controls():
        assert getattr(control, "name", None) or getattr(control, "text", "")
        assert str(getattr(control, "name", "") or getattr(control, "text", "")).removesuffix(".") in said


def test_description_starts_with_marked_targets_and_their_numbers() -> None:
    said = describe(form(), {"nop": 2, "ten": 1, "mang": 3, "khong-co": 4})
    assert said.startswith(
        "Hình mô phỏng trang dichvucong.gov.vn, màn hình “Tờ khai”. Số 1: ô “Họ, chữ đệm, tên”, chưa điền. "
        "Số 2: nút “Nộp hồ sơ”. Số 3: mục “Trên mạng” của “Cách nhận”. Còn có: nút “Quay lại”; "
    )
    assert "Số 4" not in said


def test_description_keeps_passwords_to_itself() -> None:
    one = screen({"kind": "password_field", "id": "mk", "label": "Mật khẩu", "value": "bi-mat"})
    assert "bi-mat" not in describe(one, {"mk": 1})
    assert "Số 1: ô mật khẩu “Mật khẩu”, đã điền." in describe(one, {"mk": 1})


def test_fonts_are_those_of_their_list() -> None:
    (entry,) = json.loads((FONTS / "vendor.json").read_text("utf-8"))
    assert entry["licence"] == "OFL-1.1"
    for name, digest in entry["files"].items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 200_000
