"""Markdown of a lesson's own blocks: the fact card, the checklist and the step."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.blocks import CheckItem, Checklist, Deed, FactCard, FactCell, Picture, StepCard
from ...model.text import Rich
from . import escape
from .inline import Pen
from .prose import boxed, details

SHORT = 28
"""Facts up to this many letters share a line on a phone."""


def facts(block: FactCard, pen: Pen) -> str:
    """Main facts as a card; the others in a fold below it."""
    main = _cells(block.main, pen)
    if not block.more:
        return main
    return main + "\n\n" + details("more", f"Xem thêm {len(block.more)} thông tin", _cells(block.more, pen))


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


def step(card: StepCard, pen: Pen, eager: bool) -> str:
    """One step: title, deeds, picture, sign of success, what is easily mixed up, ways out of trouble."""
    title = f'### <span class="n"><span class="off">Bước </span>{card.number}</span> {escape.text(card.title)} {{#{card.anchor}}}'
    body = [
        title,
        boxed("do", [deeds(card.deeds, pen)]),
        picture(card.picture, pen, eager) if card.picture else "",
        _box("Đúng khi:", card.ok, "ok", pen),
        _box("Dễ nhầm:", card.confuse, "confuse", pen),
        _box("Cẩn thận:", card.warning, "careful", pen),
        _stuck(card, pen),
        pen.cite(card.citations),
    ]
    return boxed("step", body, "section", f' aria-labelledby="{escape.attr(card.anchor)}"')


def deeds(some: Iterable[Deed], pen: Pen) -> str:
    """What to do, in order, each with its number on the picture."""
    return "\n".join(_deed(deed, at, pen) for at, deed in enumerate(some, 1))


def _deed(deed: Deed, at: int, pen: Pen) -> str:
    mark = f'<span class="mark" role="img" aria-label="Số {deed.mark} trên hình">{deed.mark}</span> ' if deed.mark else ""
    return f"{at}. {mark}{pen.rich(deed.text)}"


def picture(shown: Picture, pen: Pen, eager: bool) -> str:
    """A picture in its frame, with its size so that nothing jumps; all but the first wait until they are near."""
    lazy = "" if eager else " loading=lazy"
    source = pen.link(f"anh/{shown.key}.webp")
    image = f"![{escape.attr(shown.alt)}]({source}){{width={shown.width} height={shown.height} decoding=async{lazy}}}"
    caption = f'<figcaption markdown="span">{escape.text(shown.caption)}</figcaption>' if shown.caption else ""
    return boxed("pic", [image, caption], "figure")


def _box(label: str, words: Rich | None, css: str, pen: Pen) -> str:
    return f"**{label}** {pen.rich(words)}\n{{: .{css} }}" if words else ""


def _stuck(card: StepCard, pen: Pen) -> str:
    if not card.stuck:
        return ""
    pairs = "\n\n".join(f"{pen.rich(problem)}\n:   {pen.rich(fix)}" for problem, fix in card.stuck)
    return details("stuck", f"Gặp lỗi? {len(card.stuck)} cách gỡ", pairs)
