"""The Markdown format: one readable `.md` for every page, with what its template needs in the front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, assert_never

import yaml

from ..model import addresses
from ..model.blocks import (
    Address,
    Block,
    Checklist,
    Definitions,
    Doors,
    FactCard,
    Finder,
    Folds,
    Heading,
    KeepCard,
    LinkTo,
    Listing,
    Note,
    Para,
    Poster,
    PracticeTask,
    Progress,
    QuestionCard,
    Rows,
    SceneCard,
    SourceTable,
    StepCard,
    TeachStep,
)
from ..model.book import Book, Leaflet, OutFile, Page, PageKind, Sitting
from ..model.image import Picture
from ..model.kept import Inventory
from ..model.takeaway import Takeaways
from .parts import drill, escape, kept, lesson, lists, practice, prose, qr, teach
from .parts.inline import Pen
from .parts.questions import question_markdown

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

TEMPLATES = {
    PageKind.HOME: "home.html",
    PageKind.LESSON: "lesson.html",
    PageKind.PRACTICE: "practice.html",
    PageKind.TEACH: "teach.html",
    PageKind.QUIZ: "quiz.html",
    PageKind.REVISION: "revision.html",
    PageKind.DRILL: "drill.html",
    PageKind.GROUP: "list.html",
    PageKind.PATH: "list.html",
    PageKind.LIST: "list.html",
    PageKind.PROGRESS: "progress.html",
    PageKind.PRIVACY: "privacy.html",
    PageKind.OFFLINE: "offline.html",
    PageKind.SEARCH: "search.html",
    PageKind.REDIRECT: "redirect.html",
}


def markdown(book: Book) -> Iterator[OutFile]:
    """`docs/….md` for every page of the book; hand-written pages and their files go along unchanged."""
    hand = tuple(OutFile("docs/" + file.path.removeprefix("docs/"), file.content) for file in book.hand)
    yield from hand
    known = frozenset(page.address for page in book.pages) | frozenset(_hand(hand))
    linked = book.memory.of(("known", known), work=object)
    for page in book.pages:
        yield book.memory.of("markdown", page, linked, work=partial(_file, page, known))


def _file(page: Page, known: frozenset[Address]) -> OutFile:
    path = "docs/" + page.address.removesuffix(".html") + ".md"
    return OutFile(path, page_markdown(page, Pen(page.address, known)).encode())


def _hand(files: Iterable[OutFile]) -> Iterator[str]:
    for file in files:
        if file.path.endswith(".md"):
            yield file.path.removeprefix("docs/").removesuffix(".md") + ".html"


def page_markdown(page: Page, pen: Pen) -> str:
    """The whole file: front matter, the title, and every block."""
    title = f"# {escape.text(page.title)} {{#dau-trang}}"
    body = [title, *(block_markdown(block, pen) for block in page.blocks)]
    if page.kind is PageKind.REDIRECT and page.following:
        body.append(f"Trang này đã chuyển sang: {pen.to(page.following)}.")
    return _front(page, pen) + "\n\n".join(body) + "\n"


def _front(page: Page, pen: Pen) -> str:
    values: dict[str, Any] = {
        "template": TEMPLATES[page.kind],
        "title": page.title,
        "description": page.description,
        "kind": page.kind.value,
        "id": page.id,
        "audience": page.audience,
        "updated": page.updated,
        "minutes": page.minutes,
        "crumbs": _links(page.crumbs, pen),
        "steps": _links(page.steps, pen),
        "dock": _links(page.dock, pen),
        **({"share": _share(page.share)} if page.share else {}),
        **({"sitting": _sitting(page.sitting)} if page.sitting else {}),
        **({"leaflet": _leaflet(page.leaflet, pen)} if page.leaflet else {}),
        "following": _links((page.following,) if page.following else (), pen),
    }
    said: str = yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{said}---\n\n"


def _share(card: Picture) -> dict[str, Any]:
    """What the template needs of a share card; the address is from the site's root, since links to it must be whole."""
    return {"src": addresses.picture(card.key), "width": card.width, "height": card.height, "alt": card.alt}


def _leaflet(leaflet: Leaflet, pen: Pen) -> dict[str, Any]:
    """What the template prints on paper; the code as the lines of an SVG path."""
    cards = [
        {"src": pen.href(addresses.picture(one.key)), "width": one.width, "height": one.height, "alt": one.alt} for one in leaflet.cards
    ]
    code = qr.path(leaflet.link) if leaflet.link else {}
    return {"typed": leaflet.typed, "sources": leaflet.sources, "cards": cards, "code": code}


def _sitting(sitting: Sitting) -> dict[str, Any]:
    """What the script of a quiz needs to know of one sitting: pairs as `name=number|…`."""
    draw, best = ("|".join(f"{name}={count}" for name, count in pairs) for pairs in (sitting.draw, sitting.best))
    return {"draw": draw, "minutes": sitting.minutes, "best": best, "scale": sitting.scale}


def _links(links: Iterable[LinkTo], pen: Pen) -> list[dict[str, str]]:
    return [{"text": one.text, "href": pen.href(one.address), "note": one.note} for one in links]


def block_markdown(block: Block, pen: Pen) -> str:  # noqa: C901, PLR0912 one line per member of a closed set
    """The Markdown of one block, without blank lines around it."""
    match block:
        case Heading():
            return prose.heading(block)
        case Para():
            return prose.para(block, pen)
        case Listing():
            return prose.listing(block, pen)
        case Note():
            return prose.note(block, pen)
        case Folds():
            return prose.folds(block, pen)
        case FactCard():
            return lesson.facts(block, pen)
        case Checklist():
            return lesson.checklist(block, pen)
        case StepCard():
            return lesson.step(block, pen)
        case Poster():
            return lesson.poster(block, pen)
        case Rows():
            return lists.rows(block, pen)
        case Doors():
            return lists.doors(block, pen)
        case Finder():
            return lists.finder_box(block, pen)
        case SourceTable():
            return lists.sources(block, pen)
        case Definitions():
            return lists.definitions(block, pen)
        case QuestionCard():
            return question_markdown(block, pen)
        case PracticeTask():
            return practice.task(block, pen)
        case TeachStep():
            return teach.step(block, pen)
        case KeepCard():
            return teach.keep(block, pen)
        case SceneCard():
            return drill.scene(block, pen)
        case Progress():
            return lists.progress(block, pen)
        case Inventory():
            return kept.inventory(block)
        case Takeaways():
            return lists.takeaways(block, pen)
        case _:
            assert_never(block)
