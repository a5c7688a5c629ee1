"""`otp`: a row of boxes for a one-time code."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..model.base import Line, Whole
from ..model.control import Control, Fill
from ..model.picture import Box, Layout, Rect, Ruler
from ..model.screen import State, Widget
from .fields import enabled, with_status
from .parts import TITLE, Sheet, field_label


class Otp(Widget):
    """Hàng ô để gõ mã dùng một lần."""

    kind: Literal["otp"] = Field("otp", title="Loại")
    label: Line = Field(title="Nhãn")
    length: Whole = Field(6, ge=4, le=8, title="Số ô")
    value: Annotated[str, Field(pattern=r"^[0-9•]*$")] = Field(
        "", title="Các số đã gõ", description="Chữ số mẫu, hoặc dấu • nếu máy che đi."
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len(self.value) > self.length:
            raise ValueError(f"value dài hơn {self.length} ô")
        return self

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, and a box for each digit."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, False)
        each = min(44, (min(width, 312) - 8 * (self.length - 1)) / self.length)
        for number in range(self.length):
            box = Rect(number * (each + 8), sheet.y, each, 48)
            here = self.state is State.FOCUS and number == min(len(self.value), self.length - 1)
            edge = {State.ERROR: "clay", State.SUCCESS: "leaf", State.DISABLED: "line"}.get(self.state, "leaf" if here else "edge")
            sheet.put(Box(box, "wash" if not enabled(self) else "surface", edge, 8, 2 if here else 1.5))
            if here:
                sheet.ring(box, 8)
            digit = self.value[number : number + 1]
            if digit:
                area = Rect(box.x, box.y + 24 - TITLE.line / 2, each, 0)
                sheet.words(digit, TITLE, "ink-soft" if sheet.off else "ink", area, "center")
        sheet.own = Rect(0, sheet.y, self.length * (each + 8) - 8, 48)
        sheet.y += 48
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The code."""
        return with_status(self, Fill(self.label, "otp", self.value, self.id, enabled(self), self.message or ""))

    def with_value(self, value: str) -> Self | None:
        """The same boxes with digits in them; None when these are not digits (or •) or too many."""
        fits = set(value) <= set("0123456789•") and len(value) <= self.length
        return self.model_copy(update={"value": value}) if fits else None
