"""The only reader of the author's files: what is there, in a fixed order, and never outside the site's folder."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem

RULE = "file"
SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another time of change, on any disk (FAT counts two seconds)."""

Known = dict[str, tuple[tuple[int, ...], bytes]]
"""What was read of files, each with device, inode, size and time of change as they were."""


def ignored(name: str) -> bool:
    """Whether a file or folder is the author's own business: its name begins with `_` or `.`."""
    return name.startswith(("_", "."))


def yaml_files(root: Path, folder: str, without: tuple[str, ...] = ()) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Paths (from root, with `/`) of the `.yml` files of a folder, `lop-9` before `lop-10`; problems for `.yaml` and bad names."""
    files: list[str] = []
    problems: list[Problem] = []
    for name in _names(root / folder):
        path = f"{folder}/{name}"
        if name.endswith(".yml") and name not in without:
            files.append(path)
        elif name.lower().endswith((".yaml", ".yml")) and name not in without:
            problems.append(Problem(shown(path), 0, 0, "", "đuôi tệp phải là .yml", "Đổi tên tệp cho có đuôi .yml.", RULE))
    return tuple(files), tuple(problems)


def read(root: Path, path: str, limit: int, safe: set[str] | None = None, known: Known | None = None) -> bytes | Problem:
    """The bytes of a regular file no larger than `limit` inside root, or the problem.

    `safe` gathers folders that are known to lie inside root, for whoever reads many files at once; `known` what was read, for whoever
    reads them again and again.
    """
    file = os.path.join(root, path)
    try:
        about = os.lstat(file)
        if not _inside(root, file, stat.S_ISLNK(about.st_mode), set() if safe is None else safe):
            return _refused(path, "liên kết ra ngoài thư mục của trang", "Chép tệp thật vào đây.")
        if stat.S_ISLNK(about.st_mode):
            about = os.stat(file)
        if stat.S_ISDIR(about.st_mode):
            return _refused(path, "là thư mục, không phải tệp", "Đổi tên thư mục, hoặc thêm dấu _ ở đầu tên để bỏ qua.")
        if not stat.S_ISREG(about.st_mode):
            return _refused(path, "không phải tệp thường", "Thay bằng một tệp thường.")
        if about.st_size > limit:
            return _refused(path, f"tệp lớn quá {limit // (1 << 20)} MiB", "Làm tệp nhỏ lại.")
        sign = (about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns)
        known = {} if known is None else known
        if path in known and known[path][0] == sign:
            return known[path][1]
        with open(file, "rb") as opened:
            content = opened.read()
        if time.time_ns() - about.st_mtime_ns > SETTLED:
            known[path] = (sign, content)
        return content
    except (OSError, ValueError, RuntimeError):
        return _refused(path, "không đọc được tệp", "Xem lại quyền đọc tệp và tệp có bị hỏng không.")


def _inside(root: Path, file: str, linked: bool, safe: set[str]) -> bool:
    """Whether a file, which may be a link itself or lie in a folder that is one, is inside root."""
    folder = os.path.dirname(file)
    if folder not in safe and Path(folder).resolve().is_relative_to(root.resolve()):
        safe.add(folder)
    return Path(file).resolve().is_relative_to(root.resolve()) if linked else folder in safe


def tree(root: Path, folder: str, without: tuple[str, ...] = ()) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Paths (from root) of all files below a folder, sorted; linked folders are refused."""
    files: list[str] = []
    problems: list[Problem] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        for name in _names(root / here):
            path = f"{here}/{name}"
            if path in without:
                continue
            if not _is_folder(root / path):
                files.append(path)
            elif (root / path).is_symlink():
                problems.append(_refused(path, "thư mục là liên kết", "Chép thư mục thật vào đây."))
            else:
                waiting.append(path)
    return tuple(sorted(files)), tuple(problems)


def _names(folder: Path) -> Iterator[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    return (name for name in sorted(names, key=_by_number) if not ignored(name))


def _by_number(name: str) -> tuple[list[str | int], str]:
    return [int(part) if at % 2 else part for at, part in enumerate(re.split("([0-9]+)", name))], name


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def shown(path: str) -> str:
    """The path without bytes that are no UTF-8, so that it can be printed."""
    return path.encode("utf-8", "replace").decode("utf-8")


def _refused(path: str, message: str, hint: str) -> Problem:
    return Problem(shown(path), 0, 0, "", message, hint, RULE)
