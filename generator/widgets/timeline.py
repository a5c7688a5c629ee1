"""`timeline`: what has happened and what is still to come, top to bottom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.base import Flag, Line, Model
from ..model.control import Control, Say
from ..model.picture import Layout, Rect, Ruler, Stroke
from ..model.screen import Widget
from .fields import with_status
from .parts import BODY, SMALL, STRONG, Sheet, dot


class Moment(Model):
    """One thing that happens."""

    label: Line = Field(title="Việc")
    note: Line | None = Field(None, title="Chữ nhỏ bên dưới", description="Ví dụ ngày giờ.")
    done: Flag = Field(False, title="Đã xong")

    def said(self) -> str:
        """The whole line as words."""
        return f"{self.label}{f' ({self.note})' if self.note else ''}: {'đã xong' if self.done else 'chưa tới'}"


class Timeline(Widget):
    """Các mốc xử lý theo thứ tự thời gian."""

    kind: Literal["timeline"] = Field("timeline", title="Loại")
    items: tuple[Moment, ...] = Field(min_length=1, title="Các mốc", description="Mỗi mốc có label, note và done.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Discs on a line going down, ticked when done, with words beside them."""
        sheet = Sheet(ruler, width, self)
        tops: list[float] = []
        for item in self.items:
            tops.append(sheet.y)
            sheet.y += 1 + sheet.words(item.label, STRONG if item.done else BODY, sheet.ink(), Rect(36, sheet.y + 1, width - 36, 0))
            if item.note:
                sheet.y += sheet.words(item.note, SMALL, "ink-soft", Rect(36, sheet.y, width - 36, 0))
            sheet.y += 12
        for item, start, end in zip(self.items, tops, tops[1:], strict=False):
            sheet.put(Stroke(12, start + 25, 12, end - 1, "leaf" if item.done else "line", 2))
        for item, top in zip(self.items, tops, strict=True):
            dot(sheet, 12, top + 12, 10, item.done)
        sheet.y -= 8
        sheet.hug()
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """Every line; before them the whole when it is a target."""
        own = (Say(f"{len(self.items)} mốc xử lý", "note", self.id),) if self.id else ()
        return with_status(self, *own, *(Say(item.said()) for item in self.items))
