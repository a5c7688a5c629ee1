"""Runs the engine that makes HTML from Markdown. The one file that knows the engines' names and manners."""

from __future__ import annotations

import importlib.util
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from ..problems import GeneratorError, Problem

ENGINES = ("mkdocs", "zensical")
CONFIG = ".mkdocs-"
"""What the name of the settings file of a running engine begins with."""
LITTER = ("search.json", "objects.inv", "sitemap.xml.gz")
"""Files an engine leaves in the site that nothing of ours reads."""
SELF_CONTAINED = frozenset(
    (
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
    )
)
"""Extensions that read nothing but the page at hand."""
_MEDDLING = ("INHERIT", "hooks", "exclude_docs", "draft_docs", "extra_templates")
"""Settings with which pages may depend on one another, or on files we do not know."""

_COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "mkdocs": lambda config: [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", str(config)],
    "zensical": lambda config: [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", str(config)],
}
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNINGS = (
    re.compile(r"^WARNING\s+-\s+(?:Doc file '(?P<file>[^']+)')?(?P<text>.*)(?P<line>)$", re.MULTILINE),
    re.compile(r"^Warning: (?P<text>.+)\n.*?\[ (?P<file>\S+?):(?P<line>\d+):", re.MULTILINE),
)
"""How each engine says that something of a page is wrong."""


def alone(engine: str, root: Path) -> bool:
    """Whether this engine, with the settings of `root`, makes each page of its Markdown, the templates and the settings alone, so that it
    may be asked for a few pages only."""
    settings = _settings(root)
    if engine != "mkdocs" or settings.get("plugins") != [] or settings.get("use_directory_urls") is not False:
        return False
    extensions = settings.get("markdown_extensions") or []
    named = isinstance(extensions, list) and all(isinstance(one, str) and one in SELF_CONTAINED for one in extensions)
    return named and not any(settings.get(key) for key in _MEDDLING)


def _settings(root: Path) -> dict[str, Any]:
    """The author's settings; none where they cannot be read, which the engine says better."""
    try:
        settings = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return settings if isinstance(settings, dict) else {}


def make_html(engine: str, root: Path, out: Path, fresh: Path, today: date, only: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """Build `out/docs` with `out/theme` into `fresh`. Returns the engine's complaints about hand-written pages.

    `only` names files of `out/docs` that are wanted by themselves (plain paths, and only where `alone` holds); all others still count as
    targets of links. Raises GeneratorError when the engine is not installed or fails for another reason.
    """
    if importlib.util.find_spec(engine) is None:
        raise GeneratorError(f"Chưa cài {engine}. Hãy chạy: pip install {engine}")
    moment = str(int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": moment, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    config = _config(engine, root, out, fresh, only)
    try:
        done = subprocess.run(
            _COMMANDS[engine](config), capture_output=True, text=True, encoding="utf-8", env=environment, cwd=out, check=False
        )
    finally:
        config.unlink(missing_ok=True)
    said = done.stdout + done.stderr
    problems = tuple(_problems(said))
    if done.returncode != 0 and not problems:
        raise GeneratorError(f"{engine} không dựng được trang:\n{said.strip()[-3000:]}")
    if not only and not (fresh / "index.html").is_file() and not problems:
        raise GeneratorError(f"{engine} không tạo ra trang nào:\n{said.strip()[-3000:]}")
    _tidy(fresh)
    return problems


def _config(engine: str, root: Path, out: Path, fresh: Path, only: tuple[str, ...]) -> Path:
    """A settings file that inherits the author's mkdocs.yml and points at this build's folders. Its name is its own: the engine of a build
    that was killed may still have to read its settings, and must not find those of the next.

    What is not wanted is a draft to the engine: it is known, so that links to it are made and checked, but not built. Zensical indexes all
    pages for a search of its own unless told not to, and gives up when one is long.
    """
    config = out / f"{CONFIG}{secrets.token_hex(8)}.yml"
    drafts = {"draft_docs": "\n".join(("*", *(f"!/{path}" for path in only)))} if only else {}
    unsearched = {"plugins": {"search": {"enabled": False}}} if engine == "zensical" and not _settings(root).get("plugins") else {}
    settings = {
        "INHERIT": os.path.relpath(root / "mkdocs.yml", out),
        "docs_dir": "docs",
        "site_dir": fresh.relative_to(out).as_posix(),
        "theme": {"custom_dir": "theme"},
        **unsearched,
        **drafts,
    }
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return config


def _problems(said: str) -> list[Problem]:
    found = []
    for warning in (match for pattern in _WARNINGS for match in pattern.finditer(_COLOUR.sub("", said))):
        file = f"docs/{warning['file']}" if warning["file"] else "mkdocs.yml"
        hint = "Kiểm tra liên kết trong trang viết tay." if warning["file"] else ""
        found.append(Problem(file, int(warning["line"] or 0), 0, "", warning["text"].strip(), hint, rule="engine"))
    return found


def _tidy(fresh: Path) -> None:
    for name in LITTER:
        (fresh / name).unlink(missing_ok=True)
    sitemap = fresh / "sitemap.xml"
    if sitemap.is_file() and "<loc>http" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()
