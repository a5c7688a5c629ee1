"""`paragraph`: a few lines to read."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Layout, Ruler
from ..model.screen import Widget
from .fields import with_status
from .parts import BODY, Sheet


class Paragraph(Widget):
    """Một đoạn chữ ngắn."""

    kind: Literal["paragraph"] = Field("paragraph", title="Loại")
    text: Line = Field(title="Chữ")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Plain lines."""
        sheet = Sheet(ruler, width, self)
        sheet.flow(self.text, BODY, sheet.ink())
        sheet.hug()
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The words."""
        return with_status(self, Say(self.text, "text", self.id))

    def with_value(self, value: str) -> Self:
        """The same paragraph with other words."""
        return self.model_copy(update={"text": value})
