"""Writes inline text, links and citations of one page as Markdown."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from ...model.blocks import Address, Citation, LinkTo
from ...model.text import Link, Plain, Press, Ref, Rich, Span, Term
from . import escape


@lru_cache(maxsize=65536)
def relative(address: Address, page: Address) -> str:
    """The way from a page to an address of the site, as a browser follows it; outside addresses stay as they are."""
    if "://" in address:
        return escape.url(address)
    path, hash_mark, anchor = address.partition("#")
    if path in ("", page) and anchor:
        return escape.url(f"#{anchor}")
    return escape.url(posixpath.relpath(path or page, posixpath.dirname(page) or ".") + hash_mark + anchor)


def _joined(line: Rich) -> list[Span]:
    """The spans of a line with neighbouring plain words as one, so that no sign at a seam gets a meaning."""
    spans: list[Span] = []
    for span in line.spans:
        if isinstance(span, Plain) and spans and isinstance(spans[-1], Plain):
            spans[-1] = Plain(spans[-1].text + span.text)
        else:
            spans.append(span)
    return spans


@dataclass(frozen=True, slots=True)
class Pen:
    """What a block needs to know to write itself: the page it stands on, and which pages have a Markdown file."""

    page: Address
    known: frozenset[Address]

    def link(self, address: Address) -> str:
        """A Markdown link target: relative, `.md` for pages that are Markdown so that the engine checks it."""
        path, hash_mark, anchor = address.partition("#")
        as_file = path.removesuffix(".html") + ".md" if path in self.known and path != self.page else path
        return relative(as_file + hash_mark + anchor, self.page)

    def href(self, address: Address) -> str:
        """A link target for raw HTML, which engines leave alone."""
        return relative(address, self.page)

    def anchor(self, words: str, address: Address, title: str = "", css: str = "") -> str:
        """A Markdown link; words alone when there is nowhere to go."""
        if not self.link(address):
            return escape.text(words)
        return self._linked(escape.text(words, first=False), address, title) + (f"{{.{css}}}" if css else "")

    def _linked(self, label: str, address: Address, title: str) -> str:
        """A label that is Markdown already, as a link; alone when there is nowhere to go."""
        target = self.link(address)
        tip = f' "{escape.attr(title)}"' if title else ""
        return f"[{label}]({target}{tip})" if target else label

    def to(self, link: LinkTo) -> str:
        """A Markdown link from a LinkTo."""
        return self.anchor(link.text, link.address)

    def rich(self, line: Rich) -> str:
        """A line of text with its marks, links and glossary words."""
        spans = _joined(line)
        return "".join(self._span(span, at == 0, at == len(spans) - 1) for at, span in enumerate(spans))

    def words(self, line: Rich) -> str:
        """A line without links, for what can itself be pressed (the title of a fold)."""
        spans = (span if isinstance(span, Press | Ref) else Plain(span.text) for span in line.spans)
        return self.rich(Rich(tuple(spans)))

    def _span(self, span: Span, first: bool, last: bool) -> str:
        match span:
            case Plain():
                return escape.text(span.text, first, last)
            case Press():
                return f"**{escape.text(span.text.strip(), first=False)}**" if span.text.strip() else ""
            case Link():
                return self.anchor(span.text, span.address)
            case Term():
                return self.anchor(span.text, span.address, span.meaning, "term")
            case Ref():
                return escape.text(span.words or span.guide, first, last)
            case _:
                assert_never(span)

    def cite(self, citations: Iterable[Citation]) -> str:
        """Links to sources with the day each was read, in small print; empty without sources."""
        days: dict[str, list[Citation]] = {}
        for one in citations:
            days.setdefault(one.read_on, []).append(one)
        groups = (self._read_on(day, ones) for day, ones in days.items())
        return f'<small class="cite">{" ".join(groups)}</small>' if days else ""

    def _read_on(self, day: str, citations: list[Citation]) -> str:
        """What was read on one day: `nguồn · xem 22/11/2026`, or `nguồn 1 2 3 · xem 22/11/2026`, a row that goes to the next line whole."""
        if len(citations) == 1:
            return self.anchor(f"nguồn · xem {day}", citations[0].address, citations[0].title)
        labels = ["nguồn 1", *(f'<span class="off">nguồn </span>{number}' for number in range(2, len(citations) + 1))]
        labels[-1] += f" · xem {day}"
        links = (self._linked(label, one.address, one.title) for label, one in zip(labels, citations, strict=True))
        return f"<span>{' '.join(links)}</span>"

    def claim(self, line: Rich, citations: Iterable[Citation]) -> str:
        """A sentence followed by its sources."""
        return " ".join(filter(None, (self.rich(line), self.cite(citations))))
