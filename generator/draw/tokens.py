"""The colours of the look as RGB, read from the same list of tokens as the pages; pictures always use the light ones."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ..problems import GeneratorError

RGB = tuple[int, int, int]
TOKENS = Path(__file__).resolve().parents[1] / "theme" / "assets" / "tokens.css"

_HEX = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6})\b")
_FIRST_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_DIM = "dim-"


@lru_cache(maxsize=1)
def palette() -> dict[str, RGB]:
    """Every token that is a colour, by name, with `edge` added. Raises GeneratorError when the list cannot be read."""
    try:
        found = _FIRST_ROOT.search(TOKENS.read_text("utf-8"))
    except OSError as error:
        raise GeneratorError(f"không đọc được bảng màu {TOKENS.name}: {error.strerror}") from error
    colours = {name: _rgb(value) for name, value in _HEX.findall(found[1] if found else "")}
    if not {"ink", "ink-soft", "paper"} <= colours.keys():
        raise GeneratorError(f"bảng màu {TOKENS.name} thiếu ink, ink-soft hoặc paper")
    return colours | {"edge": mix(colours["ink-soft"], colours["paper"], 0.35)}


@lru_cache(maxsize=256)
def rgb(name: str) -> RGB:
    """The colour of this name; `dim-NAME` lies under the veil of a dialog. KeyError for a name that is not in the list."""
    if name.startswith(_DIM):
        return mix(palette()[name.removeprefix(_DIM)], palette()["ink"], 0.5)
    return palette()[name]


def dim(name: str | None) -> str | None:
    """The name of the same colour under the veil."""
    return name if name is None or name.startswith(_DIM) else _DIM + name


def mix(one: RGB, other: RGB, share: float) -> RGB:
    """The colour that lies `share` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def contrast(one: RGB, other: RGB) -> float:
    """WCAG contrast ratio, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGB) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(value: str) -> RGB:
    return (int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16))
