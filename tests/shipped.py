"""What the project ships, for tests that go through it one by one. Where that takes long, `make test` goes through a few that stand for
the others, and `make every` through all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from conftest import REPO

LISTS = {"sources", "groups", "glossary"}
GUIDES = sorted(path.stem for path in (REPO / "guides").glob("*.yml") if path.stem not in LISTS)
QUIZZES = sorted(path.stem for path in (REPO / "quizzes").glob("*.yml"))
DRILLS = sorted(path.stem for path in (REPO / "guides/drills").glob("*.yml"))
PATHS = sorted(path.stem for path in (REPO / "guides/paths").glob("*.yml"))
EVERY = os.environ.get("EVERY") == "1"


def few(all: list[str], *chosen: str) -> list[str]:
    """The `chosen`, or all in `make every`."""
    assert set(chosen) <= set(all), sorted(set(chosen) - set(all))
    return all if EVERY else list(chosen)


SIX = (
    "cap-the-can-cuoc",
    "dang-ky-khai-sinh",
    "dang-ky-tam-tru",
    "dang-ky-thuong-tru",
    "dang-nhap-cong-dvcqg-bang-vneid",
    "vneid-tai-khoan-muc-1-muc-2",
)
"""Guides that name no others: a site of them is whole."""


def small_copy(root: Path, quizzes: bool = True) -> Path:
    """A site of six shipped guides, to be changed; of all in `make every`."""
    leave = set() if EVERY else {f"{name}.yml" for name in {*GUIDES, *QUIZZES, *DRILLS, *PATHS} - set(SIX)}
    for name in ("guides", "quizzes", "docs"):
        shutil.copytree(REPO / name, root / name, ignore=lambda folder, names: leave & set(names))
    if not quizzes:
        shutil.rmtree(root / "quizzes")
        (root / "quizzes").mkdir()
    shutil.copy(REPO / "mkdocs.yml", root)
    return root
