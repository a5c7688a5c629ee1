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
from .ledger import File, Ledger, looked_at

_STRANGE = "Thư mục kết quả có liên kết lạ: {}. Hãy xóa liên kết này."
_REFUSED = "Không ghi được vào {}: {}."


class Tree:
    """A folder and all files below it, looked at once: by path, in order, and by the folder they are right in. One that is not there is
    empty.

    What is put in through the tree is known to it. What is neither a file nor a folder is `odd`: nothing is looked for behind a symbolic
    link. Raises OSError.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, File] = {}
        self.folders: dict[str, dict[str, File]] = {}
        self.odd: list[str] = []
        if folder.is_dir():
            self._look(str(folder), "")
        self.sort()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        return (self.folder / path).read_bytes()

    def put(self, path: str, content: bytes) -> None:
        """Put a new file in the place of what may stand there, atomically. Raises OSError."""
        replace(self.folder / path, content)
        self._know(path, looked_at(self.folder / path))

    def take(self, path: str, file: File) -> None:
        """Give a file from elsewhere a second name here, which must be free. Raises OSError."""
        name = f"{self.folder}/{path}"
        self._know(path, File(name, file.sign) if link(file.name, name) else looked_at(name))

    def move(self, path: str, file: File) -> None:
        """Take a file away from elsewhere, and put it in the place of what may stand here, atomically. Raises OSError."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(file.name, target)
        self._know(path, looked_at(target))

    def sort(self) -> None:
        """Put the files in order, as they are when a folder has been looked at."""
        self.files = dict(sorted(self.files.items()))

    def remove(self, path: str) -> None:
        """Take a file away, and the folders that it leaves empty. Raises OSError."""
        del self.files[path]
        (self.folder / path).unlink()
        base = path.rpartition("/")[0]
        del self.folders[base][path]
        with suppress(OSError):
            while base:
                (self.folder / base).rmdir()
                base = base.rpartition("/")[0]

    def _look(self, place: str, base: str) -> None:
        with os.scandir(place) as entries:
            for entry in entries:
                path = base + entry.name
                if entry.is_dir(follow_symlinks=False):
                    self._look(entry.path, f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    self._know(path, looked_at(entry.path, entry.stat()))
                else:
                    self.odd.append(path)

    def _know(self, path: str, file: File) -> None:
        self.files[path] = self.folders.setdefault(path.rpartition("/")[0], {})[path] = file


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: files written anew, files left as they were, files removed, and bytes of all that is there."""

    changed: int
    same: int
    removed: int
    size: int


def own(folder: Path) -> Tree:
    """A folder of ours, made when it is not there, and what is in it. Raises GeneratorError when it holds links or the disk refuses."""
    if folder.is_symlink():
        raise GeneratorError(f"{folder} là một liên kết. Hãy xóa liên kết này.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tree = Tree(folder)
    except OSError as error:
        raise GeneratorError(_REFUSED.format(folder, error.strerror or error)) from error
    if tree.odd:
        raise GeneratorError(_STRANGE.format(folder / tree.odd[0]))
    return tree


def write_tree(tree: Tree, files: Mapping[str, OutFile], ledger: Ledger, keep: frozenset[str] = frozenset()) -> Written:
    """Make a folder hold exactly `files` (by path in it), plus those of `keep` that are there already. The ledger knows what is there.

    Raises GeneratorError when a path would leave the folder or the disk refuses.
    """
    try:
        changed = [path for path, file in files.items() if not (path in tree.files and ledger.digest(tree.files[path]) == file.digest)]
        for path in changed:
            inside(tree.folder, path)
        gone = tree.files.keys() - files.keys() - keep
        for path in gone:
            tree.remove(path)
        for path in changed:
            tree.put(path, files[path].content)
    except OSError as error:
        raise GeneratorError(_REFUSED.format(tree.folder, error.strerror or error)) from error
    return Written(len(changed), len(files) - len(changed), len(gone), sum(len(file.content) for file in files.values()))


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


def link(file: str | Path, target: str | Path) -> bool:
    """Give a file a second name, which must be free; where the disk cannot do that, a copy: then False. Raises OSError."""
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(file, target)
        return False
    return True


def inside(folder: Path, path: str) -> Path:
    """`folder/path`, or GeneratorError when the path is absolute, climbs out, or passes through a symbolic link."""
    parts, here = path.split("/"), folder
    if not {"", ".", ".."}.isdisjoint(parts) or not {"\\", ":", "\0"}.isdisjoint(path):
        raise GeneratorError(f"Đường dẫn ra ngoài thư mục kết quả: {path!r}.")
    for part in parts:
        here /= part
        if here.is_symlink():
            raise GeneratorError(_STRANGE.format(here))
    return here
