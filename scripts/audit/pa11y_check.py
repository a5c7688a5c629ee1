"""What pa11y finds with its second engine, HTML_CodeSniffer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from pages import SETTINGS

HERE = Path(__file__).parent
SCREENS = [setting for setting in SETTINGS if not setting.paper and not setting.strong]
"""HTML_CodeSniffer looks at a page on a screen."""
LEFT_OUT = {
    "WCAG2AA.Principle3.Guideline3_2.3_2_2.H32.2": (
        "a form without a submit button inside. H32 is one technique of 3.2.2, not a demand: the finder answers while one types, "
        "practice has its buttons in the dock, and no choice in them changes the page"
    ),
}
"""Rules that are not asked, each with why; the report repeats it."""


def check(address: str, pages: Sequence[str], chromium: str) -> Iterator[dict[str, object]]:
    """For each page and setting, the broken rules with where."""
    asked = [(page, setting) for setting in SCREENS for page in pages]
    wanted = [{"url": f"{address}/{page}", "width": setting.width, "dark": setting.dark} for page, setting in asked]
    node = shutil.which("node") or "node"
    text = json.dumps({"chromium": chromium, "pages": wanted})
    done = subprocess.run([node, "pa11y.mjs"], check=False, cwd=HERE, input=text, capture_output=True, text=True, env=dict(os.environ))
    if done.returncode:
        raise RuntimeError(f"pa11y: {done.stderr[-2000:]}")
    for (page, setting), line in zip(asked, done.stdout.splitlines(), strict=True):
        issues = json.loads(line)["issues"]
        broken = [f"{one['code']}: {one['selector']} {one['context'][:120]}" for one in issues if one["code"] not in LEFT_OUT]
        yield {"page": page, "setting": setting.name, "broken": broken}
