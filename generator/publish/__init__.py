"""OutFiles → disk, engine → site. With `load`, the only room that touches the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock

from ..model.book import OutFile
from ..problems import GeneratorError
from . import pictures, site
from .engine import ENGINES, make_html
from .files import Tree, Written, own, write_tree
from .finish import finish
from .lean import lean
from .ledger import Ledger
from .renew import make_site
from .theme import theme_files

__all__ = [
    "ENGINES",
    "Ledger",
    "Tree",
    "Written",
    "claim",
    "finish",
    "lean",
    "lock",
    "make_html",
    "make_site",
    "own_docs",
    "pictures",
    "publish_docs",
    "site",
]


OURS = ("docs", "site", "theme", "mkdocs.yml")
MARK = ".hocdvc"
"""The file that says a folder is an output folder, so that nothing else is ever cleaned away."""


def lock(out: Path) -> FileLock:
    """Held during a build, so that a second build of the same folder waits its turn."""
    out.mkdir(parents=True, exist_ok=True)
    return FileLock(out / ".lock")


def claim(root: Path, out: Path) -> None:
    """Make sure that `out` is ours to write and to clean. Raises GeneratorError rather than touch what an author keeps there."""
    home, real = root.resolve(), out.resolve()
    kept = [home / name for name in ("guides", "quizzes", "docs")]
    if real == home or any(real == place or place in real.parents for place in kept):
        raise GeneratorError(f"Không dùng {out} làm thư mục kết quả, vì đó là chỗ của bài viết. Hãy chọn thư mục khác cho --out.")
    if not (out / MARK).exists():
        foreign = [name for name in OURS if (out / name).exists() or (out / name).is_symlink()]
        if foreign:
            raise GeneratorError(f"Trong {out} đã có {', '.join(foreign)} không do hocdvc tạo. Hãy chọn thư mục khác cho --out.")
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).write_text("Thư mục này do hocdvc tạo. Mọi tệp ở đây sẽ bị thay khi dựng lại.\n", encoding="utf-8")


def own_docs(out: Path) -> Tree:
    """`out/docs` as it is. Raises GeneratorError."""
    return own(out / "docs")


def publish_docs(out: Path, there: Tree, rendered: tuple[OutFile, ...], shots: tuple[str, ...], ledger: Ledger) -> Mapping[str, OutFile]:
    """Write `out/docs`, which is `there`, and `out/theme`. Rendered paths begin with `docs/` or `theme/`; `shots` are keys of pictures to
    keep.

    Returns what `out/docs` holds besides pictures, by path.
    """
    docs, theme = (
        {file.path.removeprefix(folder): file for file in rendered if file.path.startswith(folder)} for folder in ("docs/", "theme/")
    )
    shipped = {file.path: file for file in theme_files()}
    write_tree(there, docs, ledger, frozenset(pictures.name(key) for key in shots))
    write_tree(own(out / "theme"), {**shipped, **theme}, ledger)
    return docs
