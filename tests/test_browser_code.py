"""The browser scripts: small enough, one text goes in as text, and the memory of the device holds against anything stored in it."""

from __future__ import annotations

import gzip
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.publish import lean

ASSETS = Path(str(files("generator") / "theme" / "assets"))
PRACTICE = ("store.js", "practice.js", "drill.js", "teach.js", "speech.js", "progress.js")
"""What practice, drills and what belongs to them may load."""
QUIZ = ("early", "site", "store", "leitner", "deal", "asks", "sitting", "certificate", "quiz")
"""What a quiz page loads."""


def sent(name: str) -> bytes:
    """A script as it is sent."""
    return lean(name, (ASSETS / name).read_bytes())


def packed(*names: str) -> int:
    """Bytes of the scripts that exist, each gzipped as a server would send it."""
    return sum(len(gzip.compress(sent(name), 9)) for name in names if (ASSETS / name).exists())


def test_practice_in_all_is_at_most_25_kb_gzipped() -> None:
    assert 0 < packed(*PRACTICE) <= 25 * 1024


def test_a_quiz_page_in_all_is_at_most_25_kb_gzipped() -> None:
    loaded = re.findall(r"assets/([a-z]+)\.js", (ASSETS.parent / "quiz.html").read_text(encoding="utf-8"))
    assert sorted([*loaded, "early", "site"]) == sorted(QUIZ)
    assert packed(*(f"{name}.js" for name in QUIZ)) <= 25 * 1024


@pytest.mark.parametrize("script", sorted(path.name for path in ASSETS.glob("*.js")))
def test_only_comments_stay_at_home(script: str) -> None:
    """What is sent are lines of the source, in order; what is left out are whole comments."""
    source = (ASSETS / script).read_bytes().splitlines(keepends=True)
    lines = iter(sent(script).splitlines(keepends=True))
    wanted, left = next(lines, None), b""
    for line in source:
        if line == wanted and (not left or left.rstrip().endswith(b"*/")):
            wanted = next(lines, None)
        else:
            left += line
    assert wanted is None
    assert re.fullmatch(rb"(\s*/\*((?!\*/).)*\*/\s*)*", left, re.DOTALL)


def test_a_licence_goes_along() -> None:
    assert lean("x.js", b"/*! MIT */\n/* aside */\nlet a; /* beside */\n") == b"/*! MIT */\nlet a; /* beside */\n"
    assert lean("x.css", b"/* aside */\na{}\n") == b"a{}\n"
    assert lean("x.svg", b"/* kept */\n") == b"/* kept */\n"


@pytest.mark.parametrize("script", sorted(path.name for path in ASSETS.glob("*.js")))
def test_no_script_is_large_or_a_module(script: str) -> None:
    text = (ASSETS / script).read_text(encoding="utf-8")
    assert packed(script) <= 8 * 1024
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)


# ---- the memory of the device ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page with nothing but the memory."""
    page = tmp_path_factory.mktemp("kho") / "kho.html"
    page.write_text(f"<!doctype html><title>Kho</title><script>{(ASSETS / 'store.js').read_text('utf-8')}</script>", encoding="utf-8")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    return tab


@pytest.fixture(autouse=True)
def empty(request: pytest.FixtureRequest) -> None:
    if "tab" in request.fixturenames:
        request.getfixturevalue("tab").evaluate("localStorage.clear()")


PARTS = st.dictionaries(st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True), st.sampled_from(["", 0, 1, 2, 3]), min_size=1, max_size=12)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(parts=PARTS)
def test_what_is_kept_comes_back(parts: dict[str, int | str], tab: Page) -> None:
    rows = [[id, went] for id, went in parts.items()]
    tab.evaluate("([ids, rows]) => hocdvc.keep('practice', 'mau', ids, rows)", [list(parts), rows])
    assert tab.evaluate("ids => hocdvc.recall('practice', 'mau', ids)", list(parts)) == rows


@QUIET
@given(text=st.one_of(st.text(), st.from_regex(r"[a-z0-9,|=-]{0,60}", fullmatch=True)))
def test_anything_else_is_thrown_away(text: str, tab: Page) -> None:
    """Damaged text never comes back as progress, and is gone afterwards."""
    tab.evaluate("text => localStorage.setItem('hocdvc:quiz:mau', text)", text)
    found = tab.evaluate("hocdvc.recall('quiz', 'mau', ['a', 'b'])")
    whole = re.fullmatch(r"a,b\|((a|b)=[0-3]?(,|$))*", text)
    assert (found is None) or whole
    assert found is not None or tab.evaluate("localStorage.getItem('hocdvc:quiz:mau')") is None


@QUIET
@given(
    text=st.one_of(
        st.text(max_size=80), st.recursive(st.none() | st.integers() | st.text(max_size=8), st.lists, max_leaves=6).map(json.dumps)
    )
)
def test_people_survive_any_stored_text(text: str, tab: Page) -> None:
    tab.evaluate("text => localStorage.setItem('hocdvc:nguoi', text)", text)
    people = tab.evaluate("hocdvc.people()")
    assert people["names"][people["now"] - 1]


def test_each_person_has_a_memory_of_their_own(tab: Page) -> None:
    tab.evaluate("hocdvc.keep('quiz', 'mau', ['a'], [['a', 1]])")
    assert tab.evaluate("hocdvc.join('  Bà   Tư ')") is True
    assert tab.evaluate("hocdvc.recall('quiz', 'mau', ['a'])") is None
    tab.evaluate("hocdvc.keep('quiz', 'mau', ['a'], [['a', 3]])")
    assert tab.evaluate("hocdvc.people()") == {"now": 2, "names": ["Tôi", "Bà Tư"]}
    tab.evaluate("hocdvc.turn(1)")
    assert tab.evaluate("hocdvc.records()") == {"quiz:mau": "a|a=1"}


def test_a_person_who_leaves_takes_everything_along(tab: Page) -> None:
    tab.evaluate("hocdvc.join('An'); hocdvc.keep('drill', 'x', ['a'], [['a', 2]]); hocdvc.leave()")
    assert tab.evaluate("hocdvc.people()") == {"now": 1, "names": ["Tôi", None]}
    assert tab.evaluate("Object.keys(localStorage)") == ["hocdvc:nguoi"]


def test_a_file_carries_progress_and_never_loses_what_is_further_on(tab: Page) -> None:
    tab.evaluate("hocdvc.keep('practice', 'a', ['x', 'y'], [['x', 1], ['y', 2]]); hocdvc.keep('quiz', 'b', ['x'], [['x', 1]])")
    file = tab.evaluate("hocdvc.exported()")
    tab.evaluate("hocdvc.reset(); hocdvc.keep('practice', 'a', ['x', 'y'], [['x', 3], ['y', 3]])")
    assert tab.evaluate("text => hocdvc.imported(text)", file) == 1
    assert tab.evaluate("hocdvc.records()") == {"practice:a": "x,y|x=3,y=3", "quiz:b": "x|x=1"}


@pytest.mark.parametrize(
    "file",
    [
        "",
        "null",
        "[]",
        "{",
        '{"hocdvc":2,"records":{}}',
        '{"hocdvc":1}',
        '{"hocdvc":1,"records":"x"}',
    ],
)
def test_what_is_no_such_file_is_refused(file: str, tab: Page) -> None:
    assert tab.evaluate("text => hocdvc.imported(text)", file) == -1


def test_a_hostile_file_brings_in_nothing(tab: Page) -> None:
    names = {"__proto__": "a|a=1", "nguoi": "a|a=1", "quiz:../x": "a|a=1", "quiz:ok": "<img src=x>", "teach:" + "a" * 99: "a|a=1"}
    assert tab.evaluate("text => hocdvc.imported(text)", json.dumps({"hocdvc": 1, "name": "x", "records": names})) == 0
    assert tab.evaluate("Object.keys(localStorage)") == []
