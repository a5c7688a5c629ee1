"""Measures search at 6, 40, 1,000 and 6,000 guides: bytes, time to the first result on a CPU slowed down four times, memory.

    python bench/search.py --records FILE [--sizes 40 1000 6000]

Prints a Markdown table. Guides beyond the shipped ones have the names, papers and words of official records (as in bench/run.py) between
the facts and steps of a shipped guide; beyond the number of records, the papers of one go with the name of another. Bytes are exact;
milliseconds are of this machine, the middle of three runs, each in a fresh Chromium tab, slowed down four times, that fetches all
anew from loopback. On a busy machine only the work of the page's own thread means something.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import itertools
import json
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, CDPSession, sync_playwright
from run import REPO, from_record, tidy

from generator.load import load
from generator.model.blocks import Para
from generator.model.book import Book, Entry, PageKind
from generator.model.catalog import Settings
from generator.plan import plan
from generator.publish import lean
from generator.render.lookup import beyond_file, index_files, lesson_file
from generator.render.lookup.index import Index, Text
from generator.render.lookup.passages import Passage, passages, untold

ASSETS = REPO / "generator" / "theme" / "assets"
QUERIES = ("dang ky khai sinh", "cap giay phep xay dung", "hoc sinh xin chuyen truong can giay to gi")
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tìm</title>
<form id="tim" data-whole action="tim.html"><input id="tim-chu"><p id="tim-dem"></p></form><div id="tim-thay"></div>
<script src="assets/finder.js" data-more="assets/search.js assets/answers.js"></script></html>"""
COLUMNS = (
    "guides", "index, bytes", "gzipped", "first file, gzipped", "files", "a query fetches, gzipped",
    "first result, ms", "of it work, ms", "next, ms", "heap, MB",
)  # fmt: skip
TYPE = """async words => {
    const box = document.getElementById('tim-chu'), began = performance.now();
    box.value = words;
    box.dispatchEvent(new Event('input'));
    while (!document.querySelector('.hits li, #tim-thay li')) await new Promise(requestAnimationFrame);
    return performance.now() - began;
}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[6, 40, 1000, 6000])
    parser.add_argument("--records", type=Path, default=None, help="official records, .jsonl.gz; without it only the shipped guides")
    args = parser.parse_args()
    book = shipped()
    scripts = sum(packed(lean(name, (ASSETS / name).read_bytes())) for name in ("finder.js", "search.js", "answers.js"))
    print(f"Scripts: {scripts:,} bytes gzipped.\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---:|" + "---:|" * 9)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for size in args.sizes if args.records else [6]:
            with tempfile.TemporaryDirectory() as scratch:
                write(Path(scratch), list(itertools.islice(texts(book, args.records), size)), book)
                print("| " + " | ".join([f"{size:,}", *measure(browser, Path(scratch))]) + " |", flush=True)
        browser.close()
    return 0


def shipped() -> Book:
    """The book of the shipped guides; pictures are not drawn."""
    catalog, _ = load(REPO, None)
    assert catalog is not None
    return plan(catalog, Settings(date(2026, 11, 22)), "bench", lambda _: ())


def texts(book: Book, records: Path | None) -> Iterator[Text]:
    """The shipped guides, then as many as are wanted of records."""
    names = {entry.address: entry.names for entry in book.entries}
    lessons = [page for page in book.pages if page.kind is PageKind.LESSON]
    own = [Text(page.title, names[page.address], page.description, tuple(passages(page)), untold(page)) for page in lessons]
    assert all(isinstance(page.blocks[0], Para) for page in lessons)
    yield from own
    kept = []
    if records:
        with gzip.open(records, "rt", encoding="utf-8") as lines:
            kept = [json.loads(line) for line in lines]
    for number in range(len(kept) * 5):
        turn, place = divmod(number, len(kept))
        yield combined(own[number % len(own)], kept[place], kept[(place + turn * 997) % len(kept)])


def combined(guide: Text, named: dict[str, object], told: dict[str, object]) -> Text:
    """A shipped guide with the name of one record, and the papers, order of work and conditions of another as its papers and questions."""
    words = from_record({**told, "ten_thu_tuc": named.get("ten_thu_tuc")})({"title": guide.title, "faq": [], "papers": []})
    title = str(words["title"])
    kept = [one for one in guide.passages if one.part not in {"faq", "papers"}]
    papers = [Passage("papers", 0, "giay-to", tidy(one["name"], 200), ()) for one in words["papers"]]  # type: ignore[attr-defined]
    asked = [Passage("faq", n, "hoi-dap", one["question"], (one["answer"],)) for n, one in enumerate(words["faq"], 1)]  # type: ignore[var-annotated,arg-type]
    return replace(guide, title=title, names=(), summary=tidy(title, 230), passages=(*kept, *papers, *asked))


def write(folder: Path, some: list[Text], book: Book) -> None:
    """A search page with its index, as a site has it."""
    order = sorted(range(len(some)), key=lambda at: (some[at].title, at))
    entries = [Entry(some[at].title, some[at].names, f"hoc/bai-{at}.html", "25 phút · làm trên mạng toàn bộ") for at in order]
    files = [*index_files(Index(some[at] for at in order), entries, book), beyond_file(entries, book)]
    files += [lesson_file(f"hoc/bai-{at}.html", text.passages, text.untold) for at, text in enumerate(some)]
    for file in files:
        path = folder / file.path.removeprefix("docs/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    for script in ("finder.js", "search.js", "answers.js"):
        shutil.copy(ASSETS / script, folder / "assets" / script)
    (folder / "tim.html").write_text(PAGE, encoding="utf-8")


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def busy(cdp: CDPSession) -> float:
    """Seconds that the page's main thread has worked, whatever else the machine did."""
    found = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])


def measure(browser: Browser, folder: Path) -> list[str]:
    """One row of the table."""
    index = [file for file in (folder / "assets/tim").rglob("*.js") if file.parent.name != "bai"]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    first, work, after, fetched, heap = [], [], [], [], []
    for words in QUERIES:
        page = browser.new_page()
        cdp = page.context.new_cdp_session(page)
        cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url.partition("/assets/tim/")[2]))  # type: ignore[misc]
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/tim.html")
        began = busy(cdp)
        first.append(page.evaluate(TYPE, words))
        work.append((busy(cdp) - began) * 1000)
        fetched.append(sum(packed((folder / "assets/tim" / one).read_bytes()) for one in asked if one))
        page.evaluate("document.getElementById('tim-thay').replaceChildren()")
        after.append(page.evaluate(TYPE, words + " o dau"))
        cdp.send("HeapProfiler.collectGarbage")
        heap.append(page.evaluate("performance.memory.usedJSHeapSize") / 1e6)
        page.close()
    server.shutdown()
    sizes = [sum(file.stat().st_size for file in index), sum(packed(file.read_bytes()) for file in index)]
    numbers = [
        *sizes,
        packed((folder / "assets/tim/muc-luc.js").read_bytes()),
        len(index),
        median(fetched),
        median(first),
        median(work),
        median(after),
    ]
    return [*(f"{number:,.0f}" for number in numbers), f"{max(heap):.1f}"]


if __name__ == "__main__":
    sys.exit(main())
