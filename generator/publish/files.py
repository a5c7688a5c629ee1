"""OutFiles → disk: each write atomic, only what changed, and what is gone is removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..model.book import OutFile
from ..problems import GeneratorError
from .ledger import Ledger


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: files written anew, files left as they were, files removed, and bytes of all that is there."""

    changed: int
    same: int
    removed: int
    size: int


def write_tree(folder: Path, files: Mapping[str, OutFile], ledger: Ledger, keep: frozenset[str] = frozenset()) -> Written:
    """Make `folder` hold exactly `files` (by path in it), plus those of `keep` that are there already. The ledger knows what is there.

    Raises GeneratorError when a path would leave the folder or the disk refuses.
    """
    if folder.is_symlink():
        raise GeneratorError(f"{folder} là một liên kết. Hãy xóa liên kết này.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        safe: set[str] = set()
        changed = same = size = 0
        for path, file in files.items():
            target = inside(folder, path, safe)
            size += len(file.content)
            if _holds(target, file, ledger):
                same += 1
            else:
                replace(target, file.content)
                changed += 1
        removed = _remove_others(folder, files.keys() | keep)
    except OSError as error:
        raise GeneratorError(f"Không ghi được vào {folder}: {error.strerror or error}.") from error
    return Written(changed, same, removed, size)


def write_file(target: Path, content: bytes) -> bool:
    """Write atomically; returns False when the file held these bytes already."""
    with suppress(OSError):
        if target.stat().st_size == len(content) and target.read_bytes() == content:
            return False
    replace(target, content)
    return True


def replace(target: Path, content: bytes) -> None:
    """Put a new file in the place of what may stand there, atomically; another name of the old file keeps what it had."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def link(file: str | Path, target: str | Path) -> None:
    """Give a file a second name, which must be free; where the disk cannot do that, a copy. Raises OSError."""
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(file, target)


def files_in(folder: Path) -> list[str]:
    """Paths of all files below a folder, sorted."""
    found: list[str] = []
    for place, _, names in os.walk(folder):
        base = Path(place).relative_to(folder).as_posix()
        found += names if base == "." else [f"{base}/{name}" for name in names]
    return sorted(found)


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(os.stat(os.path.join(folder, path)).st_size for path in files_in(folder))


def _holds(target: Path, file: OutFile, ledger: Ledger) -> bool:
    """Whether a file has these bytes already."""
    try:
        return ledger.digest(target) == file.digest
    except OSError:
        return False


def inside(folder: Path, path: str, safe: set[str] | None = None) -> Path:
    """`folder/path`, or GeneratorError when the path is absolute, climbs out, or passes through a symbolic link.

    `safe` gathers folders that have been looked at already, for whoever asks about many paths at once.
    """
    parts = path.split("/")
    if not {"", ".", ".."}.isdisjoint(parts) or not {"\\", ":", "\0"}.isdisjoint(path):
        raise GeneratorError(f"Đường dẫn ra ngoài thư mục kết quả: {path!r}.")
    safe, here = set() if safe is None else safe, str(folder)
    for part in parts:
        here = os.path.join(here, part)
        if here not in safe and os.path.islink(here):
            raise GeneratorError(f"Thư mục kết quả có liên kết lạ: {here}. Hãy xóa liên kết này.")
        safe.add(here)
    return Path(here)


def _remove_others(folder: Path, wanted: set[str]) -> int:
    removed = 0
    for place, _, names in os.walk(folder, topdown=False):
        base = "" if place == str(folder) else Path(place).relative_to(folder).as_posix() + "/"
        for name in names:
            if base + name not in wanted:
                os.unlink(os.path.join(place, name))
                removed += 1
        with suppress(OSError):
            if base:
                os.rmdir(place)
    return removed
