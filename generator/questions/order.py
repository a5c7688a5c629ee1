"""`order`: put things, such as the steps of a service, in order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Option, Order
from ..model.quiz import Question
from ..model.text import Rich


class Ordering(Question):
    """Xếp lại cho đúng thứ tự."""

    kind: Literal["order"] = "order"
    items: tuple[Rich, ...] = Field(min_length=3, max_length=8, title="Các việc theo thứ tự đúng")

    def ask(self) -> Order:
        """Order, with the options in the right order."""
        return Order(tuple(Option("abcdefgh"[n], text) for n, text in enumerate(self.items)))
