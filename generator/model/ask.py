"""What a question asks of the person who answers: a closed set that every question kind lowers to.

The shapes follow the interaction types of SCORM 2004 4th ed. (RTE 4.1.3, cmi.interactions) and xAPI.
"""

from __future__ import annotations

from dataclasses import dataclass

from .text import Rich


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen, ordered or matched. `id` stays the same however options are shuffled."""

    id: str
    text: Rich
    reason: Rich | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose one option, or all the right ones when `many`. `right` holds option ids."""

    options: tuple[Option, ...]
    right: tuple[str, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Write:
    """Write a short text. It is right when it equals one of `accepted` without regard to case, spaces and, if `tone_free`, tone marks."""

    accepted: tuple[str, ...]
    tone_free: bool


@dataclass(frozen=True, slots=True)
class Order:
    """Put the options in order; they stand here in the right one."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Give every row one column. `right` holds the column id of each row; a column may serve several rows."""

    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    right: tuple[str, ...]


Ask = Choose | Write | Order | Match
