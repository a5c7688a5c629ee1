"""`heading`: a line that names a part of the page."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Layout, Ruler
from ..model.screen import Widget
from .fields import with_status
from .parts import TITLE, Sheet


class Heading(Widget):
    """Một dòng tiêu đề."""

    kind: Literal["heading"] = Field("heading", title="Loại")
    text: Line = Field(title="Chữ")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Large words with room above."""
        sheet = Sheet(ruler, width, self)
        sheet.y = 4
        sheet.flow(self.text, TITLE, sheet.ink())
        sheet.hug()
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The words, as a heading."""
        return with_status(self, Say(self.text, "heading", self.id))

    def with_value(self, value: str) -> Self:
        """The same heading with other words."""
        return self.model_copy(update={"text": value})
