"""“Tải về dùng ngoại tuyến” in a real browser: sizes, progress, stop, go on, remove; and what it says where nothing can be kept."""

from __future__ import annotations

import gzip
import io
import json
import re
import threading
import urllib.request
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from axe import complaints
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, BrowserContext, Page, expect
from switched_host import Host
from test_offline import broken, full, until, whole

from generator import serve
from generator.draw import draw_picture
from generator.draw.tokens import palette
from generator.model.book import AppIcon
from generator.publish.files import Tree
from generator.publish.finish.offline import in_words, leaves
from generator.publish.lean import lean
from generator.publish.needs import page_needs
from generator.render.webapp import PAPER, THEME

PAGE, BUNDLE = "ngoai-tuyen.html", "nhom/cu-tru"
ROW = "#nhom-cu-tru"
WORKER = """navigator.serviceWorker.getRegistrations().then(all => ({ page: document.documentElement.className,
    workers: all.map(one => [one.installing, one.waiting, one.active].map(worker => worker && worker.state)) }))"""


@pytest.fixture
def host(real_site: Path) -> Iterator[Host]:
    host = Host(real_site / "site")
    yield host
    host.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def ready(tab: Page, host: Host) -> Page:
    """The page with the state of every bundle shown, after the first visit has been kept."""
    tab.goto(host.root + PAGE)
    try:
        until(tab, lambda: bool(tab.evaluate("caches.keys().then(all => all.length)")))
    except AssertionError:
        raise AssertionError(f"nothing is kept: {tab.evaluate(WORKER)}; the host was asked for {host.asked}") from None
    expect(tab.locator(f"li:has({ROW}) .had")).not_to_be_empty()
    return tab


def row(tab: Page, words: str) -> object:
    return tab.locator(f"li:has({ROW})").get_by_role("button", name=re.compile(words))


def press(tab: Page, words: str) -> None:
    tab.locator(f"li:has({ROW})").get_by_role("button", name=re.compile(words)).click()


def said(tab: Page) -> object:
    return tab.locator(f"li:has({ROW}) [role=status]")


def test_sizes_are_there_before_any_script_runs(real_site: Path) -> None:
    site = real_site / "site"
    text = (site / PAGE).read_text("utf-8")
    found = dict(re.findall(r'data-size="([^"]+)">([^<]+)<', text))
    known = json.loads((site / "ngoai-tuyen/goi.json").read_text("utf-8"))
    assert set(found) == {id for id, own in known["own"].items() if own is None or own}
    pages = [*known["own"][BUNDLE], *known["common"]]
    needed = {file for page in pages for file in (page, *page_needs(Tree(site), page))}
    weight = sum((site / file).stat().st_size for file in needed)
    assert found[BUNDLE] == in_words(weight)
    assert all(re.fullmatch(r"\d+(,\d)? (KB|MB)", size) for size in found.values())


def test_a_bundle_is_fetched_and_then_nothing_is_asked_of_the_network(tab: Page, host: Host) -> None:
    ready(tab, host)
    press(tab, "^Tải ")
    expect(said(tab)).to_have_text("Đã tải xong. Giờ không cần mạng nữa.")  # type: ignore[arg-type]
    expect(tab.locator(f"li:has({ROW}) .had")).to_have_text("✓ Đã có đủ")
    assert broken(tab) == []
    known = json.loads((host.site / "ngoai-tuyen/goi.json").read_text("utf-8"))
    host.asked.clear()
    for path in [*known["own"][BUNDLE], "on-tap.html"]:
        tab.goto(host.root + path)
        whole(tab)
    assert set(host.asked) <= {"sw.js", "manifest.webmanifest"}, (
        "what the browser itself looks at from time to time; no worker is asked for it"
    )


def test_a_download_can_be_stopped_and_goes_on_where_it_was(tab: Page, host: Host) -> None:
    ready(tab, host)
    gate = threading.Semaphore(6)
    host.special = lambda path: gate.acquire(timeout=20) and None if path.startswith("anh/") else None
    press(tab, "^Tải ")
    stop = tab.locator(f"li:has({ROW})").get_by_role("button", name="Dừng")
    expect(stop).to_be_focused()
    assert tab.get_by_role("progressbar").get_attribute("aria-label")
    stop.press("Enter")
    for _ in range(200):
        gate.release()
    expect(said(tab)).to_have_text("Đã dừng. Bấm Tải tiếp lúc nào cũng được.")  # type: ignore[arg-type]
    assert broken(tab) == []
    before = [path for path in host.asked if path.startswith("anh/")]
    host.behave()
    host.asked.clear()
    press(tab, "^Tải tiếp")
    expect(said(tab)).to_contain_text("Đã tải xong")  # type: ignore[arg-type]
    assert not set(before) & set(host.asked), "what is there is not fetched again"


@pytest.mark.parametrize("how", ["stopped", "cut", "500"])
def test_a_network_that_breaks_in_the_middle_loses_nothing(tab: Page, host: Host, how: str) -> None:
    ready(tab, host)
    count = [0]

    def break_down(path: str) -> object:
        count[0] += path.startswith("anh/")
        if count[0] < 4 or path == "sw.js":
            return None
        return (500, "text/plain", b"oops") if how == "500" else "cut"

    host.special = break_down  # type: ignore[assignment]
    press(tab, "^Tải ")
    if how == "stopped":
        until(tab, lambda: count[0] >= 3, "some pictures are there")
        host.stop()
    expect(said(tab)).to_contain_text("mạng")  # type: ignore[arg-type]
    assert broken(tab) == []
    host.behave()
    if how == "stopped":
        host.start()
    press(tab, "^Tải")
    expect(said(tab)).to_contain_text("Đã tải xong")  # type: ignore[arg-type]
    assert broken(tab) == []


def test_a_full_disk_is_said(tab: Page, host: Host) -> None:
    ready(tab, host)
    full(tab, host)
    press(tab, "^Tải ")
    expect(said(tab)).to_contain_text("Máy đã đầy")  # type: ignore[arg-type]
    assert broken(tab) == []


def test_what_was_fetched_can_be_checked_and_removed(tab: Page, host: Host) -> None:
    ready(tab, host)
    press(tab, "^Tải ")
    press(tab, "^Kiểm tra lại")
    expect(said(tab)).to_have_text("Đã kiểm tra, mọi trang còn nguyên.")  # type: ignore[arg-type]
    press(tab, "^Xóa khỏi máy")
    press(tab, "^Bấm lần nữa để xóa")
    expect(said(tab)).to_have_text("Đã xóa khỏi máy.")  # type: ignore[arg-type]
    expect(tab.locator(f"li:has({ROW})").get_by_role("button", name=re.compile("^Xóa"))).to_be_hidden()
    assert broken(tab) == []
    tab.context.set_offline(True)
    tab.goto(host.root + "index.html")
    whole(tab)


def test_a_reader_who_saves_data_is_asked_first(tab: Page, host: Host) -> None:
    tab.add_init_script("Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })")
    ready(tab, host)
    host.asked.clear()
    press(tab, "^Tải ")
    expect(said(tab)).to_contain_text("tiết kiệm dữ liệu")  # type: ignore[arg-type]
    assert not [path for path in host.asked if path.startswith(("hoc/", "anh/"))]
    press(tab, "^Bấm lần nữa để tải")
    expect(said(tab)).to_contain_text("Đã tải xong")  # type: ignore[arg-type]


# ---- where nothing can be kept ---------------------------------------------------------------------------------


def test_a_copy_on_a_disk_is_complete_already(tab: Page, real_site: Path) -> None:
    tab.goto((real_site / "site" / PAGE).as_uri())
    expect(tab.get_by_text("Mọi bài đã có sẵn, không cần tải.")).to_be_visible()
    assert tab.locator(".take button").count() == 0


def test_a_browser_without_workers_is_told(tab: Page, host: Host) -> None:
    tab.add_init_script("delete Navigator.prototype.serviceWorker")
    tab.goto(host.root + PAGE)
    expect(tab.get_by_text("không giữ được trang trong máy")).to_be_visible()


@pytest.mark.parametrize("place", ["https://example.com/x", "//example.com/x", "javascript:alert(1)", "/"])
def test_only_a_page_of_this_site_is_offered_again(tab: Page, host: Host, place: str) -> None:
    tab.goto(f"{host.root}{PAGE}#chua-co={place}")
    again = tab.locator("#chua-co a").first
    assert (again.get_attribute("href") or host.root).startswith(host.root)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_accessibility_violation_with_its_buttons(tab: Page, host: Host, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    ready(tab, host)
    assert complaints(tab) == []
    assert tab.evaluate("[...document.querySelectorAll('.take button')].every(one => !one.offsetHeight || one.offsetHeight >= 44)")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ---- as an app -------------------------------------------------------------------------------------------------


def test_chromium_finds_nothing_in_the_way_of_installing(whole_browser: Browser, host: Host) -> None:
    tab = whole_browser.new_context().new_page()
    ready(tab, host)
    tab.goto(host.root)
    session = tab.context.new_cdp_session(tab)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["name"] == "Học dịch vụ công"
    assert [one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]] == ["in-incognito"]
    for icon in json.loads(manifest["data"])["icons"]:
        with urllib.request.urlopen(host.root + icon["src"], timeout=30) as answer:
            assert "x".join(map(str, Image.open(io.BytesIO(answer.read())).size)) == icon["sizes"]


def test_the_icon_of_the_tab_stands_in_the_page(tab: Page, host: Host) -> None:
    tab.goto(host.root + "index.html")
    source = tab.locator("link[rel=icon]").get_attribute("href") or ""
    assert tab.evaluate(f"async () => {{ const one = new Image(); one.src = {source!r}; await one.decode(); return one.naturalWidth > 0 }}")
    assert not any("logo" in path or "favicon" in path for path in host.asked)


def test_icons_are_the_sign_of_the_site(tab: Page) -> None:
    logo = str(files("generator") / "theme" / "assets" / "logo.svg")
    tab.set_viewport_size({"width": 192, "height": 192})
    tab.set_content(f"<style>*{{margin:0}}svg{{display:block;width:192px}}</style>{Path(logo).read_text('utf-8')}")
    seen = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    icon = Image.open(io.BytesIO(draw_picture(AppIcon(192, False)))).convert("RGBA")
    drawn = Image.alpha_composite(Image.new("RGBA", icon.size, "white"), icon).convert("RGB")
    assert max(ImageStat.Stat(ImageChops.difference(seen, drawn)).mean) < 4


@pytest.mark.parametrize("icon", [AppIcon(192, False), AppIcon(512, False), AppIcon(512, True), AppIcon(180, True)])
def test_icons_are_small_and_the_same_each_time(icon: AppIcon) -> None:
    content = draw_picture(icon)
    assert content == draw_picture(icon)
    assert len(content) < 5000
    image = Image.open(io.BytesIO(content)).convert("RGBA")
    assert (image.getchannel("A").getextrema() == (255, 255)) == icon.full, "a full icon has no clear corner"


def test_colours_of_the_app_are_those_of_the_pages() -> None:
    colours = {name: "#{:02x}{:02x}{:02x}".format(*value) for name, value in palette().items()}
    assert (colours["leaf-strong"], colours["paper"]) == (THEME, PAPER)


# ---- what the finisher writes ----------------------------------------------------------------------------------


def test_the_worker_is_small() -> None:
    source = (files("generator.publish.finish") / "worker.js").read_bytes()
    assert len(gzip.compress(lean("worker.js", source), 9)) <= 4 * 1024


def test_lists_hold_all_that_their_pages_need_and_every_file_once() -> None:
    needs = {f"hoc/bai-{n}.html": ["assets/a.css", f"anh/{n}.webp"] for n in range(300)}
    hashes = {path: f"hash of {path}" for path in ["assets/a.css", *needs, *(f"anh/{n}.webp" for n in range(300)), "ảnh lạ.png"]}
    found = leaves(hashes, needs)
    assert len(found) == 10
    assert sorted(page for one in found for page in one["needs"]) == sorted(needs)  # type: ignore[attr-defined]
    for one in found:
        names = list(one["files"])  # type: ignore[call-overload]
        for page, wanted in one["needs"].items():  # type: ignore[attr-defined]
            assert sorted(names[at] for at in wanted) == sorted(needs[page])
    assert {path for one in found for path in one["files"]} == {*hashes, "%E1%BA%A3nh%20l%E1%BA%A1.png"} - {"ảnh lạ.png"}  # type: ignore[attr-defined]
    assert found == leaves(hashes, needs)


def test_needs_are_read_past_scripts_comments_and_quotes(tmp_path: Path) -> None:
    head = '<link rel="stylesheet" href="a.css"><script data-src="b.js" data-more="c.js"></script><script src="e.js"></script>'
    page = head + '<p title="<b>">x</p><img alt=">" src="d.png">'
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    for name in ("a.css", "b.js", "c.js", "d.png", "e.js"):
        (tmp_path / name).write_text("x")
    assert page_needs(Tree(tmp_path), "x.html") == {"a.css", "b.js", "c.js", "d.png", "e.js"}


# ---- the preview -----------------------------------------------------------------------------------------------


def test_a_preview_is_not_trapped_by_the_worker_of_yesterday(tab: Page, host: Host, tmp_path: Path) -> None:
    ready(tab, host)
    tab.goto(host.root)
    assert tab.evaluate("Boolean(navigator.serviceWorker.controller)")
    port = int(host.root.rpartition(":")[2].rstrip("/"))
    host.stop()
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><body><h1>Bản xem thử</h1></body>", encoding="utf-8")
    server = serve.start(tmp_path, port, serve.Version())
    try:
        for _ in range(8):  # on a busy machine Chromium lets a visit pass without asking for a newer worker
            tab.reload()
            tab.wait_for_timeout(3000)
            if tab.get_by_role("heading", name="Bản xem thử").is_visible():
                break
        expect(tab.get_by_role("heading", name="Bản xem thử")).to_be_visible()
        until(tab, "navigator.serviceWorker.getRegistrations().then(all => !all.length)", "the worker is gone")
        until(tab, "caches.keys().then(all => !all.length)", "nothing is kept")
    finally:
        server.shutdown()
        server.server_close()


def test_a_preview_registers_no_worker(tab: Page, real_site: Path) -> None:
    server = serve.start(real_site / "site", 0, serve.Version())
    try:
        tab.goto(f"http://127.0.0.1:{server.server_address[1]}/{PAGE}", wait_until="load")
        expect(tab.get_by_text("Đây là bản xem thử")).to_be_visible()
        tab.evaluate("new Promise(done => requestIdleCallback(() => setTimeout(done, 200), { timeout: 3000 }))")
        assert tab.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    finally:
        server.shutdown()
        server.server_close()
