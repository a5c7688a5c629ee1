"""The pictures that are there already. A picture is named by what it shows, so it never has to be drawn twice."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import addresses
from .files import Tree
from .ledger import File, Ledger

PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def name(key: str) -> str:
    """The path of a picture below `docs/`."""
    return addresses.picture(key)


def missing(docs: Tree, keys: Iterable[str], ledger: Ledger) -> tuple[str, ...]:
    """The keys whose picture is not there, or not whole."""
    return tuple(key for key in keys if not _there(docs.files.get(name(key)), ledger))


def keep(docs: Tree, key: str, content: bytes) -> None:
    """Put a drawn picture in its place at once, so that a build that is stopped has not drawn in vain. Raises OSError."""
    docs.put(name(key), content)


def _there(file: File | None, ledger: Ledger) -> bool:
    try:
        return file is not None and ledger.of("whole", file, _whole)
    except OSError:
        return False


def _whole(content: bytes) -> bool:
    """Whether a RIFF container is as long as its header says (WebP container specification), or a PNG ends as it must (W3C PNG)."""
    if content.startswith(PNG_START):
        return content.endswith(PNG_END)
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP" and int.from_bytes(content[4:8], "little") + 8 == len(content)
