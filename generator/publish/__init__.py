"""OutFiles → disk, engine → site. With `load`, the only room that touches the disk."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from filelock import FileLock

from ..model.book import OutFile
from ..problems import GeneratorError
from . import pictures, site
from .engine import ENGINES, make_html
from .files import Written, write_tree

__all__ = ["ENGINES", "Written", "claim", "lean", "lock", "make_html", "pictures", "publish_docs", "publish_site", "site"]


OURS = ("docs", "site", "theme", "mkdocs.yml")
ASIDE = re.compile(rb"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment with lines of its own, other than a licence (`/*!`)."""
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


def publish_docs(out: Path, rendered: tuple[OutFile, ...], shots: tuple[str, ...]) -> Written:
    """Write `out/docs` and `out/theme`. Rendered paths begin with `docs/` or `theme/`; `shots` are keys of pictures to keep."""
    docs = [OutFile(file.path.removeprefix("docs/"), file.content) for file in rendered if file.path.startswith("docs/")]
    theme = {file.path.removeprefix("theme/"): file for file in rendered if file.path.startswith("theme/")}
    shipped = (file for file in _theme_files() if file.path not in theme)
    done = write_tree(out / "docs", docs, frozenset(pictures.name(key) for key in shots))
    write_tree(out / "theme", [*shipped, *(OutFile(path, file.content) for path, file in theme.items())])
    return done


def publish_site(out: Path) -> None:
    """Put the site that the engine has just made in place."""
    site.swap(out)


def lean(name: str, content: bytes) -> bytes:
    """A script as it is sent: without the comments that have lines of their own. They are for whoever reads the source, not for whoever
    pays for the data."""
    return ASIDE.sub(b"", content) if name.endswith(".js") else content


def _theme_files() -> list[OutFile]:
    """The templates, styles and scripts shipped with this package."""
    base = resources.files("generator") / "theme"
    found: list[OutFile] = []
    waiting = [("", base)]
    while waiting:
        prefix, folder = waiting.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                waiting.append((f"{prefix}{entry.name}/", entry))
            elif not entry.name.startswith((".", "__")) and not entry.name.endswith(".py"):
                found.append(OutFile(prefix + entry.name, lean(entry.name, entry.read_bytes())))
    return sorted(found, key=lambda file: file.path)
