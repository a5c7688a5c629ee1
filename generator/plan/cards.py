"""Which cards there will be: summary, papers and flow of each guide, and what a shared link shows where the site has an address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..model import addresses
from ..model.book import Shot
from ..model.card import Card, CardFact, CardPaper, FlowCard, PapersCard, ShareCard, Stamp, SummaryCard
from ..model.catalog import Catalog, Settings
from ..model.guide import Guide
from ..model.image import Picture
from .desk import Desk, day, length

FACTS = {"who": "user", "deadline": "calendar", "fee_online": "wallet", "time_limit": "clock", "authority": "map-pin", "result": "file"}
"""The facts that a summary shows, with their icons."""


@dataclass(frozen=True, slots=True)
class Carded:
    """A card of a page: what is drawn, and the picture as the page shows it."""

    shot: Shot
    picture: Picture


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of one guide. There is no papers card without papers, and no share card without an address of the site."""

    summary: Carded
    flow: Carded
    papers: Carded | None
    share: Carded | None

    def __iter__(self) -> Iterator[Carded]:
        """Those that there are."""
        yield from filter(None, (self.summary, self.flow, self.papers, self.share))


def plan_cards(catalog: Catalog, settings: Settings, look: str) -> Mapping[str, Cards]:
    """The cards of each guide before anything else is planned: for checking what fits."""
    return guide_cards(Desk(catalog, settings), look)


def guide_cards(desk: Desk, look: str) -> Mapping[str, Cards]:
    """The cards of each guide, by its id."""
    guides = tuple(desk.catalog.guides.values())
    return {guide.id: desk.remembered(("cards", look), guide, work=partial(_cards, desk, guide, look)) for guide in guides}


def common_card(desk: Desk, look: str) -> Carded | None:
    """What the link to any other page shows."""
    site = desk.catalog.site
    if not site.url:
        return None
    words = site.description or site.name
    below = f"{len(desk.catalog.guides)} bài · {desk.catalog.place.name}"
    return _carded(ShareCard(Stamp(site.name, "", False), words, "", below), f"{site.name}: {words}", look)


def _cards(desk: Desk, guide: Guide, look: str) -> Cards:
    stamp = _stamp(desk, guide)
    papers = PapersCard(stamp, guide.title, tuple(CardPaper(p.name, p.form or "", p.where or "", p.when or "") for p in guide.papers))
    return Cards(
        _carded(_summary(desk, guide, stamp), _summary_alt(guide, stamp), look),
        _carded(
            _flow(desk, guide, stamp), f"Cả quy trình “{guide.title}” trên một hình: chuẩn bị, {len(guide.steps)} bước, kết quả.", look
        ),
        _carded(papers, f"Phiếu giấy tờ cần chuẩn bị cho “{guide.title}”, có ô để đánh dấu.", look) if guide.papers else None,
        _carded(_share(desk, guide, stamp), f"Bài học: {guide.title}", look) if stamp.link else None,
    )


def _stamp(desk: Desk, guide: Guide) -> Stamp:
    site = desk.catalog.site
    link = f"{site.url.rstrip('/')}/{addresses.lesson(guide.id)}" if site.url else ""
    return Stamp(site.name, day(guide.review.checked_on.isoformat()), guide.review.state == "draft", link)


def _share(desk: Desk, guide: Guide, stamp: Stamp) -> Card:
    return ShareCard(stamp, guide.title, desk.catalog.groups[guide.group].title, length(guide))


def _summary(desk: Desk, guide: Guide, stamp: Stamp) -> Card:
    facts = tuple(
        CardFact(label, fact.value, FACTS[name], bool(fact.note), fact.verified) for name, label, fact in desk.facts(guide, tuple(FACTS))
    )
    below = f"{desk.catalog.groups[guide.group].title} · {length(guide)}"
    return SummaryCard(stamp, guide.title, below, facts, _papers(guide), tuple(step.title for step in guide.steps))


def _papers(guide: Guide) -> tuple[int, int]:
    """How many papers everybody needs, and how many are for some cases only."""
    always = sum(not paper.when for paper in guide.papers)
    return always, len(guide.papers) - always


def _summary_alt(guide: Guide, stamp: Stamp) -> str:
    scan = ", mã QR mở bài này" if stamp.link else ""
    return f"Tóm tắt “{guide.title}” trên một trang: điều cần biết, tên {len(guide.steps)} bước{scan}. Mọi ý đều có bằng chữ trong bài."


def _flow(desk: Desk, guide: Guide, stamp: Stamp) -> Card:
    """An office is named only where a time limit is known: without one, nobody is said to decide anything."""
    facts = {name: fact.value for name, _, fact in desk.facts(guide, ("deadline", "time_limit", "authority", "result"))}
    office = tuple(facts[name] for name in ("authority", "time_limit") if name in facts) if "time_limit" in facts else ()
    steps = tuple(step.title for step in guide.steps)
    return FlowCard(stamp, guide.title, facts.get("deadline", ""), papers_in_words(*_papers(guide)), steps, office, facts.get("result", ""))


def papers_in_words(always: int, sometimes: int) -> str:
    """How many things to have ready, in words; empty when there are none."""
    parts = (f"{always} thứ ai cũng cần" if always else "", f"{sometimes} thứ tùy trường hợp" if sometimes else "")
    return ", ".join(filter(None, parts))


def _carded(card: Card, alt: str, look: str) -> Carded:
    key = hashlib.sha256(f"{look}\n{card!r}".encode()).hexdigest()[:20] + (".png" if isinstance(card, ShareCard) else "")
    return Carded(Shot(key, card), Picture(key, *card.size, alt))
