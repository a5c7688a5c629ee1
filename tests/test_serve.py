"""The preview: pages with the reload script, waiting pages, nothing beyond the site, and what is watched."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import serve
from generator.problems import GeneratorError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "hoc").mkdir(parents=True)
    (folder / "index.html").write_text("<html><body>Chào</body></html>", encoding="utf-8")
    (folder / "hoc/x.html").write_text("<html><body>Bài</body></html>", encoding="utf-8")
    (folder / "a.css").write_text("a{}")
    (tmp_path / "bi-mat.txt").write_text("bí mật", encoding="utf-8")
    return folder


@pytest.fixture
def version() -> serve.Version:
    return serve.Version()


@pytest.fixture
def base(site: Path, version: serve.Version) -> Iterator[str]:
    server = serve.start(site, 0, version)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        text: str = answer.read().decode()
        return text


@pytest.mark.parametrize(("path", "words"), [("/", "Chào"), ("/index.html", "Chào"), ("/hoc/x.html?a=1", "Bài")])
def test_pages_carry_the_reload_script(base: str, path: str, words: str) -> None:
    page = get(base + path)
    assert words in page
    assert f'<script src="{serve.SCRIPT}"></script></body>' in page


def test_pages_say_that_they_are_a_preview_before_any_script_runs(base: str) -> None:
    assert get(base + "/").startswith("<html data-preview>")


def test_other_files_are_served_as_they_are(base: str) -> None:
    assert get(base + "/a.css") == "a{}"
    assert "wait" in get(base + serve.SCRIPT)


@pytest.mark.parametrize("path", ["/../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/..%2fbi-mat.txt", "//../bi-mat.txt", "/khong-co.html"])
def test_nothing_outside_the_site_is_served(base: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(base + path)
    assert refused.value.code == 404


def test_a_waiting_page_hears_of_the_next_build(base: str, version: serve.Version) -> None:
    now = get(base + serve.WAIT + "?")
    heard: list[str] = []
    waiting = threading.Thread(target=lambda: heard.append(get(f"{base}{serve.WAIT}?{now}")))
    waiting.start()
    waiting.join(0.3)
    assert heard == []
    version.next()
    waiting.join(10)
    assert heard
    assert heard[0] != now


def test_a_busy_port_is_said_plainly(site: Path, base: str, version: serve.Version) -> None:
    with pytest.raises(GeneratorError, match="đang bận"):
        serve.start(site, int(base.rpartition(":")[2]), version)


@pytest.mark.parametrize(
    "name", ["guides/a.yml", "guides/screens/b.yml", "quizzes/c.yml", "docs/d.md", "mkdocs.yml", "theme/theme/main.html"]
)
def test_every_kind_of_source_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    file = tmp_path / name
    for path in (file, tmp_path / "mkdocs.yml", tmp_path / "theme/theme/main.html"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    monkeypatch.setattr(serve, "files", lambda package: tmp_path / "theme")
    stop, ready = threading.Event(), threading.Event()
    seen: list[int] = []

    def rebuild() -> None:
        seen.append(1)
        stop.set()

    def touch() -> None:
        for number in range(200):
            file.write_text(str(number))
            if ready.wait(0.1) or stop.is_set():
                return

    hand = threading.Thread(target=touch)
    hand.start()
    serve.follow(tmp_path, rebuild, stop)
    ready.set()
    hand.join()
    assert seen
