"""OutFiles → disk: each write atomic, only what changed, and what is gone is removed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..model.book import OutFile
from ..problems import GeneratorError


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: files written anew, files left as they were, files removed, and bytes of all that is there."""

    changed: int
    same: int
    removed: int
    size: int


def write_tree(folder: Path, files: Iterable[OutFile], keep: frozenset[str] = frozenset()) -> Written:
    """Make `folder` hold exactly `files`, plus those of `keep` (paths in it) that are there already.

    Raises GeneratorError when a path would leave the folder or the disk refuses.
    """
    if folder.is_symlink():
        raise GeneratorError(f"{folder} là một liên kết. Hãy xóa liên kết này.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        wanted: set[str] = set()
        safe: set[str] = set()
        changed = same = size = 0
        for file in files:
            target = inside(folder, file.path, safe)
            wanted.add(file.path)
            size += len(file.content)
            if write_file(target, file.content):
                changed += 1
            else:
                same += 1
        removed = _remove_others(folder, wanted | keep)
    except OSError as error:
        raise GeneratorError(f"Không ghi được vào {folder}: {error.strerror or error}.") from error
    return Written(changed, same, removed, size)


def write_file(target: Path, content: bytes) -> bool:
    """Write atomically; returns False when the file held these bytes already."""
    with suppress(OSError):
        if target.stat().st_size == len(content) and target.read_bytes() == content:
            return False
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return True


def inside(folder: Path, path: str, safe: set[str] | None = None) -> Path:
    """`folder/path`, or GeneratorError when the path is absolute, climbs out, or passes through a symbolic link.

    `safe` gathers folders that have been looked at already, for whoever asks about many paths at once.
    """
    pure = PurePosixPath(path)
    if pure.is_absolute() or not pure.parts or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        raise GeneratorError(f"Đường dẫn ra ngoài thư mục kết quả: {path!r}.")
    safe, here = set() if safe is None else safe, str(folder)
    for part in pure.parts:
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
