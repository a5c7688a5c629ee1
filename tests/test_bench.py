"""The measures that `make test` does not take still run. What nobody calls for a while breaks unseen."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import REPO


def measured(name: str, *wishes: str) -> str:
    """What the script of this name says; it must not fail."""
    told = subprocess.run([sys.executable, f"bench/{name}.py", *wishes], check=False, cwd=REPO, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.mark.parametrize("name", ["pages", "run", "search"])
def test_a_measure_says_how_to_take_it(name: str) -> None:
    assert measured(name, "--help").startswith("usage:")


def test_search_is_measured_with_all_that_a_question_opens() -> None:
    head, row = (line.strip("| ").split(" | ") for line in measured("search", "--sizes", "6").splitlines() if line.startswith("| "))
    numbers = dict(zip(head, (float(cell.replace(",", "")) for cell in row), strict=True))
    assert numbers["guides"] == 6
    assert min(numbers.values()) > 0
    assert numbers["a query fetches, gzipped"] > numbers["gzipped"], "the passages of a lesson at least come with the index"
