"""The pictures that are there already. A picture is named by what it shows, so it never has to be drawn twice."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..model import addresses
from .files import write_file

PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def name(key: str) -> str:
    """The path of a picture below `docs/`."""
    return addresses.picture(key)


def missing(docs: Path, keys: Iterable[str]) -> tuple[str, ...]:
    """The keys whose picture is not there, or not whole."""
    return tuple(key for key in keys if not _whole(docs / name(key)))


def keep(docs: Path, key: str, content: bytes) -> None:
    """Put a drawn picture in its place at once, so that a build that is stopped has not drawn in vain."""
    write_file(docs / name(key), content)


def _whole(file: Path) -> bool:
    """Whether a RIFF container is as long as its header says (WebP container specification), or a PNG ends as it must (W3C PNG)."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            head = stream.read(12)
            if head.startswith(PNG_START):
                stream.seek(-len(PNG_END), os.SEEK_END)
                return stream.read() == PNG_END
    except OSError:
        return False
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP" and int.from_bytes(head[4:8], "little") + 8 == size
