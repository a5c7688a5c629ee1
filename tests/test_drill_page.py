"""Every shipped drill in a real browser: the good way, the bad way at every scene; a few by keys and touch too, and in every state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import by_day_and_night
from playwright.sync_api import Browser, BrowserContext, Page, expect
from shipped import DRILLS, few
from waiting import styled

FEW = few(DRILLS, "soat-anh-giay-chung-sinh", "ma-qr-dan-chong", "tin-nhan-la", "cuoc-goi-la")
"""Together they show every kind of thing: paper, poster, page, message, call."""
SCENE = ".scene:not([hidden])"
PAPER = "soat-anh-giay-chung-sinh"


class Stage:
    """Opens drills on a phone; nothing in them may fail or leave."""

    def __init__(self, browser: Browser, site: Path, served: str) -> None:
        self._browser, self._site, self._served = browser, site, served
        self._contexts: list[BrowserContext] = []
        self.wrong: list[str] = []

    def open(self, drill: str, *, http: bool = False, **more: object) -> Page:
        options = {"viewport": {"width": 360, "height": 640}, "reduced_motion": "reduce", **more}
        context = self._browser.new_context(**options)  # type: ignore[arg-type]
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        path = f"dien-tap/{drill}.html"
        page.goto(f"{self._served}/{path}" if http else (self._site / path).as_uri())
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def stage(browser: Browser, real_site: Path, served: str) -> Iterator[Stage]:
    stage = Stage(browser, real_site / "site", served)
    yield stage
    stage.close()
    assert stage.wrong == []


def ways(tab: Page, safe: bool) -> list[int]:
    """Positions of the safe or the risky choices of the open scene."""
    kinds = tab.locator(f"{SCENE} .way").evaluate_all("folds => folds.map(fold => fold.dataset.safe)")
    return [at for at, kind in enumerate(kinds) if (kind == "1") is safe]


def choose(tab: Page, at: int, hand: str) -> None:
    button = tab.locator(f"{SCENE} .choice").nth(at)
    if hand == "keyboard":
        for _ in range(40):
            if button.evaluate("one => one === document.activeElement"):
                break
            tab.keyboard.press("Tab")
        expect(button).to_be_focused()
        tab.keyboard.press("Enter")
    elif hand == "touch":
        button.tap()
    else:
        button.click()


def onward(tab: Page, name: str, hand: str) -> None:
    button = tab.locator(f"{SCENE} .onward").get_by_role("button", name=name, exact=True)
    if hand == "keyboard" and name != "Quay lại, chọn khác":
        expect(button).to_be_focused()
        tab.keyboard.press("Enter")
    elif hand == "touch":
        button.tap()
    else:
        button.click()


def play(tab: Page, hand: str, *, stray: bool = False) -> int:
    """Play to the end by the good way; with `stray`, take every risky way first and come back. Returns how many scenes were met."""
    met = 0
    while tab.locator(SCENE).count():
        met += 1
        heading = tab.locator(f"{SCENE} h2").inner_text()
        for at in ways(tab, safe=False) if stray else ():
            choose(tab, at, hand)
            expect(tab.locator(f"{SCENE} .said .head")).to_have_text("Chưa ổn")
            back = tab.locator(f"{SCENE} .onward button").last.inner_text()
            onward(tab, back, hand)
            assert tab.locator(f"{SCENE} h2").inner_text() == heading
        choose(tab, ways(tab, safe=True)[0], hand)
        expect(tab.locator(f"{SCENE} .said .head")).to_have_text("Chọn đúng")
        onward(tab, tab.locator(f"{SCENE} .onward button").first.inner_text(), hand)
    expect(tab.locator("#nho")).to_be_focused()
    return met


HANDS = [(drill, "pointer") for drill in DRILLS] + [(drill, hand) for hand in ("keyboard", "touch") for drill in FEW]


@pytest.mark.parametrize(("drill", "hand"), HANDS)
def test_the_good_way(drill: str, hand: str, stage: Stage) -> None:
    tab = stage.open(drill, http=hand == "pointer", has_touch=hand == "touch")
    assert play(tab, hand) >= 2
    expect(tab.locator(".ending")).to_have_text("Bạn chọn đúng ngay ở mọi cảnh.")


@pytest.mark.parametrize("drill", DRILLS)
def test_every_wrong_turn_can_be_taken_back(drill: str, stage: Stage) -> None:
    tab = stage.open(drill)
    met = play(tab, "pointer", stray=True)
    expect(tab.locator(".ending")).to_contain_text(f"0 trên {met} cảnh")


@pytest.mark.parametrize("drill", DRILLS)
def test_every_fall_ends_with_the_rule(drill: str, stage: Stage) -> None:
    """Deeper into the trap where there is one: what happens then is told, and there is still a way out."""
    tab = stage.open(drill)
    for _ in range(12):
        if not tab.locator(SCENE).count():
            break
        deep = tab.locator(f"{SCENE} .way").evaluate_all("folds => folds.findIndex(f => f.dataset.safe === '0' && f.dataset.next)")
        choose(tab, deep if deep >= 0 else ways(tab, safe=True)[0], "pointer")
        tab.locator(f"{SCENE} .onward button").first.click()
    expect(tab.locator("#nho")).to_be_visible()
    expect(tab.locator(".note.safety")).to_be_visible()


def test_faults_can_be_picked_on_the_paper_itself(stage: Stage) -> None:
    tab = stage.open(PAPER)
    tab.locator(f"{SCENE} .shown [data-at=ten-me]").click()
    expect(tab.locator(f"{SCENE} .said")).to_contain_text("đọc rõ")
    tab.locator(f"{SCENE} .onward button").click()
    tab.locator(f"{SCENE} .shown").get_by_role("button", name="chữ mờ, không đọc được").click()
    expect(tab.locator(f"{SCENE} .said .head")).to_have_text("Chọn đúng")
    tab.locator(f"{SCENE} .onward button").click()
    tab.locator(f"{SCENE} .shown").get_by_role("button", name="Góc giấy bị cắt mất").click()
    expect(tab.locator(f"{SCENE} .said .head")).to_have_text("Chọn đúng")


def test_it_goes_on_where_it_was_left(stage: Stage) -> None:
    tab = stage.open(DRILLS[0], http=True)
    choose(tab, ways(tab, safe=True)[0], "pointer")
    tab.reload()
    expect(tab.locator(f"{SCENE} h2")).to_contain_text("2")


@pytest.mark.parametrize("garbage", ["x", "|", "canh-1|canh-1=7", "<img src=x onerror=alert(1)>", "a" * 50_000])
def test_damaged_memory_breaks_nothing(garbage: str, stage: Stage) -> None:
    tab = stage.open(DRILLS[0], http=True)
    tab.evaluate("([id, text]) => localStorage.setItem('hocdvc:drill:' + id, text)", [DRILLS[0], garbage])
    tab.reload()
    expect(tab.locator(f"{SCENE} h2")).to_contain_text("1")


@pytest.mark.parametrize("drill", few(DRILLS, "soat-anh-giay-chung-sinh", "tin-nhan-la"))
def test_axe_finds_nothing_in_any_state(drill: str, stage: Stage) -> None:
    tab = stage.open(drill)
    while tab.locator(SCENE).count():
        assert by_day_and_night(tab) == []
        choose(tab, ways(tab, safe=False)[0], "pointer")
        assert by_day_and_night(tab) == []
        tab.locator(f"{SCENE} .onward button").last.click()
        choose(tab, ways(tab, safe=True)[0], "pointer")
        assert by_day_and_night(tab) == []
        tab.locator(f"{SCENE} .onward button").first.click()
    assert by_day_and_night(tab) == []


@pytest.mark.parametrize("drill", DRILLS)
def test_narrow_and_large_nothing_runs_over_the_edge(drill: str, stage: Stage) -> None:
    tab = stage.open(drill, viewport={"width": 320, "height": 640})
    tab.evaluate("document.documentElement.setAttribute('data-size', 'rat-to')")
    styled(tab, ".scene[hidden]{display:block!important}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("drill", DRILLS)
def test_without_scripts_it_is_a_story_to_read(drill: str, stage: Stage) -> None:
    tab = stage.open(drill, java_script_enabled=False)
    scenes = tab.locator(".canh")
    assert scenes.count() >= 3
    assert tab.locator("details.way").count() >= 2 * scenes.count()
    tab.locator("details.way[data-safe='1'] summary").first.click()
    expect(tab.locator("details.way[data-safe='1'] a").first).to_be_visible()
    expect(tab.locator("#nho")).to_be_visible()


def test_lessons_lead_to_the_drills_that_belong_to_them(stage: Stage) -> None:
    tab = stage.open(PAPER)
    tab.goto(tab.url.replace(f"dien-tap/{PAPER}", "hoc/dang-ky-khai-sinh"))
    tab.get_by_role("link", name="Soát ảnh giấy chứng sinh").click()
    expect(tab).to_have_title("Soát ảnh giấy chứng sinh – Học dịch vụ công")
