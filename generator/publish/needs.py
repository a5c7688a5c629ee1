"""What a page needs of the site to work: read from its HTML, so that packs and offline copies hold just that and nothing is forgotten."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes, urlsplit

from .files import Tree

FETCHED = frozenset(("stylesheet", "icon", "apple-touch-icon", "manifest", "preload"))
"""Relations of a `link` that a browser fetches."""
TAGS = re.compile(r"""<(?:link|script|img|audio|source)\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
"""Only these are read: parsing a whole page takes many times as long."""
PAINTED = "data-src"
"""The attribute of a `script` that comes once the page is painted: see `theme/assets/early.js`."""
LATER = "data-more"
"""The attribute of a `script` that lists, with spaces between, what it fetches only when asked; a folder stands for all files in it."""


def page_needs(site: Tree, page: str) -> frozenset[str]:
    """Paths from the site's root of the styles, scripts and pictures that a page (`hoc/x.html`) shows or may fetch later.

    What belongs to another origin or does not exist is left out.
    """
    return frozenset(file for path in asked_by(page, site.read(page)) for file in files_at(site, path))


def asked_by(page: str, content: bytes) -> tuple[str, ...]:
    """The paths that a page asks for, whether there is something or not; those of folders stand for all files in them."""
    reader = _Reader()
    for tag in TAGS.findall(content.decode()):
        reader.feed(tag)
        reader.clear_cdata_mode()  # what follows an opened script is no script here
    return tuple(dict.fromkeys(filter(None, (local(page, address) for address in reader.addresses))))


def files_at(site: Tree, path: str) -> Iterable[str]:
    """The file at a path; of a folder all files in it, in order."""
    return (path,) if path in site.files else sorted(site.folders.get(path, ()))


def local(page: str, address: str) -> str:
    """Where a relative address on a page leads, from the site's root, without its anchor; empty for other origins and what climbs out."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), os.fsdecode(unquote_to_bytes(parts.path))))
    return "" if path.startswith("..") else path


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "link" and FETCHED.intersection(known.get("rel", "").lower().split()):
            self.addresses.append(known.get("href", ""))
        if tag in ("script", "img", "audio", "source"):
            self.addresses += [known.get("src", ""), known.get(PAINTED, "")]
        self.addresses += [one.split()[0] for one in known.get("srcset", "").split(",") if one.strip()]
        self.addresses += known.get(LATER, "").split()

    handle_startendtag = handle_starttag
