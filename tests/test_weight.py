"""What a page costs its reader: bytes as a compressing server sends them, by kind of page, counted on what Chromium asks for."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import build_site
from playwright.sync_api import Browser, expect
from shipped import GUIDES, few

from generator.problems import GeneratorError
from generator.publish import theme
from generator.publish.theme import theme_files

KIB = 1024
ASSETS = Path(str(files("generator") / "theme" / "assets"))
BIRTH = "dang-ky-khai-sinh"
BUDGETS = {
    "index.html": 20,
    f"hoc/{BIRTH}.html": 50,
    f"thuc-hanh/{BIRTH}.html": 35,
    f"day-lai/{BIRTH}.html": 50,
    f"kiem-tra/{BIRTH}.html": 60,
    "kiem-tra/de-thu-tot-nghiep.html": 60,
    "dien-tap/tin-nhan-la.html": 25,
    "lo-trinh/lop-10.html": 20,
    "nhom/cu-tru.html": 20,
    "thuat-ngu.html": 20,
    "nguon.html": 45,
    "on-tap.html": 35,
    "tien-bo.html": 30,
    "du-lieu.html": 20,
    "gioi-thieu.html": 20,
    "viet-bai/index.html": 20,
}
"""KiB of a first visit that begins at this page, pictures near the fold included. The promise is 120; these keep what was reached."""
NEXT = 50
"""KiB of every further page."""


def sent(file: Path) -> int:
    """Bytes of a file as a plain host sends it: text compressed, pictures as they are."""
    content = file.read_bytes()
    return len(content) if file.suffix in {".webp", ".png"} else len(gzip.compress(content, 9))


@pytest.fixture(scope="module")
def asked(browser: Browser, served: str) -> dict[str, set[str]]:
    """Which files Chromium asks for when a page is opened on a phone and not scrolled, by page; some lessons, practices and quizzes too."""
    found = {}
    some = few(GUIDES, "cap-the-can-cuoc", "dang-ky-tam-tru", "vneid-tai-khoan-muc-1-muc-2")
    more = [f"{folder}/{guide}.html" for folder in ("hoc", "thuc-hanh", "kiem-tra") for guide in some]
    for page in dict.fromkeys([*BUDGETS, *more]):
        context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
        tab, urls = context.new_page(), set[str]()
        tab.on("request", lambda request, urls=urls: urls.add(request.url))
        tab.goto(f"{served}/{page}", wait_until="networkidle")
        found[page] = {url.removeprefix(served + "/").split("?")[0] for url in urls if not url.startswith("data:")}
        context.close()
    return found


SHIFTS = """new PerformanceObserver(list => list.getEntries().forEach(one => {
    const what = one.sources.map(({node}) => node && (node.id || node.className || node.nodeName));
    (window.shifts = window.shifts || []).push([one.value, what]);
})).observe({ type: "layout-shift", buffered: true })"""
STEADY = (
    *("index.html", f"hoc/{BIRTH}.html", f"thuc-hanh/{BIRTH}.html", f"day-lai/{BIRTH}.html", f"kiem-tra/{BIRTH}.html"),
    *("dien-tap/tin-nhan-la.html", "tien-bo.html", "on-tap.html", "ngoai-tuyen.html"),
    *("tim.html?q=dang+ky+khai+sinh", "tim.html?q=ket+hon+o+dau"),
)


@pytest.mark.parametrize("page", STEADY)
def test_nothing_moves_while_a_page_comes(browser: Browser, served: str, page: str) -> None:
    """What is read stays where it is, when scripts arrive after the first paint too."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True, service_workers="block")
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    )
    tab.add_init_script(SHIFTS)
    tab.goto(f"{served}/{page}", wait_until="networkidle")
    moved = tab.evaluate("window.shifts || []")
    assert sum(value for value, _ in moved) <= 0.01, moved
    context.close()


@pytest.mark.parametrize("page", BUDGETS)
def test_a_first_visit_fits_its_budget(asked: dict[str, set[str]], real_site: Path, page: str) -> None:
    assert page in asked[page]
    assert sum(sent(real_site / "site" / file) for file in asked[page]) <= BUDGETS[page] * KIB


def test_every_further_page_is_at_most_50_kib(asked: dict[str, set[str]], real_site: Path) -> None:
    """From any lesson to any other lesson, practice or quiz: what is not there already."""
    have = asked[f"hoc/{BIRTH}.html"]
    heavy = {
        page: size for page, files in asked.items() if (size := sum(sent(real_site / "site" / file) for file in files - have)) > NEXT * KIB
    }
    assert heavy == {}


def test_pages_ask_for_one_stylesheet_and_only_their_own_scripts(asked: dict[str, set[str]]) -> None:
    """A second one may be there for paper; browsers fetch it when there is nothing else to do."""
    for page, wanted in asked.items():
        assert len([file for file in wanted if file.endswith(".css") and "print" not in file]) == 1, page
        assert len([file for file in wanted if file.endswith(".js")]) <= 5, page
    readers = {file for page in ("gioi-thieu.html", "nhom/cu-tru.html", "lo-trinh/lop-10.html") for file in asked[page]}
    assert not [file for file in readers if re.search("store|quiz|practice|asks|projector|certificate", file)]


def test_pictures_have_their_size_and_wait_below_the_fold(real_site: Path) -> None:
    for page in (real_site / "site").rglob("*.html"):
        images = re.findall(r"<img [^>]*>", page.read_text(encoding="utf-8"))
        assert [image for image in images if not (re.search(r"\bwidth=", image) and re.search(r"\bheight=", image))] == [], page.name
        assert len([image for image in images if 'loading="lazy"' not in image]) <= 1, page.name


def test_a_page_is_the_same_however_many_guides_there_are(small_site: Path) -> None:
    """Menus list kinds, not guides: nothing on a lesson knows of the others."""
    guide, name = small_site / "guides/mo-dung-trang.yml", "hoc/mo-dung-trang.html"
    text = guide.read_text(encoding="utf-8")
    build_site(small_site)
    before = (small_site / "build/site" / name).read_bytes()
    for number in range(18):
        twin = guide.with_stem(f"aa-ban-{number:02d}")
        twin.write_text(text.replace("id: mo-dung-trang", f"id: {twin.stem}").replace("title: ", f"title: {number} ", 1), encoding="utf-8")
    result = build_site(small_site)
    assert not result.failed, result.problems
    assert result.guides == 19
    assert (small_site / "build/site" / name).read_bytes() == before


# ---- how stylesheets come together -----------------------------------------------------------------------------------


def test_a_stylesheet_is_sent_with_those_that_it_imports() -> None:
    sheets = {file.path: file.content.decode() for file in theme_files() if file.path.endswith(".css")}
    assert not [path for path, text in sheets.items() if "@import" in text]
    assert sheets["assets/revision.css"].startswith(sheets["assets/quiz.css"])
    assert sheets["assets/quiz.css"].startswith(sheets["assets/base.css"])
    assert sheets["assets/base.css"].startswith(sheets["assets/tokens.css"])


@pytest.mark.parametrize("text", [b'@import "no.css";\n', b'@import "a.css";\n'])
def test_a_stylesheet_that_is_missing_or_imports_itself_is_refused(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    shipped = {**theme._shipped(), "assets/a.css": text}
    monkeypatch.setattr(theme, "_shipped", lambda: shipped)
    with pytest.raises(GeneratorError):
        theme_files()


def test_scripts_that_stand_together_are_sent_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order; but not one that asks where it lies, and alone too where a template asks for it alone."""
    tag = "<script data-src=\"{{ 'assets/%s.js'|url }}\"></script>\n"
    names = {"a": b"a();\n", "b": b"b();\n", "c": b"document.currentScript;\n", "d": b"d();\n"}
    shipped = {f"assets/{name}.js": code for name, code in names.items()}
    shipped |= {"one.html": "".join(tag % name for name in "abcd").encode(), "two.html": (tag % "b").encode()}
    shipped |= {"assets/early.js": b"e();\n", "assets/logo.svg": b"<svg/>\n"}
    monkeypatch.setattr(theme, "_shipped", lambda: shipped)
    sent = {file.path: file.content.decode() for file in theme_files()}
    assert sent["one.html"] == tag % "a-b" + tag % "c" + tag % "d"
    assert sent["two.html"] == tag % "b"
    assert sent["assets/a-b.js"] == "a();\n\nb();\n"
    assert "assets/a.js" not in sent
    assert "assets/b.js" in sent


def test_the_early_script_stands_in_every_page_and_nowhere_else(real_site: Path) -> None:
    """Without its comments, right after the policy, and never as a file that would be asked for."""
    code = [line for line in (ASSETS / "early.js").read_text(encoding="utf-8").splitlines() if line.strip()][-1]
    assert code in (real_site / "site/index.html").read_text(encoding="utf-8").split("<title>")[0]
    assert not (real_site / "site/assets/early.js").exists()


def test_what_waits_for_its_script_is_on_its_own_page_only(browser: Browser, served: str) -> None:
    """“Dữ liệu của bạn” has the styles and an id of “Tiến bộ của tôi”, and no script that would end the wait."""
    tab = browser.new_page()
    tab.goto(f"{served}/du-lieu.html")
    assert tab.locator("main section").count() > 5
    assert (
        tab.locator("main section").evaluate_all(
            "all => all.filter(one => getComputedStyle(one.firstElementChild).visibility === 'hidden').length"
        )
        == 0
    )
    tab.close()


@pytest.mark.parametrize(
    ("page", "part"),
    [("kiem-tra", ".question"), ("thuc-hanh", ".viec"), ("day-lai", ".day")],
)
def test_what_a_script_would_show_is_there_when_it_does_not_come(browser: Browser, served: str, page: str, part: str) -> None:
    """The line hangs, for a script and for a picture that holds up `load`: neither an answer nor an error."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
    tab = context.new_page()
    for held in ("**/assets/*.js", "**/never.png"):
        tab.route(held, lambda route: None)
    tab.add_init_script("addEventListener('DOMContentLoaded', () => document.body.append(Object.assign(new Image(), {src: '/never.png'})))")
    tab.goto(f"{served}/{page}/{BIRTH}.html", wait_until="commit")
    expect(tab.locator("h1")).to_be_visible()
    expect(tab.locator(part).last).to_be_visible()
    context.close()


def test_no_script_is_asked_for_before_the_words_are_painted(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
    tab = context.new_page()
    tab.goto(f"{served}/kiem-tra/{BIRTH}.html", wait_until="networkidle")
    painted = tab.evaluate("performance.getEntriesByType('paint')[0].startTime")
    asked = tab.evaluate("performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js')).map(one => one.startTime)")
    assert asked
    assert min(asked) >= painted
    context.close()
