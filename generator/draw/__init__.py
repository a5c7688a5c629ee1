"""Draws pictures: from what one shows to the bytes of a small WebP, or of a PNG for what links show. Same input, same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import assert_never

import PIL

from ..model.book import AppIcon, Photo, Subject, View
from ..model.card import FlowCard, PapersCard, ShareCard, SummaryCard
from ..model.image import Spot
from ..model.picture import Rect, Words
from ..model.screen import Screen
from .app_icon import icon_bytes
from .cards import card_bytes, card_misfits
from .drawing import Drawing
from .paint import encode_image, paint
from .photo import develop, placed, readable_digits
from .ruler import SCALE, digests, letters
from .screen import draw_screen
from .tokens import palette

__all__ = ["Drawing", "Measured", "draw_picture", "draw_screen", "encode", "look", "measure", "readable_digits"]


def encode(drawing: Drawing) -> bytes:
    """The picture as lossless WebP with few colours, twice the logical size."""
    return encode_image(paint(drawing.shapes, drawing.width, drawing.height, drawing.radius))


def draw_picture(subject: Subject) -> bytes:
    """The bytes of a picture."""
    match subject:
        case View(screen, marks, focus):
            return encode(draw_screen(screen, dict(marks), focus))
        case Photo():
            return develop(subject)
        case ShareCard() | SummaryCard() | PapersCard() | FlowCard():
            return card_bytes(subject)
        case AppIcon():
            return icon_bytes(subject)
        case _:
            assert_never(subject)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a picture before it is painted: where its numbered places are, and what does not fit, as sentences for authors."""

    spots: tuple[Spot, ...]
    misfits: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def measure(subject: Subject) -> Measured:
    """The layout of a picture in short. It is remembered: checking and planning both ask for it."""
    match subject:
        case View(screen, marks, focus):
            numbers, drawing = dict(marks), draw_screen(screen, dict(marks), focus)
            found = [(numbers[mark.id], drawing.targets[mark.id]) for mark in drawing.all_marks]
            return Measured(_spots(found), _misfits(screen, numbers, drawing))
        case Photo():
            return Measured(_spots(placed(subject)[0]), ())
        case ShareCard() | SummaryCard() | PapersCard() | FlowCard():
            return Measured((), card_misfits(subject))
        case AppIcon():
            return Measured((), ())
        case _:
            assert_never(subject)


def _spots(found: Iterable[tuple[int, Rect]]) -> tuple[Spot, ...]:
    return tuple(Spot(n, *(round(part * SCALE) for part in (rect.x, rect.y, rect.w, rect.h))) for n, rect in found)


def look() -> str:
    """SHA-256, in hex, of all that decides how a given screen looks: colours, typefaces, way of drawing."""
    made_of = {"colours": sorted(palette().items()), "fonts": digests(), "made_by": [_code(), PIL.__version__]}
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def _misfits(screen: Screen, marks: Mapping[str, int], drawing: Drawing) -> tuple[str, ...]:
    """What does not fit on the picture; nothing when all is well."""
    found = []
    if drawing.overflow:
        found.append(
            f"Màn hình “{screen.title}” cao quá {round(drawing.overflow)} px so với khung {screen.device.size[1]} px. "
            "Bỏ bớt một phần, hoặc tách thành hai màn hình."
        )
    for name in drawing.covered:
        found.append(f"Dấu số {marks[name]} chỉ vào “{name}”, nhưng phần này nằm dưới hộp thoại.")
    for name in [name for name in marks if name not in drawing.targets]:
        found.append(f"Dấu số {marks[name]} chỉ vào “{name}”, nhưng phần này nằm ngoài chỗ phóng to. Bỏ focus, hoặc chỉ vào chỗ khác.")
    unknown = sorted({sign for shape in drawing.shapes if isinstance(shape, Words) for sign in shape.text} - letters())
    if unknown:
        found.append(f"Bộ chữ của hình không có: {' '.join(unknown)}. Thay bằng chữ khác.")
    return tuple(found)


def _code() -> str:
    """SHA-256 of the code that draws, so that a picture made by other code is never taken for a fresh one."""
    room = Path(__file__).parent
    files = sorted((*room.rglob("*.py"), *(room.parent / "widgets").glob("*.py"), room.parent / "model" / "icons.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
