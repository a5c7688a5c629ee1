"""Every shipped practice in a real browser from start to end; some by pointer, keys and touch, right and wrong, in every state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import by_day_and_night
from playwright.sync_api import Browser, Page, expect
from practice_hands import TASK, Hand, by_keyboard, by_pointer, by_touch, do_task, do_whole, moves, place, tab_to, where
from shipped import GUIDES, SIX, few
from waiting import styled

FEW = few(GUIDES, "dang-ky-tam-tru", "dang-nhap-cong-dvcqg-bang-vneid")
"""Together they have every kind of widget that is used."""
BIRTH, LOGIN = "dang-ky-khai-sinh", "dang-nhap-cong-dvcqg-bang-vneid"
GARBAGE = (
    "x",
    "|",
    "null",
    "viec-1|viec-1=9",
    "<img src=x onerror=alert(1)>",
    '{"__proto__":1}',
    "viec-1,viec-2|viec-2=1,viec-2=1",
    "a" * 100_000,
)


class Sites:
    """Opens practice pages on a phone; nothing in them may fail or leave."""

    def __init__(self, browser: Browser, site: Path, served: str) -> None:
        self._browser, self._site, self._served = browser, site, served
        self._contexts: list[object] = []
        self.wrong: list[str] = []

    def open(self, guide: str, *, http: bool = False, hash: str = "", **more: object) -> Page:
        options = {"viewport": {"width": 360, "height": 640}, "reduced_motion": "reduce", **more}
        context = self._browser.new_context(**options)  # type: ignore[arg-type]
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("requestfailed", lambda one: one.failure == "net::ERR_ABORTED" or self.wrong.append(one.url))
        page.goto(self.address(guide, http) + hash)
        return page

    def address(self, guide: str, http: bool = False) -> str:
        path = f"thuc-hanh/{guide}.html"
        return f"{self._served}/{path}" if http else (self._site / path).as_uri()

    def close(self) -> None:
        for context in self._contexts:
            context.close()  # type: ignore[attr-defined]


@pytest.fixture
def sites(browser: Browser, real_site: Path, served: str) -> Iterator[Sites]:
    sites = Sites(browser, real_site / "site", served)
    yield sites
    sites.close()
    assert sites.wrong == []


def press(tab: Page, name: str) -> None:
    tab.locator("#tap-dock").get_by_role("button", name=name, exact=True).click()


def onward(tab: Page, hand: Hand) -> None:
    button = tab.locator("#tap-dock").get_by_role("button", name=re.compile("Việc tiếp theo|Xem kết quả"))
    if hand is by_keyboard:
        expect(button).to_be_focused()
        tab.keyboard.press("Enter")
    elif hand is by_touch:
        button.tap()
    else:
        button.click()


def do_all(tab: Page, hand: Hand, *, stray: bool = False) -> int:
    """Do every task to the end; returns how many there were."""
    count = tab.locator(".task").count()
    for number in range(1, count + 1):
        expect(tab.locator(".where p")).to_have_text(f"Việc {number} trên {count}")
        do_task(tab, hand, stray=stray)
        onward(tab, hand)
        expect(tab.locator(f"{TASK} h2, .panel:not([hidden]) h2").first).to_be_focused()
    return count


@pytest.mark.parametrize("guide", FEW)
def test_by_pointer_after_going_wrong_at_every_move(guide: str, sites: Sites) -> None:
    tab = sites.open(guide, http=True)
    count = do_all(tab, by_pointer, stray=True)
    expect(tab.locator(".panel h2")).to_have_text(f"Bạn tự làm được {count} trên {count} việc")


@pytest.mark.parametrize("guide", FEW)
def test_by_keyboard_alone_from_a_double_click(guide: str, sites: Sites) -> None:
    tab = sites.open(guide)
    count = do_all(tab, by_keyboard)
    expect(tab.locator(".panel h2")).to_have_text(f"Bạn tự làm được {count} trên {count} việc")


def test_a_key_held_down_does_not_run_on_into_the_next_task(sites: Sites) -> None:
    """Enter that ends a task by a choice must not also press the button that is offered then, however long it is held."""
    tab = sites.open(BIRTH)
    for _ in range(tab.locator(".task").count()):
        *early, last = moves(tab)
        for move in early:
            by_pointer(tab, move)
        if last.doing == "pick":
            break
        by_pointer(tab, last)
        onward(tab, by_pointer)
    here = tab.locator(".where p").inner_text()
    list_ = where(tab, last)
    tab_to(tab, list_)
    wanted = list_.evaluate("(list, value) => [...list.options].findIndex(one => one.value === value)", last.value)
    for _ in range(wanted):
        tab.keyboard.press("ArrowDown")
    tab.keyboard.down("Enter")
    expect(tab.locator(".said .head")).to_have_text("Xong việc này.")
    tab.wait_for_timeout(50)
    tab.keyboard.down("Enter")
    expect(tab.locator(".where p")).to_have_text(here)
    tab.keyboard.up("Enter")
    expect(tab.locator("#tap-dock").get_by_role("button", name="Việc tiếp theo")).to_be_focused()


@pytest.mark.parametrize("guide", FEW)
def test_by_touch_on_a_small_phone(guide: str, sites: Sites) -> None:
    tab = sites.open(guide, has_touch=True, is_mobile=True)
    count = do_all(tab, by_touch)
    expect(tab.locator(".panel h2")).to_have_text(f"Bạn tự làm được {count} trên {count} việc")
    expect(tab.locator("#tap-xong").get_by_role("link", name="Kiểm tra")).to_be_visible()


LOST = """tasks => tasks.flatMap(task => [...task.querySelectorAll('.moves li[data-do]')].filter(({ dataset: move }) => {
    const places = task.querySelectorAll(`.mock [data-at="${move.at}"]`), [place] = places;
    if (places.length !== 1) return true;
    if (place.tagName === 'FIELDSET') return !place.querySelector(move.value ? `input[value="${move.value}"]` : 'input');
    return place.tagName === 'SELECT' && move.do === 'pick' && move.value && ![...place.options].some(one => one.value === move.value);
}).map(row => row.outerHTML))"""
"""Moves of the tasks whose control is not on the screen of their task, or does not hold their sample."""


@pytest.fixture(scope="module")
def phone(browser: Browser, real_site: Path, served: str) -> Iterator[tuple[Sites, Page]]:
    """One small phone on which one practice after the other is done."""
    sites = Sites(browser, real_site / "site", served)
    yield sites, sites.open(BIRTH, has_touch=True, is_mobile=True)
    sites.close()


@pytest.mark.parametrize("guide", GUIDES)
def test_every_practice_from_start_to_end(guide: str, phone: tuple[Sites, Page]) -> None:
    """A task never asks for something that is not there, every sample can really be chosen, and the right moves lead to the end."""
    sites, tab = phone
    tab.goto(sites.address(guide))
    assert tab.locator(".task .moves li[data-do]").count() > 9
    assert tab.locator(".task").evaluate_all(LOST) == []
    count = do_whole(tab)
    expect(tab.locator(".panel h2")).to_have_text(f"Bạn tự làm được {count} trên {count} việc")
    expect(tab.locator("#tap-xong").get_by_role("link", name="Kiểm tra")).to_be_visible()
    assert sites.wrong == []


# ---- help, memory, safety -------------------------------------------------------------------------------------


def test_three_levels_of_help_and_what_they_count(sites: Sites) -> None:
    """Words, then the place, then the hand; the end says which tasks were done alone, with a hint, or shown."""
    tab = sites.open(BIRTH)
    first, second, third = moves(tab)
    press(tab, "Gợi ý")
    expect(tab.locator(".said")).to_contain_text("Gõ đăng ký khai sinh")
    press(tab, "Chỉ chỗ")
    expect(tab.locator(f"{TASK} .mock .glow")).to_have_count(1)
    expect(tab.locator(".said")).to_contain_text("ô tìm kiếm")
    for move in (first, second, third):
        by_pointer(tab, move)
    onward(tab, by_pointer)
    for _ in moves(tab):
        press(tab, "Làm mẫu")
    expect(tab.locator(".said .head")).to_have_text("Xong việc này.")
    onward(tab, by_pointer)
    for _ in range(tab.locator(".task").count() - 2):
        do_task(tab, by_pointer)
        onward(tab, by_pointer)
    counts = tab.locator(".levels b").all_inner_texts()
    assert counts == ["7 việc", "1 việc", "1 việc"]
    expect(tab.locator(".again li")).to_have_count(2)
    tab.get_by_role("button", name="Tập lại 2 việc đó").click()
    expect(tab.locator(".where p")).to_have_text("Việc 1 trên 2")


def test_a_tab_closed_in_the_middle_of_a_task_loses_nothing(sites: Sites) -> None:
    tab = sites.open(BIRTH, http=True)
    do_task(tab, by_pointer)
    onward(tab, by_pointer)
    for move in moves(tab)[:2]:
        by_pointer(tab, move)
    again = tab.context.new_page()
    tab.close()
    again.goto(sites.address(BIRTH, http=True))
    expect(again.locator(".where p")).to_have_text("Việc 2 trên 9")
    expect(again.locator(".said")).to_contain_text("Còn 2 chỗ")
    expect(place(again, "tinh")).to_have_value("Tỉnh Hưng Yên")
    for move in moves(again)[2:]:
        by_pointer(again, move)
    expect(again.locator(".said .head")).to_have_text("Xong việc này.")


@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda text: text[:12])
def test_damaged_or_hostile_memory_breaks_nothing(garbage: str, sites: Sites) -> None:
    tab = sites.open(BIRTH, http=True)
    tab.evaluate(
        "text => ['', '--viec-1'].forEach(more => { localStorage.setItem('hocdvc:practice:dang-ky-khai-sinh' + more, text);"
        "localStorage.setItem('hocdvc:nguoi', text) })",
        garbage,
    )
    tab.reload()
    expect(tab.locator(".where p")).to_have_text("Việc 1 trên 9")
    do_task(tab, by_pointer)


@pytest.mark.parametrize(
    ("hash", "at", "typed", "told"),
    [
        ("#viec-4", "so-dinh-danh", "034 090 012 345", "Đừng gõ số giấy tờ"),
        ("#viec-4", "mat-khau", "M", "Mật khẩu và mã chỉ gõ trên trang thật"),
        ("#viec-5", "ma-xac-nhan", "4", "Mật khẩu và mã chỉ gõ trên trang thật"),
        ("#viec-1", "o-dia-chi", "ten.toi@thu.vd", "Đừng gõ số giấy tờ"),
        ("#viec-1", "o-dia-chi", "0912.345.678", "Đừng gõ số giấy tờ"),
    ],
)
def test_what_looks_real_is_refused_and_never_kept(hash: str, at: str, typed: str, told: str, sites: Sites) -> None:
    tab = sites.open(LOGIN, http=True, hash=hash)
    place(tab, at).first.press_sequentially(typed)
    expect(tab.locator(".said")).to_contain_text(told)
    assert len(place(tab, at).first.input_value()) < 5
    kept = tab.evaluate("JSON.stringify(localStorage)")
    assert typed not in kept
    assert not re.search(r"\d{5}", kept)


def test_typing_is_checked_against_the_sample(sites: Sites) -> None:
    """Case and spaces do not matter, missing tone marks are let pass with a word, something else is told what to write."""
    tab = sites.open(BIRTH, hash="#viec-5")
    name = place(tab, "ho-ten-con")
    name.press_sequentially("Mẫu Khác")
    name.press("Enter")
    expect(tab.locator(".said")).to_contain_text("Số liệu mẫu là “Trần Mẫu Bé”")
    name.fill("")
    name.press_sequentially("  tran mau  be")
    name.press("Enter")
    expect(tab.locator(".said .head")).to_have_text("Đúng rồi")
    expect(tab.locator(".said")).to_contain_text("nhớ gõ đủ dấu")
    expect(name).to_have_value("Trần Mẫu Bé")


def test_fields_may_be_filled_in_any_order_but_sending_comes_last(sites: Sites) -> None:
    tab = sites.open(BIRTH, hash="#viec-2")
    first, province, commune, send = moves(tab)
    by_pointer(tab, send)
    expect(tab.locator(".said")).to_contain_text("Chưa tới lúc bấm “Nộp hồ sơ”")
    for move in (commune, first, province, send):
        by_pointer(tab, move)
    expect(tab.locator(".said .head")).to_have_text("Xong việc này.")


# ---- for everyone ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("guide", few(GUIDES, "dang-ky-tam-tru"))
def test_axe_finds_nothing_in_any_state_of_any_task(guide: str, sites: Sites) -> None:
    """Open, wrong, hinted, shown where, right, done, and the end."""
    tab = sites.open(guide)
    for number in range(tab.locator(".task").count()):
        assert by_day_and_night(tab) == []
        tab.locator(f"{TASK} .mock button, {TASK} .mock input").first.click(force=True)
        if tab.get_by_role("button", name="Gợi ý", exact=True).is_visible():
            press(tab, "Gợi ý")
            press(tab, "Chỉ chỗ")
        assert number > 2 or by_day_and_night(tab) == []
        while tab.get_by_role("button", name="Làm mẫu").is_visible():
            press(tab, "Làm mẫu")
        assert number > 2 or by_day_and_night(tab) == []
        onward(tab, by_pointer)
    expect(tab.locator(".panel h2")).to_be_focused()
    assert by_day_and_night(tab) == []


@pytest.mark.parametrize("guide", few(GUIDES, *SIX, "bien-dong-dat-dai-va-nghia-vu-tai-chinh", "xet-tuyen-dai-hoc"))
def test_no_task_scrolls_sideways(guide: str, sites: Sites) -> None:
    tab = sites.open(guide, viewport={"width": 320, "height": 640})
    styled(tab, "[hidden].task{display:block!important}")
    spilled = """mocks => mocks.flatMap(m => [...m.querySelectorAll('button, label, p, dd, select')]
        .filter(e => e.getBoundingClientRect().right > m.getBoundingClientRect().right).map(e => e.outerHTML.slice(0, 90)))"""
    for size in ("", "rat-to"):
        tab.evaluate("size => size && document.documentElement.setAttribute('data-size', size)", size)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, size
        assert tab.locator(".mock").evaluate_all(spilled) == [], size


def test_reading_order_and_names(sites: Sites) -> None:
    """A screen reader meets the task, the data, the screen and the helps, in this order and by name."""
    tab = sites.open(BIRTH, hash="#viec-2")
    expect(tab.locator("form.practice")).to_match_aria_snapshot(
        """
        - paragraph: Việc 2 trên 9
        - region "Việc 2 Chọn xã sẽ nhận hồ sơ":
          - heading "Việc 2 Chọn xã sẽ nhận hồ sơ" [level=2]
          - group /Màn hình mô phỏng/:
            - group "Chọn cấp":
              - radio "Phường/ Xã"
              - radio "Sở"
            - combobox "Tỉnh/ Thành phố"
            - combobox "Phường/ Xã"
            - button "Nộp hồ sơ"
        """
    )
    expect(tab.locator("#tap-dock")).to_match_aria_snapshot(
        """
        - status
        - button "Gợi ý"
        - button "Làm mẫu"
        """
    )


def test_without_scripts_it_is_a_worked_list(sites: Sites) -> None:
    tab = sites.open(BIRTH, java_script_enabled=False)
    assert tab.locator(".mock:visible").count() == 9
    assert tab.locator(".moves li:visible").count() > 30
    expect(tab.locator("#tap-dock")).to_be_hidden()
    expect(tab.locator("#tap-xong").get_by_role("link", name="Kiểm tra")).to_be_visible()


def test_the_lesson_leads_to_its_practice(sites: Sites) -> None:
    tab = sites.open(BIRTH)
    tab.goto(sites.address(BIRTH).replace("thuc-hanh", "hoc"))
    tab.locator(".dock").get_by_role("link", name="Tập thử").click()
    expect(tab).to_have_title(re.compile("^Tập thử: Đăng ký khai sinh"))
