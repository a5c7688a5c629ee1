"""The card to keep: a whole picture with what it should say, that no text bursts and that never passes for a paper of the State."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import by_day_and_night
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

PAPER = (255, 253, 247)
TITLE = "Kiểm tra: Đăng ký khai sinh"
LONG = "đăng nhập Cổng Dịch vụ công quốc gia bằng tài khoản định danh điện tử VNeID mức độ 2 cho người đi làm xa và người cao tuổi " * 5


@pytest.fixture
def tab(browser: Browser, real_site: Path) -> Iterator[Page]:
    """A quiz page by double-click."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((real_site / "site" / "kiem-tra" / "dang-ky-khai-sinh.html").as_uri())
    yield page
    context.close()
    assert wrong == []


def card(tab: Page, **facts: str) -> Locator:
    """The block at the end of the quiz's form, as on the result panel."""
    known = {"title": TITLE, "score": "9 trên 10 câu", "date": "23/11/2026", **facts}
    tab.evaluate("facts => document.querySelector('#quiz').append(hocdvc.certificate(facts))", known)
    tab.evaluate("document.querySelectorAll('.certificate:not(:last-child)').forEach(old => old.remove())")
    return tab.locator(".certificate")


def picture(block: Locator) -> Image.Image:
    source = block.locator("img").get_attribute("src") or ""
    assert source.startswith("data:image/png;base64,")
    image = Image.open(io.BytesIO(base64.b64decode(source.split(",")[1])))
    image.load()
    return image.convert("RGB")


def test_the_saved_file_is_a_whole_picture(tab: Page, tmp_path: Path) -> None:
    block = card(tab, name="Bà Tư")
    with tab.expect_download() as download:
        block.get_by_role("link", name="Lưu thẻ (ảnh)").click()
    assert download.value.suggested_filename == "the-tu-hoc-kiem-tra-dang-ky-khai-sinh.png"
    download.value.save_as(tmp_path / "the.png")
    with Image.open(tmp_path / "the.png") as saved:
        saved.verify()
    with Image.open(tmp_path / "the.png") as saved:
        assert (saved.format, saved.size) == ("PNG", (1200, 850))
        assert saved.convert("RGB").tobytes() == picture(block).tobytes()
        colours = saved.convert("RGB").getcolors(1 << 20) or []
    assert len(colours) > 10
    assert max(count for count, _ in colours) < 0.7 * 1200 * 850
    assert (tmp_path / "the.png").stat().st_size < 200_000


def test_it_tells_names_apart_and_says_everything_in_words(tab: Page) -> None:
    block = card(tab, name="Bà Tư")
    first = picture(block)
    block.get_by_label("Tên gọi trên thẻ").fill("  Ông   Năm ")
    assert picture(block).tobytes() != first.tobytes()
    words = block.locator("img").get_attribute("alt") or ""
    for told in ("Thẻ ghi nhận tự học", "Ông Năm", TITLE, "9 trên 10 câu", "23/11/2026", "Tự học, không phải chứng chỉ của Nhà nước."):
        assert told in words
    expect(block).to_contain_text("Tự học, không phải chứng chỉ của Nhà nước.")


def test_the_nickname_comes_from_the_device_and_a_number_is_refused(tab: Page) -> None:
    assert card(tab).get_by_label("Tên gọi trên thẻ").input_value() == "", "“Tôi” is no name on a card"
    tab.evaluate("hocdvc.join('Cu Tí')")
    block = card(tab)
    field = block.get_by_label("Tên gọi trên thẻ")
    assert field.input_value() == "Cu Tí"
    before = picture(block).tobytes()
    for number in ("0912345678", "0912 345 678", "00 10 99 12", "An 12345"):
        field.fill(number)
        expect(block.get_by_role("status")).to_have_text("Đừng ghi số. Chỉ cần tên gọi.")
        assert picture(block).tobytes() == before
    field.fill("An 2")
    expect(block.get_by_role("status")).to_have_text("")
    assert picture(block).tobytes() != before
    assert tab.evaluate("hocdvc.people().names") == ["Tôi", "Cu Tí"], "what stands on a card changes nothing else"


@pytest.mark.parametrize("name", ["", "W" * 24, "Nguyễn Thị Hoàng Phương Ẵ", "<b>&amp;</b>", "👵🏽 Bà"])
@pytest.mark.parametrize("title", [TITLE, LONG[:600], "x" * 600])
def test_no_text_leaves_its_place(tab: Page, name: str, title: str) -> None:
    """The margins stay empty: right of the words, between their last line and the strip, and around the words in the band."""
    image = picture(card(tab, name=name, title=title, score="Đạt 8,75 trên 10 điểm, đúng 34 trên 40 câu, hết 48 phút"))
    for margin in ((1140, 0, 1200, 734), (300, 0, 360, 734), (300, 716, 1200, 734)):
        assert image.crop(margin).getcolors() is not None
        assert {colour for _, colour in image.crop(margin).getcolors() or []} == {PAPER}
    assert len({colour for _, colour in image.crop((264, 0, 300, 850)).getcolors() or []}) == 1


def test_a_dark_page_makes_the_same_light_card(tab: Page) -> None:
    light = picture(card(tab, name="An"))
    tab.emulate_media(color_scheme="dark")
    assert picture(card(tab, name="An")).tobytes() == light.tobytes()
    tab.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert picture(card(tab, name="An")).tobytes() == light.tobytes()
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


def test_axe_finds_nothing_and_enter_sends_no_answer(tab: Page) -> None:
    block = card(tab)
    tab.evaluate("document.querySelector('#quiz').addEventListener('submit', () => { window.sent = true }, true)")
    block.get_by_label("Tên gọi trên thẻ").press("Enter")
    assert tab.evaluate("window.sent") is None
    assert by_day_and_night(tab, ".certificate") == []
    tab.set_viewport_size({"width": 320, "height": 640})
    assert tab.evaluate("document.querySelector('.certificate').scrollWidth <= document.querySelector('#quiz').clientWidth")
