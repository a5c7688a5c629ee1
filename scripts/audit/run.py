"""`make audit`: outside checkers over the built site; their word goes to docs/developer/audit.json, audit.md and docs/tiep-can.md.

Ends with 1 when a checker finds something. `--only axe,vnu` runs some and keeps what the others said before; `--report` runs none."""

from __future__ import annotations

import argparse
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import axe_check
import lighthouse_check
import links_check
import pa11y_check
import report
import vnu_check
from pages import SETTINGS, all_pages, kinds

from generator.load import load

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SITE = ROOT / "build" / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        """Lets LinkChecker ask as fast as it is told to; else it spares the server with a third of a second between pages."""
        self.send_header("LinkChecker", "welcome")
        super().end_headers()


@contextmanager
def served() -> Iterator[str]:
    """The site's address on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def chromium() -> str:
    """The browser's path."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return found or sys.exit("Chromium is missing; run scripts/need_chromium.sh")


def chosen() -> tuple[str, ...]:
    """The pages to look at: one of each kind, or of these only the ones asked for."""
    return tuple(page for page in kinds(SITE) if not ASKED.pages or page in ASKED.pages.split(","))


def joined(former: Any, fresh: Any) -> list[dict[str, Any]]:
    """Fresh findings, and of pages that were not looked at again the former ones."""
    seen = {one["page"] for one in fresh}
    both = [*(one for one in former if one["page"] not in seen), *fresh]
    order, settings = kinds(SITE), [setting.name for setting in SETTINGS]
    return sorted((one for one in both if one["page"] in order), key=lambda one: (settings.index(one["setting"]), order.index(one["page"])))


def axe(address: str) -> object:
    return list(axe_check.check(address, chosen(), chromium()))


def pa11y(address: str) -> object:
    return list(pa11y_check.check(address, chosen(), chromium()))


def vnu(address: str) -> object:
    return list(vnu_check.check(SITE)) if vnu_check.version() else "not run: Java is missing"


def links(address: str) -> object:
    pages = tuple(page for page in all_pages(SITE) if page != "404.html")
    return {
        name: dict(zip(("followed", "broken"), links_check.broken(start, pages, SITE, anchors=name == "file"), strict=True))
        for name, start in (("http", address), ("file", SITE.as_uri()))
    }


def external(address: str) -> object:
    catalog, _ = load(ROOT, None)
    read_on = {source.url: source.read_on for source in catalog.sources.values() if source.url} if catalog else {}
    return list(links_check.external(SITE, read_on))


def lighthouse(address: str) -> object:
    return lighthouse_check.check(ROOT)


CHECKERS: dict[str, Callable[[str], object]] = {
    "vnu": vnu,
    "axe": axe,
    "pa11y": pa11y,
    "external": external,
    "links": links,
    "lighthouse": lighthouse,
}


def tools() -> dict[str, str]:
    """Name and version of everything that judged."""
    package = {name: json.loads((HERE / "node_modules" / name / "package.json").read_text())["version"] for name in ("axe-core", "pa11y")}
    browser = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return package | {"vnu": vnu_check.version() or "no Java", "LinkChecker": version("linkchecker"), "browser": browser}


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(CHECKERS))
    parser.add_argument("--pages", default="", help="after a fix: look at these only (axe, pa11y), keep what was said of the others")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--report", action="store_true", help="write the pages again from audit.json, run nothing")
    return parser.parse_args()


ASKED = arguments()


def main(asked: argparse.Namespace) -> int:
    """Run what is asked, write the reports, say what was found."""
    found: dict[str, Any] = json.loads(report.JSON.read_text(encoding="utf-8")) if report.JSON.is_file() else {}
    if not asked.report:
        if not SITE.is_dir():
            sys.exit("There is no build/site yet: make site")
        found |= {"tools": tools(), "pages": list(all_pages(SITE)), "kinds": list(kinds(SITE))}
        with served() as address:
            for name in asked.only.split(","):
                print(f"· {name}", flush=True)
                fresh, some = CHECKERS[name](address), bool(asked.pages) and name in report.ON_PAGES and name in found
                found |= {name: joined(found[name], fresh) if some else fresh}
                found.setdefault("dates", {})[name] = found["dates"][name] if some else asked.today.isoformat()
                report.write(found)  # a run that is stopped has not been for nothing
    report.write(found)
    faults = report.faults(found)
    print("\n".join(faults) or "Nothing found.")
    print(report.reminder(found, asked.today) or f"Good until {report.expires(found)}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(ASKED))
