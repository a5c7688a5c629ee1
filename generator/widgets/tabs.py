"""`tabs`: a row of page parts of which one is open."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from ..model.control import Control, Pick
from ..model.picture import Box, Layout, Rect, Ruler, Stroke
from ..model.screen import Item, Place, Widget
from .fields import Cell, Value, enabled, index_of, known_value, with_ids, with_status
from .parts import EDGE, SMALL_STRONG, Sheet, badge


class Tabs(Widget):
    """Hàng thẻ ở đầu trang, một thẻ đang mở."""

    place: ClassVar[Place] = "bleed"

    kind: Literal["tabs"] = Field("tabs", title="Loại")
    items: tuple[Cell, ...] = Field(min_length=2, max_length=5, title="Các thẻ", description="Chữ trên từng thẻ, nên ngắn.")
    value: Value = Field("", title="Thẻ đang mở", description="Chữ hoặc mã của thẻ. Để trống thì thẻ đầu mở.")

    @model_validator(mode="after")
    def _known(self) -> Self:
        known_value(self.items, self.value)
        return self

    @property
    def current(self) -> int:
        """Position of the open tab."""
        return index_of(self.items, self.value) or 0

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Cells of one width; a thick line below the open one."""
        sheet = Sheet(ruler, width, self, EDGE)
        each = width / len(self.items)
        room = each - 12
        words = max(sheet.height(item.label, SMALL_STRONG, room) for item in self.items)
        tags = max((sheet.height(item.badge, SMALL_STRONG, room - 16) + 8 for item in self.items if item.badge), default=0)
        signs = 26 if any(item.icon for item in self.items) else 0
        sheet.y = max(46, signs + words + tags + 20)
        sheet.put(Box(Rect(0, 0, width, sheet.y), "wash" if sheet.off else "surface"))
        sheet.put(Stroke(0, sheet.y, width, sheet.y, "line", 1.5))
        for number, item in enumerate(self.items):
            self._cell(sheet, item, Rect(number * each, 0, each, sheet.y), number == self.current)
        return sheet.done()

    def _cell(self, sheet: Sheet, item: Item, cell: Rect, current: bool) -> None:
        room = cell.w - 12
        colour = "ink-soft" if sheet.off or not current else sheet.ink("leaf")
        words = sheet.height(item.label, SMALL_STRONG, room)
        tag = sheet.height(item.badge, SMALL_STRONG, room - 16) + 8 if item.badge else 0
        sign = 26 if item.icon else 0
        top = (cell.h - sign - words - tag) / 2 + sign
        if item.icon:
            sheet.icon(item.icon, cell.x + cell.w / 2 - 11, top - 15, 22, colour)
        sheet.words(item.label, SMALL_STRONG, colour, Rect(cell.x + 6, top, room, 0), "center")
        if item.badge:
            long = min(room, sheet.ruler.width(item.badge, 13, 600) + 17)
            badge(sheet, item.badge, cell.x + (cell.w + long) / 2, top + words + tag / 2 + 2, room)
        if current:
            sheet.put(Box(Rect(cell.x + 6, cell.h - 3, cell.w - 12, 3), colour, None, 1.5))
        sheet.target(item, Rect(cell.x + 8, cell.y, cell.w - 16, cell.h))

    def controls(self) -> tuple[Control, ...]:
        """The choice of tab."""
        labels, ids = tuple(item.label for item in self.items), tuple(item.id for item in self.items)
        value = self.items[self.current].label
        pick = Pick("Các thẻ", labels, "tabs", value, self.id, enabled(self), self.message or "", ids)
        return with_status(self, pick)

    def with_value(self, value: str) -> Self | None:
        """The same row with another tab open, by id or label; None when there is no such tab."""
        return None if index_of(self.items, value) is None else self.model_copy(update={"value": value})

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The tabs that can be targets."""
        return with_ids(*self.items)
