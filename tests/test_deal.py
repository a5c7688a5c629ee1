"""Dealing: Python and the browser make the same order from the same seed, nothing is lost or doubled, and letters and key move together."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from quiz_book import ASKS, DRAW, LEVELS
from test_quiz_page import make_site

from generator.model.ask import Choose, Order
from generator.model.shuffle import drawn, jumbled, rank, shuffled

QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
IDS = st.lists(st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True), unique=True, max_size=12)
SEEDS = st.one_of(st.from_regex(r"[1-9][0-9]{2}", fullmatch=True), st.text(max_size=12))
NUMBERS = st.integers(0, 999_999).map(str)

READ = """(sections) => sections.map((one) => {
  const rows = (css) => [...one.querySelectorAll(css)].map((row) =>
    [row.dataset.value || row.dataset.key, (row.querySelector('strong') || row).textContent, !!row.dataset.right]);
  return {
    id: one.dataset.id, ask: one.dataset.ask, own: one.dataset.own, number: one.querySelector('.count').textContent,
    options: rows('.options li'), columns: rows('.columns li'), keys: rows('.key [data-key]'),
    pairs: [...one.querySelectorAll('.key [data-key]')].map((row) => row.dataset.right),
    answer: one.querySelectorAll('.answer strong')[1].textContent, answers: one.querySelector('.answer strong').textContent
  };
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("chia"), "mkdocs")


@pytest.fixture(scope="module")
def open_page(browser: Browser, site: Path) -> Callable[[str], Page]:
    """A page of the book by name; the same one again when asked again."""
    tabs: dict[str, Page] = {}

    def opened(name: str) -> Page:
        if name not in tabs:
            tabs[name] = browser.new_page()
            tabs[name].goto((site / f"kiem-tra/{name}.html").as_uri())
        return tabs[name]

    return opened


def paper(tab: Page, draw: str, seed: str, only: list[str] | None = None) -> list[dict[str, Any]]:
    """What is on the paper of this seed, as read from the page."""
    script = f"""([draw, seed, only, ids]) => {{
      const sections = ids.map((id) => document.querySelector(`.question[data-id="${{id}}"]`));
      return ({READ})(hocdvc.deal.paper(sections, draw, seed, only || undefined));
    }}"""
    ids = sorted(tab.locator(".question").evaluate_all("all => all.map(one => one.dataset.id)"), key=WRITTEN.index)
    found: list[dict[str, Any]] = tab.evaluate(script, [draw, seed, only, ids])
    return found


EXAM = [f"mau--{part}-{at}" for part, many in (("i", 2), ("ii", 3), ("iii", 2)) for at in range(1, many + 1)]
WRITTEN = [*ASKS, *(f"r{at}" for at in range(1, 10)), *EXAM]
"""All ids of the book in the author's order."""


# ---- the same in both languages ------------------------------------------------------------------------------------------


@QUIET
@given(seed=SEEDS, id=st.text(max_size=12))
def test_rank(open_page: Callable[[str], Page], seed: str, id: str) -> None:
    assert open_page("mau").evaluate("([seed, id]) => hocdvc.deal.rank(seed, id)", [seed, id]) == rank(seed, id)


@QUIET
@given(seed=SEEDS, ids=IDS)
def test_shuffled_and_jumbled(open_page: Callable[[str], Page], seed: str, ids: list[str]) -> None:
    mixed, other = open_page("mau").evaluate(
        "([ids, seed]) => [hocdvc.deal.shuffled(ids, seed), hocdvc.deal.jumbled(ids, seed)]", [ids, seed]
    )
    assert tuple(mixed) == shuffled(ids, seed)
    assert tuple(other) == jumbled(tuple(ids), seed)
    assert sorted(mixed) == sorted(other) == sorted(ids)
    assert other != ids or len(ids) < 2


@QUIET
@given(
    seed=SEEDS,
    levels=st.dictionaries(st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True), st.sampled_from(LEVELS), max_size=20),
    wanted=st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 6)),
)
def test_drawn(open_page: Callable[[str], Page], seed: str, levels: dict[str, str], wanted: dict[str, int]) -> None:
    some = open_page("mau").evaluate("args => hocdvc.deal.drawn(...args)", [list(levels.items()), list(wanted.items()), seed])
    assert tuple(some) == drawn(levels, wanted, seed)
    assert len(set(some)) == len(some)


# ---- the paper -----------------------------------------------------------------------------------------------------------


def letters(rows: list[list[Any]]) -> list[str]:
    return [re.split(r"[. ]", words)[0] for _, words, _ in rows]


@QUIET
@given(seed=NUMBERS)
def test_paper_moves_letters_and_key_together(open_page: Callable[[str], Page], seed: str) -> None:
    for card in paper(open_page("mau"), "", seed):
        ask, ours = ASKS[card["id"]][1], f"{seed}/mau/{card['own']}"
        ids = tuple(row[0] for row in card["options"])
        if card["ask"] in ("one", "many") and isinstance(ask, Choose):
            assert ids == shuffled([one.id for one in ask.options], ours)
            assert letters(card["options"]) == letters(card["keys"]) == ["A", "B", "C"]
            assert [row[0] for row in card["keys"]] == list(ids)
            right = [letter for letter, row in zip(letters(card["keys"]), card["keys"], strict=True) if row[2]]
            assert card["answer"] == "Đáp án: " + ", ".join(right)
            assert {row[0] for row in card["keys"] if row[2]} == set(ask.right)
        elif isinstance(ask, Order):
            assert ids == jumbled(tuple(one.id for one in ask.options), ours)
        elif card["ask"] == "pair":
            columns = [row[0] for row in card["columns"]]
            assert sorted(columns) == sorted(set(columns))
            assert letters(card["columns"]) == [str(at + 1) for at in range(len(columns))]
            told = [f"{'abc'[at]} – {columns.index(right) + 1}" for at, right in enumerate(card["pairs"])]
            assert card["answer"] == "Đáp án: " + ", ".join(told)


@QUIET
@given(seed=NUMBERS)
def test_paper_draws_as_python_does(open_page: Callable[[str], Page], seed: str) -> None:
    cards = paper(open_page("rut"), "|".join(f"{level}={count}" for level, count in DRAW), seed)
    levels = {f"r{at}": LEVELS[at % 3] for at in range(1, 10)}
    assert tuple(card["id"] for card in cards) == drawn(levels, dict(DRAW), seed)
    assert [card["number"].split(" ·")[0] for card in cards] == [f"Câu {at}" for at in range(1, 5)]
    assert [card["answers"] for card in cards] == [f"Câu {at}." for at in range(1, 5)]
    out = open_page("rut").locator(".question[data-out]").evaluate_all("all => all.map(one => one.dataset.id)")
    assert sorted(out) == sorted(set(levels) - {card["id"] for card in cards})


@QUIET
@given(seed=NUMBERS)
def test_exam_is_shuffled_inside_its_parts(open_page: Callable[[str], Page], seed: str) -> None:
    cards = [card["id"] for card in paper(open_page("de"), "", seed)]
    parts = [[id for id in WRITTEN if id.startswith(f"mau--{part}-")] for part in ("i", "ii", "iii")]
    assert cards == [id for part in parts for id in shuffled(part, seed)]
    shown = open_page("de").locator("form.quiz>h2, form.quiz>.question").evaluate_all("all => all.map(one => one.dataset.id || one.id)")
    assert shown == [id for name, part in zip(("i", "ii", "iii"), parts, strict=True) for id in (f"phan-{name}", *shuffled(part, seed))]


def test_the_authors_paper_comes_back(open_page: Callable[[str], Page]) -> None:
    tab = open_page("mau")
    before = paper(tab, "", "")
    assert [card["id"] for card in before] == list(ASKS)
    paper(tab, "", "417")
    paper(tab, "", "5")
    assert paper(tab, "", "") == before


def test_some_questions_of_a_paper_keep_their_order(open_page: Callable[[str], Page]) -> None:
    whole = [card["id"] for card in paper(open_page("mau"), "", "417")]
    some = paper(open_page("mau"), "", "417", ["so", "han", "canh"])
    assert [card["id"] for card in some] == [id for id in whole if id in ("so", "han", "canh")]
    assert [card["number"].split(" ·")[0] for card in some] == ["Câu 1", "Câu 2", "Câu 3"]
