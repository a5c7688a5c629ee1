"""`link`: words that lead to another page."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Tap
from ..model.picture import Layout, Rect, Ruler, Stroke, Words
from ..model.screen import Widget
from .fields import enabled, with_status
from .parts import BODY, STATE_ICONS, Sheet


class Link(Widget):
    """Dòng chữ bấm được."""

    kind: Literal["link"] = Field("link", title="Loại")
    label: Line = Field(title="Chữ")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Underlined words."""
        sheet = Sheet(ruler, width, self)
        colour, top = sheet.ink("leaf"), 5
        for line in sheet.lines(self.label, BODY, width - 24):
            long = ruler.width(line, BODY.size, BODY.weight)
            sheet.put(Words(Rect(0, top, long, BODY.line), line, BODY.size, colour, BODY.weight))
            sheet.put(Stroke(0, top + BODY.line - 1.5, long, top + BODY.line - 1.5, colour, 1))
            top += int(BODY.line)
        sheet.y = top + 5
        longest = max(shape.rect.w for shape in sheet.shapes if isinstance(shape, Words))
        sheet.own = Rect(0, 0, longest, sheet.y)
        if sign := STATE_ICONS.get(self.state):
            sheet.signed = True
            sheet.icon(sign, longest + 6, 5 + BODY.line / 2, 16, colour)
        sheet.ring(sheet.own, 6)
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The link."""
        return with_status(self, Tap(self.label, "link", self.id, enabled(self)))
