"""`date_field`: a box for a day, with a calendar sign."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field

from ..model.control import Control
from ..model.picture import Layout, Ruler
from .fields import Entry, Value, with_status
from .parts import Inside, Sheet, field_box, field_label

_DAY = re.compile(r"\d[\d/.:\s–-]*")


class DateField(Entry):
    """Một ô ngày tháng."""

    kind: Literal["date_field"] = Field("date_field", title="Loại")
    placeholder: Value = Field("ngày/tháng/năm", title="Chữ mờ trong ô", description="Hiện khi ô còn trống.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, and a box with a calendar sign."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, self.required)
        field_box(sheet, Inside(self.value, self.placeholder, right="calendar"))
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The box."""
        return with_status(self, self.fill("date"))

    def with_value(self, value: str) -> Self | None:
        """The same box holding a day written in digits; None for anything else."""
        return self.model_copy(update={"value": value}) if _DAY.fullmatch(value) else None
