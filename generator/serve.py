"""A preview on this machine only: serves the site, rebuilds when something changes, and tells open pages to reload."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

from .problems import GeneratorError

WATCHED = ("guides", "quizzes", "docs", "mkdocs.yml")
SCRIPT = "/__hocdvc/live.js"
WAIT = "/__hocdvc/wait"
PATIENCE = 20.0
"""Seconds that a page's question is kept open before it must ask again."""

WORKER = "/sw.js"
RETIRE = b"""self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
  event.waitUntil(self.registration.unregister()
    .then(function () { return caches.keys(); })
    .then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); })
    .then(function () { return self.clients.matchAll({ type: "window" }); })
    .then(function (pages) { pages.forEach(function (page) { page.navigate(page.url).catch(function () {}); }); }));
});
"""
"""What a preview has in the place of the service worker: it ends the one that a site served here before has left, and all it kept."""

LIVE = b"""(function () {
  if (navigator.serviceWorker) {
    navigator.serviceWorker.getRegistrations().then(function (all) {
      if (!all.length) { return; }
      all.forEach(function (one) { one.unregister(); });
      caches.keys().then(function (names) { names.forEach(function (name) { caches.delete(name); }); });
    });
  }
  function ask(version) {
    var request = new XMLHttpRequest();
    request.open("GET", "/__hocdvc/wait?" + version);
    request.onload = function () {
      if (version && request.responseText !== version) { location.reload(); return; }
      ask(request.responseText);
    };
    request.onerror = function () { setTimeout(function () { ask(version); }, 1000); };
    request.send();
  }
  ask("");
})();
"""


class Version:
    """Counts builds; a page waits here for the next one."""

    def __init__(self) -> None:
        self._number = 1
        self._changed = threading.Condition()

    def next(self) -> None:
        """A new build is there."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def after(self, seen: str) -> str:
        """The number of the newest build, waiting a while when it is `seen` already."""
        with self._changed:
            if seen == str(self._number):
                self._changed.wait(PATIENCE)
            return str(self._number)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site folder as it is at each request. Pages are marked as a preview, for their own scripts to see, and get the reload
    script."""

    def __init__(self, *args: object, version: Version, site: Path) -> None:
        self._version = version
        super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page, the reload script, or an answer to a waiting page."""
        url = urlsplit(self.path)
        if url.path == SCRIPT:
            self._send(LIVE, "text/javascript")
        elif url.path == WORKER:
            self._send(RETIRE, "text/javascript")
        elif url.path == WAIT:
            self._send(self._version.after(url.query).encode(), "text/plain")
        elif page := self._page(url.path):
            self._send(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self, path: str) -> bytes | None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix != ".html" or not file.is_file():
            return None
        marked = file.read_bytes().replace(b"<html", b"<html data-preview", 1)
        return marked.replace(b"</body>", b'<script src="' + SCRIPT.encode() + b'"></script></body>')

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Nothing of a preview is kept by the browser."""
        if "Cache-Control" not in "".join(h.decode("latin-1") for h in getattr(self, "_headers_buffer", [])):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing; only the command line speaks."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 64  # a browser knocks many times at once; with the usual 5 a busy machine turns it away

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is closed while its question waits is no news; a fault of ours is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def start(site: Path, port: int, version: Version) -> ThreadingHTTPServer:
    """A server on the loopback address, running in its own thread. `port` 0 takes a free one. Raises GeneratorError."""
    try:
        server = _Server(("127.0.0.1", port), partial(_Handler, version=version, site=site))
    except OSError as error:
        raise GeneratorError(f"Cổng {port} đang bận. Hãy thử --port với số khác.") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def follow(root: Path, rebuild: Callable[[], None], stop: threading.Event | None = None) -> None:
    """Call `rebuild` after every change of a guide, quiz, screen, hand-written page, setting or template, until stopped."""
    theme = Path(str(files("generator") / "theme"))
    places = [root / name for name in WATCHED if (root / name).exists()] + [theme]
    for _ in _changes(places, stop):
        rebuild()


def _changes(places: Iterable[Path], stop: threading.Event | None) -> Iterable[object]:
    return watch(*places, debounce=300, step=50, stop_event=stop, rust_timeout=1000, raise_interrupt=True)
