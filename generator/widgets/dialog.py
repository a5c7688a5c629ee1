"""`dialog`: a question over the page; the page below cannot be used until it is answered."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler
from ..model.screen import Item, Place, State, Widget
from .fields import Press, tap, with_ids, with_status
from .parts import BODY, BUTTON, STATE_ICONS, TITLE, Sheet, button_box, status_line


class Dialog(Widget):
    """Hộp thoại hiện đè lên trang."""

    place: ClassVar[Place] = "over"

    kind: Literal["dialog"] = Field("dialog", title="Loại")
    title: Line = Field(title="Câu hỏi hoặc tên hộp thoại")
    text: Line | None = Field(None, title="Lời giải thích")
    actions: tuple[Press, ...] = Field(min_length=1, max_length=4, title="Các nút", description="Nút cuối là nút chính.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A box: title, text, buttons side by side when they fit, else one below another with the main one last."""
        sheet = Sheet(ruler, width, self, 20)
        sheet.y = 18
        sheet.flow(self.title, TITLE, sheet.ink())
        if self.text:
            sheet.y += 6
            sheet.flow(self.text, BODY, "ink-soft" if sheet.off else "ink")
        sheet.y += 16
        self._actions(sheet, len(self.actions) if self._fits(sheet) else 1)
        sheet.y += 18
        box = Rect(0, 0, width, sheet.y)
        status_line(sheet)
        edge = {State.ERROR: "clay", State.SUCCESS: "leaf"}.get(self.state)
        box = Rect(0, 0, width, sheet.y + (10 if sheet.y > box.h else 0))
        sheet.shapes.insert(0, Box(box, "surface", edge, 14, 2))
        sheet.ring(box, 14)
        own = ((self.id, box),) if self.id else ()
        return Layout(box.h, tuple(sheet.shapes), own + tuple(sheet.targets))

    def _fits(self, sheet: Sheet) -> bool:
        count = len(self.actions)
        each = (sheet.width - 40 - 8 * (count - 1)) / count - 26
        signs = STATE_ICONS.get(self.state)
        return count <= 2 and all(
            sheet.ruler.width(item.label, BUTTON.size, BUTTON.weight) <= each - (28 if item.icon or signs else 0) for item in self.actions
        )

    def _actions(self, sheet: Sheet, columns: int) -> None:
        each = (sheet.width - 40 - 8 * (columns - 1)) / columns
        for number, item in enumerate(self.actions):
            style = "primary" if item is self.actions[-1] else "secondary"
            area = Rect(20 + number % columns * (each + 8), sheet.y, each, 46)
            box = button_box(sheet, item.label, style, item.icon, area)
            sheet.target(item, box)
            if (number + 1) % columns == 0:
                sheet.y += box.h + (8 if number + 1 < len(self.actions) else 0)

    def controls(self) -> tuple[Control, ...]:
        """Title, text, buttons."""
        text = (Say(self.text),) if self.text else ()
        taps = (tap(item, "button", self, main=item is self.actions[-1]) for item in self.actions)
        return with_status(self, Say(self.title, "heading", self.id), *text, *taps)

    def with_value(self, value: str) -> Self:
        """The same dialog with another title."""
        return self.model_copy(update={"title": value})

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The buttons that can be targets."""
        return with_ids(*self.actions)
