"""Every widget kind, in every state: words stay in their place, targets have boxes, values are taken or refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from widget_samples import KINDS, LONG, WORD, overlap, samples

from generator.draw.ruler import PictureRuler
from generator.draw.tokens import contrast, rgb
from generator.model.control import Fill, Pick, Tap, Tick
from generator.model.icons import NAMES, icon_svg, parts, polylines
from generator.model.picture import Box, Disc, Icon, Layout, Shape, Words
from generator.model.screen import ScreenUse, State, Widget
from generator.widgets import AnyScreen, AnyWidget, ScreenFile

RULER = PictureRuler()
READ: TypeAdapter[Widget] = TypeAdapter(AnyWidget)
WIDTHS = {"flow": 312, "bleed": 344, "bottom": 344, "over": 304}


def widget(kind: str, words: str = LONG, **more: Any) -> Widget:
    """A widget of this kind, with an id."""
    return READ.validate_python({"kind": kind, "id": "own", **samples(words)[kind], **more})


def drawn(one: Widget) -> Layout:
    """Its layout at the width it has on a phone."""
    return one.layout(RULER, WIDTHS[one.place])


def faults(one: Widget) -> list[str]:
    """What is wrong with the layout of a widget, as short sentences."""
    layout, width = drawn(one), WIDTHS[one.place]
    words = [shape for shape in layout.shapes if isinstance(shape, Words)]
    found = [f"empty words at {shape.rect}" for shape in words if not shape.text]
    for shape in words:
        if RULER.width(shape.text, shape.size, shape.weight) > shape.rect.w + 0.01:
            found.append(f"{shape.text!r} is wider than its box")
        if shape.rect.x < -0.01 or shape.rect.x + shape.rect.w > width + 0.01:
            found.append(f"{shape.text!r} leaves the column")
        if shape.rect.y < -5 or shape.rect.y + shape.rect.h > layout.height + 0.01:
            found.append(f"{shape.text!r} leaves the widget")
    for n, shape in enumerate(words):
        found += [f"{shape.text!r} on {other.text!r}" for other in words[n + 1 :] if overlap(shape.rect, other.rect)]
    for shape in words:
        signs = (sign for sign in layout.shapes if isinstance(sign, Icon))
        found += [f"{sign.name} on {shape.text!r}" for sign in signs if overlap(shape.rect, sign.rect)]
    return found


def test_table_and_samples_name_the_same_kinds() -> None:
    assert sorted(samples()) == KINDS


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("words", [LONG, WORD, "Nộp"], ids=["long", "one-word", "short"])
@pytest.mark.parametrize("kind", KINDS)
def test_words_stay_in_their_place(kind: str, words: str, state: State) -> None:
    assert faults(widget(kind, words, state=state, message=words)) == []


LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyẬẪỄỖỰỸgjp0128/-.,")
TEXT = st.lists(st.text(LETTERS, min_size=1, max_size=30), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=TEXT, state=st.sampled_from(list(State)))
@pytest.mark.parametrize("kind", KINDS)
def test_any_words_stay_in_their_place(kind: str, words: str, state: State) -> None:
    assert faults(widget(kind, words, state=state)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_target_has_a_box_inside_the_widget(kind: str) -> None:
    one = widget(kind)
    layout = drawn(one)
    targets = dict(layout.targets)
    assert set(targets) == set(one.target_ids)
    for name, rect in targets.items():
        assert rect.w >= 24, name
        assert rect.h >= 24, name
        assert rect.x >= 0, name
        assert rect.x + rect.w <= WIDTHS[one.place] + 0.01, name
        assert rect.y + rect.h <= layout.height + 0.01, name


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_looks_different(kind: str) -> None:
    looks = {state: drawn(widget(kind, state=state)).shapes for state in State}
    same = [(one, other) for one in looks for other in looks if one < other and looks[one] == looks[other]]
    if kind in ("app_bar", "stepper", "tabs", "bottom_bar"):  # nothing is done right or wrong there
        same = [pair for pair in same if State.SUCCESS not in pair]
    assert same == []


@pytest.mark.parametrize("kind", KINDS)
def test_message_is_shown_and_said_once(kind: str) -> None:
    one = widget(kind, "Nộp", message="Sai rồi", state=State.ERROR)
    assert [shape.text for shape in drawn(one).shapes if isinstance(shape, Words)].count("Sai rồi") == 1
    assert str(one.controls()).count("Sai rồi") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_disabled_means_nothing_to_press(kind: str) -> None:
    for control in widget(kind, state=State.DISABLED).controls():
        if isinstance(control, Fill | Pick | Tick) or (isinstance(control, Tap) and control.name != "Quay lại"):
            assert not control.enabled


@pytest.mark.parametrize("kind", KINDS)
def test_every_target_has_a_control(kind: str) -> None:
    one = widget(kind)
    said = {control.id for control in one.controls()}
    said |= {name for control in one.controls() if isinstance(control, Pick) for name in control.option_ids}
    assert set(one.target_ids) <= said


VALUES = [
    ("text_field", "Trần Mẫu An", True),
    ("date_field", "02/09/2026", True),
    ("date_field", "hôm nay", False),
    ("select", "Nam", True),
    ("select", "Khác", False),
    ("checkbox", "false", True),
    ("checkbox", "có", False),
    ("radio", "one", True),
    ("radio", "ba", False),
    ("tabs", "Phí", True),
    ("tabs", "Thẻ lạ", False),
    ("bottom_bar", "Quét QR", True),
    ("bottom_bar", "Chợ", False),
    ("otp", "12", True),
    ("otp", "••••••", True),
    ("otp", "1234567", False),
    ("otp", "mã", False),
    ("stepper", "3", True),
    ("stepper", "9", False),
    ("stepper", "²", False),
    ("captcha", "a1B2c3", True),
    ("captcha", "a1B2c3d4e5", False),
    ("button", "Nộp", False),
    ("list", "row-a", False),
    ("heading", "Chữ khác", True),
    ("card", "Hồ sơ khác", True),
    ("file_upload", "anh.jpg", True),
]


@pytest.mark.parametrize(("kind", "value", "taken"), VALUES)
def test_sample_values(kind: str, value: str, taken: bool) -> None:
    before = widget(kind)
    after = before.with_value(value)
    assert (after is not None) is taken
    if after is not None:
        assert after != before
        assert drawn(after).shapes != drawn(before).shapes


WRONG = [
    ({"kind": "radio", "label": "Chọn", "options": ["a", "b"], "value": "c"}, "không phải một trong: a, b"),
    ({"kind": "stepper", "items": ["a", "b"], "current": 3}, "chỉ có 2 bước"),
    ({"kind": "button", "label": "Nộp", "icon": "hom"}, "có phải: home"),
    ({"kind": "otp", "label": "Mã", "value": "12345678"}, "dài hơn 6 ô"),
    ({"kind": "dialog", "title": "?", "actions": [{"label": "Nộp", "note": "ngay"}]}, "không có chỗ cho note"),
    ({"kind": "select", "label": "x", "options": ["a"], "value": "b"}, "không có trong options"),
]


@pytest.mark.parametrize(("data", "message"), WRONG)
def test_mistakes_are_refused_with_a_way_out(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        READ.validate_python(data)


def test_schema_speaks_vietnamese_everywhere() -> None:
    schema = ScreenFile.model_json_schema()
    for name, model in schema["$defs"].items():
        for field, facts in model.get("properties", {}).items():
            assert facts.get("title"), (name, field)
            assert not facts["title"].isascii() or field in ("id", "icon"), (name, field, facts["title"])


GROUNDS = ("paper", "surface", "wash")
PAIRS = [
    *((text, ground) for text in ("ink", "ink-soft", "leaf", "clay", "leaf-strong") for ground in GROUNDS),
    *((text, "leaf-wash") for text in ("ink", "ink-soft", "leaf", "leaf-strong")),
    *((text, "clay-wash") for text in ("ink", "clay", "ink-soft")),
    *((text, "gold-wash") for text in ("ink", "gold-ink")),
    *((text, "sky-wash") for text in ("ink", "sky")),
    *(("on-leaf", ground) for ground in ("leaf", "leaf-strong", "clay", "ink-soft")),
    ("sky", "wash"),
    ("ink", "gold"),
]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_token_pairs_can_be_read(text: str, ground: str) -> None:
    assert contrast(rgb(text), rgb(ground)) >= 4.5


def ground_of(words: Words, below: tuple[Shape, ...]) -> str:
    """The colour that lies under the middle of a line of text."""
    x, y = words.rect.x + words.rect.w / 2, words.rect.y + words.rect.h / 2
    ground = "paper"
    for shape in below:
        if isinstance(shape, Box) and shape.fill and shape.rect.x <= x <= shape.rect.x + shape.rect.w:
            ground = shape.fill if shape.rect.y <= y <= shape.rect.y + shape.rect.h else ground
        if isinstance(shape, Disc) and shape.fill and (shape.x - x) ** 2 + (shape.y - y) ** 2 < shape.r**2:
            ground = shape.fill
    return ground


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("kind", KINDS)
def test_words_can_be_read_on_what_is_under_them(kind: str, state: State) -> None:
    shapes = drawn(widget(kind, state=state)).shapes
    for n, shape in enumerate(shapes):
        if isinstance(shape, Words):
            ground = ground_of(shape, shapes[:n])
            assert contrast(rgb(shape.colour), rgb(ground)) >= 4.5, (shape.text, shape.colour, ground)


@pytest.mark.parametrize("name", NAMES)
def test_icons_stay_on_their_grid(name: str) -> None:
    points = [point for row in polylines(name) for point in row]
    assert all(1 <= x <= 23 and 1 <= y <= 23 for x, y in points), points
    svg = icon_svg(name, 20)
    assert svg.count("<path") + svg.count("<circle") + svg.count("<rect") == len(parts(name))
    assert 'aria-hidden="true"' in svg


def test_one_screen_serves_guides_that_call_things_otherwise() -> None:
    """A name in braces shows the screen's own word, or that of the step; keys and other braces stay."""
    widgets = [
        {"kind": "card", "id": "the", "title": "{ten}", "text": "Nơi nhận: {noi}", "action": {"id": "mo", "label": "Mở {ten}"}},
        {"kind": "select", "id": "chon", "label": "Chọn", "options": ["{ten}", "Khác {x y}"]},
    ]
    screen = AnyScreen.model_validate(
        {"id": "mau", "title": "Xem {ten}", "fill": {"ten": "Khai sinh", "noi": "Xã Mẫu"}, "widgets": widgets}
    )
    assert screen.holes == {"ten", "noi"}
    shown = screen.using(ScreenUse.model_validate({"use": "mau", "fill": {"ten": "Kết hôn"}, "values": {"chon": "Kết hôn"}}))
    words = shown.model_dump_json()
    assert shown.title == "Xem Kết hôn"
    for said in ("Nơi nhận: Xã Mẫu", "Mở Kết hôn", "Khác {x y}"):
        assert said in words
    assert "Khai sinh" not in words
    assert '"value":"Kết hôn"' in words
    assert "Khai sinh" in screen.using(ScreenUse(use="mau")).title
    assert hash(screen) == hash(AnyScreen.model_validate_json(screen.model_dump_json()))
