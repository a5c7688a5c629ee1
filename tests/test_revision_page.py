"""“Ôn 5 phút” in a real browser: what was missed comes back on its day, as Leitner's boxes have it, and nothing stored can harm it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe import by_day_and_night
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect
from waiting import until

ASSETS = Path(str(files("generator") / "theme" / "assets"))
START = datetime(2026, 11, 23, 9, 0)
EPOCH = (START.date() - datetime(1970, 1, 1).date()).days
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BIRTH, STAY, CARD = "dang-ky-khai-sinh", "dang-ky-tam-tru", "cap-the-can-cuoc"

Bank = dict[str, dict[str, list[tuple[str, int]]]]
"""The shipped questions: by quiz, then by way of asking; each with its id and seconds."""


@pytest.fixture(scope="module")
def bank(real_site: Path) -> Bank:
    found: Bank = {}
    for path in sorted((real_site / "site" / "assets" / "hoi").glob("*.js")):
        quiz, questions = json.loads(f"[{path.read_text('utf-8').removeprefix('hocdvc.take(').removesuffix(');' + chr(10))}]")
        for own, html in questions.items():
            ask, seconds = (re.search(f'data-{name}="([^"]*)"', html) for name in ("ask", "seconds"))
            assert ask
            assert seconds
            found.setdefault(quiz, {}).setdefault(ask[1], []).append((own, int(seconds[1])))
    return found


def some(bank: Bank, quiz: str, many: int, ask: str = "one") -> list[str]:
    """Ids of so many questions."""
    return [own for own, _ in bank[quiz][ask][:many]]


@pytest.fixture
def home(request: pytest.FixtureRequest, real_site: Path, served: str) -> str:
    """The address of the page by double-click, or over http where a test asks for it."""
    return f"{served}/on-tap.html" if getattr(request, "param", "file") == "http" else (real_site / "site" / "on-tap.html").as_uri()


@pytest.fixture
def tab(browser: Browser, home: str) -> Iterator[Page]:
    """The page on a phone on the first day; nothing in it may fail or leave. What a test withholds, no worker may bring."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce", service_workers="block")
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("request", lambda one: wrong.append(one.url) if urlsplit(one.url).hostname not in {None, "", "127.0.0.1"} else None)
    page.clock.set_fixed_time(START)
    page.goto(home)
    yield page
    context.close()
    assert wrong == []


both = pytest.mark.parametrize("home", ["file", "http"], indirect=True)


def on_day(tab: Page, day: int) -> None:
    """Open the page anew so many days after the first."""
    tab.clock.set_fixed_time(START + timedelta(days=day))
    tab.reload()


def miss(tab: Page, quiz: str, *owns: str) -> None:
    tab.evaluate("([quiz, owns]) => owns.forEach(own => hocdvc.leitner.answered(quiz, own, false))", [quiz, list(owns)])


def stored(tab: Page) -> dict[str, str]:
    return dict(tab.evaluate("Object.entries(localStorage).filter(([name]) => name.includes('due:'))"))


def put(tab: Page, **due: str) -> None:
    """Due records as they stand in the store; then the page anew. On a busy machine Chromium may open it before it has kept them, and then
    never does: so they are put in until they are there."""
    wanted = {f"hocdvc:due:{quiz}": records for quiz, records in due.items()}
    for _ in range(9):
        tab.evaluate("wanted => Object.keys(wanted).forEach(name => localStorage.setItem(name, wanted[name]))", wanted)
        tab.reload()
        if wanted.keys() <= set(tab.evaluate("Object.keys(localStorage)")):
            return
    raise AssertionError("the browser keeps nothing")


def heading(tab: Page) -> Locator:
    return tab.locator("#on .panel:visible h2")


def press(tab: Page, name: str | re.Pattern[str]) -> None:
    tab.locator("#quiz-dock").get_by_role("button", name=name).click()


def answer(tab: Page, right: bool) -> str:
    """Answer the open question, of the kind that has one right option; returns what is said."""
    part = tab.locator(".question:visible")
    key = part.locator(".key [data-right]").get_attribute("data-key")
    values = part.locator(".live input").evaluate_all("inputs => inputs.map(one => one.value)")
    wanted = next(value for value in values if (value == key) is right)
    part.locator(f'.live input[value="{wanted}"]').check(force=True)
    press(tab, "Trả lời")
    return tab.locator(".said").inner_text()


def run(tab: Page, *rights: bool) -> list[str]:
    """Answer all questions of a round in order; returns the guide of each."""
    guides = []
    for right in rights:
        guides.append(tab.locator(".question:visible").get_attribute("data-guide") or "")
        answer(tab, right)
        press(tab, re.compile("Câu tiếp theo|Xem kết quả"))
    return guides


# ---- the boxes -------------------------------------------------------------------------------------------------------


@both
def test_a_missed_question_comes_back_after_1_7_and_30_days_and_is_learnt(tab: Page, bank: Bank) -> None:
    (own,) = some(bank, BIRTH, 1)
    miss(tab, BIRTH, own)
    on_day(tab, 0)
    expect(heading(tab)).to_have_text("Hôm nay chưa có câu đến hạn")
    expect(tab.locator(".when")).to_have_text("ngày mai")
    for day, told, due in ((1, "sau 7 ngày", 8), (8, "ngày 31/12", 38)):
        on_day(tab, day)
        expect(heading(tab)).to_have_text("Hôm nay có 1 câu đến hạn")
        press(tab, "Bắt đầu ôn")
        assert f"Câu này quay lại {told}." in answer(tab, True)
        assert stored(tab) == {f"hocdvc:due:{BIRTH}": f"{own}={2 if day == 1 else 3}.{EPOCH + due}"}
        on_day(tab, due - 1)
        expect(heading(tab)).to_have_text("Hôm nay chưa có câu đến hạn")
    on_day(tab, 38)
    press(tab, "Bắt đầu ôn")
    assert "Bạn đã thuộc câu này." in answer(tab, True)
    assert stored(tab) == {}
    press(tab, "Xem kết quả")
    expect(heading(tab)).to_have_text("Bạn đúng 1 trên 1 câu")
    expect(tab.locator(".bye")).to_have_text("Bạn đã thuộc hết các câu từng sai.")
    expect(tab.locator(".levels")).to_have_text("Đã thuộc1 câu")


@pytest.mark.parametrize("box", [1, 2, 3])
def test_a_wrong_answer_goes_back_to_box_1_at_once(tab: Page, bank: Bank, box: int) -> None:
    (own,) = some(bank, BIRTH, 1)
    put(tab, **{BIRTH: f"{own}={box}.{EPOCH}"})
    press(tab, "Bắt đầu ôn")
    said = answer(tab, False)
    assert "Chưa đúng." in said
    assert "Đáp án: " in said
    assert "Câu này quay lại ngày mai." in said
    assert "Xem lại bước" in said
    assert stored(tab) == {f"hocdvc:due:{BIRTH}": f"{own}=1.{EPOCH + 1}"}
    expect(tab.locator(".live")).to_have_attribute("disabled", "")
    press(tab, "Xem kết quả")
    expect(tab.locator(".levels")).to_have_text("Quay lại ngày mai1 câu")
    expect(tab.locator(".again a")).to_have_attribute("href", re.compile(r"^hoc/.*#buoc-\d"))
    expect(tab.locator(".bye")).to_have_text("Hôm nay bạn ôn xong rồi. Hẹn bạn ngày mai.")
    expect(tab.locator("#quiz-dock")).to_be_hidden()


def test_a_question_never_missed_never_enters(tab: Page) -> None:
    assert tab.evaluate(f"hocdvc.leitner.answered('{BIRTH}', 'x', true)") is None
    assert stored(tab) == {}


def test_before_its_day_a_right_answer_moves_nothing(tab: Page, bank: Bank) -> None:
    own, other = some(bank, BIRTH, 2)
    put(tab, **{BIRTH: f"{own}=2.{EPOCH + 3},{other}=2.{EPOCH + 3}"})
    expect(tab.locator(".when")).to_have_text("sau 3 ngày")
    press(tab, "Ôn trước hạn")
    assert "Câu này vẫn quay lại sau 3 ngày." in answer(tab, True)
    press(tab, "Câu tiếp theo")
    assert "Câu này quay lại ngày mai." in answer(tab, False)
    assert stored(tab) == {f"hocdvc:due:{BIRTH}": f"{own}=2.{EPOCH + 3},{other}=1.{EPOCH + 1}"}


def test_closing_half_way_loses_nothing(tab: Page, bank: Bank) -> None:
    owns = some(bank, BIRTH, 3)
    put(tab, **{BIRTH: ",".join(f"{own}=1.{EPOCH}" for own in owns)})
    press(tab, "Bắt đầu ôn")
    run(tab, True)
    tab.reload()
    expect(heading(tab)).to_have_text("Hôm nay có 2 câu đến hạn")
    press(tab, "Bắt đầu ôn")
    expect(tab.locator(".question")).to_have_attribute("data-own", owns[1])


STEPS = st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=14)


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page with nothing but the memory and the boxes, whose today is `window.day`."""
    today = "constructor(...a) { super(...(a.length ? a : [1970, 0, 1 + day, 12])); }"
    clock = f"window.day = 20000; const Real = Date; Date = class extends Real {{ {today} }}"
    scripts = (clock, *((ASSETS / name).read_text("utf-8") for name in ("store.js", "leitner.js")))
    page = tmp_path_factory.mktemp("hop") / "hop.html"
    page.write_text("<!doctype html><title>Hộp</title>" + "".join(f"<script>{one}</script>" for one in scripts), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    return tab


@pytest.fixture(autouse=True)
def empty(request: pytest.FixtureRequest) -> None:
    if "bare" in request.fixturenames:
        request.getfixturevalue("bare").evaluate("localStorage.clear(); day = 20000")


@QUIET
@given(steps=STEPS)
def test_any_run_of_answers_goes_as_the_rule_says(steps: list[tuple[int, bool]], bare: Page) -> None:
    """Against the rule in five lines of Python."""
    bare.evaluate("localStorage.clear()")
    day, box, due, expected = 20000, 0, 0, []
    for wait, right in steps:
        day += wait
        if not right:
            box, due = 1, day + 1
        elif box and due <= day:
            box, due = (0, 0) if box == 3 else (box + 1, day + (7, 30)[box - 1])
        expected.append([box, due - day] if box else None)
    found = bare.evaluate(
        """steps => { let today = 20000; return steps.map(([wait, right]) => {
            window.day = today += wait;
            hocdvc.leitner.answered('mau', 'a', right);
            return hocdvc.leitner.due(Infinity).map(one => [one.box, one.days])[0] || null;
        }) }""",
        steps,
    )
    assert found == expected


@pytest.mark.parametrize("wrong", [-20000, -400, -1, 1, 400, 60000])
def test_a_clock_that_was_wrong_neither_loses_nor_freezes_a_question(bare: Page, wrong: int) -> None:
    """Missed under a wrong clock, or looked at under one: with the right clock it is due within its usual wait."""
    bare.evaluate(f"day = 20000 + {wrong}; hocdvc.leitner.answered('mau', 'a', false); day = 20000")
    assert bare.evaluate("hocdvc.leitner.due(Infinity).length") == 1
    assert bare.evaluate("hocdvc.leitner.soonest()") <= 1
    bare.evaluate("hocdvc.leitner.soonest(); day = 20001")
    assert bare.evaluate("hocdvc.leitner.count()") == 1
    bare.evaluate(f"localStorage.setItem('hocdvc:due:khac', 'b=3.20025'); day = 20000 + {wrong}; hocdvc.leitner.due(); day = 20000")
    assert bare.evaluate("hocdvc.leitner.due(30).filter(one => one.own === 'b').length") == 1


# ---- which questions, and in which order -----------------------------------------------------------------------------


def test_a_round_takes_about_five_minutes_the_oldest_first_and_mixes_guides(tab: Page, bank: Bank) -> None:
    old, newer = some(bank, BIRTH, 3), some(bank, STAY, 8)
    put(tab, **{BIRTH: ",".join(f"{own}=1.{EPOCH - 5}" for own in old), STAY: ",".join(f"{own}=1.{EPOCH}" for own in newer)})
    expect(heading(tab)).to_have_text("Hôm nay có 11 câu đến hạn")
    press(tab, "Bắt đầu ôn")
    expect(tab.locator(".where p")).to_contain_text("Câu 1 trên ")
    total = int((tab.locator(".where p").inner_text().split(" trên ")[1]).split(" ")[0])
    seconds = dict(bank[BIRTH]["one"] + bank[STAY]["one"])
    long = [sum(seconds[own] for own in (old + newer)[:many]) for many in (total, total + 1)]
    assert long[0] <= 300 < long[1] or total == 10
    guides = run(tab, *[True] * total)
    assert guides.count("Đăng ký khai sinh") == 3
    assert all(one != other for one, other in pairwise(guides)), guides
    press(tab, f"Ôn tiếp, còn {11 - total} câu")
    expect(tab.locator(".where p")).to_have_text(re.compile(r"^Câu 1 trên \d+ · Đăng ký tạm trú$"))


@QUIET
@given(many=st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_due_on_one_day_each_quiz_has_its_turn(many: list[int], bare: Page) -> None:
    """So the ten that are asked never come from one quiz while others wait as long."""
    bare.evaluate("localStorage.clear(); day = 20000")
    bare.evaluate("many => many.forEach((n, q) => { for (let i = 0; i < n; i++) hocdvc.leitner.answered('q' + q, 'c' + i, false) })", many)
    order = bare.evaluate("hocdvc.leitner.due(1).map(one => one.quiz)")
    assert sorted(order) == sorted(f"q{at}" for at, n in enumerate(many) for _ in range(n))
    assert len(set(order[: len(many)])) == len(many)


@both
def test_a_question_on_a_picture_shows_it(tab: Page, bank: Bank) -> None:
    (own,) = some(bank, BIRTH, 1, "point")
    put(tab, **{BIRTH: f"{own}=1.{EPOCH}"})
    press(tab, "Bắt đầu ôn")
    image = tab.locator(".question img")
    expect(image).to_be_visible()
    image.scroll_into_view_if_needed()
    until(tab, "document.querySelector('.question img').naturalWidth > 0")
    assert "Đúng rồi." in answer(tab, True)


# ---- what is stored may be anything ----------------------------------------------------------------------------------

HOSTILE = {
    "../../evil": "a=1.1",
    "//evil.example/x": "a=1.1",
    "javascript:alert(1)": "a=1.1",
    "khong-co-bai-nay": "a=1.1",
    "constructor": "constructor=1.1",
    "x" * 81: "a=1.1",
    STAY: '<img src=x onerror="alert(1)">=1.1',
    CARD: "a=1.1," * 9000,
}


@both
def test_a_hostile_store_opens_no_file_and_harms_nothing(tab: Page, bank: Bank) -> None:
    (own,) = some(bank, BIRTH, 1)
    asked: list[str] = []
    tab.on("request", lambda one: asked.append(one.url))
    put(tab, **HOSTILE, **{BIRTH: f"{own}=1.{EPOCH},khong-con-nua=1.{EPOCH},__proto__=1.1".removesuffix(",__proto__=1.1")})
    expect(heading(tab)).to_have_text("Hôm nay có 2 câu đến hạn")
    press(tab, "Bắt đầu ôn")
    expect(tab.locator(".where p")).to_contain_text("Câu 1 trên 1")
    assert [url.rsplit("/", 1)[1] for url in asked if "/hoi/" in url] == [f"{BIRTH}.js"]
    assert not any("evil" in url or "constructor" in url for url in asked)
    assert "khong-con-nua" not in stored(tab)[f"hocdvc:due:{BIRTH}"], "a question that is no longer there is forgotten"


ENTRY = st.tuples(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), st.integers(1, 3), st.integers(0, 99999))
TEXT = st.one_of(st.text(max_size=40), st.from_regex(r"[a-z0-9,.=-]{0,40}", fullmatch=True), st.lists(ENTRY, max_size=5).map(
    lambda rows: ",".join(f"{own}={box}.{day}" for own, box, day in rows)
))  # fmt: skip
WHOLE = re.compile(r"[a-z0-9-]{1,80}=[1-3]\.[0-9]{1,5}(,[a-z0-9-]{1,80}=[1-3]\.[0-9]{1,5})*")


@QUIET
@given(text=TEXT)
def test_a_due_record_is_whole_or_nothing(text: str, bare: Page) -> None:
    found = bare.evaluate("text => Array.from(hocdvc.boxes(text), ([own, [box, day]]) => [own, box, day])", text)
    assert bool(found) == bool(WHOLE.fullmatch(text))
    bare.evaluate("text => { localStorage.clear(); localStorage.setItem('hocdvc:due:mau', text) }", text)
    due = bare.evaluate("hocdvc.leitner.due(Infinity)")
    assert sorted(one["own"] for one in due) == sorted(own for own, _, _ in found)
    assert all(one["days"] <= (1, 7, 30)[one["box"] - 1] for one in due)


def test_without_a_store_it_says_so(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    tab = context.new_page()
    tab.goto(home)
    expect(heading(tab)).to_have_text("Máy này không cho trang ghi nhớ")
    expect(tab.locator("#quiz-dock")).to_be_hidden()
    expect(tab.locator(".rows a").first).to_be_visible()
    context.close()


def test_without_a_script_the_quizzes_are_there(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(home)
    expect(tab.get_by_text("Phần ôn tập cần bật JavaScript.")).to_be_visible()
    expect(tab.locator(".rows a").first).to_be_visible()
    expect(tab.locator("#on .panel").first).to_be_hidden()
    context.close()


@pytest.mark.parametrize("home", ["http"], indirect=True)
def test_a_file_that_does_not_open_costs_no_question(tab: Page, bank: Bank) -> None:
    (own,) = some(bank, BIRTH, 1)
    put(tab, **{BIRTH: f"{own}=1.{EPOCH}"})
    tab.route("**/assets/hoi/*.js", lambda route: route.abort())
    press(tab, "Bắt đầu ôn")
    expect(tab.locator(".said")).to_contain_text("Chưa mở được câu hỏi.")
    assert stored(tab) == {f"hocdvc:due:{BIRTH}": f"{own}=1.{EPOCH}"}
    tab.unroute("**/assets/hoi/*.js")
    press(tab, "Bắt đầu ôn")
    expect(tab.locator(".question")).to_be_visible()


# ---- people, and the file to carry -----------------------------------------------------------------------------------


def test_each_person_has_boxes_of_their_own(tab: Page, bank: Bank) -> None:
    own, other = some(bank, BIRTH, 2)
    put(tab, **{BIRTH: f"{own}=1.{EPOCH}"})
    tab.evaluate("hocdvc.join('Bà')")
    tab.reload()
    expect(heading(tab)).to_have_text("Bạn chưa có câu nào cần ôn")
    miss(tab, BIRTH, other)
    assert stored(tab) == {f"hocdvc:due:{BIRTH}": f"{own}=1.{EPOCH}", f"hocdvc@2:due:{BIRTH}": f"{other}=1.{EPOCH + 1}"}
    tab.evaluate("hocdvc.reset()")
    assert stored(tab) == {f"hocdvc:due:{BIRTH}": f"{own}=1.{EPOCH}"}


def test_the_file_carries_what_is_due_and_keeps_what_is_further_behind(bare: Page) -> None:
    bare.evaluate("localStorage.setItem('hocdvc:due:mau', 'a=1.20001,b=3.20030,c=2.20005')")
    file = bare.evaluate("hocdvc.exported()")
    bare.evaluate("localStorage.clear()")
    assert bare.evaluate("file => hocdvc.imported(file)", file) == 1
    assert stored(bare) == {"hocdvc:due:mau": "a=1.20001,b=3.20030,c=2.20005"}
    assert bare.evaluate("file => hocdvc.imported(file)", file) == 0
    bare.evaluate("localStorage.setItem('hocdvc:due:mau', 'a=2.20001,c=2.20003,d=1.20001')")
    assert bare.evaluate("file => hocdvc.imported(file)", file) == 1
    assert stored(bare) == {"hocdvc:due:mau": "a=1.20001,c=2.20003,d=1.20001,b=3.20030"}


ROWS = st.dictionaries(st.sampled_from("abcde"), st.tuples(st.integers(1, 3), st.integers(19990, 20030)), min_size=1)


@QUIET
@given(mine=ROWS, theirs=ROWS)
def test_two_devices_merge_to_the_same(mine: dict[str, tuple[int, int]], theirs: dict[str, tuple[int, int]], bare: Page) -> None:
    text = ["".join(",".join(f"{own}={box}.{day}" for own, (box, day) in rows.items())) for rows in (mine, theirs)]
    merged = []
    for here, there in (text, text[::-1]):
        bare.evaluate("text => { localStorage.clear(); localStorage.setItem('hocdvc:due:mau', text) }", here)
        bare.evaluate("text => hocdvc.imported(text)", json.dumps({"hocdvc": 1, "records": {"due:mau": there}}))
        merged.append(dict(one.split("=") for one in stored(bare)["hocdvc:due:mau"].split(",")))
    expected = {own: min(rows[own] for rows in (mine, theirs) if own in rows) for own in {*mine, *theirs}}
    assert merged == [{own: f"{box}.{day}" for own, (box, day) in expected.items()}] * 2


@pytest.mark.parametrize("text", ["", "a=1", "a=4.1", "a=1.1,", "a=1.1|", "a|a=1", "A=1.1", "a=1.123456", "a=1.1\n"])
def test_a_damaged_due_record_is_not_taken_in(bare: Page, text: str) -> None:
    assert bare.evaluate("text => hocdvc.imported(text)", json.dumps({"hocdvc": 1, "records": {"due:mau": text, "quiz:mau": "a=1.1"}})) == 0


def test_the_progress_page_says_how_many_are_due(tab: Page, bank: Bank, home: str) -> None:
    own, other = some(bank, BIRTH, 2)
    put(tab, **{BIRTH: f"{own}=1.{EPOCH},{other}=1.{EPOCH + 1},khong-con-nua=1.{EPOCH}", "khong-co": f"a=1.{EPOCH}"})
    tab.goto(home.replace("on-tap", "tien-bo"))
    expect(tab.locator(".sum .revise")).to_have_text("Ôn 5 phút · 1 câu đến hạn")
    tab.evaluate("hocdvc.join('Bà')")
    tab.reload()
    expect(tab.locator(".sum .revise")).to_have_text("Ôn 5 phút · chưa có câu đến hạn")
    tab.locator(".sum .revise a").click()
    expect(heading(tab)).to_have_text("Bạn chưa có câu nào cần ôn")


# ---- for everybody ---------------------------------------------------------------------------------------------------


def states(tab: Page, bank: Bank) -> Iterator[str]:
    """The page in one state after another."""
    own, other = some(bank, BIRTH, 2)
    yield "new"
    put(tab, **{BIRTH: f"{own}=1.{EPOCH + 1}"})
    yield "wait"
    put(tab, **{BIRTH: f"{own}=2.{EPOCH},{other}=1.{EPOCH}"})
    yield "due"
    press(tab, "Bắt đầu ôn")
    yield "ask"
    press(tab, "Trả lời")
    expect(tab.locator(".said")).to_contain_text("chưa trả lời xong")
    yield "unfinished"
    answer(tab, False)
    yield "wrong"
    press(tab, "Câu tiếp theo")
    answer(tab, True)
    yield "right"
    press(tab, "Xem kết quả")
    yield "end"


def test_axe_finds_nothing_in_any_state(tab: Page, bank: Bank) -> None:
    for state in states(tab, bank):
        assert by_day_and_night(tab, "#noi-dung") == [], state


@pytest.mark.parametrize("size", ["", "rat-to"])
def test_it_fits_320_pixels(tab: Page, bank: Bank, size: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.evaluate("size => localStorage.setItem('hocdvc.chu', size)", size)
    tab.reload()
    for state in states(tab, bank):
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, state
        small = tab.locator("#on :is(button, label, input[type=text]):visible, #quiz-dock button:visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).filter(box => box.height && box.height < 44).length"
        )
        assert small == 0, state


def test_keys_alone_are_enough(tab: Page, bank: Bank) -> None:
    owns = some(bank, BIRTH, 2)
    put(tab, **{BIRTH: ",".join(f"{own}=1.{EPOCH}" for own in owns)})
    key(tab, "Enter", lambda: focused(tab) == "Bắt đầu ôn")
    for last in (False, True):
        part = tab.locator(".question:visible")
        until(tab, "document.activeElement === document.querySelector('.question h2')", "reading starts at the question")
        right = part.locator(".key [data-right]").get_attribute("data-key")
        key(tab, "Space", lambda: tab.evaluate("document.activeElement.type === 'radio'"))
        while tab.evaluate("document.activeElement.value") != right:
            tab.keyboard.press("ArrowDown")
        key(tab, "Enter", lambda: focused(tab) == "Trả lời")
        expect(tab.locator(".said")).to_contain_text("Đúng rồi.")
        assert focused(tab) == ("Xem kết quả" if last else "Câu tiếp theo")
        tab.keyboard.press("Enter")
    expect(heading(tab)).to_have_text("Bạn đúng 2 trên 2 câu")
    assert focused(tab) == "Bạn đúng 2 trên 2 câu"


def focused(tab: Page) -> str:
    return str(tab.evaluate("document.activeElement.textContent"))


def key(tab: Page, name: str, there: Callable[[], bool]) -> None:
    """Tab until it is reached, then press the key."""
    for _ in range(60):
        if there():
            tab.keyboard.press(name)
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"no way there by Tab: {focused(tab)}")


def test_a_double_click_answers_once(tab: Page, bank: Bank) -> None:
    owns = some(bank, BIRTH, 2)
    put(tab, **{BIRTH: ",".join(f"{own}=1.{EPOCH}" for own in owns)})
    press(tab, "Bắt đầu ôn")
    tab.locator(".question .live input").first.check(force=True)
    tab.locator("#quiz-dock button").dblclick()
    expect(tab.locator(".where p")).to_contain_text("Câu 1 trên 2")
    expect(tab.locator(".said .head")).to_be_visible()
