"""Cards: pictures of words, made from a guide, that leave the site by themselves (shared, saved, printed). Meaning only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

SHEET = (720, 1018)
"""A5 upright, px: two to a sheet of A4, and as wide as the drawn screens, so that a phone loads no more than it shows."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every card says of itself: the site, the day of the comparison with sources (dd/mm/yyyy), whether it is a draft.

    `link` is the whole address of the lesson, or empty as long as the site has none.
    """

    site: str
    checked_on: str
    draft: bool
    link: str = ""


@dataclass(frozen=True, slots=True)
class CardFact:
    """A fact in short. `sign` names its icon; `note` tells that conditions go with it; doubtful ones are not `verified`."""

    label: str
    value: str
    sign: str
    note: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What Zalo or Facebook shows of a link: title, a word above it, a line below it."""

    size: ClassVar[tuple[int, int]] = (1200, 630)

    stamp: Stamp
    title: str
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class SummaryCard:
    """A guide on one sheet: facts, papers (for all, in some cases), steps by name."""

    size: ClassVar[tuple[int, int]] = SHEET

    stamp: Stamp
    title: str
    below: str
    facts: tuple[CardFact, ...]
    papers: tuple[int, int]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardPaper:
    """A paper to have ready: its name, its form, where it comes from, and when it is needed (empty: always)."""

    name: str
    form: str
    where: str
    when: str


@dataclass(frozen=True, slots=True)
class PapersCard:
    """Papers to tick off by hand."""

    size: ClassVar[tuple[int, int]] = SHEET

    stamp: Stamp
    title: str
    papers: tuple[CardPaper, ...]


@dataclass(frozen=True, slots=True)
class FlowCard:
    """The whole way: what to have ready, what a person does, what the office does in which time, what comes of it.

    `office` and `result` are empty when the facts do not say so.
    """

    size: ClassVar[tuple[int, int]] = SHEET

    stamp: Stamp
    title: str
    deadline: str
    ready: str
    steps: tuple[str, ...]
    office: tuple[str, ...]
    result: str


Card = ShareCard | SummaryCard | PapersCard | FlowCard
"""Every kind of card."""
