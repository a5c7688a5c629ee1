"""Tables of hand-written pages: each cell is told the name of its column, so that a phone can show a row as a card."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from ...model.book import Book
from ..files import replace
from ..ledger import Ledger

TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
CELL = re.compile(r"<td\b")
TAGS = re.compile(r"<[^>]*>")
FEW = 3
"""Tables with fewer columns fit on a phone as they are."""


def tables(site: Path, files: Sequence[str], book: Book, ledger: Ledger) -> None:
    """Every page with such a table is written again."""
    for path in files:
        if path.endswith(".html") and ledger.of("table", os.path.join(site, path), _has_table):
            replace(site / path, TABLE.sub(_named, (site / path).read_text(encoding="utf-8")).encode())


def _has_table(page: bytes) -> bool:
    return b"<table>" in page


def _named(found: re.Match[str]) -> str:
    names = [TAGS.sub("", name).replace('"', "&quot;").strip() for name in HEAD.findall(found[1])]
    if len(names) < FEW:
        return found[0]
    column = cycle(names)
    rows = CELL.sub(lambda _: f'<td data-th="{next(column)}"', found[1])
    return f'<table class="stack">{rows}</table>'
