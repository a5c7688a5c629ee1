"""Files → one zip, the same bytes for the same files and day; a seal at its end covers every byte before it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from .names import require_portable

SUMS = "SHA256SUMS.txt"
"""The list that `sha256sum -c` reads."""
SEAL = b"hocdvc-1 sha256:"
"""How the comment of a zip begins that seals it; the SHA-256 of all bytes before the comment follows, as hexadecimal digits."""
SEALED = len(SEAL) + 64
PRESSED = frozenset((".webp", ".png", ".jpg", ".jpeg", ".gif", ".woff2", ".zip", ".gz", ".br", ".mp4", ".mp3"))
"""Kinds of files that are compressed already and are stored as they are."""


class Files(Mapping[str, bytes]):
    """Files by path: those made in memory, and those on disk, which are read when their turn comes. A site may be larger than memory."""

    def __init__(self, made: Mapping[str, bytes], there: Mapping[str, Path]) -> None:
        self._made, self._there = made, there

    def __getitem__(self, path: str) -> bytes:
        return self._made[path] if path in self._made else self._there[path].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._made, *self._there}))

    def __len__(self) -> int:
        return len({*self._made, *self._there})

    @property
    def size(self) -> int:
        """Bytes of all files."""
        on_disk = (file.stat().st_size for path, file in self._there.items() if path not in self._made)
        return sum(map(len, self._made.values())) + sum(on_disk)

    def within(self, folder: str) -> Files:
        """The same files inside of a folder."""
        made = {f"{folder}/{path}": content for path, content in self._made.items()}
        return Files(made, {f"{folder}/{path}": file for path, file in self._there.items()})

    def plus(self, made: Mapping[str, bytes]) -> Files:
        """These files and more."""
        return Files({**self._made, **made}, self._there)


def sums(files: Mapping[str, bytes]) -> bytes:
    """The list of checksums, one line a file, in order."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def fingerprint(listed: bytes) -> str:
    """A short number for a list of checksums, to be compared by eye: `1a2b-3c4d-5e6f-7a8b`."""
    digits = hashlib.sha256(listed).hexdigest()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def write_zip(target: Path, files: Mapping[str, bytes], first: tuple[str, ...], day: date) -> None:
    """Write the zip atomically. `first` names the files that stand at the top; the others follow in order of their names.

    Raises GeneratorError for names that cannot be carried.
    """
    require_portable(files)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.tmp")
    try:
        with zipfile.ZipFile(draft, "w", allowZip64=True) as archive:
            for path in (*first, *sorted(set(files) - set(first))):
                archive.writestr(_entry(path, day), files[path], compresslevel=9)
            archive.comment = SEAL + b"0" * 64
        _seal(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def digest(file: Path, length: int) -> str:
    """The SHA-256 of the first `length` bytes of a file, read bit by bit."""
    made = hashlib.sha256()
    with file.open("rb") as stream:
        while length > 0 and (piece := stream.read(min(length, 1 << 20))):
            made.update(piece)
            length -= len(piece)
    return made.hexdigest()


def _seal(file: Path) -> None:
    size = file.stat().st_size
    made = digest(file, size - SEALED)
    with file.open("r+b") as stream:
        stream.seek(size - 64)
        stream.write(made.encode())


def _entry(path: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (max(1980, day.year), day.month, day.day, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_STORED if Path(path).suffix.lower() in PRESSED else zipfile.ZIP_DEFLATED
    return entry
