"""Field types and small answers that several widget kinds share; nothing here is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, Field

from ..model.base import Flag, Line, clean
from ..model.control import Control, Fill, Say, Tap
from ..model.screen import Item, State, Widget

Value = Annotated[str, Field(max_length=200), AfterValidator(clean)]
"""Sample text that may be empty."""


def _no_note(item: Item) -> Item:
    if item.note:
        raise ValueError("mục ở đây không có chỗ cho note; bỏ note hoặc đưa vào label")
    return item


def _no_badge(item: Item) -> Item:
    if item.badge:
        raise ValueError("mục ở đây không có chỗ cho badge; bỏ badge hoặc đưa vào label")
    return item


Cell = Annotated[Item, AfterValidator(_no_note)]
"""An entry of a row of cells: it has no room for a note."""

Press = Annotated[Item, AfterValidator(_no_note), AfterValidator(_no_badge)]
"""An entry that is drawn as a button: it has no room for a note or a badge."""


class Entry(Widget):
    """What every box to write in has: a label, a sample value, and whether it must be filled."""

    label: Line = Field(title="Nhãn của ô")
    value: Value = Field("", title="Giá trị mẫu", description="Để trống nếu ô chưa có gì. Không dùng dữ liệu thật.")
    required: Flag = Field(False, title="Bắt buộc", description="true thì có dấu sao sau nhãn.")

    def fill(self, role: str) -> Fill:
        """The control of this box."""
        return Fill(self.label, role, self.value, self.id, enabled(self), self.message or "")


def enabled(widget: Widget) -> bool:
    """Whether a person can use the widget now."""
    return widget.state not in (State.DISABLED, State.LOADING)


def with_status(widget: Widget, *controls: Control) -> tuple[Control, ...]:
    """The controls, followed by what the widget says about its state."""
    waits = (Say("Đang tải", "status"),) if widget.state is State.LOADING else ()
    told = any(not isinstance(control, Say | Tap) and control.message for control in controls)
    return controls + waits + ((Say(widget.message, "status"),) if widget.message and not told else ())


def tap(item: Item, role: str, widget: Widget, note: str = "", main: bool = False) -> Tap:
    """The control of an entry."""
    notes = (item.note or "", item.badge or "", note)
    return Tap(item.label, role, item.id, enabled(widget), "; ".join(part for part in notes if part), main, item.icon or "")


def index_of(items: Sequence[Item], value: str) -> int | None:
    """Position of the entry that has this id or label."""
    return next((n for n, item in enumerate(items) if value in (item.id, item.label)), None)


def known_value(items: Sequence[Item], value: str) -> None:
    """Nothing when the value is empty or one of the entries; otherwise ValueError that lists them."""
    if value and index_of(items, value) is None:
        raise ValueError(f"value “{value}” không phải một trong: " + ", ".join(item.label for item in items))


def with_ids(*items: Item | None) -> tuple[Item, ...]:
    """The entries that can be targets."""
    return tuple(item for item in items if item is not None and item.id)
