"""A quiz page in a real browser: every way of asking, right and wrong, with and without a mouse, a script, or a sound memory."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import REPO, TODAY
from playwright.sync_api import Browser, Page, expect
from quiz_book import ASKS, HOSTILE, book
from quiz_hands import RIGHT, TOLD, WRONG, give, go_to, press, question, tick, write

from generator import publish
from generator.render import render

ADDRESS = "kiem-tra/mau.html"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SCRIPT = files("generator") / "theme" / "assets" / "quiz.js"
KEY = "hocdvc:quiz:mau"


def make_site(out: Path, engine: str) -> Path:
    publish.publish_docs(out, render(book()), ())
    assert publish.make_html(engine, REPO, out, publish.site.prepare(out), TODAY) == ()
    publish.publish_site(out)
    return out / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("quiz"), "mkdocs")


@pytest.fixture(scope="module")
def addresses(site: Path) -> Iterator[dict[str, str]]:
    """The quiz by double-click and over http."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"file": (site / ADDRESS).as_uri(), "http": f"http://127.0.0.1:{server.server_address[1]}/{ADDRESS}"}
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(browser: Browser, addresses: dict[str, str]) -> Iterator[Page]:
    """The quiz just opened on a phone; nothing in it may fail or leave."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(addresses["file"])
    yield page
    assert wrong == []
    context.close()


# ---- without a script, and on paper ----------------------------------------------------------------------------------


def test_readable_without_script(browser: Browser, addresses: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(addresses["file"])
    for id in ASKS:
        expect(question(tab, id).get_by_role("heading")).to_be_visible()
    expect(tab.get_by_text("Trong 60 ngày")).to_be_visible()
    expect(tab.get_by_text(HOSTILE)).to_be_visible()
    key = question(tab, "han").locator("details")
    expect(key.get_by_text("Muộn quá.")).to_be_hidden()
    key.get_by_text("Xem đáp án và giải thích").click()
    for words in ("Đáp án: B", "Muộn quá.", "Vì han là thế.", "Xem lại bước 1"):
        expect(key.get_by_text(words)).to_be_visible()
    expect(tab.locator("#quiz-dock")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_questions_first_and_the_key_after(browser: Browser, addresses: dict[str, str], script: bool) -> None:
    context = browser.new_context(java_script_enabled=script, viewport={"width": 688, "height": 1000})
    tab = context.new_page()
    tab.goto(addresses["file"])
    if script:
        give(tab, RIGHT["han"])
        press(tab, "Câu tiếp theo")
    tab.emulate_media(media="print")
    boxes = [question(tab, id).locator(".ask").bounding_box() for id in ASKS]
    keys = [question(tab, id).locator(".answer").bounding_box() for id in ASKS]
    bottoms = [box["y"] + box["height"] for box in boxes if box and box["height"] > 20]
    tops = [key["y"] for key in keys if key and key["height"] > 5]
    assert len(bottoms) == len(tops) == len(ASKS)
    assert max(bottoms) <= min(tops)
    assert bottoms == sorted(bottoms)
    for css in (".live input", ".live select", ".live button", ".said", ".where", "#quiz-dock", ".key summary"):
        assert not any(one.is_visible() for one in tab.locator(css).all()), css
    expect(tab.get_by_text("Họ và tên:")).to_be_visible()
    expect(question(tab, "han").locator("ul").first).to_be_visible()
    context.close()


# ---- answering -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ASKS)
def test_right_at_once(tab: Page, id: str) -> None:
    go_to(tab, id)
    said = give(tab, RIGHT[id])
    expect(said).to_contain_text("Đúng rồi.")
    expect(said).to_contain_text(f"Vì {id} là thế.")
    expect(tab.locator("#quiz-dock button").first).to_be_focused()
    assert tab.evaluate("key => localStorage.getItem(key)", KEY).split("|")[1].split(",")[list(ASKS).index(id)] == f"{id}=1"


@pytest.mark.parametrize("id", ASKS)
def test_wrong_then_right(tab: Page, id: str) -> None:
    go_to(tab, id)
    first, reason, _ = WRONG[id]
    said = give(tab, first)
    expect(said).to_contain_text("Chưa đúng.")
    expect(said).to_contain_text(reason)
    expect(said).to_contain_text("Bạn còn một lần thử.")
    expect(said).not_to_contain_text("là thế")
    expect(said).not_to_contain_text("Đáp án")
    expect(question(tab, id).locator(".live")).not_to_contain_text("Đáp án")
    expect(give(tab, RIGHT[id])).to_contain_text("Đúng rồi.")
    assert f"{id}=2" in tab.evaluate("key => localStorage.getItem(key)", KEY)


@pytest.mark.parametrize("id", ASKS)
def test_wrong_twice_shows_the_answer(tab: Page, id: str) -> None:
    go_to(tab, id)
    first, _, second = WRONG[id]
    give(tab, first)
    said = give(tab, second)
    expect(said).to_contain_text("Chưa đúng.")
    expect(said).to_contain_text(TOLD[id])
    expect(said).to_contain_text(f"Vì {id} là thế.")
    assert question(tab, id).locator("fieldset.live").evaluate("one => one.disabled")
    assert f"{id}=3" in tab.evaluate("key => localStorage.getItem(key)", KEY)


def test_nothing_or_the_same_again_is_not_counted(tab: Page) -> None:
    said = tab.locator(".said")
    press(tab, "Trả lời")
    expect(said).to_contain_text("Bạn chưa trả lời xong câu này.")
    give(tab, tick("han", "a"))
    give(tab, tick("han", "a"))
    expect(said).to_contain_text("Bạn chưa đổi câu trả lời.")
    expect(give(tab, RIGHT["han"])).to_contain_text("Đúng rồi.")


@pytest.mark.parametrize(
    ("id", "words", "right"),
    [
        ("co-quan", "ỦY BAN NHÂN DÂN XÃ", True),
        ("co-quan", "ubnd xa", True),
        ("co-quan", "Uy\u0309 ban nhân dân xã", True),
        ("co-quan", "ủy ban nhân dân", False),
        ("dau", " MÃ  số ", True),
        ("dau", "ma\u0303 so\u0302\u0301", True),
        ("dau", "mã so", False),
    ],
)
def test_writing_is_judged_kindly(tab: Page, id: str, words: str, right: bool) -> None:
    go_to(tab, id)
    write(id, words)(tab)
    tab.keyboard.press("Enter")
    expect(tab.locator(".said")).to_contain_text("Đúng rồi." if right else "Chưa đúng.")


def test_moves_are_announced_and_keep_the_focus(tab: Page) -> None:
    go_to(tab, "thu-tu")
    expect(question(tab, "thu-tu").locator(".live li").first).to_contain_text("Nộp hồ sơ")
    up = question(tab, "thu-tu").get_by_role("button", name="Đưa lên: Mở trang")
    up.focus()
    for _ in range(5):
        tab.keyboard.press("Enter")
        expect(up).to_be_focused()
    expect(tab.locator(".moved")).to_have_text("Mở trang: vị trí 1 trên 4")
    expect(question(tab, "thu-tu").locator(".live li").first).to_contain_text("Mở trang")


def keys(tab: Page, *presses: str) -> None:
    for one in presses:
        tab.keyboard.press(one)


def test_keyboard_alone(tab: Page) -> None:
    tab.locator("#noi-dung").focus()
    question(tab, "han").locator("input").first.focus()
    keys(tab, "ArrowDown", "Enter")
    expect(tab.locator(".said")).to_contain_text("Đúng rồi.")
    keys(tab, "Enter")
    expect(question(tab, "giay-to").get_by_role("heading")).to_be_focused()
    keys(tab, "Tab", "Tab", "Space", "Tab", "Space", "Enter", "Enter")
    expect(question(tab, "tinh-huong").get_by_role("heading")).to_be_focused()
    keys(tab, "Tab", "Tab", "Space", "Tab", "Space", "ArrowRight", "Tab", "Space", "Tab", "Space", "ArrowRight", "Enter", "Enter")
    expect(question(tab, "co-quan").get_by_role("heading")).to_be_focused()
    keys(tab, "Tab", "Tab", *"UBND", "Space", *"xa", "Enter", "Enter")
    expect(question(tab, "thu-tu").get_by_role("heading")).to_be_focused()
    for name, times in (("Mở trang", 3), ("Đăng nhập", 2), ("Điền tờ khai", 1)):
        question(tab, "thu-tu").get_by_role("button", name=f"Đưa lên: {name}").focus()
        keys(tab, *["Space"] * times)
    tab.locator("#quiz-dock button").first.focus()
    keys(tab, "Enter", "Enter")
    expect(question(tab, "ghep").get_by_role("heading")).to_be_focused()
    keys(tab, "Tab", "Tab", "M", "Tab", "T", "Tab", "X", "Tab", "Enter", "Enter")
    expect(question(tab, "dau").get_by_role("heading")).to_be_focused()
    keys(tab, "Tab", "Tab")
    tab.keyboard.insert_text("mã số")
    keys(tab, "Enter", "Enter")
    expect(tab.locator(".panel h2")).to_be_focused()
    expect(tab.locator(".panel h2")).to_have_text("Bạn đúng 7 trên 7 câu")


# ---- the end, and coming back ----------------------------------------------------------------------------------------


def finish(tab: Page, wrong: tuple[str, ...] = ()) -> None:
    for id in ASKS:
        if id in wrong:
            give(tab, WRONG[id][0])
        give(tab, RIGHT[id])
        press(tab, "Xem kết quả" if id == list(ASKS)[-1] else "Câu tiếp theo")


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_end_counts_first_tries_and_says_what_to_reread(tab: Page, addresses: dict[str, str], scheme: str) -> None:
    tab.goto(addresses[scheme])
    finish(tab, wrong=("han", "giay-to"))
    panel = tab.locator(".panel")
    expect(panel.locator("h2")).to_have_text("Bạn đúng 5 trên 7 câu")
    expect(panel.locator("h2")).to_be_focused()
    assert panel.locator(".levels li").all_inner_texts() == ["Thông hiểu\n1/2", "Nhận biết\n2/3", "Vận dụng\n2/2"]
    again = panel.locator(".again li")
    assert [text.split("\n")[0] for text in again.all_inner_texts()] == ["Câu hỏi han về cổng?", "Câu hỏi giay-to về cổng?"]
    expect(again.first.get_by_role("link", name="Xem lại bước 1")).to_have_attribute("href", "../hoc/mau.html#buoc-1")
    tab.reload()
    expect(panel.locator("h2")).to_have_text("Bạn đúng 5 trên 7 câu")
    press(tab, "Làm lại câu sai")
    expect(tab.locator(".where")).to_have_text("Câu 1 trên 2 · Thông hiểu")
    tab.reload()
    give(tab, RIGHT["han"])
    press(tab, "Câu tiếp theo")
    give(tab, RIGHT["giay-to"])
    press(tab, "Xem kết quả")
    expect(panel.locator("h2")).to_have_text("Bạn đúng 2 trên 2 câu")
    press(tab, "Làm lại từ đầu")
    expect(tab.locator(".where")).to_have_text("Câu 1 trên 7 · Thông hiểu")
    assert question(tab, "han").locator("input:checked").count() == 0


def test_goes_on_where_it_was_left(tab: Page) -> None:
    go_to(tab, "tinh-huong")
    give(tab, WRONG["tinh-huong"][0])
    tab.reload()
    expect(tab.locator(".panel")).to_contain_text("Đã xong 2 trên 7 câu.")
    press(tab, "Tiếp tục từ câu 3")
    expect(tab.locator(".said")).to_contain_text("còn một lần nữa")
    expect(give(tab, WRONG["tinh-huong"][2])).to_contain_text("Vì tinh-huong là thế.")
    tab.reload()
    press(tab, "Làm lại từ đầu")
    expect(question(tab, "han").get_by_role("heading")).to_be_focused()


EDITION = ",".join(ASKS)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        '{"run":[1]}',
        "|",
        "|" * 50,
        EDITION,
        f"{EDITION}|han=9",
        f"{EDITION}|han=1,han=1",
        f"{EDITION}|__proto__=1",
        f"{EDITION}|han=1,khong-co=1",
        f"{EDITION}|<img src=x onerror=alert(1)>=1",
        f"cau-cu|{EDITION}",
        "a=1," * 5000,
    ],
)
def test_damaged_memory_is_thrown_away(tab: Page, kept: str) -> None:
    tab.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    tab.reload()
    expect(tab.locator(".where")).to_have_text("Câu 1 trên 7 · Thông hiểu")
    assert tab.evaluate("key => localStorage.getItem(key)", KEY) is None
    expect(give(tab, RIGHT["han"])).to_contain_text("Đúng rồi.")


def test_works_where_nothing_may_be_kept(tab: Page) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    tab.add_init_script(refuse)
    tab.reload()
    finish(tab)
    expect(tab.locator(".panel h2")).to_have_text("Bạn đúng 7 trên 7 câu")


# ---- for everyone ----------------------------------------------------------------------------------------------------


def complaints(tab: Page) -> list[str]:
    tab.evaluate(AXE)
    found = tab.evaluate("axe.run({ preload: false })")
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_is_content_in_every_state(tab: Page, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for id in ASKS:
        assert complaints(tab) == [], f"{id} unanswered"
        if id in ("han", "tinh-huong", "dau"):
            give(tab, WRONG[id][0])
            assert complaints(tab) == [], f"{id} wrong"
        give(tab, WRONG[id][2] if id == "tinh-huong" else RIGHT[id])
        assert complaints(tab) == [], f"{id} done"
        press(tab, "Xem kết quả" if id == "dau" else "Câu tiếp theo")
    assert complaints(tab) == [], "end"
    tab.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, f"{EDITION}|han=1,dau="])
    tab.reload()
    expect(tab.locator(".panel h2")).to_have_text("Bạn đang làm dở bài này")
    assert complaints(tab) == [], "left off"


def test_nothing_sticks_out_and_everything_is_big_enough(tab: Page) -> None:
    for id in ASKS:
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
        sizes = (
            question(tab, id)
            .locator(".card, .picks span, select, input[type=text], .live button")
            .evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))")
        )
        assert sizes
        assert min(sizes) >= 48, id
        give(tab, RIGHT[id])
        press(tab, "Xem kết quả" if id == "dau" else "Câu tiếp theo")


def test_script_is_small_and_never_writes_html() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.encode()) <= 12 * 1024
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|import[ (]", source)


def test_both_engines_make_the_same_quiz(site: Path, tmp_path: Path) -> None:
    def main(folder: Path) -> str:
        page = (folder / ADDRESS).read_text(encoding="utf-8")
        return page[page.index('<form class="quiz"') : page.index("</form>", page.index('<form class="quiz"'))]

    assert main(make_site(tmp_path, "zensical")) == main(site)
