"""`password_field`: a box for a secret; what is written shows as dots."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.control import Control
from ..model.picture import Layout, Ruler
from .fields import Entry, with_status
from .parts import Inside, Sheet, field_box, field_label


class PasswordField(Entry):
    """Một ô mật khẩu."""

    kind: Literal["password_field"] = Field("password_field", title="Loại")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, and a box with a dot for each character and an eye to show them."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, self.required)
        field_box(sheet, Inside("•" * min(len(self.value), 16), right="eye"))
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The box."""
        return with_status(self, self.fill("password"))

    def with_value(self, value: str) -> Self:
        """The same box, filled."""
        return self.model_copy(update={"value": value})
