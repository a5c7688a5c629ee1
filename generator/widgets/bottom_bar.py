"""`bottom_bar`: the row of places fixed at the bottom of an app."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler, Stroke
from ..model.screen import Item, Place, Widget
from .fields import Cell, Value, index_of, known_value, tap, with_ids, with_status
from .parts import EDGE, SMALL, SMALL_STRONG, Sheet


class BottomBar(Widget):
    """Thanh mục cố định ở cuối màn hình ứng dụng."""

    place: ClassVar[Place] = "bottom"

    kind: Literal["bottom_bar"] = Field("bottom_bar", title="Loại")
    items: tuple[Cell, ...] = Field(min_length=2, max_length=5, title="Các mục", description="Mỗi mục có chữ và hình nhỏ.")
    value: Value = Field("", title="Mục đang mở", description="Chữ hoặc mã của mục.")

    @model_validator(mode="after")
    def _known(self) -> Self:
        known_value(self.items, self.value)
        return self

    @property
    def current(self) -> int | None:
        """Position of the open entry."""
        return index_of(self.items, self.value) if self.value else None

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Cells of one width: icon over words; the open one in green."""
        sheet = Sheet(ruler, width, self, EDGE)
        each = width / len(self.items)
        face = max(sheet.height(item.label, SMALL_STRONG, each - 2) for item in self.items)
        sheet.y = face + (46 if any(item.icon for item in self.items) else 24)
        sheet.put(Box(Rect(0, 0, width, sheet.y), "wash" if sheet.off else "surface"))
        sheet.put(Stroke(0, 0, width, 0, "line", 1.5))
        for number, item in enumerate(self.items):
            self._cell(sheet, item, Rect(number * each, 0, each, sheet.y), number == self.current)
        return sheet.done()

    def _cell(self, sheet: Sheet, item: Item, cell: Rect, current: bool) -> None:
        colour = "ink-soft" if sheet.off or not current else sheet.ink("leaf")
        middle = cell.x + cell.w / 2
        top = cell.y + 10
        if item.icon:
            if current:
                sheet.put(Box(Rect(middle - 26, top - 4, 52, 30), "leaf-wash", None, 15))
            sheet.icon(item.icon, middle - 12, top + 11, 24, colour)
            top += 27
        if item.badge:
            self._badge(sheet, item.badge, middle)
        face = SMALL_STRONG if current else SMALL
        sheet.words(item.label, face, colour, Rect(cell.x + 1, top, cell.w - 2, 0), "center")
        sheet.target(item, Rect(cell.x + 8, cell.y, cell.w - 16, cell.h))

    @staticmethod
    def _badge(sheet: Sheet, text: str, middle: float) -> None:
        long = sheet.ruler.width(text, 13, 600)
        sheet.put(Box(Rect(middle + 6, 2, max(18, long + 8), 19), "clay", None, 9))
        sheet.words(text, SMALL_STRONG, "on-leaf", Rect(middle + 6, 2, max(18, long + 8), 0), "center")

    def controls(self) -> tuple[Control, ...]:
        """Every entry; before them the bar itself when it is a target."""
        own = (Say("Thanh dưới cùng", "note", self.id),) if self.id else ()
        taps = (tap(item, "tab", self, "đang mở" if n == self.current else "") for n, item in enumerate(self.items))
        return with_status(self, *own, *taps)

    def with_value(self, value: str) -> Self | None:
        """The same bar with another entry open, by id or label; None when there is no such entry."""
        return None if index_of(self.items, value) is None else self.model_copy(update={"value": value})

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The entries that can be targets."""
        return with_ids(*self.items)
