"""Markdown of what leads elsewhere: rows, doors, the finder, sources and the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import addresses
from ...model.blocks import (
    Definition,
    Definitions,
    Doable,
    Door,
    Doors,
    Finder,
    LinkTo,
    Progress,
    Row,
    Rows,
    SourceEntry,
    SourceTable,
)
from ...model.icons import icon_svg
from ...model.takeaway import Takeaway, Takeaways
from . import escape
from .inline import Pen
from .prose import boxed

AT_SIGHT = 6
"""Of a source that more pages name than this, the list of them is folded."""


def rows(block: Rows, pen: Pen) -> str:
    """A list of pages; numbered ones are the stops of a path."""
    css = "rows stops" if any(item.number for item in block.items) else "rows"
    return boxed(css, ["\n".join(_row(item, pen) for item in block.items)])


def _row(item: Row, pen: Pen) -> str:
    number = f'<span class="n">{item.number}</span>' if item.number else ""
    pill = f'<span class="pill">{escape.text(item.pill)}</span>' if item.pill else ""
    return "- " + " ".join(filter(None, (number, pen.to(item.link), pill, _small(item.link.note))))


def _small(words: str) -> str:
    return f"<small>{escape.text(words)}</small>" if words else ""


def progress(block: Progress, pen: Pen) -> str:
    """Lessons, and under each what can be done; a script reads `data-kind` and `data-parts` on those links, and their ids in
    their addresses: written out once more, this page would not come in the first round trip."""
    lessons = ("\n".join((f"- {pen.to(lesson)}", *(_doable(one, pen) for one in doable))) for lesson, doable in block.items)
    return boxed("doable", ["\n".join(lessons)])


def _doable(item: Doable, pen: Pen) -> str:
    known = f'data-kind="{escape.attr(item.kind)}" data-parts="{escape.attr(" ".join(item.parts))}"'
    return f"    - {pen.to(item.link)}{{{known}}}"


def takeaways(block: Takeaways, pen: Pen) -> str:
    """Bundles; a script reads `data-bundle`, and `data-size` is filled when the site is finished."""
    return boxed("takeaways", ["\n".join(_takeaway(item, pen) for item in block.items)])


def _takeaway(item: Takeaway, pen: Pen) -> str:
    bundle = escape.attr(item.bundle)
    return f'- {pen.to(LinkTo(item.title, item.address))}{{#{item.anchor} data-bundle="{bundle}"}} <small data-size="{bundle}"></small>'


def doors(block: Doors, pen: Pen) -> str:
    """Large ways in."""
    return boxed("doors", ["\n".join(_door(item, pen) for item in block.items)])


def _door(item: Door, pen: Pen) -> str:
    return f"- {icon_svg(item.icon, 28)} {pen.to(item.link)} {_small(item.link.note)}".rstrip()


def finder_box(block: Finder, pen: Pen) -> str:
    """The search box, shown only where scripts run, the place of what it finds, and sample words that lead straight to pages."""
    words = "Gõ tên việc, hoặc hỏi một câu" if block.whole else "Gõ tên việc bạn cần làm"
    box = (
        f'<form class="finder" id="tim" role="search" action="{pen.href(addresses.SEARCH)}"{" data-whole" if block.whole else ""}>\n'
        f'<label for="tim-chu">{words}</label>\n'
        f'<div class="box">{icon_svg("search", 24)}<input id="tim-chu" name="q" type="search" maxlength="200" autocomplete="off" '
        'autocapitalize="off" spellcheck="false" enterkeyhint="search" placeholder="Ví dụ: khai sinh" aria-describedby="tim-dem">'
        '<button class="btn" type="submit">Tìm</button></div>\n'
        '<p id="tim-dem" role="status"></p>\n</form>\n'
        '<div class="hits" id="tim-thay"></div>'
    )
    if block.whole:
        box += '\n\n<p class="no-js">Ô tìm cần JavaScript, mà trình duyệt này đang tắt. Bạn chọn một nhóm ở dưới.</p>'
    if not block.samples:
        return box
    chips = "\n".join(f"- {pen.to(sample)}" for sample in block.samples)
    return box + "\n\n" + boxed("chips", [chips])


def sources(block: SourceTable, pen: Pen) -> str:
    """Sources in full, each with its anchor."""
    return boxed("sources", ["\n".join(_source(item, pen) for item in block.items)])


def _source(item: SourceEntry, pen: Pen) -> str:
    told = (item.number, item.publisher, item.issued and f"ban hành {item.issued}", item.read_on and f"xem ngày {item.read_on}")
    facts = escape.text(" · ".join(filter(None, told)))
    place = f"[{escape.text(_host(item.url))}]({escape.url(item.url)}){{rel=noreferrer}}" if escape.url(item.url) else ""
    lines = [f"**{escape.text(item.title, first=False)}**", f"<small>{facts}</small>", *filter(None, [place])]
    if (many := len(item.used_by)) > AT_SIGHT:  # on a line with what is before it: at the start of one, Markdown ends the list
        lines[-1] += f" <details><summary>Dùng trong {many} trang</summary><small>{_linked(item.used_by, pen)}</small></details>"
    elif item.used_by:
        lines.append(_used_by(item.used_by, pen))
    return "\n  ".join(["- " + lines[0], *lines[1:], f"{{: #{item.anchor} }}"])


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0] or address


def _used_by(links: Iterable[LinkTo], pen: Pen) -> str:
    used = _linked(links, pen)
    return f"<small>Dùng trong: {used}</small>" if used else ""


def _linked(links: Iterable[LinkTo], pen: Pen) -> str:
    return ", ".join(pen.to(link) for link in links)


def definitions(block: Definitions, pen: Pen) -> str:
    """The glossary as a definition list."""
    return boxed("words", ["\n\n".join(_definition(item, pen) for item in block.items)])


def _definition(item: Definition, pen: Pen) -> str:
    also = f"<small>Còn gọi: {escape.text(', '.join(item.also))}</small>" if item.also else ""
    told = filter(None, (escape.text(item.meaning), also, _used_by(item.used_by, pen), pen.cite(item.citations)))
    return f"{escape.text(item.term)} {{#{item.anchor}}}\n:   {' '.join(told)}"
