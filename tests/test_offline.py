"""The service worker in a real browser: whatever the network or the disk does, a page that worked works, and no page mixes two versions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect
from switched_host import LOGIN, Answer, Host, next_version
from waiting import until

LESSON, OTHER, QUIZ = "hoc/dang-ky-khai-sinh.html", "hoc/dang-ky-tam-tru.html", "kiem-tra/dang-ky-khai-sinh.html"
KEPT = """async path => {
    for (const name of await caches.keys())
        if ((await (await caches.open(name)).keys()).some(one => new URL(one.url).pathname === '/' + path)) return true;
    return false;
}"""
DOI = """() => [document.documentElement.dataset.doi || '1',
    getComputedStyle(document.documentElement).getPropertyValue('--doi').trim() || '1', window.doi || '1']"""
"""Of which version a page, its style and its script are."""
DRAFT = "Object.entries(localStorage).filter(one => one[0].includes(':run:')).map(one => JSON.parse(one[1]).drafts)[0]"


@pytest.fixture
def host(real_site: Path) -> Iterator[Host]:
    host = Host(real_site / "site")
    yield host
    host.stop()


@pytest.fixture(scope="module")
def newer(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return next_version(real_site / "site", tmp_path_factory.mktemp("moi") / "site")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def visit(tab: Page, host: Host, path: str, *more: str) -> None:
    """Open a page and wait until it and some others are kept."""
    tab.goto(host.root + path)
    for one in (path, *more):
        until(tab, lambda one=one: bool(tab.evaluate(KEPT, one)), f"{one} is kept")  # type: ignore[misc]


def whole(tab: Page) -> None:
    """The open page has its style, its script and every picture, those far below too."""
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    tab.evaluate("document.querySelectorAll('img').forEach(one => one.loading = 'eager')")
    until(tab, lambda: bool(tab.evaluate("[...document.images].every(one => one.complete)")), "pictures have come")
    assert tab.evaluate("[...document.images].filter(one => !one.naturalWidth).map(one => one.src)") == []
    assert tab.evaluate("[...document.styleSheets].filter(one => !one.cssRules.length).length") == 0
    assert tab.evaluate("getComputedStyle(document.querySelector('.bar-in')).display") == "flex"
    assert "js" in tab.evaluate("document.documentElement.className")


def cut(how: str, context: BrowserContext, host: Host) -> None:
    if how == "browser":
        context.set_offline(True)
    else:
        host.stop()


def kill_worker(tab: Page) -> None:
    """End the worker at once, as a phone short of memory does."""
    session: CDPSession = tab.context.new_cdp_session(tab)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def check_for_update(tab: Page) -> None:
    """As the browser does by itself now and then; a check that fails is no matter."""
    tab.evaluate("navigator.serviceWorker.ready.then(one => one.update()).catch(() => 0)")


def broken(tab: Page) -> list[str]:
    """Pages that are kept although something they need is not, and entries whose content is not what their key says."""
    found: list[str] = tab.evaluate(
        """async () => {
            const wrong = [], cache = await caches.open((await caches.keys())[0]), keys = new Set();
            for (const request of await cache.keys()) {
                const [path, hash] = request.url.split('?~');
                if (hash === 'la') continue;
                const body = await (await cache.match(request)).arrayBuffer();
                const sha = new Uint8Array(await crypto.subtle.digest('SHA-256', body)).subarray(0, 16);
                const text = btoa(String.fromCharCode(...sha)).slice(0, 22).replace(/[+]/g, '-').replace(/[/]/g, '_');
                if (text !== hash) wrong.push('altered: ' + request.url);
                keys.add(request.url);
            }
            for (const list of [...keys].filter(one => /ngoai-tuyen\\/\\d+\\.json/.test(one))) {
                const { files, needs } = await (await cache.match(list)).json(), names = Object.keys(files);
                const key = path => location.origin + '/' + path + '?~' + files[path];
                for (const page of Object.keys(needs).filter(one => keys.has(key(one))))
                    wrong.push(...needs[page].map(at => names[at]).filter(one => !keys.has(key(one))).map(one => page + ' lacks ' + one));
            }
            return wrong;
        }"""
    )
    return found


# ---- what was visited ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["browser", "server"])
def test_what_was_visited_opens_without_a_network(tab: Page, context: BrowserContext, host: Host, how: str) -> None:
    visit(tab, host, LESSON, "index.html", "ngoai-tuyen.html")
    assert broken(tab) == []
    cut(how, context, host)
    for path in (LESSON, "", "index.html", "hoc/dang-ky-khai-sinh", f"{LESSON}?fbclid=1#buoc-2"):
        tab.goto(host.root + path)
        whole(tab)
    tab.goto(host.root + OTHER)
    tab.get_by_text("chưa có trong máy.").wait_for()
    whole(tab)
    assert tab.get_by_role("link", name="Thử mở lại").get_attribute("href") == host.root + OTHER


def test_a_reader_who_saves_data_gets_the_visited_page_and_no_more(tab: Page, host: Host) -> None:
    tab.add_init_script("Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })")
    visit(tab, host, LESSON)
    tab.goto(host.root + QUIZ)
    visit(tab, host, QUIZ)
    assert not tab.evaluate(KEPT, "index.html")
    tab.context.set_offline(True)
    tab.goto(host.root + OTHER)
    assert "chưa có trong máy" in tab.locator("body").inner_text(), "even the notice is not here, so the worker says it itself"


def test_a_visit_that_is_cut_in_the_middle_keeps_no_half_page(tab: Page, host: Host) -> None:
    pictures = [0]

    def after_two(path: str) -> str | None:
        pictures[0] += path.startswith("anh/")
        return "cut" if pictures[0] > 2 and path.startswith("anh/") else None

    host.special = after_two
    tab.goto(host.root + LESSON)
    until(tab, lambda: bool(tab.evaluate(KEPT, "anh/" + "x")) or pictures[0] > 4, "pictures are asked for")
    kill_worker(tab)
    assert broken(tab) == []
    assert not tab.evaluate(KEPT, LESSON)
    host.behave()
    visit(tab, host, LESSON)
    assert broken(tab) == []


# ---- wrong answers ---------------------------------------------------------------------------------------------

WRONG: dict[str, Answer] = {
    "404": (404, "text/html", b"<h1>404</h1>"),
    "500": (500, "text/plain", b"oops"),
    "html": (200, "text/html", LOGIN),
    "empty": (200, "text/css", b""),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_answer_for_a_file_is_never_kept(tab: Page, host: Host, wrong: str) -> None:
    visit(tab, host, LESSON, "index.html")
    host.special = lambda path: WRONG[wrong] if path.startswith(("anh/", "assets/")) else None
    tab.goto(host.root + LESSON)
    whole(tab)
    tab.goto(host.root + QUIZ)
    tab.wait_for_load_state("networkidle")
    tab.locator("#mo-tuy-chon").click()
    expect(tab.locator("#tuy-chon"), "the script that is here already is used").to_be_visible()
    assert not tab.evaluate(KEPT, QUIZ)
    assert broken(tab) == []
    host.behave()
    visit(tab, host, QUIZ)
    whole(tab)


@pytest.mark.parametrize("portal", ["page", "redirect"])
def test_a_captive_portal_is_shown_but_never_kept(tab: Page, host: Host, served: str, portal: str) -> None:
    visit(tab, host, LESSON, "index.html", "ngoai-tuyen.html")
    other: Answer = (302, f"{served}/404.html", b"")
    host.special = lambda path: other if portal == "redirect" else (200, "text/html", LOGIN)
    for path in (LESSON, "index.html"):
        tab.goto(host.root + path)
        check_for_update(tab)
        whole(tab)
    tab.goto(host.root + OTHER)
    assert ("Wi-Fi login" if portal == "page" else "Không tìm thấy") in tab.locator("h1").inner_text()
    tab.goto(host.root + "index.html")
    assert broken(tab) == []
    assert not tab.evaluate(KEPT, OTHER)
    host.behave()
    visit(tab, host, OTHER)
    whole(tab)


# ---- what the disk does ----------------------------------------------------------------------------------------

DAMAGE = """async ([wanted, how]) => {
    const cache = await caches.open((await caches.keys())[0]);
    for (const one of await cache.keys()) {
        if (!new RegExp(wanted).test(one.url)) continue;
        if (how === 'evicted') await cache.delete(one);
        else await cache.put(one, new Response('<h1>hỏng</h1>', { headers: { 'content-type': 'text/html' } }));
    }
}"""


@pytest.mark.parametrize("how", ["evicted", "altered"])
@pytest.mark.parametrize("what", ["lesson\\.css", "site\\.js", "anh/", "dang-ky-khai-sinh\\.html", "ngoai-tuyen/\\d", "."])
def test_a_lost_or_altered_entry_is_noticed_and_fetched_again(tab: Page, context: BrowserContext, host: Host, what: str, how: str) -> None:
    visit(tab, host, LESSON, "index.html")
    tab.evaluate(DAMAGE, [what, how])
    kill_worker(tab)
    visit(tab, host, LESSON)
    whole(tab)
    if how == "evicted":  # what is altered is noticed when it is read
        until(tab, lambda: broken(tab) == [], "everything is here again")
    context.set_offline(True)
    tab.goto(host.root + LESSON)
    whole(tab)


def test_what_is_damaged_is_not_shown_without_a_network(tab: Page, context: BrowserContext, host: Host) -> None:
    visit(tab, host, LESSON, "index.html", "ngoai-tuyen.html")
    tab.evaluate(DAMAGE, ["dang-ky-khai-sinh\\.html", "altered"])
    context.set_offline(True)
    tab.goto(host.root + LESSON)
    tab.get_by_text("chưa có trong máy.").wait_for()


@pytest.mark.parametrize("how", ["evicted", "altered"])
def test_the_lists_themselves_may_be_lost(tab: Page, host: Host, how: str) -> None:
    visit(tab, host, LESSON, "index.html")
    tab.evaluate(DAMAGE, ["ngoai-tuyen/\\d", how])
    kill_worker(tab)
    host.stop()
    tab.goto(host.root + LESSON)
    whole(tab)


def test_a_full_disk_stops_the_keeping_and_nothing_else(tab: Page, context: BrowserContext, host: Host) -> None:
    visit(tab, host, LESSON, "index.html", "ngoai-tuyen.html")
    full(tab, host)
    tab.goto(host.root + OTHER)
    whole(tab)
    tab.wait_for_load_state("networkidle")
    assert not tab.evaluate(KEPT, OTHER)
    assert broken(tab) == []
    context.set_offline(True)
    tab.goto(host.root + LESSON)
    whole(tab)


def full(tab: Page, host: Host) -> None:
    """From now on there is no room for anything more."""
    used = tab.evaluate("navigator.storage.estimate().then(one => one.usage)")
    session = tab.context.new_cdp_session(tab)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.root.rstrip("/"), "quotaSize": used})


# ---- versions --------------------------------------------------------------------------------------------------


def versions(tab: Page) -> list[str]:
    """Of the page, its style and its scripts, which come last."""
    tab.wait_for_selector("html.js:not(.coming)", state="attached")
    found: list[str] = tab.evaluate(DOI)
    return found


def test_no_page_mixes_two_versions(tab: Page, host: Host, newer: Path) -> None:
    """Kept pages stay as they were; what the newer server gives goes through with all that belongs to it, even if the worker is killed."""
    visit(tab, host, LESSON, "index.html")
    host.site = newer
    seen = set()
    for path in (LESSON, OTHER, QUIZ, "index.html", "bai.html"):
        tab.goto(host.root + path)
        if path == OTHER:
            kill_worker(tab)
        found = versions(tab)
        assert len(set(found)) == 1, (path, found)
        late = tab.evaluate("fetch(document.querySelector('link[rel=stylesheet]').href).then(one => one.text())")
        assert ("--doi:2" in late) == (found[0] == "2"), "what a page asks for later is of its version too"
        seen.add((path, found[0]))
    assert (OTHER, "2") in seen
    assert (LESSON, "1") in seen


def wait_for_new(tab: Page) -> None:
    tab.get_by_text("Có bản mới. Tải lại để dùng.").wait_for()


def test_a_new_version_takes_over_when_the_reader_says_so(tab: Page, host: Host, newer: Path) -> None:
    visit(tab, host, LESSON, "index.html", "ngoai-tuyen.html")
    tab.reload()
    second = tab.context.new_page()
    visit(second, host, QUIZ)
    second.get_by_text("Mã đề, giờ làm").click()
    second.get_by_label("Mã đề", exact=True).fill(
        ""
    )  # the author's order, which begins with a choice; by chance the first may have no boxes
    second.locator("#quiz-dock").get_by_role("button", name="Luyện tập").click()
    second.locator(".question:visible .live input").first.check(force=True)
    draft = second.evaluate(DRAFT)
    assert draft
    host.site, host.asked = newer, []
    check_for_update(tab)
    wait_for_new(tab)
    wait_for_new(second)
    tab.reload()
    assert versions(tab) == ["1", "1", "1"], "nothing changes before the reader says so"
    wait_for_new(tab)
    button = tab.get_by_role("button", name="Tải lại")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    with tab.expect_navigation(), second.expect_navigation():
        button.click()
    assert versions(tab) == versions(second) == ["2", "2", "2"]
    assert not [path for path in host.asked if path.startswith("anh/")], "what did not change is not fetched again"
    assert second.evaluate(DRAFT) == draft
    second.locator("#quiz-dock").get_by_role("button", name="Làm tiếp").click()
    expect(second.locator(".question:visible .live input").first).to_be_visible()
    until(tab, lambda: broken(tab) == [], "the new version is whole")
    tab.context.set_offline(True)
    for path in (LESSON, QUIZ, "index.html"):
        tab.goto(host.root + path)
        assert versions(tab) == ["2", "2", "2"]
        whole(tab)


def test_a_new_version_takes_over_when_no_page_is_open(tab: Page, context: BrowserContext, host: Host, newer: Path) -> None:
    visit(tab, host, LESSON, "index.html")
    tab.reload()
    host.site = newer
    check_for_update(tab)
    wait_for_new(tab)
    blank = context.new_page()
    tab.close()
    until(blank, lambda: opened(context, host) == ["2", "2", "2"], "the new version")


def opened(context: BrowserContext, host: Host) -> list[str]:
    """Of which version a visited page is that is opened now and closed again."""
    tab = context.new_page()
    tab.goto(host.root + LESSON)
    found = versions(tab)
    tab.close()
    assert len(set(found)) == 1
    return found


@pytest.mark.parametrize("wrong", [*WRONG, "cut", "killed"])
def test_a_new_version_that_cannot_be_had_whole_changes_nothing(tab: Page, host: Host, newer: Path, wrong: str) -> None:
    visit(tab, host, LESSON, "index.html")
    host.site, host.asked = newer, []
    host.special = lambda path: (WRONG.get(wrong) or "cut") if path == "assets/lesson.css" else None
    check_for_update(tab)
    until(tab, lambda: "assets/lesson.css" in host.asked, "the new version was tried")
    if wrong == "killed":
        kill_worker(tab)
    tab.goto(host.root + LESSON)
    assert versions(tab) == ["1", "1", "1"]
    whole(tab)
    assert broken(tab) == []
    host.behave()
    until(tab, lambda: checked(tab), "one of the next checks succeeds")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Tải lại").click()
    assert versions(tab) == ["2", "2", "2"]


def checked(tab: Page) -> bool:
    """Whether a new version waits after one more check; a check may still belong to the installation that fails."""
    check_for_update(tab)
    return tab.get_by_text("Có bản mới. Tải lại để dùng.").is_visible()


def test_a_full_disk_keeps_the_old_version_and_says_so(tab: Page, host: Host, newer: Path) -> None:
    visit(tab, host, LESSON, "index.html")
    full(tab, host)
    host.site = newer
    check_for_update(tab)
    tab.get_by_text("Có bản mới nhưng máy đã đầy").wait_for()
    tab.context.set_offline(True)
    tab.goto(host.root + LESSON)
    assert versions(tab) == ["1", "1", "1"]
    whole(tab)


def test_a_file_is_found_in_a_site_of_many_lists(real_site: Path, tab: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large site has many lists; here every page has nearly one of its own."""
    monkeypatch.setattr(import_module("generator.publish.finish.offline"), "PAGES_A_LIST", 2)
    host = Host(next_version(real_site / "site", tmp_path / "site"))
    assert len(list((host.site / "ngoai-tuyen").glob("*.json"))) > 20
    visit(tab, host, LESSON, "index.html")
    assert len([path for path in set(host.asked) if path.startswith("ngoai-tuyen/")]) < 10, "only the lists of what was visited"
    assert broken(tab) == []
    host.stop()
    tab.goto(host.root + LESSON)
    whole(tab)


def test_a_page_opened_from_a_disk_has_no_worker(tab: Page, real_site: Path) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto((real_site / "site" / LESSON).as_uri(), wait_until="networkidle")
    assert said == []
    assert tab.locator("link[rel=manifest]").count() == 0


def test_the_lists_say_what_is_there(real_site: Path) -> None:
    site = real_site / "site"
    found = {path for one in (site / "ngoai-tuyen").glob("[0-9]*.json") for path in json.loads(one.read_text("utf-8"))["files"]}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert found == {path for path in files if not path.startswith("ngoai-tuyen/") and path != "sw.js"}
