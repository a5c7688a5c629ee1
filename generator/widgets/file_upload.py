"""`file_upload`: a place to attach a file or a photo."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler
from ..model.screen import State
from .fields import Entry, Value, with_status
from .parts import STATE_ICONS, STRONG, Inside, Sheet, field_box, field_label, help_line

CHOOSE = "Chọn tệp"


class FileUpload(Entry):
    """Chỗ đính kèm tệp hoặc ảnh."""

    kind: Literal["file_upload"] = Field("file_upload", title="Loại")
    value: Value = Field("", title="Tên tệp đã chọn", description="Để trống nếu chưa có tệp nào.")
    button: Line = Field(CHOOSE, title="Chữ trên nút", description="Khi trang thật ghi chữ khác, ví dụ: Tải lên file.")
    help: Line | None = Field(None, title="Chữ hướng dẫn", description="Ví dụ: tệp ảnh hoặc PDF, không quá 5 MB.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, a place to press or the chosen file, help."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, self.required)
        if self.value:
            field_box(sheet, Inside(self.value, left="file", right="check", typed=False))
        else:
            self._empty(sheet)
        help_line(sheet, self.help)
        return sheet.done()

    def _empty(self, sheet: Sheet) -> None:
        colour = sheet.ink("leaf")
        box = Rect(0, sheet.y, sheet.width, 48)
        ground = {State.ERROR: "clay-wash", State.DISABLED: "wash"}.get(self.state, "leaf-wash")
        sheet.put(Box(box, ground, "line" if sheet.off else colour, 8))
        sheet.ring(box, 8)
        long = sheet.ruler.width(self.button, STRONG.size, STRONG.weight)
        x, middle = (sheet.width - long - 28) / 2, box.y + box.h / 2
        sheet.signed = True
        sheet.icon(STATE_ICONS.get(self.state, "upload"), x, middle, 20, colour)
        sheet.words(self.button, STRONG, colour, Rect(x + 28, middle - STRONG.line / 2, long + 1, 0))
        sheet.y, sheet.own = box.y + box.h, box

    def controls(self) -> tuple[Control, ...]:
        """The place, and its help."""
        return with_status(self, replace(self.fill("file"), face=self.button), *((Say(self.help, "note"),) if self.help else ()))

    def with_value(self, value: str) -> Self:
        """The same place with a file attached."""
        return self.model_copy(update={"value": value})
