"""Everything an author wrote, loaded, linked and immutable, together with where each part stands in its file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pydantic import Field

from ..problems import Problem, Severity
from .base import Id, Line, Model
from .drill import Drill
from .guide import Guide
from .image import Screenshot
from .memory import Memory
from .path import Group, Path, Place, Term
from .quiz import Quiz
from .screen import Screen
from .source import Source

Step = str | int
Where = tuple[Step, ...]

KEY = -1
"""`path + (KEY,)` in an origin's marks is where the key itself stands; `path` is where its value does."""


class Site(Model):
    """What `mkdocs.yml` says about the site: its name, its public address, and our own settings under `extra.hocdvc`."""

    name: Line
    url: str = Field("", pattern=r"^(https?://[^\s\"'<>`]+)?$")
    description: str = ""
    place: Id


@dataclass(frozen=True)
class Origin:
    """The file an object came from, and the line and column (from 1) of each path inside it.

    `base` is the path of the object in its file: `("sources", 3)` for the fourth source of a list.
    """

    file: str
    marks: Mapping[Where, tuple[int, int]]
    base: Where = ()

    def find(self, path: Where) -> tuple[int, int]:
        """Line and column of the nearest known part of `base + path`."""
        full = self.base + path
        while full and full not in self.marks:
            full = full[:-1]
        return self.marks.get(full, (1, 1))


@dataclass(frozen=True)
class HandPage:
    """A hand-written page of `docs/`: path from there, and its Markdown or bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, eq=False)
class Catalog:
    """All of one site. Mappings are by id, in reading order; `origins` is keyed by (kind, id). A catalog equals only itself, so that what
    was worked out for one can be kept beside it."""

    site: Site
    place: Place
    guides: Mapping[str, Guide]
    quizzes: Mapping[str, Quiz]
    screens: Mapping[str, Screen]
    sources: Mapping[str, Source]
    groups: Mapping[str, Group]
    paths: Mapping[str, Path]
    places: Mapping[str, Place]
    terms: Mapping[str, Term]
    hand_pages: tuple[HandPage, ...] = ()
    drills: Mapping[str, Drill] = field(default_factory=dict)
    images: Mapping[str, Screenshot] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    twins: tuple[tuple[str, str, Origin], ...] = ()
    """Objects left out because an earlier one of the same kind has the same id: kind, id and where they stand."""
    broken: frozenset[tuple[str, str]] = frozenset()
    """(kind, id) of objects that exist but have mistakes of their own, so that nobody calls them missing."""
    lost: frozenset[str] = frozenset()
    """Kinds of which whole files could not be read: what is missing there cannot be known."""
    memory: Memory = field(default_factory=Memory)
    """What was worked out from parts of this catalog, or of an earlier one that held the same parts."""

    @cached_property
    def shown(self) -> Mapping[tuple[str, str], tuple[Screen, ...]]:
        """The screens that each guide and each quiz shows, as far as they are there, by (kind, id)."""
        uses = {("guide", id): (step.screen for step in guide.steps) for id, guide in self.guides.items()}
        uses |= {("quiz", id): (question.screen_use for question in quiz.questions) for id, quiz in self.quizzes.items()}
        named = {key: dict.fromkeys(use.use for use in some if use) for key, some in uses.items()}
        return {key: tuple(self.screens[id] for id in ids if id in self.screens) for key, ids in named.items()}

    def problem(
        self, kind: str, id: str, path: Where, message: str, hint: str = "", *, rule: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at `path` inside the object (`kind`, `id`); kinds are guide, quiz, screen, source, group, path, place, term, drill."""
        origin = self.origins.get((kind, id)) or Origin("", {})
        line, column = origin.find(path)
        return Problem(origin.file, line, column, dotted(origin.base + path), message, hint, rule, severity)


@dataclass(frozen=True)
class Settings:
    """What a build or check is told from outside, so that it never asks the machine: the day, strictness, drafts."""

    today: date
    strict: bool = False
    drafts: bool = True


def dotted(path: Where) -> str:
    """`("steps", 0, "title")` as `steps[0].title`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text


def nearest(word: str, names: Iterable[str]) -> str:
    """A hint that asks about the most similar name, or an empty text when none is similar."""
    near = difflib.get_close_matches(word, names, 1, 0.6)
    return f"Có phải bạn muốn viết “{near[0]}”?" if near else ""
