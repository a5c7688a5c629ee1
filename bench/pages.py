"""Measures pages as a phone on a slow network gets them: bytes of the first and of the next, and Lighthouse, beside stock themes.

    make bench                 (or: python bench/pages.py --runs 3)
    python bench/pages.py --only ours --json FILE       Lighthouse of every kind of page, for `make audit`

Serves build/site (built when it is not there) on loopback, compressed. Needs `npm ci --prefix bench/js` and Chromium. Prints Markdown
tables; with `--json` writes the numbers too. Seconds and blocking times depend on the machine: close what else runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rivals import JS, QUOTED, RIVALS
from serving import served

REPO = Path(__file__).parents[1]
SITE = REPO / "build/site"
DOCS = REPO / "build/docs"
KINDS = {
    "home": "index.html",
    "lesson": "hoc/dang-ky-khai-sinh.html",
    "practice": "thuc-hanh/dang-ky-khai-sinh.html",
    "teach": "day-lai/dang-ky-khai-sinh.html",
    "quiz": "kiem-tra/dang-ky-khai-sinh.html",
    "exam": "kiem-tra/de-thu-tot-nghiep.html",
    "drill": "dien-tap/tin-nhan-la.html",
    "search result": "tim.html?q=dang+ky+khai+sinh",
    "path": "lo-trinh/lop-10.html",
    "group": "nhom/cu-tru.html",
    "glossary": "thuat-ngu.html",
    "sources": "nguon.html",
    "revision": "on-tap.html",
    "progress": "tien-bo.html",
    "privacy": "du-lieu.html",
    "offline": "ngoai-tuyen.html",
    "accessibility": "tiep-can.html",
    "hand-written": "gioi-thieu.html",
}
"""One page of each kind; a kind whose page the site does not have is left out."""
COMPARED = ("lesson", "quiz")
"""Kinds whose Markdown the stock themes are measured on too."""
FIRST, NEXT = "hoc/dang-ky-khai-sinh", "hoc/dang-ky-tam-tru"
METRICS = {
    "FCP s": ("first-contentful-paint", 1000),
    "LCP s": ("largest-contentful-paint", 1000),
    "TBT ms": ("total-blocking-time", 1),
    "CLS": ("cumulative-layout-shift", 1),
}
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True}
"""Lighthouse's own phone."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1, help="Lighthouse runs per page; the median counts")
    parser.add_argument("--only", choices=["ours"], help="leave the stock themes out")
    parser.add_argument("--kinds", nargs="*", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--json", type=Path, default=None, help="write all numbers to this file too")
    args = parser.parse_args()
    if not SITE.is_dir():
        subprocess.run([sys.executable, "-m", "generator", "build", "--root", str(REPO)], check=True, stdout=sys.stderr)
    kinds = {kind: KINDS[kind] for kind in args.kinds if (SITE / KINDS[kind].split("?")[0]).is_file()}
    result: dict[str, Any] = {"ours": measure(SITE, kinds, args.runs)}
    for name, make in {} if args.only else RIVALS.items():
        with tempfile.TemporaryDirectory() as scratch:
            try:
                site = make(DOCS, Path(scratch))
                result[name] = measure(site, {kind: KINDS[kind].removesuffix(".html") for kind in COMPARED if kind in kinds}, args.runs)
            except RuntimeError as error:
                print(f"{name}: {error}", file=sys.stderr)
                result[name] = {"missing": str(error)}
    if args.json:
        args.json.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print_tables(result)
    return 0


def measure(site: Path, kinds: Mapping[str, str], runs: int) -> dict[str, Any]:
    """`{"bytes": {"first": …, "next": …}, "pages": {kind: …}}`; see `weigh` and `lighthouse`."""
    with served(site) as at:
        pages = {kind: lighthouse(f"{at}/{address}", runs) | {"address": address} for kind, address in kinds.items()}
        return {"bytes": weigh(at), "pages": pages}


def weigh(at: str) -> dict[str, int]:
    """Bytes over the wire, heads included, of a first lesson with an empty cache, and of another lesson after it; nothing scrolled."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(**PHONE, service_workers="block")
        tab, sizes = context.new_page(), list[int]()
        session = context.new_cdp_session(tab)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda done: sizes.append(int(done["encodedDataLength"])))
        found = []
        for page in (FIRST, NEXT):
            sizes.clear()
            tab.goto(f"{at}/{page}", wait_until="networkidle")
            tab.wait_for_timeout(500)
            found.append(sum(sizes))
        browser.close()
    return {"first": found[0], "next": found[1]}


def lighthouse(url: str, runs: int = 1) -> dict[str, Any]:
    """Scores (0 to 100) and metrics of Lighthouse mobile on its simulated slow 4G: medians; and audits that the last run lost points by."""
    print(f"· {url}", file=sys.stderr)
    reports = [_report(url) for _ in range(runs)]
    scores = {
        name: statistics.median(round(100 * (one["categories"][name]["score"] or 0)) for one in reports)
        for name in reports[0]["categories"]
    }
    metrics = {name: statistics.median(one["audits"][id]["numericValue"] for one in reports) / by for name, (id, by) in METRICS.items()}
    return {"scores": scores, "metrics": {name: round(value, 3) for name, value in metrics.items()}, "lost": _lost(reports[-1])}


def _report(url: str) -> dict[str, Any]:
    command = [str(JS / "node_modules/.bin/lighthouse"), url, "--output=json", "--quiet"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    bare = {**os.environ, "CHROME_PATH": chromium()}
    done = subprocess.run([*command, flags], capture_output=True, text=True, check=False, env=bare)
    if done.returncode or not done.stdout.startswith("{"):
        sys.exit(f"Lighthouse failed on {url}; is `npm ci --prefix bench/js` done?\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))


def _lost(report: dict[str, Any]) -> list[str]:
    """Audits that count and did not get all their points, timings apart."""
    timed = {id for id, _ in METRICS.values()} | {"speed-index"}
    wanted = {ref["id"] for category in report["categories"].values() for ref in category["auditRefs"] if ref["weight"]}
    audits = (report["audits"][id] for id in sorted(wanted - timed))
    return [one["id"] for one in audits if one["score"] is not None and one["score"] < 1]


def chromium() -> str:
    """Where Chromium is."""
    found = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or sys.exit("Chromium is missing; run scripts/need_chromium.sh")


def print_tables(result: Mapping[str, Any]) -> None:
    """Two Markdown tables: bytes, and Lighthouse by kind of page."""
    print("| site | first lesson, KiB | next lesson, KiB |\n|---|---:|---:|")
    for name, one in result.items():
        if "missing" not in one:
            print(f"| {name} | {one['bytes']['first'] / 1024:.1f} | {one['bytes']['next'] / 1024:.1f} |")
    print("\n| site | page | performance / accessibility / best practices / SEO | " + " | ".join(METRICS) + " | lost |")
    print("|---|---|---|" + "---:|" * len(METRICS) + "---|")
    for name, one in result.items():
        for kind, page in one.get("pages", {}).items():
            scores = " / ".join(f"{score:.0f}" for score in page["scores"].values())
            numbers = " | ".join(f"{value:.2f}" if "ms" not in key else f"{value:.0f}" for key, value in page["metrics"].items())
            print(f"| {name} | {kind} | {scores} | {numbers} | {', '.join(page['lost'])} |")
    for name in (name for name, one in result.items() if "missing" in one):
        print(f"\n{name} was not measured: {result[name]['missing'].splitlines()[0][:200]}. Quoted: {QUOTED.get(name, 'nothing')}.")


if __name__ == "__main__":
    sys.exit(main())
