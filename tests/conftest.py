"""What several tests share: the repository, a small valid site to change, and a browser."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from generator.build import Result, build
from generator.model.catalog import Settings
from generator.publish import starter

expect.set_options(timeout=30_000)  # a slow machine is no fault of a page
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

REPO = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """The site that `hocdvc init` makes: one guide, one quiz, one place."""
    root = tmp_path / "nho"
    starter.start_site(root, "Trang nhỏ", "xã Mẫu", TODAY)
    return root


def build_site(root: Path, out: Path | None = None, engine: str = "mkdocs") -> Result:
    """Build a site as the command line would, on a fixed day."""
    return build(root, out or root / "build", Settings(TODAY), engine=engine)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped guides built once for the whole run; returns the output folder (`site`, `docs`, `theme` in it)."""
    out = tmp_path_factory.mktemp("that") / "build"
    result = build_site(REPO, out)
    assert not result.failed, "\n".join(map(str, result.problems))
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Chromium is missing; run scripts/need_chromium.sh"
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no news."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """The address of the real site over http on loopback."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(real_site / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
