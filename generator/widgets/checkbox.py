"""`checkbox`: a box to tick."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Flag, Line
from ..model.control import Control, Tick
from ..model.picture import Box, Layout, Rect, Ruler
from ..model.screen import State, Widget
from .fields import enabled, with_status
from .parts import BODY, Sheet


class Checkbox(Widget):
    """Một ô đánh dấu."""

    kind: Literal["checkbox"] = Field("checkbox", title="Loại")
    label: Line = Field(title="Chữ bên cạnh ô")
    checked: Flag = Field(False, title="Đã đánh dấu", description="true thì ô có dấu tích.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A small box and its words; the whole row is the target."""
        sheet = Sheet(ruler, width, self)
        box = Rect(1, 5, 22, 22)
        if self.checked:
            sheet.put(Box(box, "ink-soft" if sheet.off else "leaf", None, 6))
            sheet.icon("check", 4, 16, 16, "on-leaf")
        else:
            error = self.state is State.ERROR
            sheet.put(Box(box, "wash" if sheet.off else "surface", "clay" if error else "edge", 6, 2))
        sheet.ring(box, 6)
        words = sheet.words(self.label, BODY, "ink-soft" if sheet.off else "ink", Rect(34, 5, width - 34, 0))
        sheet.y = max(32, words + 10)
        sheet.hug()
        sheet.tint()
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The box to tick."""
        return with_status(self, Tick(self.label, self.checked, self.id, enabled(self), self.message or ""))

    def with_value(self, value: str) -> Self | None:
        """The same box, ticked for "true", empty for "false"; None for anything else."""
        return self.model_copy(update={"checked": value == "true"}) if value in ("true", "false") else None
