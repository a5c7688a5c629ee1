"""Every hand and eye: narrow screens, wide spacing, the keyboard, forced colours, strong contrast, and how readers set all that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from waiting import styled

from generator.draw.tokens import RGB, contrast

PAGES = (
    "index.html",
    "hoc/dang-ky-khai-sinh.html",
    "thuc-hanh/dang-ky-tam-tru.html",
    "day-lai/cap-the-can-cuoc.html",
    "kiem-tra/dang-ky-tam-tru.html",
    "dien-tap/tin-nhan-la.html",
    "lo-trinh/lop-10.html",
    "thuat-ngu.html",
    "on-tap.html",
    "tien-bo.html",
    "tiep-can.html",
)
"""One page of each kind."""
TOKENS = Path(__file__).parents[1] / "generator" / "theme" / "assets" / "tokens.css"

SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"""
"""WCAG 2.2, 1.4.12."""
CUT = """() => [...document.querySelectorAll('body *')].filter(one => {
    const style = getComputedStyle(one);
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || one.clientWidth < 2 || one.closest('.off, svg, [aria-hidden=true]') || style.visibility === 'hidden') return false;
    const wide = one.scrollWidth > one.clientWidth + 1, high = one.scrollHeight > one.clientHeight + 1;
    return (wide && /hidden|clip/.test(style.overflowX)) || (high && /hidden|clip/.test(style.overflowY));
}).map(one => one.outerHTML.slice(0, 120))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('.btn, .tool, .dock a, .dock button, summary, .picks span, .rows a')].filter(one => {
    const box = (one.closest('.rows li') || one).getBoundingClientRect();
    return box.width && (box.height < 43.5 || box.width < 43.5);
}).map(one => one.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const seen = [one, one.nextElementSibling, one.parentElement, one.querySelector('rect')].filter(Boolean).some(some => {
        const style = getComputedStyle(some);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    const box = one.getBoundingClientRect(), dock = document.querySelector('.dock:not([hidden])');
    const over = dock && !dock.contains(one) && getComputedStyle(dock).position === 'sticky' ? dock.getBoundingClientRect() : null;
    const hidden = over && box.top >= over.top && box.bottom <= over.bottom;
    return { what: one.outerHTML.slice(0, 140), seen, shown: !hidden && box.bottom > 0 && box.top < innerHeight };
}"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab as narrow as WCAG asks: 1280 px at 400 % zoom."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_lost_at_320_px_with_wide_spacing(tab: Page, served: str, page: str) -> None:
    tab.goto(f"{served}/{page}")
    assert tab.evaluate(SIDEWAYS) <= 0
    assert tab.evaluate(SMALL) == []
    styled(tab, SPACED)
    assert tab.evaluate(SIDEWAYS) <= 0
    assert tab.evaluate(CUT) == []


@pytest.mark.parametrize("page", PAGES[:6])
@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_focus_is_always_seen(browser: Browser, served: str, page: str, colours: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, forced_colors=colours, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"{served}/{page}")
    if page.startswith(("thuc-hanh", "day-lai", "kiem-tra", "dien-tap")):
        tab.locator("main .ready").wait_for(state="attached")
    stops = set()
    for _ in range(30):
        tab.keyboard.press("Tab")
        found = tab.evaluate(FOCUSED)
        if found is None:
            break
        stops.add(found["what"])
        assert found["seen"], found["what"]
        assert found["shown"], found["what"]
    assert len(stops) >= 8
    context.close()


def test_the_panel_works_by_keyboard_and_is_remembered(tab: Page, served: str) -> None:
    tab.goto(f"{served}/tiep-can.html")
    tab.locator("#mo-tuy-chon").focus()
    tab.keyboard.press("Enter")
    panel = tab.get_by_role("group", name="Cách đọc")
    assert panel.is_visible()
    box = panel.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    for _ in range(4):
        tab.keyboard.press("Tab")
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Escape")
    assert not panel.is_visible()
    assert tab.evaluate("document.activeElement.id") == "mo-tuy-chon"
    chosen = {"data-size": "to", "data-lines": "thoang", "data-theme": "light", "data-contrast": "cao"}
    read = "names => Object.fromEntries(names.map(name => [name, document.documentElement.getAttribute(name)]))"
    assert tab.evaluate(read, list(chosen)) == chosen
    assert sorted(tab.evaluate("Object.keys(localStorage)")) == ["hocdvc.chu", "hocdvc.dong", "hocdvc.nen", "hocdvc.ro"]
    tab.route("**/site.js", lambda route: route.abort())
    tab.goto(f"{served}/index.html")
    assert tab.evaluate(read, list(chosen)) == chosen, "set before the page is painted, without the script of the panel"


def test_the_panel_closes_when_the_keyboard_leaves_it(tab: Page, served: str) -> None:
    tab.goto(f"{served}/tiep-can.html")
    tab.locator("#mo-tuy-chon").press("Enter")
    for _ in range(5):
        tab.keyboard.press("Tab")
    assert not tab.locator("#tuy-chon").is_visible()


def test_wider_lines_and_the_largest_text_fit_too(tab: Page, served: str) -> None:
    tab.goto(f"{served}/index.html")
    before = tab.evaluate("getComputedStyle(document.querySelector('main p')).lineHeight")
    tab.evaluate("localStorage['hocdvc.dong'] = 'thoang'; localStorage['hocdvc.chu'] = 'rat-to'")
    for page in PAGES[:5]:
        tab.goto(f"{served}/{page}")
        assert tab.evaluate(SIDEWAYS) <= 0, page
    tab.goto(f"{served}/index.html")
    assert float(tab.evaluate("getComputedStyle(document.querySelector('main p')).lineHeight")[:-2]) > 1.5 * float(before[:-2])


def test_a_device_that_wants_more_contrast_gets_it(browser: Browser, served: str) -> None:
    context = browser.new_context(contrast="more")
    tab = context.new_page()
    tab.goto(f"{served}/index.html")
    assert tab.evaluate("document.documentElement.dataset.contrast") == "cao"
    tab.evaluate("localStorage['hocdvc.ro'] = 'thuong'")
    tab.reload()
    assert tab.evaluate("document.documentElement.dataset.contrast") is None
    context.close()


def strong_colours() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The tokens in the light, in the dark as chosen, and in the dark as the device asks, each with strong contrast."""
    css = TOKENS.read_text("utf-8")
    blocks: dict[str, dict[str, str]] = {}
    for name, body in re.findall(r"([^{};/]+)\{([^{}]*)\}", css):
        blocks.setdefault(name.strip(), {}).update(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", body))
    light, dark = blocks[":root"], blocks[":root[data-theme=dark]"]
    strong = ":root[data-contrast=cao]"
    return (
        light | blocks[strong],
        dark | blocks[f"{strong}[data-theme=dark]"],
        dark | blocks[f"{strong}:not([data-theme=light])"],
    )


def test_strong_colours_are_strong() -> None:
    light, chosen, asked = strong_colours()
    assert chosen == asked
    grounds = ("paper", "surface", "wash", "leaf-wash", "gold-wash", "clay-wash", "sky-wash")
    pairs = [*product(("ink", "ink-soft"), grounds), *product(("leaf", "leaf-strong", "clay", "sky"), grounds[:3])]
    pairs += [("leaf", "leaf-wash"), ("leaf-strong", "leaf-wash"), ("gold-ink", "gold-wash"), ("clay", "clay-wash"), ("sky", "sky-wash")]
    for colours, (ink, ground) in product((light, chosen), [*pairs, ("on-leaf", "leaf"), ("line", "paper")]):
        assert contrast(rgb(colours[ink]), rgb(colours[ground])) >= 7, (ink, ground)


def rgb(value: str) -> RGB:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def test_a_written_page_can_be_heard(browser: Browser, served: str) -> None:
    context = browser.new_context()
    context.add_init_script("speechSynthesis.getVoices = () => [{ lang: 'vi-VN', name: 'Thử' }]; speechSynthesis.speak = () => {};")
    tab = context.new_page()
    tab.goto(f"{served}/tiep-can.html")
    tab.get_by_role("button", name="Nghe").click()
    assert tab.get_by_role("button", name="Dừng").count() == 1
    context.close()
