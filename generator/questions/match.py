"""`match`: join each thing on the left with one on the right."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Match, Option
from ..model.base import Model
from ..model.quiz import Mistake, Question
from ..model.text import Rich
from .fair import LETTERS, twins, unreasoned


class Pair(Model):
    """Two things that belong together."""

    left: Rich = Field(title="Bên trái")
    right: Rich = Field(title="Bên phải")
    reason: Rich | None = Field(None, title="Vì sao")


class Matching(Question):
    """Ghép đôi."""

    kind: Literal["match"] = "match"
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=6, title="Các cặp đúng")

    def ask(self) -> Match:
        """Match; equal right sides become one column."""
        texts = {pair.right.plain(): pair.right for pair in self.pairs}
        columns = tuple(Option(str(n), text) for n, text in enumerate(texts.values(), 1))
        rows = tuple(Option(LETTERS[n], pair.left, pair.reason) for n, pair in enumerate(self.pairs))
        return Match(rows, columns, tuple(str(list(texts).index(pair.right.plain()) + 1) for pair in self.pairs))

    def mistakes(self) -> tuple[Mistake, ...]:
        """Two equal left sides, nothing to tell apart, or a pair without its reason."""
        found = [*twins("pairs", "vế trái", [pair.left for pair in self.pairs]), *unreasoned("pairs", "cặp", self.pairs)]
        if len({pair.right.plain() for pair in self.pairs}) < 2:
            found.append((("pairs", 0), "các vế phải giống nhau hết", "Cần ít nhất hai vế phải khác nhau."))
        return tuple(found)
