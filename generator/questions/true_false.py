"""`true_false`: one stem and four statements, each judged true or false (the national exam's form since 2025)."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from ..model.ask import Match, Option
from ..model.base import Flag, Model
from ..model.quiz import Mistake, Question
from ..model.text import Rich
from .fair import LETTERS, twins, unreasoned

TRUE = Option("dung", Rich.parse("Đúng"))
FALSE = Option("sai", Rich.parse("Sai"))

SCALE = (Decimal(0), Decimal("0.1"), Decimal("0.25"), Decimal("0.5"), Decimal(1))
"""Points for 0 to 4 right statements: the marking of part II of the national exam since 2025."""


class Statement(Model):
    """A statement to judge."""

    text: Rich = Field(title="Ý")
    right: Flag = Field(title="Đúng hay sai", description="true nếu ý này đúng.")
    reason: Rich | None = Field(None, title="Vì sao")


class TrueFalse(Question):
    """Một tình huống với bốn ý đúng hoặc sai."""

    kind: Literal["true_false"] = "true_false"
    statements: tuple[Statement, ...] = Field(min_length=4, max_length=4, title="Bốn ý a–d")

    def ask(self) -> Match:
        """Match every statement to Đúng or Sai."""
        rows = tuple(Option(LETTERS[n], one.text, one.reason) for n, one in enumerate(self.statements))
        return Match(rows, (TRUE, FALSE), tuple(TRUE.id if one.right else FALSE.id for one in self.statements), SCALE)

    def mistakes(self) -> tuple[Mistake, ...]:
        """Two equal statements, or one without its reason."""
        return (*twins("statements", "ý", [one.text for one in self.statements]), *unreasoned("statements", "ý", self.statements))
