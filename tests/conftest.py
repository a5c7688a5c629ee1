"""What several tests share: the repository, a small valid site to change, and a browser."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright
from switched_host import Server

from generator.build import Result, build
from generator.model.catalog import Settings
from generator.publish import starter

expect.set_options(timeout=30_000)  # a slow machine is no fault of a page
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

REPO = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
OFF = [
    *("WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup"),
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"),
    *("OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
    "RenderDocument",
]
"""What Chromium can do without. The first row: a browser without a window has an address bar all the same, and makes ready two pages
for its list of suggestions with every context, at over a second of CPU. The middle: only the last flag of its kind counts, so ours
repeats what Playwright turns off. The last: by double-click, Chromium 156 with it now and then gives a page that is reloaded within
a quarter of a second a storage of its own, empty and lost afterwards (1 to 10 in 100 of a bare page without any of our code; 1 in 400
without it). No reader turns pages so fast, and neither do tests: see `unhurried`."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(OFF)}",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The two processes of a run take one file after the other, in this order, and are to end at about the same time: files that drive a
    browser come first, for they take longest. The very first has the shared site built; while it waits for that, files that do not need
    the site keep the other process busy."""
    needs: dict[Path, set[str]] = defaultdict(set)
    for item in items:
        needs[item.path] |= set(getattr(item, "fixturenames", ()))
    first = next((item.path for item in items if {"browser", "real_site"} <= needs[item.path]), None)
    items.sort(key=lambda item: (item.path != first, "browser" not in needs[item.path], "real_site" in needs[item.path]))


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """The site that `hocdvc init` makes: one guide, one quiz, one place."""
    root = tmp_path / "nho"
    starter.start_site(root, "Trang nhỏ", "xã Mẫu", TODAY)
    return root


def build_site(root: Path, out: Path | None = None, engine: str = "mkdocs") -> Result:
    """Build a site as the command line would, on a fixed day."""
    return build(root, out or root / "build", Settings(TODAY), engine=engine)


def build_process(root: Path, out: Path, engine: str = "mkdocs", **environment: str) -> subprocess.Popen[str]:
    """The same by the command line itself, in a process of its own, as the many lessons of the repository are built."""
    where = ("--root", str(root), "--out", str(out), "--engine", engine, "--today", TODAY.isoformat())
    command = [sys.executable, "-u", "-m", "generator", "build", *where]
    around = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=around)


def build_all(root: Path, out: Path, engine: str = "mkdocs", **environment: str) -> None:
    """As `build_process` does, to its end, without a complaint."""
    process = build_process(root, out, engine, **environment)
    said, _ = process.communicate()
    assert process.returncode == 0, said


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The shipped guides built once for the whole run; returns the output folder (`site`, `docs`, `theme` in it). Not to be changed.

    The processes of one run (`-n 4`) share it: the first that needs it builds it, the others wait. Pictures that `make site` has drawn
    are taken over, as by any build on top of another: their names tell what is on them and which code drew them.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    out, done = shared / "that" / "build", shared / "that" / "done"
    with FileLock(shared / "that.lock"):
        if not done.exists():
            if (drawn := REPO / "build").is_dir():
                shutil.copytree(drawn, out, ignore=shutil.ignore_patterns("site", ".trang*"))
            build_all(REPO, out)
            done.touch()
    return out


SCRIPTS_WAIT = "() => document.documentElement.classList.contains('coming')"
"""Scripts come once a page is painted, which may be after it is loaded."""
KEPT = "() => { try { return localStorage.length > 0 } catch (error) { return false } }"


def unhurried(turn: Callable[..., Any]) -> Callable[..., Any]:
    """Leaving (or closing) a page that was opened by double-click and keeps something not before a quarter of a second is over, and
    beginning with the next when its scripts have run. In a private window Chromium loses what `file:` wrote right before the page is left
    (4 of 269 times)."""

    def turned(page: Page, *args: Any, **options: Any) -> Any:
        if page.url.startswith("file:") and page.evaluate(KEPT):
            page.wait_for_timeout(250)
        answer = turn(page, *args, **options)
        if page.is_closed():
            return answer
        came = time.monotonic()
        with suppress(Error):  # a page that leads on to another
            while page.evaluate(SCRIPTS_WAIT) and time.monotonic() < came + 10:
                page.wait_for_timeout(10)
        return answer

    return turned


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; one process can have but one."""
    for way in ("goto", "reload", "close"):
        setattr(Page, way, unhurried(getattr(Page, way)))
    with sync_playwright() as play:
        yield play


def launch(play: Playwright, *names: str) -> Browser:
    """The first of these browsers that is there."""
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, "Chromium is missing; run scripts/need_chromium.sh"
    return play.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)


CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium without a window: its headless shell, at half the CPU of the whole browser, or else the whole one."""
    with launch(playwright, "chromium-headless-shell", *CHROMIUM) as chromium:
        yield chromium


@pytest.fixture
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium with all that the headless shell lacks: it knows what is in the way of installing a site as an app."""
    with launch(playwright, *CHROMIUM) as chromium:
        yield chromium


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """The address of the real site over http on loopback."""
    server = Server(("127.0.0.1", 0), partial(_Quiet, directory=str(real_site / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
