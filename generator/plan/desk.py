"""The writing desk: one catalog with what every page needs of it at hand (citations, resolved references, glossary words)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ..model import addresses
from ..model.blocks import Citation, LinkTo
from ..model.catalog import Catalog, Settings
from ..model.drill import Drill
from ..model.guide import Facts, Guide, Level
from ..model.path import Term as GlossaryTerm
from ..model.quiz import Quiz
from ..model.source import Fact
from ..model.text import Link, Plain, Ref, Rich, Span, Term

Cited = tuple[tuple[Rich, tuple[Citation, ...]], ...]

LEVELS = {Level.FULL: "làm trên mạng toàn bộ", Level.PART: "làm trên mạng một phần", Level.OFFICE: "làm tại cơ quan"}


class Desk:
    """Looks things up in one catalog; keeps nothing of a page."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self.catalog = catalog
        self.settings = settings

    def cite(self, ids: tuple[str, ...]) -> tuple[Citation, ...]:
        """Citations of source ids, in order."""
        sources = (self.catalog.sources[id] for id in ids)
        return tuple(Citation(one.title, addresses.source(one.id), day(one.read_on)) for one in sources)

    def link(self, guide: Guide) -> LinkTo:
        """A guide as a link with its minutes and level."""
        return LinkTo(guide.title, addresses.lesson(guide.id), f"{guide.minutes} phút · {LEVELS[guide.level]}")

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
        return {quiz.guide: quiz for quiz in reversed(tuple(self.catalog.quizzes.values())) if quiz.guide}

    @cached_property
    def members(self) -> dict[str, list[Guide]]:
        """The guides of each group, by group id, in reading order."""
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


def day(moment: str) -> str:
    """A date as Vietnamese write it: 2026-11-22 → 22/11/2026, 2026-06 → 6/2026 (tháng), 2026 → 2026."""
    parts = moment.split("-")
    if len(parts) == 2:
        return f"{int(parts[1])}/{parts[0]}"
    return "/".join(reversed(parts))


def plain(text: str) -> Rich:
    """Fixed words of our own as text."""
    return Rich((Plain(text),))
