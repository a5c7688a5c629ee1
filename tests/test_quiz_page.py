"""A quiz page in a real browser: every way of asking, right, half right and wrong, in practice and in a test; by mouse, keys and
touch; with a clock, on paper, without a script, and with a memory that is damaged or hostile."""

from __future__ import annotations

import http.server
import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe import by_day_and_night, complaints
from conftest import REPO, TODAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect
from quiz_book import ASKS, DRAW, HOSTILE, book
from quiz_hands import HALF, RIGHT, TOLD, WRONG, Answer, give, go_through, judge, kept, only, press, question, remember, start, tick, write
from waiting import styled, until

from generator import publish
from generator.render import render

RECORD = "hocdvc:quiz:mau"


def make_site(out: Path, engine: str) -> Path:
    publish.publish_docs(out, publish.own_docs(out), render(book()), (), publish.Ledger())
    fresh = publish.site.prepare(out)
    assert publish.make_html(engine, REPO, out, fresh, TODAY) == ()
    return fresh


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("quiz"), "mkdocs")


@pytest.fixture(scope="module")
def addresses(site: Path) -> Iterator[dict[str, str]]:
    """The folder of the quizzes by double-click and over http."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"file": (site / "kiem-tra").as_uri(), "http": f"http://127.0.0.1:{server.server_address[1]}/kiem-tra"}
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(browser: Browser, addresses: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """The quiz just opened on a phone; nothing in it may fail or leave."""
    shape = {"viewport": {"width": 360, "height": 800}, "reduced_motion": "reduce", **getattr(request, "param", {})}
    context = browser.new_context(**shape)
    context.set_default_timeout(15_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(f"{addresses['file']}/mau.html")
    yield page
    assert wrong == []
    context.close()


def panel(tab: Page) -> Locator:
    return tab.locator(".panel")


def title(tab: Page) -> Locator:
    return tab.locator(".panel h2")


# ---- without a script, and on paper ----------------------------------------------------------------------------------


def test_readable_without_script(browser: Browser, addresses: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(f"{addresses['file']}/mau.html")
    for id in ASKS:
        expect(question(tab, id).get_by_role("heading")).to_be_visible()
    for words in ("Trong 60 ngày", HOSTILE, "Có người gọi xin mã.", "Trả lệ phí", "Gõ (1) …………"):
        expect(tab.get_by_text(words).first).to_be_visible()
    expect(question(tab, "cho").get_by_role("img")).to_be_visible()
    key = question(tab, "han").locator("details")
    expect(key.get_by_text("Muộn quá.")).to_be_hidden()
    key.get_by_text("Xem đáp án và giải thích").click()
    for words in ("Đáp án: B", "Muộn quá.", "Vì han là thế.", "Xem lại bước 1"):
        expect(key.get_by_text(words)).to_be_visible()
    expect(tab.locator("#quiz-dock")).to_be_hidden()
    context.close()


def boxes(tab: Page, css: str) -> list[tuple[float, float]]:
    """Top and bottom of what can be seen, as it stands on the page."""
    found = tab.locator(css).evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom])")
    return [(top, bottom) for top, bottom in found if bottom > top]


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_questions_first_and_the_key_after(browser: Browser, addresses: dict[str, str], script: bool) -> None:
    context = browser.new_context(java_script_enabled=script, viewport={"width": 688, "height": 1000})
    tab = context.new_page()
    tab.goto(f"{addresses['file']}/mau.html")
    if script:
        start(tab, "Luyện tập")
        give(tab, RIGHT["han"])
        press(tab, "Câu tiếp theo")
    tab.emulate_media(media="print")
    asked, answers = boxes(tab, ".question .ask"), boxes(tab, ".question .answer")
    assert len(asked) == len(answers) == len(ASKS)
    assert max(bottom for _, bottom in asked) <= min(top for top, _ in answers)
    assert asked == sorted(asked)
    for css in (".live", ".over", ".said", ".where", ".panel", ".flag", "#quiz-dock", ".key summary"):
        assert not any(one.is_visible() for one in tab.locator(css).all()), css
    expect(tab.get_by_text("Họ và tên:")).to_be_visible()
    assert tab.locator(".question .key").evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)") == ["page"] + ["auto"] * (
        len(ASKS) - 1
    )
    for css in (".question .ask", ".question .key"):
        assert set(tab.locator(css).evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")) == {"avoid"}
    assert (question(tab, "cho").get_by_role("img").bounding_box() or {})["width"] <= 45 / 25.4 * 96 + 1
    context.close()


def test_paper_is_the_one_on_the_screen(tab: Page, addresses: dict[str, str]) -> None:
    tab.goto(f"{addresses['file']}/rut.html")
    start(tab, "Luyện tập", "417")
    shown = kept(tab, "rut")["ids"]
    assert len(shown) == sum(count for _, count in DRAW)
    tab.emulate_media(media="print")
    printed = tab.locator(".question").evaluate_all(
        "all => all.filter(one => one.querySelector('.ask').offsetHeight).map(one => one.dataset.id)"
    )
    assert printed == shown
    assert [text.split(" · ")[0] for text in tab.locator(".question:not([data-out]) .count").all_inner_texts()] == [
        f"Câu {at}" for at in range(1, 5)
    ]
    expect(tab.get_by_text("Mã đề 417")).to_be_visible()
    colours = tab.evaluate(
        "[...document.querySelectorAll('form.quiz *')].flatMap(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"
    )
    channels = {tuple(re.findall(r"[\d.]+", colour)[:3]) for colour in colours}
    assert all(red == green == blue for red, green, blue in channels), "black and white"


def test_exam_on_paper_has_its_parts(tab: Page, addresses: dict[str, str]) -> None:
    tab.goto(f"{addresses['file']}/de.html")
    tab.emulate_media(media="print")
    tops = [top for top, _ in boxes(tab, "form.quiz>h2, .question .ask")]
    assert len(tops) == 3 + 7
    assert tops == sorted(tops)
    breaks = tab.locator(".question .key").evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)")
    assert breaks == ["page"] + ["auto"] * 6


# ---- the first screen ------------------------------------------------------------------------------------------------


def test_first_screen_says_what_it_is(tab: Page, addresses: dict[str, str]) -> None:
    expect(panel(tab)).to_contain_text("11 câu, chừng 11 phút.")
    assert tab.locator("#quiz-dock button:visible").all_inner_texts() == ["Luyện tập", "Thi thử"]
    expect(tab.get_by_label("Mã đề", exact=True)).to_have_value(re.compile(r"^[1-9]\d\d$"))
    tab.goto(f"{addresses['file']}/rut.html")
    expect(panel(tab)).to_contain_text("4 câu, chừng 4 phút.")
    tab.goto(f"{addresses['file']}/de.html")
    expect(panel(tab)).to_contain_text("7 câu, 50 phút.")
    assert tab.locator("#quiz-dock button:visible").all_inner_texts() == ["Làm đề: 50 phút", "Luyện tập"]


def test_same_number_same_paper(tab: Page, addresses: dict[str, str]) -> None:
    papers = []
    for number in ("417", "418", "0417"):
        tab.goto(f"{addresses['file']}/rut.html")
        start(tab, "Luyện tập", number)
        papers.append((kept(tab, "rut")["ids"], tab.locator("form.quiz").evaluate("one => one.querySelector('.options').textContent")))
        tab.evaluate("hocdvc.dropRun('rut'); location.hash = '#x'")
        tab.evaluate("localStorage.clear(); Object.defineProperty(document, 'hidden', { value: false })")
    assert papers[0] == papers[2] != papers[1]


def test_print_and_board(tab: Page, addresses: dict[str, str]) -> None:
    tab.evaluate("window.print = () => { window.printed = true; }; hocdvc.project = (...facts) => { window.shown = facts; };")
    tab.locator("details.more summary").click()
    tab.get_by_label("Mã đề", exact=True).fill("417")
    tab.get_by_label("Mã đề", exact=True).press("Enter")
    expect(title(tab)).to_have_text("Chọn cách làm")
    tab.get_by_role("button", name="In đề này").click()
    assert tab.evaluate("window.printed")
    tab.get_by_role("button", name="Chiếu lên bảng").click()
    assert tab.evaluate("window.shown[0].length") == len(ASKS)
    assert tab.evaluate("window.shown[1]") == "Kiểm tra bài mẫu · Mã đề 417"


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_board_opens_from_the_address_and_keeps_what_is_half_done(tab: Page, addresses: dict[str, str], scheme: str) -> None:
    tab.goto(f"{addresses[scheme]}/mau.html")
    start(tab, "Thi thử", "417")
    before = kept(tab)
    tab.goto("about:blank")
    tab.goto(f"{addresses[scheme]}/mau.html#chieu")
    until(tab, "!!hocdvc.project")
    until(tab, lambda: kept(tab) == before, "what is half done was not kept")


# ---- practice: every kind, right at once, at the second try, and wrong -------------------------------------------------


def record(tab: Page) -> str:
    """How each question went, as the device keeps it."""
    return str(tab.evaluate("key => localStorage.getItem(key)", RECORD)).partition("|")[2]


def right_at_once(tab: Page, id: str) -> None:
    said = give(tab, RIGHT[id])
    expect(said).to_contain_text("Đúng rồi.")
    expect(said).to_contain_text(f"Vì {id} là thế.")
    expect(tab.locator("#quiz-dock .btn:not(.ghost)")).to_be_focused()


def right_at_the_second_try(tab: Page, id: str) -> None:
    first, reason, _ = WRONG[id]
    said = give(tab, first)
    for words in ("Chưa đúng.", reason, "Bạn còn một lần thử."):
        expect(said).to_contain_text(words)
    for words in ("là thế", "Đáp án"):
        expect(said).not_to_contain_text(words)
    expect(question(tab, id).locator(".live")).not_to_contain_text("Đáp án")
    expect(give(tab, RIGHT[id])).to_contain_text("Đúng rồi.")


def wrong_twice(tab: Page, id: str) -> None:
    first, _, second = WRONG[id]
    give(tab, first)
    said = give(tab, second)
    for words in ("Chưa đúng.", TOLD[id], f"Vì {id} là thế."):
        expect(said).to_contain_text(words)
    assert question(tab, id).locator("fieldset.live").evaluate("one => one.disabled")


WAYS = {"right at once": (right_at_once, 1, 11), "second try": (right_at_the_second_try, 2, 0), "wrong twice": (wrong_twice, 3, 0)}


@pytest.mark.parametrize(
    ("way", "scheme"), [("right at once", "file"), ("second try", "http"), ("wrong twice", "file"), ("right at once", "http")]
)
def test_practice(tab: Page, addresses: dict[str, str], scheme: str, way: str) -> None:
    goes, went, count = WAYS[way]
    tab.goto(f"{addresses[scheme]}/mau.html")
    start(tab, "Luyện tập")
    for id in ASKS:
        expect(question(tab, id)).to_be_visible()
        goes(tab, id)
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    expect(title(tab)).to_have_text(f"Bạn đúng {count} trên 11 câu")
    assert record(tab) == ",".join(f"{id}={went}" for id in ASKS)


def test_half_right_is_not_right_in_practice(tab: Page) -> None:
    start(tab, "Luyện tập")
    for id in ASKS:
        if id in HALF:
            expect(give(tab, HALF[id][0])).to_contain_text("Chưa đúng.")
        give(tab, RIGHT[id])
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    expect(title(tab)).to_have_text(f"Bạn đúng {11 - len(HALF)} trên 11 câu")


def test_nothing_or_the_same_again_is_not_counted(tab: Page) -> None:
    start(tab, "Luyện tập")
    said = tab.locator(".said")
    press(tab, "Trả lời")
    expect(said).to_contain_text("Bạn chưa trả lời xong câu này.")
    give(tab, tick("han", "a"))
    give(tab, tick("han", "a"))
    expect(said).to_contain_text("Bạn chưa đổi câu trả lời.")
    expect(give(tab, RIGHT["han"])).to_contain_text("Đúng rồi.")
    only(tab, "co-quan")
    give(tab, write("co-quan", "tỉnh"))
    expect(give(tab, write("co-quan", " Tinh "))).to_contain_text("Bạn chưa đổi câu trả lời.")
    only(tab, "canh")
    press(tab, "Xem kết cục")
    expect(said).to_contain_text("Câu chuyện chưa đi tới cuối.")
    only(tab, "thu-tu")
    press(tab, "Trả lời")
    expect(said).to_contain_text("Bạn chưa đổi thứ tự.")


def test_a_reason_that_gives_the_answer_away_waits(tab: Page) -> None:
    only(tab, "co-quan")
    expect(give(tab, write("co-quan", "Huyện"))).not_to_contain_text("UBND")
    give(tab, write("co-quan", "tỉnh"))
    expect(tab.locator(".said")).to_contain_text("UBND xã")


WRITTEN = [
    ("co-quan", "ỦY BAN NHÂN DÂN XÃ", True),
    ("co-quan", "ubnd xa", True),
    ("co-quan", "Uy\u0309 ban nhân dân xã", True),
    ("co-quan", "ủy ban nhân dân", False),
    ("dau", " MÃ  số ", True),
    ("dau", "ma\u0303 so\u0302\u0301", True),
    ("dau", "mã so", False),
    ("so", "7,5", True),
    ("so", "7.5 Ngay", True),
    ("so", "8 hôm", True),
    ("so", "8,01", False),
    ("so", "7.500", False),
    ("so", "7,5 tuần", False),
    ("so", "-7,5", False),
]


@pytest.mark.parametrize("id", ["co-quan", "dau", "so"])
def test_writing_is_judged_kindly(tab: Page, id: str) -> None:
    only(tab, id)
    for words, right in [(words, right) for known, words, right in WRITTEN if known == id]:
        write(id, words)(tab)
        tab.keyboard.press("Enter")
        expect(tab.locator(".said")).to_contain_text("Đúng rồi." if right else "Chưa đúng.")
        if not right:
            give(tab, RIGHT[id])
        press(tab, "Xem kết quả")
        tab.get_by_role("button", name="Làm lại đề này").click()


NUMBERS = [
    ("60", 60, ""),
    ("60 ngày", 60, "ngày"),
    ("7,5", 7.5, ""),
    ("7.5", 7.5, ""),
    ("7.000", 7000, ""),
    ("7 000 đồng", 7000, "đồng"),
    ("7000đ", 7000, "đ"),
    ("1.250.000,5 đồng.", 1250000.5, "đồng"),
    ("0.125", 0.125, ""),
    ("12.", 12, ""),
    ("−3 độ", -3, "độ"),
]


def test_numbers_as_vietnamese_write_them(tab: Page) -> None:
    for text, value, unit in NUMBERS:
        assert tab.evaluate("text => hocdvc.asks.number(text)", text) == {"value": value, "unit": unit}, text
    for text in ("", "sáu mươi", "ngày 7", "1,2,3", "1.2.3"):
        assert tab.evaluate("text => hocdvc.asks.number(text)", text) is None, text


def test_words_instead_of_a_number_are_no_try(tab: Page) -> None:
    only(tab, "so")
    expect(give(tab, write("so", "bảy rưỡi"))).to_contain_text("Bạn viết bằng chữ số")
    expect(give(tab, RIGHT["so"])).to_contain_text("Đúng rồi.")


# ---- by pointer, by keys, by touch -------------------------------------------------------------------------------------


def middle(one: Locator) -> tuple[float, float]:
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(tab: Page, thing: Locator, place: Locator) -> None:
    """Drag by mouse."""
    place.scroll_into_view_if_needed()
    tab.mouse.move(*middle(thing))
    tab.mouse.down()
    tab.mouse.move(*middle(place), steps=4)
    tab.mouse.up()


def slide(tab: Page, thing: Locator, place: Locator) -> None:
    """Drag by finger."""
    place.scroll_into_view_if_needed()
    (x, y), (to_x, to_y) = middle(thing), middle(place)
    finger = tab.context.new_cdp_session(tab)
    points = [(x + (to_x - x) * step / 4, y + (to_y - y) * step / 4) for step in range(5)]
    for at, (now_x, now_y) in enumerate(points):
        kind = "touchMove" if at else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": now_x, "y": now_y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    # Chromium takes the first tap after a made-up slide for a part of it.
    tab.locator(".question:visible h2").tap(position={"x": 1, "y": 1})


def row(tab: Page, words: str) -> Locator:
    return question(tab, "thu-tu").locator(".live li", has_text=words)


def chip(tab: Page, id: str, words: str) -> Locator:
    return question(tab, id).locator(".chip", has_text=words)


def right(tab: Page) -> None:
    tab.locator("#quiz-dock .btn:not(.ghost)").click()
    expect(tab.locator(".said")).to_contain_text("Đúng rồi.")


def test_pointer_drags(tab: Page) -> None:
    only(tab, "thu-tu")
    tab.set_viewport_size({"width": 800, "height": 1200})
    for at, words in enumerate(("Mở trang", "Đăng nhập", "Điền tờ khai")):
        drag(tab, row(tab, words).locator(".grip"), question(tab, "thu-tu").locator(".live li").nth(at))
        expect(question(tab, "thu-tu").locator(".live li").nth(at)).to_contain_text(words)
    right(tab)
    only(tab, "ghep")
    for words, place in (("Mở tài khoản", 0), ("Tra cứu", 1), ("Xác nhận", 2)):
        drag(tab, chip(tab, "ghep", words), question(tab, "ghep").locator(".row").nth(place))
    expect(tab.locator(".moved")).to_contain_text("Xác nhận một lần")
    right(tab)
    only(tab, "dien")
    for words, place in (("khai sinh", 0), ("Tìm kiếm", 1)):
        drag(tab, chip(tab, "dien", words), question(tab, "dien").get_by_role("combobox").nth(place))
    right(tab)


def test_a_thing_dropped_beside_stays_where_it_was(tab: Page) -> None:
    only(tab, "thu-tu")
    tab.set_viewport_size({"width": 800, "height": 1200})
    before = question(tab, "thu-tu").locator(".live li").all_inner_texts()
    drag(tab, row(tab, "Mở trang").locator(".grip"), question(tab, "thu-tu").get_by_role("heading"))
    assert question(tab, "thu-tu").locator(".live li").all_inner_texts() == before
    row(tab, "Mở trang").locator("span").click()
    row(tab, "Mở trang").locator("span").click()
    expect(question(tab, "thu-tu").locator(".held")).to_have_count(0)
    assert question(tab, "thu-tu").locator(".live li").all_inner_texts() == before


def test_pointer_presses(tab: Page) -> None:
    for id, answer in (("han", "Trong 60 ngày"), ("cho", "Nút gửi")):
        only(tab, id)
        question(tab, id).locator(".card", has_text=answer).click(force=True)
        right(tab)
    only(tab, "cho")
    question(tab, "cho").locator(".spot[for$=-b]").click()
    expect(question(tab, "cho").get_by_role("radio", name="Nút gửi")).to_be_checked()
    expect(question(tab, "cho").locator(".spot.on")).to_have_count(1)
    right(tab)
    only(tab, "giay-to")
    for answer in ("Giấy chứng sinh", "Số định danh"):
        question(tab, "giay-to").locator(".card", has_text=answer).click(force=True)
    right(tab)
    only(tab, "tinh-huong")
    for at, answer in enumerate(("Đúng", "Sai", "Đúng", "Sai")):
        question(tab, "tinh-huong").locator(".row").nth(at).get_by_text(answer, exact=True).click(force=True)
    right(tab)


@pytest.mark.parametrize("tab", [{"has_touch": True, "is_mobile": True}], indirect=True)
def test_touch_alone(tab: Page) -> None:
    start(tab, "Thi thử")

    def then() -> None:
        tab.locator("#quiz-dock .btn:not(.ghost)").tap()

    question(tab, "han").locator(".card", has_text="Trong 60 ngày").tap(force=True)
    then()
    for answer in ("Giấy chứng sinh", "Số định danh"):
        question(tab, "giay-to").locator(".card", has_text=answer).tap(force=True)
    then()
    for at, answer in enumerate(("Đúng", "Sai", "Đúng", "Sai")):
        question(tab, "tinh-huong").locator(".row").nth(at).get_by_text(answer, exact=True).tap(force=True)
    then()
    RIGHT["co-quan"](tab)
    then()
    row(tab, "Mở trang").locator("span").tap()
    expect(tab.locator(".moved")).to_have_text("Đã nhấc: Mở trang. Bấm chỗ muốn đặt.")
    question(tab, "thu-tu").locator(".live li span").first.tap()
    expect(tab.locator(".moved")).to_have_text("Mở trang: vị trí 1 trên 4")
    slide(tab, row(tab, "Đăng nhập").locator(".grip"), row(tab, "Nộp hồ sơ"))
    row(tab, "Điền tờ khai").locator("span").tap()
    row(tab, "Nộp hồ sơ").locator("span").tap()
    then()
    slide(tab, chip(tab, "ghep", "Xác nhận"), question(tab, "ghep").locator(".row").nth(2))
    for words, place in (("Mở tài khoản", 0), ("Tra cứu", 1)):
        chip(tab, "ghep", words).tap()
        question(tab, "ghep").locator(".row label").nth(place).tap()
    then()
    RIGHT["dau"](tab)
    then()
    RIGHT["so"](tab)
    then()
    question(tab, "cho").locator(".spot[for$=-b]").tap()
    then()
    for words, place in (("khai sinh", 0), ("Tìm kiếm", 1)):
        chip(tab, "dien", words).tap()
        question(tab, "dien").get_by_role("combobox").nth(place).tap()
    then()
    for answer in ("Cúp máy", "Để yên"):
        question(tab, "canh").get_by_role("button", name=answer).tap()
    then()
    expect(title(tab)).to_have_text("Bạn đã làm xong 11 câu")
    then()
    expect(title(tab)).to_have_text("10 trên 10 điểm")


def keys(tab: Page, *presses: str) -> None:
    for one in presses:
        tab.keyboard.press(one)


def focused(tab: Page, id: str) -> None:
    expect(question(tab, id).get_by_role("heading")).to_be_focused()


def test_keyboard_alone(tab: Page) -> None:
    start(tab, "Luyện tập")
    focused(tab, "han")
    keys(tab, "Tab", "Tab", "ArrowDown", "Enter")
    expect(tab.locator(".said")).to_contain_text("Đúng rồi.")
    keys(tab, "Enter")
    focused(tab, "giay-to")
    keys(tab, "Tab", "Tab", "Space", "Tab", "Space", "Enter", "Enter")
    focused(tab, "tinh-huong")
    keys(tab, "Tab", "Tab", "Space", "Tab", "Space", "ArrowRight", "Tab", "Space", "Tab", "Space", "ArrowRight", "Enter", "Enter")
    focused(tab, "co-quan")
    keys(tab, "Tab", "Tab", *"UBND", "Space", *"xa", "Enter", "Enter")
    focused(tab, "thu-tu")
    for name, times in (("Mở trang", 3), ("Đăng nhập", 2), ("Điền tờ khai", 1)):
        up = question(tab, "thu-tu").get_by_role("button", name=f"Đưa lên: {name}")
        up.focus()
        keys(tab, *["Space"] * times)
        expect(up).to_be_focused()
    expect(tab.locator(".moved")).to_have_text("Điền tờ khai: vị trí 3 trên 4")
    tab.locator("#quiz-dock .btn:not(.ghost)").focus()
    keys(tab, "Enter", "Enter")
    focused(tab, "ghep")
    keys(tab, "Tab", "Tab", "M", "Tab", "T", "r", "a", "Space", "c", "Tab", "X", "Tab", "Enter", "Enter")
    focused(tab, "dau")
    keys(tab, "Tab", "Tab")
    tab.keyboard.insert_text("mã số")
    keys(tab, "Enter", "Enter")
    focused(tab, "so")
    keys(tab, "Tab", "Tab", *"7,5", "Enter", "Enter")
    focused(tab, "cho")
    keys(tab, "Tab", "Tab", "ArrowDown", "Enter", "Enter")
    focused(tab, "dien")
    keys(tab, "Tab", "Tab")
    tab.keyboard.insert_text("đ")
    question(tab, "dien").get_by_role("combobox").first.select_option("1")
    keys(tab, "Tab", "T", "Tab", "Enter", "Enter")
    focused(tab, "canh")
    keys(tab, "Tab", "Tab", "Tab", "Enter")
    expect(question(tab, "canh").locator(".step").nth(1)).to_be_focused()
    keys(tab, "Tab", "Tab", "Enter")
    expect(question(tab, "canh").locator(".step").nth(2)).to_be_focused()
    keys(tab, "Tab", "Tab", "Enter", "Enter")
    expect(title(tab)).to_be_focused()
    expect(title(tab)).to_have_text("Bạn đúng 11 trên 11 câu")


# ---- the test ------------------------------------------------------------------------------------------------------------

ALL_WRONG = {id: second for id, (_, _, second) in WRONG.items()}
ALL_HALF: dict[str, Answer] = {**RIGHT, **{id: answer for id, (answer, _) in HALF.items()}}
# Half right: 6 whole points, and 0.5 + 0.5 + 0.5 + 0.333 + 0.5 = 2.333; of 11 points scaled: 8.333 · 10 / 11 = 7.576.
SCORES = {"right": (RIGHT, "10 trên 10 điểm", 11), "wrong": (ALL_WRONG, "0 trên 10 điểm", 0), "half": (ALL_HALF, "7,58 trên 10 điểm", 6)}


@pytest.mark.parametrize(("outcome", "scheme"), [("right", "http"), ("wrong", "file"), ("half", "file"), ("half", "http")])
def test_test(tab: Page, addresses: dict[str, str], scheme: str, outcome: str) -> None:
    answers, points, count = SCORES[outcome]
    tab.goto(f"{addresses[scheme]}/mau.html")
    start(tab, "Thi thử")
    go_through(tab, answers)
    expect(tab.locator(".said")).to_be_empty()
    expect(title(tab)).to_have_text("Bạn đã làm xong 11 câu")
    press(tab, "Nộp bài")
    expect(title(tab)).to_have_text(points)
    expect(title(tab)).to_be_focused()
    expect(panel(tab)).to_contain_text(f"Đúng trọn {count} trên 11 câu.")
    press(tab, "Xem lại từng câu")
    for id in ASKS:
        expect(question(tab, id)).to_be_visible()
        said = tab.locator(".said")
        expect(said).to_contain_text(f"Vì {id} là thế.")
        if outcome == "right" or (outcome == "half" and id not in HALF):
            expect(said).to_contain_text("Đúng rồi.")
        elif outcome == "half":
            expect(said).to_contain_text(f"Đúng một phần: {HALF[id][1]} điểm")
        else:
            expect(said).to_contain_text("Chưa đúng.")
            expect(said).to_contain_text(TOLD[id])
        assert question(tab, id).locator("fieldset.live").evaluate("one => one.disabled")
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    expect(title(tab)).to_have_text(points)


def test_nothing_is_judged_before_handing_in(tab: Page) -> None:
    start(tab, "Thi thử")
    for id in ASKS:
        ALL_WRONG[id](tab)
        for words in ("Chưa đúng", "Sai.", "Đáp án", "Mất tài khoản"):
            expect(tab.locator("form.quiz")).not_to_contain_text(words, use_inner_text=True)
        tab.locator("#quiz-dock .btn:not(.ghost)").click()


def test_overview_flags_and_going_back(tab: Page) -> None:
    start(tab, "Thi thử")
    RIGHT["han"](tab)
    press(tab, "Câu tiếp")
    tab.get_by_role("button", name="Đánh dấu xem lại").click()
    expect(tab.get_by_role("button", name="Đánh dấu xem lại")).to_have_attribute("aria-pressed", "true")
    press(tab, "Câu tiếp")
    expect(tab.get_by_role("button", name="Đánh dấu xem lại")).to_have_attribute("aria-pressed", "false")
    judge("ds..")(tab)
    press(tab, "Câu trước")
    focused(tab, "giay-to")
    tab.get_by_role("button", name="Các câu").click()
    expect(title(tab)).to_have_text("Còn 10 câu chưa xong")
    names = tab.locator(".map button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert names[:3] == ["Câu 1: đã trả lời", "Câu 2: chưa xong, đã đánh dấu", "Câu 3: chưa xong"]
    tab.get_by_role("button", name="Câu 1: đã trả lời").click()
    expect(question(tab, "han").get_by_role("radio", name="Trong 60 ngày")).to_be_checked()
    tab.get_by_role("button", name="Các câu").click()
    press(tab, "Làm tiếp")
    focused(tab, "giay-to")
    tab.get_by_role("button", name="Các câu").click()
    press(tab, "Nộp bài")
    # One right, and of the four statements two right, two left open: 1 + 0.25 of 11 points; 1.25 · 10 / 11 = 1.136.
    expect(title(tab)).to_have_text("1,14 trên 10 điểm")
    press(tab, "Xem lại từng câu")
    press(tab, "Câu tiếp")
    expect(tab.locator(".said")).to_contain_text("Bạn chưa trả lời câu này.")


def test_exam_counts_as_the_rules_of_2025_say(tab: Page, addresses: dict[str, str]) -> None:
    tab.goto(f"{addresses['file']}/de.html")
    start(tab, "Làm đề", timed=True)
    answers = {
        "mau--i-1": tick("mau--i-1", "b"),
        "mau--i-2": tick("mau--i-2", "a"),
        "mau--ii-1": judge("dsds", "mau--ii-1"),
        "mau--ii-2": judge("dsdd", "mau--ii-2"),
        "mau--ii-3": judge("ds..", "mau--ii-3"),
        "mau--iii-1": write("mau--iii-1", "UBND xã"),
        "mau--iii-2": write("mau--iii-2", "7,5"),
    }
    for id, answer in answers.items():
        expect(question(tab, id)).to_be_visible()
        answer(tab)
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    press(tab, "Nộp bài")
    # I: 0.25 of 0.5. II: 1 + 0.5, the third (0.25) does not count; of 2. III: 0.5 of 0.5.
    expect(title(tab)).to_have_text("2,25 trên 3 điểm")
    lists = [one.locator("li").all_inner_texts() for one in panel(tab).locator(".levels").all()]
    assert lists[0] == ["Phần I\n0,25/0,5 điểm", "Phần II\n1,5/2 điểm", "Phần III\n0,5/0,5 điểm"]
    assert lists[1] == ["Nhận biết\n4/7"]
    assert lists[2] == ["Bài khác\n3/4", "Bài mẫu\n1/3"]
    expect(panel(tab)).to_contain_text("Phần II chỉ tính 2 câu cao điểm nhất.")


# ---- time ----------------------------------------------------------------------------------------------------------------


def timed(tab: Page, address: str) -> None:
    """A test of eleven minutes that has just begun; the clock stands still until told otherwise."""
    tab.clock.install(time=TODAY.isoformat())
    tab.goto(address)
    tab.clock.pause_at(f"{TODAY.isoformat()}T01:00:00")
    start(tab, "Thi thử", timed=True)


def test_time_is_announced_and_hands_in(tab: Page, addresses: dict[str, str]) -> None:
    timed(tab, f"{addresses['file']}/mau.html")
    RIGHT["han"](tab)
    box = question(tab, "han").get_by_role("radio", name="Trong 60 ngày")
    box.focus()
    expect(tab.locator(".clock")).to_have_text("Còn 11:00")
    tab.clock.run_for(5 * 60_000)
    expect(tab.locator(".clock")).to_have_text("Còn 6:00")
    expect(tab.locator(".moved")).to_be_empty()
    tab.clock.run_for(60_000)
    expect(tab.locator(".moved")).to_have_text("Còn 5 phút.")
    tab.clock.run_for(4 * 60_000)
    expect(tab.locator(".moved")).to_have_text("Còn 1 phút.")
    expect(box).to_be_focused()
    tab.clock.run_for(60_000)
    expect(title(tab)).to_have_text("0,91 trên 10 điểm")
    expect(panel(tab)).to_contain_text("Hết giờ, bài đã được nộp.")


def test_time_passes_while_the_page_is_closed(tab: Page, addresses: dict[str, str]) -> None:
    address = f"{addresses['file']}/mau.html"
    timed(tab, address)
    RIGHT["han"](tab)
    tab.clock.run_for(60_000)
    tab.goto("about:blank")
    tab.clock.run_for(4 * 60_000)
    tab.goto(address)
    press(tab, "Làm tiếp")
    expect(tab.locator(".clock")).to_have_text("Còn 6:00")
    tab.goto("about:blank")
    tab.clock.run_for(60 * 60_000)
    tab.goto(address)
    expect(title(tab)).to_have_text("0,91 trên 10 điểm")
    expect(panel(tab)).to_contain_text("Hết giờ, bài đã được nộp.")


def test_a_clock_set_back_changes_nothing(tab: Page, addresses: dict[str, str]) -> None:
    address = f"{addresses['file']}/mau.html"
    timed(tab, address)
    tab.clock.run_for(60_000)
    tab.clock.set_system_time(f"{TODAY.isoformat()}T00:10:00")
    tab.clock.run_for(60_000)
    expect(tab.locator(".clock")).to_have_text("Còn 9:00")
    tab.goto("about:blank")
    tab.clock.set_system_time(f"{TODAY.isoformat()}T00:00:00")
    tab.goto(address)
    press(tab, "Làm tiếp")
    expect(tab.locator(".clock")).to_have_text("Còn 9:00")
    tab.clock.run_for(9 * 60_000)
    expect(panel(tab)).to_contain_text("Hết giờ, bài đã được nộp.")


# ---- the end, and coming back ----------------------------------------------------------------------------------------


def finish(tab: Page, wrong: tuple[str, ...] = ()) -> None:
    for id in ASKS:
        if id in wrong:
            give(tab, WRONG[id][0])
        give(tab, RIGHT[id])
        tab.locator("#quiz-dock .btn:not(.ghost)").click()


def test_end_counts_first_tries_and_says_what_to_reread(tab: Page) -> None:
    start(tab, "Luyện tập")
    finish(tab, wrong=("han", "giay-to"))
    expect(title(tab)).to_have_text("Bạn đúng 9 trên 11 câu")
    expect(title(tab)).to_be_focused()
    assert panel(tab).locator(".levels li").all_inner_texts() == ["Thông hiểu\n2/3", "Nhận biết\n3/4", "Vận dụng\n4/4"]
    again = panel(tab).locator(".again li")
    assert [text.split("\n")[0] for text in again.all_inner_texts()] == ["Câu hỏi han về cổng?", "Câu hỏi giay-to về cổng?"]
    expect(again.first.get_by_role("link", name="Xem lại bước 1")).to_have_attribute("href", "../hoc/mau.html#buoc-1")
    expect(panel(tab).get_by_role("link", name="Ôn 5 phút")).to_have_attribute("href", "../on-tap.html")
    due = tab.evaluate("hocdvc.leitner.due(1).map(one => one.own)")
    assert sorted(due) == ["giay-to", "han"]
    tab.reload()
    expect(title(tab)).to_have_text("Bạn đúng 9 trên 11 câu")
    press(tab, "Làm lại câu sai")
    expect(tab.locator(".where p")).to_have_text("Câu 1 trên 2 · Thông hiểu")
    tab.reload()
    press(tab, "Làm tiếp")
    give(tab, RIGHT["han"])
    press(tab, "Câu tiếp theo")
    give(tab, RIGHT["giay-to"])
    press(tab, "Xem kết quả")
    expect(title(tab)).to_have_text("Bạn đúng 2 trên 2 câu")
    assert "han=1,giay-to=1,tinh-huong=1" in tab.evaluate("key => localStorage.getItem(key)", RECORD)
    press(tab, "Đề khác")
    expect(title(tab)).to_be_focused()
    expect(title(tab)).to_have_text("Chọn cách làm")


def test_practice_goes_on_where_it_was_left(tab: Page) -> None:
    start(tab, "Luyện tập", "417")
    order = kept(tab)["ids"]
    for id in order[:2]:
        give(tab, RIGHT[id])
        press(tab, "Câu tiếp theo")
    give(tab, WRONG[order[2]][0])
    before = (
        question(tab, order[2]).locator(".live").evaluate("one => [...one.querySelectorAll('li,label')].map(one => one.textContent).join()")
    )
    tab.reload()
    expect(panel(tab)).to_contain_text("Luyện tập: đã xong 2 trên 11 câu.")
    press(tab, "Làm tiếp")
    expect(tab.locator(".said")).to_contain_text("còn một lần nữa")
    after = (
        question(tab, order[2]).locator(".live").evaluate("one => [...one.querySelectorAll('li,label')].map(one => one.textContent).join()")
    )
    assert after.replace("Chưa đúng", "") == before.replace("Chưa đúng", "")
    assert kept(tab)["ids"] == order
    expect(give(tab, WRONG[order[2]][2])).to_contain_text(f"Vì {order[2]} là thế.")
    tab.reload()
    press(tab, "Làm đề khác")
    expect(title(tab)).to_have_text("Chọn cách làm")


def test_test_goes_on_where_it_was_left(tab: Page) -> None:
    start(tab, "Thi thử", "417")
    for _ in ASKS:
        id = tab.locator(".question:visible").get_attribute("data-id") or ""
        ALL_HALF[id](tab)
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    press(tab, "Làm tiếp")
    judge("dsd.")(tab) if question(tab, "tinh-huong").is_visible() else None
    tab.get_by_role("button", name="Đánh dấu xem lại").click()
    tab.reload()
    expect(panel(tab)).to_contain_text("Thi thử: đã xong 11 trên 11 câu.")
    press(tab, "Làm tiếp")
    expect(tab.get_by_role("button", name="Đánh dấu xem lại")).to_have_attribute("aria-pressed", "true")
    tab.get_by_role("button", name="Các câu").click()
    press(tab, "Nộp bài")
    expect(title(tab)).to_have_text("7,58 trên 10 điểm")
    tab.reload()
    expect(title(tab)).to_have_text("7,58 trên 10 điểm")
    press(tab, "Xem lại từng câu")


def test_what_was_typed_is_kept_only_while_the_attempt_lasts(tab: Page) -> None:
    start(tab, "Thi thử")
    go_through(tab, {"co-quan": write("co-quan", "bí mật"), "dau": write("dau", "012 345 678 901"), "so": write("so", "7,5")})
    assert "bí mật" in json.dumps(kept(tab), ensure_ascii=False)
    assert "345" not in json.dumps(kept(tab))
    press(tab, "Nộp bài")
    text = tab.evaluate("JSON.stringify(localStorage)")
    assert "bí mật" not in text
    assert "345" not in text
    expect(title(tab)).to_have_text("0,91 trên 10 điểm")


def test_each_person_has_an_attempt_of_their_own(tab: Page) -> None:
    start(tab, "Thi thử")
    until(tab, "Object.keys(localStorage).some(name => name.includes('run:'))", "the attempt is kept")
    here = tab.url
    tab.goto(tab.url.replace("kiem-tra/mau", "hoc/mau"))
    tab.evaluate((REPO / "generator/theme/assets/store.js").read_text("utf-8"))
    tab.evaluate("hocdvc.join('Bà Tư')")
    tab.goto(here)
    expect(title(tab)).to_be_visible()
    expect(title(tab)).to_have_text("Chọn cách làm")
    tab.evaluate("hocdvc.turn(1)")
    tab.reload()
    expect(title(tab)).to_have_text("Bạn đang làm dở bài này")


SOUND: dict[str, Any] = {
    "mode": "test", "seed": "", "ids": list(ASKS), "again": False, "limit": 0, "at": 1, "tried": "", "done": False, "late": False,
    "left": 0, "end": 0, "went": [""] * 11, "drafts": ["b"] + [""] * 10, "flags": [False] * 11, "good": [0] * 11,
}  # fmt: skip
BROKEN: list[Any] = [
    "", "null", "[]", "{", "7", '"x"', '{"ids":[]}', "a=1," * 5000,
    {"mode": "khac"}, {"mode": ["test"]}, {"seed": "<img src=x onerror=alert(1)>"}, {"seed": 417}, {"ids": "han"},
    {"ids": []}, {"ids": ["cau-cu"]},
    {"ids": ["han", "han"]}, {"ids": [["han"]]}, {"at": 11}, {"at": -1}, {"at": 0.5}, {"at": "1"}, {"done": 1},
    {"went": [""]}, {"went": [9] * 11}, {"went": ["1"] * 11}, {"drafts": [None] * 11}, {"drafts": ["x" * 999] * 11},
    {"drafts": {"length": 11}},
    {"flags": ["x"] * 11}, {"good": [1e9] * 11}, {"good": [-1] * 11}, {"left": 1e300}, {"end": None}, {"limit": "x"}, {"again": None},
]  # fmt: skip
STRANGE = ["<img src=x onerror=alert(1)>", "__proto__,constructor", "9,9,9", ",,,", "d,c,b,a,a\u0000"]


def test_sound_memory_comes_back(tab: Page) -> None:
    remember(tab, SOUND)
    expect(panel(tab)).to_contain_text("Thi thử: đã xong 1 trên 11 câu.")


def test_damaged_memory_is_dropped(tab: Page) -> None:
    for broken in BROKEN:
        text = broken if isinstance(broken, str) else json.dumps({**SOUND, **broken})
        tab.evaluate("text => localStorage.setItem('hocdvc:run:mau', text)", text)
        assert tab.evaluate("ids => hocdvc.sitting.revived(hocdvc.recallRun('mau'), ids)", list(ASKS)) is None, text
    for kept_ in ('{"ids":', json.dumps({**SOUND, "ids": list(ASKS)[::-1]}), json.dumps({**SOUND, "ids": ["cau-cu"]})):
        tab.evaluate("text => localStorage.setItem('hocdvc:run:mau', text)", kept_)
        tab.reload()
        expect(title(tab)).to_have_text("Chọn cách làm")
    start(tab, "Luyện tập")
    expect(give(tab, RIGHT["han"])).to_contain_text("Đúng rồi.")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6), lambda inner: st.lists(inner, max_size=3)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(sorted(SOUND)), JSON, min_size=1))
def test_an_attempt_that_comes_back_is_whole(tab: Page, changes: dict[str, Any]) -> None:
    """Whatever stands in its fields: it is refused, or it has the shape of one that we made."""
    run = tab.evaluate("([run, ids]) => hocdvc.sitting.revived(run, ids)", [{**SOUND, **changes}, list(ASKS)])
    if run is not None:
        assert run.keys() == SOUND.keys()
        assert set(run["ids"]) <= set(ASKS)
        assert {len(run[name]) for name in ("went", "drafts", "flags", "good")} == {len(run["ids"])}
        assert all(type(run[name]) is type(value) for name, value in SOUND.items())


def test_hostile_answers_do_nothing(tab: Page) -> None:
    for strange in STRANGE:
        remember(tab, {**SOUND, "drafts": [strange] * 11})
        press(tab, "Làm tiếp")
        assert tab.locator("img[src=x]").count() == 0
        tab.get_by_role("button", name="Các câu").click()
        press(tab, "Nộp bài")
        expect(title(tab)).to_contain_text("trên 10 điểm")


def test_works_where_nothing_may_be_kept(tab: Page) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    tab.add_init_script(refuse)
    tab.reload()
    start(tab, "Luyện tập")
    finish(tab)
    expect(title(tab)).to_have_text("Bạn đúng 11 trên 11 câu")


# ---- for everyone ----------------------------------------------------------------------------------------------------


def test_axe_is_content_in_every_state(tab: Page) -> None:
    def fine(state: str) -> None:
        assert by_day_and_night(tab, "main") == [], state

    assert by_day_and_night(tab) == [], "folded"
    start(tab, "Luyện tập")
    for id in ASKS:
        assert complaints(tab, "main") == [], f"{id} unanswered, whose colours are among those of the answered"
        give(tab, WRONG[id][0])
        if id in ("han", "so", "canh"):
            fine(f"{id} wrong")
        give(tab, WRONG[id][2] if id in ("tinh-huong", "cho", "dien") else RIGHT[id])
        assert complaints(tab, "main") == [], f"{id} done"
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    fine("end of practice")
    tab.evaluate("document.querySelectorAll('.question').forEach(one => { one.hidden = false; })")
    assert tab.locator(".question:visible").count() == len(ASKS)
    assert tab.locator(".question:has(.verdict:visible)").count() >= 6
    fine("all done, at once in the dark too")
    tab.evaluate("document.querySelectorAll('.question').forEach(one => { one.hidden = true; })")
    press(tab, "Đề khác")
    start(tab, "Thi thử", timed=True)
    tab.get_by_role("button", name="Đánh dấu xem lại").click()
    fine("test")
    go_through(tab, ALL_HALF)
    fine("overview")
    press(tab, "Làm tiếp")
    only(tab, "ghep")
    chip(tab, "ghep", "Mở").click()
    fine("carrying")
    remember(tab, SOUND)
    fine("left off")
    press(tab, "Làm tiếp")
    tab.get_by_role("button", name="Các câu").click()
    press(tab, "Nộp bài")
    fine("end of test")
    press(tab, "Xem lại từng câu")
    fine("review")


def test_nothing_sticks_out_and_everything_is_big_enough(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.locator("details.more summary").click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    start(tab, "Luyện tập")
    for id in ASKS:
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, id
        css = ".card, .picks span, select, input[type=text], .live button:not([hidden]), .chip"
        sizes = (
            question(tab, id)
            .locator(css)
            .evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))")
        )
        assert sizes
        assert min(sizes) >= 47.9, id
        spots = question(tab, id).locator(".spot").evaluate_all("all => all.map(one => Math.min(one.offsetWidth, one.offsetHeight))")
        assert min(spots, default=24) >= 24
        give(tab, RIGHT[id])
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, id
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    press(tab, "Đề khác")
    start(tab, "Thi thử", timed=True)
    tab.get_by_role("button", name="Các câu").click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_twice_as_large_text_fits(tab: Page) -> None:
    styled(tab, "html{font-size:200%}")
    start(tab, "Thi thử", timed=True)
    for id in ASKS:
        expect(question(tab, id)).to_be_visible()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, id
        tab.locator("#quiz-dock .btn:not(.ghost)").click()


def test_both_engines_make_the_same_quiz(site: Path, tmp_path: Path) -> None:
    def main(folder: Path) -> str:
        page = (folder / "kiem-tra/mau.html").read_text(encoding="utf-8")
        return page[page.index('<form class="quiz"') : page.index("</form>", page.index('<form class="quiz"'))]

    assert main(make_site(tmp_path, "zensical")) == main(site)
