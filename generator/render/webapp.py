"""The webapp format: the manifest by which a browser offers to install the site as an app."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import addresses
from ..model.book import Book, OutFile

PATH = "docs/manifest.webmanifest"
THEME, PAPER = "#084838", "#fffdf7"
"""`--leaf-strong` and `--paper` of tokens.css; a test compares them."""
SHORTCUTS = (("Tìm bài", addresses.SEARCH), ("Ôn 5 phút", addresses.REVISION), ("Tiến bộ của tôi", addresses.PROGRESS))
APPLE = 180
"""The icon of this size is only for the home screen of an iPhone, which reads no manifest for it."""


def webapp(book: Book) -> Iterator[OutFile]:
    """One file; its addresses are relative, so that the site may stand in any folder of a host."""
    shared, pages = book.frame, {page.address for page in book.pages}
    if not shared.icons:
        return
    values = {
        "name": shared.site,
        "short_name": shared.site,
        "lang": "vi",
        "dir": "ltr",
        "id": "./",
        "start_url": addresses.HOME,
        "scope": "./",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": PAPER,
        "icons": [
            {"src": src, "sizes": f"{icon.pixels}x{icon.pixels}", "type": "image/png", "purpose": "maskable" if icon.full else "any"}
            for icon, src in shared.icons
            if icon.pixels != APPLE
        ],
        "shortcuts": [{"name": name, "url": address} for name, address in SHORTCUTS if address in pages],
    }
    yield OutFile(PATH, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode())
