"""A scene of a drill: what is seen, what is asked, and every choice as a fold. Reads as a story without any script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ...model.blocks import SceneCard, Way
from ...model.drill import Call, Exhibit, Flaw, Message, Paper, PaperLine, Poster, Web
from ...model.icons import icon_svg
from . import escape
from .inline import Pen
from .prose import boxed, details

FLAWS = {Flaw.BLUR: "chữ mờ, không đọc được", Flaw.CUT: "bị cắt mất một phần", Flaw.GLARE: "bị lóa sáng, không đọc được"}


def scene(block: SceneCard, pen: Pen) -> str:
    """The scene; a script reads `data-safe`, `data-next` and `data-at` on the choices, and `data-at` on the places of a paper.

    What is seen is raw HTML at the top level, where every engine passes it on unread.
    """
    body = [
        f'## <span class="n"><span class="off">Cảnh </span>{block.number}</span> {escape.text(block.title)} {{: #{block.anchor} .canh }}',
        pen.rich(block.tell) if block.tell else "",
        *(_exhibit(one) for one in block.show),
        f"{pen.rich(block.ask)}\n{{: .asked }}",
        boxed("ways", [_way(at, way, pen) for at, way in enumerate(block.ways)]),
    ]
    return "\n\n".join(filter(None, body))


def _way(at: int, way: Way, pen: Pen) -> str:
    known = f' data-safe="{1 if way.safe else 0}" data-next="{escape.attr(way.next)}" data-at="{escape.attr(way.at)}"'
    said = f"**{'Chọn đúng.' if way.safe else 'Chưa ổn.'}** {pen.rich(way.then)}"
    onward = f"[{'Sang phần cuối' if not way.next.startswith('canh-') else f'Sang cảnh {way.next[5:]}'}](#{way.next})" if way.next else ""
    inner = details("way", f"{chr(65 + at)}. {pen.words(way.do)}", "\n\n".join(filter(None, (said, onward))))
    return inner.replace('<details class="way"', f'<details class="way"{known}', 1)


def _exhibit(shown: Exhibit) -> str:
    match shown:
        case Message():
            return _shown("message", f"Tin nhắn từ {shown.sender}", "chat", shown.sender, _lines(shown.lines))
        case Call():
            return _shown("call", f"Cuộc gọi từ {shown.caller}", "phone", f"{shown.caller} đang gọi", _lines(shown.lines))
        case Web():
            return _web(shown)
        case Poster():
            return _poster(shown)
        case Paper():
            return _paper(shown)
        case _:
            assert_never(shown)


def _html(words: str) -> str:
    return escape.text(words, first=False)


def _shown(css: str, label: str, icon: str, head: str, inner: str) -> str:
    """A frame with its tag “Mô phỏng”, as every drawing has."""
    top = f'<p class="top">{icon_svg(icon, 20)}<span>{_html(head)}</span><b class="sim">Mô phỏng</b></p>'
    return f'<div class="shown {css}" role="group" aria-label="{escape.attr(f"Mô phỏng: {label}")}">\n{top}\n{inner}\n</div>'


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(f'<p class="line">{_html(line)}</p>' for line in lines)


def _name(words: str) -> str:
    return f'<p class="name">{_html(words)}</p>'


def _web(page: Web) -> str:
    button = f'<p class="press">{_html(page.button)}</p>' if page.button else ""
    inner = "\n".join(filter(None, (_name(page.title), _lines(page.lines), button)))
    return _shown("web", f"Trang {page.title}", "lock", page.address, inner)


def _poster(poster: Poster) -> str:
    sticker = f'<p class="sticker">{icon_svg("qr", 72)}<span>{_html(poster.pasted)}</span></p>' if poster.pasted else ""
    code = f'<div class="code">{icon_svg("qr", 96)}{sticker}</div>'
    inner = "\n".join(filter(None, (_name(poster.title), _lines(poster.lines), code)))
    return _shown("poster", f"Tấm biển {poster.title}", "qr", "Tấm biển", inner)


def _paper(paper: Paper) -> str:
    """A paper as photographed. Places that can be picked are buttons; what cannot be read says so."""
    inner = [_name(paper.title), *map(_paper_line, paper.lines)]
    if paper.corner:
        inner.append(f'<button type="button" class="corner"{_at(paper.corner)}><span class="off">Góc giấy bị cắt mất</span></button>')
    return _shown("paper lacks" if paper.corner else "paper", f"Ảnh chụp {paper.title}", "image", "Ảnh chụp để nộp", "\n".join(inner))


def _at(id: str) -> str:
    return f' data-at="{escape.attr(id)}"'


def _paper_line(line: PaperLine) -> str:
    flaw = f' <span class="off">({FLAWS[line.flaw]})</span>' if line.flaw else ""
    value = f'<b class="{line.flaw.value}">{_html(line.value)}</b>{flaw}' if line.flaw else f"<b>{_html(line.value)}</b>"
    inner = f"<span>{_html(line.label)}</span> {value}"
    if line.id:
        return f'<button type="button" class="row"{_at(line.id)}>{inner}</button>'
    return f'<p class="row">{inner}</p>'
