"""Rules about hand-written pages in `docs/`, which no model describes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from ..model import addresses
from ..model.catalog import Catalog, HandPage, Settings, nearest
from ..problems import Problem

_CODE = re.compile(r"(^ {0,3}(```+|~~~+).*?(^ {0,3}\2|\Z))|(`[^`\n]+`)|(<!--.*?-->)", re.MULTILINE | re.DOTALL)
_NO_ALT = re.compile(r"!\[\s*\][(\[]|<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_CHECKED = (".md", ".png", ".webp", ".jpg", ".jpeg", ".svg", ".gif", ".pdf")


def links(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Links between pages that lead nowhere."""
    known = frozenset(page.path for page in catalog.hand_pages) | _made(catalog)
    for page, shown in _pages(catalog):
        for found in _LINK.finditer(shown):
            target = unquote(found[1].partition("#")[0])
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
            if target.endswith(_CHECKED) and ":" not in target and path not in known:
                message = f"liên kết tới “{target}” không dẫn tới trang nào"
                yield _problem(page, shown, found.start(1), message, nearest(path, known) or "Kiểm tra tên tệp.", "hand-link")


def silent_pictures(catalog: Catalog) -> Iterator[Problem]:
    """Pictures without a word for those who cannot see them."""
    for page, shown in _pages(catalog):
        for found in _NO_ALT.finditer(shown):
            hint = "Viết lời tả giữa hai dấu ngoặc vuông: ![lời tả](hình)."
            yield _problem(page, shown, found.start(), "hình không có lời tả", hint, "alt-text")


def _made(catalog: Catalog) -> frozenset[str]:
    """Paths of the Markdown pages that the generator makes."""
    families = (("guide", catalog.guides), ("quiz", catalog.quizzes), ("group", catalog.groups), ("path", catalog.paths))
    pages = [addresses.of(kind, id) for kind, things in families for one in things.values() for id in (one.id, *one.formerly)]
    return frozenset(address.removesuffix(".html") + ".md" for address in (*addresses.MADE, *pages))


def _pages(catalog: Catalog) -> Iterator[tuple[HandPage, str]]:
    """The pages in Markdown, each with what it shows."""
    for page in catalog.hand_pages:
        if page.path.endswith(".md"):
            yield page, catalog.memory.of("shown", page, work=partial(_shown, page))


def _shown(page: HandPage) -> str:
    """The page's Markdown with code and comments blanked out, every sign in its place."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), page.content.decode("utf-8", "replace"))


def _problem(page: HandPage, shown: str, at: int, message: str, hint: str, rule: str) -> Problem:
    line, column = shown.count("\n", 0, at) + 1, at - shown.rfind("\n", 0, at)
    return Problem(f"docs/{page.path}", line, column, "", message, hint, rule)
