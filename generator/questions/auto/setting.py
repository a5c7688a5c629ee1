"""A guide among the others: what it says, what it states with a source, and whom its wrong answers may come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pydantic import BaseModel

from ...model.catalog import Catalog
from ...model.guide import Facts, Guide
from ...model.source import Fact
from ...model.text import Rich
from .words import fold, has, pairs

LONGEST = 90
"""Longer values are no answers to choose from."""

MOST = 40
"""So many other guides are looked at; a large site would take long otherwise."""

_CODE = re.compile(r"\b\d\.\d{6}\b")


@dataclass(frozen=True)
class Setting:
    """A guide and the catalog it stands in. Nothing here depends on the order in which the other guides were loaded."""

    catalog: Catalog
    guide: Guide

    @cached_property
    def _others(self) -> tuple[Guide, ...]:
        """Other guides, those of the same group first; by id, beginning after this one so that guides borrow from different ones."""
        return tuple(sorted((one for one in self.catalog.guides.values() if one.id != self.guide.id), key=self._distance))

    @property
    def siblings(self) -> tuple[Guide, ...]:
        """The guides that lend their facts."""
        return self._others[:MOST]

    def _distance(self, other: Guide) -> tuple[bool, bool, str]:
        return other.group != self.guide.group, other.id < self.guide.id, other.id

    @cached_property
    def strangers(self) -> tuple[Guide, ...]:
        """The guides that lend their papers and mistakes: of another group, neither needed before this one nor referred to in its steps
        and reasons for return."""
        parts = (*self.guide.steps, *self.guide.returned)
        known = self._before | {ref.guide for part in parts for text in _rich(part) for ref in text.refs}
        return tuple(one for one in self._others if one.group != self.guide.group and one.id not in known)[:MOST]

    @cached_property
    def _before(self) -> frozenset[str]:
        """Ids of the guides to learn before this one, and before those."""
        found: set[str] = set()
        waiting = [self.guide.id]
        while waiting:
            guide = self.catalog.guides.get(waiting.pop())
            new = {id for id in guide.prerequisites if id not in found} if guide else set()
            found |= new
            waiting += new
        return frozenset(found)

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """All that is said of the guide, by passage (a fact with its note, a question with its answer …); also what differs elsewhere."""
        return tuple(chain.from_iterable(passages(model) for model in (self.guide, *self._local)))

    @cached_property
    def own_passages(self) -> tuple[str, ...]:
        """The passages about this service: those that name the code of another are about that one."""
        code = self.guide.facts.code
        own = set(_CODE.findall(f"{code.value} {code.note}")) if code else set()
        return tuple(text for text in self.passages if set(_CODE.findall(text)) <= own)

    @cached_property
    def words(self) -> str:
        """All that is said, folded."""
        return fold(" | ".join(self.passages))

    @cached_property
    def about(self) -> frozenset[str]:
        """All pairs of words in what is said."""
        return frozenset(chain.from_iterable(pairs(text) for text in self.passages))

    @property
    def _local(self) -> Iterator[BaseModel]:
        places = {place.id: place for place in (*self.catalog.places.values(), self.catalog.place)}
        yield from (place.facts[self.guide.id] for place in places.values() if self.guide.id in place.facts)

    def fact(self, name: str) -> Fact | None:
        """A fact that may be asked for: known, verified, short, and not different in this place."""
        here = self.catalog.place.facts.get(self.guide.id)
        return None if getattr(here, name, None) else stated(self.guide, name)

    def values(self, *names: str) -> tuple[str, ...]:
        """What may count as right somewhere: these facts of the guide and of all places, and all facts with a label of their own."""
        holders = (self.guide.facts, *self._local)
        found = [getattr(facts, name, None) for facts in holders for name in names]
        found += [one for facts in holders for one in getattr(facts, "more", ())]
        return tuple(fact.value for fact in found if fact)

    def step_like(self, text: str, *words: str, default: int = 1) -> int:
        """The number of the step that has these folded words (best in its title), or shares the most word pairs with the text."""
        titles = tuple(step.title for step in self.guide.steps)
        for word in words:
            for texts in (titles, self._steps):
                if found := next((n for n, text in enumerate(texts, 1) if has(text, word)), 0):
                    return found
        shared = [len(pairs(step) & pairs(text)) for step in self._steps]
        return shared.index(max(shared)) + 1 if max(shared) else default

    @cached_property
    def _steps(self) -> tuple[str, ...]:
        return tuple(" | ".join(passages(step)) for step in self.guide.steps)

    @property
    def last(self) -> int:
        """The number of the last step."""
        return len(self.guide.steps)


def stated(guide: Guide, name: str) -> Fact | None:
    """A fact of a guide that is known, verified, has a source, and is short."""
    fact: Fact | None = getattr(guide.facts, name)
    return fact if fact and fact.verified and fact.sources and len(fact.value) <= LONGEST else None


def label(name: str) -> str:
    """What a fact is called on the page."""
    return Facts.model_fields[name].title or name


def passages(model: BaseModel) -> Iterator[str]:
    """The texts of a model, each model inside by itself; ids of sources are no text."""
    own: list[str] = []
    inner: list[BaseModel] = []
    for name, value in model:
        for one in _leaves(value) if name != "sources" else ():
            if isinstance(one, BaseModel):
                inner.append(one)
            else:
                own.append(one.plain() if isinstance(one, Rich) else one)
    if own:
        yield " | ".join(own)
    yield from chain.from_iterable(passages(one) for one in inner)


def _leaves(value: object) -> Iterator[BaseModel | Rich | str]:
    if isinstance(value, BaseModel | Rich | str):
        yield value
    elif isinstance(value, dict | tuple):
        some: Iterable[object] = value.values() if isinstance(value, dict) else value
        yield from chain.from_iterable(map(_leaves, some))


def _rich(model: BaseModel) -> Iterator[Rich]:
    for _, value in model:
        for one in _leaves(value):
            if isinstance(one, Rich):
                yield one
            elif isinstance(one, BaseModel):
                yield from _rich(one)
