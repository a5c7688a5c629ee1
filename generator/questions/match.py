"""`match`: join each thing on the left with one on the right."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Match, Option
from ..model.base import Model
from ..model.quiz import Question
from ..model.text import Rich


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
        texts = list(dict.fromkeys(pair.right.plain() for pair in self.pairs))
        columns = tuple(Option(str(n + 1), Rich.parse(text)) for n, text in enumerate(texts))
        rows = tuple(Option("abcdef"[n], pair.left, pair.reason) for n, pair in enumerate(self.pairs))
        return Match(rows, columns, tuple(str(texts.index(pair.right.plain()) + 1) for pair in self.pairs))

    def mistakes(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """Two equal left sides, or nothing to tell apart."""
        lefts = [pair.left.plain().casefold() for pair in self.pairs]
        twins = [n for n, left in enumerate(lefts) if left in lefts[:n]]
        found = [(("pairs", n), "hai vế trái giống nhau", "Sửa một vế để mỗi vế chỉ có một cách ghép.") for n in twins]
        if len({pair.right.plain() for pair in self.pairs}) < 2:
            found.append((("pairs", 0), "các vế phải giống nhau hết", "Cần ít nhất hai vế phải khác nhau."))
        return tuple(found)
