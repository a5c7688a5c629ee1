"""Nothing leaves the site and nothing foreign gets in: every page read and opened, every feature used, every broken policy heard."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from practice_hands import by_pointer, do_task
from quiz_hands import press, start
from shipped import GUIDES, few

from generator.model.kept import INVENTORY, Shelf
from generator.model.policy import REFERRER, policy

ASSETS = Path(str(files("generator") / "theme" / "assets"))
BIRTH = "dang-ky-khai-sinh"
LISTEN = """document.addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective));
try {
  const put = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, value) { console.debug('kept: ' + name); return put.call(this, name, value); };
} catch (error) { /* a page without storage */ }"""
FETCHING = {"src", "srcset", "poster", "data", "action", "formaction", "manifest", "ping", "background"}
LINKS = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}


# ---- what stands in the files ----------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """What a page must not hold, and the policy that it states before anything that the policy is about."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.policies: list[str] = []
        self.referrers: list[str] = []
        self.scripts: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "meta" and known.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(known["content"])
        if tag == "meta" and known.get("name") == "referrer":
            self.referrers.append(known["content"])
        if tag in {"script", "link", "style", "img", "body"} and not self.policies:
            self.wrong.append(f"<{tag}> before the policy")
        if tag in {"style", "base", "iframe", "frame", "object", "embed", "applet"}:
            self.wrong.append(f"<{tag}>")
        self._inside = tag if tag == "script" and "src" not in known else ""
        for name, value in known.items():
            fetched = name in FETCHING or (tag == "link" and name == "href" and LINKS & set(known.get("rel", "").split()))
            if name.startswith("on") or name == "style":
                self.wrong.append(f"<{tag} {name}>")
            if value.strip().lower().startswith(("javascript:", "vbscript:")):
                self.wrong.append(f"<{tag} {name}={value}>")
            if fetched and (urlsplit(value).netloc or urlsplit(value).scheme not in {"", "data"}):
                self.wrong.append(f"<{tag} {name}={value}>")

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def hash_of(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def faults(text: str) -> list[str]:
    """What is wrong with a page as it stands: the policy is the one of the project, and knows the page's own script by its hash."""
    page = read(text)
    hashes = tuple(hash_of(script) for script in page.scripts)
    known = page.policies in ([policy(hashes)], [policy(tuple(re.findall(r"'(sha256-[^']+)'", text)))] if not hashes else [])
    return page.wrong + ([] if known else ["policy"]) + ([] if page.referrers == [REFERRER] else ["referrer"])


def test_every_page_states_the_policy_and_holds_nothing_that_it_forbids(real_site: Path) -> None:
    pages = sorted((real_site / "site").rglob("*.html"))
    assert len(pages) > 50
    assert {page.name: wrong for page in pages if (wrong := faults(page.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<main", '<main onclick="x()"'),
        ("<main", '<main style="color:red"'),
        ("</main>", '<a href="javascript:x()">x</a></main>'),
        ("</main>", "<script>x()</script></main>"),
        ("</main>", '<img src="https://example.org/x.png"></main>'),
        ("</main>", '<img src="//example.org/x.png"></main>'),
        ("</main>", '<iframe src="index.html"></iframe></main>'),
        ("</head>", '<link rel="stylesheet" href="https://example.org/x.css"></head>'),
        ("base-uri 'none'", "base-uri 'self'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ('content="no-referrer"', 'content="origin"'),
        ("root.className", "root.id"),
    ],
)
def test_the_check_of_pages_can_fail(real_site: Path, old: str, new: str) -> None:
    text = (real_site / "site/index.html").read_text(encoding="utf-8")
    assert old in text
    assert faults(text) == []
    assert faults(text.replace(old, new, 1)) != []


# ---- what the browser says -------------------------------------------------------------------------------------------


@dataclass
class Watch:
    """What was seen while pages were open: what must not be, and the names that the device was asked to keep."""

    wrong: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def over(self, context: BrowserContext) -> Page:
        """A tab that is watched."""
        context.add_init_script(LISTEN)
        tab = context.new_page()
        tab.on("console", self._said)
        tab.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        context.on("request", lambda asked: self.wrong.append(f"leaves: {asked.url}") if self._foreign(asked.url) else None)
        return tab

    def _said(self, message: object) -> None:
        text = str(getattr(message, "text", ""))
        if text.startswith("kept: "):
            self.kept.add(text.removeprefix("kept: "))
        elif getattr(message, "type", "") in {"error", "warning"}:
            self.wrong.append(text)

    @staticmethod
    def _foreign(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in {"file", "data", "blob"} and parts.hostname != "127.0.0.1"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce", accept_downloads=True)
    yield made
    made.close()


def test_every_page_of_the_site_opens_without_a_violation(context: BrowserContext, real_site: Path, served: str) -> None:
    """Over http all pages that belong to no single guide, and those of three guides (of all in `make every`); by double-click one page of
    each folder and of the root."""
    site, watch = real_site / "site", Watch()
    rest = set(GUIDES) - set(few(GUIDES, "dang-ky-khai-sinh", "xet-tuyen-dai-hoc", "mat-khau-va-otp"))
    tab = watch.over(context)
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    sample = [page for at, page in enumerate(pages) if "/" not in page or page.split("/")[0] != pages[at - 1].split("/")[0]]
    leading = {page for page in pages if 'http-equiv="refresh"' in (site / page).read_text(encoding="utf-8")}
    visits = [(f"{served}/{page}", page) for page in pages if Path(page).stem not in rest] + [
        ((site / page).as_uri(), page) for page in sample if page != "404.html"
    ]
    for address, page in visits:
        tab.goto(address)
        if page in leading:
            tab.wait_for_url("**/hoc/*")
    assert watch.wrong == []
    assert context.cookies() == []


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize(
    "attempt",
    [
        "const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)",
        "const s = document.createElement('script'); s.src = 'http://127.0.0.2/x.js'; document.body.append(s)",
        "document.body.setAttribute('onclick', 'window.hacked = 1'); document.body.click()",
        "const i = document.createElement('img'); i.src = 'http://127.0.0.2/x.png'; document.body.append(i)",
        "const f = document.createElement('iframe'); f.src = 'index.html'; document.body.append(f)",
        "document.querySelector('main').setAttribute('style', 'color:red'); document.body.innerHTML += '<p style=\"color:red\">x</p>'",
        "const a = document.createElement('a'); a.href = 'javascript:window.hacked=1'; document.body.append(a); a.click()",
        "const f = document.createElement('form'); f.action = 'http://127.0.0.2/'; document.body.append(f); f.submit()",
        "fetch('http://127.0.0.2/').catch(() => 0)",
        "const b = document.createElement('base'); b.href = 'http://127.0.0.2/'; document.head.append(b)",
    ],
    ids=["inline", "script", "handler", "picture", "frame", "style", "javascript", "form", "fetch", "base"],
)
def test_what_an_intruder_would_try_is_refused(context: BrowserContext, real_site: Path, served: str, scheme: str, attempt: str) -> None:
    """The policy really holds, from a server and from a disk, and the watch of the other tests hears of every breach."""
    watch = Watch()
    tab = watch.over(context)
    address = "gioi-thieu.html"
    tab.goto(f"{served}/{address}" if scheme == "http" else (real_site / "site" / address).as_uri())
    assert watch.wrong == []
    with tab.expect_console_message(lambda said: said.text.startswith("policy: ")):
        tab.evaluate(attempt)
    assert tab.evaluate("window.hacked") is None


# ---- everything a person can do --------------------------------------------------------------------------------------


To = Callable[[str], str]
"""From a path in the site to the address of that page."""
Used = tuple[Page, Watch, To]
"""A tab on a device where everything was used, what was seen meanwhile, and the way to pages."""


def settings(tab: Page, to: To) -> None:
    tab.goto(to("index.html"))
    tab.locator("#mo-tuy-chon").click()
    tab.locator("input[name=chu][value=to]").check(force=True)
    tab.locator("input[name=nen][value=dark]").check(force=True)


def lesson(tab: Page, to: To) -> None:
    tab.goto(to(f"hoc/{BIRTH}.html"))
    tab.locator(".checklist input[type=checkbox]").first.check()
    tab.locator("a.mark").first.click()
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")


def practice(tab: Page, to: To) -> None:
    tab.goto(to(f"thuc-hanh/{BIRTH}.html"))
    do_task(tab, by_pointer, stray=True)


def drill(tab: Page, to: To) -> None:
    tab.goto(to("dien-tap/tin-nhan-la.html"))
    tab.locator(".choice:visible").first.click()


def teach(tab: Page, to: To) -> None:
    tab.goto(to(f"day-lai/{BIRTH}.html"))
    tab.locator(".day-step:visible .did input").check()
    tab.locator("#day-dock button:visible").last.click()


def quiz(tab: Page, to: To) -> None:
    """A test handed in with nothing answered, up to the card to keep."""
    tab.goto(to(f"kiem-tra/{BIRTH}.html"))
    start(tab, "Thi thử")
    for _ in range(tab.locator(".question").count()):
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
    tab.locator("#quiz-dock .btn:not(.ghost)").click()
    tab.evaluate("document.querySelector('#quiz').append(hocdvc.certificate({ title: 'Thử', score: '1 trên 2', date: '23/11/2026' }))")
    expect(tab.locator(".certificate img").first).to_be_visible()


def revision(tab: Page, to: To) -> None:
    tab.goto(to(f"kiem-tra/{BIRTH}.html"))
    own = tab.locator(".question").first.get_attribute("data-id")
    tab.evaluate("([quiz, own]) => hocdvc.leitner.answered(quiz, own, false)", [BIRTH, own])
    tab.goto(to("on-tap.html"))
    press(tab, "Ôn trước hạn")
    expect(tab.locator(".question")).to_be_visible()


def projector(tab: Page, to: To) -> None:
    tab.set_viewport_size({"width": 1280, "height": 720})
    tab.goto(to(f"kiem-tra/{BIRTH}.html") + "#chieu")
    main = tab.locator(".pj-bar .main")
    for _ in range(6):
        main.click()


def people(tab: Page, to: To) -> None:
    tab.goto(to("tien-bo.html"))
    tab.get_by_label("Thêm người").fill("Bà")
    tab.get_by_role("button", name="Thêm", exact=True).click()
    with tab.expect_download():
        tab.locator("#luu-tep").click()
    practice(tab, to)


FEATURES = (settings, lesson, practice, drill, teach, quiz, revision, projector, people)


@pytest.fixture(scope="module", params=["http", "file"])
def used(
    request: pytest.FixtureRequest, browser: Browser, real_site: Path, served: str
) -> Iterator[tuple[Page, Watch, Callable[[str], str]]]:
    """A device on which every feature was used once; the tab is still open."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce", accept_downloads=True)
    watch = Watch()
    tab = watch.over(context)
    to: Callable[[str], str] = {"http": lambda path: f"{served}/{path}", "file": lambda path: (real_site / "site" / path).as_uri()}[
        request.param
    ]
    for feature in FEATURES:
        feature(tab, to)
    yield tab, watch, to
    context.close()


def test_every_feature_works_without_a_violation(used: Used) -> None:
    assert used[1].wrong == []


def explained(name: str, shelf: Shelf = Shelf.STORAGE) -> list[str]:
    """The kinds of the inventory that tell of a name; it must be exactly one."""
    return [kind.id for kind in INVENTORY if kind.shelf is shelf and re.fullmatch(kind.names, name)]


def test_all_that_is_kept_is_told_of_and_all_that_is_told_of_is_kept(used: Used) -> None:
    tab, watch, _ = used
    assert {name: explained(name) for name in watch.kept if len(explained(name)) != 1} == {}
    assert {kind for name in watch.kept for kind in explained(name)} == {kind.id for kind in INVENTORY if kind.shelf is Shelf.STORAGE}
    there = tab.evaluate("""async () => [Object.keys(localStorage), Object.keys(sessionStorage), (await indexedDB.databases()).length,
        window.caches ? await caches.keys().catch(() => []) : []]""")
    assert set(there[0]) <= watch.kept
    assert there[1:3] == [[], 0]
    assert [name for name in there[3] if len(explained(name, Shelf.CACHES)) != 1] == []


def test_scripts_name_nothing_else_to_keep() -> None:
    """Every name that stands in a script is the beginning of a name that is told of, and no other shelf of the browser is used."""
    ends = ("", "chu", "a", "quiz:a", "2:quiz:a")
    for script in sorted(ASSETS.glob("*.js")):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"sessionStorage|indexedDB|document\.cookie|cookieStore|showSaveFilePicker|getDirectory\(", text), script.name
        names = re.findall(r"""["'`](hocdvc[.:@][^"'`\s$]*)["'`]""", text)
        assert [name for name in names if not any(explained(name + end) for end in ends)] == [], script.name
        assert names or "setItem(" not in text or script.name == "projector-game.js", script.name


# ---- the page that tells ---------------------------------------------------------------------------------------------


def test_the_page_shows_what_is_there_and_deletes_all_of_it(used: Used) -> None:
    """Last, since it forgets everything: one kind, then all; what belongs to other sites on the same host stays."""
    tab, watch, to = used
    tab.goto(to("du-lieu.html"))
    tab.evaluate("localStorage.setItem('khac', 'của trang khác')")
    if to("").startswith("http"):
        tab.evaluate("caches.open('hocdvc-thu').then(some => some.put('index.html', new Response('x')))")
    tab.reload()
    expect(tab.locator("#dang-giu")).to_contain_text("Máy này đang giữ")
    shown = tab.locator(".kept details code").all_text_contents()
    there = [name for name in tab.evaluate("Object.keys(localStorage)") if name != "khac"]
    assert sorted(name for name in shown if name.startswith(("hocdvc:", "hocdvc@", "hocdvc."))) == sorted(there)
    papers = tab.locator("#giay-to")
    papers.locator("summary").click()
    papers.get_by_role("button", name="Xóa mục này").click()
    expect(papers).to_contain_text("Máy này chưa giữ gì ở mục này.")
    expect(papers.locator("h3")).to_be_focused()
    tab.get_by_role("button", name="Xóa tất cả khỏi máy này").click()
    expect(tab.get_by_role("button", name="Thôi, giữ lại")).to_be_focused()
    tab.keyboard.press("Enter")
    assert len(tab.evaluate("Object.keys(localStorage)")) == len(there)
    tab.get_by_role("button", name="Xóa tất cả khỏi máy này").click()
    tab.get_by_role("button", name="Chắc, xóa hết").click()
    expect(tab.get_by_text("Đã xóa hết.")).to_be_focused()
    assert tab.evaluate("Object.keys(localStorage)") == ["khac"]
    assert tab.evaluate("window.caches ? caches.keys().catch(() => []) : []") == []
    assert watch.wrong == []


def test_the_page_tells_everything_without_a_script(browser: Browser, real_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((real_site / "site/du-lieu.html").as_uri())
    words = tab.locator("main").inner_text()
    assert [kind.id for kind in INVENTORY if kind.what not in words or kind.purpose not in words or kind.until not in words] == []
    assert "Xóa bằng trình duyệt" in words
    expect(tab.get_by_role("button", name="Xóa tất cả khỏi máy này")).to_be_hidden()
    context.close()


def test_the_page_is_linked_in_every_foot(real_site: Path) -> None:
    for page in (real_site / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'class="redirect"' in text or re.search(r'<footer.*du-lieu\.html"', text, re.DOTALL), page
