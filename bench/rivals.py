"""Stock Material and Docusaurus on the Markdown that this project makes, to be measured beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

JS = Path(__file__).parent / "js"
PATIENCE = 1800
"""Seconds after which a build is given up."""
QUOTED = {"Docusaurus": "first lesson 251 KiB, LCP 2.1 s, scores 94 / 93 / 100 / 100"}
"""What was measured when this project began, of a site without pictures; printed when a rival cannot be built."""
EXTENSIONS = ["attr_list", "def_list", "fenced_code", "md_in_html", "tables"]


def material(docs: Path, into: Path) -> Path:
    """Stock Material with its search and nothing else; returns the folder of the site."""
    return _material(docs, into, ["search"])


def material_offline(docs: Path, into: Path) -> Path:
    """The same with its offline plugin, as its manual says for sites that are opened from a disk."""
    return _material(docs, into, ["search", "offline"])


def docusaurus(docs: Path, into: Path) -> Path:
    """Docusaurus with its classic preset, the same Markdown read as CommonMark. Raises RuntimeError when it is not installed or fails."""
    if not (JS / "node_modules/@docusaurus/core").is_dir():
        raise RuntimeError("not installed: npm ci --prefix bench/js")
    _copy(docs, into / "docs", _plain)
    for name in ("src", "static"):
        (into / name).mkdir()
    (into / "docusaurus.config.js").write_text(f"module.exports = {json.dumps(_DOCUSAURUS)};\n", encoding="utf-8")
    (into / "package.json").write_text('{"name": "stock", "private": true}\n', encoding="utf-8")
    (into / "node_modules").symlink_to(JS / "node_modules")
    _run([str(JS / "node_modules/.bin/docusaurus"), "build"], into)
    return into / "build"


RIVALS: Mapping[str, Callable[[Path, Path], Path]] = {
    "stock Material": material,
    "stock Material, offline plugin": material_offline,
    "Docusaurus": docusaurus,
}
"""By name: a function from the Markdown and an empty folder to the finished site."""

_DOCUSAURUS = {
    "title": "Stock",
    "url": "http://127.0.0.1",
    "baseUrl": "/",
    "trailingSlash": False,
    "onBrokenLinks": "ignore",
    "onBrokenAnchors": "ignore",
    "i18n": {"defaultLocale": "vi", "locales": ["vi"]},
    "markdown": {"format": "md", "hooks": {"onBrokenMarkdownLinks": "ignore", "onBrokenMarkdownImages": "ignore"}},
    "presets": [["classic", {"docs": {"routeBasePath": "/"}, "blog": False, "pages": False}]],
}


def _material(docs: Path, into: Path, plugins: list[str]) -> Path:
    _copy(docs, into / "docs", lambda text: text)
    settings = {
        "site_name": "Stock", "docs_dir": "docs", "site_dir": "site", "theme": {"name": "material", "language": "vi"},
        "plugins": plugins, "markdown_extensions": EXTENSIONS, "use_directory_urls": False,
    }  # fmt: skip
    (into / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(into / "mkdocs.yml")], into)
    return into / "site"


def _copy(docs: Path, target: Path, change: Callable[[str], str]) -> None:
    """The Markdown without the names of our templates, which stock themes lack, and its pictures; none of our scripts."""
    shutil.copytree(docs, target, ignore=shutil.ignore_patterns("assets"))
    for page in target.rglob("*.md"):
        text = re.sub(r"^template: .*\n", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        page.write_text(change(text), encoding="utf-8")


def _plain(text: str) -> str:
    """Front matter down to its title: Docusaurus gives some of our names a meaning of its own."""
    title = re.search(r"^title: .*$", text, re.MULTILINE)
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return f"---\n{title[0]}\n---\n{body}" if title else body


def _run(command: list[str], folder: Path) -> None:
    bare = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "DOCUSAURUS_NO_PERSISTENT_CACHE": "true", "CI": "true"}
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=bare, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"{Path(command[0]).name} was not done after {PATIENCE} s") from error
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {(done.stdout + done.stderr).strip()[-1500:]}")
