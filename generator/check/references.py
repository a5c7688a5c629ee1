"""Rules about one thing naming another: guides, groups, sources, screens, steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..model.catalog import Catalog, Settings, Where, nearest
from ..model.drill import Drill
from ..model.guide import Guide
from ..model.path import Path, Place
from ..model.quiz import Quiz
from ..model.text import Rich
from ..problems import Problem, Severity
from .walk import KINDS, found, nodes, objects, texts

RULE = "reference"
NAMES: Mapping[str, str] = {"guide": "bài", "group": "nhóm", "source": "nguồn", "screen": "màn hình"}
MAX_HINTS = 50


Name = tuple[str, str, int | None]
"""Kind and id of what is named, and the step if any."""


class Link(NamedTuple):
    """One thing that names another: where it is written and what it names. `aside`: that the thing is there at all is asked elsewhere."""

    path: Where
    to: Name
    aside: bool = False


class Links(NamedTuple):
    """All links of one sort in one object, and what they name in all: mostly that is enough to know that nothing is amiss."""

    every: tuple[Link, ...]
    names: frozenset[Name]


def dangling(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Names of things that do not exist, and steps a guide does not have."""
    renamed = {old: guide.id for guide in catalog.guides.values() for old in guide.formerly}
    hints: dict[tuple[str, str], str] = {}
    for kind, id, link in _loose(catalog):
        to, name, step = link.to
        if name in objects(catalog, to):
            if step and step > len(catalog.guides[name].steps):
                yield _no_step(catalog, kind, id, link)
        elif not link.aside and not _excused(catalog, link):
            if (to, name) not in hints:
                hints[to, name] = _hint(catalog, link, renamed, len(hints))
            message = f"không có {NAMES[to]} “{name}”"
            yield catalog.problem(kind, id, link.path, message, hints[to, name], rule=RULE)


def _loose(catalog: Catalog) -> Iterator[tuple[str, str, Link]]:
    """The links to what is not there, each with kind and id of the object that it stands in."""
    there: set[Name] = {(kind, id, None) for kind in NAMES for id in objects(catalog, kind)}
    there |= {("guide", id, step) for id, guide in catalog.guides.items() for step in range(len(guide.steps) + 1)}
    own = (found(catalog, work, kind) for kind, work in OWN.items())
    for kind, id, links in chain(*own, _source_links(catalog), found(catalog, _refs)):
        if not links.names <= there:
            yield from ((kind, id, link) for link in links.every if link.to not in there)


def _excused(catalog: Catalog, link: Link) -> bool:
    """Whether the thing may well exist, in a file or entry that could not be loaded."""
    kind, id, _ = link.to
    return kind in catalog.lost or (kind, id) in catalog.broken


def _hint(catalog: Catalog, link: Link, renamed: Mapping[str, str], given: int) -> str:
    kind, name, _ = link.to
    if kind == "guide" and name in renamed:
        return f"Mã này đã đổi thành “{renamed[name]}”."
    near = nearest(name, objects(catalog, kind)) if given < MAX_HINTS else ""
    return near or f"Xem lại mã, hoặc thêm {NAMES[kind]} này."


def _no_step(catalog: Catalog, kind: str, id: str, link: Link) -> Problem:
    _, name, step = link.to
    count = len(catalog.guides[name].steps)
    return catalog.problem(kind, id, link.path, f"bài “{name}” không có bước {step}", f"Bài này có {count} bước.", rule=RULE)


def _gathered(work: Callable[[Any], Iterator[Link]]) -> Callable[[Any], Links]:
    """What `work` finds in an object, with all names in one set."""

    @wraps(work)
    def links(model: Any) -> Links:
        every = tuple(work(model))
        return Links(every, frozenset(link.to for link in every))

    return links


@_gathered
def _of_guide(guide: Guide) -> Iterator[Link]:
    yield Link(("group",), ("group", guide.group, None))
    for n, name in enumerate(guide.prerequisites):
        yield Link(("prerequisites", n), ("guide", name, None))
    for n, step in enumerate(guide.steps):
        if step.screen:
            yield Link(("steps", n, "screen", "use"), ("screen", step.screen.use, None))


@_gathered
def _of_quiz(quiz: Quiz) -> Iterator[Link]:
    if quiz.guide:
        yield Link(("guide",), ("guide", quiz.guide, None))
    for n, question in enumerate(quiz.questions):
        if question.step and quiz.guide:
            yield Link(("questions", n, "step"), ("guide", quiz.guide, question.step), aside=True)
        if question.screen_use:
            yield Link(("questions", n, "screen", "use"), ("screen", question.screen_use.use, None))
    for kind, names in (("group", quiz.exam.groups), ("guide", quiz.exam.guides)) if quiz.exam else ():
        for n, name in enumerate(names):
            yield Link(("exam", f"{kind}s", n), (kind, name, None))


@_gathered
def _of_drill(drill: Drill) -> Iterator[Link]:
    return (Link(("guides", n), ("guide", guide, None)) for n, guide in enumerate(drill.guides))


@_gathered
def _of_path(path: Path) -> Iterator[Link]:
    return (Link(("stops", n, "guide"), ("guide", stop.guide, None)) for n, stop in enumerate(path.stops))


@_gathered
def _of_place(place: Place) -> Iterator[Link]:
    return (Link(("facts", guide), ("guide", guide, None)) for guide in place.facts)


OWN: Mapping[str, Callable[[Any], Links]] = {
    "guide": _of_guide,
    "quiz": _of_quiz,
    "drill": _of_drill,
    "path": _of_path,
    "place": _of_place,
}
"""By kind: what finds the links in fields that only this kind has."""


def _source_links(catalog: Catalog) -> Iterator[tuple[str, str, Links]]:
    return found(catalog, _sources, *(kind for kind in KINDS if kind != "source"))


@_gathered
def _sources(model: BaseModel) -> Iterator[Link]:
    """Where sources are named."""
    for path, inner in nodes(model):
        for n, name in enumerate(getattr(inner, "sources", ())):
            yield Link((*path, "sources", n), ("source", name, None))


@_gathered
def _refs(model: BaseModel) -> Iterator[Link]:
    """Where texts refer to guides."""
    for text in texts(model):
        if isinstance(text.value, Rich):
            yield from (Link(text.path, ("guide", ref.guide, ref.step)) for ref in text.value.refs)


def cycles(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Guides that must each be learnt before the other; every closing link is named once."""
    done: set[str] = set()
    for start in catalog.guides:
        trail: list[str] = []
        waiting: list[tuple[str, int]] = [(start, 0)] if start not in done else []
        while waiting:
            id, n = waiting.pop()
            if n == 0:
                trail.append(id)
            needed = catalog.guides[id].prerequisites
            if n == len(needed):
                done.add(trail.pop())
                continue
            waiting.append((id, n + 1))
            if needed[n] in trail:
                yield _cycle(catalog, catalog.guides[id], n, trail[trail.index(needed[n]) :])
            elif needed[n] in catalog.guides and needed[n] not in done:
                waiting.append((needed[n], 0))


def _cycle(catalog: Catalog, guide: Guide, n: int, ring: list[str]) -> Problem:
    shown = " → ".join([*ring, ring[0]])
    hint = "Bỏ một mã trong vòng khỏi prerequisites."
    return catalog.problem("guide", guide.id, ("prerequisites", n), f"các bài học trước nối thành vòng: {shown}", hint, rule="cycle")


def unused_sources(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Sources that nothing names; not asked while some files cannot be read, for those may name them."""
    if catalog.broken or catalog.lost:
        return
    used = {name for _, _, links in _source_links(catalog) for _, name, _ in links.names}
    for id in catalog.sources:
        if id not in used:
            hint = "Bỏ nguồn này, hoặc ghi mã của nó ở nơi dùng."
            yield catalog.problem("source", id, (), f"không nơi nào dùng nguồn “{id}”", hint, rule="unused-source")


def empty_groups(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Groups without a guide."""
    used = {guide.group for guide in catalog.guides.values()}
    if any(kind == "guide" for kind, _ in catalog.broken):
        return
    for id in catalog.groups:
        if id not in used:
            message = f"nhóm “{id}” chưa có bài nào"
            yield catalog.problem("group", id, (), message, "Thêm bài, hoặc bỏ nhóm.", rule="empty-group", severity=Severity.WARNING)
