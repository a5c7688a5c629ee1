"""A bundle → its pages and what they need, with no link that leads nowhere."""

from __future__ import annotations

import json
import posixpath
import re
from importlib import resources
from pathlib import Path

from lxml import etree

from ...model.book import Book, Bundle, PageKind
from ..files import Tree
from ..needs import PAINTED, local, page_needs
from .archive import Files
from .page import Node, drop, fragment, has, links, public, read, target, unlink, write

ABSENT = "không có trong gói này"
HERE = "assets/goi.js"
"""The script that knows which pages a pack holds, for links that other scripts make."""
LISTS = frozenset((PageKind.HOME, PageKind.LIST, PageKind.PROGRESS, PageKind.REVISION))
"""Kinds of pages that list others: what a pack lacks is left off their lists."""
SERVED = frozenset(("404.html", "sitemap.xml", "robots.txt"))
"""Files that only a server shows or that only search engines read."""
HEADINGS = ("h2", "h3", "h4")
_URL = re.compile(rb"url\(\s*['\"]?([^'\")]+)")


def whole_site(site: Path) -> Files:
    """Every file of the site that is of use without a server, by its path."""
    return Files({}, {path: site / path for path in Tree(site).files if path not in SERVED})


def bundle_files(site: Path, book: Book, bundle: Bundle) -> Files:
    """The pages of a bundle and all that they need, by path. Links that leave the bundle are readable addresses."""
    pages = [page for page in bundle.pages if (site / page).is_file()]
    lists = {page.address for page in book.pages if page.kind in LISTS}
    made = {page: _page(site, book, bundle, page, frozenset(pages), page in lists) for page in pages}
    tree = Tree(site)
    needs = {need for page in pages for need in page_needs(tree, page)}
    needs |= {inner for path in needs if path.endswith(".css") for inner in _shown_by_style(path, (site / path).read_bytes())}
    return Files({**made, HERE: _here(book, pages)}, {need: site / need for need in needs if (site / need).is_file()})


def _shown_by_style(path: str, style: bytes) -> list[str]:
    found = (local(path, address.decode("utf-8", "replace")) for address in _URL.findall(style))
    return [inner for inner in found if inner]


def _here(book: Book, pages: list[str]) -> bytes:
    note = public(book.frame.site_url, "", ABSENT)
    facts = json.dumps({"pages": sorted(pages), "note": note}, ensure_ascii=False, separators=(",", ":"))
    code = (resources.files("generator") / "publish/pack/pack.js").read_text(encoding="utf-8")
    return f"window.HOCDVC_GOI={facts};\n{code}".encode()


def _page(site: Path, book: Book, bundle: Bundle, page: str, pages: frozenset[str], is_list: bool) -> bytes:
    root = read((site / page).read_text(encoding="utf-8"))
    gone = [link for link in links(root) if _leaves(site, page, link, pages)]
    for link in gone:
        link.set("data-gone", target(page, link) + (f"#{fragment(link)}" if fragment(link) else ""))
    left_off = _shorten(root) if is_list else 0
    if left_off:
        _say_so(root, book, bundle, page, left_off)
    for link in [node for node in root.iter("a") if "data-gone" in node.attrib]:
        unlink(link, public(book.frame.site_url, link.attrib.pop("data-gone"), ABSENT))
    etree.SubElement(root.find("head"), "script", {PAINTED: posixpath.relpath(HERE, posixpath.dirname(page) or ".")})
    return write(root).encode()


def _leaves(site: Path, page: str, link: Node, pages: frozenset[str]) -> bool:
    path = target(page, link)
    return bool(path) and path not in pages and (path.endswith(".html") or not (site / path).is_file())


def _shorten(root: Node) -> int:
    """Leave off what the pack lacks: items of lists all of whose links leave, then lists and headings that became empty."""
    left_off = 0
    for main in root.iter("main"):
        for item in reversed(list(main.iter("li"))):
            inside = [link for link in item.iter("a") if link.get("href") is not None]
            if inside and all("data-gone" in link.attrib for link in inside):
                around = item.getparent()
                drop(item)
                left_off += 1
                if around is not None and not len(around):
                    _drop_empty(around)
    return left_off


def _drop_empty(node: Node) -> None:
    """Take away a list without items, what held only the list, and the heading that announced it."""
    around = node.getparent()
    while around is not None and around.tag == "div" and len(around) == 1 and not (around.text or "").strip():
        node, around = around, around.getparent()
    before, after = node.getprevious(), node.getnext()
    drop(node)
    if before is not None and before.tag in HEADINGS and (after is None or after.tag in HEADINGS):
        drop(before)


def _say_so(root: Node, book: Book, bundle: Bundle, page: str, left_off: int) -> None:
    """Say on a list that it is shorter than the site's."""
    heading = next((node for node in root.iter("h1")), None)
    if heading is None:
        return
    lead = heading.getnext()
    place = lead if lead is not None and has(lead, "lead") else heading
    whole = f" Danh sách đầy đủ ở {book.frame.site_url.rstrip('/')}/{page}." if book.frame.site_url else ""
    note = etree.Element("p", {"class": "note"})
    note.text = f"Bạn đang dùng gói “{bundle.title}”. {left_off} mục không có trong gói nên không hiện ở đây.{whole}"
    note.tail, place.tail = place.tail, "\n"
    place.addnext(note)
