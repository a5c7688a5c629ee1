"""A guide among the others: what it says, what it states with a source, and whom its wrong answers may come from."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from operator import attrgetter
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from ...model.catalog import Catalog
from ...model.guide import Facts, Guide, Paper, Returned
from ...model.path import LocalFacts
from ...model.screen import Screen
from ...model.source import Fact
from ...model.text import Rich
from .words import fold, has, pairs

LONGEST = 90
"""Longer values are no answers to choose from."""

MOST = 40
"""So many other guides are looked at; a large site would take long otherwise."""

_CODE = re.compile(r"\b\d\.\d{6}\b")


@dataclass(frozen=True, slots=True)
class Lender:
    """What another guide lends: all of it that questions about a guide may know."""

    title: str
    facts: Facts
    papers: tuple[Paper, ...]
    returned: tuple[Returned, ...]


@dataclass(frozen=True, eq=False)
class Setting:
    """A guide and all that its questions are made from. Nothing here depends on the order in which the other guides were loaded.

    `siblings` lend their facts, `strangers` their papers and mistakes; `here` is what differs in the place of the site, `local` what
    differs in any place; `screens` are those of the steps, None where a step has none.
    """

    guide: Guide
    siblings: tuple[Lender, ...]
    strangers: tuple[Lender, ...]
    here: LocalFacts | None
    local: tuple[LocalFacts, ...]
    screens: tuple[Screen | None, ...]

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """All that is said of the guide, by passage (a fact with its note, a question with its answer …); also what differs elsewhere."""
        return tuple(chain.from_iterable(passages(model) for model in (self.guide, *self.local)))

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

    def fact(self, name: str) -> Fact | None:
        """A fact that may be asked for: known, verified, short, and not different in this place."""
        return None if getattr(self.here, name, None) else stated(self.guide, name)

    def values(self, *names: str) -> tuple[str, ...]:
        """What may count as right somewhere: these facts of the guide and of all places, and all facts with a label of their own."""
        holders = (self.guide.facts, *self.local)
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


def setting_of(catalog: Catalog, guide: Guide) -> Setting:
    """The setting of a guide in its catalog: the very same one for as long as all of its parts are the same objects."""
    known = _order(catalog).settings
    if guide.id not in known:
        known[guide.id] = _setting(catalog, guide)
    return known[guide.id]


def _setting(catalog: Catalog, guide: Guide) -> Setting:
    siblings = tuple(_lender(catalog, one) for one in islice(_others(catalog, guide), MOST))
    strangers = tuple(_lender(catalog, one) for one in islice(_strangers(catalog, guide), MOST))
    places = {place.id: place for place in (*catalog.places.values(), catalog.place)}
    local = tuple(place.facts[guide.id] for place in places.values() if guide.id in place.facts)
    screens = tuple(catalog.screens.get(step.screen.use) if step.screen else None for step in guide.steps)
    here = catalog.place.facts.get(guide.id)
    what = ("setting", len(siblings), len(strangers), len(local))
    work = partial(Setting, guide, siblings, strangers, here, local, screens)
    return catalog.memory.of(what, guide, *siblings, *strangers, here, *local, *screens, work=work)


def _lender(catalog: Catalog, guide: Guide) -> Lender:
    work = partial(Lender, guide.title, guide.facts, guide.papers, guide.returned)
    return catalog.memory.of(("lender", guide.title), guide.facts, guide.papers, guide.returned, work=work)


def _others(catalog: Catalog, guide: Guide) -> Iterator[Guide]:
    """The other guides, those of the same group first; by id, beginning after this one so that guides borrow from different ones."""
    near = (one for one in _after(_order(catalog).groups.get(guide.group, []), guide) if one.id != guide.id)
    return chain(near, _elsewhere(catalog, guide))


def _strangers(catalog: Catalog, guide: Guide) -> Iterator[Guide]:
    """Guides of another group, neither needed before this one nor referred to in its steps and reasons for return."""
    known = _before(catalog, guide) | catalog.memory.of("refs", guide, work=partial(_refs, guide))
    return (one for one in _elsewhere(catalog, guide) if one.id not in known)


def _elsewhere(catalog: Catalog, guide: Guide) -> Iterator[Guide]:
    return (one for one in _after(_order(catalog).every, guide) if one.group != guide.group)


def _after(some: list[Guide], guide: Guide) -> Iterator[Guide]:
    at = bisect(some, guide.id, key=_id)
    return chain(some[at:], some[:at])


@dataclass(frozen=True, slots=True)
class _Order:
    """The guides of a catalog by id, all of them and group by group, and the settings made so far."""

    every: list[Guide]
    groups: dict[str, list[Guide]]
    settings: dict[str, Setting]


def _order(catalog: Catalog) -> _Order:
    len(catalog.guides)  # asked every time: whoever notes which guides are looked at must see that it is all of them
    if catalog not in _ORDERS:
        order = _ORDERS[catalog] = _Order(sorted(catalog.guides.values(), key=_id), {}, {})
        for one in order.every:
            order.groups.setdefault(one.group, []).append(one)
    return _ORDERS[catalog]


_ORDERS: WeakKeyDictionary[Catalog, _Order] = WeakKeyDictionary()
_id: Callable[[Guide], str] = attrgetter("id")


def _refs(guide: Guide) -> frozenset[str]:
    return frozenset(ref.guide for part in (*guide.steps, *guide.returned) for text in _rich(part) for ref in text.refs)


def _before(catalog: Catalog, guide: Guide) -> frozenset[str]:
    """Ids of the guides to learn before this one, and before those."""
    found: set[str] = set()
    waiting = [guide.id]
    while waiting:
        one = catalog.guides.get(waiting.pop())
        new = {id for id in one.prerequisites if id not in found} if one else set()
        found |= new
        waiting += new
    return frozenset(found)


def stated(guide: Guide | Lender, name: str) -> Fact | None:
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
