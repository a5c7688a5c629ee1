"""`search_box`: a box to look for something."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Fill
from ..model.picture import Layout, Ruler
from ..model.screen import Widget
from .fields import Value, enabled, with_status
from .parts import Inside, Sheet, field_box


class SearchBox(Widget):
    """Một ô tìm kiếm."""

    kind: Literal["search_box"] = Field("search_box", title="Loại")
    placeholder: Line = Field(title="Chữ mờ trong ô", description="Cũng là tên của ô khi đọc thành tiếng.")
    value: Value = Field("", title="Chữ đã gõ")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A box with a magnifier."""
        sheet = Sheet(ruler, width, self)
        field_box(sheet, Inside(self.value, self.placeholder, left="search", right="close" if self.value else None))
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The box."""
        fill = Fill(self.placeholder, "search", self.value, self.id, enabled(self), self.message or "")
        return with_status(self, fill)

    def with_value(self, value: str) -> Self:
        """The same box with words in it."""
        return self.model_copy(update={"value": value})
