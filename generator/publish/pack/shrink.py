"""Makes the content of one file small: pictures pressed again, each icon drawn once, what only scripts read apart."""

from __future__ import annotations

import base64
import io
from collections import Counter
from pathlib import Path

from lxml import etree
from PIL import Image

from .page import Node, has, written

TYPES = {
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
"""Media types by the ending of a name."""


def picture_data(file: Path) -> str:
    """A picture as an address that holds it: the same pixels, in fewer bytes where a moment's work finds them."""
    content, kind = file.read_bytes(), file.suffix.lower()
    if kind == ".png" or (kind == ".webp" and content[12:16] == b"VP8L"):
        pressed = _pressed(content)
        if len(pressed) < len(content):
            content, kind = pressed, ".webp"
    return f"data:{TYPES[kind]};base64,{base64.b64encode(content).decode()}"


def icons_once(roots: list[Node]) -> str:
    """Let each icon that is drawn several times be drawn once and used; returns the drawings, to stand in the page before their use."""
    icons = [node for root in roots for node in root.iter("svg") if has(node, "icon") and len(node)]
    shapes = {id(node): "".join(written(shape) for shape in node) for node in icons}
    often = [shape for shape, count in Counter(shapes.values()).items() if count > 1 and len(shape) > 40]
    for node in icons:
        if shapes[id(node)] in often:
            for shape in list(node):
                node.remove(shape)
            node.text = None
            etree.SubElement(node, "use", {"href": f"#ve-{often.index(shapes[id(node)])}"})
    return "".join(f'<g id="ve-{at}">{shape}</g>' for at, shape in enumerate(often))


def for_scripts_only(main: Node, styles: str) -> dict[str, list[list[object]]]:
    """Take the `data-` attributes off that no style asks for, so that they can be packed with the scripts that read them.

    Returns for each kind of element the places that had some, counted within `main` from 0, each with its attributes.
    """
    taken: dict[str, list[list[object]]] = {}
    count: Counter[str] = Counter()
    for node in main.iterdescendants():
        if not isinstance(node.tag, str):
            continue
        names = [name for name in node.attrib if name.startswith("data-") and f"[{name}" not in styles]
        if names:
            taken.setdefault(node.tag, []).append([count[node.tag], {name: node.attrib.pop(name) for name in names}])
        count[node.tag] += 1
    return taken


def _pressed(content: bytes) -> bytes:
    """The same pixels as WebP. More effort than this takes ten times as long for one part in a hundred."""
    with Image.open(io.BytesIO(content)) as image:
        whole = image.convert("RGBA")
    if whole.getchannel("A").getextrema() == (255, 255):
        whole = whole.convert("RGB")
    out = io.BytesIO()
    whole.save(out, "WEBP", lossless=True, quality=100, method=4)
    return out.getvalue()
