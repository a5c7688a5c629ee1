"""The rule that what people ask for is told to search by the name of a place that the guide really has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..model.catalog import Catalog, Settings, nearest
from ..model.guide import Facts, Guide
from ..model.path import LocalFacts
from ..problems import Problem
from .walk import Said, told


def names_a_place(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Ways of asking for something that the guide has no place for."""
    local = [place.facts for place in catalog.places.values() if place.facts]
    return told(catalog, "asked", _unknown, "guide", beside=lambda _, id: tuple(facts[id] for facts in local if id in facts))


def _unknown(guide: Guide, *local: LocalFacts) -> Iterator[Said]:
    places = {*_headings(guide), *_labels(guide.facts), *chain.from_iterable(map(_labels, local))}
    for n, one in enumerate(guide.asked):
        about = one.about.plain() if one.about else None
        if about and about not in places:
            hint = nearest(about, sorted(places)) or "Chép đúng chữ của chỗ ấy trong bài."
            yield ("asked", n, "about"), f"bài không có chỗ nào tên là “{about}”", hint


def _headings(guide: Guide) -> Iterator[str]:
    for step in guide.steps:
        yield step.title
        yield from (one.problem.plain() for one in step.stuck)
    yield from (paper.name for paper in guide.papers)
    yield from (one.reason.plain() for one in guide.returned)
    yield from (one.text.plain() for one in (*guide.after, *guide.safety))
    yield from (one.question.plain() for one in guide.faq)


def _labels(facts: Facts | LocalFacts) -> Iterator[str]:
    for name, field in type(facts).model_fields.items():
        if name != "more" and getattr(facts, name):
            yield field.title or name
    yield from (one.label for one in facts.more)
