"""Markdown of plain writing: headings, paragraphs, lists, notes and folds."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.blocks import Citation, Fold, Folds, Heading, Listing, Note, Para
from ...model.text import Rich
from . import escape
from .inline import Pen


def boxed(css: str, body: Iterable[str], tag: str = "div", extra: str = "") -> str:
    """A block-level element around Markdown."""
    inner = "\n\n".join(part for part in body if part)
    return f'<{tag} class="{css}"{extra} markdown="1">\n\n{inner}\n\n</{tag}>'


def heading(block: Heading) -> str:
    """A heading with its anchor, and small words beside it."""
    aside = f" <small>{escape.text(block.aside)}</small>" if block.aside else ""
    return f"{'#' * block.level} {escape.text(block.text)}{aside} {{#{block.anchor}}}"


def para(block: Para, pen: Pen) -> str:
    """A paragraph; the lead carries a class."""
    return pen.rich(block.text) + ("\n{: .lead }" if block.lead else "")


def bullets(items: Iterable[tuple[Rich, tuple[Citation, ...]]], pen: Pen, ordered: bool = False) -> str:
    """A Markdown list of sentences with their sources."""
    return "\n".join(f"{f'{at}.' if ordered else '-'} {pen.claim(*item)}" for at, item in enumerate(items, 1))


def listing(block: Listing, pen: Pen) -> str:
    """A list of sentences, in a box so that it can be styled apart from hand-written lists."""
    return boxed("listing", [bullets(block.items, pen, block.ordered)])


def note(block: Note, pen: Pen) -> str:
    """A coloured box. One sentence stands as a paragraph, several as a list."""
    alone = len(block.items) == 1
    stop = "." if alone and block.title[-1:].isalnum() else ""
    title = f"**{escape.text(block.title, first=False)}{stop}**" if block.title.strip() else ""
    if alone:
        return boxed(f"note {block.tone.value}", [" ".join(filter(None, (title, pen.claim(*block.items[0]))))])
    return boxed(f"note {block.tone.value}", [title, bullets(block.items, pen)])


def folds(block: Folds, pen: Pen) -> str:
    """Questions that open to their answers, without any script."""
    return boxed("folds", [fold(item, pen) for item in block.items])


def fold(item: Fold, pen: Pen) -> str:
    """One question and its answer."""
    return details("fold", pen.words(item.title), pen.claim(item.body, item.citations))


def details(css: str, summary: str, body: str) -> str:
    """A native fold."""
    return f'<details class="{css}" markdown="1">\n<summary markdown="span">{summary}</summary>\n\n{body}\n\n</details>'
