"""The whole river: same input same bytes, whole sites whatever happens, no way out for hostile YAML, both engines."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPO, TODAY, build_all, build_process, build_site
from playwright.sync_api import Browser
from shipped import small_copy

from generator.build import build
from generator.model.catalog import Settings
from generator.problems import GeneratorError
from generator.publish import engine, renew, starter
from generator.publish.theme import HEAD, theme_files


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder and the hash of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


# ---- same input, same bytes ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def six_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of six guides, or of all in `make every`, with what was built of it. Not to be changed."""
    root = small_copy(tmp_path_factory.mktemp("mot"))
    build_all(root, root / "build", PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh")
    return root


def test_same_bytes_with_other_hash_seed_folder_and_time_zone(six_built: Path, tmp_path: Path) -> None:
    """All is made twice, but for half of the pictures, which are taken over from the first."""
    other = small_copy(tmp_path / "hai" / "sau-hon")
    shutil.copytree(six_built / "build", other / "build", ignore=shutil.ignore_patterns("site", ".trang*"))
    for picture in sorted((other / "build/docs/anh").iterdir())[::2]:
        picture.unlink()
    build_all(other, other / "build", PYTHONHASHSEED="4242", TZ="America/Anchorage")
    for part in ("docs", "site"):
        assert digest(six_built / "build" / part) == digest(other / "build" / part)


# ---- killed at any moment ------------------------------------------------------------------------------------


def change(root: Path) -> None:
    guide = root / "guides/mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("Gõ đúng tên miền", "Gõ thật đúng tên miền"), encoding="utf-8")


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A small site that is built, and what its `site` folder must hold once the change is built too."""
    root = tmp_path_factory.mktemp("truoc") / "nho"
    starter.start_site(root, "Trang nhỏ", "xã Mẫu", TODAY)
    build_site(root)
    changed = Path(shutil.copytree(root, tmp_path_factory.mktemp("sau") / "nho", ignore=shutil.ignore_patterns("build")))
    change(changed)
    build_site(changed)
    return root, digest(changed / "build/site")


def appeared(out: Path, name: str) -> list[Path]:
    """Files of the site that is being made; none when folders come and go while they are looked at."""
    with suppress(FileNotFoundError):
        return list(out.glob(f".site-moi*/**/{name}"))
    return []


@pytest.mark.parametrize("phase", ["Đọc và kiểm tra", "Vẽ hình", "Viết trang", "Dựng trang", "Dựng trang+"])
def test_killed_build_leaves_the_former_site_whole(before_and_after: tuple[Path, dict[str, str]], tmp_path: Path, phase: str) -> None:
    former, fresh = before_and_after
    root = Path(shutil.copytree(former, tmp_path / "nho"))
    out = root / "build"
    before = digest(out / "site")
    assert before != fresh
    change(root)
    shutil.rmtree(out / "docs/anh")
    process = build_process(root, out)
    assert process.stdout is not None
    next(line for line in process.stdout if phase.rstrip("+") in line)
    if phase.endswith("+"):
        while not appeared(out, "*.html") and process.poll() is None:
            time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert digest(out / "site") == before

    assert not build_site(root).failed
    assert digest(out / "site") == fresh


def settings_of_engines(out: Path) -> set[tuple[Path, int]]:
    """Each file with the moment it was written."""
    with suppress(FileNotFoundError):
        return {(file, file.stat().st_mtime_ns) for file in out.glob(f"{engine.CONFIG}*")}
    return set()


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child by /proc")
def test_an_engine_that_begins_after_its_build_was_killed_does_not_work_for_the_next(
    before_and_after: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """It would find the settings of the next build, and write into its site."""
    former, fresh = before_and_after
    root = Path(shutil.copytree(former, tmp_path / "nho"))
    out = root / "build"
    change(root)
    process = build_process(root, out)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (settings_of_engines(out) and (born := children.read_text().split())) and process.poll() is None:
        time.sleep(0.001)
    late = int(born[0])
    while b"generator" in Path(f"/proc/{late}/cmdline").read_bytes():  # until then it holds what the build has open, its lock too
        time.sleep(0.001)
    os.kill(late, signal.SIGSTOP)
    process.kill()
    process.wait()
    mine = settings_of_engines(out)
    assert len(mine) == 1

    names: set[Path] = set()

    def go_on() -> None:
        until = time.monotonic() + 60
        while not (later := settings_of_engines(out) - mine) and time.monotonic() < until:
            time.sleep(0.001)
        names.update(file for file, _ in later)
        os.kill(late, signal.SIGCONT)

    waking = threading.Thread(target=go_on)
    waking.start()
    assert not build_site(root).failed
    waking.join()
    assert names
    assert names.isdisjoint(file for file, _ in mine)
    assert digest(out / "site") == fresh
    assert not settings_of_engines(out)


@pytest.mark.parametrize("whole", [False, True], ids=["renewed", "whole"])
def test_an_engine_that_outlives_its_build_adds_nothing_to_the_next_site(
    before_and_after: tuple[Path, dict[str, str]], tmp_path: Path, whole: bool
) -> None:
    """What it writes, it writes to a folder of its own; and what is left of that, the next build removes."""
    former, fresh = before_and_after
    root = Path(shutil.copytree(former, tmp_path / "nho"))
    out = root / "build"
    change(root)
    if whole:
        (out / renew.NOTE).unlink()
    process = build_process(root, out)
    while not (wrote := appeared(out, "404.html")) and process.poll() is None:
        time.sleep(0.002)
    process.kill()
    process.wait()
    (where,) = {file.parent for file in wrote}
    at_work = threading.Event()

    def outlive() -> None:
        while not at_work.wait(0.005):
            with suppress(OSError):
                where.mkdir(parents=True, exist_ok=True)
                (where / "late.html").write_text("late")

    late = threading.Thread(target=outlive)
    late.start()
    try:
        assert not build_site(root).failed
    finally:
        at_work.set()
        late.join()
    assert digest(out / "site") == fresh
    assert not build_site(root).failed
    assert not list(out.glob(".site-moi*"))


@pytest.mark.skipif(sys.platform != "linux", reason="finds the child by /proc")
def test_a_drawing_process_that_dies_ends_in_a_message(tmp_path: Path) -> None:
    """As when the machine has no memory left: no traceback, no “bug of ours”, and what is drawn stays."""
    process = build_process(small_copy(tmp_path), tmp_path / "build")
    assert process.stdout is not None
    next(line for line in process.stdout if "Vẽ hình" in line)
    while not any((tmp_path / "build/docs/anh").glob("*")) and process.poll() is None:
        time.sleep(0.002)
    children = [int(child) for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    drawing = [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    os.kill(drawing[0], signal.SIGKILL)
    said, _ = process.communicate()
    assert process.returncode == 2
    assert said.splitlines()[-1].startswith("Lỗi: việc vẽ hình bị dừng giữa chừng")
    assert "Traceback" not in said


# ---- hostile YAML --------------------------------------------------------------------------------------------

HOSTILE = [
    "</p><script>window.hacked=1</script>",
    '"><img src=x onerror="window.hacked=1">',
    "{{ 7*7 }}{% for x in y %}{# z",
    "[x](javascript:window.hacked=1) `x` *x* _x_ <b>x</b>",
    "{: onclick=window.hacked=1 } {#buoc-9} ![x](y)",
    "--> <!-- ]> </style></title><svg onload=window.hacked=1>",
    "1. x # y > z | a | b --- : c $ ~ ^ ' \" \\",
    "&lt;script&gt;window.hacked=1&lt;/script&gt; \\<script>",
]
SAFE_KEYS = set(
    [
        "id",
        "group",
        "kind",
        "sources",
        "checked_on",
        "competence",
        "seconds",
        "next",
        "number",
        "state",
        "level",
        "audiences",
        "grades",
        "minutes",
        "use",
        "at",
        "guide",
        "url",
        "read_on",
        "device",
        "icon",
        "right",
        "address",
        "style",
        "audience",
        "values",
        "prerequisites",
        "screen",
        "step",
        "plugins",
        "validation",
        "theme",
        "markdown_extensions",
        "nav",
        "docs_dir",
        "site_dir",
        "use_directory_urls",
        "extra",
        "site_url",
        "title_",
    ]
)


NUMBERS = count(1)
"""Makes every poisoned text another one, since twins are mistakes of their own."""


def poison(value: Any, text: str, key: str = "") -> Any:
    """The same YAML with `text` put into every field of free text."""
    if key in SAFE_KEYS:
        return value
    if isinstance(value, dict):
        return {name: poison(part, text, name) for name, part in value.items()}
    if isinstance(value, list):
        return [poison(part, text, key) for part in value]
    gaps = " ".join(re.findall(r"\{\d\}", value)) if isinstance(value, str) else ""
    return f"{text} {next(NUMBERS)} {gaps}".strip() if isinstance(value, str) else value


class Tags(HTMLParser):
    """Collects elements that could run something, and all text. The first script of a page is our own `early.js` (test_safety knows it by
    its hash, as the policy of the page does); any other without a file is not. Nor is any data but our own icon."""

    head = next(file.content.decode() for file in theme_files() if file.path == HEAD)

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.text = ""
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if (tag == "script" and not {"src", "data-src"} & {*names} and self.scripts) or tag in {"iframe", "object", "embed", "base"}:
            self.bad.append(tag)
        self.scripts += tag == "script"
        self.bad += [f"{tag} {name}" for name in names if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            address = names.get(name) or ""
            if re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE) and f'"{address}"' not in self.head:
                self.bad.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        self.text += data


def one_for_each_set_of_scripts(pages: list[Path]) -> list[Path]:
    """Of pages that load the same scripts the longest, for what scripts make of words does not differ on the others."""
    longest: dict[tuple[str, ...], Path] = {}
    for page in sorted(pages, key=lambda page: page.stat().st_size):
        names = re.findall(r'<script[^>]* data-src="[^"]*?([\w.-]+)"', page.read_text(encoding="utf-8"))
        longest[tuple(sorted(names))] = page
    return [*longest.values()]


@pytest.mark.parametrize("texts", [*zip(HOSTILE[::2], HOSTILE[1::2], strict=True)])
def test_hostile_text_stays_text(small_site: Path, browser: Browser, texts: tuple[str, str]) -> None:
    """Two to a build: first one in every field, and then the other after it."""
    text = " ".join(texts)
    for path in [*small_site.rglob("*.yml")]:
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader if path.name == "mkdocs.yml" else yaml.BaseLoader)
        path.write_text(yaml.safe_dump(poison(data, text), allow_unicode=True), encoding="utf-8")
    result = build_site(small_site)
    assert not result.failed, "\n".join(map(str, result.problems))
    pages = sorted((small_site / "build/site").rglob("*.html"))
    assert len(pages) > 8
    for path in pages:
        tags = Tags()
        tags.feed(path.read_text(encoding="utf-8"))
        assert tags.bad == [], path.name
    tab = browser.new_page()
    for path in one_for_each_set_of_scripts(pages):
        tab.goto(path.as_uri())
        assert tab.evaluate("window.hacked === undefined"), path.name
    lesson = small_site / "build/site/hoc/mo-dung-trang.html"
    tab.goto(lesson.as_uri())
    seen = " ".join(tab.evaluate("document.querySelector('main').textContent").split())
    assert " ".join(text.split()) in seen
    tab.close()


@pytest.mark.parametrize("id", ["../../thoat", "/etc/thoat", "a/b", "..", "C:x", "x\\y"])
def test_id_cannot_lead_out_of_the_output(small_site: Path, id: str) -> None:
    guide = small_site / "guides/mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("id: mo-dung-trang", f"id: '{id}'\nformerly: ['{id}']"), encoding="utf-8")
    before = sorted(small_site.parent.rglob("*"))
    assert build_site(small_site).failed
    assert sorted(small_site.parent.rglob("*")) == before


def test_hand_written_link_out_of_the_site_is_refused(small_site: Path) -> None:
    secret = small_site.parent / "bi-mat.md"
    secret.write_text("# Bí mật\n", encoding="utf-8")
    (small_site / "docs/lo.md").symlink_to(secret)
    build_site(small_site)
    assert not any("Bí mật" in path.read_text(encoding="utf-8") for path in (small_site / "build").rglob("*.html"))


# ---- addresses and states ------------------------------------------------------------------------------------


def test_old_address_leads_to_the_new_one(small_site: Path, browser: Browser) -> None:
    guide = small_site / "guides/mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8") + "formerly: [ten-cu]\n", encoding="utf-8")
    assert not build_site(small_site).failed
    tab = browser.new_page()
    tab.goto((small_site / "build/site/hoc/ten-cu.html").as_uri())
    tab.wait_for_url("**/hoc/mo-dung-trang.html")
    tab.close()


def test_stale_guide_says_so_on_its_page(small_site: Path) -> None:
    late = Settings(TODAY.replace(year=2030))
    assert not build(small_site, small_site / "build", late, engine="mkdocs").failed
    assert "Có thể đã cũ" in (small_site / "build/site/hoc/mo-dung-trang.html").read_text(encoding="utf-8")


def test_unchanged_pictures_are_not_drawn_again_and_gone_ones_go(small_site: Path) -> None:
    first = build_site(small_site)
    assert (first.drawn, first.reused) == (9, 0), "three screens, one of them of a question, the cards of the guide, the icons"
    assert build_site(small_site).drawn == 0
    guide = small_site / "guides/mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("{o-tim: khai sinh}", "{o-tim: tạm trú}"), encoding="utf-8")
    result = build_site(small_site)
    assert (result.drawn, result.reused) == (1, 8)
    assert len(list((small_site / "build/docs/anh").iterdir())) == 9


# ---- engines -------------------------------------------------------------------------------------------------


def visible(path: Path) -> str:
    """A page's words, without what the engines write differently between tags."""
    tags = Tags()
    tags.feed(path.read_text(encoding="utf-8"))
    return re.sub(r"\d+(,\d)? [KM]B", "… KB", " ".join(tags.text.split()))


def written(folder: Path) -> dict[str, int]:
    """Every file of a folder and when it was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_zensical_builds_the_same_pages(six_built: Path, tmp_path: Path) -> None:
    root = tmp_path / "ban-sao"
    shutil.copytree(six_built, root)
    drawn = written(root / "build/docs/anh")
    build_all(root, root / "build", "zensical")
    assert written(root / "build/docs/anh") == drawn, "pictures are those of the other engine"
    pages, others = (
        {path.relative_to(site).as_posix(): visible(path) for path in site.rglob("*.html")}
        for site in (six_built / "build/site", root / "build/site")
    )
    assert sorted(pages) == sorted(others)
    for name, words in pages.items():
        assert others[name] == words, name


def test_zensical_is_told_not_to_index_pages_for_a_search_of_its_own(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives up when a page is long for so many: at a thousand guides the page of sources is."""
    monkeypatch.setattr(engine, "LITTER", ())
    build_site(small_site, engine="zensical")
    assert json.loads((small_site / "build/site/search.json").read_text(encoding="utf-8"))["items"] == []


@pytest.mark.parametrize("command", [["mkdocs", "build", "--strict"], ["zensical", "build"]])
def test_the_authors_own_settings_file_builds_too(small_site: Path, command: list[str]) -> None:
    build_site(small_site)
    shutil.rmtree(small_site / "build/site")
    done = subprocess.run([sys.executable, "-m", *command], cwd=small_site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    assert (small_site / "build/site/hoc/mo-dung-trang.html").is_file()


def test_missing_engine_is_said_plainly(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(GeneratorError, match="Chưa cài mkdocs"):
        build_site(small_site)


def test_engine_that_breaks_is_said_plainly(small_site: Path) -> None:
    settings = small_site / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("markdown_extensions:", "markdown_extensions:\n  - khong_co"), encoding="utf-8"
    )
    with pytest.raises(GeneratorError, match="không dựng được"):
        build_site(small_site)
    assert not (small_site / "build/site").exists()


# ---- from an installed wheel ---------------------------------------------------------------------------------


def test_wheel_starts_and_builds_a_site_without_this_repository(tmp_path: Path) -> None:
    """`pip install .` in a clean place: theme, fonts, templates and starters must all be inside the wheel."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(tmp_path), str(REPO)]
    subprocess.run(command, check=True, capture_output=True)
    target = tmp_path / "lib"
    wheel = next(tmp_path.glob("hocdvc-*.whl"))
    subprocess.run([sys.executable, "-m", "pip", "install", "--no-deps", "-q", "--target", str(target), str(wheel)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(target), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
    check = [sys.executable, "-c", "import generator; print(generator.__file__)"]
    assert str(target) in subprocess.run(check, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    for arguments in (["init", "trang"], ["check", "--root", "trang"], ["build", "--root", "trang"]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "trang/build/site/anh").glob("*.webp"))) == 5, "three steps, two cards"
