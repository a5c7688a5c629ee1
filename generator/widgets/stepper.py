"""`stepper`: how far along a form one is."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from ..model.base import Line, Whole
from ..model.control import Control, Say
from ..model.picture import Disc, Layout, Rect, Ruler, Stroke
from ..model.screen import Widget
from .fields import with_status
from .parts import SMALL, SMALL_STRONG, Sheet, dot


class Stepper(Widget):
    """Hàng bước cho biết đang làm đến đâu."""

    kind: Literal["stepper"] = Field("stepper", title="Loại")
    items: tuple[Line, ...] = Field(min_length=2, max_length=6, title="Tên các bước", description="Chữ ngắn cho từng bước.")
    current: Whole = Field(1, ge=1, title="Bước đang làm", description="Số thứ tự, tính từ 1.")

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.current > len(self.items):
            raise ValueError(f"current là {self.current} nhưng chỉ có {len(self.items)} bước")
        return self

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Numbered discs on a line, with a name below each or, when these do not fit, the name of the present one."""
        sheet = Sheet(ruler, width, self)
        each = width / len(self.items)
        for number in range(1, len(self.items)):
            colour = "leaf" if number < self.current else "line"
            sheet.put(Stroke(each * (number - 0.5) + 16, 14, each * (number + 0.5) - 16, 14, colour, 2))
        for number in range(1, len(self.items) + 1):
            self._disc(sheet, number, each * (number - 0.5))
        sheet.y = 32
        if self._fits(sheet, each - 6):
            sheet.y += max(self._name(sheet, number, each) for number in range(1, len(self.items) + 1))
        else:
            sheet.flow(f"Bước {self.current}: {self.items[self.current - 1]}", SMALL_STRONG, sheet.ink(), "center")
        return sheet.done()

    def _fits(self, sheet: Sheet, room: float) -> bool:
        words = (word for item in self.items for word in item.split())
        narrow = all(sheet.ruler.width(word, SMALL_STRONG.size, SMALL_STRONG.weight) <= room for word in words)
        return narrow and all(len(sheet.lines(item, SMALL_STRONG, room)) <= 2 for item in self.items)

    def _disc(self, sheet: Sheet, number: int, x: float) -> None:
        if number < self.current:
            return dot(sheet, x, 14, 13, True)
        here = number == self.current
        ground = sheet.ink("leaf") if here else "surface"
        sheet.put(Disc(x, 14, 13, ground, None if here else "edge", 2))
        colour = "on-leaf" if here else "ink-soft"
        sheet.words(str(number), SMALL_STRONG, colour, Rect(x - 13, 14 - SMALL_STRONG.line / 2, 26, 0), "center")

    def _name(self, sheet: Sheet, number: int, each: float) -> float:
        here = number == self.current
        area = Rect(each * (number - 1) + 3, 32, each - 6, 0)
        face = SMALL_STRONG if here else SMALL
        return sheet.words(self.items[number - 1], face, sheet.ink() if here else "ink-soft", area, "center")

    def controls(self) -> tuple[Control, ...]:
        """One sentence with all the steps and the present one."""
        names = ", ".join(f"{n} {name}" for n, name in enumerate(self.items, 1))
        text = f"Đang ở bước {self.current} trên {len(self.items)} ({names})"
        return with_status(self, Say(text, "status", self.id))

    def with_value(self, value: str) -> Self | None:
        """The same steps at another number; None when there is no such step."""
        fits = value.isascii() and value.isdigit() and 1 <= int(value) <= len(self.items)
        return self.model_copy(update={"current": int(value)}) if fits else None
