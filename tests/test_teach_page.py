"""“Dạy lại cho người thân” and reading aloud, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import by_day_and_night
from playwright.sync_api import Browser, Page, expect
from waiting import styled

BIRTH = "dang-ky-khai-sinh"
VOICES = """
    const said = [], voices = LANGS.map(lang => ({lang, name: lang}));
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => voices, addEventListener() {}, cancel() {},
        speak(one) { said.push(one); },
    }});
    window.said = said;
"""


@pytest.fixture(params=["file", "http"])
def tab(request: pytest.FixtureRequest, browser: Browser, real_site: Path, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    path = f"day-lai/{BIRTH}.html"
    page.goto((real_site / "site" / path).as_uri() if request.param == "file" else f"{served}/{path}")
    yield page
    context.close()
    assert wrong == []


def forward(tab: Page) -> None:
    tab.locator("#day-dock button:visible").last.click()


def test_one_large_step_a_screen_and_a_card_at_the_end(tab: Page) -> None:
    assert tab.locator(".day-step:visible").count() == 1
    body = tab.locator(".day-step:visible .do li").first.evaluate("li => parseFloat(getComputedStyle(li).fontSize)")
    assert body >= 18 * 1.3
    for number in range(1, 10):
        expect(tab.locator(".where p")).to_have_text(f"Bước {number} trên 9")
        if number != 4:
            tab.locator(".day-step:visible").get_by_role("checkbox", name="Người thân đã tự làm được").check()
        forward(tab)
    expect(tab.locator("#the")).to_be_focused()
    tab.get_by_label("Tên gọi của người thân").fill("Bà Tư")
    expect(tab.locator(".who")).to_contain_text("Bà Tư đã tự làm được 8 trên 9 bước")
    assert tab.locator(".keep li.done").count() == 8
    assert "Bà Tư" not in tab.evaluate("JSON.stringify(localStorage)")


def test_ticks_survive_closing_the_tab(tab: Page) -> None:
    tab.locator(".day-step:visible .did input").check()
    forward(tab)
    address = tab.url
    again = tab.context.new_page()
    tab.close()
    again.goto(address)
    expect(again.locator(".where p")).to_have_text("Bước 2 trên 9")


def test_the_card_is_printed_alone(tab: Page) -> None:
    tab.emulate_media(media="print")
    tab.evaluate("document.body.classList.add('only-card')")
    expect(tab.locator(".keep")).to_be_visible()
    for other in (".day-step", "h1", ".own", "footer"):
        assert tab.locator(f"{other}:visible").count() == 0, other


@pytest.mark.parametrize("tab", ["file"], indirect=True)
def test_axe_finds_nothing(tab: Page) -> None:
    for _ in range(10):
        assert by_day_and_night(tab) == []
        if tab.locator("#day-dock button").last.is_visible():
            forward(tab)


def test_narrow_and_large_nothing_runs_over_the_edge(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.evaluate("document.documentElement.setAttribute('data-size', 'rat-to')")
    styled(tab, ".day-step[hidden],.the[hidden]{display:block!important}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def speaking(browser: Browser, real_site: Path, path: str, *langs: str) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(VOICES.replace("LANGS", repr(list(langs))))
    page = context.new_page()
    page.goto((real_site / "site" / path).as_uri())
    return page


@pytest.mark.parametrize("langs", [(), ("en-US", "fr-FR")])
def test_without_a_vietnamese_voice_there_is_no_button(browser: Browser, real_site: Path, langs: tuple[str, ...]) -> None:
    tab = speaking(browser, real_site, f"hoc/{BIRTH}.html", *langs)
    expect(tab.locator(".step").first).to_be_visible()
    assert tab.locator(".speak").count() == 0
    tab.context.close()


def test_a_step_is_read_sentence_by_sentence_and_shown(browser: Browser, real_site: Path) -> None:
    tab = speaking(browser, real_site, f"hoc/{BIRTH}.html", "en-US", "vi-VN")
    button = tab.locator("#buoc-2").locator("xpath=..").get_by_role("button", name="Nghe")
    button.click()
    expect(tab.locator(".speak").nth(1)).to_have_text("Dừng")
    read = []
    for _ in range(12):
        if tab.locator(".speak").nth(1).inner_text() != "Dừng":
            break
        read.append(tab.evaluate("said[said.length - 1].text"))
        assert tab.evaluate("said[said.length - 1].voice.lang") == "vi-VN"
        assert tab.evaluate("CSS.highlights.get('spoken').size") == 1
        assert tab.evaluate("[...CSS.highlights.get('spoken')][0].toString()").strip() == read[-1]
        tab.evaluate("said[said.length - 1].onend()")
    assert read[:3] == ["Chọn xã sẽ nhận hồ sơ", "Ở khối Chọn cơ quan thực hiện, bấm Phường/ Xã.", "Chọn tỉnh của bạn ở ô Tỉnh/ Thành phố."]
    assert not tab.evaluate("CSS.highlights.has('spoken')")
    tab.context.close()


def test_reading_stops_when_asked(browser: Browser, real_site: Path) -> None:
    tab = speaking(browser, real_site, f"hoc/{BIRTH}.html", "vi")
    tab.locator(".speak").first.click()
    tab.locator(".speak").nth(1).click()
    expect(tab.locator(".speak").first).to_have_text("Nghe")
    expect(tab.locator(".speak").nth(1)).to_have_text("Dừng")
    tab.locator(".speak").nth(1).click()
    expect(tab.locator(".speak").nth(1)).to_have_text("Nghe")
    tab.context.close()


@pytest.mark.parametrize("path", [f"thuc-hanh/{BIRTH}.html", f"day-lai/{BIRTH}.html"])
def test_practice_and_teaching_can_be_heard_too(browser: Browser, real_site: Path, path: str) -> None:
    tab = speaking(browser, real_site, path, "vi-VN")
    tab.locator(".speak:visible").first.click()
    assert tab.evaluate("said.length") == 1
    tab.context.close()


SEEN = """() => Array.from(document.querySelectorAll('.day, .canh, .ways, .dock, #the'),
    (part) => part.checkVisibility({visibilityProperty: true}))"""


@pytest.mark.parametrize(
    ("path", "kept"),
    [(f"day-lai/{BIRTH}.html", f"hocdvc@2:teach:{BIRTH}"), ("dien-tap/tin-nhan-la.html", "hocdvc:drill:tin-nhan-la")],
)
def test_who_begins_sees_the_first_part_before_the_script_has_come(path: str, kept: str, browser: Browser, served: str) -> None:
    """And only that part, in its place. Who had come further, or asked for a part, does not see another one before it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(f"{served}/{path}")
    at = page.locator("h2:visible").first.bounding_box()
    page.evaluate("localStorage.clear()")
    page.route("**/assets/*.js", lambda _: None)

    def opened(where: str) -> list[bool]:
        page.evaluate("address => { location.href = address }", f"{served}/{where}")  # `goto` waits for scripts, and so may `load`
        page.wait_for_url(f"**/{where}", wait_until="domcontentloaded")
        page.wait_for_function("() => performance.getEntriesByType('paint').length")
        assert "coming" in (page.get_attribute("html", "class") or "")
        return list(page.evaluate(SEEN))

    first, *others = opened(f"{path}?lan=1")
    assert first
    assert not any(others)
    assert page.locator("h2:visible").first.bounding_box() == at
    assert not any(opened(f"{path}?lan=2#buoc-2"))
    page.evaluate("name => localStorage.setItem(name, 'a,b|a=1')", kept)
    assert not any(opened(f"{path}?lan=3"))
    context.close()
