"""`card`: a framed piece of information, such as a submitted file with its code and date."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line, Model
from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler, Stroke
from ..model.screen import Item, State, Widget
from .fields import Press, tap, with_ids, with_status
from .parts import SMALL, SMALL_STRONG, STRONG, Sheet


class CardLine(Model):
    """A name and what it is, side by side."""

    label: Line = Field(title="Nhãn")
    value: Line = Field(title="Giá trị")


class Card(Widget):
    """Khung thông tin, ví dụ một hồ sơ đã nộp."""

    kind: Literal["card"] = Field("card", title="Loại")
    title: Line = Field(title="Tên khung")
    text: Line | None = Field(None, title="Chữ dưới tên")
    lines: tuple[CardLine, ...] = Field((), title="Các dòng", description="Mỗi dòng có label và value.")
    action: Press | None = Field(None, title="Nút trong khung")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A frame: title, text, lines in two columns, action below a rule."""
        sheet = Sheet(ruler, width, self, 0)
        sheet.y = 12
        room = width - 28
        sheet.y += sheet.words(self.title, STRONG, sheet.ink(), Rect(14, sheet.y, room, 0))
        if self.text:
            sheet.y += 2 + sheet.words(self.text, SMALL, "ink-soft", Rect(14, sheet.y + 2, room, 0))
        for line in self.lines:
            self._line(sheet, line)
        sheet.y += 12
        self._action(sheet)
        box = Rect(0, 0, width, sheet.y)
        edge = {State.ERROR: "clay", State.SUCCESS: "leaf"}.get(self.state, "line")
        sheet.shapes.insert(0, Box(box, "wash" if sheet.off else "surface", edge, 10))
        sheet.ring(box, 10)
        return sheet.done()

    def _line(self, sheet: Sheet, line: CardLine) -> None:
        left = (sheet.width - 28) * 0.42
        top = sheet.y + 5
        first = sheet.words(line.label, SMALL, "ink-soft", Rect(14, top, left - 8, 0))
        second = sheet.words(line.value, SMALL_STRONG, sheet.ink(), Rect(14 + left, top, sheet.width - 28 - left, 0))
        sheet.y = top + max(first, second)

    def _action(self, sheet: Sheet) -> None:
        if not self.action:
            return
        top, colour = sheet.y, "ink-soft" if sheet.off else "leaf"
        x = 14 + (28 if self.action.icon else 0)
        words = sheet.height(self.action.label, STRONG, sheet.width - x - 42)
        high = max(44, words + 20)
        sheet.put(Stroke(14, top, sheet.width - 14, top, "line", 1))
        if self.action.icon:
            sheet.icon(self.action.icon, 14, top + high / 2, 20, colour)
        sheet.words(self.action.label, STRONG, colour, Rect(x, top + (high - words) / 2, sheet.width - x - 42, 0))
        sheet.icon("next", sheet.width - 30, top + high / 2, 16, colour)
        sheet.y = top + high
        sheet.target(self.action, Rect(0, top, sheet.width, high))

    def controls(self) -> tuple[Control, ...]:
        """Title, text, lines, action."""
        text = (Say(self.text),) if self.text else ()
        lines = (Say(f"{line.label}: {line.value}") for line in self.lines)
        action = (tap(self.action, "button", self),) if self.action else ()
        return with_status(self, Say(self.title, "heading", self.id), *text, *lines, *action)

    def with_value(self, value: str) -> Self:
        """The same card with another title."""
        return self.model_copy(update={"title": value})

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The action."""
        return with_ids(self.action)
