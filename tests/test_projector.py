"""The quiz on the classroom's wall: every ask shown and revealed, large enough and whole, by keys, remote and mouse; scores by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from axe import by_day_and_night
from conftest import REPO, TODAY
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from projector_book import ASKS, EXTREMES, book
from shipped import QUIZZES, few

from generator import publish
from generator.render import render

ADDRESS = "kiem-tra/mau.html"
ASSETS = Path(str(files("generator") / "theme" / "assets"))
KEY = "hocdvc:chieu:mau"
SIZES: dict[str, ViewportSize] = {"1280": {"width": 1280, "height": 720}, "1920": {"width": 1920, "height": 1080}}
LEAST = {1280: 36, 1920: 54}
"""Font size in px: a capital of 40 mm (1/200 of 8 m) on an image 2 m wide, at 0.71 of the font size."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("chieu")
    publish.publish_docs(out, publish.own_docs(out), render(book()), (), publish.Ledger())
    fresh = publish.site.prepare(out)
    publish.make_html("mkdocs", REPO, out, fresh, TODAY)
    return fresh


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A teacher's computer without a network, and with the quiz page as it is without its own script."""
    made = browser.new_context(viewport=SIZES["1280"], reduced_motion="reduce", offline=True)
    made.route("**/quiz.js", lambda route: route.abort())
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext, site: Path) -> Iterator[Page]:
    """The quiz page by double-click; nothing in it may fail, ask or leave."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else wrong.append(asked.url))
    page.goto((site / ADDRESS).as_uri())
    yield page
    assert wrong == []


def project(tab: Page, *ids: str) -> None:
    """Opens the projector for the questions of these ids, or all short ones."""
    if not tab.evaluate("!!window.hocdvc.project"):
        tab.add_script_tag(url=(ASSETS / "projector.js").as_uri())
    script = "ids => hocdvc.project(ids.map(id => document.querySelector(`.question[data-id=\"${id}\"]`)), 'Kiểm tra bài mẫu')"
    tab.evaluate(script, list(ids or ASKS))
    expect(tab.get_by_role("dialog", name="Chiếu lên bảng")).to_be_visible()


def play(tab: Page, *ids: str, teams: int = 0) -> None:
    project(tab, *ids)
    press(tab, str(teams), "PageDown")


def press(tab: Page, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def stage(tab: Page) -> str:
    """What can be read on the stage, in one line."""
    return re.sub(r"\s+", " ", tab.locator(".pj-stage").inner_text()).strip()


def heading(tab: Page) -> str:
    return tab.locator(".pj h1").inner_text()


def scores(tab: Page) -> list[str]:
    return tab.locator(".pj-score").all_inner_texts()


def said(tab: Page) -> str:
    return tab.locator(".pj [role=status]").inner_text()


# ---- every ask -----------------------------------------------------------------------------------------------------


SHOWN: dict[str, list[str]] = {
    "chon": [
        "Câu hỏi chon? A Mười ngày B Sáu mươi ngày C <img src=x onerror=",
        "B Sáu mươi ngày Đúng.",
        "Đáp án: B Vì chon là thế. A Ngắn quá.",
    ],
    "nhieu": ["Câu hỏi nhieu? A Giấy chứng sinh", "A Giấy chứng sinh Đúng. B Bằng lái Sai. C Căn cước Đúng.", "Đáp án: A, C Vì nhieu"],
    "y": [
        "a Đọc tên miền. ? b",
        "Đọc tên miền. Đúng. Đúng b Đưa mã OTP. ?",
        "b Đưa mã OTP. Sai. Sai c Tự gõ. ?",
        "c Tự gõ. Đúng. Đúng d",
        "Sai. Sai",
    ],
    "viet": [
        "Câu hỏi viet? Viết câu trả lời ra bảng con.",
        "Lập hộ mới Đúng. Cũng đúng: hộ mới.",
        "Đáp án: Lập hộ mới Vì viet là thế. Vào hộ. Chưa",
    ],
    "so": ["Viết câu trả lời ra bảng con.", "Câu hỏi so? 7,5 ngày", "Đáp án: 7,5 ngày Vì so là thế."],
    "thutu": ["A Nộp hồ sơ B Điền tờ khai C Đăng nhập D Mở trang", "Thứ tự đúng: D – C – B – A", "Thứ tự đúng: D – C – B – A Vì thutu"],
    "dien": ["Trời (1) ………, lá (2) ………, đất nâu.", "Trời đỏ, lá xanh, đất nâu.", "Đáp án: (1) đỏ, (2) xanh Vì dien"],
    "cho": ["1 2 1 Ô tên 2 Nút gửi", "1 Ô tên Sai. 2 Nút gửi Đúng.", "Đáp án: 2 Vì cho là thế. 1 Sai chỗ."],
    "canh": ["Câu hỏi canh? Có người gọi xin mã. A Cúp máy B Đọc mã", "Kết cục tốt Cúp máy Để yên Không mất gì.", "Cách tốt nhất Vì canh"],
}
"""By id: what stands on the stage, press after press."""


@pytest.mark.parametrize("id", SHOWN)
def test_every_ask_is_shown_and_revealed(tab: Page, id: str) -> None:
    play(tab, id)
    assert heading(tab) == "Câu 1 / 1 · Thông hiểu"
    for words in SHOWN[id]:
        assert words in stage(tab)
        press(tab, "PageDown")


def test_pairs_are_listed_by_the_labels_of_the_paper_then_joined(tab: Page) -> None:
    """The columns stand in the order of the page, whichever that is."""
    play(tab, "ghep")
    columns = tab.locator('.question[data-id="ghep"] .columns li').evaluate_all("all => all.map(one => one.textContent.trim())")
    label = {name: number for number, name in (re.split(r"\.\s+", one) for one in columns)}
    for number, name in ((number, name) for name, number in label.items()):
        assert f"{number} {name}" in stage(tab)
    press(tab, "PageDown")
    wanted = [("a", "Con cả", "Cường"), ("b", "Con hai", "Anh"), ("c", "Con út", "Bình")]
    assert stage(tab).endswith(" ".join(f"{row} {words} {label[name]} {name}" for row, words, name in wanted))


def test_what_is_right_is_told_by_more_than_colour(tab: Page) -> None:
    play(tab, "chon")
    assert tab.locator(".pj-sign").count() == 0
    press(tab, "PageDown")
    assert tab.locator(".pj-box.good .off").all_inner_texts() == ["Đúng."]
    assert tab.locator(".pj-box.good .pj-sign").count() == 1
    assert tab.locator(".pj-box.bad .pj-sign").count() == 3
    assert said(tab).startswith("Đáp án: B.")
    shapes = tab.locator(".pj-badge").evaluate_all(
        "all => all.map(one => getComputedStyle(one).clipPath + getComputedStyle(one).borderRadius)"
    )
    assert len(set(shapes)) == 4


def test_statements_can_be_shown_all_at_once(tab: Page) -> None:
    play(tab, "y")
    tab.get_by_role("button", name="Hiện mọi ý").click()
    assert tab.locator(".pj-box.good, .pj-box.bad").count() == 4


def test_the_picture_has_its_numbers_on_its_places(tab: Page) -> None:
    play(tab, "cho")
    picture = tab.locator(".pj-pic").bounding_box()
    assert picture
    for place, y in zip(tab.locator(".pj-place").all(), (200, 400), strict=True):
        box = place.bounding_box()
        assert box
        assert abs(box["y"] - picture["y"] - picture["height"] * y / 1280) < 3
    press(tab, "PageDown")
    expect(tab.locator(".pj-place.good")).to_have_text("2")


def test_a_story_is_walked_by_the_turns_the_class_takes(tab: Page) -> None:
    play(tab, "canh")
    tab.get_by_role("button", name="Cúp máy").click()
    assert stage(tab) == "Rồi có tin nhắn lạ. A Bấm thử B Để yên"
    press(tab, "ArrowDown", "Enter")
    assert "Kết cục xấu Cúp máy Bấm thử Máy nhiễm mã độc." in stage(tab)
    press(tab, "PageUp")
    assert stage(tab).startswith("Rồi có tin nhắn lạ.")
    press(tab, "PageUp", "ArrowUp", "Enter")
    assert "Kết cục xấu Đọc mã Mất tài khoản." in stage(tab)
    press(tab, "PageDown")
    assert "Cách tốt nhất" in stage(tab)
    assert "Cúp máy → Để yên" in stage(tab)


# ---- large enough, and whole -----------------------------------------------------------------------------------------

WALK = """least => {
  const wrong = [], stage = document.querySelector(".pj-stage"), seen = new Set();
  const check = () => {
    const edge = stage.getBoundingClientRect(), where = document.querySelector(".pj h1").textContent + " " + stage.textContent.slice(0, 60);
    if (stage.scrollHeight > stage.clientHeight || stage.scrollWidth > stage.clientWidth) wrong.push("scrolls: " + where);
    stage.querySelectorAll(".pj-slide *:not(.off):not(.pj-place):not(.pj-place *)").forEach((one) => {
      const box = one.getBoundingClientRect();
      const wide = box.left < edge.left - 1 || box.right > edge.right + 1, high = box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
      if (wide || high) wrong.push("sticks out: " + where);
      const own = Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
      if (own && parseFloat(getComputedStyle(one).fontSize) < least) wrong.push("small: " + where);
    });
    if (document.documentElement.scrollWidth > innerWidth) wrong.push("page scrolls: " + where);
    seen.add(stage.textContent);
  };
  const main = document.querySelector(".pj-bar .main");
  for (let n = 0; n < 4000 && !document.querySelector(".pj.ended"); n += 1) { check(); main.click(); }
  return [Array.from(new Set(wrong)), seen.size];
}"""


@pytest.mark.parametrize("quiz", few(QUIZZES, "dang-ky-tam-tru", "de-thu-tot-nghiep"))
def test_every_shipped_question_can_be_read_at_the_back_row(context: BrowserContext, real_site: Path, quiz: str) -> None:
    """All at 1280, where the sizes that are not shares of the width weigh most; exams, which draw from all quizzes, at 1920 too."""
    for size, viewport in list(SIZES.items())[: 2 if quiz.startswith("de-thu") else 1]:
        tab = context.new_page()  # a tab that fills the screen keeps its size
        tab.set_viewport_size(viewport)
        tab.goto((real_site / "site" / "kiem-tra" / f"{quiz}.html").as_uri())
        tab.evaluate("localStorage.clear()")
        ids = tab.locator(".question").evaluate_all("all => all.map(one => one.dataset.id)")
        play(tab, *ids, teams=8)
        wrong, screens = tab.evaluate(WALK, LEAST[int(size)])
        assert wrong == [], size
        assert screens > 2 * len(ids)


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_an_author_may_write_is_dealt_out_over_screens(tab: Page, size: str) -> None:
    tab.set_viewport_size(SIZES[size])
    play(tab, *EXTREMES, teams=8)
    wrong, screens = tab.evaluate(WALK, LEAST[int(size)])
    assert wrong == []
    assert screens > 20


def test_no_word_is_lost_or_said_twice_when_a_question_is_dealt_out(tab: Page) -> None:
    play(tab, "dai")
    seen = stage(tab)
    while "Xem tiếp" in tab.locator(".pj-bar .main").inner_text():
        press(tab, "PageDown")
        seen += " " + stage(tab)
    asked = tab.locator('.question[data-id="dai"] .ask')
    wanted = [asked.locator("h2").text_content() or "", *asked.locator(".options li").all_text_contents()]
    label = re.compile(r"[A-H]\.?|…")
    plain = [[word for word in text.split() if not label.fullmatch(word)] for text in (seen, " ".join(wanted))]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("size", [*SIZES, "320"])
def test_buttons_are_large_enough_to_press(tab: Page, size: str) -> None:
    tab.set_viewport_size(SIZES.get(size, {"width": 320, "height": 640}))
    play(tab, "chon", teams=8)
    press(tab, "c")
    for one in tab.locator(".pj button:visible").all():
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 47.5, one.inner_text()
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.evaluate("innerWidth")


# ---- a game ---------------------------------------------------------------------------------------------------------


def test_a_whole_game_of_eight_teams_with_the_keyboard_alone(tab: Page) -> None:
    """Scores are counted by hand: what each press must leave on the board; then all of it is undone, one by one."""
    project(tab, "chon", "viet", "so")
    press(tab, "8")
    names = tab.locator(".pj-names input")
    expect(names).to_have_count(8)
    names.nth(0).focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("Ong Vàng 1")
    names.nth(7).focus()
    press(tab, "Tab", "Tab")
    tab.get_by_role("button", name="Bắt đầu").focus()
    press(tab, "Enter")
    assert heading(tab) == "Câu 1 / 3 · Thông hiểu"
    tab.locator(".pj-stage").focus()
    steps = [("1", "10000000"), ("8", "10000001"), ("8", "10000002"), ("Shift+Digit1", "00000002"), ("Shift+Digit1", "00000002")]
    press(tab, "Enter")
    board = [list("00000000")]
    for key, wanted in steps:
        press(tab, key)
        assert scores(tab) == list(wanted)
        if board[-1] != list(wanted):
            board.append(list(wanted))
    press(tab, "Enter", "Enter")
    assert heading(tab) == "Câu 2 / 3 · Thông hiểu"
    for key, wanted in [("3", "00100002"), ("4", "00110002"), ("-", "00110002"), ("8", "00110001")]:
        press(tab, key)
        assert scores(tab) == list(wanted)
        if board[-1] != list(wanted):
            board.append(list(wanted))
    press(tab, "Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
    assert stage(tab).startswith("Đồng hạng nhất: Đội 3, Đội 4, Đội 8")
    ranks = tab.locator(".pj-podium li").evaluate_all("all => all.map(one => one.querySelector('.pj-rank').textContent.trim())")
    assert ranks == ["Hạng 1"] * 3 + ["Hạng 4"] * 5
    for before in reversed(board[:-1]):
        press(tab, "u")
        assert scores(tab) == before
    assert stage(tab).startswith("Chưa đội nào ghi điểm")
    press(tab, "Control+z")
    assert scores(tab) == list("00000000")


def give(tab: Page, *shown: str) -> None:
    """Taps the cards that each team shows, then closes the row."""
    tab.get_by_role("button", name="Ghi thẻ").click()
    for hand, letters in zip(tab.locator(".pj-hand").all(), shown, strict=True):
        for letter in letters:
            hand.get_by_role("button", name=letter, exact=True).click()
    tab.get_by_role("button", name="Xong").click()


def test_cards_score_by_themselves_once(tab: Page) -> None:
    play(tab, "chon", "cho", teams=3)
    give(tab, "A", "BAB", "")
    assert tab.locator(".pj-held").all_inner_texts() == ["A", "B", ""]
    press(tab, "PageDown")
    assert scores(tab) == ["0", "1", "0"]
    assert "Đội 2: 1 điểm." in said(tab)
    press(tab, "PageUp", "PageDown")
    assert scores(tab) == ["0", "1", "0"]
    press(tab, "u")
    assert scores(tab) == ["0", "0", "0"]
    press(tab, "PageUp")
    give(tab, "B", "", "B")
    press(tab, "PageDown", "PageDown", "PageDown")
    assert scores(tab) == ["1", "1", "1"]
    give(tab, "2", "1", "2")
    press(tab, "PageDown")
    assert scores(tab) == ["2", "1", "2"]


def test_cards_by_the_scale_of_the_question(tab: Page) -> None:
    """Many: right minus wrong of two. Statements: 1, 2, 3, 4 right are 0.1, 0.25, 0.5, 1; they count when the last one is out."""
    project(tab, "nhieu", "y")
    press(tab, "4")
    tab.get_by_label("Theo thang điểm của câu").check()
    tab.get_by_role("button", name="Bắt đầu").click()
    give(tab, "AC", "A", "AB", "ABC")
    press(tab, "PageDown")
    assert scores(tab) == ["1", "0,5", "0", "0,5"]
    press(tab, "PageDown", "PageDown")
    give(tab, "ac", "a", "abc", "bd")
    press(tab, "PageDown", "PageDown", "PageDown")
    assert scores(tab) == ["1", "0,5", "0", "0,5"]
    press(tab, "PageDown")
    assert scores(tab) == ["2", "1", "0,5", "0,5"]
    press(tab, "u")
    assert scores(tab) == ["1", "0,5", "0", "0,5"]


def test_cards_that_are_not_all_right_are_worth_nothing_when_a_question_is_one_point(tab: Page) -> None:
    play(tab, "nhieu", "y", teams=2)
    give(tab, "AC", "A")
    press(tab, "PageDown", "PageDown", "PageDown")
    assert scores(tab) == ["1", "0"]
    give(tab, "ab", "ac")
    press(tab, "a")
    assert scores(tab) == ["1", "1"]


def test_by_mouse_and_touch_alone(tab: Page) -> None:
    play(tab, "viet", "so", teams=2)
    tab.get_by_role("button", name="Cộng điểm cho Đội 2").click()
    tab.get_by_role("button", name="Cộng điểm cho Đội 2").click()
    tab.get_by_role("button", name="Trừ điểm của Đội 2").click()
    assert scores(tab) == ["0", "1"]
    press(tab, "Enter")
    assert scores(tab) == ["0", "1"], "Enter goes on, it does not press the tile again"
    assert "Lập hộ mới" in stage(tab)
    tab.get_by_role("button", name="Hoàn tác").click()
    assert scores(tab) == ["0", "2"]
    for name in ("Vì sao?", "Câu sau", "Đáp án", "Vì sao?", "Xếp hạng", "Chơi lại"):
        tab.get_by_role("button", name=name, exact=True).click()
    assert heading(tab) == "Chiếu lên bảng"


# ---- remote, keys, clock ----------------------------------------------------------------------------------------------


def test_a_presenter_remote_is_enough(tab: Page) -> None:
    """Next and back are PageDown and PageUp, the dark button is a full stop, the start button Escape and F5."""
    project(tab, "chon", "viet")
    press(tab, "PageDown")
    press(tab, "PageDown", "PageDown", "PageDown")
    assert heading(tab).startswith("Câu 2")
    press(tab, "PageUp")
    assert heading(tab).startswith("Câu 1")
    assert "Đáp án: B" in stage(tab)
    press(tab, ".")
    expect(tab.locator(".pj-stage")).not_to_be_visible()
    press(tab, "PageDown")
    assert "Đáp án: B" in stage(tab), "the press that lights the screen does nothing else"
    press(tab, "b", "b")
    expect(tab.locator(".pj-stage")).to_be_visible()
    unheard = "key => !document.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))"
    assert tab.evaluate(unheard, "F5") is False
    assert tab.evaluate(unheard, "PageDown") is True
    press(tab, "Escape")
    expect(tab.locator(".pj")).to_have_count(0)
    expect(tab.locator("#quiz")).to_be_visible()


def test_home_end_help_and_skip(tab: Page) -> None:
    play(tab, "chon", "viet", "so")
    press(tab, "n")
    assert heading(tab).startswith("Câu 2")
    press(tab, "End")
    assert stage(tab) == "Hết câu hỏi rồi. Cảm ơn cả lớp!"
    press(tab, "PageDown", "PageUp")
    assert heading(tab).startswith("Câu 2")
    press(tab, "Home", "?")
    expect(tab.get_by_role("group", name="Các phím")).to_be_visible()
    press(tab, "Escape")
    expect(tab.get_by_role("group", name="Các phím")).not_to_be_visible()
    assert heading(tab).startswith("Câu 1")


def test_typing_a_name_presses_nothing(tab: Page) -> None:
    project(tab, "chon")
    press(tab, "1")
    field = tab.get_by_label("Tên đội 1")
    field.fill("")
    tab.keyboard.type("Biển 8 - h?.")
    press(tab, "Home", "End", "ArrowLeft", "Space", "Backspace")
    assert field.input_value() == "Biển 8 - h?."
    assert heading(tab) == "Chiếu lên bảng"
    press(tab, "PageDown")
    assert tab.locator(".pj-team .pj-name").all_inner_texts() == ["Biển 8 - h?."]


def test_the_page_behind_is_out_of_reach_and_comes_back_as_it_was(tab: Page) -> None:
    tab.evaluate("document.querySelector('.skip').focus()")
    play(tab, "chon")
    expect(tab.locator("#quiz")).not_to_be_visible()
    for _ in range(30):
        press(tab, "Tab")
        assert tab.evaluate("document.activeElement === document.body || !!document.activeElement.closest('.pj')")
    tab.get_by_role("button", name="Thoát").click()
    assert tab.evaluate("document.activeElement.className") == "skip"


def test_the_clock_runs_stands_warns_and_never_reveals(tab: Page) -> None:
    tab.clock.install(time=TODAY.isoformat())
    tab.clock.pause_at(f"{TODAY.isoformat()}T01:00:00")
    play(tab, "chon")
    clock = tab.get_by_role("timer")
    tab.clock.run_for(5000)
    expect(clock).to_have_text("30")
    press(tab, "Space")
    tab.clock.run_for(10_000)
    expect(clock).to_have_text("20")
    press(tab, "t")
    tab.clock.run_for(60_000)
    expect(clock).to_have_text("20")
    press(tab, "t")
    tab.clock.run_for(14_500)
    expect(clock).to_have_text("6")
    assert "rush" not in (tab.locator(".pj").get_attribute("class") or "")
    tab.clock.run_for(1000)
    expect(clock).to_have_text("5")
    assert "rush" in (tab.locator(".pj").get_attribute("class") or "")
    assert said(tab) == "Còn 5 giây."
    tab.clock.run_for(60_000)
    expect(clock).to_have_text("Hết giờ")
    assert said(tab) == "Hết giờ."
    assert tab.locator(".pj-sign").count() == 0
    press(tab, "t")
    expect(clock).to_have_text("30")
    press(tab, "PageDown")
    expect(clock).not_to_be_visible()


# ---- closing, coming back, and what may be stored ----------------------------------------------------------------------


def test_a_game_survives_a_reload(tab: Page) -> None:
    play(tab, "chon", "viet", "canh", teams=2)
    press(tab, "1", "1", "2", "n", "PageDown")
    tab.reload()
    project(tab, "chon", "viet", "canh")
    assert stage(tab).startswith("Chơi tiếp? Ván trước dừng ở câu 2 trên 3. Đội 1 2 Đội 2 1")
    press(tab, "PageDown")
    assert heading(tab).startswith("Câu 2 / 3")
    assert "Cũng đúng" in stage(tab)
    assert scores(tab) == ["2", "1"]
    press(tab, "u", "u", "n", "ArrowDown", "Enter")
    assert scores(tab) == ["1", "0"]
    tab.reload()
    project(tab, "canh", "viet", "chon")
    press(tab, "PageDown")
    assert stage(tab).startswith("Rồi có tin nhắn lạ."), "the order and the place are those of the game, not of the page"
    tab.reload()
    project(tab)
    tab.get_by_role("button", name="Chơi ván mới").click()
    assert heading(tab) == "Chiếu lên bảng"
    assert tab.evaluate("localStorage.length") == 0


def test_a_game_that_is_over_is_forgotten_on_leaving(tab: Page) -> None:
    play(tab, "chon", teams=2)
    assert tab.evaluate("Object.keys(localStorage)") == [KEY]
    press(tab, "End", "Escape")
    assert tab.evaluate("Object.keys(localStorage)") == []


GOOD = {
    "ids": ["chon", "canh"],
    "at": 0,
    "step": 0,
    "page": 0,
    "path": [],
    "teams": ["An", "Bo"],
    "exact": False,
    "over": False,
    "cards": [["a"], []],
    "log": [[0, 0, 1000, 0], [1, 1, 0, 1000]],
}
BAD: list[dict[str, object]] = [
    {"ids": []},
    {"ids": ["chon", "chon"]},
    {"ids": ["chon", "la"]},
    {"ids": ["__proto__"]},
    {"ids": "chon"},
    {"at": 2},
    {"at": -1},
    {"at": 0.5},
    {"at": "0"},
    {"step": 9},
    {"page": 1e9},
    {"path": ["goi"]},
    {"at": 1, "path": ["tin", "a"]},
    {"at": 1, "path": [{"toString": 1}]},
    {"teams": ["An", ""]},
    {"teams": ["An", "  Bo"]},
    {"teams": ["An", "B" * 25]},
    {"teams": ["An", 5]},
    {"teams": ["x"] * 9, "cards": [[]] * 9, "log": []},
    {"teams": {"length": 2}},
    {"exact": "no"},
    {"over": 1},
    {"cards": [["a"]]},
    {"cards": [["z"], []]},
    {"cards": [None, []]},
    {"log": [[0, 0, -1000, 0]]},
    {"log": [[0, 0, 1000]]},
    {"log": [[0, 0, 1000, 0.5]]},
    {"log": [[9, 0, 1000, 0]]},
    {"log": [[0, 2, 1000, 0]]},
    {"log": [[0, 0, 1e12, 0]]},
    {"log": "x"},
    {"log": [[0, 0, 1, 0]] * 5001},
    {"ids": None},
]
TEXTS = ["", "null", "0", "[]", '"x"', "{", "{}", "true", '{"__proto__":{"ids":["chon"]}}', "<img src=x onerror=alert(1)>", "9" * 5000]


def test_a_damaged_or_hostile_store_is_dropped(tab: Page) -> None:
    for kept in (*TEXTS, *(json.dumps({**GOOD, **part}) for part in BAD)):
        tab.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
        project(tab, "chon", "canh")
        assert "Số đội" in stage(tab), kept
        assert tab.evaluate("Object.keys(localStorage)") == [], kept
        tab.reload()


def test_what_is_sound_is_taken_and_names_stay_words(tab: Page) -> None:
    kept = {**GOOD, "teams": ["<b onclick=alert(1)>x", "Bo"]}
    tab.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
    project(tab, "chon", "canh")
    assert "<b onclick=alert(1)>x 1 Bo 1" in stage(tab)
    press(tab, "PageDown", "PageDown")
    assert scores(tab) == ["1", "1"]


def test_a_store_that_is_full_or_forbidden_stops_nothing(tab: Page) -> None:
    tab.evaluate("() => { Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no'); }; }")
    play(tab, "chon", teams=2)
    press(tab, "1", "PageDown")
    assert scores(tab) == ["1", "0"]


# ---- for everyone --------------------------------------------------------------------------------------------------------


def test_axe_is_content_in_every_state(tab: Page) -> None:
    project(tab, "chon", "y", "ghep", "dien", "cho", "canh")
    assert by_day_and_night(tab) == [], "setup"
    press(tab, "8", "PageDown", "c")
    assert by_day_and_night(tab) == [], "cards"
    press(tab, "Escape", "?")
    assert by_day_and_night(tab) == [], "keys"
    press(tab, "Escape", "b")
    assert by_day_and_night(tab) == [], "dark screen"
    press(tab, "b", "3")
    while True:
        assert by_day_and_night(tab) == [], stage(tab)
        if tab.locator(".pj.ended").count():
            break
        press(tab, "a", "PageDown")
    assert "Đội 3 về nhất" in stage(tab)
    press(tab, "PageUp")
    tab.reload()
    project(tab)
    assert "Chơi tiếp?" in stage(tab)
    assert by_day_and_night(tab) == [], "coming back"


def test_nothing_moves_when_less_motion_is_wanted(tab: Page) -> None:
    play(tab, "chon", teams=2)
    press(tab, "1", "End")
    assert tab.evaluate("document.getAnimations().length") == 0
