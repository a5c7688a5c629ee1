"""“Tiến bộ của tôi” in a real browser: what it shows, several people on one device, the file to carry, and taking everything back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import by_day_and_night
from playwright.sync_api import Browser, Page, expect

BIRTH = "dang-ky-khai-sinh"
KEEP = """([went]) => { const ids = went.map((_, at) => 'viec-' + (at + 1));
    hocdvc.keep('practice', 'dang-ky-khai-sinh', ids, went.map((one, at) => [ids[at], one])) }"""


@pytest.fixture(params=["file", "http"])
def tab(request: pytest.FixtureRequest, browser: Browser, real_site: Path, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    address = "tien-bo.html"
    page.goto((real_site / "site" / address).as_uri() if request.param == "file" else f"{served}/{address}")
    yield page
    context.close()
    assert wrong == []


def keep(tab: Page, *went: int | str) -> None:
    tab.evaluate(KEEP, [list(went)])
    again(tab, lambda: row(tab) != "Chưa bắt đầu", "what is kept is there")


def again(tab: Page, what: Callable[[], bool], says: str) -> None:
    """Open the page anew until `what` holds: of what a page by double-click has stored, Chromium tells another process only a moment later,
    on a busy machine."""
    for _ in range(20):
        tab.reload()
        if what():
            return
        tab.wait_for_timeout(200)
    raise AssertionError(says)


def row(tab: Page) -> str:
    return tab.locator(f'a[data-kind=practice][href$="/{BIRTH}.html"] + .how small').text_content() or ""


def test_it_says_how_each_task_went_and_what_comes_next(tab: Page) -> None:
    expect(tab.locator(".sum .btn")).to_contain_text("Bắt đầu")
    keep(tab, 1, 1, 2, 3, 1, "", "", "", "")
    assert row(tab) == "3 tự làm được · 1 có gợi ý · 1 đã xem mẫu · còn 4"
    expect(tab.locator(".sum")).to_contain_text(re.compile(r"3 trên [1-9]\.\d{3} việc"))
    expect(tab.locator(".sum .btn")).to_have_text("Làm tiếp: Tập thử")
    tab.locator(".sum .btn").click()
    tab.wait_for_url("**/thuc-hanh/*")
    again(tab, lambda: tab.locator(".where p").inner_text() == "Việc 6 trên 9", "practice goes on where it stopped")


def test_several_people_share_one_device(tab: Page) -> None:
    keep(tab, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    tab.get_by_label("Thêm người").fill("Bà Tư")
    tab.get_by_role("button", name="Thêm", exact=True).click()
    expect(tab.locator("#nguoi-hoc [role=status]")).to_have_text("Đã thêm. Bây giờ là Bà Tư.")
    assert row(tab) == "Chưa bắt đầu"
    assert tab.locator(".segs").count() == 0, "what is not begun has words alone"
    tab.get_by_role("radio", name="Tôi").check(force=True)
    assert row(tab) == "9 tự làm được"
    tab.get_by_label("Thêm người").fill("0912345678")
    tab.get_by_role("button", name="Thêm", exact=True).click()
    expect(tab.locator("#nguoi-hoc [role=status]")).to_contain_text("Đừng ghi số")


def test_progress_travels_as_a_file(tab: Page, tmp_path: Path) -> None:
    keep(tab, 1, 2, 3, 1, 1, 1, 1, 1, 1)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Lưu thành tệp").click()
    file = tmp_path / "tien-bo.json"
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["records"] == {f"practice:{BIRTH}": tab.evaluate("Object.values(hocdvc.records())[0]")}
    tab.evaluate("localStorage.clear()")
    tab.reload()
    assert row(tab) == "Chưa bắt đầu"
    tab.locator("#mo-tep").set_input_files(file)
    expect(tab.locator("#mang-di [role=status]")).to_have_text("Đã nhận 1 mục.")
    assert row(tab).startswith("7 tự làm được")


@pytest.mark.parametrize("content", ["", "<html>", '{"hocdvc":1}', "\x00\x01"])
def test_another_file_is_refused_kindly(tab: Page, tmp_path: Path, content: str) -> None:
    file = tmp_path / "khac.json"
    file.write_text(content, encoding="utf-8")
    tab.locator("#mo-tep").set_input_files(file)
    expect(tab.locator("#mang-di [role=status]")).to_have_text("Đây không phải tệp tiến bộ của trang này.")


def test_what_cannot_be_taken_back_is_asked_twice(tab: Page) -> None:
    keep(tab, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    tab.get_by_role("button", name="Xóa tiến bộ của người này").click()
    assert row(tab) == "9 tự làm được"
    tab.get_by_role("button", name="Bấm lần nữa để xóa").click()
    assert row(tab) == "Chưa bắt đầu"
    assert tab.evaluate("Object.keys(hocdvc.records())") == []


@pytest.mark.parametrize("tab", ["file"], indirect=True)
def test_axe_finds_nothing(tab: Page) -> None:
    for _ in range(2):
        assert by_day_and_night(tab) == []
        keep(tab, 1, 2, 3, "", "", "", "", "", "")
        tab.evaluate("hocdvc.join('Bà')")
        tab.reload()
