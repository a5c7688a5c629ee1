"""The document of a one-file lesson: what stands in it, what may run in it, and what is unpacked when it opens."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib import resources

from .code import Code, Style
from .start import hashed


@dataclass(frozen=True, slots=True)
class Sheet:
    """What surrounds the parts. Markup but for the title and what is said of the copy."""

    title: str
    metas: tuple[str, ...]
    site: str
    site_url: str
    day: str
    updated: str
    header: str
    side: str
    footer: str
    drawings: str


Data = Mapping[str, Mapping[str, list[list[object]]]]
"""The attributes of each part that only scripts read: see `shrink.for_scripts_only`."""
WINDOW = 32_768
"""How far back a DEFLATE stream can point."""
_ASIDE = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def whole(sheet: Sheet, names: list[tuple[str, str]], kinds: Mapping[str, str], sections: Mapping[str, str], code: Code, data: Data) -> str:
    """The document. `names` are the parts (id, name) in order, `kinds` the class that the body has while a part is shown."""
    every = tuple(id for id, _ in names)
    opener, own = _file("one.js"), Style(_file("one.css"), every)
    styles = (*code.styles, own)
    packed, size = _packed(code, data, "".join(style.css for style in styles))
    policy = _policy([*code.early, opener, *code.scripts], [style.css for style in (*styles, *code.more)])
    sheets = "\n".join(f"<style{_for(style, every)}>{style.css}</style>" for style in styles)
    parts = "\n".join(f'<section class="part" id="{id}" data-kind="{escape(kinds[id])}">\n{sections[id]}\n</section>' for id in every)
    ways = "".join(f'<li><a href="#{id}">{name}</a></li>' for id, name in names)
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(sheet.title)}</title>
{"".join(sheet.metas)}
{sheets}
{"".join(f"<script>{script}</script>" for script in code.early)}
</head>
<body class="{escape(kinds[every[0]])}">
<a class="skip" href="#noi-dung">Tới nội dung chính</a>
<svg class="off" aria-hidden="true" width="0" height="0"><defs>{sheet.drawings}</defs></svg>
{sheet.header}
<nav class="parts" aria-label="Các phần của tệp này"><ul>{ways}</ul></nav>
<div class="page">
{sheet.side}
<main id="noi-dung" tabindex="-1">
{parts}
</main>
</div>
<aside class="copied" aria-label="Về bản chép này">{_copied(sheet)}</aside>
<footer class="foot"><div class="foot-in">
{sheet.footer}
</div></footer>
<script type="application/octet-stream" id="goi" data-size="{size}">{packed}</script>
<script>{opener}</script>
</body>
</html>
"""


def _copied(sheet: Sheet) -> str:
    where = f" ({escape(sheet.site_url)})" if sheet.site_url else ""
    fresh = f" Nội dung mới nhất của trang lúc đó: {escape(sheet.updated)}." if sheet.updated else ""
    return f"Đây là bản chép từ trang “{escape(sheet.site)}”{where}, làm ngày {escape(sheet.day)}.{fresh} Bản chép không tự cập nhật."


def _for(style: Style, every: tuple[str, ...]) -> str:
    return "" if set(style.parts) >= set(every) else f' data-parts="{" ".join(style.parts)}"'


def _packed(code: Code, data: Data, known: str) -> tuple[str, int]:
    """Scripts, and styles that only they need, as base64 of a DEFLATE stream (RFC 1951), and the bytes that come out of it.

    Without a script nobody needs them, and so they take a third of the room. `known` are the styles that stand in the file as they are: the
    stream begins as if they had gone before it, since the other styles repeat much of them.
    """
    styles = [[" ".join(style.parts), style.css] for style in code.more]
    content = json.dumps({"styles": styles, "scripts": code.scripts, "data": data}, ensure_ascii=False, separators=(",", ":")).encode()
    press = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=known.encode()[-WINDOW:])
    return base64.b64encode(press.compress(content) + press.flush()).decode(), len(content)


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Nothing is fetched from anywhere; only these very scripts run and only these styles count."""
    allowed, looks = (" ".join(dict.fromkeys(map(hashed, some))) for some in (scripts, styles))
    return f"default-src 'none'; script-src {allowed}; style-src {looks}; img-src data:; base-uri 'none'; form-action 'none'"


def _file(name: str) -> str:
    """A file of ours without its comments: they are for whoever reads the source."""
    return _ASIDE.sub("", (resources.files("generator") / "publish/pack" / name).read_text(encoding="utf-8"))
