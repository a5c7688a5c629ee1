"""Lighthouse, as `bench/pages.py` runs it. Where that script or Lighthouse is missing, the report says so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


def check(root: Path) -> Any:
    """What `bench/pages.py --only ours` measured, or a sentence that says why there is nothing."""
    script = root / "bench" / "pages.py"
    if not script.is_file():
        return "not run: bench/pages.py is not there"
    with TemporaryDirectory() as folder:
        out = Path(folder) / "pages.json"
        done = subprocess.run(
            [sys.executable, script, "--json", out, "--only", "ours"], check=False, cwd=root, capture_output=True, text=True
        )
        if done.returncode or not out.is_file():
            return f"not run: {(done.stderr or done.stdout).strip().splitlines()[-1:] or 'no word why'}"
        return json.loads(out.read_text(encoding="utf-8"))
