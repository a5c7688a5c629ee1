"""Whom the questions of a guide may borrow from: its neighbours in the catalog, in an order that is the same however they were loaded."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from ...model.catalog import Catalog
from ...model.guide import Guide
from ...model.text import Rich
from .setting import Lender, Setting, leaves

MOST = 40
"""So many other guides are looked at; a large site would take long otherwise."""


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


def _rich(model: BaseModel) -> Iterator[Rich]:
    for _, value in model:
        for one in leaves(value):
            if isinstance(one, Rich):
                yield one
            elif isinstance(one, BaseModel):
                yield from _rich(one)
