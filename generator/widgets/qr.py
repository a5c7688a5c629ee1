"""`qr`: a square code to scan, with words under it. What is drawn leads nowhere."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import Field

from ..model.base import Line
from ..model.control import Control, Say
from ..model.picture import Box, Layout, Rect, Ruler, Tiles
from ..model.screen import State, Widget
from .fields import enabled, with_status
from .parts import SMALL, Sheet

CELLS = 25
SIDE = 150


class Qr(Widget):
    """Hình mã QR để quét (chỉ là hình minh họa)."""

    kind: Literal["qr"] = Field("qr", title="Loại")
    caption: Line = Field(title="Chữ dưới mã")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """A white square with the pattern, and the caption below it."""
        sheet = Sheet(ruler, width, self)
        box = Rect((width - SIDE) / 2, 0, SIDE, SIDE)
        edge = {State.ERROR: "clay", State.SUCCESS: "leaf"}.get(self.state, "line")
        sheet.put(Box(box, "surface", edge, 10))
        rows = pattern(self.caption)
        sheet.put(Tiles(Rect(box.x + 12.5, 12.5, SIDE - 25, SIDE - 25), rows, "edge" if not enabled(self) else "ink"))
        sheet.ring(box, 10)
        sheet.y, sheet.own = SIDE + 8, box
        sheet.flow(self.caption, SMALL, sheet.ink("ink-soft"), "center")
        return sheet.done()

    def controls(self) -> tuple[Control, ...]:
        """The code, by its caption; that it is one is said once."""
        said = self.caption if "mã qr" in self.caption.lower() else f"Mã QR: {self.caption}"
        return with_status(self, Say(said, "note", self.id, icon="qr"))


def pattern(seed: str) -> tuple[str, ...]:
    """Rows of a square that looks like a code and holds nothing: three corner signs among cells made from the words."""
    bits = int.from_bytes(hashlib.shake_256(seed.encode()).digest(CELLS * CELLS // 8 + 1), "big")
    return tuple("".join("#" if _dark(x, y, bits) else "." for x in range(CELLS)) for y in range(CELLS))


def _dark(x: int, y: int, bits: int) -> bool:
    for left, top in ((0, 0), (CELLS - 7, 0), (0, CELLS - 7)):
        if -1 <= x - left <= 7 and -1 <= y - top <= 7:
            far = max(abs(x - left - 3), abs(y - top - 3))
            return far in (0, 1, 3)
    return bool(bits >> (y * CELLS + x) & 1)
