"""A lesson in one file: small, closed to the outside, and its three parts work from a disk as they do on the site."""

from __future__ import annotations

import base64
import hashlib
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from axe import by_day_and_night
from conftest import REPO
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect
from practice_hands import by_pointer, moves
from shipped import GUIDES, few, shipped_book

from generator.model.book import Book
from generator.publish import pack
from generator.publish.pack.lesson import one_file

DAY = date(2026, 11, 26)
LESSON = "dang-ky-khai-sinh"
LESSONS = few(GUIDES, LESSON, "dang-ky-tam-tru", "vneid-tai-khoan-muc-1-muc-2")
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def book() -> Book:
    """The book of the shipped site."""
    return shipped_book()


@pytest.fixture(scope="module")
def files(real_site: Path, book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Lessons of the shipped site, each in one file, away from the site, by the id of its guide."""
    away = tmp_path_factory.mktemp("zalo")
    (away / "site").symlink_to(real_site / "site")
    some = [lesson for lesson in book.lessons if lesson.id in LESSONS]
    made = list(pack.pack_lessons(away, book, some, DAY))
    return {lesson.id: one.file for lesson, one in zip(some, made, strict=True)}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, offline=True)
    context.set_default_timeout(30_000)
    yield context
    context.close()


def opened(context: BrowserContext, file: Path) -> tuple[Page, list[str]]:
    """The file in a browser, and what goes wrong in it from the first moment on."""
    tab, seen = context.new_page(), []
    tab.on("requestfailed", lambda request: seen.append(f"failed: {request.url[:200]}"))
    tab.on("request", lambda one: None if one.url.startswith(("data:", file.as_uri())) else seen.append(f"asked: {one.url[:200]}"))
    tab.on("console", lambda message: seen.append(f"console: {message.text}") if message.type == "error" else None)
    tab.on("pageerror", lambda error: seen.append(f"error: {error}"))
    tab.goto(file.as_uri())
    return tab, seen


def part(tab: Page, name: str) -> None:
    tab.locator(".parts").get_by_role("link", name=name).click()


# ---- the file --------------------------------------------------------------------------------------------------


def test_every_lesson_is_small_enough_to_be_sent(files: dict[str, Path]) -> None:
    assert sorted(files) == sorted(LESSONS)
    assert {id: file.stat().st_size for id, file in files.items() if file.stat().st_size > pack.LIMIT} == {}


def test_same_site_and_day_make_the_same_bytes(files: dict[str, Path], real_site: Path, book: Book) -> None:
    lesson = next(one for one in book.lessons if one.id == LESSON)
    assert one_file(real_site / "site", book, lesson, "26/11/2026") == files[LESSON].read_bytes()


@pytest.mark.parametrize("id", LESSONS)
def test_nothing_outside_is_named_but_links_to_read(files: dict[str, Path], id: str) -> None:
    root = html.document_fromstring(files[id].read_text(encoding="utf-8"))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    for node in root.iter():
        for name, value in node.attrib.items():
            assert not name.startswith("on"), "no handler in the markup"
            assert name != "style"
            if name == "src":
                assert value.startswith("data:image/")
            if name == "href":
                assert value.startswith(("https://", "http://")) or value[1:] in ids, value
            if name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form"):
                assert set(value.split()) <= set(ids), (name, value)
    assert not list(root.iter("link", "iframe", "object", "base"))


@pytest.mark.parametrize("id", LESSONS)
def test_policy_lets_only_this_very_code_run(files: dict[str, Path], id: str) -> None:
    text = files[id].read_text(encoding="utf-8")
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
    assert found
    rules = dict(rule.strip().split(" ", 1) for rule in found[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert "unsafe" not in found[1]
    assert found.start() < text.index("<style")
    for kind, tag in (("script-src", "script"), ("style-src", "style")):
        allowed = rules[kind].split()
        assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", one) for one in allowed)
        for inside in re.findall(rf"<{tag}(?: data-parts=\"[^\"]*\")?>(.*?)</{tag}>", text, re.DOTALL):
            assert f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'" in allowed


def test_sources_words_and_origin_are_told(files: dict[str, Path], real_site: Path) -> None:
    root = html.document_fromstring(files[LESSON].read_text(encoding="utf-8"))
    cited = {link.get("href")[1:] for link in root.iter("a") if (link.getparent().get("class") or "") == "cite"}
    sources = {item.get("id"): item for listed in root.find_class("sources") for item in listed.iter("li")}
    assert cited
    assert cited <= set(sources)
    for item in sources.values():
        assert item.findtext("strong")
        assert item.find("a").get("href").startswith("https://")
    meanings = {word.text: word.getnext().text for words in root.find_class("words") for word in words.iter("dt")}
    site = html.parse(str(real_site / f"site/hoc/{LESSON}.html")).getroot()
    assert meanings
    assert set(meanings.values()) >= {word.get("title") for word in site.find_class("term")}
    (copied,) = root.find_class("copied")
    assert "Học dịch vụ công" in copied.text_content()
    assert "26/11/2026" in copied.text_content()


def test_words_that_led_to_other_pages_name_the_public_address(real_site: Path, book: Book, files: dict[str, Path]) -> None:
    lesson = next(one for one in book.lessons if one.id == LESSON)
    other = "hoc/dang-nhap-cong-dvcqg-bang-vneid.html"
    assert "Đăng nhập Cổng Dịch vụ công quốc gia bằng VNeID <small>(không có trong tệp này)" in files[LESSON].read_text(encoding="utf-8")
    public = replace(book, frame=replace(book.frame, site_url="https://hoc.example.vn/"))
    text = one_file(real_site / "site", public, lesson, "26/11/2026").decode()
    assert f"(https://hoc.example.vn/{other})" in text
    assert "(https://hoc.example.vn/), làm ngày 26/11/2026" in text


def test_unpacking_is_that_of_zlib(browser: Browser) -> None:
    """Stored, fixed and dynamic blocks; matches near and far; nothing at all."""
    code = (REPO / "generator/publish/pack/one.js").read_text(encoding="utf-8")
    start = code.index("const inflate = ") + len("const inflate = ")
    source = code[start : code.index("\n};\n", start) + 2]
    dice = random.Random(7)
    samples = [b"", b"a", b"abc" * 30_000, bytes(range(256)) * 3, dice.randbytes(70_000)]
    samples += ["".join(dice.choice("ăâđêôơư \n<>") for _ in range(dice.randrange(4000))).encode() for _ in range(8)]
    samples += [(REPO / "generator/theme/assets/quiz.js").read_bytes() * 4]
    tab = browser.new_page()
    for sample in samples:
        for level, strategy in ((0, zlib.Z_DEFAULT_STRATEGY), (1, zlib.Z_FIXED), (6, zlib.Z_HUFFMAN_ONLY), (9, zlib.Z_DEFAULT_STRATEGY)):
            known = samples[2][:500] + samples[-1][:3000]
            press = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy, zdict=known)
            packed = base64.b64encode(press.compress(sample) + press.flush()).decode()
            told = tab.evaluate(
                f"""async ([packed, known, size]) => {{
                    const inflate = {source}, bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
                    const out = inflate(bytes(packed), size, bytes(known));
                    const made = await new Promise(done => {{
                        const reader = new FileReader();
                        reader.onload = () => done(reader.result);
                        reader.readAsDataURL(new Blob([out]));
                    }});
                    return made.split(',')[1] || '';
                }}""",
                [packed, base64.b64encode(known).decode(), len(sample)],
            )
            assert base64.b64decode(told) == sample, (len(sample), level, strategy)
    tab.close()


# ---- in a browser ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", LESSONS)
def test_parts_open_without_a_word_of_complaint(context: BrowserContext, files: dict[str, Path], id: str) -> None:
    tab, seen = opened(context, files[id])
    for name, kind in (("Tập thử", "practice"), ("Kiểm tra", "quiz"), ("Bài học", "lesson")):
        part(tab, name)
        expect(tab.locator("body")).to_have_class(kind)
        assert tab.locator("main h1:visible").count() == 1
        assert tab.locator(".parts [aria-current]").inner_text() == name
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.locator("main img").count() > 5
    tab.locator("main img").evaluate_all("images => Promise.all(images.map(image => image.decode()))")
    assert seen == []


def test_scripts_find_all_that_they_find_on_the_site(context: BrowserContext, files: dict[str, Path], real_site: Path) -> None:
    """What only scripts read is packed apart: every element gets back just what it had."""
    told = """css => [...document.querySelectorAll(css)].map(one => JSON.stringify([one.tagName, {...one.dataset}])).sort()"""
    tab, _ = opened(context, files[LESSON])
    here = {css: tab.evaluate(told, f"{place} {css}") for place, css in WANTED}
    for place, css in WANTED:
        page = {"#tap-thu": "thuc-hanh", "#kiem-tra": "kiem-tra"}[place]
        tab.goto((real_site / f"site/{page}/{LESSON}.html").as_uri())
        there = tab.evaluate(told, f"main {css}")
        assert len(there) > 5, css
        assert here[css] == there, css


WANTED = (("#tap-thu", ".moves li"), ("#tap-thu", ".mock [data-at]"), ("#kiem-tra", ".options li"), ("#kiem-tra", ".key li"))


def test_practice_works_and_is_remembered(context: BrowserContext, files: dict[str, Path]) -> None:
    tab, seen = opened(context, files[LESSON])
    part(tab, "Tập thử")
    for move in moves(tab):
        by_pointer(tab, move)
    tab.get_by_role("button", name="Việc tiếp theo").click()
    tab.get_by_role("button", name="Làm mẫu").click()
    tab.locator(".said .box.good").wait_for()
    tab.reload()
    part(tab, "Tập thử")
    assert tab.locator("#tap .where p").inner_text() == "Việc 2 trên 9"
    assert seen == []


def test_quiz_works_and_leads_back_into_the_lesson(context: BrowserContext, files: dict[str, Path]) -> None:
    tab, seen = opened(context, files[LESSON])
    part(tab, "Kiểm tra")
    assert tab.get_by_role("button", name="Chiếu lên bảng").count() == 0, "the board needs a script that is not here"
    tab.locator("#quiz-dock").get_by_role("button", name="Thi thử").click()
    for _ in range(9):
        tab.locator("#quiz-dock").get_by_role("button", name="Câu tiếp").click()
    tab.locator("#quiz-dock").get_by_role("button", name="Xem lại và nộp").click()
    tab.locator("#quiz-dock").get_by_role("button", name="Nộp bài").click()
    tab.locator("#quiz .panel h2").wait_for()
    assert tab.locator("#quiz .panel h2").first.inner_text() == "0 trên 10 điểm"
    assert tab.get_by_role("link", name="Ôn 5 phút").count() == 0, "revision is a page of the site"
    reread = tab.locator("#quiz .again a").first
    place = reread.get_attribute("href") or ""
    reread.click()
    expect(tab.locator("body")).to_have_class("lesson")
    expect(tab.locator(place)).to_be_in_viewport()
    tab.go_back()
    assert seen == []


def test_someone_who_was_right_gets_the_card(context: BrowserContext, files: dict[str, Path]) -> None:
    tab, seen = opened(context, files[LESSON])
    part(tab, "Kiểm tra")
    tab.evaluate("document.querySelector('#quiz .panel').append(window.hocdvc.certificate({ title: 'Bài', score: '9 trên 10 câu' }))")
    card = tab.locator(".certificate img")
    expect(card).to_have_js_property("naturalWidth", 1200)
    assert card.bounding_box()["width"] < 360  # type: ignore[index]
    assert seen == []


def test_glossary_word_shows_its_meaning(context: BrowserContext, files: dict[str, Path]) -> None:
    tab, _ = opened(context, files[LESSON])
    tab.locator("a.term").first.focus()
    assert len(tab.locator(".tip").inner_text()) > 20


def test_file_works_where_nothing_may_be_kept(context: BrowserContext, files: dict[str, Path]) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    tab, seen = opened(context, files[LESSON])
    part(tab, "Tập thử")
    for move in moves(tab):
        by_pointer(tab, move)
    tab.locator(".said .box.good").wait_for()
    part(tab, "Kiểm tra")
    tab.locator("#quiz-dock").get_by_role("button", name="Luyện tập").click()
    tab.locator(".question:not([hidden]) .live").wait_for()
    assert seen == []


def test_file_reads_in_order_without_javascript(browser: Browser, files: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, offline=True)
    tab = context.new_page()
    tab.goto(files[LESSON].as_uri())
    tops = [tab.locator(css).first.bounding_box()["y"] for css in ("#bai-hoc h1", "#tap-thu h1", "#kiem-tra h1")]  # type: ignore[index]
    assert tops == sorted(tops)
    assert tops[2] > tops[1] + 500 > tops[0] + 1000
    assert tab.locator("#kiem-tra summary").first.is_visible(), "answers are in folds"
    assert tab.locator("#tap-thu .moves li").first.is_visible()
    context.close()


def test_file_opens_at_the_place_its_address_names(context: BrowserContext, files: dict[str, Path]) -> None:
    tab = context.new_page()
    tab.goto(files[LESSON].as_uri() + "#kiem-tra")
    assert tab.evaluate("document.body.className") == "quiz"


def test_file_prints_the_part_that_is_open(context: BrowserContext, files: dict[str, Path]) -> None:
    tab, _ = opened(context, files[LESSON])
    tab.emulate_media(media="print")
    assert tab.locator("#bai-hoc h1").is_visible()
    assert not tab.locator(".parts").is_visible()
    assert not tab.locator("#tap-thu h1").is_visible()
    assert tab.locator(".copied").is_visible()
    assert tab.pdf(format="A4").startswith(b"%PDF")


def test_parts_have_no_accessibility_violation(browser: Browser, files: dict[str, Path]) -> None:
    context = browser.new_context(viewport=PHONE, offline=True, bypass_csp=True)
    tab, _ = opened(context, files[LESSON])
    for name in ("Bài học", "Tập thử", "Kiểm tra"):
        part(tab, name)
        assert by_day_and_night(tab) == [], name
    context.close()
