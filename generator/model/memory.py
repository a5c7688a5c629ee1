"""What was worked out before, kept for as long as the very objects it was worked out from are asked about again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

KEPT_TURNS = 20
"""So many builds in a row an entry may go unused, and some even twice as many: an author who saves with mistakes does not start from
nothing afterwards."""


class Memory:
    """Results by what they are and the objects they came from. Objects are frozen, so the same object gives the same result.

    It lives in one process only: the preview, which builds again and again, hands it from one build to the next.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = {}
        self._former: dict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = {}
        """What was not asked about since `_known` was begun."""
        self._turns = 0

    def of(self, what: Hashable, *parts: object, work: Callable[[], T]) -> T:
        """What `work` gives for these very objects, worked out only once. `what` names the work and all else that decides the result."""
        key = (what, *map(id, parts))
        entry = self._known.get(key)
        if entry is None:  # holding the parts keeps their ids from being given away
            entry = self._known[key] = self._former[key] if key in self._former else (parts, work())
        result: T = entry[1]
        return result

    def turn(self) -> None:
        """A new build begins: what has not been asked about for long is let go."""
        self._turns += 1
        if self._turns > KEPT_TURNS:
            self._known, self._former, self._turns = {}, self._known, 0
