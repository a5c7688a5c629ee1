"""The text alternative of a screen's picture, made from its controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from .control import Control, Fill, Pick, Say, Tap, Tick
from .screen import Screen

_FILLS = {
    "text": "ô",
    "password": "ô mật khẩu",
    "date": "ô ngày",
    "search": "ô tìm kiếm",
    "otp": "ô mã",
    "captcha": "ô mã kiểm tra",
    "file": "chỗ đính kèm",
}
_TAPS = {"button": "nút", "link": "liên kết", "tab": "mục", "item": "mục"}
_SAYS = {"heading": "tiêu đề ", "status": "dòng báo "}
_PICKS = {"select": "ô chọn", "radio": "lựa chọn", "tabs": "hàng"}
MANY = 8
"""A closed list with more options than this is counted, not read out."""


def describe(screen: Screen, marks: Mapping[str, int], focus: str = "") -> str:
    """What the picture shows, in Vietnamese: first what each mark points at, by number, then all the rest in reading order.

    Of a close-up, only what it is about is told.
    """
    over = [control for widget in screen.widgets if widget.place == "over" for control in widget.controls()]
    under = [control for widget in screen.widgets if widget.place != "over" for control in widget.controls()]
    controls = over + under
    marked = {name: said for name in marks if (said := _target(controls, name))}
    numbers = sorted({marks[name] for name in marked})
    first = [f"Số {n}: {'; '.join(said for name, said in marked.items() if marks[name] == n)}." for n in numbers]
    if focus:
        seen = () if focus in marked else (f"Trên hình có: {_target(controls, focus)}.",)
        return " ".join((_intro(screen, "Hình mô phỏng phóng to một chỗ của"), *first, *seen))
    rest = [_say(control) for control in controls if control.id not in marked]
    also = f"{'Còn có' if first else 'Trên hình có'}: {'; '.join(rest)}." if rest else ""
    return " ".join(part for part in (_intro(screen, "Hình mô phỏng"), *first, also) if part)


def sort_of(control: Control) -> str:
    """The Vietnamese word for what a person looks for: nút, mục, ô, ô chọn, lựa chọn, ô đánh dấu, chỗ."""
    match control:
        case Say():
            return "dòng"
        case Tap(role=role):
            return _TAPS.get(role, "nút")
        case Fill(role=role):
            return _FILLS.get(role, "ô")
        case Pick(role=role):
            return _PICKS.get(role, "ô chọn")
        case Tick():
            return "ô đánh dấu"
        case _:
            assert_never(control)


def _intro(screen: Screen, what: str) -> str:
    where = f" trang {screen.address}" if screen.address else f" ứng dụng {screen.app}" if screen.app else ""
    over = ", có hộp thoại đang mở" if any(widget.place == "over" for widget in screen.widgets) else ""
    return f"{what}{where}, màn hình “{screen.title}”{over}."


def _target(controls: list[Control], name: str) -> str:
    """The words for one target: a control, or one option of a choice."""
    for control in controls:
        if control.id == name:
            return _say(control)
        if isinstance(control, Pick) and name in control.option_ids:
            option = control.options[control.option_ids.index(name)]
            return f"mục “{option}” của “{control.name}”{', đang chọn' if option == control.value else ''}"
    return ""


def _say(control: Control) -> str:
    match control:
        case Say(text, role):
            inner = text.removesuffix(".").replace("“", "‘").replace("”", "’")
            return f"{_SAYS.get(role, '')}“{inner}”"
        case Tap(name, role):
            note = f" ({control.note})" if control.note else ""
            return f"{_TAPS.get(role, 'nút')} “{name}”{note}{_off(control.enabled)}"
        case Fill(name, role):
            return f"{_FILLS.get(role, 'ô')} “{name}”, {_filled(control)}{_off(control.enabled)}{_told(control.message)}"
        case Pick():
            return _picked(control) + _off(control.enabled) + _told(control.message)
        case Tick(name, ticked):
            done = "đã đánh dấu" if ticked else "chưa đánh dấu"
            return f"ô đánh dấu “{name}”, {done}{_off(control.enabled)}{_told(control.message)}"
        case _:
            assert_never(control)


def _filled(fill: Fill) -> str:
    if not fill.value:
        return "chưa có tệp" if fill.role == "file" else "chưa điền"
    return "đã điền" if fill.role == "password" else f"có “{fill.value}”"


def _picked(pick: Pick) -> str:
    value = f"đang chọn “{pick.value}”" if pick.value else "chưa chọn"
    hidden = pick.role == "select" and len(pick.options) > MANY
    options = f", có {len(pick.options)} mục" if hidden else f", gồm {', '.join(pick.options)}" if pick.options else ""
    return f"{_PICKS.get(pick.role, 'ô chọn')} “{pick.name}”, {value}{options}"


def _off(enabled: bool) -> str:
    return "" if enabled else ", chưa dùng được"


def _told(message: str) -> str:
    return f", báo “{message.removesuffix('.')}”" if message else ""
