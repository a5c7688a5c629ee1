"""What the project ships, for tests that go through it one by one. Where that takes long, `make test` goes through a few that stand for
the others, and `make every` through all."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from pathlib import Path

import yaml
from conftest import REPO, TODAY

from generator.draw import look, measure
from generator.load import load
from generator.model.book import Book
from generator.model.catalog import Catalog, Settings
from generator.plan import plan

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


@cache
def shipped_catalog() -> Catalog:
    """The shipped site, loaded without a complaint, once for all tests of a process. Not to be changed; `replace` gives another one."""
    catalog, problems = load(REPO)
    assert catalog is not None, problems
    assert [str(problem) for problem in problems] == []
    return catalog


@cache
def shipped_book() -> Book:
    """The shipped site as it is built, planned once for all tests of a process. Not to be changed."""
    return plan(shipped_catalog(), Settings(TODAY), look(), lambda subject: measure(subject).spots)


SIX = (
    "cap-the-can-cuoc",
    "dang-ky-khai-sinh",
    "dang-ky-tam-tru",
    "dang-ky-thuong-tru",
    "dang-nhap-cong-dvcqg-bang-vneid",
    "vneid-tai-khoan-muc-1-muc-2",
)
"""Guides that name no others than these: a site of them is whole."""


def small_copy(root: Path) -> Path:
    """A whole site of six shipped guides with what they use, to be changed; of all in `make every`."""
    leave = set() if EVERY else {"glossary", *(f"{name}.yml" for name in {*GUIDES, *QUIZZES, *DRILLS, *PATHS} - set(SIX))}
    for name in ("guides", "quizzes", *(("docs",) if EVERY else ())):
        shutil.copytree(REPO / name, root / name, ignore=lambda folder, names: leave & set(names))
    (root / "docs").mkdir(exist_ok=True)
    shutil.copy(REPO / "mkdocs.yml", root)
    if not EVERY:
        for folder, key in (("screens", "screens"), ("sources", "sources")):
            _leave_unused(root, folder, key)
    return root


def _leave_unused(root: Path, folder: str, key: str) -> None:
    """Only what is named elsewhere stays in the lists of a folder."""
    lists = list((root / "guides" / folder).glob("*.yml"))
    elsewhere = {file for name in ("guides", "quizzes") for file in (root / name).rglob("*.yml")} - set(lists)
    named = {word for file in elsewhere for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))}
    for file in lists:
        known = yaml.safe_load(file.read_text(encoding="utf-8"))
        known[key] = [one for one in known[key] if one["id"] in named]
        file.unlink()
        if known[key]:
            file.write_text(yaml.safe_dump(known, allow_unicode=True, sort_keys=False), encoding="utf-8")
