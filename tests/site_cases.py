"""Helpers for tests whose cases are documents: a small valid site, changes to it, and the problems that must come out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.problems import Problem, Severity

CASES = Path(__file__).parent / "cases"
SITE = CASES / "check" / "site"


def valid_site(folder: Path) -> Path:
    """A fresh copy of the valid site, and its root."""
    return Path(shutil.copytree(SITE, folder / "site"))


def shown(problems: Iterable[Problem]) -> str:
    """Problems as the expectation files write them, one a line."""
    return "".join(f"{_line(problem)}\n" for problem in problems)


def _line(problem: Problem) -> str:
    path = f" {problem.path}" if problem.path else ""
    hint = f" → {problem.hint}" if problem.hint else ""
    mild = " (cảnh báo)" if problem.severity is Severity.WARNING else ""
    return f"{problem.file}:{problem.line}:{problem.column} [{problem.rule}]{mild}{path}: {problem.message}{hint}"


def rewriting() -> bool:
    """Whether expectations are to be written anew (REWRITE_CASES=1), to be read through before they are kept."""
    return os.environ.get("REWRITE_CASES") == "1"


def apply(root: Path, case: str) -> str:
    """Change the site as a case says and return the problems the case expects.

    Sections: `@@ sửa FILE` (lines `- old` and `+ new`), `@@ chép FROM TO`, `@@ tệp FILE` (its whole text), `@@ nghiêm`, `@@ lỗi`.
    """
    expected = ""
    for section in case.split("\n@@ ")[1:]:
        head, _, body = section.partition("\n")
        word, *names = head.split()
        if word == "sửa":
            _edit(root / names[0], body)
        elif word == "chép":
            shutil.copyfile(root / names[0], root / names[1])
        elif word == "tệp":
            (root / names[0]).parent.mkdir(parents=True, exist_ok=True)
            (root / names[0]).write_text(body + "\n", encoding="utf-8")
        elif word == "nghiêm":
            pass  # the test itself asks for a strict check
        elif word == "lỗi":
            expected = body.lstrip("\n")
        else:
            raise ValueError(head)
    return expected


def _edit(file: Path, body: str) -> None:
    text = file.read_text(encoding="utf-8")
    for block in ("\n" + body).split("\n- ")[1:]:
        old, *new = block.split("\n")
        lines = [line for line in text.split("\n") if line.strip() == old.strip()]
        assert len(lines) == 1, f"{file.name}: “{old}” stands {len(lines)} times"
        indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
        put = "\n".join(indent + line[2:] for line in new if line.startswith("+ "))
        text = text.replace(lines[0] + "\n", put + "\n" if put else "", 1)
    file.write_text(text, encoding="utf-8")
