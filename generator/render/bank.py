"""The bank format: the questions of each quiz about a guide as a classic script, for pages that ask questions of many guides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markdown import Markdown

from ..model import addresses
from ..model.blocks import QuestionCard
from ..model.book import Book, OutFile, Page, PageKind
from .parts import escape
from .parts.inline import Pen
from .parts.questions import question_markdown

EXTENSIONS = ("attr_list", "def_list", "md_in_html", "tables")
"""Those of the engine that the Markdown of a question uses."""


def bank(book: Book) -> Iterator[OutFile]:
    """`docs/assets/hoi/QUIZ.js` for every quiz: a call of `hocdvc.take` with its id and its questions as HTML, by id. Links are those of
    a page at the root of the site."""
    for page in book.pages:
        cards = [block for block in page.blocks if isinstance(block, QuestionCard)]
        if page.kind is PageKind.QUIZ and all(card.home == (page.id, card.id) for card in cards):
            yield book.memory.of("bank", page, work=partial(_file, page, cards))


def _file(page: Page, cards: list[QuestionCard]) -> OutFile:
    return OutFile(f"docs/assets/hoi/{page.id}.js", _script(page, cards).encode())


def _script(page: Page, cards: list[QuestionCard]) -> str:
    pen = Pen(addresses.REVISION, frozenset())
    writer = Markdown(extensions=list(EXTENSIONS))
    known = {card.id: writer.reset().convert(question_markdown(card, pen)) for card in cards}
    return f"hocdvc.take({escape.script(page.id)},{escape.script(known)});\n"
