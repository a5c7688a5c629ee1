"""Names that every device can keep: plain letters, short, no two alike, none that Windows or an old memory card refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...problems import GeneratorError

LONGEST = 120
"""Characters of a path inside of a pack; Windows allows 259 with the folder that it is unpacked into."""
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))))


def portable(path: str) -> bool:
    """Whether a path (`a/b.html`) can be kept by FAT32, Windows, Android and every tool that unpacks, and stays inside its folder."""
    parts = path.split("/")
    return len(path) <= LONGEST and all(_PLAIN.fullmatch(part) and not part.endswith(".") for part in parts) and not _reserved(parts)


def require_portable(paths: Iterable[str]) -> None:
    """Raise GeneratorError for the first path that cannot be carried, or that differs from another in capitals only."""
    seen: dict[str, str] = {}
    for path in paths:
        if not portable(path):
            hint = "Hãy đổi tên tệp gốc: chỉ dùng chữ không dấu, số, gạch nối, và ngắn hơn."
            raise GeneratorError(f"Tên tệp “{path}” không mở được trên mọi máy. {hint}")
        if path.lower() in seen:
            raise GeneratorError(f"Hai tệp chỉ khác nhau chữ hoa chữ thường: {seen[path.lower()]} và {path}. Hãy đổi tên một tệp.")
        seen[path.lower()] = path


def _reserved(parts: list[str]) -> bool:
    return any(part.split(".")[0].lower() in _DEVICES for part in parts)
