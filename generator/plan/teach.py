"""The page for teaching a guide to a relative: one large step a screen, and a card to keep."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import addresses
from ..model.blocks import Block, Deed, FactCell, KeepCard, LinkTo, Para, TeachStep
from ..model.book import Page, PageKind
from ..model.guide import Guide
from .desk import Desk, day, plain
from .shots import Shots, marks_of

LEAD = "Để người thân tự cầm máy. Bạn chỉ đọc từng bước và chờ. Làm được bước nào thì đánh dấu bước đó."


def teach_page(desk: Desk, guide: Guide, shots: Shots) -> Page:
    """Every step of the guide, with its picture; then the card."""
    return Page(
        address=addresses.teach(guide.id),
        kind=PageKind.TEACH,
        title=f"Dạy lại: {guide.title}",
        description=f"Chữ to, mỗi bước một màn hình, để chỉ cho người thân: {guide.title}.",
        blocks=(Para(plain(LEAD), lead=True), *_steps(desk, guide, shots), _card(desk, guide)),
        crumbs=(LinkTo("Trang chủ", addresses.HOME), LinkTo(guide.title, addresses.lesson(guide.id))),
        dock=(LinkTo("Về bài học", addresses.lesson(guide.id)),),
        updated=day(guide.review.checked_on.isoformat()),
        id=guide.id,
    )


def _steps(desk: Desk, guide: Guide, shots: Shots) -> Iterator[Block]:
    for number, step in enumerate(guide.steps, 1):
        marks = marks_of(step)
        yield TeachStep(
            number=number,
            anchor=addresses.step_anchor(number),
            title=step.title,
            deeds=tuple(Deed(desk.resolve(action.do), marks.get(action.at or "", 0)) for action in step.actions),
            pictures=tuple(picture for _, picture in shots.get((guide.id, number), ())),
            ok=desk.resolve(step.ok),
        )


def _card(desk: Desk, guide: Guide) -> KeepCard:
    contacts = tuple(FactCell(one.label, one.value, "", desk.cite(one.sources)) for one in desk.catalog.place.contacts)
    site = desk.catalog.site.url.rstrip("/")
    address = f"{site}/{addresses.lesson(guide.id)}" if site else ""
    return KeepCard(guide.title, tuple(step.title for step in guide.steps), contacts, address)
