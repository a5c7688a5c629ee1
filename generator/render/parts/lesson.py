"""Markdown of a lesson's own blocks: the fact card, the checklist and the step."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import addresses
from ...model.blocks import CheckItem, Checklist, Deed, FactCard, FactCell, Poster, StepCard
from ...model.image import Picture, Spot
from ...model.text import Rich
from . import escape
from .inline import Pen
from .prose import boxed, details

SHORT = 28
"""Facts up to this many letters share a line on a phone."""


def facts(block: FactCard, pen: Pen) -> str:
    """Main facts as a card; the others in a fold below it."""
    main = _cells(block.main, pen) if block.main else ""
    if not block.more:
        return main
    title = f"{'Xem thêm' if main else 'Xem'} {len(block.more)} thông tin"
    return main + "\n\n" * bool(main) + details("more", title, _cells(block.more, pen))


def _cells(cells: tuple[FactCell, ...], pen: Pen) -> str:
    inner = "\n".join(_cell(cell, pen) for cell in cells)
    return f'<dl class="facts" markdown="1">\n{inner}\n</dl>'


def _cell(cell: FactCell, pen: Pen) -> str:
    note = f"<small>{escape.text(cell.note)}</small>" if cell.note else ""
    doubt = "" if cell.verified else '<small class="doubt">Chưa kiểm chứng</small>'
    said = " ".join(filter(None, (f"**{escape.text(cell.value, first=False)}**", note, doubt, pen.cite(cell.citations))))
    wide = ' class="long"' if len(cell.value) > SHORT or len(cell.note) > SHORT else ""
    return f'<div{wide} markdown="1">\n<dt markdown="span">{escape.text(cell.label)}</dt>\n<dd markdown="span">{said}</dd>\n</div>'


def checklist(block: Checklist, pen: Pen) -> str:
    """Papers with native boxes to tick; a script remembers them on the device."""
    items = "\n".join(_paper(item, pen) for item in block.items)
    return boxed("checklist", [items], extra=f' data-store="{escape.attr(block.store)}"')


def _paper(item: CheckItem, pen: Pen) -> str:
    told = " ".join(f"<small>{escape.text(name)}: {escape.text(value)}</small>" for name, value in item.details)
    parts = (f'<label><input type="checkbox"> <b>{escape.text(item.text, first=False)}</b></label>', told, pen.cite(item.citations))
    return "- " + " ".join(filter(None, parts))


def step(card: StepCard, pen: Pen) -> str:
    """One step: title, deeds, picture, sign of success, what is easily mixed up, ways out of trouble."""
    title = f'### <span class="n"><span class="off">Bước </span>{card.number}</span> {escape.text(card.title)} {{#{card.anchor}}}'
    body = [
        title,
        boxed("do", [deeds(card.deeds, pen, card.anchor)]),
        pictures(card.pictures, pen, card.anchor),
        _box("Đúng khi:", card.ok, "ok", pen),
        _box("Dễ nhầm:", card.confuse, "confuse", pen),
        _box("Cẩn thận:", card.warning, "careful", pen),
        _stuck(card, pen),
        pen.cite(card.citations),
    ]
    return boxed("step", body, "section", f' aria-labelledby="{escape.attr(card.anchor)}"')


def deeds(some: Iterable[Deed], pen: Pen, anchor: str) -> str:
    """What to do, in order; the number of a deed leads to its place on the picture of the step at `anchor`, and back."""
    lines, seen = [], {0}
    for at, deed in enumerate(some, 1):
        own = "" if deed.mark in seen else f' id="{anchor}-so-{deed.mark}"'
        seen.add(deed.mark)
        lines.append(f"{at}. {_mark(deed.mark, anchor, own)}{pen.rich(deed.text)}")
    return "\n".join(lines)


def _mark(number: int, anchor: str, own: str) -> str:
    if not number:
        return ""
    return f'<a class="mark"{own} href="#{anchor}-cho-{number}" aria-label="Số {number}: xem chỗ này trên hình">{number}</a> '


def pictures(shown: tuple[Picture, ...], pen: Pen, anchor: str, above: bool = False) -> str:
    """The pictures of a step in one frame, one caption below. They wait until they are near, unless the first is `above` the fold."""
    if not shown:
        return ""
    some = [_picture(one, pen, anchor, above and one is shown[0]) for one in shown]
    caption = f'<figcaption markdown="span">{escape.text(shown[0].caption)}</figcaption>' if shown[0].caption else ""
    return boxed("pic pair" if len(shown) > 1 else "pic", [*some, caption], "figure")


def poster(block: Poster, pen: Pen) -> str:
    """A card that opens by itself when pressed, and under it a link that saves it; folded when it has a title."""
    shown, source = block.picture, pen.link(addresses.picture(block.picture.key))
    image = f"![{escape.attr(shown.alt)}]({source}){{width={shown.width} height={shown.height} decoding=async loading=lazy}}"
    save = f'[Tải ảnh này về]({source}){{download="{escape.attr(block.name)}"}} {escape.text(block.words, first=False)}'
    figure = boxed("poster", [f"[{image}]({source})", f'<figcaption markdown="span">{save}</figcaption>'], "figure")
    return details("to-keep", escape.text(block.title, first=False), figure) if block.title else figure


def _picture(shown: Picture, pen: Pen, anchor: str, above: bool) -> str:
    """A picture with its size, so that nothing jumps, its word above it, and its numbered places as links to their words."""
    when = "fetchpriority=high" if above else "loading=lazy"
    source = pen.link(addresses.picture(shown.key))
    image = f"![{escape.attr(shown.alt)}]({source}){{width={shown.width} height={shown.height} decoding=async {when}}}"
    label = f'<b class="when">{escape.text(shown.label, first=False)}</b>' if shown.label else ""
    css = "shot wide" if shown.width > shown.height else "shot"
    return f'{label}<span class="{css}">{image}{_spots(shown, anchor)}</span>'


def _spots(shown: Picture, anchor: str) -> str:
    """The places as an invisible layer over the picture."""
    if not shown.spots:
        return ""
    seen: set[int] = set()
    places = "".join(_spot(spot, anchor, seen) for spot in shown.spots)
    return f'<svg class="spots" viewBox="0 0 {shown.width} {shown.height}">{places}</svg>'


def _spot(spot: Spot, anchor: str, seen: set[int]) -> str:
    own = "" if spot.number in seen else f' id="{anchor}-cho-{spot.number}"'
    seen.add(spot.number)
    box = f'x="{spot.x}" y="{spot.y}" width="{spot.w}" height="{spot.h}" rx="16"'
    words = f"Số {spot.number}: về lời của việc này"
    return f'<a{own} href="#{anchor}-so-{spot.number}" aria-label="{words}" tabindex="-1"><rect {box}/></a>'


def _box(label: str, words: Rich | None, css: str, pen: Pen) -> str:
    return f"**{label}** {pen.rich(words)}\n{{: .{css} }}" if words else ""


def _stuck(card: StepCard, pen: Pen) -> str:
    if not card.stuck:
        return ""
    pairs = "\n\n".join(f"{pen.rich(problem)}\n:   {pen.rich(fix)}" for problem, fix in card.stuck)
    return details("stuck", f"Gặp lỗi? {len(card.stuck)} cách gỡ", pairs)
