"""A small web server whose behaviour a test switches: another version of the site, wrong answers, a captive portal, a cut in the middle."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.model.book import Book, Bundle, Frame
from generator.publish.files import Tree
from generator.publish.finish.offline import offline
from generator.publish.ledger import Ledger

Answer = tuple[int, str, bytes]
LOGIN = b"<!doctype html><title>Wi-Fi</title><h1>Wi-Fi login</h1>"


class Server(http.server.ThreadingHTTPServer):
    """What a browser may knock at."""

    request_queue_size = 64  # a browser knocks many times at once; with the usual 5 a busy machine turns it away

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no news."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, host: Host) -> None:
        self._host = host
        super().__init__(*args, directory=str(host.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        self._host.asked.append(path)
        special = self._host.special(path)
        if special == "cut":
            self._cut()
        elif special is None:
            super().do_GET()
        else:
            assert not isinstance(special, str)
            self._say(*special)

    def _say(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        """Promises more than comes, as when a connection breaks in the middle of a file."""
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"<!doctype html>half")
        self.wfile.flush()
        self.close_connection = True

    def end_headers(self) -> None:
        """The browser's own cache may remember nothing."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Host:
    """Serves a folder on loopback. `asked` is every path asked for; `special` may answer otherwise: a status, a type and a body; or
    `cut`."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.asked: list[str] = []
        self.special: Callable[[str], Answer | str | None] = lambda path: None
        self._port = 0
        self._server: Server | None = None
        self.start()

    def start(self) -> None:
        """At the same port as before."""
        self._server = Server(("127.0.0.1", self._port), partial(_Handler, host=self))
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Nobody answers at the port any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
        self._server = None

    @property
    def root(self) -> str:
        """The address of the site, with a slash."""
        return f"http://127.0.0.1:{self._port}/"

    def behave(self) -> None:
        """As a server should."""
        self.special = lambda path: None


def next_version(site: Path, folder: Path) -> Path:
    """A copy of the site in which every page, each style and a script say that they are of version 2; pictures are the same."""
    shutil.copytree(site, folder)
    for page in folder.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("<html ", '<html data-doi="2" ', 1), encoding="utf-8")
    for file in (*(folder / "assets").glob("*.css"), folder / "assets/site.js"):
        more = ":root{--doi:2}" if file.suffix == ".css" else "window.doi = '2';"
        file.write_text(file.read_text("utf-8") + more, encoding="utf-8")
    finish_again(folder)
    return folder


def finish_again(site: Path) -> None:
    """Hash a changed copy of a site anew."""
    known = json.loads((site / "ngoai-tuyen/goi.json").read_text("utf-8"))
    pages = [page.relative_to(site).as_posix() for page in site.rglob("*.html")]
    some = (Bundle(id, id, tuple([*own, *known["common"]] if own is not None else pages)) for id, own in known["own"].items())
    offline(Tree(site), Book(Frame("Trang", "", "", (), (), ""), (), {}, (), bundles=tuple(some)), Ledger())
