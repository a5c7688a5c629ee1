"""Serves a folder on loopback as a plain host does: compressed, connections kept open, ten minutes of caching."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

SMALL = ("text/", "application/json", "application/javascript", "application/manifest+json", "application/xml", "image/svg+xml")
"""Types that are worth compressing; pictures are compressed already."""
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".webmanifest": "application/manifest+json", ".webp": "image/webp"}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served while the block runs, without a slash at its end."""
    handler = type("Host", (_Host,), {"folder": folder.resolve()})
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@cache
def _squeezed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9, mtime=0)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no news."""


class _Host(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """Head and body leave together; else the second packet waits for an acknowledgement, which would be measured as a slow server."""
    folder = Path()

    def do_GET(self) -> None:
        self._send(200, self._find())

    def do_HEAD(self) -> None:
        self._send(200, self._find())

    def _find(self) -> Path:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = (self.folder / path).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_file() and file.with_name(file.name + ".html").is_file():
            file = file.with_name(file.name + ".html")
        return file if file.is_relative_to(self.folder) else self.folder / "404.html"

    def _send(self, status: int, file: Path) -> None:
        if not file.is_file():
            status, file = 404, self.folder / "404.html"
        body, kind = b"", "text/plain"
        if file.is_file():
            kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            packed = kind.startswith(SMALL) and "gzip" in self.headers.get("Accept-Encoding", "")
            body = _squeezed(file) if packed else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if file.is_file() and packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
