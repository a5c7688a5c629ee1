"""`text_field`: a box to write a line of text in."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Layout, Ruler
from .fields import Entry, Value, with_status
from .parts import Inside, Sheet, field_box, field_label, help_line


class TextField(Entry):
    """Một ô để gõ chữ."""

    kind: Literal["text_field"] = Field("text_field", title="Loại")
    placeholder: Value = Field("", title="Chữ mờ trong ô", description="Hiện khi ô còn trống.")
    help: Line | None = Field(None, title="Chữ hướng dẫn", description="Dòng nhỏ bên dưới ô.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, box, help."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, self.required)
        field_box(sheet, Inside(self.value, self.placeholder))
        help_line(sheet, self.help)
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The box, and its help."""
        return with_status(self, self.fill("text"), *((Say(self.help, "note"),) if self.help else ()))

    def with_value(self, value: str) -> Self:
        """The same box, filled."""
        return self.model_copy(update={"value": value})
