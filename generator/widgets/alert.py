"""`alert`: a notice in a coloured frame."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler
from ..model.screen import State, Widget
from .fields import with_status
from .parts import BODY, Sheet

TONES = {
    "info": ("info", "sky", "sky-wash"),
    "success": ("check", "leaf", "leaf-wash"),
    "warning": ("warning", "gold-ink", "gold-wash"),
    "danger": ("warning", "clay", "clay-wash"),
}
"""Sign, its colour and the ground of each tone."""

BY_STATE: dict[State, str] = {State.ERROR: "danger", State.SUCCESS: "success"}


class Alert(Widget):
    """Khung thông báo."""

    kind: Literal["alert"] = Field("alert", title="Loại")
    text: Line = Field(title="Lời báo")
    tone: Literal["info", "success", "warning", "danger"] = Field(
        "info", title="Sắc thái", description="info: cho biết; success: đã xong; warning: lưu ý; danger: nguy hiểm."
    )

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A coloured frame: sign and words."""
        sheet = Sheet(ruler, width, self)
        sign, colour, ground = TONES[BY_STATE.get(self.state, self.tone)]
        if sheet.off:
            colour, ground = "ink-soft", "wash"
        high = sheet.height(self.text, BODY, width - 58) + 20
        box = Rect(0, 0, width, high)
        sheet.put(Box(box, ground, None, 10))
        sheet.icon(sign, 14, 10 + BODY.line / 2, 20, colour)
        sheet.words(self.text, BODY, "ink-soft" if sheet.off else "ink", Rect(44, 10, width - 58, 0))
        sheet.ring(box, 10)
        sheet.y = high
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The words."""
        return with_status(self, Say(self.text, "status", self.id))

    def with_value(self, value: str) -> Self:
        """The same notice with other words."""
        return self.model_copy(update={"text": value})
