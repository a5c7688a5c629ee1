"""Links: LinkChecker walks the site over http and as files; links that leave it are listed with the day their source was last read."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote

CONFIG = Path(__file__).parent / "linkchecker.ini"


def broken(start: str, pages: tuple[str, ...], site: Path, anchors: bool) -> tuple[int, list[str]]:
    """How many links LinkChecker followed from these pages below `start`, and those that lead nowhere.

    It parses a page anew for each of its anchors: minutes for thousands of them, so they are asked for only where `anchors` says so."""
    command = [sys.executable, "-m", "linkcheck", "--no-status", "--threads", "2", "--output", "csv"]
    with NamedTemporaryFile("w", suffix=".ini") as config:
        config.write(CONFIG.read_text(encoding="utf-8") + "[AnchorCheck]\n" * anchors)
        config.flush()
        command += ["--config", config.name, *(f"{start}/{page}" for page in pages)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"linkchecker: {done.stderr[-2000:]}")
    lines = [line for line in done.stdout.splitlines() if line and not line.startswith("# ")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))
    bad = [
        f"{row['parentname']} → {row['urlname']}: {row['result']} {row['warningstring']}".strip() for row in rows if _bad(row, start, site)
    ]
    return len(rows), bad


def _bad(row: Mapping[str, str], start: str, site: Path) -> bool:
    return row["valid"] != "True" or bool(row["warningstring"] and not _overlooked(row["url"], start, site))


def _overlooked(url: str, start: str, site: Path) -> bool:
    """Whether the anchor is there after all: LinkChecker does not read the `id` of every element (a form's, for one)."""
    address, _, anchor = url.partition("#")
    page = site / unquote(address.removeprefix(start).lstrip("/"))
    return bool(anchor) and page.is_file() and f'id="{unquote(anchor)}"' in page.read_text(encoding="utf-8")


def external(site: Path, seen_on: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Every address outside the site that a page links to, and when it was last seen working (empty: not one of our sources)."""
    users: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Links()
        reader.feed(path.read_text(encoding="utf-8"))
        for link in reader.found:
            users.setdefault(link, path.relative_to(site).as_posix())
    for link, page in sorted(users.items()):
        yield {"link": link, "page": page, "seen_on": seen_on.get(link, "")}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value and value.startswith(("http:", "https:"))]
