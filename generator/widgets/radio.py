"""`radio`: a few options of which one is chosen."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from ..model.base import Line
from ..model.control import Control, Pick
from ..model.picture import Disc, Layout, Rect, Ruler
from ..model.screen import Item, State, Widget
from .fields import Value, enabled, index_of, known_value, with_ids, with_status
from .parts import BODY, SMALL, SMALL_STRONG, Sheet, badge, field_label


class Radio(Widget):
    """Vài lựa chọn, chỉ chọn được một."""

    kind: Literal["radio"] = Field("radio", title="Loại")
    label: Line = Field(title="Câu hỏi hoặc nhãn")
    options: tuple[Item, ...] = Field(min_length=1, title="Các lựa chọn", description="Mỗi mục là chữ, hoặc mục có mã.")
    value: Value = Field("", title="Mục đang chọn", description="Chữ hoặc mã của mục. Để trống nếu chưa chọn.")

    @model_validator(mode="after")
    def _known(self) -> Self:
        known_value(self.options, self.value)
        return self

    @property
    def chosen(self) -> int | None:
        """Position of the chosen option."""
        return index_of(self.options, self.value) if self.value else None

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Label, and a row for each option; each row is a target. What is said of all of them is marked beside the label."""
        sheet = Sheet(ruler, width, self)
        field_label(sheet, self.label, False)
        sheet.hug()
        for number, item in enumerate(self.options):
            self._row(sheet, item, number == self.chosen)
        sheet.tint()
        return sheet.done()

    def _row(self, sheet: Sheet, item: Item, chosen: bool) -> None:
        top, room = sheet.y, sheet.width - 34 - (28 if item.icon else 0)
        colour = "ink-soft" if sheet.off else "clay" if self.state is State.ERROR else "leaf" if chosen else "edge"
        sheet.put(Disc(12, top + 16, 11, "surface", colour, 2))
        if chosen:
            sheet.put(Disc(12, top + 16, 6, colour))
        y = top + 5
        tag, high = 0.0, sheet.height(item.badge, SMALL_STRONG, 80) + 4 if item.badge else 0
        if item.badge:
            tag = 8 + badge(sheet, item.badge, sheet.width, top + max(16, high / 2 + 2), 96)
        if item.icon:
            sheet.icon(item.icon, 34, top + 16, 20, "ink-soft")
        area = Rect(sheet.width - room, y, room - tag, 0)
        y += sheet.words(item.label, BODY, "ink-soft" if sheet.off else "ink", area)
        if item.note:
            y += sheet.words(item.note, SMALL, "ink-soft", Rect(area.x, y, area.w, 0))
        sheet.y = max(y + 5, top + high + 4)
        end = max(sheet.longest(text, face, area.w) for text, face in ((item.label, BODY), (item.note or "-", SMALL)))
        sheet.target(item, Rect(0, top, min(sheet.width, area.x + end + 20 + tag), sheet.y - top))

    def controls(self) -> tuple[Control, ...]:
        """The choice; its value is the label of the option."""
        value = "" if self.chosen is None else self.options[self.chosen].label
        labels = tuple(item.label for item in self.options)
        ids = tuple(item.id for item in self.options)
        pick = Pick(self.label, labels, "radio", value, self.id, enabled(self), self.message or "", ids)
        return with_status(self, pick)

    def with_value(self, value: str) -> Self | None:
        """The same options with one chosen, by id or label; None when there is no such option."""
        return None if index_of(self.options, value) is None else self.model_copy(update={"value": value})

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The options that can be targets."""
        return with_ids(*self.options)
