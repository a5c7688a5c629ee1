"""What a page is made of: a closed set of blocks that every format can match on. Meaning only, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .ask import Ask
from .control import Control
from .drill import Exhibit
from .image import Picture
from .kept import Inventory
from .screen import Place, Screen
from .takeaway import Takeaways
from .text import Rich

Address = str
"""From the site's root, as printed: `hoc/dang-ky-khai-sinh.html`, maybe with `#buoc-3`. Never begins with a slash."""


class Tone(StrEnum):
    """How a note sounds."""

    INFO = "info"
    DRAFT = "draft"
    STALE = "stale"
    SAFETY = "safety"
    CAREFUL = "careful"


@dataclass(frozen=True, slots=True)
class LinkTo:
    """Words and the address they lead to."""

    text: str
    address: Address
    note: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as a fact shows it: title, the address of its entry on the sources page, and the day it was read (as written)."""

    title: str
    address: Address
    read_on: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading with a stable anchor. `aside` is small text beside it."""

    text: str
    anchor: str
    level: int = 2
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `lead` is the larger one under the page title."""

    text: Rich
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences one under another, each with its citations; without any, the sentence is advice."""

    items: tuple[tuple[Rich, tuple[Citation, ...]], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A coloured box: a title and what it says."""

    tone: Tone
    title: str
    items: tuple[tuple[Rich, tuple[Citation, ...]], ...]


@dataclass(frozen=True, slots=True)
class FactCell:
    """One fact of the summary card."""

    label: str
    value: str
    note: str
    citations: tuple[Citation, ...]
    verified: bool = True


@dataclass(frozen=True, slots=True)
class FactCard:
    """The facts of a service at a glance: `main` in the open, `more` folded below."""

    main: tuple[FactCell, ...]
    more: tuple[FactCell, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A paper to tick off, with what to know about it."""

    text: str
    details: tuple[tuple[str, str], ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to have ready. `store` names the place where the device remembers the ticks."""

    store: str
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """One action of a step; `mark` is its number on the picture, or 0."""

    text: Rich
    mark: int = 0


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step of a lesson."""

    number: int
    anchor: str
    title: str
    deeds: tuple[Deed, ...]
    pictures: tuple[Picture, ...]
    ok: Rich
    confuse: Rich | None
    warning: Rich | None
    stuck: tuple[tuple[Rich, Rich], ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """A question that opens to its answer."""

    title: Rich
    body: Rich
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Folds:
    """Several folds."""

    items: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list of pages: where it leads, small text under it, a pill beside it."""

    link: LinkTo
    pill: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of pages."""

    items: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A large way in, with an icon."""

    link: LinkTo
    icon: str


@dataclass(frozen=True, slots=True)
class Doors:
    """Large ways in, side by side where there is room."""

    items: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """The search box; `samples` are shown as chips. On the search page it is `whole`: it also answers questions, and says what to do
    without scripts."""

    samples: tuple[LinkTo, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in full."""

    anchor: str
    title: str
    number: str
    publisher: str
    issued: str
    read_on: str
    url: str
    used_by: tuple[LinkTo, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The sources of a page, or of the site."""

    items: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A glossary entry."""

    anchor: str
    term: str
    also: tuple[str, ...]
    meaning: str
    citations: tuple[Citation, ...]
    used_by: tuple[LinkTo, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    """Glossary entries, in Vietnamese order."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question of a quiz. `shown` is the order in which the options of an ordering are first shown (their ids).

    `id` is its own on this page; `home` are the ids of its quiz and of itself there. `told` is a text that belongs to the stem, `picture`
    the screen to point at (its spots numbered as the options). `points` is what 0, 1, 2 … right parts are worth. `part` is its part of an
    exam, as its number on paper (I, II …); `guide` the title of the guide it is about.
    """

    number: int
    anchor: str
    id: str
    stem: Rich
    level: str
    ask: Ask
    explanation: Rich | None
    reread: LinkTo | None
    shown: tuple[str, ...] = ()
    told: Rich | None = None
    picture: Picture | None = None
    points: tuple[Decimal, ...] = (Decimal(0), Decimal(1))
    seconds: int = 60
    competence: str = ""
    guide: str = ""
    home: tuple[str, str] = ("", "")
    part: str = ""
    citations: tuple[Citation, ...] = ()


class Doing(StrEnum):
    """What the hand does."""

    TAP = "tap"
    FILL = "fill"
    PICK = "pick"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do on a practice screen.

    `target` is the id to act on, `also` other ids that count as well; `name` and `sort` (nút, ô …) are the control's own words. `value`
    is the sample to write or the option to choose, empty for any. A `free` move may be done before its turn.
    """

    doing: Doing
    target: str
    say: Rich
    name: str
    sort: str
    value: str = ""
    also: tuple[str, ...] = ()
    free: bool = False


@dataclass(frozen=True, slots=True)
class PracticeTask:
    """One step to practise: the screen as it stands before (its parts with their place, in reading order), and what to do on it.

    `deeds` are the moves in order, between them what is done away from the screen (plain text). `whys` says of wrong targets why.
    """

    number: int
    anchor: str
    title: str
    task: Rich | None
    screen: Screen
    parts: tuple[tuple[Place, tuple[Control, ...]], ...]
    deeds: tuple[Move | Rich, ...]
    whys: tuple[tuple[str, Rich], ...]
    ok: Rich
    reread: LinkTo

    @property
    def moves(self) -> tuple[Move, ...]:
        """The deeds that are done on the screen."""
        return tuple(deed for deed in self.deeds if isinstance(deed, Move))


@dataclass(frozen=True, slots=True)
class Way:
    """A choice of a scene, as its own words and where it leads: a scene's anchor, the anchor of the end, or empty to choose again."""

    do: Rich
    then: Rich
    safe: bool
    at: str
    next: str


@dataclass(frozen=True, slots=True)
class SceneCard:
    """A scene of a drill; `show` holds what is seen there."""

    number: int
    anchor: str
    title: str
    tell: Rich | None
    show: tuple[Exhibit, ...]
    ask: Rich
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class TeachStep:
    """One step as it is shown to a relative: large, with what to do and how to tell that it worked."""

    number: int
    anchor: str
    title: str
    deeds: tuple[Deed, ...]
    pictures: tuple[Picture, ...]
    ok: Rich


@dataclass(frozen=True, slots=True)
class Poster:
    """A card of a guide, to look at, save, print or send on: `name` is what its file is saved as, `words` what it is good for.

    With a `title` it is folded until somebody asks for it.
    """

    picture: Picture
    name: str
    words: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class KeepCard:
    """The card to keep at the end of teaching: what was learnt, its steps, whom to ask, and the address of the lesson."""

    title: str
    steps: tuple[str, ...]
    contacts: tuple[FactCell, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Doable:
    """Something whose progress the device remembers: where it is, under which kind, and the ids of its parts. Its id is the name of its
    page."""

    link: LinkTo
    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What there is to do, by lesson; a script fills in how far a person is."""

    items: tuple[tuple[LinkTo, tuple[Doable, ...]], ...]


Reading = Heading | Para | Listing | Note | Folds | FactCard | StepCard | Poster
Leading = Rows | Doors | Finder | SourceTable | Definitions | Takeaways
Acting = Checklist | QuestionCard | PracticeTask | SceneCard | TeachStep | KeepCard | Progress | Inventory
Block = Reading | Leading | Acting
