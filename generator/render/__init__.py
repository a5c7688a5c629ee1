"""Book → OutFiles: one function per format, one table. Paths start with `docs/` (pages) or `theme/` (templates)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model.book import Book, OutFile
from .bank import bank
from .frame import frame
from .lookup import search
from .markdown import markdown
from .webapp import webapp

FORMATS: Mapping[str, Callable[[Book], Iterable[OutFile]]] = {
    "bank": bank,
    "frame": frame,
    "markdown": markdown,
    "search": search,
    "webapp": webapp,
}
"""Every format by name. Adding one means one new file in this room and one line here."""


def render(book: Book) -> tuple[OutFile, ...]:
    """Every file of every format, sorted by path. Same book, same bytes."""
    files = [file for write in FORMATS.values() for file in write(book)]
    return tuple(sorted(files, key=lambda file: file.path))
