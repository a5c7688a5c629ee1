"""The search box in a real browser: by keys, by screen reader, without network, and with everything that could go wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe import complaints
from playwright.sync_api import Browser, Page, expect
from waiting import until

from generator.publish.files import Tree
from generator.publish.needs import page_needs

GUIDES = Path(__file__).parent.parent / "guides"
QUESTION = "quá 60 ngày có làm khai sinh được không"


@pytest.fixture(params=["file", "http"])
def tab(request: pytest.FixtureRequest, browser: Browser, real_site: Path, served: str) -> Iterator[Page]:
    """A phone-sized tab on the search page."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto((real_site / "site/tim.html").as_uri() if request.param == "file" else f"{served}/tim.html")
    yield page
    context.close()
    assert wrong == []


def box(tab: Page) -> object:
    return tab.get_by_role("searchbox")


def test_nothing_is_fetched_before_the_box_is_used_and_nothing_after(tab: Page) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.reload(wait_until="networkidle")
    assert not [url for url in asked if "/tim/" in url or "search.js" in url]
    tab.get_by_role("searchbox").fill("khai sinh")
    tab.locator(".hits li").first.wait_for()
    tab.wait_for_load_state("networkidle")
    assert sum("/tim/muc-luc.js" in url for url in asked) == 1
    many = len(asked)
    tab.get_by_role("searchbox").fill("giấy khai sinh")
    expect(tab.locator(".hits mark").first).to_be_visible()
    tab.wait_for_timeout(300)
    assert [url for url in asked[many:] if "/tim/bai/" not in url] == []
    with tab.expect_request("**/tim/ngoai.js"):  # what no lesson tells, for a question only
        tab.get_by_role("searchbox").fill("giấy khai sinh bị mất thì sao")


def test_the_step_is_shown_as_written_with_its_words_marked(tab: Page) -> None:
    tab.get_by_role("searchbox").fill("dang ky khai sinh giu ma ho so")
    first = tab.locator(".hits li").first
    expect(first.locator("a").first).to_have_text("Đăng ký khai sinh")
    step = first.locator(".at a").first
    expect(step).to_have_text("Bước 9: Giữ mã hồ sơ và theo dõi")
    expect(step.locator("mark").first).to_have_text("Giữ mã hồ sơ")
    step.click()
    tab.wait_for_url("**/hoc/dang-ky-khai-sinh.html#buoc-9")


def test_a_question_is_answered_in_the_words_of_the_lesson(tab: Page, real_site: Path) -> None:
    tab.get_by_role("searchbox").fill(QUESTION)
    quote = tab.locator(".quote").first
    expect(quote.locator(".head")).to_have_text("Quá 60 ngày rồi có làm được không?")
    expect(quote.locator(".from a").first).to_have_attribute("href", "hoc/dang-ky-khai-sinh.html")
    expect(quote.locator(".cite a").first).to_have_attribute("href", "nguon.html#dvcqg-nop-ho-so")
    expect(quote.locator(".cite")).to_contain_text("xem 18/07/2026" if "18/07/2026" in quote.locator(".cite").inner_text() else "xem ")
    said = [line.inner_text() for line in quote.locator("blockquote p").all()]
    lesson = tab.context.new_page()
    lesson.goto((real_site / "site/hoc/dang-ky-khai-sinh.html").as_uri())
    text = " ".join(lesson.evaluate("document.querySelector('main').textContent").split())
    assert all(" ".join(line.split()) in text for line in said)


def test_what_no_lesson_says_is_not_answered(tab: Page) -> None:
    tab.get_by_role("searchbox").fill("bố là người hàn quốc thì đặt tên con bằng tiếng anh được không")
    note = tab.locator(".hits .note")
    expect(note).to_contain_text("Chưa có trong tài liệu.")
    expect(note.locator("a[href^='tel:']")).to_have_attribute("href", "tel:18001096")
    expect(note.locator(".cite a")).to_have_attribute("href", "nguon.html#dvcqg-trang-chu")
    expect(tab.locator(".quote")).to_have_count(0)
    expect(tab.get_by_role("status")).to_contain_text("Chưa có trong tài liệu")


@pytest.mark.parametrize("typed", ["tỉ số bóng đá", "thời tiết ngày mai", "xyzxyz", "thời tiết", "9999 8888 7777 6666 5555 4444"])
def test_what_no_guide_is_about_finds_none_and_offers_the_groups(tab: Page, typed: str) -> None:
    tab.get_by_role("searchbox").fill(typed)
    expect(tab.locator(".hits")).to_contain_text("Chưa có bài nào nói về việc này.")
    expect(tab.locator(".hits .found")).to_have_count(0)
    expect(tab.locator(".hits ul a").first).to_have_attribute("href", re.compile("^nhom/"))
    expect(tab.get_by_role("status")).to_have_text("Chưa có bài này.")


def test_the_words_in_which_people_ask_are_never_shown(tab: Page, real_site: Path) -> None:
    """They lead to the fact that answers; what stands there is the fact alone."""
    known = yaml.safe_load((GUIDES / "dang-ky-tam-tru.yml").read_text(encoding="utf-8"))["asked"]
    words = next(one["words"] for one in known if one["about"] == "Phí khi làm trên mạng")
    tab.get_by_role("searchbox").fill(words[0] + "?")
    expect(tab.locator(".quote .head").first).to_have_text("Phí khi làm trên mạng")
    lesson = (real_site / "site/hoc/dang-ky-tam-tru.html").read_text(encoding="utf-8")
    shown = tab.locator(".hits").inner_text() + lesson
    assert [word for one in known for word in one["words"] if len(word) > 25 and word in shown] == []


def test_keys_lead_through_the_results_and_back(tab: Page) -> None:
    field = tab.get_by_role("searchbox")
    field.fill("tạm trú")
    tab.locator(".hits li").first.wait_for()
    field.press("ArrowDown")
    expect(tab.locator(".hits a").first).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(".hits a").nth(1)).to_be_focused()
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    field.press("ArrowDown")
    tab.keyboard.press("Escape")
    expect(field).to_be_focused()
    field.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/hoc/*.html")


def test_a_screen_reader_hears_what_was_found(tab: Page) -> None:
    expect(tab.get_by_role("search")).to_have_count(1)
    field = tab.get_by_role("searchbox", name="Gõ tên việc, hoặc hỏi một câu")
    field.fill("khai sinh")
    expect(tab.get_by_role("status")).to_have_text("1 bài. Gần nhất: Đăng ký khai sinh.") if tab.locator(
        ".found > li"
    ).count() == 1 else expect(tab.get_by_role("status")).to_contain_text("Gần nhất: Đăng ký khai sinh.")
    expect(tab.get_by_role("heading", name="Bài tìm thấy")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("typed", ["tạm trú", QUESTION, "phí làm hộ chiếu là bao nhiêu"])
def test_results_have_no_accessibility_violation(browser: Browser, served: str, scheme: str, typed: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 740}, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{served}/tim.html?q={typed}")
    page.locator(".hits li").first.wait_for()
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.close()


def test_a_list_of_results_can_be_linked(tab: Page) -> None:
    field = tab.get_by_role("searchbox")
    field.fill("đăng nhập dịch vụ công")
    field.press("Enter")
    until(tab, "location.search.startsWith('?q=')")
    tab.reload()
    expect(tab.get_by_role("searchbox")).to_have_value("đăng nhập dịch vụ công")
    expect(tab.locator(".hits li a").first).to_contain_text("Đăng nhập Cổng")


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=window.hit=1>", "'\"><script>window.hit=1</script>", "javascript:window.hit=1", "%3Cb%3E"]
)
def test_what_comes_in_the_address_is_text(browser: Browser, served: str, hostile: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/tim.html?{page.evaluate('q => new URLSearchParams({q}).toString()', hostile + ' khai sinh')}")
    page.locator(".hits li").first.wait_for()
    assert page.evaluate("window.hit") is None
    assert page.locator(".hits img, .hits script, .hits b").count() == 0
    page.close()


def test_the_home_box_shows_guides_and_sends_on(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{served}/index.html")
    page.get_by_role("searchbox").fill(QUESTION)
    expect(page.locator(".hits .ask a")).to_have_text("Xem câu trả lời trong các bài")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/tim.html?q=*")
    expect(page.locator(".quote").first).to_be_visible()
    page.close()


def test_a_lost_reader_can_search(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/404.html")
    page.get_by_role("searchbox").fill("tam tru")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/tim.html?q=tam+tru")
    expect(page.locator(".hits li a").first).to_have_text("Đăng ký tạm trú")
    page.close()


def test_it_says_so_when_the_index_cannot_be_had(browser: Browser, served: str) -> None:
    page = browser.new_page(service_workers="block")
    page.route("**/tim/muc-luc.js", lambda route: route.abort())
    page.goto(f"{served}/tim.html")
    page.get_by_role("searchbox").fill("khai sinh")
    expect(page.get_by_role("status")).to_contain_text("Chưa mở được mục lục")
    page.unroute("**/tim/muc-luc.js")
    page.get_by_role("searchbox").fill("khai sin")
    expect(page.locator(".hits li a").first).to_have_text("Đăng ký khai sinh")
    page.close()


def test_without_scripts_the_page_says_how_to_find(browser: Browser, real_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((real_site / "site/tim.html").as_uri())
    expect(page.locator(".no-js")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.locator(".rows a").count() >= 4
    context.close()


def test_what_search_fetches_goes_along_with_its_pages(real_site: Path) -> None:
    """Offline copies and packs read it from the pages."""
    site = real_site / "site"
    engine = {"assets/finder.js", "assets/search.js", "assets/answers.js", "assets/tim/muc-luc.js"}
    assert engine <= page_needs(Tree(site), "tim.html")
    assert engine <= page_needs(Tree(site), "index.html")
    assert "assets/tim/bai/dang-ky-tam-tru.js" in page_needs(Tree(site), "hoc/dang-ky-tam-tru.html")
