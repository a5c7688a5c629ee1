"""What a lesson says of itself on paper, and the short addresses that are printed there."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import addresses
from ..model.blocks import LinkTo
from ..model.book import Leaflet, Page, PageKind
from ..model.guide import Guide
from .cards import Cards
from .desk import Desk, day


def leaflet(desk: Desk, guide: Guide, cards: Cards, sources: int) -> Leaflet:
    """The summary goes along as a card to keep, and beside it the papers; where none are needed, the flow."""
    root = desk.catalog.site.url.rstrip("/")
    page = f"{addresses.SHORT}/{guide.short[0]}" if guide.short else addresses.lesson(guide.id)
    link = f"{root}/{page}" if root else ""
    beside = cards.papers or cards.flow
    return Leaflet(link, link.partition("://")[2], _sources(desk, guide, sources), (cards.summary.picture, beside.picture))


def _sources(desk: Desk, guide: Guide, count: int) -> str:
    basis = guide.facts.legal_basis
    law = f"{basis.value}. " if basis else ""
    return f"{law}Đối chiếu {count} văn bản và trang, lần cuối ngày {day(guide.review.checked_on.isoformat())}."


def short_pages(desk: Desk) -> Iterator[Page]:
    """A page at each short address that leads to its lesson."""
    for guide in desk.catalog.guides.values():
        for name in guide.short:
            target = LinkTo(guide.title, addresses.lesson(guide.id))
            yield Page(addresses.short(name), PageKind.REDIRECT, guide.title, "Địa chỉ ngắn của bài.", (), following=target)
