"""What makes any kind of question unfair: twins among its parts, and parts without a reason. Answers differ only if a reader can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ..model.quiz import Mistake
from ..model.text import Rich

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Ids of parts by their place in the file. They stay with the part however it is shuffled."""


class Reasoned(Protocol):
    """A part of a question that ought to say why."""

    @property
    def reason(self) -> Rich | None:
        """Why it is right or wrong."""


def same(text: Rich) -> str:
    """The words by which two texts are compared."""
    return text.plain().casefold().rstrip(" .")


def twins(field: str, name: str, texts: Sequence[Rich]) -> Iterator[Mistake]:
    """Texts that stand twice."""
    known = [same(text) for text in texts]
    for n, words in enumerate(known):
        if words in known[:n]:
            yield (field, n), f"hai {name} giống nhau", f"Bỏ hoặc sửa một {name}."


def unreasoned(field: str, name: str, some: Sequence[Reasoned]) -> Iterator[Mistake]:
    """Parts without a reason: being told why teaches, being told right or wrong hardly does."""
    for n, one in enumerate(some):
        if one.reason is None:
            yield (field, n), f"{name} chưa có lý do", "Thêm reason: một câu nói vì sao."
