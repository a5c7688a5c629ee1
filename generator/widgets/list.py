"""`list`: rows to press, one under another."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler, Stroke
from ..model.screen import Item, State, Widget
from .fields import tap, with_ids, with_status
from .parts import BODY, SMALL, SMALL_STRONG, STRONG, Sheet, badge


class ItemList(Widget):
    """Danh sách các mục bấm được."""

    kind: Literal["list"] = Field("list", title="Loại")
    items: tuple[Item, ...] = Field(min_length=1, title="Các mục", description="Mỗi mục là chữ, hoặc mục có mã, chữ nhỏ, hình.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A frame of rows: icon, words, badge, arrow."""
        sheet = Sheet(ruler, width, self)
        frame = len(sheet.shapes)
        for number, item in enumerate(self.items):
            if number:
                sheet.put(Stroke(14, sheet.y, width - 14, sheet.y, "line", 1))
            self._row(sheet, item)
        box = Rect(0, 0, width, sheet.y)
        line = {State.ERROR: "clay", State.SUCCESS: "leaf"}.get(self.state, "line")
        sheet.shapes.insert(frame, Box(box, "wash" if sheet.off else "surface", line, 10))
        sheet.ring(box, 10)
        return sheet.done()

    def _row(self, sheet: Sheet, item: Item) -> None:
        top, x = sheet.y, 14 + (46 if item.icon else 0)
        tag = min(110, sheet.ruler.width(item.badge, 13, 600) + 17) + 8 if item.badge else 0
        room, face = sheet.width - x - 38 - tag, STRONG if item.note else BODY
        words = sheet.height(item.label, face, room)
        notes = sheet.height(item.note, SMALL, room) if item.note else 0
        label = sheet.height(item.badge, SMALL_STRONG, 94) + 4 if item.badge else 0
        high = max(48, words + notes + 18, label + 16, 54 if item.icon else 0)
        middle, start = top + high / 2, top + (high - words - notes) / 2
        if item.icon:
            sheet.put(Box(Rect(14, middle - 17, 34, 34), "wash" if sheet.off else "leaf-wash", None, 8))
            sheet.icon(item.icon, 21, middle, 20, "ink-soft" if sheet.off else "leaf")
        sheet.words(item.label, face, "ink-soft" if sheet.off else "ink", Rect(x, start, room, 0))
        if item.note:
            sheet.words(item.note, SMALL, "ink-soft", Rect(x, start + words, room, 0))
        if item.badge:
            badge(sheet, item.badge, sheet.width - 34, middle, 110)
        sheet.icon("next", sheet.width - 28, middle, 16, "ink-soft")
        sheet.y = top + high
        sheet.target(item, Rect(0, top, sheet.width, high))

    def controls(self) -> tuple[Control, ...]:
        """Every row; before them the list itself when it is a target."""
        own = (Say(f"Danh sách {len(self.items)} mục", "note", self.id),) if self.id else ()
        return with_status(self, *own, *(tap(item, "item", self) for item in self.items))

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The rows that can be targets."""
        return with_ids(*self.items)
