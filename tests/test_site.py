"""The built site in a real browser: every kind of page, over http and by double-click, with the network cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from axe import by_day_and_night
from playwright.sync_api import Browser, Page, expect
from waiting import until

KINDS = {
    "home": "index.html",
    "lesson": "hoc/dang-ky-khai-sinh.html",
    "quiz": "kiem-tra/dang-ky-khai-sinh.html",
    "group": "nhom/cu-tru.html",
    "path": "lo-trinh/lop-10.html",
    "all guides": "bai.html",
    "all paths": "lo-trinh.html",
    "glossary": "thuat-ngu.html",
    "sources": "nguon.html",
    "place": "noi-giup-do.html",
    "about": "gioi-thieu.html",
    "handbook": "viet-bai/index.html",
    "exams": "de-thu.html",
    "exam": "kiem-tra/de-thu-tot-nghiep.html",
    "revision": "on-tap.html",
    "search": "tim.html",
    "offline": "ngoai-tuyen.html",
    "not found": "404.html",
}

SERVED_ONLY = ("not found", "file")
"""Only a server shows the page for lost addresses, so its links start at the site's root."""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A phone-sized tab in a context of its own, that cannot reach any network but loopback."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def watch(tab: Page) -> list[str]:
    """What a page does that it should not: console errors, failed requests (not those of a page just left), requests to other origins."""
    said: list[str] = []
    tab.on("console", lambda message: said.append(f"console: {message.text}") if message.type in {"error", "warning"} else None)
    tab.on("pageerror", lambda error: said.append(f"error: {error}"))
    tab.on("requestfailed", lambda request: said.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None)
    tab.on("response", lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    tab.on("request", lambda request: said.append(f"leaves: {request.url}") if foreign(request.url) else None)
    return said


def foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1"


@pytest.mark.parametrize(
    ("kind", "scheme"), [(kind, scheme) for kind in KINDS for scheme in ("http", "file") if (kind, scheme) != SERVED_ONLY]
)
def test_page_keeps_to_itself(tab: Page, real_site: Path, served: str, kind: str, scheme: str) -> None:
    said = watch(tab)
    tab.context.set_offline(scheme == "file")
    tab.goto(f"{served}/{KINDS[kind]}" if scheme == "http" else (real_site / "site" / KINDS[kind]).as_uri())
    tab.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    tab.wait_for_load_state("networkidle")
    assert said == []
    broken = tab.evaluate("[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)")
    assert broken == []
    assert tab.locator("h1").count() == 1
    assert tab.evaluate("document.documentElement.lang") == "vi"


@pytest.mark.parametrize("kind", KINDS)
def test_page_has_no_accessibility_violation(tab: Page, served: str, kind: str) -> None:
    tab.goto(f"{served}/{KINDS[kind]}")
    assert by_day_and_night(tab) == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_never_scrolls_sideways(tab: Page, served: str, kind: str) -> None:
    tab.goto(f"{served}/{KINDS[kind]}")
    for width in (320, 360, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, width


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_without_javascript(browser: Browser, real_site: Path, kind: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((real_site / "site" / KINDS[kind]).as_uri())
    words = page.locator("main").inner_text()
    assert len(words) > 80
    if kind == "quiz":
        page.locator("main details").first.locator("summary").click()
        assert "Giải thích" in page.locator("main").inner_text() or "đáp án" in page.locator("main").inner_text().lower()
    context.close()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dang ky khai sinh", "Đăng ký khai sinh"),
        ("KHAI SINH", "Đăng ký khai sinh"),
        ("lam giay khai sinh", "Đăng ký khai sinh"),
        ("tạm trú", "Đăng ký tạm trú"),
        ("can cuoc", "căn cước"),
    ],
)
def test_finder_filters_without_regard_to_tones(tab: Page, real_site: Path, typed: str, first: str) -> None:
    tab.goto((real_site / "site/index.html").as_uri())
    tab.get_by_role("searchbox").fill(typed)
    hit = tab.locator(".hits .found a").first
    hit.wait_for()
    assert first.lower() in hit.inner_text().lower()
    hit.click()
    tab.wait_for_url("**/hoc/*.html")


def test_finder_says_when_nothing_fits(tab: Page, real_site: Path) -> None:
    tab.goto((real_site / "site/index.html").as_uri())
    tab.get_by_role("searchbox").fill("xyzxyz")
    expect(tab.locator(".finder [role=status]")).to_contain_text("Chưa")


def test_ticked_papers_are_remembered_on_this_device(tab: Page, real_site: Path) -> None:
    tab.goto((real_site / "site" / KINDS["lesson"]).as_uri())
    box = tab.locator("main input[type=checkbox]").first
    box.check()
    tab.reload()
    assert tab.locator("main input[type=checkbox]").first.is_checked()


def test_damaged_memory_never_breaks_a_page(tab: Page, real_site: Path) -> None:
    """What the pages themselves keep is damaged, and what other pages may have kept."""
    said = watch(tab)
    pages = [(real_site / "site" / KINDS[kind]).as_uri() for kind in ("home", "lesson", "quiz")]
    for page in pages:
        tab.goto(page)
    keys = ["hocdvc:papers", "hocdvc:theme", "hocdvc:size", "hocdvc:quiz:dang-ky-khai-sinh"]
    for stored in ("{", "null", "[1,2,3]", '"<img src=x onerror=window.hacked=1>"', '{"__proto__":{"a":1}}', "9" * 100_000):
        for page in pages:
            damage = "([keys, text]) => [...Object.keys(localStorage), ...keys].forEach(key => localStorage.setItem(key, text))"
            tab.evaluate(damage, [keys, stored])
            tab.goto(page)
            assert tab.locator("h1").count() == 1
            assert tab.evaluate("window.hacked === undefined")
    assert said == []


def test_marks_in_the_words_stand_on_the_picture_too(real_site: Path) -> None:
    """Every step with a picture has at least one numbered action, and the picture's text alternative names that number."""
    for page in (real_site / "docs/hoc").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for step in re.split(r"(?=\{#buoc-)", text)[1:]:
            if "../anh/" in step:
                numbers = set(re.findall(r'class="mark"[^>]*>(?:<[^>]+>)*(\d)', step))
                assert numbers, page.name


class Links(HTMLParser):
    """All addresses a page names, and all anchors it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.links.append(value)
            if name == "id" and value:
                assert value not in self.ids, f"id {value} twice"
                self.ids.add(value)


LEARN, ALL_SOURCES = "hoc/dang-ky-khai-sinh.html", "nguon.html"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("page", "part"), [(LEARN, "buoc-7"), (LEARN, "hoi-dap"), (ALL_SOURCES, "npc-huong-dan-thu-tuc")])
def test_a_link_to_a_part_arrives_there(browser: Browser, real_site: Path, page: str, part: str, width: int) -> None:
    """For a reader who has not asked for less motion: what is far below gets its height only on the way, so a slow scroll stops short."""
    tab = browser.new_page(viewport={"width": width, "height": 740}, reduced_motion="no-preference")
    address = (real_site / "site" / page).as_uri()
    for last in (f"{address}#{part}", address):  # from another page, and from the same
        tab.goto(last)
        tab.evaluate("part => { location.hash = part }", part)
        until(tab, f"Math.abs(document.getElementById('{part}').getBoundingClientRect().top - 16) < 2", f"{last} stops short")
    tab.close()


def test_every_internal_link_and_anchor_leads_somewhere(real_site: Path) -> None:
    site = real_site / "site"
    pages: dict[Path, Links] = {}
    for path in site.rglob("*.html"):
        pages[path] = Links()
        pages[path].feed(path.read_text(encoding="utf-8"))
    broken = []
    for path, page in pages.items():
        for link in page.links:
            address, anchor = urldefrag(link)
            if urlsplit(address).scheme or (path.name == "404.html" and address.startswith("/")):
                continue
            target = (path.parent / unquote(address.split("?")[0])).resolve() if address else path
            if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in pages[target].ids):
                broken.append(f"{path.relative_to(site)} → {link}")
    assert broken == []


def test_lesson_prints_on_white_with_everything_open(tab: Page, real_site: Path) -> None:
    tab.goto((real_site / "site" / KINDS["lesson"]).as_uri())
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert not tab.locator(".dock").first.is_visible()


def test_page_size_does_not_grow_with_the_number_of_guides(real_site: Path) -> None:
    """A lesson names no other lesson but its own prerequisites, references and the next one."""
    text = (real_site / "site/hoc/vneid-tai-khoan-muc-1-muc-2.html").read_text(encoding="utf-8")
    named = set(re.findall(r'href="[^"]*?hoc/([a-z0-9-]+)\.html', text)) | set(re.findall(r'href="([a-z0-9-]+)\.html', text))
    assert len(named & {path.stem for path in (real_site / "docs/hoc").glob("*.md")}) <= 5
