"""The search format: an index of all guides, opened at the first use of a search box, and the passages of each guide on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any

from ...model import addresses
from ...model.blocks import Address, Citation, FactCard, FactCell
from ...model.book import Book, Entry, OutFile, Page, PageKind
from ..parts import escape
from .fold import syllables
from .index import Index, Text, number
from .passages import Passage, passages, untold
from .words import beyond, words, written_out

FOLDER = "docs/assets/tim/"
ONE_FILE = 160_000
"""Up to this many characters of index stand in the first file; larger ones are cut into shards."""
SHARD = 24_000
NAMES = 32
"""How many guides one file of names holds, where there are several."""


def search(book: Book) -> Iterator[OutFile]:
    """`docs/assets/tim/…`: `muc-luc.js` (what every search needs), shards of it where it is large, `ngoai.js` (what no lesson tells), and
    `bai/ID.js` for each lesson."""
    lessons = {page.address: page for page in book.pages if page.kind is PageKind.LESSON}
    entries = sorted((entry for entry in book.entries if entry.address in lessons), key=lambda entry: (entry.title, entry.address))
    index = book.memory.of(("index", tuple(one.address for one in entries)), work=Index)
    for place, one in enumerate(entries):
        page = lessons[one.address]
        text = book.memory.of(("text", one.title, one.names), page, work=partial(_text, one, page))
        index.put(place, text)
        yield book.memory.of(("passages", one.address), text, work=partial(lesson_file, one.address, text.passages, text.untold))
    yield beyond_file(entries, book)
    yield from index_files(index, entries, book)


def _text(entry: Entry, page: Page) -> Text:
    return Text(entry.title, entry.names, page.description, tuple(passages(page)), untold(page))


def lesson_file(address: Address, found: Iterable[Passage], missing: Iterable[str] = ()) -> OutFile:
    """The passages of one lesson, and what is asked there that it does not tell."""
    return _file(f"bai/{PurePosixPath(address).stem}", {**_shown(found), "untold": list(missing)})


def beyond_file(entries: list[Entry], book: Book) -> OutFile:
    """What people ask and no lesson of this site tells: the known list without what a guide is called."""
    told = frozenset[int]().union(*(book.memory.of(("told", one.title, one.names), work=partial(_told, one)) for one in entries))
    return _file("ngoai", [text for at, text in enumerate(beyond()) if at not in told])


def _told(entry: Entry) -> frozenset[int]:
    """Where in that list a name of this guide stands."""
    where = _beyond_by_syllable()
    names = (syllables(written_out(name)) for name in (entry.title, *entry.names))
    return frozenset().union(*(frozenset.intersection(*(where.get(term, frozenset()) for term in name)) for name in names if name))


@cache
def _beyond_by_syllable() -> Mapping[str, frozenset[int]]:
    found = defaultdict[str, set[int]](set)
    for at, text in enumerate(beyond()):
        for term in syllables(written_out(text)):
            found[term].add(at)
    return {term: frozenset(places) for term, places in found.items()}


def _file(name: str, value: object) -> OutFile:
    return OutFile(f"{FOLDER}{name}.js", f"hocdvc.tim({escape.script(name)},{escape.script(value)});\n".encode())


def index_files(index: Index, entries: list[Entry], book: Book) -> Iterator[OutFile]:
    """The first file, and where the index is large its shards and the names of the guides, some to a file."""
    found = index.lines()
    lines, rows = list(found.values()), [[one.title, list(one.names), one.address, one.note] for one in entries]
    first: dict[str, Any] = {
        "guides": len(entries),
        "passages": index.passages,
        "spread": "".join(number(index.spread.get(term, 0)) for term in found),
        "groups": [[page.title, page.address] for page in book.pages if page.kind is PageKind.GROUP],
        "help": list(_contacts(book)),
        "home": book.frame.site_url,
        **words(),
        "means": _meant(entries, book),
    }
    if sum(map(len, lines)) <= ONE_FILE:
        yield _file("muc-luc", {**first, "lines": "\n".join(lines), "names": rows})
        return
    cuts = list(_cuts(lines))
    for at, (begin, end) in enumerate(cuts):
        yield _file(f"chu/{at}", "\n".join(lines[begin:end]))
    for at in range(0, len(rows), NAMES):
        yield _file(f"ten/{at // NAMES}", rows[at : at + NAMES])
    yield _file("muc-luc", {**first, "terms": " ".join(found), "cuts": [begin for begin, _ in cuts], "block": NAMES})


def _meant(entries: list[Entry], book: Book) -> list[Any]:
    """What people say for an official name, where the names of some guide have all its words: the rest would lead nowhere."""
    heads = [book.memory.of(("heads", one.title, one.names), work=partial(_head, one)) for one in entries]
    return [row for row, official in _official() if any(map(official.issubset, heads))]


@cache
def _official() -> list[tuple[Any, frozenset[str]]]:
    """Every row of what people say, with the words of its official name."""
    return [(row, frozenset(syllables(row[0]))) for row in words()["means"]]


def _head(entry: Entry) -> frozenset[str]:
    return frozenset(syllables(written_out(" ".join((entry.title, *entry.names)))))


def _cuts(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where shards begin and end: neighbours in the alphabet, about SHARD characters each."""
    begin = size = 0
    for at, line in enumerate(lines):
        if size and size + len(line) > SHARD:
            yield begin, at
            begin, size = at, 0
        size += len(line)
    if lines:
        yield begin, len(lines)


def _contacts(book: Book) -> Iterator[list[Any]]:
    """Who helps in this place, as its page says."""
    for page in book.pages:
        if page.address == addresses.HELP:
            for block in page.blocks:
                if isinstance(block, FactCard):
                    yield from (_contact(cell) for cell in block.main)


def _contact(cell: FactCell) -> list[Any]:
    return [cell.label, cell.value, cell.note, [_cited(one) for one in cell.citations]]


def _cited(one: Citation) -> list[str]:
    return [one.title, one.address, one.read_on]


def _shown(found: Iterable[Passage]) -> Mapping[str, Any]:
    """Passages as rows: part, number, anchor, head, lines, the places of its sources in one list, how people ask for it."""
    sources: dict[tuple[str, ...], int] = {}
    rows = []
    for one in found:
        cited = [sources.setdefault(tuple(_cited(source)), len(sources)) for source in one.citations]
        rows.append([one.part, one.number, one.anchor, one.head, list(one.lines), cited, list(one.asked)])
    return {"passages": rows, "sources": [list(one) for one in sources]}
