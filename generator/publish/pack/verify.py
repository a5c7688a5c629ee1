"""Whether a pack is whole: what is missing, altered or added. The pack may be damaged or hostile; nothing of it is written or run."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from ...problems import GeneratorError
from .archive import SEAL, SEALED, SUMS, digest, fingerprint

MOST_FILES, MOST_BYTES, MOST_LIST, MOST_INDEX, MOST_SWELL = 300_000, 4 << 30, 32 << 20, 96 << 20, 200
"""Bounds: files, bytes unpacked, bytes of the list of checksums and the zip's index, and how many times the zip the content may be."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_END, _END_SIZE = b"PK\x05\x06", 22
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, struct.error)
DAMAGED = "không phải tệp zip, hoặc đã hỏng. Hãy chép hay tải lại."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `faults` are sentences about the pack as a whole, `notes` are worth knowing and no fault."""

    files: int
    size: int
    code: str
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.missing or self.altered or self.added or self.faults)


class _Shelf(Protocol):
    """Files by name, from a zip or a folder, and what was odd about them. What is `refused` must not be read at all."""

    refused: bool
    sizes: dict[str, int]
    faults: list[str]
    notes: list[str]

    def open(self, name: str) -> IO[bytes]: ...


def verify(path: Path) -> Verdict:
    """Compare a zip or an unpacked folder with the list of checksums in it. Raises GeneratorError when it is neither or damaged."""
    if path.is_dir():
        return _compared(_Folder(path))
    if not path.is_file():
        raise GeneratorError(f"Không thấy {path}.")
    try:
        archive = zipfile.ZipFile(path) if _bounded(path) else None
    except _BROKEN as error:
        raise GeneratorError(f"{path} {DAMAGED}") from error
    if archive is None:
        raise GeneratorError(f"{path} {DAMAGED}")
    with archive:
        return _compared(_Zip(path, archive))


def _compared(shelf: _Shelf) -> Verdict:
    total = sum(shelf.sizes.values())
    if shelf.refused:
        return Verdict(len(shelf.sizes), total, "", faults=tuple(shelf.faults))
    base = _base(shelf)
    if base is None:
        faults = (*shelf.faults, f"Không có {SUMS} nên không biết gói có nguyên vẹn không.")
        return Verdict(len(shelf.sizes), total, "", faults=faults, notes=tuple(shelf.notes))
    listed = _read(shelf, base + SUMS)
    wanted, odd = _listed(listed)
    there = {name.removeprefix(base): name for name in shelf.sizes if name.startswith(base)}
    missing = [name for name in wanted if name not in there]
    altered = [name for name, made in wanted.items() if name in there and _digest(shelf, there[name]) != made]
    known = {base + name for name in wanted} | {base + SUMS}
    added = [name for name in shelf.sizes if name not in known]
    faults, notes = (*shelf.faults, *odd), tuple(shelf.notes)
    return Verdict(len(wanted), total, fingerprint(listed), _shown(missing), _shown(altered), _shown(added), faults, notes)


def _shown(names: list[str]) -> tuple[str, ...]:
    return tuple(map(plain, sorted(names)))


def plain(name: str) -> str:
    """A name that may be hostile, as it can be shown."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:200])


def safe(name: str) -> bool:
    """Whether a name stays inside the folder that a pack is unpacked into, on every system."""
    parts = name.rstrip("/").split("/")
    return bool(name) and not any(part in ("", ".", "..") for part in parts) and not re.search(r"[\\:\x00-\x1f]", name)


def _base(shelf: _Shelf) -> str | None:
    """The folder that the list stands in: the top, or one folder below when someone packed the unpacked folder again."""
    found = sorted((name for name in shelf.sizes if PurePosixPath(name).name == SUMS), key=lambda name: (name.count("/"), name))
    return found[0].removesuffix(SUMS) if found and found[0].count("/") < 2 else None


def _listed(content: bytes) -> tuple[dict[str, str], list[str]]:
    """The checksum of each name, and what is wrong with the list itself."""
    wanted: dict[str, str] = {}
    odd = 0
    for line in content.decode("utf-8", "replace").splitlines():
        found = _LINE.fullmatch(line)
        if not found or not safe(found[2]) or found[2] in wanted or found[2] == SUMS:
            odd += 1
        else:
            wanted[found[2]] = found[1]
    faults = [f"{SUMS} có {odd} dòng không đọc được hoặc lặp lại."] if odd else []
    return wanted, faults if wanted else [*faults, f"{SUMS} trống."]


def _read(shelf: _Shelf, name: str) -> bytes:
    try:
        with shelf.open(name) as stream:
            return stream.read(MOST_LIST)
    except _BROKEN:
        return b""


def _digest(shelf: _Shelf, name: str) -> str:
    """The SHA-256 of a file, or nothing when it cannot be read."""
    made, left = hashlib.sha256(), shelf.sizes[name] + 1
    try:
        with shelf.open(name) as stream:
            while left > 0 and (piece := stream.read(1 << 20)):
                made.update(piece)
                left -= len(piece)
    except _BROKEN:
        return ""
    return made.hexdigest() if left > 0 else ""


# ---- a zip -----------------------------------------------------------------------------------------------------


def _bounded(path: Path) -> bool:
    """Whether the end of the zip is there and its index is of a size that is safe to read (APPNOTE.TXT 4.3.16 and 4.3.14)."""
    end, tail, size = _end(path)
    if end < 0:
        return False
    index = struct.unpack_from("<L", tail, end + 12)[0]
    if index == 0xFFFFFFFF or struct.unpack_from("<H", tail, end + 10)[0] == 0xFFFF:
        locator = end - 20
        if locator < 0 or tail[locator : locator + 4] != b"PK\x06\x07":
            return False
        with path.open("rb") as stream:
            stream.seek(min(size, struct.unpack_from("<Q", tail, locator + 8)[0]))
            record = stream.read(56)
        if len(record) < 56 or record[:4] != b"PK\x06\x06":
            return False
        index = struct.unpack_from("<Q", record, 40)[0]
    if index > MOST_INDEX:
        raise GeneratorError(f"{path} có mục lục quá lớn ({index / 1e6:.0f} MB). Đây không phải gói do hocdvc làm.")
    return True


def _end(path: Path) -> tuple[int, bytes, int]:
    """Where the end record begins in the tail of the file (-1: nowhere), that tail, and the size of the file."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - 0xFFFF - _END_SIZE - 20))
        tail = stream.read()
    end = tail.rfind(_END)
    return (end if 0 <= end <= len(tail) - _END_SIZE else -1), tail, size


class _Zip:
    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.refused = False
        self.faults: list[str] = []
        self.notes: list[str] = []
        entries = archive.infolist()
        names = Counter(entry.orig_filename for entry in entries)
        self._entries = {entry.orig_filename: entry for entry in entries if self._fit(entry)}
        self.sizes = {name: entry.file_size for name, entry in self._entries.items()}
        twice = [plain(name) for name, count in names.items() if count > 1]
        if twice:
            self.faults.append(f"Có tệp nằm hai lần trong gói: {', '.join(twice[:5])}.")
        self._too_much(path, entries)
        self._seal(path)

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(self._entries[name])

    def _fit(self, entry: zipfile.ZipInfo) -> bool:
        """Whether this is a plain file that may be read; what is not is said."""
        name, mode = entry.orig_filename, entry.external_attr >> 16
        if not safe(name):
            self.faults.append(f"Tên nguy hiểm, có thể ghi ra ngoài thư mục: {plain(name)}. Đừng giải nén gói này.")
        elif name.endswith("/"):
            return False
        elif stat.S_ISLNK(mode) or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
            self.faults.append(f"Không phải tệp thường mà là liên kết: {plain(name)}. Đừng giải nén gói này.")
        elif entry.flag_bits & 0x1:
            self.faults.append(f"Tệp bị khóa bằng mật khẩu, không đọc được: {plain(name)}.")
        elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            self.faults.append(f"Tệp nén theo cách lạ: {plain(name)}.")
        else:
            return True
        return False

    def _too_much(self, path: Path, entries: list[zipfile.ZipInfo]) -> None:
        """Nothing is unpacked that would fill memory or hours: entries that swell, overlap or are without number."""
        size, packed, total = path.stat().st_size, sum(entry.compress_size for entry in entries), sum(self.sizes.values())
        if len(entries) > MOST_FILES or total > MOST_BYTES or total > MOST_SWELL * size + 1_000_000 or packed > size:
            text = f"Gói phồng lên {total / 1e6:.0f} MB trong {len(entries)} tệp, hoặc các tệp đè lên nhau. Đây là bẫy, đừng giải nén."
            self.faults.append(text)
            self.refused = True

    def _seal(self, path: Path) -> None:
        """The comment at the end seals every byte before it; a zip without one was packed again by another program."""
        end, tail, size = _end(path)
        comment = tail[end + _END_SIZE :]
        if not comment:
            self.notes.append("Gói đã được nén lại bằng chương trình khác, nên chỉ kiểm được các tệp bên trong.")
        elif not (comment.startswith(SEAL) and len(comment) == SEALED and comment[len(SEAL) :] == digest(path, size - SEALED).encode()):
            self.faults.append("Vỏ của tệp zip đã bị sửa sau khi làm.")


# ---- a folder --------------------------------------------------------------------------------------------------


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.refused = False
        self.faults: list[str] = []
        self.notes: list[str] = []
        self.sizes = dict(self._walk())

    def open(self, name: str) -> IO[bytes]:
        return (self._folder / name).open("rb")

    def _walk(self) -> Iterator[tuple[str, int]]:
        count = 0
        for place, folders, files in os.walk(self._folder):
            for name in sorted((*folders, *files)):
                path = Path(place, name)
                if path.is_symlink():
                    self.faults.append(f"Là liên kết chứ không phải tệp: {plain(path.relative_to(self._folder).as_posix())}.")
                    continue
                count += 1
                if count > MOST_FILES:
                    self.faults.append("Thư mục có quá nhiều tệp. Đây không phải gói do hocdvc làm.")
                    self.refused = True
                    return
                with suppress(OSError):
                    if stat.S_ISREG(path.stat().st_mode):
                        yield path.relative_to(self._folder).as_posix(), path.stat().st_size
