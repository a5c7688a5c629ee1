"""`captcha`: crooked characters and a box to copy them into."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Fill
from ..model.picture import Box, Layout, Rect, Ruler, Stroke
from ..model.screen import Widget
from .fields import Value, enabled, with_status
from .parts import TITLE, Inside, Sheet, field_box, field_label


class Captcha(Widget):
    """Mã kiểm tra: hình chữ méo và ô để gõ lại."""

    kind: Literal["captcha"] = Field("captcha", title="Loại")
    label: Line = Field(title="Nhãn")
    value: Value = Field("", title="Chữ đã gõ")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, crooked characters, and a box beside them."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, False)
        picture = Rect(0, sheet.y, 116, 42)
        sheet.put(Box(picture, "wash", "line", 8))
        for number, letter in enumerate(self.value[:6] or "K7A2"):
            self._letter(sheet, letter, number, picture)
        for start, end in ((9, 30), (33, 14)):
            sheet.put(Stroke(8, picture.y + start, 108, picture.y + end, "edge", 1.5))
        field_box(sheet, Inside(self.value), Rect(126, sheet.y, width - 126, 0))
        return sheet.done()

    @staticmethod
    def _letter(sheet: Sheet, letter: str, number: int, picture: Rect) -> None:
        lift = (-4, 3, -2, 4, -3, 2)[number]
        area = Rect(picture.x + 8 + number * 17, picture.y + picture.h / 2 - TITLE.line / 2 + lift, 17, 0)
        sheet.words(letter, TITLE, "sky", area, "center")

    def controls(self) -> tuple[Control, ...]:
        """The box."""
        return with_status(self, Fill(self.label, "captcha", self.value, self.id, enabled(self), self.message or ""))

    def with_value(self, value: str) -> Self | None:
        """The same box with the characters in it; None when there are more than eight."""
        return self.model_copy(update={"value": value}) if len(value) <= 8 else None
