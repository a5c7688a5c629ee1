"""`button`: something to press."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Tap
from ..model.icons import IconName
from ..model.picture import Layout, Rect, Ruler
from ..model.screen import Widget
from .fields import enabled, with_status
from .parts import BUTTON, Sheet, button_box


class Button(Widget):
    """Một nút bấm."""

    kind: Literal["button"] = Field("button", title="Loại")
    label: Line = Field(title="Chữ trên nút")
    style: Literal["primary", "secondary", "danger", "text"] = Field(
        "primary", title="Kiểu nút", description="primary: nút chính; secondary: nút phụ; danger: hủy, xóa; text: chỉ có chữ."
    )
    icon: IconName | None = Field(None, title="Tên hình nhỏ", description="Hình trước chữ.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A button across the page."""
        sheet = Sheet(ruler, width, self)
        sheet.own = button_box(sheet, self.label, self.style, self.icon, Rect(0, 0, width, 48))
        sheet.y = sheet.own.h
        sheet.ring(sheet.own, 10)
        if self.style == "text":
            long = sheet.longest(self.label, BUTTON, width - 52) + (52 if self.icon else 24)
            sheet.own = Rect((width - long) / 2, 0, long, sheet.y)
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The button."""
        return with_status(self, Tap(self.label, "button", self.id, enabled(self), main=self.style == "primary", icon=self.icon or ""))
