"""Rules about one thing naming another: guides, groups, sources, screens, steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from ..model.catalog import Catalog, Settings, Where, nearest
from ..model.guide import Guide
from ..model.quiz import Quiz
from ..model.text import Ref, Rich
from ..problems import Problem, Severity
from .walk import KINDS, found, nodes, objects, texts

RULE = "reference"
NAMES: Mapping[str, str] = {"guide": "bài", "group": "nhóm", "source": "nguồn", "screen": "màn hình"}
MAX_HINTS = 50


class Link(NamedTuple):
    """One thing that names another: where it is written, the kind and id it names, and the step if any."""

    kind: str
    id: str
    path: Where
    to: str
    name: str
    step: int | None = None


def dangling(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Names of things that do not exist, and steps a guide does not have."""
    renamed = {old: guide.id for guide in catalog.guides.values() for old in guide.formerly}
    hints: dict[tuple[str, str], str] = {}
    for link in _links(catalog):
        if link.name in objects(catalog, link.to):
            if link.step and link.step > len(catalog.guides[link.name].steps):
                yield _no_step(catalog, link)
        elif not _excused(catalog, link):
            key = (link.to, link.name)
            if key not in hints:
                hints[key] = _hint(catalog, link, renamed, len(hints))
            message = f"không có {NAMES[link.to]} “{link.name}”"
            yield catalog.problem(link.kind, link.id, link.path, message, hints[key], rule=RULE)


def _excused(catalog: Catalog, link: Link) -> bool:
    """Whether the thing may well exist, in a file or entry that could not be loaded."""
    return link.to in catalog.lost or (link.to, link.name) in catalog.broken


def _hint(catalog: Catalog, link: Link, renamed: Mapping[str, str], given: int) -> str:
    if link.to == "guide" and link.name in renamed:
        return f"Mã này đã đổi thành “{renamed[link.name]}”."
    near = nearest(link.name, objects(catalog, link.to)) if given < MAX_HINTS else ""
    return near or f"Xem lại mã, hoặc thêm {NAMES[link.to]} này."


def _no_step(catalog: Catalog, link: Link) -> Problem:
    count = len(catalog.guides[link.name].steps)
    message = f"bài “{link.name}” không có bước {link.step}"
    return catalog.problem(link.kind, link.id, link.path, message, f"Bài này có {count} bước.", rule=RULE)


def _links(catalog: Catalog) -> Iterator[Link]:
    yield from _guide_links(catalog)
    for quiz in catalog.quizzes.values():
        yield from _quiz_links(catalog, quiz)
    for id, drill in catalog.drills.items():
        for n, guide in enumerate(drill.guides):
            yield Link("drill", id, ("guides", n), "guide", guide)
    for id, path in catalog.paths.items():
        for n, stop in enumerate(path.stops):
            yield Link("path", id, ("stops", n, "guide"), "guide", stop.guide)
    for id, place in catalog.places.items():
        for guide in place.facts:
            yield Link("place", id, ("facts", guide), "guide", guide)
    yield from _source_links(catalog)
    yield from _inline_links(catalog)


def _quiz_links(catalog: Catalog, quiz: Quiz) -> Iterator[Link]:
    if quiz.guide:
        yield Link("quiz", quiz.id, ("guide",), "guide", quiz.guide)
    for n, question in enumerate(quiz.questions):
        if question.step and quiz.guide and quiz.guide in catalog.guides:
            yield Link("quiz", quiz.id, ("questions", n, "step"), "guide", quiz.guide, question.step)
        if question.screen_use:
            yield Link("quiz", quiz.id, ("questions", n, "screen", "use"), "screen", question.screen_use.use)
    for kind, names in (("group", quiz.exam.groups), ("guide", quiz.exam.guides)) if quiz.exam else ():
        for n, name in enumerate(names):
            yield Link("quiz", quiz.id, ("exam", f"{kind}s", n), kind, name)


def _guide_links(catalog: Catalog) -> Iterator[Link]:
    for id, guide in catalog.guides.items():
        yield Link("guide", id, ("group",), "group", guide.group)
        for n, name in enumerate(guide.prerequisites):
            yield Link("guide", id, ("prerequisites", n), "guide", name)
        for n, step in enumerate(guide.steps):
            if step.screen:
                yield Link("guide", id, ("steps", n, "screen", "use"), "screen", step.screen.use)


def _source_links(catalog: Catalog) -> Iterator[Link]:
    for kind, id, (path, name) in found(catalog, _sources, *(kind for kind in KINDS if kind != "source")):
        yield Link(kind, id, path, "source", name)


def _sources(model: BaseModel) -> Iterator[tuple[Where, str]]:
    """Where a source is named, and its id."""
    for path, inner in nodes(model):
        for n, name in enumerate(getattr(inner, "sources", ())):
            yield (*path, "sources", n), name


def _inline_links(catalog: Catalog) -> Iterator[Link]:
    for kind, id, (path, ref) in found(catalog, _refs):
        yield Link(kind, id, path, "guide", ref.guide, ref.step)


def _refs(model: BaseModel) -> Iterator[tuple[Where, Ref]]:
    """Where a text refers to a guide, and the reference."""
    for text in texts(model):
        if isinstance(text.value, Rich):
            yield from ((text.path, ref) for ref in text.value.refs)


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
    used = {link.name for link in _source_links(catalog)}
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
