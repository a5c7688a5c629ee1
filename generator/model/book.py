"""What will exist: pages made of blocks, pictures and plain files, each with its address. Meaning only, no markup."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from .blocks import Address, Block, LinkTo
from .card import Card
from .image import Area, Picture, Screenshot
from .memory import Memory
from .screen import Screen


class PageKind(StrEnum):
    """What a page is for; each kind has one template."""

    HOME = "home"
    LESSON = "lesson"
    PRACTICE = "practice"
    TEACH = "teach"
    QUIZ = "quiz"
    REVISION = "revision"
    DRILL = "drill"
    GROUP = "group"
    PATH = "path"
    LIST = "list"
    PROGRESS = "progress"
    PRIVACY = "privacy"
    OFFLINE = "offline"
    SEARCH = "search"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Sitting:
    """How a quiz is taken once: how many questions of each level are drawn (none: all are asked), minutes (0: no hurry), how many questions
    of a part count (the best ones), and the points that it is worth in all where these are not just added up."""

    draw: tuple[tuple[str, int], ...] = ()
    minutes: int = 0
    best: tuple[tuple[str, int], ...] = ()
    scale: int = 10


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What a lesson says of itself on paper: the whole address that its code holds and the same as people type it (both empty for a site
    without an address), its sources in a line, and the cards of the last sheet."""

    link: str
    typed: str
    sources: str
    cards: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. `dock` holds the one or two next things to do, shown at the thumb on a phone.

    `share` is what a link to this page shows elsewhere, where that is not what the whole site shows. `asked` is for search alone: the name
    of a place on the page, and in which words people ask for it.
    """

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
    share: Picture | None = None
    sitting: Sitting | None = None
    leaflet: Leaflet | None = None
    asked: tuple[tuple[str, tuple[str, ...]], ...] = ()


CLOSE_UP = (360, 240)
"""Size of every picture that shows a part of a screen, logical px."""


@dataclass(frozen=True, slots=True)
class View:
    """A screen as one step shows it, the number of the mark of each target, and the target to come close to, or none."""

    screen: Screen
    marks: tuple[tuple[str, int], ...]
    focus: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture's file, pixels."""
        width, height = CLOSE_UP if self.focus else self.screen.device.size
        return (width * 2, height * 2)


@dataclass(frozen=True, slots=True)
class Photo:
    """A real screenshot, the areas to make unreadable, and the area of each number; areas are in its own pixels."""

    photo: Screenshot
    blur: tuple[Area, ...]
    marks: tuple[tuple[int, Area], ...]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture's file, pixels: no wider than a drawn phone, no taller than two."""
        width, height = self.photo.size
        scale = min(1.0, 720 / width, 2560 / height)
        return (max(1, round(width * scale)), max(1, round(height * scale)))


@dataclass(frozen=True, slots=True)
class AppIcon:
    """The site's sign, square: with round corners, or (`full`) to the edges, for devices that cut it into a shape of their own."""

    pixels: int
    full: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, px."""
        return (self.pixels, self.pixels)


Subject = View | Photo | Card | AppIcon
"""What a picture can show."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to be drawn, and the name that only this picture has."""

    key: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Entry:
    """What search shows of a guide: title, other names, address, small text."""

    title: str
    names: tuple[str, ...]
    address: Address
    note: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shares: site name, place, the menu, the foot, the date of the newest content (dd/mm/yyyy), the icons of the
    site as an app."""

    site: str
    site_url: str
    place: str
    menu: tuple[LinkTo, ...]
    foot: tuple[LinkTo, ...]
    updated: str
    share: Picture | None = None
    icons: tuple[tuple[AppIcon, Address], ...] = ()


@dataclass(frozen=True)
class OutFile:
    """A finished file: path from its output folder (never absolute, never `..`) and its bytes."""

    path: str
    content: bytes

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pages that are taken along together. `id` names it among files: `tat-ca`, `lo-trinh/lop-10`, `nhom/cu-tru`. The first page is its
    own (for everything: the home page)."""

    id: str
    title: str
    pages: tuple[Address, ...]


@dataclass(frozen=True)
class Book:
    """Everything that will exist."""

    frame: Frame
    pages: tuple[Page, ...]
    shots: Mapping[str, Shot]
    entries: tuple[Entry, ...]
    hand: tuple[OutFile, ...] = field(default=())
    bundles: tuple[Bundle, ...] = field(default=())
    lessons: tuple[Bundle, ...] = field(default=())
    """The pages of each guide: its lesson first, then practice, teaching and quizzes. `id` is that of the guide."""
    memory: Memory = field(default_factory=Memory, compare=False)
