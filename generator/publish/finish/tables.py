"""Tables of hand-written pages: each cell is told the name of its column, so that a phone can show a row as a card."""

from __future__ import annotations

import re
from itertools import cycle

from ...model.book import Book
from ..files import Tree
from ..ledger import Ledger

TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
CELL = re.compile(r"<td\b")
TAGS = re.compile(r"<[^>]*>")
FEW = 3
"""Tables with fewer columns fit on a phone as they are."""


def tables(site: Tree, book: Book, ledger: Ledger) -> None:
    """Every page with such a table is written again."""
    for path, file in list(site.files.items()):
        if path.endswith(".html") and (page := ledger.of("tables", file, _all_named)):
            site.put(path, page)


def _all_named(page: bytes) -> bytes | None:
    """The page with the cells of its tables told their names; None when it has no table."""
    return TABLE.sub(_named, page.decode()).encode() if b"<table>" in page else None


def _named(found: re.Match[str]) -> str:
    names = [TAGS.sub("", name).replace('"', "&quot;").strip() for name in HEAD.findall(found[1])]
    if len(names) < FEW:
        return found[0]
    column = cycle(names)
    rows = CELL.sub(lambda _: f'<td data-th="{next(column)}"', found[1])
    return f'<table class="stack">{rows}</table>'
