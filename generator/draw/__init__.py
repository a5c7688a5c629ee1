"""Draws screens: from a screen and its marks to a small lossless WebP. Same input, same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import PIL

from ..model.picture import Words
from ..model.screen import Screen
from .paint import encode_image, paint
from .ruler import digests, letters
from .screen import Drawing, draw_screen
from .tokens import palette

__all__ = ["Drawing", "check_fit", "draw_screen", "encode", "look"]


def encode(drawing: Drawing) -> bytes:
    """The picture as lossless WebP with few colours, twice the logical size."""
    return encode_image(paint(drawing.shapes, drawing.width, drawing.height, drawing.radius))


def look() -> str:
    """SHA-256, in hex, of all that decides how a given screen looks: colours, typefaces, way of drawing."""
    made_of = {"colours": sorted(palette().items()), "fonts": digests(), "made_by": [_code(), PIL.__version__]}
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def check_fit(screen: Screen, marks: Mapping[str, int]) -> tuple[str, ...]:
    """What does not fit on the picture, as sentences for authors; nothing when all is well."""
    drawing = draw_screen(screen, marks)
    found = []
    if drawing.overflow:
        found.append(
            f"Màn hình “{screen.title}” cao quá {round(drawing.overflow)} px so với khung {drawing.height} px. "
            "Bỏ bớt một phần, hoặc tách thành hai màn hình."
        )
    for name in drawing.covered:
        found.append(f"Dấu số {marks[name]} chỉ vào “{name}”, nhưng phần này nằm dưới hộp thoại.")
    unknown = sorted({sign for shape in drawing.shapes if isinstance(shape, Words) for sign in shape.text} - letters())
    if unknown:
        found.append(f"Bộ chữ của hình không có: {' '.join(unknown)}. Thay bằng chữ khác.")
    return tuple(found)


def _code() -> str:
    """SHA-256 of the code that draws, so that a picture made by other code is never taken for a fresh one."""
    room = Path(__file__).parent
    files = sorted((*room.glob("*.py"), *(room.parent / "widgets").glob("*.py"), room.parent / "model" / "icons.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
