"""The audit: its pages say what its findings are, a fault cannot hide, and one that is too old is pointed out."""

from __future__ import annotations

import json
import sys
import warnings
from datetime import date, timedelta
from typing import Any

import pytest
from conftest import REPO

sys.path.insert(0, str(REPO / "scripts" / "audit"))

import report


@pytest.fixture
def found() -> dict[str, Any]:
    """The findings as they are committed."""
    return dict(json.loads(report.JSON.read_text(encoding="utf-8")))


def test_pages_say_what_was_found(found: dict[str, Any]) -> None:
    assert report.TABLES.read_text(encoding="utf-8") == report.tables(found), "run `make audit`"
    assert report.between(found) in report.STATEMENT.read_text(encoding="utf-8"), "run `make audit`"


def test_nothing_is_wrong(found: dict[str, Any]) -> None:
    assert report.faults(found) == []


def test_every_kind_of_page_was_seen_in_every_setting(found: dict[str, Any]) -> None:
    assert len(found["kinds"]) >= 20
    for name in report.ON_PAGES:
        seen = {(one["page"], one["setting"]) for one in found[name]}
        assert seen == {(page, setting) for page in found["kinds"] for setting in {one["setting"] for one in found[name]}}
    assert all(one["passed"] for one in found["axe"]), "axe did look at something"


def test_a_fault_is_told_everywhere(found: dict[str, Any]) -> None:
    found["axe"][0]["broken"] = ["image-alt: img"]
    found["vnu"] = [{"page": "index.html", "kind": "error", "words": "Bad"}]
    assert len(report.faults(found)) == 2
    assert "image-alt" in report.tables(found)
    assert "chưa đạt" in report.between(found)


def test_a_part_that_did_not_run_is_a_fault(found: dict[str, Any]) -> None:
    found["lighthouse"] = "not run: no such program"
    del found["vnu"]
    assert sorted(report.faults(found)) == ["lighthouse: not run: no such program", "vnu: not run"]
    assert "- vnu: not run" in report.tables(found)


def test_an_old_audit_is_pointed_out(found: dict[str, Any]) -> None:
    last = report.expires(found)
    assert report.reminder(found, last) == ""
    assert "make audit" in report.reminder(found, last + timedelta(days=1))
    if told := report.reminder(found, date.today()):
        warnings.warn(told, stacklevel=1)  # a reminder in pytest's summary; time alone breaks no build
