"""`app_bar`: the bar at the top of a page or an app, with its title."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field

from ..model.base import Flag, Line
from ..model.control import Control, Say, Tap
from ..model.picture import Box, Layout, Rect, Ruler
from ..model.screen import Item, Place, State, Widget
from .fields import Press, tap, with_ids, with_status
from .parts import EDGE, SMALL_STRONG, TITLE, Sheet

WIDEST = 116.0
"""Of the words of the button on the right: a whole name of three syllables."""


class AppBar(Widget):
    """Thanh trên cùng của trang hoặc ứng dụng."""

    place: ClassVar[Place] = "bleed"

    kind: Literal["app_bar"] = Field("app_bar", title="Loại")
    title: Line = Field(title="Tên trang", description="Chữ trên thanh, nên ngắn.")
    back: Flag = Field(False, title="Nút quay lại", description="true thì có mũi tên quay lại.")
    action: Press | None = Field(None, title="Nút bên phải", description="Ví dụ: Đăng nhập.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A dark bar: back arrow, title, action."""
        sheet = Sheet(ruler, width, self, EDGE)
        ground, text = {State.DISABLED: ("wash", "ink-soft"), State.ERROR: ("clay", "on-leaf")}.get(self.state, ("leaf-strong", "on-leaf"))
        left, right = EDGE + (34 if self.back else 0), width - EDGE - self._action_width(sheet)
        room = right - left - (12 if self.action else 0)
        words = sheet.height(self.title, TITLE, room)
        high = max(56, words + 20)
        sheet.put(Box(Rect(0, 0, width, high), ground))
        if self.back:
            sheet.icon("back", EDGE - 2, high / 2, 24, text)
        sheet.words(self.title, TITLE, text, Rect(left, (high - words) / 2, room, 0))
        self._action(sheet, Rect(right, 0, width - EDGE - right, high), text)
        sheet.y = high
        return sheet.done()

    def _action_width(self, sheet: Sheet) -> float:
        if not self.action:
            return 0
        return sheet.longest(self.action.label, SMALL_STRONG, WIDEST) + 20 + (24 if self.action.icon else 0)

    def _action(self, sheet: Sheet, area: Rect, colour: str) -> None:
        if not self.action:
            return
        signs = 24 if self.action.icon else 0
        high = sheet.height(self.action.label, SMALL_STRONG, WIDEST)
        box = Rect(area.x, (area.h - high) / 2 - 7, area.w, high + 14)
        sheet.put(Box(box, None, colour, 8))
        if self.action.icon:
            sheet.icon(self.action.icon, box.x + 9, area.h / 2, 18, colour)
        sheet.words(self.action.label, SMALL_STRONG, colour, Rect(box.x + 10 + signs, box.y + 7, box.w - 19 - signs, 0))
        sheet.target(self.action, box)

    def controls(self) -> tuple[Control, ...]:
        """Back, the title, the action."""
        back = (Tap("Quay lại", icon="back"),) if self.back else ()
        action = (tap(self.action, "button", self),) if self.action else ()
        return with_status(self, *back, Say(self.title, "heading", self.id), *action)

    def with_value(self, value: str) -> Self:
        """The same bar with another title."""
        return self.model_copy(update={"title": value})

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The action."""
        return with_ids(self.action)
