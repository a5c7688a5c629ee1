"""A lesson on paper: two sheets of steps and one of cards, read by a PDF reader we did not write; its code and its short address."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from conftest import build_site
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from shipped import GUIDES, few

STEPS = "[...document.querySelectorAll('.step > h3')].map(one => one.lastChild.textContent.trim())"
SMALLEST = """() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), sizes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const one = node.parentElement;
        if (node.data.trim() && one.getClientRects().length && !one.closest('.off')) sizes.push(parseFloat(getComputedStyle(one).fontSize));
    }
    return Math.min(...sizes) * 72 / 96;
}"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def printed(tab: Page) -> PdfReader:
    """The page as a printer gets it, on the paper that the page asks for."""
    return PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))


def words(text: str) -> str:
    """Text without the breaks that narrow columns make."""
    return "".join(text.split())


@pytest.mark.parametrize("lesson", few(GUIDES, "dang-ky-khai-sinh", "dang-ky-tam-tru", "dang-nhap-cong-dvcqg-bang-vneid"))
def test_a_lesson_takes_two_sheets_and_one_of_cards(tab: Page, real_site: Path, lesson: str) -> None:
    tab.goto((real_site / "site/hoc" / f"{lesson}.html").as_uri())
    steps = tab.evaluate(STEPS)
    sheets = printed(tab).pages
    assert 2 <= len(sheets) <= 3
    *first, cards = sheets
    assert [round(side) for side in first[0].mediabox[2:]] == [595, 842]
    assert [round(side) for side in cards.mediabox[2:]] == [842, 595]
    assert len(cards.images) == 2
    text = words("".join(sheet.extract_text() for sheet in first))
    places = [text.find(f"{number}{words(step)}") for number, step in enumerate(steps, 1)]
    assert -1 not in places
    assert places == sorted(places), "one step after another, page by page"
    assert text.count("Đúngkhi:") == len(steps), "the end of every step is there"
    for part in ("Nhớkỹ", "Nguồn:", "Gặplỗi,hồsơbịtrảlại"):
        assert part in text
    assert sum(len(sheet.images) for sheet in first) >= tab.locator(".step .shot img").count()
    tab.emulate_media(media="print")
    assert tab.evaluate(SMALLEST) >= 9.49


def test_paper_is_white_whatever_the_reader_has_chosen(tab: Page, real_site: Path) -> None:
    tab.goto((real_site / "site/hoc/dang-ky-khai-sinh.html").as_uri())
    plain = [words(sheet.extract_text()) for sheet in printed(tab).pages]
    for name, value in {"nen": "dark", "ro": "cao", "chu": "rat-to", "dong": "thoang"}.items():
        tab.evaluate("([name, value]) => localStorage.setItem('hocdvc.' + name, value)", [name, value])
    tab.reload()
    tab.emulate_media(color_scheme="dark")
    assert [words(sheet.extract_text()) for sheet in printed(tab).pages] == plain
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_without_an_address_paper_says_how_to_find_the_lesson(tab: Page, real_site: Path) -> None:
    tab.goto((real_site / "site/hoc/dang-ky-khai-sinh.html").as_uri())
    tab.emulate_media(media="print")
    assert not tab.locator(".paper-head svg").count()
    assert "trên trang “Học dịch vụ công”, gõ “Đăng ký khai sinh” vào ô tìm" in tab.locator(".paper-foot").inner_text()


def test_with_an_address_code_and_words_lead_to_the_lesson(tab: Page, small_site: Path) -> None:
    settings = small_site / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('site_url: ""', "site_url: https://hoc.mau.vn"), encoding="utf-8")
    guide = small_site / "guides" / "mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8") + "short: [mo-trang, ten-da-in]\n", encoding="utf-8")
    assert not build_site(small_site).failed
    site = small_site / "build" / "site"
    tab.goto((site / "hoc/mo-dung-trang.html").as_uri())
    tab.emulate_media(media="print")
    code = Image.open(io.BytesIO(tab.locator(".paper-head svg").screenshot()))
    assert [found.text for found in zxingcpp.read_barcodes(code.resize((code.width * 4, code.height * 4)))] == [
        "https://hoc.mau.vn/b/mo-trang"
    ]
    assert "hoc.mau.vn/b/mo-trang" in tab.locator(".paper-head").inner_text()
    for name in ("mo-trang", "ten-da-in"):
        tab.goto((site / "b" / name / "index.html").as_uri())
        tab.wait_for_url("**/hoc/mo-dung-trang.html")
