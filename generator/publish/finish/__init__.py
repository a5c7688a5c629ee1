"""What is done to the finished site, whichever engine made it: one function each, one table, in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...model.book import Book
from .offline import offline
from .tables import tables

FINISHERS: tuple[Callable[[Path, Book], None], ...] = (tables, offline)
"""Each takes the folder of the new site, which no reader sees yet, and the book that it was made from. `offline` stays last: it hashes
what all others have done."""


def finish(site: Path, book: Book) -> None:
    """Let every finisher work on the site. Same site, same bytes."""
    for work in FINISHERS:
        work(site, book)
