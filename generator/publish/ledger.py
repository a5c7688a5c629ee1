"""What is known of files on disk, for as long as they are the same files: asking again costs a look at the folder, not at the file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class File(NamedTuple):
    """A file as it was when it was looked at. `sign` (device, inode, size, time of change) is another when the file is."""

    name: str
    sign: tuple[int, int, int, int]

    @property
    def size(self) -> int:
        """Bytes in it."""
        return self.sign[2]


def looked_at(name: str | Path, seen: os.stat_result | None = None) -> File:
    """The file of this name; `seen` spares a look at the disk. Raises OSError."""
    seen = seen or os.stat(name)
    return File(str(name), (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns))


class Ledger:
    """Digests of files by their `sign`, and results of reading files by their digests. Whoever changes a file that may have two names puts
    a new one in its place instead: two names of one inode are one file here."""

    def __init__(self) -> None:
        self._digests: dict[tuple[int, ...], str] = {}
        self._known: dict[tuple[Hashable, str], Any] = {}

    def of(self, what: Hashable, file: str | Path | File, work: Callable[[bytes], T]) -> T:
        """What `work` makes of the bytes of a file. `what` names the work and all else that decides the result. Raises OSError."""
        file = file if isinstance(file, File) else looked_at(file)
        key = (what, self.digest(file))
        if key not in self._known:
            self._known[key] = work(Path(file.name).read_bytes())
        result: T = self._known[key]
        return result

    def digest(self, file: str | Path | File) -> str:
        """The SHA-256 of a file, in hex. Raises OSError."""
        file = file if isinstance(file, File) else looked_at(file)
        if file.sign not in self._digests:
            self._digests[file.sign] = sha256(Path(file.name).read_bytes())
        return self._digests[file.sign]


def sha256(content: bytes) -> str:
    """The digest in hex."""
    return hashlib.sha256(content).hexdigest()
