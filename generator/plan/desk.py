"""The writing desk: one catalog with what every page needs of it at hand (citations, resolved references, glossary words)."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from ..model import addresses
from ..model.blocks import Citation, LinkTo
from ..model.catalog import Catalog, Settings
from ..model.drill import Drill
from ..model.guide import Facts, Guide, Level
from ..model.path import Term as GlossaryTerm
from ..model.quiz import Quiz
from ..model.source import Fact
from ..model.text import Link, Plain, Ref, Rich, Span, Term

T = TypeVar("T")
Cited = tuple[tuple[Rich, tuple[Citation, ...]], ...]

LEVELS = {Level.FULL: "làm trên mạng toàn bộ", Level.PART: "làm trên mạng một phần", Level.OFFICE: "làm tại cơ quan"}


class Seen(Mapping[str, Guide]):
    """The guides by id, and which of them were looked at; None stands for all of them."""

    def __init__(self, guides: Mapping[str, Guide]) -> None:
        self.guides = guides
        self.looked_at: set[str | None] = set()

    def __getitem__(self, id: str) -> Guide:
        self.looked_at.add(id)
        return self.guides[id]

    def __iter__(self) -> Iterator[str]:
        self.looked_at.add(None)
        return iter(self.guides)

    def __len__(self) -> int:
        self.looked_at.add(None)
        return len(self.guides)


class Desk:
    """Looks things up in one catalog; keeps nothing of a page."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self._seen = Seen(catalog.guides)
        self.catalog = replace(catalog, guides=self._seen)
        self.settings = settings

    def remembered(self, what: Hashable, *parts: object, work: Callable[[], T]) -> T:
        """What `work` gives for these parts. It is worked out again only when a part, a guide that it looked at, or anything else in the
        catalog is no longer the same object. What looks at all guides is worked out every time."""
        cell: list[Any] = self.catalog.memory.of(what, *parts, self._rest, work=list)
        if cell and all(self._seen.guides.get(id) is guide for id, guide in cell[0]):
            known: T = cell[1]
            return known
        outer, self._seen.looked_at = self._seen.looked_at, set()
        result = work()
        looked_at = self._seen.looked_at
        self._seen.looked_at = outer | looked_at
        cell[:] = [] if None in looked_at else [[(id, self._seen.guides.get(id or "")) for id in looked_at], result]
        return result

    @cached_property
    def _rest(self) -> object:
        """Stands for everything that decides pages but guides: one object for as long as all of it stays the same."""
        catalog = self.catalog
        said = (self.settings, catalog.site.model_dump_json(), tuple(page.path for page in catalog.hand_pages))
        kinds = (catalog.quizzes, catalog.screens, catalog.sources, catalog.groups, catalog.paths, catalog.places, catalog.terms)
        more = (catalog.drills, catalog.images)
        ids = tuple(tuple(kind) for kind in (*kinds, *more))
        held = (catalog.place, *chain.from_iterable(kind.values() for kind in (*kinds, *more)))
        return catalog.memory.of(("rest", said, ids), *held, work=object)

    def cite(self, ids: tuple[str, ...]) -> tuple[Citation, ...]:
        """Citations of source ids, in order."""
        sources = (self.catalog.sources[id] for id in ids)
        return tuple(Citation(one.title, addresses.source(one.id), day(one.read_on)) for one in sources)

    def link(self, guide: Guide) -> LinkTo:
        """A guide as a link with its minutes and level."""
        return LinkTo(guide.title, addresses.lesson(guide.id), length(guide))

    def drill(self, drill: Drill) -> LinkTo:
        """A drill as a link with its summary."""
        return LinkTo(drill.title, addresses.drill(drill.id), drill.summary)

    def resolve(self, text: Rich) -> Rich:
        """Text whose references are links; a reference to a guide that is not published becomes plain words."""
        return Rich(tuple(self._resolved(span) if isinstance(span, Ref) else span for span in text.spans))

    def facts(self, guide: Guide, names: tuple[str, ...]) -> Iterator[tuple[str, str, Fact]]:
        """Those of the named facts that are known, each with its name and label; what differs in this place goes first."""
        local = self.catalog.place.facts.get(guide.id)
        for name in names:
            fact: Fact | None = getattr(local, name, None) or getattr(guide.facts, name)
            if fact:
                yield name, Facts.model_fields[name].title or name, fact

    def _resolved(self, ref: Ref) -> Span:
        guide = self.catalog.guides.get(ref.guide)
        if guide is None:
            return Plain(ref.words or ref.guide)
        words = ref.words or (f"{guide.title}, bước {ref.step}" if ref.step else guide.title)
        return Link(words, addresses.lesson(guide.id, ref.step))

    @cached_property
    def quizzes(self) -> dict[str, Quiz]:
        """The first quiz of each guide, by guide id."""
        return {guide: quizzes[0] for guide, quizzes in self.quizzes_of.items()}

    @cached_property
    def quizzes_of(self) -> dict[str, list[Quiz]]:
        """All quizzes of each guide that has any, by guide id."""
        quizzes: dict[str, list[Quiz]] = {}
        for quiz in self.catalog.quizzes.values():
            if quiz.guide:
                quizzes.setdefault(quiz.guide, []).append(quiz)
        return quizzes

    @property
    def members(self) -> dict[str, list[Guide]]:
        """The guides of each group, by group id, in reading order."""
        self._seen.looked_at.add(None)
        return self._members

    @cached_property
    def _members(self) -> dict[str, list[Guide]]:
        members: dict[str, list[Guide]] = {id: [] for id in self.catalog.groups}
        for guide in self.catalog.guides.values():
            members[guide.group].append(guide)
        return members

    @cached_property
    def words(self) -> dict[str, GlossaryTerm]:
        """Glossary words by their lower-case forms."""
        return {form.lower(): term for term in self.catalog.terms.values() for form in (term.term, *term.also)}

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds any glossary word, longest first."""
        forms = sorted(self.words, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE) if forms else None


class Pen:
    """Writes the text of one page: references become links, and the first use of a glossary word gets its meaning."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._seen: set[str] = set()

    def __call__(self, text: Rich) -> Rich:
        """The text as it stands on the page."""
        spans: list[Span] = []
        for span in self.desk.resolve(text).spans:
            spans += self._explained(span.text) if isinstance(span, Plain) else [span]
        return Rich(tuple(spans))

    def maybe(self, text: Rich | None) -> Rich | None:
        """The same for text that may be absent."""
        return self(text) if text else None

    def _explained(self, text: str) -> list[Span]:
        spans: list[Span] = []
        end = 0
        for found in self.desk.pattern.finditer(text) if self.desk.pattern else ():
            term = self.desk.words[found[0].lower()]
            if term.id in self._seen:
                continue
            self._seen.add(term.id)
            spans += [Plain(text[end : found.start()])] if text[end : found.start()] else []
            spans.append(Term(found[0], term.meaning, addresses.term(term.id)))
            end = found.end()
        return spans + ([Plain(text[end:])] if text[end:] else [])


def length(guide: Guide) -> str:
    """How long a guide takes and, of a procedure, how much of it is done online."""
    return f"{guide.minutes} phút · {LEVELS[guide.level]}" if guide.level else f"{guide.minutes} phút"


def day(moment: str) -> str:
    """A date as Vietnamese write it: 2026-11-22 → 22/11/2026, 2026-06 → 6/2026 (tháng), 2026 → 2026."""
    parts = moment.split("-")
    if len(parts) == 2:
        return f"{int(parts[1])}/{parts[0]}"
    return "/".join(reversed(parts))


def plain(text: str) -> Rich:
    """Fixed words of our own as text."""
    return Rich((Plain(text),))
