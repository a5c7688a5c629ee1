"""Pages as trees: read, followed along their links, and written again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from lxml import etree, html

from ..needs import local

Node: TypeAlias = Any
"""An element of a tree; lxml says nothing of its types."""


def read(text: str) -> Node:
    """The root (`html`) of a page."""
    return html.document_fromstring(text)


def write(root: Node) -> str:
    """A whole page again."""
    return "<!doctype html>\n" + written(root) + "\n"


def written(node: Node) -> str:
    """The markup of a node, without the text that follows it."""
    return str(etree.tostring(node, method="html", encoding="unicode", with_tail=False))


def links(root: Node) -> Iterator[Node]:
    """Every link, in the order of the page; those in drawings too."""
    return iter([node for node in root.iter("a") if node.get("href") is not None])


def target(page: str, link: Node) -> str:
    """The page or file of the site that a link leads to; empty for other sites and places on the same page."""
    return local(page, link.get("href", ""))


def fragment(link: Node) -> str:
    """The place on the page that a link leads to."""
    return urlsplit(str(link.get("href", ""))).fragment


def classes(node: Node) -> list[str]:
    """The classes of a node."""
    return str(node.get("class") or "").split()


def has(node: Node, name: str) -> bool:
    """Whether a node has a class."""
    return name in classes(node)


def drop(node: Node) -> None:
    """Take a node away; the text that follows it stays."""
    node.drop_tree()


def unlink(link: Node, note: str) -> None:
    """Make a link plain words, followed by where they would have led."""
    link.tag = "span"
    for name in ("href", "download", "rel", "title"):
        link.attrib.pop(name, None)
    link.set("class", " ".join([name for name in classes(link) if name not in ("btn", "ghost")] + ["away"]))
    small = etree.SubElement(link, "small")
    small.text = note
    before = small.getprevious()
    if before is None:
        link.text = (link.text or "") + " "
    else:
        before.tail = (before.tail or "") + " "


def public(site_url: str, path: str, otherwise: str) -> str:
    """What stands behind words that were a link: the public address where the site has one."""
    return f"({site_url.rstrip('/')}/{path})" if site_url else f"({otherwise})"
