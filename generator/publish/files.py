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
        changed = same = size = 0
        for file in files:
            target = inside(folder, file.path)
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


def inside(folder: Path, path: str) -> Path:
    """`folder/path`, or GeneratorError when the path is absolute, climbs out, or passes through a symbolic link."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or not pure.parts or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        raise GeneratorError(f"Đường dẫn ra ngoài thư mục kết quả: {path!r}.")
    target = folder.joinpath(*pure.parts)
    for parent in [target, *target.parents]:
        if parent == folder:
            break
        if parent.is_symlink():
            raise GeneratorError(f"Thư mục kết quả có liên kết lạ: {parent}. Hãy xóa liên kết này.")
    return target


def _remove_others(folder: Path, wanted: set[str]) -> int:
    removed = 0
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(place, name)
            if path.relative_to(folder).as_posix() not in wanted:
                path.unlink()
                removed += 1
        with suppress(OSError):
            if Path(place) != folder:
                Path(place).rmdir()
    return removed
