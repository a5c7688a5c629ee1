"""Markdown of the inventory: what the device keeps, each kind in a box of its own that a script fills and empties."""

from __future__ import annotations

from ...model.kept import Inventory, Kept
from . import escape

LOOKING = '<p class="none now needs-js">Đang xem trong máy…</p>'
"""Stands where the script will say what is there, so that nothing moves when it does."""

ALL = """<div class="sum needs-js">
<p id="dang-giu">Đang xem trong máy…</p>
<p class="acts"><button class="btn ghost danger" type="button" id="xoa-het">Xóa tất cả khỏi máy này</button></p>
<div id="chac-chua" hidden>
<p>Tiến bộ, câu cần ôn, bài tải về của mọi người dùng máy này sẽ mất hết. Không lấy lại được. Bạn chắc chưa?</p>
<p class="acts"><button class="btn danger" type="button">Chắc, xóa hết</button>
<button class="btn ghost" type="button">Thôi, giữ lại</button></p>
</div>
<p class="asked" role="status" tabindex="-1"></p>
</div>"""


def inventory(block: Inventory) -> str:
    """HTML in two blocks without a blank line in them; a script reads `data-shelf` and `data-names`."""
    kinds = "\n".join(map(_kind, block.items))
    return f'{ALL}\n\n<div class="kept">\n{kinds}\n</div>'


def _kind(one: Kept) -> str:
    rows = (("Để làm gì", one.purpose), ("Giữ tới khi nào", one.until))
    told = "".join(f"<div><dt>{name}</dt><dd>{escape.html(words)}</dd></div>" for name, words in rows)
    return (
        f'<section id="{escape.attr(one.id)}" data-shelf="{one.shelf.value}" data-names="{escape.attr(one.names)}">'
        f"<h3>{escape.html(one.what)}</h3><dl>{told}</dl>{LOOKING}</section>"
    )
