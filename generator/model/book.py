"""What will exist: pages made of blocks, pictures and plain files, each with its address. Meaning only, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .blocks import Address, Block, LinkTo
from .screen import Screen


class PageKind(StrEnum):
    """What a page is for; each kind has one template."""

    HOME = "home"
    LESSON = "lesson"
    PRACTICE = "practice"
    TEACH = "teach"
    QUIZ = "quiz"
    DRILL = "drill"
    GROUP = "group"
    PATH = "path"
    LIST = "list"
    PROGRESS = "progress"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. `dock` holds the one or two next things to do, shown at the thumb on a phone."""

    address: Address
    kind: PageKind
    title: str
    description: str
    blocks: tuple[Block, ...]
    crumbs: tuple[LinkTo, ...] = ()
    dock: tuple[LinkTo, ...] = ()
    steps: tuple[LinkTo, ...] = ()
    following: LinkTo | None = None
    updated: str = ""
    minutes: int = 0
    id: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to be drawn: a screen as one step shows it, and the number of the mark of each target."""

    key: str
    screen: Screen
    marks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the finder knows of a guide: title, other names, address, small text."""

    title: str
    names: tuple[str, ...]
    address: Address
    note: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shares: site name, place, the menu, the foot, the date of the newest content (dd/mm/yyyy)."""

    site: str
    site_url: str
    place: str
    menu: tuple[LinkTo, ...]
    foot: tuple[LinkTo, ...]
    updated: str


@dataclass(frozen=True, slots=True)
class OutFile:
    """A finished file: path from its output folder (never absolute, never `..`) and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Book:
    """Everything that will exist."""

    frame: Frame
    pages: tuple[Page, ...]
    shots: Mapping[str, Shot]
    entries: tuple[Entry, ...]
    hand: tuple[OutFile, ...] = field(default=())
