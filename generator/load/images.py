"""Real screenshots of guides: read, and refused unless they are whole, of a known format and of a size that is safe to open."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from functools import partial

from PIL import Image

from ..model.catalog import Origin, dotted
from ..model.guide import Guide
from ..model.image import FORMATS, MAX_BYTES, MAX_PIXELS, MAX_SIDE, Screenshot
from ..problems import Problem
from . import disk
from .shelf import Shelf

FOLDER = "guides/images"
TURNED = (5, 6, 7, 8)
"""EXIF orientations in which width and height change places."""


def read_images(shelf: Shelf) -> dict[str, Screenshot]:
    """The screenshots that guides name, by file name. What is wrong with one is told where a guide first names it."""
    found: dict[str, Screenshot] = {}
    for file, guide, step in _named(shelf.objects["guide"]):
        read = _read(shelf, file)
        if isinstance(read, Screenshot):
            found[file] = read
        else:
            where = shelf.origins["guide", guide]
            shelf.problems.append(_at(where, step, *read))
    return found


def _named(guides: dict[str, Guide]) -> Iterator[tuple[str, str, int]]:
    seen: set[str] = set()
    for id, guide in guides.items():
        for n, step in enumerate(guide.steps):
            if step.image and step.image.file not in seen:
                seen.add(step.image.file)
                yield step.image.file, id, n


def _at(origin: Origin, step: int, message: str, hint: str) -> Problem:
    path = (*origin.base, "steps", step, "image", "file")
    return Problem(origin.file, *origin.find(path), dotted(path), message, hint, "image")


def _read(shelf: Shelf, file: str) -> Screenshot | tuple[str, str]:
    raw = disk.read(shelf.root, f"{FOLDER}/{file}", MAX_BYTES, shelf.safe)
    if isinstance(raw, Problem):
        return f"ảnh “{file}”: {raw.message}", f"Đặt ảnh vào thư mục {FOLDER}."
    return shelf.memory.of(("image", file, raw), work=partial(examined, file, raw))


def examined(file: str, content: bytes) -> Screenshot | tuple[str, str]:
    """The screenshot, or what is wrong with it and what to do. Its size is looked at before a single pixel is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                width, height = image.size
                if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
                    return f"ảnh “{file}” rộng {width} × {height} pixel, quá lớn", "Thu ảnh lại, mỗi cạnh không quá 4000 pixel."
                turned = image.getexif().get(0x0112) in TURNED
                image.load()
    except Exception:
        return f"ảnh “{file}” hỏng, hoặc không phải PNG, JPEG hay WebP", "Chụp lại màn hình, lưu thành PNG."
    return Screenshot(content, (height, width) if turned else (width, height))
