"""What is done to the finished site, whichever engine made it: one function each, one table, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ...model.book import Book
from ..files import files_in
from ..ledger import Ledger
from .offline import offline
from .tables import tables

FINISHERS: tuple[Callable[[Path, Sequence[str], Book, Ledger], None], ...] = (tables, offline)
"""Each takes the folder of the new site, which no reader sees yet, the paths of its files, the book that it was made from, and what is
known of files. It puts new files in the place of others and changes none. `offline` stays last: it hashes what all others have done, and
only it may add files."""


def finish(site: Path, book: Book, ledger: Ledger) -> None:
    """Let every finisher work on the site. Same site, same bytes."""
    files = files_in(site)
    for work in FINISHERS:
        work(site, files, book, ledger)
