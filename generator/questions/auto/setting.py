"""A guide among the others: what it says, what it states with a source, and whom its wrong answers may come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pydantic import BaseModel

from ...model.guide import Facts, Guide, Paper, Returned
from ...model.path import LocalFacts
from ...model.screen import Screen
from ...model.source import Fact
from ...model.text import Rich
from .words import fold, has, pairs

LONGEST = 90
"""Longer values are no answers to choose from."""

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
        guide = self.guide.model_copy(update={"asked": tuple(one for one in self.guide.asked if one.about)})  # the rest it does not tell
        return tuple(chain.from_iterable(passages(model) for model in (guide, *self.local)))

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
        for one in leaves(value) if name != "sources" else ():
            if isinstance(one, BaseModel):
                inner.append(one)
            else:
                own.append(one.plain() if isinstance(one, Rich) else one)
    if own:
        yield " | ".join(own)
    yield from chain.from_iterable(passages(one) for one in inner)


def leaves(value: object) -> Iterator[BaseModel | Rich | str]:
    """The models and texts in a value, those of lists and mappings one after another."""
    if isinstance(value, BaseModel | Rich | str):
        yield value
    elif isinstance(value, dict | tuple):
        some: Iterable[object] = value.values() if isinstance(value, dict) else value
        yield from chain.from_iterable(map(leaves, some))
