"""The pictures that are there already. A picture is named by what it shows, so it never has to be drawn twice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .files import write_file

FOLDER = "anh"


def name(key: str) -> str:
    """The path of a picture below `docs/`."""
    return f"{FOLDER}/{key}.webp"


def missing(docs: Path, keys: Iterable[str]) -> tuple[str, ...]:
    """The keys whose picture is not there, or not whole."""
    return tuple(key for key in keys if not _whole(docs / name(key)))


def keep(docs: Path, key: str, content: bytes) -> None:
    """Put a drawn picture in its place at once, so that a build that is stopped has not drawn in vain."""
    write_file(docs / name(key), content)


def _whole(file: Path) -> bool:
    """Whether a RIFF container is as long as its header says (WebP container specification)."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            head = stream.read(12)
    except OSError:
        return False
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP" and int.from_bytes(head[4:8], "little") + 8 == size
