"""The styles and scripts that pages name, gathered for one file: each once, in an order that suits every page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ...problems import GeneratorError
from ..needs import LATER, PAINTED, local
from .page import read

WITHOUT = frozenset(("offline.js",))
"""Scripts that need what a single file does not have: a server."""
ALSO = frozenset(("certificate.css",))
"""Files that a script fetches later and that are small enough to come along; what needs others is not offered."""

_ASIDE = re.compile(r"/\*(?!!).*?\*/\n?", re.DOTALL)
"""A comment in a style sheet, other than a licence."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet and the parts whose pages name it."""

    css: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """`early` scripts run before anything is shown; `scripts` when all is there. `styles` are those of the first part and those of all;
    `more` are for the other parts alone."""

    early: tuple[str, ...]
    scripts: tuple[str, ...]
    styles: tuple[Style, ...]
    more: tuple[Style, ...]


def gather(site: Path, pages: list[tuple[str, str]]) -> Code:
    """What the pages (id of the part, address) name, read from the site."""
    styles: dict[str, list[str]] = {}
    orders, early = [], []
    for part, page in pages:
        named, waiting, at_once, later = _named(site, page)
        orders.append(waiting)
        early += [path for path in at_once if path not in early]
        for path in (*named, *later):
            styles.setdefault(path, []).append(part)
    first, first_page = pages[0]
    texts = [(Style(_text(site, path), tuple(parts)), first in parts) for path, parts in styles.items()]
    scripts = [path for path in _merged(orders) if path not in early]
    return Code(
        early=(*_inline(site, first_page), *(_text(site, path) for path in early)),
        scripts=tuple(_text(site, path) for path in scripts),
        styles=tuple(style for style, at_first in texts if at_first),
        more=tuple(style for style, at_first in texts if not at_first),
    )


def _named(site: Path, page: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """The styles, the scripts that wait, the scripts that do not, and the styles fetched later that come along: paths, with `@print` behind
    those of styles for paper."""
    root = read((site / page).read_text(encoding="utf-8"))
    sheets = [
        local(page, link.get("href", "")) + (f"@{link.get('media')}" if link.get("media") else "")
        for link in root.iter("link")
        if "stylesheet" in (link.get("rel") or "").split()
    ]
    scripts = [node for node in root.iter("script") if posixpath.basename(node.get(PAINTED, "")) not in WITHOUT]
    waiting = [local(page, node.get(PAINTED, "")) for node in scripts if node.get(PAINTED)]
    at_once = [local(page, node.get("src", "")) for node in scripts if node.get("src")]
    later = [local(page, one) for node in scripts for one in (node.get(LATER) or "").split() if posixpath.basename(one) in ALSO]
    return sheets, waiting, at_once, later


def _merged(orders: Iterable[list[str]]) -> list[str]:
    """Every script once, each after those that stand before it on some page; as they come when pages contradict one another."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    every: dict[str, None] = {}
    for order in orders:
        for before, path in zip([None, *order], order, strict=False):
            every[path] = None
            sorter.add(path, *([before] if before else []))
    try:
        return list(sorter.static_order())
    except CycleError:
        return list(every)


def _text(site: Path, path: str) -> str:
    """A style or script with the line ends that a browser makes of it, so that its checksum holds."""
    path, _, media = path.partition("@")
    text = (site / path).read_text(encoding="utf-8").replace("\r\n", "\n")
    if "</script" in text or "</style" in text or "<!--" in text:
        raise GeneratorError(f"{path} có đoạn không nằm trong một tệp HTML được: </script, </style hoặc <!--.")
    bare = _ASIDE.sub("", text) if path.endswith(".css") else text
    return f"@media {media}{{{bare}}}" if media else bare


def _inline(site: Path, page: str) -> list[str]:
    """Scripts that stand in the head of a page itself: they run before anything is painted."""
    root = read((site / page).read_text(encoding="utf-8"))
    return [node.text for node in root.find("head").iter("script") if not node.get("src") and node.text]
