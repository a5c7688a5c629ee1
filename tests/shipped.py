"""What the project ships, for tests that go through it one by one. Where that takes long, `make test` goes through a few that stand for
the others, and `make every` through all."""

from __future__ import annotations

import os

from conftest import REPO

LISTS = {"sources", "groups", "glossary"}
GUIDES = sorted(path.stem for path in (REPO / "guides").glob("*.yml") if path.stem not in LISTS)
QUIZZES = sorted(path.stem for path in (REPO / "quizzes").glob("*.yml"))
DRILLS = sorted(path.stem for path in (REPO / "guides/drills").glob("*.yml"))
EVERY = os.environ.get("EVERY") == "1"


def few(all: list[str], *chosen: str) -> list[str]:
    """The `chosen`, or all in `make every`."""
    assert set(chosen) <= set(all), sorted(set(chosen) - set(all))
    return all if EVERY else list(chosen)
