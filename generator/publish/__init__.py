"""OutFiles → disk, engine → site. With `load`, the only room that touches the disk."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from filelock import FileLock

from ..model.book import OutFile
from . import pictures, site
from .engine import ENGINES, make_html
from .files import Written, write_tree

__all__ = ["ENGINES", "Written", "lock", "make_html", "pictures", "publish_docs", "publish_site", "site"]


def lock(out: Path) -> FileLock:
    """Held during a build, so that a second build of the same folder waits its turn."""
    out.mkdir(parents=True, exist_ok=True)
    return FileLock(out / ".lock")


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
                found.append(OutFile(prefix + entry.name, entry.read_bytes()))
    return sorted(found, key=lambda file: file.path)
