"""A guide in a single file: lesson, practice and quiz with their pictures, styles and scripts, to be sent by chat or Bluetooth.

Made of the finished pages, whichever engine wrote them. Nothing is fetched when it is opened, and nothing can be: see `policy`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from lxml import etree

from ...model import addresses
from ...model.book import Book, Bundle
from .code import Code, gather
from .page import Node, classes, drop, fragment, has, links, public, read, target, unlink, written
from .sheet import Data, Sheet, whole
from .shrink import for_scripts_only, icons_once, picture_data

LIMIT = 400_000
"""Bytes that a one-file lesson should not exceed: what chat apps and Bluetooth carry without complaint."""
ABSENT = "không có trong tệp này"
PARTS = ((addresses.FOLDERS["guide"], "bai-hoc", "Bài học"), (addresses.BESIDE["practice"], "tap-thu", "Tập thử"))
QUIZ = (addresses.FOLDERS["quiz"], "kiem-tra", "Kiểm tra")
SITE_ONLY = frozenset(("crumbs", "following", "to-keep", "poster", "paper-cards"))
"""Classes of what a single file does without."""
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")
"""Attributes that name other elements by their ids."""


@dataclass(slots=True)
class Part:
    """One of the pages in the file: its address, the id and name of its part, its tree, and which ids had to be renamed."""

    page: str
    id: str
    name: str
    root: Node
    renamed: dict[str, str] = field(default_factory=dict)

    @property
    def main(self) -> Node:
        """What the page is about."""
        return next(self.root.iter("main"))


def one_file(site: Path, book: Book, lesson: Bundle, day: str) -> bytes:
    """The file for the pages of one guide; `day` (dd/mm/yyyy) is written at its end."""
    parts = list(_parts(site, lesson))
    _trim(parts)
    _rename_twins(parts)
    words = _Words(site, parts, book.frame.site_url)
    for part in parts:
        words.settle(part)
    lesson_main = parts[0].main
    words.add_lists(lesson_main)
    for part in parts:
        for image in part.main.iter("img"):
            image.set("src", picture_data(site / target_of(part.page, image.get("src", ""))))
            for name in ("loading", "decoding", "fetchpriority", "srcset", "sizes"):
                image.attrib.pop(name, None)
    code = gather(site, [(part.id, part.page) for part in parts])
    drawings = icons_once([part.main for part in parts])
    styles = "".join(style.css for style in (*code.styles, *code.more))
    data = {part.id: for_scripts_only(part.main, styles) for part in parts}
    return _assembled(book, parts, code, data, drawings, day).encode()


def target_of(page: str, address: str) -> str:
    """The file of the site that an address on a page names."""
    link = etree.Element("a", {"href": address})
    return target(page, link)


def _parts(site: Path, lesson: Bundle) -> Iterator[Part]:
    """The pages that become parts: the lesson, its practice, and its first quiz."""
    for folder, id, name in (*PARTS, QUIZ):
        page = next((page for page in lesson.pages if page.startswith(f"{folder}/") and (site / page).is_file()), None)
        if page:
            yield Part(page, id, name, read((site / page).read_text(encoding="utf-8")))


def _trim(parts: list[Part]) -> None:
    """Take away what only a site has: the way up, the next lesson, the cards that repeat the lesson as pictures to be sent or folded."""
    for part in parts:
        for node in list(part.main.iter("nav", "p", "details", "figure", "div")):
            if not SITE_ONLY.isdisjoint(classes(node)):
                before, after = node.getprevious(), node.getnext()
                drop(node)
                if before is not None and after is not None and before.tag == after.tag == "h2":
                    drop(before)


def _rename_twins(parts: list[Part]) -> None:
    """Give ids that stand in two parts a name of their own in the later one, wherever they are named."""
    taken = {part.id for part in parts} | {node.get("id") for node in parts[0].root.iter() if node.get("id")}
    for number, part in enumerate(parts[1:], 2):
        own = [node for node in part.main.iterdescendants() if node.get("id")]
        for node in own:
            id = node.get("id")
            if id in taken:
                part.renamed[id] = f"{id}-{number}"
                node.set("id", part.renamed[id])
        taken |= {node.get("id") for node in own}
        for node in part.main.iter():
            for name in REFERENCES:
                if node.get(name):
                    node.set(name, " ".join(part.renamed.get(id, id) for id in node.get(name).split()))


class _Words:
    """Links of all parts: to places in the file where these exist, else plain words; with the glossary and the sources at the end."""

    def __init__(self, site: Path, parts: list[Part], site_url: str) -> None:
        self._site, self._parts, self._url = site, {part.page: part for part in parts}, site_url
        self._known = {node.get("id") for part in parts for node in part.root.iter() if node.get("id")}
        self._terms: dict[str, tuple[str, str]] = {}
        self._sources: dict[str, Node] = {}

    def settle(self, part: Part) -> None:
        """Give every link of a part its place."""
        for link in list(links(part.main)):
            path, place = target(part.page, link), fragment(link)
            if not path and link.get("href", "").startswith("#"):
                link.set("href", "#" + part.renamed.get(place, place))
            elif path in self._parts:
                other = self._parts[path]
                link.set("href", "#" + (other.renamed.get(place, place) or other.id))
            elif path == addresses.GLOSSARY and link.get("title"):
                self._terms.setdefault(place, (link.text_content(), link.get("title", "")))
                link.set("href", f"#tu-{place}")
                link.attrib.pop("title")
            elif path == addresses.SOURCES and place and self._source(place):
                link.set("href", f"#{place}")
                link.attrib.pop("title", None)
            elif path:
                unlink(link, public(self._url, path + (f"#{place}" if place else ""), ABSENT))

    def _source(self, id: str) -> bool:
        """Whether the source has its entry in the file, or gets one from the page of all sources."""
        if id in self._known or id in self._sources:
            return True
        page = self._site / addresses.SOURCES
        found = read(page.read_text(encoding="utf-8")).get_element_by_id(id, None) if page.is_file() else None
        if found is not None:
            self._sources[id] = found
        return found is not None

    def add_lists(self, main: Node) -> None:
        """Put the words that are explained, and sources that only the other parts name, at the end of the lesson."""
        article = next(main.iter("article"))
        if self._sources:
            listed = next((node for node in article.iter("ul") if has(node.getparent(), "sources")), None)
            if listed is None:
                etree.SubElement(article, "h2").text = "Nguồn"
                listed = etree.SubElement(etree.SubElement(article, "div", {"class": "sources"}), "ul")
            listed.extend(self._sources.values())
        if self._terms:
            etree.SubElement(article, "h2").text = "Từ trong bài"
            words = etree.SubElement(article, "dl", {"class": "words"})
            for id, (word, meaning) in sorted(self._terms.items()):
                etree.SubElement(words, "dt", {"id": f"tu-{id}"}).text = word
                etree.SubElement(words, "dd").text = meaning


def _assembled(book: Book, parts: list[Part], code: Code, data: Data, drawings: str, day: str) -> str:
    first = parts[0].root
    header, footer = next(first.iter("header"), None), next(first.iter("footer"), None)
    side = next((node for node in first.iter("nav") if has(node, "side")), None)
    for frame in (header, footer):
        if frame is not None:
            _still(frame)
    names = [(part.id, part.name) for part in parts]
    kinds = {part.id: next(part.root.iter("body")).get("class", "") for part in parts}
    sheet = Sheet(
        title=first.findtext("head/title") or "",
        metas=tuple(_metas(first)),
        site=book.frame.site,
        site_url=book.frame.site_url,
        day=day,
        updated=book.frame.updated,
        header=written(header) if header is not None else "",
        side=written(side) if side is not None else "",
        footer="".join(written(node) for node in footer.iter("p") if not has(node, "on-paper")) if footer is not None else "",
        drawings=drawings,
    )
    return whole(sheet, names, kinds, _sections(parts), code, data)


def _still(frame: Node) -> None:
    """Header and footer without their ways to other pages; the panel for reading stays."""
    for node in list(frame.iter("nav")):
        drop(node)
    for link in list(links(frame)):
        if has(link, "logo"):
            link.tag = "span"
            link.attrib.pop("href", None)
        elif not link.get("href", "").startswith("#"):
            drop(link)


def _metas(root: Node) -> Iterator[str]:
    for meta in root.iter("meta"):
        if meta.get("name") in ("description", "color-scheme", "theme-color", "referrer"):
            yield written(meta)


def _sections(parts: list[Part]) -> Mapping[str, str]:
    """What stands in each part."""
    return {part.id: "".join(written(node) + escape(node.tail or "") for node in part.main) for part in parts}
