"""Search understands what people type: hundreds of real queries and questions, each with the guide and passage that must come first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPO
from keyboards import TYPED
from playwright.sync_api import Browser, Page

DATA = Path(__file__).parent / "data"
REACHED = {
    "search-queries": (0.99, 0.99),
    "search-queries-held": (0.94, 0.99),
    "search-queries-fresh": (0.95, 0.98),
    "search-queries-strangers": (0.94, 0.97),
    "search-queries-wide": (0.945, 0.98),
    "search-questions": (0.85, 0.95),
    "search-questions-held": (0.79, 0.94),
    "search-questions-fresh": (0.72, 0.93),
    "search-questions-second": (0.59, 0.82),
    "search-questions-strangers": (0.5, 0.82),
}
"""What must not get worse. Aimed at are, of queries, 95 % first and 99 % among the first three; of questions, 85 % answered by the right
passage and 95 % of those that no lesson answers refused."""
QUERIES = sorted(DATA.glob("search-queries*.yml"))
QUESTIONS = sorted(DATA.glob("search-questions*.yml"))
FIND = """rows => Promise.all(rows.map(async ({q}) => {
    const found = await hocdvc.answers.find(q), id = guide => guide.address.slice(4, -5);
    const at = ({passage, guide}) => [id(guide), passage.part, passage.number];
    return { guides: found.good.slice(0, 3).map(id), question: found.question,
        below: found.good.slice(0, 3).flatMap((guide, n) => found.inside(guide).slice(0, n ? 1 : 2)).map(at),
        answers: found.answers.map(at) };
}))"""
"""`below`: the places that the page names below the first three guides."""


@pytest.fixture(scope="module")
def engine(browser: Browser, real_site: Path) -> Iterator[Page]:
    """The search page opened by double-click, with the engine loaded."""
    page = browser.new_page()
    page.goto((real_site / "site/tim.html").as_uri() + "?q=khai+sinh")
    page.wait_for_selector(".hits li")
    yield page
    page.close()


def rows(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def existing(file: Path, real_site: Path) -> list[dict[str, Any]]:
    """Rows about guides that this site has; the others wait for theirs."""
    guides = {page.stem for page in (real_site / "docs/hoc").glob("*.md")}
    return [row for row in rows(file) if row["guide"] in guides or row.get("where") == "none"]


def test_there_are_enough_of_them(real_site: Path) -> None:
    queries = sum(len(existing(file, real_site)) for file in QUERIES)
    questions = [row for file in QUESTIONS for row in existing(file, real_site)]
    assert queries >= 150
    assert sum(row["where"] != "none" for row in questions) >= 60
    assert sum(row["where"] == "none" for row in questions) >= 20


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_the_right_guide_comes_first(engine: Page, real_site: Path, file: Path) -> None:
    known = existing(file, real_site)
    found = engine.evaluate(FIND, known)
    right = [{row["guide"], *row.get("also", ())} for row in known]
    missed = [f"{row['q']} → {one['guides']}" for row, one, ok in zip(known, found, right, strict=True) if not ok & set(one["guides"][:1])]
    lost = [row["q"] for row, one, ok in zip(known, found, right, strict=True) if not ok & set(one["guides"])]
    first, three = REACHED[file.stem]
    assert len(missed) <= (1 - first) * len(known), "\n".join(missed)
    assert len(lost) <= (1 - three) * len(known), "\n".join(lost)


def names(real_site: Path) -> dict[str, list[str]]:
    """What each guide of the site is called, its title first."""
    ids = sorted(page.stem for page in (real_site / "docs/hoc").glob("*.md"))
    guides = {id: yaml.safe_load((REPO / "guides" / f"{id}.yml").read_text(encoding="utf-8")) for id in ids}
    return {id: [guide["title"].lower(), *(name.lower() for name in guide.get("also_called", ()))] for id, guide in guides.items()}


@pytest.mark.parametrize(("before", "few"), [("", 0.003), ("thủ tục hành chính ", 0.03), ("dịch vụ công ", 0.03)])
def test_the_own_name_of_a_guide_leads_to_it_whatever_words_stand_before(engine: Page, real_site: Path, before: str, few: float) -> None:
    """Words of everyday that lead to some guide must not lead away from the one that is named."""
    named: dict[str, set[str]] = {}
    for id, called in names(real_site).items():
        for name in called:
            named.setdefault(name, set()).add(id)
    found = engine.evaluate(FIND, [{"q": before + name} for name in named])
    missed = [name for name, one in zip(named, found, strict=True) if not named[name] & set(one["guides"][:1])]
    assert len(missed) <= few * len(named), "\n".join(missed)


@pytest.mark.parametrize("typed", TYPED)
def test_the_name_of_a_guide_leads_to_it_however_it_is_typed(engine: Page, real_site: Path, typed: str) -> None:
    known = [(id, TYPED[typed](re.sub("[,:()]", "", name))) for id, called in names(real_site).items() for name in called[:2]]
    found = engine.evaluate(FIND, [{"q": name} for _, name in known])
    missed = [f"{name} → {one['guides']}" for (id, name), one in zip(known, found, strict=True) if id not in one["guides"]]
    assert len(missed) <= 0.02 * len(known), "\n".join(missed)


def test_a_list_that_is_shown_early_keeps_its_order(engine: Page) -> None:
    """So that nobody touches what another guide has just taken the place of."""
    sentences = [row for row in rows(DATA / "search-queries-held.yml") if len(row["q"].split()) >= 6][:100]
    shown = engine.evaluate(
        """rows => Promise.all(rows.map(async ({q}) => { const ids = list => list.map(guide => guide.address).join();
            let before = ""; const { list } = await hocdvc.answers.find(q, early => { before = ids(early.list); });
            return [before, ids(list)]; }))""",
        [*sentences, {"q": "khai sinh"}],
    )
    assert shown[-1][0]
    assert [one for one in shown if one[0] and one[0] != one[1]] == []


def test_known_words_are_not_run_together(engine: Page) -> None:
    """The address dichvucong.gov.vn stands in lessons, and is not what three words mean."""
    assert engine.evaluate("hocdvc.search.read('dịch vụ công').map(node => node.word)") == ["dịch", "vụ", "công"]
    assert engine.evaluate("hocdvc.search.read('vn e id').map(node => node.word)") == ["vneid"]


def test_what_people_mean_leads_to_a_guide_but_answers_nothing(engine: Page) -> None:
    said = engine.evaluate("""hocdvc.search.guides('ở luôn').then(({ nodes, list }) => ({ guide: list[0].address,
        same: nodes.flatMap(node => node.others || []).length,
        means: nodes.flatMap(node => node.means || []).map(one => one.terms.join(' ')) }))""")
    assert said == {"guide": "hoc/dang-ky-thuong-tru.html", "same": 0, "means": ["thuong tru", "thuong tru"]}


def place(part: str, number: int) -> str:
    return f"{part} {number}" if part in {"step", "stuck", "faq"} else part


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda file: file.stem)
def test_a_question_gets_the_passage_that_answers_it_or_none(engine: Page, real_site: Path, file: Path) -> None:
    known = existing(file, real_site)
    found = engine.evaluate(FIND, known)
    wrong, invented, answerable, unanswerable = [], [], 0, 0
    for row, one in zip(known, found, strict=True):
        first = one["answers"][0] if one["answers"] else None
        if row["where"] == "none":
            unanswerable += 1
            invented += [f"{row['q']} → {first}"] if first else []
        else:
            answerable += 1
            right = first and answers(row, first)
            wrong += [] if right else [f"{row['q']} → {first}"]
    right_first, refused = REACHED[file.stem]
    assert len(wrong) <= (1 - right_first) * answerable, "\n".join(wrong)
    assert len(invented) <= (1 - refused) * unanswerable, "\n".join(invented)


def answers(row: dict[str, Any], place_of: list[Any]) -> bool:
    """Whether a place, as guide, part and number, is one that answers."""
    guide, part, number = place_of
    own = {f"{row['guide']}/{one}" if "/" not in one else one for one in (row["where"], *row.get("also", ()))}
    return f"{guide}/{place(part, number)}" in own


def test_who_is_told_nothing_is_led_to_the_nearest_places(engine: Page, real_site: Path) -> None:
    """Half of the questions that a lesson answers, and which are refused all the same, find the right place named below."""
    known = [row for file in QUESTIONS for row in existing(file, real_site)]
    found = engine.evaluate(FIND, known)
    refused = [(row, one["below"]) for row, one in zip(known, found, strict=True) if one["question"] and not one["answers"]]
    answerable = [any(answers(row, one) for one in below) for row, below in refused if row["where"] != "none"]
    assert sum(answerable) >= 0.5 * len(answerable), f"{sum(answerable)} of {len(answerable)}"
    named = [len(below) for row, below in refused if row["where"] == "none"]
    assert sum(named) <= 1.2 * len(named), "what no lesson tells is not led astray much"


@pytest.mark.parametrize(
    "typed",
    [
        "dang ky khai sinh",
        "Đăng ký khai sinh",
        "dawng kys khai sinh",
        "d9ang8 ky1 khai sinh",
        "dangkykhaisinh",
        "sinh khai ky dang",
        "dki khai sinh",
    ],
)
def test_every_way_of_typing_finds_the_same(engine: Page, typed: str) -> None:
    assert engine.evaluate(FIND, [{"q": typed}])[0]["guides"][0] == "dang-ky-khai-sinh"


@pytest.mark.parametrize(
    "typed", ["", " ", "?", "\u0301", "a" * 5000, "<img src=x onerror=alert(1)>", "đ" * 300, "🙂", "\ud800", "0" * 400]
)
def test_odd_input_is_answered_like_any_other(engine: Page, typed: str) -> None:
    """Nothing breaks, and it takes no time worth naming."""
    found = engine.evaluate(
        "async q => { const f = await hocdvc.answers.find(q); return f.list.length >= 0 && Array.isArray(f.answers) }", typed
    )
    assert found is True
