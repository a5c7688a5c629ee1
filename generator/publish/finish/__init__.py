"""What is done to the finished site, whichever engine made it: one function each, one table, in order."""

from __future__ import annotations

from collections.abc import Callable

from ...model.book import Book
from ..files import Tree
from ..ledger import Ledger
from .offline import offline
from .tables import tables

FINISHERS: tuple[Callable[[Tree, Book, Ledger], None], ...] = (tables, offline)
"""Each takes the new site, which no reader sees yet, the book that it was made from, and what is known of files. It puts new files in the
place of others and changes none. `offline` stays last: it hashes what all others have done."""


def finish(site: Tree, book: Book, ledger: Ledger) -> int:
    """Let every finisher work on the site. Same site, same bytes. Returns how many bytes it has now."""
    for work in FINISHERS:
        work(site, book, ledger)
    return site.size
