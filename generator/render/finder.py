"""The finder format: what the search box of the home page knows of every guide, as a classic script."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.book import Book, OutFile
from .parts import escape

PATH = "docs/assets/tim/bai.js"


def finder(book: Book) -> Iterator[OutFile]:
    """One file that sets `window.HOCDVC_BAI`: per guide title, other names, address from the root, small text."""
    entries = [[entry.title, list(entry.names), entry.address, entry.note] for entry in book.entries]
    lines = ",\n".join(escape.script(entry) for entry in entries)
    yield OutFile(PATH, f"window.HOCDVC_BAI=[\n{lines}\n];\n".encode())
