"""What can be taken along as one thing: a path, a group, or everything, each with the pages that every reader needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import addresses
from ..model.blocks import Address
from ..model.book import Bundle, Page, PageKind
from ..model.guide import Guide
from .desk import Desk
from .practice import practised

ALL = "tat-ca"
COMMON = frozenset(
    (
        PageKind.HOME,
        PageKind.LIST,
        PageKind.SEARCH,
        PageKind.REVISION,
        PageKind.PROGRESS,
        PageKind.OFFLINE,
        PageKind.DRILL,
        PageKind.PRIVACY,
    )
)
"""Kinds of pages that menus lead to, or that every reader may want: they go along with each path and group."""


def bundles(desk: Desk, pages: Iterable[Page]) -> Iterator[Bundle]:
    """One for everything, then one for each path and each group that has guides, in reading order."""
    pages = tuple(pages)
    common = tuple(page.address for page in pages if page.kind in COMMON)
    hand = tuple(page.path.removesuffix(".md") + ".html" for page in desk.catalog.hand_pages if page.path.endswith(".md"))
    yield Bundle(ALL, "Tất cả", tuple(dict.fromkeys((*(page.address for page in pages), *hand))))
    for path in desk.catalog.paths.values():
        guides = [desk.catalog.guides[stop.guide] for stop in path.stops if stop.guide in desk.catalog.guides]
        yield _bundle(desk, "path", path.id, path.title, guides, common)
    for group in desk.catalog.groups.values():
        yield _bundle(desk, "group", group.id, group.title, desk.members[group.id], common)


def lessons(desk: Desk) -> Iterator[Bundle]:
    """One for each guide: its lesson and all that belongs to it."""
    for guide in desk.catalog.guides.values():
        yield Bundle(guide.id, guide.title, tuple(guide_pages(desk, guide)))


def _bundle(desk: Desk, kind: str, id: str, title: str, guides: Iterable[Guide], common: tuple[Address, ...]) -> Bundle:
    own = [address for guide in guides for address in guide_pages(desk, guide)]
    return Bundle(f"{addresses.FOLDERS[kind]}/{id}", title, tuple(dict.fromkeys((addresses.of(kind, id), *own, *common))))


def guide_pages(desk: Desk, guide: Guide) -> Iterator[Address]:
    """The lesson of a guide and all that belongs to it."""
    yield addresses.lesson(guide.id)
    if practised(desk, guide):
        yield addresses.practice(guide.id)
    yield addresses.teach(guide.id)
    yield from (addresses.quiz(quiz.id) for quiz in desk.quizzes_of.get(guide.id, ()))
