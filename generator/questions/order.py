"""`order`: put things, such as the steps of a service, in order."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from ..model.ask import Option, Order
from ..model.base import Model
from ..model.quiz import Mistake, Question
from ..model.text import Rich
from .fair import LETTERS, twins, unreasoned


class Item(Model):
    """One thing to put in its place."""

    text: Rich = Field(title="Việc")
    reason: Rich | None = Field(None, title="Vì sao", description="Vì sao việc này đứng ở đây.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data


class Ordering(Question):
    """Xếp lại cho đúng thứ tự."""

    kind: Literal["order"] = "order"
    items: tuple[Item, ...] = Field(min_length=3, max_length=8, title="Các việc theo thứ tự đúng")

    def ask(self) -> Order:
        """Order, with the options in the right order."""
        return Order(tuple(Option(LETTERS[n], one.text, one.reason) for n, one in enumerate(self.items)))

    def mistakes(self) -> tuple[Mistake, ...]:
        """Two equal things, or one without its reason."""
        return (*twins("items", "việc", [one.text for one in self.items]), *unreasoned("items", "việc", self.items))
