"""`true_false`: one stem and four statements, each judged true or false (the national exam's form since 2025)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Match, Option
from ..model.base import Flag, Model
from ..model.quiz import Question
from ..model.text import Rich

TRUE = Option("dung", Rich.parse("Đúng"))
FALSE = Option("sai", Rich.parse("Sai"))


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
        rows = tuple(Option("abcd"[n], one.text, one.reason) for n, one in enumerate(self.statements))
        return Match(rows, (TRUE, FALSE), tuple(TRUE.id if one.right else FALSE.id for one in self.statements))

    def mistakes(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """A false statement without its reason."""
        return tuple(
            (("statements", n), "ý sai chưa có lý do", "Thêm reason: vì sao ý này sai.")
            for n, one in enumerate(self.statements)
            if not one.right and one.reason is None
        )
