"""Numbers in the words and places in the picture light one another up: by pointer, by keyboard, by screen reader, and without scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import by_day_and_night
from lxml import html
from playwright.sync_api import Browser, Page, expect

BIRTH, LOGIN = "hoc/dang-ky-khai-sinh.html", "hoc/dang-nhap-cong-dvcqg-bang-vneid.html"


@pytest.fixture(params=["file", "http"])
def tab(request: pytest.FixtureRequest, browser: Browser, real_site: Path, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((real_site / "site" / BIRTH).as_uri() if request.param == "file" else f"{served}/{BIRTH}")
    yield page
    context.close()
    assert wrong == []


def test_a_number_lights_its_place_and_the_place_its_words(tab: Page) -> None:
    number, place = tab.locator("#buoc-2-so-2"), tab.locator("#buoc-2-cho-2")
    number.click()
    expect(place).to_be_in_viewport()
    expect(place).to_be_focused()
    expect(tab.locator(".lit")).to_have_count(2)
    before = place.locator("rect").evaluate("rect => getComputedStyle(rect).strokeWidth")
    place.click()
    expect(number).to_be_in_viewport()
    expect(number).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(".lit")).to_have_count(0)
    assert before == "7px"
    assert "#" not in tab.url


def test_the_place_lies_over_what_it_names(tab: Page) -> None:
    """The layer is as large as the picture, and a place is where its widget is drawn: the last mark of this step is its button."""
    picture = tab.locator(".step").nth(1).locator(".shot")
    image, layer = picture.locator("img").bounding_box(), picture.locator("svg").bounding_box()
    assert image
    assert layer
    assert image == pytest.approx(layer, abs=1)
    place = tab.locator("#buoc-2-cho-4 rect")
    box = place.bounding_box()
    assert box
    assert box["x"] >= image["x"]
    assert box["x"] + box["width"] <= image["x"] + image["width"]
    tab.locator("#buoc-2-cho-4").scroll_into_view_if_needed()
    assert box["height"] >= 24


def test_keyboard_there_and_back(tab: Page) -> None:
    tab.locator("#buoc-2-so-3").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#buoc-2-cho-3")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#buoc-2-so-3")).to_be_focused()
    expect(tab.locator("#buoc-2 ~ .do li").nth(2)).to_contain_text("Phường/ Xã")


def test_names_for_a_screen_reader(tab: Page) -> None:
    step = tab.locator(".step").nth(1)
    expect(step.get_by_role("link", name="Số 2: xem chỗ này trên hình")).to_have_count(1)
    expect(step.get_by_role("link", name="Số 2: về lời của việc này")).to_have_count(1)
    expect(step.get_by_role("img", name=re.compile("Số 2: "))).to_have_count(1)


def classed(name: str) -> str:
    """The XPath of elements of a class."""
    return f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"


def test_every_number_has_its_place_and_every_place_its_number(real_site: Path) -> None:
    """In all lessons, pages to teach from and drills, as they stand in the files."""
    met = 0
    for file in sorted((real_site / "site").glob("[hd]*/*.html")):
        page = html.fromstring(file.read_bytes())
        ids = Counter(page.xpath("//@id"))
        links = page.xpath(f"{classed('mark')}/@href | {classed('spots')}//a/@href")
        assert [to for to in links if ids[to.removeprefix("#")] != 1] == [], file.name
        met += len(links)
    assert met > 5000


def test_without_scripts_the_links_still_lead_there_and_back(browser: Browser, real_site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto((real_site / "site" / BIRTH).as_uri())
    page.locator("#buoc-2-so-2").click()
    assert page.url.endswith("#buoc-2-cho-2")
    expect(page.locator("#buoc-2-cho-2")).to_be_in_viewport()
    page.locator("#buoc-2-cho-2").click()
    assert page.url.endswith("#buoc-2-so-2")
    context.close()


def test_axe_finds_nothing_while_lit(browser: Browser, real_site: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    for address in (BIRTH, LOGIN):
        page.goto((real_site / "site" / address).as_uri())
        page.locator("#buoc-6-so-1").click()
        assert by_day_and_night(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_pair_stands_in_one_frame_with_its_words(tab: Page) -> None:
    pair = tab.locator("figure.pair")
    expect(pair.locator(".when")).to_have_text(["Trước", "Sau"])
    expect(pair.locator("img").first).to_have_attribute("alt", re.compile("^Hình mô phỏng trang dichvucong"))
    expect(pair.locator("img").last).to_have_attribute("alt", re.compile("^Hình mô phỏng phóng to một chỗ của trang .*chung-sinh.jpg"))
    expect(pair.locator("figcaption")).to_have_text("Mô phỏng. Giao diện thật có thể khác.")
