"""What the Nu HTML checker (vnu) says of every page, style sheet and SVG. Needs Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SLASH = "Trailing slash on void elements"
"""Python-Markdown writes `<img … />`, which HTML allows; vnu mentions it without calling it an error."""
UNKNOWN_TO_VNU = ("::highlight(", "ighlight(spoken)")
"""CSS Custom Highlight API, which vnu's CSS checker has not learnt."""

POLICY = "violates Content Security Policy"
"""vnu reads pages as files without an address, to which `'self'` matches nothing, and it does not work out the hash of an inline
script. What the policy lets through is for a browser to say: `tests/test_safety.py` opens every page and fails on any violation."""


def version() -> str:
    """vnu's version, or empty without Java."""
    if not shutil.which("java"):
        return ""
    return subprocess.run(["java", "-jar", JAR, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]


def check(site: Path) -> Iterator[dict[str, object]]:
    """Messages: page, kind (`error`, `warning`, `note`) and words."""
    for option, suffix in (("--html", "html"), ("--css", "css"), ("--svg", "svg")):
        files = sorted(site.rglob(f"*.{suffix}"))
        if not files:
            continue
        done = subprocess.run(
            ["java", "-jar", JAR, "--format", "json", "--exit-zero-always", option, *files], capture_output=True, text=True, check=True
        )
        for one in json.loads(done.stderr or done.stdout)["messages"]:
            yield from _message(one, site)


def _message(one: dict[str, str], site: Path) -> Iterator[dict[str, object]]:
    words, extract = one["message"], one.get("extract", "")
    if POLICY in words or any(sign in extract for sign in UNKNOWN_TO_VNU):
        return
    kind = one["type"] if one["type"] != "info" else one.get("subType", "note")
    page = one["url"].partition(site.resolve().as_posix() + "/")[2] or one["url"]
    yield {"page": page, "kind": "note" if words.startswith(SLASH) else kind, "words": f"{words} {extract[:120]}".strip()}
