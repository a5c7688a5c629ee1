"""One long-worded sample of every widget kind, for the tests of widgets and pictures. Ends of ids tell kinds apart."""

from __future__ import annotations

from typing import Any, get_args

from generator.model.picture import Rect
from generator.widgets import AnyWidget

KINDS = sorted(get_args(member.model_fields["kind"].annotation)[0] for member in get_args(get_args(AnyWidget)[0]))
LONG = "Ủy ban nhân dân xã Nghĩa Thuận, huyện Ẫm Ễnh Ậu, nơi người đứng khai đăng ký thường trú"
WORD = "dichvucong-quocgia-nguoi-khuyet-tat.tinh-thua-thien-hue.gov.vn/dang-nhap"


def item(name: str, words: str, **more: Any) -> dict[str, Any]:
    """An entry with an id."""
    return {"id": name, "label": words, **more}


def samples(words: str = LONG) -> dict[str, dict[str, Any]]:
    """Kind → the widget as it stands in YAML, all its fields filled with these words and every entry a target."""
    short = " ".join(words.split()[:3])[:24] or "Nộp"
    return {
        "app_bar": {"title": words, "back": True, "action": item("bar-action", short, icon="bell")},
        "heading": {"text": words},
        "paragraph": {"text": words},
        "text_field": {"label": words, "value": words, "help": words, "required": True},
        "password_field": {"label": words, "value": "matkhaumau", "required": True},
        "date_field": {"label": words, "required": True},
        "select": {"label": words, "options": [words, "Nam", "Nữ"], "value": words, "open": True, "required": True},
        "checkbox": {"label": words, "checked": True},
        "radio": {
            "label": words,
            "options": [item("one", words, note=words, icon="mail", badge=short), item("two", words)],
            "value": "two",
        },
        "button": {"label": words, "icon": "send"},
        "link": {"label": words},
        "search_box": {"placeholder": words, "value": words},
        "list": {"items": [item("row-a", words, note=words, icon="file", badge=short), item("row-b", words)]},
        "card": {
            "title": words,
            "text": words,
            "lines": [{"label": words, "value": words}, {"label": "Phí", "value": words}],
            "action": item("card-action", words, icon="eye"),
        },
        "file_upload": {"label": words, "value": words, "help": words, "required": True},
        "dialog": {"title": words, "text": words, "actions": [item("no", "Xem lại"), item("yes", words, icon="check")]},
        "tabs": {"items": [item("tab-a", short, icon="home", badge="2"), item("tab-b", short), item("tab-c", "Phí")]},
        "bottom_bar": {
            "items": [item(f"place-{n}", label, icon=icon) for n, (label, icon) in enumerate(PLACES)],
            "value": "place-1",
        },
        "otp": {"label": words, "value": "123", "length": 6},
        "qr": {"caption": words},
        "captcha": {"label": words, "value": "x7K2"},
        "stepper": {"items": ["Thông tin", "Giấy tờ", "Nhận kết quả", "Nộp hồ sơ"], "current": 2},
        "alert": {"text": words, "tone": "warning"},
        "timeline": {"items": [{"label": words, "note": words, "done": True}, {"label": words, "note": words}]},
    }


PLACES = (("Trang chủ", "home"), ("Ví giấy tờ", "wallet"), ("Quét QR", "qr"), ("Thông báo", "bell"), ("Cá nhân", "user"))


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two boxes share more than an edge."""
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return wide > 0.01 and high > 0.01
