"""What a question asks of the person who answers: a closed set that every question kind lowers to.

The shapes follow the interaction types of SCORM 2004 4th ed. (RTE 4.1.3, cmi.interactions) and xAPI; `Point` is performance there.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .screen import ScreenUse
from .text import Rich


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen, ordered or matched. `id` stays the same however options are shuffled."""

    id: str
    text: Rich
    reason: Rich | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A way out of a scene: what one does there, and the id of the scene or of the option (an end) it leads to."""

    do: Rich
    to: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of a story in which one has to decide."""

    id: str
    tell: Rich
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose one option, or all the right ones when `many`. `right` holds option ids.

    With `scenes`, the options are the ends of a story, each told as the whole way to it: walked scene by scene where that can be,
    chosen as a whole elsewhere. The first scene is where it begins.
    """

    options: tuple[Option, ...]
    right: tuple[str, ...]
    many: bool
    scenes: tuple[Scene, ...] = ()


@dataclass(frozen=True, slots=True)
class Write:
    """Write a short text. It is right when it equals one of `accepted` without regard to case, spaces and, if `tone_free`, tone marks.

    `wrong` holds likely wrong answers with their reasons.
    """

    accepted: tuple[str, ...]
    tone_free: bool
    wrong: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """Write a number. It is right within `tolerance` of `value`, with nothing after it or one of `units` (the first is the one shown)."""

    value: Decimal
    tolerance: Decimal
    units: tuple[str, ...]
    wrong: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """Put the options in order; they stand here in the right one."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Give every row one column. `right` holds the column id of each row; a column may serve several rows, or none.

    `scale` says what 0, 1, 2 … right rows are worth of the whole, where that is not in proportion.
    """

    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    right: tuple[str, ...]
    scale: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """Press the right place on a drawn screen. Option ids are the targets there; `right` is one of them."""

    screen: ScreenUse
    options: tuple[Option, ...]
    right: str


Ask = Choose | Write | Number | Order | Match | Point


def parts(ask: Ask) -> int:
    """How many parts of an answer can be right by themselves: the right options of a choice of many, the places of an order, the rows
    of a match; 1 for all else."""
    match ask:
        case Choose(right=right, many=True):
            return len(right)
        case Order(options=options):
            return len(options)
        case Match(rows=rows):
            return len(rows)
        case _:
            return 1


def points(ask: Ask, full: Decimal = Decimal(1)) -> tuple[Decimal, ...]:
    """What an answer with 0, 1, 2 … right parts is worth, rounded to a thousandth; the last is `full`."""
    scale = ask.scale if isinstance(ask, Match) and ask.scale else tuple(Decimal(n) / parts(ask) for n in range(parts(ask) + 1))
    return tuple(round(full * share, 3).normalize() for share in scale)
