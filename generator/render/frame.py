"""The frame format: what every page shares (site name, menu, foot), as a template that others import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import addresses
from ..model.blocks import LinkTo
from ..model.book import Book, OutFile
from ..model.image import Picture
from .parts import escape
from .webapp import APPLE

PATH = "theme/partials/frame.html"


def _quoted(value: str) -> str:
    return f'"{escape.html(value)}"'


def _links(links: Sequence[LinkTo]) -> str:
    rows = (f'{{"text": {_quoted(one.text)}, "address": "{escape.url(one.address)}"}}' for one in links)
    return f"[{', '.join(rows)}]"


def _share(card: Picture) -> str:
    src = escape.url(addresses.picture(card.key))
    return f'{{"src": "{src}", "width": {card.width}, "height": {card.height}, "alt": {_quoted(card.alt)}}}'


def frame(book: Book) -> Iterator[OutFile]:
    """One template of `set` lines; every value is already HTML-escaped and holds no template syntax."""
    shared = book.frame
    values = {
        "site": _quoted(shared.site),
        "site_url": f'"{escape.url(shared.site_url)}"',
        "place": _quoted(shared.place),
        "updated": _quoted(shared.updated),
        "menu": _links(shared.menu),
        "foot": _links(shared.foot),
        "share": _share(shared.share) if shared.share else '""',
        "apple_icon": _quoted(next((src for icon, src in shared.icons if icon.pixels == APPLE), "")),
    }
    lines = "".join(f"{{% set {name} = {value} %}}\n" for name, value in values.items())
    yield OutFile(PATH, lines.encode())
