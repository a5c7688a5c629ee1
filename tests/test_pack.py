"""Packs: what is in them, that no link in them is dead, that they are the same every time, and a walk through one by double-click."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from practice_hands import by_pointer, moves
from shipped import few, shipped_book

from generator.cli import entry
from generator.model.book import Book
from generator.problems import GeneratorError
from generator.publish import pack
from generator.publish.files import Tree
from generator.publish.needs import page_needs
from generator.publish.pack.names import portable, require_portable
from generator.publish.pack.page import read, write

DAY = date(2026, 11, 26)
GROUP = "nhom/can-cuoc"


@pytest.fixture(scope="module")
def book() -> Book:
    """The book of the shipped site."""
    return shipped_book()


@pytest.fixture(scope="module")
def packs(real_site: Path, book: Book) -> dict[str, Path]:
    """Packs of the shipped site, by the ids of their bundles: of everything, a path, a group."""
    chosen = few([bundle.id for bundle in book.bundles], "tat-ca", "lo-trinh/lop-10", GROUP)
    bundles = [bundle for bundle in book.bundles if bundle.id in chosen]
    made = pack.pack_bundles(real_site, book, bundles, DAY)
    return {bundle.id: one.file for bundle, one in zip(bundles, made, strict=True)}


@pytest.fixture(scope="module")
def unpacked(packs: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of everything, unpacked."""
    return unzip(packs["tat-ca"], tmp_path_factory.mktemp("usb"))


def unzip(file: Path, folder: Path) -> Path:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    return folder


def inside(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# ---- what is in a pack -----------------------------------------------------------------------------------------


def test_names_say_what_a_pack_is(packs: dict[str, Path]) -> None:
    names = {"tat-ca": "hocdvc-tat-ca.zip", "lo-trinh/lop-10": "hocdvc-lo-trinh-lop-10.zip", GROUP: "hocdvc-nhom-can-cuoc.zip"}
    assert {id: packs[id].name for id in names} == names


def test_pack_of_everything_is_the_whole_site(packs: dict[str, Path], real_site: Path) -> None:
    site = {
        file.relative_to(real_site / "site").as_posix(): file.read_bytes() for file in (real_site / "site").rglob("*") if file.is_file()
    }
    files = inside(packs["tat-ca"])
    assert list(files)[:3] == ["MO-TAI-DAY.html", "DOC-TRUOC.txt", "SHA256SUMS.txt"]
    assert {name.removeprefix("trang/"): content for name, content in files.items() if name.startswith("trang/")} == {
        **{path: content for path, content in site.items() if path != "404.html"},
        "mo.js": b'location.replace("trang/index.html");\n',
    }


def test_other_programs_read_every_pack(packs: dict[str, Path], tmp_path: Path) -> None:
    for file in packs.values():
        folder = tmp_path / file.stem
        done = subprocess.run(["unzip", "-q", str(file), "-d", str(folder)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout + done.stderr) == (0, ""), file
        done = subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS.txt"], cwd=folder, check=False)
        assert done.returncode == 0, file
        listed = [line[66:] for line in (folder / "SHA256SUMS.txt").read_text().splitlines()]
        there = [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]
        assert sorted([*listed, "SHA256SUMS.txt"]) == sorted(there)


def test_every_name_can_be_kept_on_every_device(packs: dict[str, Path]) -> None:
    for file in packs.values():
        names = list(inside(file))
        assert all(portable(name) for name in names)
        assert len({name.lower() for name in names}) == len(names)


def test_same_site_and_day_make_the_same_bytes(real_site: Path, book: Book, packs: dict[str, Path], tmp_path: Path) -> None:
    shutil.copytree(real_site / "site", tmp_path / "site")
    for file in (tmp_path / "site").rglob("*"):
        os.utime(file, (1, 1))
        file.chmod(0o755)
    bundle = next(one for one in book.bundles if one.id == GROUP)
    (made,) = pack.pack_bundles(tmp_path, book, [bundle], DAY)
    assert made.file.read_bytes() == packs[GROUP].read_bytes()
    (other,) = pack.pack_bundles(tmp_path, book, [bundle], date(2026, 11, 27))
    assert other.file.read_bytes() != packs[GROUP].read_bytes(), "the day is written in the pack"


def test_pack_of_a_group_holds_its_pages_and_what_they_need(packs: dict[str, Path], book: Book, real_site: Path) -> None:
    bundle = next(one for one in book.bundles if one.id == GROUP)
    files = {name.removeprefix("trang/") for name in inside(packs[GROUP]) if name.startswith("trang/")}
    assert {name for name in files if name.endswith(".html")} == set(bundle.pages)
    assert "hoc/cap-the-can-cuoc.html" in files
    assert "hoc/dang-ky-khai-sinh.html" not in files
    assert files >= {need for page in bundle.pages for need in page_needs(Tree(real_site / "site"), page)}, "what scripts fetch later, too"
    pictures = {name for name in files if name.startswith("anh/")}
    assert 10 < len(pictures) < len(list((real_site / "site/anh").iterdir())) / 2, "only the pictures of its own lessons"


def test_start_page_says_what_is_inside_and_how_to_open_it(packs: dict[str, Path]) -> None:
    files = inside(packs[GROUP])
    for text in (files["MO-TAI-DAY.html"].decode(), files["DOC-TRUOC.txt"].decode("utf-8-sig")):
        assert "26/11/2026" in text
        assert re.search(r"\b[1-9]\d* bài học", text)
        assert re.search(r"[\d,]+ [KM]B sau khi giải nén", text)
        assert re.search("trên điện thoại", text, re.IGNORECASE)
        assert re.search("trên máy tính", text, re.IGNORECASE)
    assert 'href="trang/nhom/can-cuoc.html"' in files["MO-TAI-DAY.html"].decode()


# ---- links -----------------------------------------------------------------------------------------------------


class Links:
    """What a page points at, and the places on it."""

    def __init__(self, text: str) -> None:
        self.found = [unescape(link) for link in re.findall(r'<[^>]* (?:href|src)="([^"]+)"', text)]
        self.ids = set(re.findall(r'<[^>]* id="([^"]+)"', text))


def dead_links(files: dict[str, bytes]) -> Iterator[str]:
    """Every link or file of a page that is not there, neither the file nor the place on it."""
    pages = {name: Links(content.decode()) for name, content in files.items() if name.endswith(".html")}
    for name, page in pages.items():
        for link in page.found:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            path = os.path.normpath(os.path.join(os.path.dirname(name), unquote(parts.path))) if parts.path else name
            if path not in files:
                yield f"{name}: {link}"
            elif parts.fragment and path in pages and unquote(parts.fragment) not in pages[path].ids:
                yield f"{name}: {link} (no such place)"


def test_no_pack_has_a_dead_link(packs: dict[str, Path]) -> None:
    assert {id: list(dead_links(inside(file))) for id, file in packs.items()} == {id: [] for id in packs}


def test_the_link_check_would_find_a_dead_link(packs: dict[str, Path]) -> None:
    files = inside(packs[GROUP])
    del files["trang/thuc-hanh/cap-the-can-cuoc.html"]
    assert any("thuc-hanh/cap-the-can-cuoc.html" in one for one in dead_links(files))


def test_words_that_led_out_of_a_pack_say_so(packs: dict[str, Path]) -> None:
    lesson = inside(packs[GROUP])["trang/hoc/cap-the-can-cuoc.html"].decode()
    assert '<span class="away">Làm tài khoản VNeID mức 1 và mức 2 <small>(không có trong gói này)</small></span>' in lesson


def test_words_that_led_out_of_a_pack_name_the_public_address(real_site: Path, book: Book, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(real_site / "site")
    public = replace(book, frame=replace(book.frame, site_url="https://hoc.example.vn/"))
    (made,) = pack.pack_bundles(tmp_path, public, [one for one in book.bundles if one.id == GROUP], DAY)
    lesson = inside(made.file)["trang/hoc/cap-the-can-cuoc.html"].decode()
    assert "(https://hoc.example.vn/hoc/vneid-tai-khoan-muc-1-muc-2.html)" in lesson
    assert "https://hoc.example.vn/" in inside(made.file)["DOC-TRUOC.txt"].decode("utf-8-sig")


def test_lists_show_only_what_the_pack_holds_and_say_so(packs: dict[str, Path], real_site: Path) -> None:
    files = inside(packs[GROUP])
    for page in ("index.html", "bai.html", "tien-bo.html", "on-tap.html"):
        text = files[f"trang/{page}"].decode()
        main = text[text.index("<main") : text.index("</main>")]
        assert "khai-sinh" not in main
        assert "không có trong gói nên không hiện ở đây" in main
        assert "khai-sinh" in (real_site / "site" / page).read_text(encoding="utf-8") or page == "bai.html"
    assert "Hộ tịch" not in files["trang/index.html"].decode(), "a heading does not stay without its list"


def test_pages_without_leaving_links_are_read_and_written_unharmed(real_site: Path) -> None:
    """lxml reads what we write as a browser does: the same elements with the same attributes and words."""
    site = real_site / "site"
    for file in (*sorted(site.glob("*.html")), *(next(folder.glob("*.html")) for folder in site.iterdir() if [*folder.glob("*.html")])):
        text = file.read_text(encoding="utf-8")
        assert outline(write(read(text))) == outline(text), file


def outline(text: str) -> list[object]:
    found: list[object] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, sorted((name, value or "") for name, value in attrs)))  # type: ignore[method-assign]
    parser.handle_endtag = lambda tag: found.append(tag) if tag not in ("path", "rect", "circle", "img", "input", "br") else None  # type: ignore[method-assign]
    parser.handle_data = lambda data: found.append(data) if data.strip() else None  # type: ignore[method-assign]
    parser.feed(text)
    return [one for one in found if one not in ("wbr", "hr", "meta", "link")]


# ---- in a browser, by double-click, without a network -----------------------------------------------------------


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def watch(tab: Page) -> list[str]:
    """What goes wrong from now on, and every request for anything that is no file."""
    seen: list[str] = []
    tab.on("requestfailed", lambda request: seen.append(f"failed: {request.url}"))
    tab.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else seen.append(f"asked: {request.url}"))
    tab.on("console", lambda message: seen.append(f"console: {message.text}") if message.type == "error" else None)
    tab.on("pageerror", lambda error: seen.append(f"error: {error}"))
    return seen


def test_everything_works_by_double_click(tab: Page, unpacked: Path) -> None:
    seen = watch(tab)
    tab.goto((unpacked / "MO-TAI-DAY.html").as_uri())
    tab.wait_for_url("**/trang/index.html")
    tab.get_by_role("link", name="Đăng ký khai sinh").first.click()
    assert tab.locator("h1").inner_text() == "Đăng ký khai sinh"
    tab.locator(".step img").first.scroll_into_view_if_needed()
    expect(tab.locator(".step img").first).to_have_js_property("naturalWidth", 720)
    tab.locator(".dock").get_by_role("link", name="Tập thử").click()
    for move in moves(tab):
        by_pointer(tab, move)
    tab.locator(".said .box.good").wait_for()
    tab.go_back()
    tab.locator(".dock").get_by_role("link", name="Kiểm tra").click()
    tab.locator("#quiz-dock").get_by_role("button", name="Luyện tập").click()
    tab.locator(".question:not([hidden]) .live").wait_for()
    tab.goto((unpacked / "trang/tien-bo.html").as_uri())
    assert tab.evaluate("window.hocdvc.records()['practice:dang-ky-khai-sinh']").count("=1") == 1
    assert seen == []


def test_start_page_that_was_not_unpacked_keeps_its_words(tab: Page, unpacked: Path, tmp_path: Path) -> None:
    alone = tmp_path / "MO-TAI-DAY.html"
    alone.write_bytes((unpacked / "MO-TAI-DAY.html").read_bytes())
    tab.goto(alone.as_uri())
    assert tab.get_by_text("Bạn chưa giải nén gói này").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_start_page_opens_without_scripts_too(browser: Browser, unpacked: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto((unpacked / "MO-TAI-DAY.html").as_uri())
    tab.wait_for_url("**/trang/index.html")
    context.close()


def test_scripts_make_no_link_to_what_a_pack_lacks(tab: Page, packs: dict[str, Path], tmp_path: Path) -> None:
    """Whatever a script puts on a page, as search does: the word stays, the dead link does not."""
    folder = unzip(packs[GROUP], tmp_path)
    tab.goto((folder / "trang/index.html").as_uri())
    tab.evaluate("""() => {
        for (const href of ['hoc/dang-ky-khai-sinh.html#buoc-2', 'hoc/cap-the-can-cuoc.html#buoc-2', 'https://dichvucong.gov.vn/']) {
            const link = document.createElement('a');
            link.href = href;
            link.className = 'thu';
            link.textContent = 'Bài';
            document.querySelector('main').append(link);
        }
    }""")
    expect(tab.locator(".thu.away")).to_have_count(1)
    assert tab.locator(".thu").evaluate_all("links => links.map(link => [link.hasAttribute('href'), link.textContent])") == [
        [False, "Bài (không có trong gói này)"],
        [True, "Bài"],
        [True, "Bài"],
    ]


# ---- names -----------------------------------------------------------------------------------------------------


@given(
    st.lists(
        st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["..", "CON", "aux.txt", "a", "b.html", "x."]), max_size=5
    )
)
def test_portable_names_stay_inside_and_are_refused_by_no_system(parts: list[str]) -> None:
    path = "/".join(parts)
    if portable(path):
        assert path.isascii()
        assert ".." not in path.split("/")
        assert not PureWindowsPath(path).is_absolute()
        assert not PureWindowsPath(path).is_reserved()
        assert all(part == part.rstrip(". ") for part in path.split("/"))
        assert not set(path) & set('<>:"\\|?*')


@pytest.mark.parametrize("name", ["ảnh.png", "../a.html", "/a.html", "a//b", "con.html", "LPT1", "a b.html", ".a", "a.", "x" * 121, ""])
def test_names_that_cannot_be_carried_are_said(name: str) -> None:
    with pytest.raises(GeneratorError, match="không mở được trên mọi máy"):
        require_portable([name])


def test_names_that_differ_in_capitals_only_are_said() -> None:
    with pytest.raises(GeneratorError, match="chữ hoa chữ thường"):
        require_portable(["hoc/A.html", "hoc/a.html"])


# ---- the command -----------------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> int:
    """How the program ends."""
    try:
        entry([str(one) for one in arguments])
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def test_pack_makes_everything_that_is_asked_for(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pack", "--root", small_site, "--all", "--today", "2026-11-26") == 0
    said = capsys.readouterr().out
    names = sorted(file.name for file in (small_site / "build/dist").iterdir())
    assert names == ["bai-mo-dung-trang.html", "hocdvc-lo-trinh-lam-quen.zip", "hocdvc-nhom-bat-dau.zip", "hocdvc-tat-ca.zip"]
    assert all(re.search(rf"{re.escape(name)} +[\d,]+ [KM]B", said) for name in names), "sizes are listed"
    before = {name: (small_site / "build/dist" / name).read_bytes() for name in names}
    assert run("pack", "--root", small_site, "--path", "lam-quen", "--lesson", "mo-dung-trang", "--today", "2026-11-26") == 0
    assert {name: (small_site / "build/dist" / name).read_bytes() for name in names} == before, "same day, same bytes"
    assert run("verify", small_site / "build/dist/hocdvc-tat-ca.zip") == 0
    code = re.search(r"hocdvc-tat-ca.zip.*mã (\S+)", said)
    assert code
    assert f"Mã {code[1]}" in capsys.readouterr().out, "both say the same code"
    assert run("pack", "--root", small_site, "--group", "bat-dua") == 2
    assert "bat-dau" in capsys.readouterr().err, "the nearest name is offered"


def test_pack_says_which_file_cannot_be_carried(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_site / "docs/ảnh lớp.txt").write_text("x", encoding="utf-8")
    assert run("pack", "--root", small_site) == 2
    assert "ảnh lớp.txt" in capsys.readouterr().err
    assert not list((small_site / "build").glob("dist/*"))


def test_pack_with_mistakes_writes_nothing(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = small_site / "guides/mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("minutes: 5", "minutes: nhiều"), encoding="utf-8")
    assert run("pack", "--root", small_site) == 1
    assert not (small_site / "build/dist").exists()
