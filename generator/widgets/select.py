"""`select`: a box that opens a list of options to choose from."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from ..model.base import Flag, Line
from ..model.control import Control, Pick
from ..model.picture import Box, Layout, Rect, Ruler
from .fields import Entry, Value, enabled, with_status
from .parts import BODY, Inside, Sheet, field_box, field_label


class Select(Entry):
    """Một ô bấm vào thì mở danh sách để chọn."""

    kind: Literal["select"] = Field("select", title="Loại")
    placeholder: Value = Field("-- Chọn --", title="Chữ khi chưa chọn", description="Hiện khi chưa chọn mục nào.")
    options: tuple[Line, ...] = Field((), title="Các lựa chọn", description="Chữ của từng mục trong danh sách.")
    open: Flag = Field(False, title="Đang mở", description="true thì vẽ danh sách đang mở ra.")

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.value and self.options and self.value not in self.options:
            raise ValueError(f"value “{self.value}” không có trong options")
        return self

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, a box with an arrow and, when open, the options below it."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, self.required)
        field_box(sheet, Inside(self.value, self.placeholder, right="down", typed=False))
        if self.open and self.options:
            self._options(sheet)
        return sheet.done()

    def _options(self, sheet: Sheet) -> None:
        room, top = sheet.width - 56, sheet.y + 4
        highs = [max(36, sheet.height(option, BODY, room) + 14) for option in self.options]
        sheet.put(Box(Rect(0, top, sheet.width, sum(highs) + 8), "surface", "edge", 8))
        y = top + 4
        for option, high in zip(self.options, highs, strict=True):
            chosen = option == self.value
            if chosen:
                sheet.put(Box(Rect(4, y, sheet.width - 8, high), "leaf-wash", None, 6))
                sheet.icon("check", sheet.width - 34, y + high / 2, 20, "leaf")
            words = sheet.height(option, BODY, room)
            sheet.words(option, BODY, "leaf-strong" if chosen else "ink", Rect(12, y + (high - words) / 2, room, 0))
            y += high
        sheet.y = y + 4

    def controls(self) -> tuple[Control, ...]:
        """The choice."""
        pick = Pick(self.label, self.options, "select", self.value, self.id, enabled(self), self.message or "")
        return with_status(self, pick)

    def with_value(self, value: str) -> Self | None:
        """The same box with an option chosen, and closed; None when there is no such option."""
        if self.options and value not in self.options:
            return None
        return self.model_copy(update={"value": value, "open": False})
