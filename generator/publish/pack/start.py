"""What lies at the top of a pack: the page to open first, and the same in plain text. They say what is inside and how to open it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from html import escape

OPEN, READ = "MO-TAI-DAY.html", "DOC-TRUOC.txt"
FOLDER = "trang"
FORWARD = "mo.js"
"""A script inside the folder of the site. It goes on to the site; where the pack was not unpacked it is not found, and the words stay."""
STYLE = (
    "body{margin:0 auto;max-width:38rem;padding:1rem 1rem 3rem;background:#fffdf7;color:#18222d;font:1.125rem/1.6 system-ui,sans-serif}"
    "a{display:block;margin:1rem 0;padding:1rem;border-radius:12px;background:#0b5f4a;color:#fff;font-weight:700;text-align:center}"
    "h1,h2{line-height:1.3}h1{font-size:1.75rem}h2{font-size:1.375rem}dt{color:#4a5663;font-size:1rem}dd{margin:0 0 .5rem}"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on a pack. Days are dd/mm/yyyy; `size` is in bytes, unpacked; `code` tells one state of the content from another."""

    site: str
    site_url: str
    title: str
    day: str
    updated: str
    version: str
    pages: int
    lessons: int
    files: int
    size: int
    code: str
    first: str


def start_files(label: Label) -> dict[str, bytes]:
    """The files at the top of the pack and the script that leads on, by path."""
    script = f'location.replace("{FOLDER}/{label.first}");\n'
    return {OPEN: _page(label).encode(), READ: _text(label).encode("utf-8-sig"), f"{FOLDER}/{FORWARD}": script.encode()}


def megabytes(size: int) -> str:
    """A size as people read it: `3,4 MB`, or `312 KB` below one. A KB is 1,000 bytes."""
    return f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def hashed(text: str) -> str:
    """How a content security policy names a text that stands in a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _facts(label: Label) -> list[tuple[str, str]]:
    facts = [
        ("Trang", label.site),
        ("Gói", label.title),
        ("Có", f"{label.lessons} bài học, {label.pages} trang, {label.files} tệp, {megabytes(label.size)} sau khi giải nén"),
        ("Nội dung mới nhất", label.updated),
        ("Ngày làm gói", label.day),
        ("Phiên bản", f"{label.code}, hocdvc {label.version}"),
        ("Trang trên mạng", label.site_url),
    ]
    return [(name, value) for name, value in facts if value]


PHONE = (
    "Chạm vào tệp zip vừa nhận, chọn Giải nén (có máy ghi Extract).",
    f"Mở thư mục vừa giải nén, chạm vào {OPEN}. Nếu máy hỏi mở bằng gì, chọn Chrome hoặc trình duyệt đang dùng.",
    f"Bấm nút mà trang không mở: vào thư mục {FOLDER}, chạm vào index.html. Vẫn chưa được thì xin bản “bài một tệp” (.html), "
    "chạm là mở được ngay.",
)
COMPUTER = (
    "Bấm chuột phải vào tệp zip, chọn Extract All (Giải nén tất cả). Đừng mở thẳng trong tệp zip.",
    f"Mở thư mục vừa giải nén, bấm đúp {OPEN}.",
)
KEEP = "Không cần mạng. Không cài đặt gì. Tiến bộ học chỉ nằm trong máy của bạn."
CHECK = "Muốn biết gói có bị sửa không: hocdvc verify TỆP.zip, hoặc sha256sum -c SHA256SUMS.txt trong thư mục đã giải nén."


def _text(label: Label) -> str:
    lines = [label.site.upper(), "", *(f"{name}: {value}" for name, value in _facts(label)), "", "TRÊN ĐIỆN THOẠI"]
    lines += [f"{at}. {step}" for at, step in enumerate(PHONE, 1)] + ["", "TRÊN MÁY TÍNH"]
    lines += [f"{at}. {step}" for at, step in enumerate(COMPUTER, 1)] + ["", KEEP, CHECK, ""]
    return "\r\n".join(lines)


def _page(label: Label) -> str:
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n" for name, value in _facts(label))
    phone, computer = ("".join(f"<li>{escape(step)}</li>\n" for step in steps) for steps in (PHONE, COMPUTER))
    policy = f"default-src 'none'; style-src {hashed(STYLE)}; script-src 'self' file:; base-uri 'none'; form-action 'none'"
    title = f"{label.site}: {label.title}"
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{STYLE}</style>
<script src="{FOLDER}/{FORWARD}"></script>
<noscript><meta http-equiv="refresh" content="0; url={FOLDER}/{label.first}"></noscript>
</head>
<body>
<h1>{escape(title)}</h1>
<p><a href="{FOLDER}/{label.first}">Mở trang học</a></p>
<p>Bấm mà không mở được? Bạn chưa giải nén gói này. Làm theo các bước dưới đây.</p>
<h2>Trên điện thoại</h2>
<ol>
{phone}</ol>
<h2>Trên máy tính</h2>
<ol>
{computer}</ol>
<p>{escape(KEEP)}</p>
<h2>Trong gói có gì</h2>
<dl>
{facts}</dl>
<p>{escape(CHECK)}</p>
</body>
</html>
"""
