"""Measures builds: shipped guides, and 100 and 1,000 made from official records; against plain MkDocs on the same Markdown.

    make bench                      (or: python bench/run.py --sizes 100 1000 --records FILE)

Prints a Markdown table. Ratios are against the stock themes in the same run on the same machine; seconds are of this machine only.
`--records` names a file of official procedure records (JSON lines, gzip) as described in docs/developer/performance.md; without
it the shipped guides are repeated under other names.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import yaml

REPO = Path(__file__).parents[1]
HOCDVC = [sys.executable, "-m", "generator"]
COLUMNS = (
    "pages", "pictures", "cold", "drawn before", "ms a page", "unchanged", "changed", "preview, own", "preview, engine", "engine",
    "stock mkdocs", "stock material", "zensical", "MB", "bytes", "peak MB",
    "cold ÷ stock Material", "drawn before ÷ stock Material",
)  # fmt: skip
BESIDE = ["mkdocs", "material", "zensical"]
LISTS = frozenset(("groups.yml", "sources.yml", "glossary.yml"))
"""Files among the guides that are none."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--records", type=Path, default=None, help="official records, .jsonl.gz")
    parser.add_argument("--beside", choices=BESIDE, nargs="*", default=BESIDE, help="engines to compare with; each takes its time")
    parser.add_argument("--loop", type=Path, default=None, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.loop:
        print(json.dumps(loop(args.loop)))
        return 0
    beside = [engine for engine in args.beside if engine != "zensical" or importlib.util.find_spec("zensical")]
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        rows.append(measure("shipped", copy_shipped(Path(scratch) / "shipped"), beside))
        for size in args.sizes:
            rows.append(measure(f"{size} guides", make_site(Path(scratch) / str(size), size, args.records), beside))
        pictures = measure_pictures()
    print_table(rows, pictures)
    return 0


def measure(name: str, root: Path, beside: list[str]) -> dict[str, object]:
    """Seconds of cold, unchanged and one-guide-changed builds, and of plain engines on the same Markdown; memory; sizes. Each is said as
    soon as it is known."""
    print(f"· {name}", file=sys.stderr)
    row: dict[str, object] = {"name": name, **dict.fromkeys(COLUMNS, "–")}

    def note(**found: object) -> None:
        row.update(found)
        said = (f"{column} {value:.2f}" if isinstance(value, float) else f"{column} {value}" for column, value in found.items())
        print(f"  {', '.join(said)}", file=sys.stderr, flush=True)

    build = [*HOCDVC, "build", "--root", str(root)]
    cold, memory = timed(build)
    pages = len(list((root / "build/docs").rglob("*.md")))
    shots = [shot.stat().st_size for kind in ("*.webp", "*.png") for shot in (root / "build/docs/anh").glob(kind)]
    size = sum(file.stat().st_size for file in (root / "build/site").rglob("*") if file.is_file())
    note(pages=pages, pictures=len(shots), cold=cold, MB=size / 1e6, bytes=sum(shots) / max(len(shots), 1))
    forget_all_but_pictures(root / "build")
    drawn, other = timed(build)
    note(**{"drawn before": drawn, "ms a page": drawn / pages * 1000, "peak MB": max(memory, other)})
    if "material" in beside:
        stock = timed(stock_command(root, "material"))[0]
        ratios = {"cold ÷ stock Material": cold / stock, "drawn before ÷ stock Material": drawn / stock}
        note(**{"stock material": stock, **ratios})
    note(unchanged=timed(build)[0])
    edit(root, 98)
    note(changed=timed(build)[0])
    again = json.loads(subprocess.run([sys.executable, __file__, "--loop", str(root)], capture_output=True, text=True, check=True).stdout)
    note(**{"preview, own": again["own"], "preview, engine": again["engine"]})
    note(engine=timed(whole_engine(root))[0])
    if "mkdocs" in beside:
        note(**{"stock mkdocs": timed(stock_command(root, "mkdocs"))[0]})
    if "zensical" in beside:
        note(zensical=with_zensical(root))
    return row


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of a whole command and the memory of its largest process, MB; stops the bench when it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen(command, stdout=said, stderr=said, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "true"})
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read()[-6000:]}")
    return seconds, used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def forget_all_but_pictures(out: Path) -> None:
    """As if nothing had been built, but with the pictures drawn."""
    for path in out.iterdir():
        if path.is_dir() and path.name != "docs":
            shutil.rmtree(path)
        elif path.is_file() and path.name != ".hocdvc":
            path.unlink()
    for path in (out / "docs").iterdir():
        if path.is_dir() and path.name != "anh":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def edit(root: Path, minutes: int) -> None:
    """Change one guide, as an author would: a number that its pages and the lists show."""
    guides = [file for file in sorted((root / "guides").glob("*.yml")) if file.name not in LISTS]
    text = guides[-1].read_text(encoding="utf-8")
    guides[-1].write_text(re.sub(r"^minutes: .*$", f"minutes: {minutes}", text, flags=re.MULTILINE), encoding="utf-8")


def loop(root: Path) -> dict[str, float]:
    """What one changed guide takes in the preview, which builds again and again in one process: seconds of our own and of the engine, the
    middle of seven edits."""
    sys.path.insert(0, str(REPO))
    from datetime import date

    from generator.build import build
    from generator.model.catalog import Settings
    from generator.model.memory import Memory
    from generator.publish import renew

    memory, spent, real = Memory(), [0.0], renew.make_html

    def make_html(*arguments: object) -> object:
        began = time.perf_counter()
        try:
            return real(*arguments)  # type: ignore[arg-type]
        finally:
            spent[0] += time.perf_counter() - began

    renew.make_html = make_html  # type: ignore[assignment]
    own, engine = [], []
    for minutes in range(90, 98):
        edit(root, minutes)
        spent[0], began = 0.0, time.perf_counter()
        build(root, root / "build", Settings(date.today()), engine="mkdocs", memory=memory)
        own.append(time.perf_counter() - began - spent[0])
        engine.append(spent[0])
    return {"own": median(own[1:]), "engine": median(engine[1:])}


def whole_engine(root: Path) -> list[str]:
    """MkDocs alone on all of our pages, with the settings of a build."""
    settings = {"INHERIT": "../mkdocs.yml", "docs_dir": "docs", "theme": {"custom_dir": "theme"}}
    (root / "build/whole.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "build/whole.yml"), "-d", str(root / "nochmal")]


def with_zensical(root: Path) -> float:
    """Seconds of the same build, pictures drawn before, with the other engine."""
    shutil.copytree(root / "build/docs/anh", root / "other/docs/anh")
    shutil.copy(root / "build/.hocdvc", root / "other/.hocdvc")
    return timed([*HOCDVC, "build", "--root", str(root), "--out", str(root / "other"), "--engine", "zensical"])[0]


def stock_command(root: Path, theme: str) -> list[str]:
    """Plain MkDocs with a stock theme, its search and its full navigation, on the Markdown we made (pictures left out)."""
    folder = root / f"stock-{theme}"
    shutil.copytree(root / "build/docs", folder / "docs", ignore=shutil.ignore_patterns("*.webp", "*.png"), dirs_exist_ok=True)
    for page in (folder / "docs").rglob("*.md"):
        text = re.sub(r"^template: .*\n", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        page.write_text(re.sub(r"!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?", "", text), encoding="utf-8")
    settings = {
        "site_name": "Stock", "docs_dir": "docs", "site_dir": "site", "theme": {"name": theme}, "plugins": ["search"],
        "markdown_extensions": ["attr_list", "def_list", "fenced_code", "md_in_html", "tables"],
    }  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]


def measure_pictures() -> dict[str, float]:
    """Milliseconds and bytes of one picture, over every step of the shipped guides, on one core."""
    sys.path.insert(0, str(REPO))
    from generator.draw import draw_picture
    from generator.load import load
    from generator.plan.shots import plan_shots

    catalog, _ = load(REPO, None)
    assert catalog is not None
    shots = [shot for some in plan_shots(catalog, "bench", lambda _: ()).values() for shot, _ in some]
    draw_picture(shots[0].subject)
    times, sizes = [], []
    for shot in shots:
        began = time.perf_counter()
        content = draw_picture(shot.subject)
        times.append(time.perf_counter() - began)
        sizes.append(len(content))
    times.sort()
    sizes.sort()
    return {
        "shots": len(shots), "median ms": times[len(times) // 2] * 1000, "worst ms": times[-1] * 1000,
        "per second": len(times) / sum(times),
        "median bytes": sizes[len(sizes) // 2], "largest bytes": sizes[-1],
    }  # fmt: skip


def copy_shipped(root: Path) -> Path:
    """The shipped site in a scratch folder."""
    root.mkdir(parents=True)
    for name in ("guides", "quizzes", "docs"):
        shutil.copytree(REPO / name, root / name)
    shutil.copy(REPO / "mkdocs.yml", root / "mkdocs.yml")
    return root


def make_site(root: Path, size: int, records: Path | None) -> Path:
    """`size` guides: the steps and screens of the shipped ones, with titles and words of official records where there are any."""
    copy_shipped(root)
    originals = [path for path in sorted((root / "guides").glob("*.yml")) if path.name not in LISTS]
    guides = [(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in originals]
    for number, words in zip(range(size - len(guides)), words_of(records), strict=False):
        _, guide = guides[number % len(guides)]
        id = f"thu-tuc-{number:05d}"
        made = {**guide, "id": id, "short": [], "asked": [], **words(guide)}
        (root / "guides" / f"{id}.yml").write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for quiz in (root / "quizzes").glob("*.yml"):  # what a guide gives for questions depends on how many others say the same
        text = quiz.read_text(encoding="utf-8")
        quiz.write_text(re.sub(r",? *\bpin: *\[[^\]]*\]", "", text), encoding="utf-8")
    return root


def words_of(records: Path | None) -> Iterator[Callable[[dict[str, object]], dict[str, object]]]:
    """For each record, a function from a shipped guide to the fields the record replaces."""
    if records is None:
        for number in range(1_000_000):
            yield lambda guide, number=number: {"title": f"{guide['title']} {number}"}  # type: ignore[misc]
    else:
        with gzip.open(records, "rt", encoding="utf-8") as lines:
            kept = [json.loads(line) for line in lines]
        for number in range(1_000_000):
            yield from_record(kept[number % len(kept)])


def from_record(record: dict[str, object]) -> Callable[[dict[str, object]], dict[str, object]]:
    """Real lengths and words: name, order of work, papers and conditions of one official record, as plain sentences."""

    def words(guide: dict[str, object]) -> dict[str, object]:
        title = tidy(record.get("ten_thu_tuc"), 110) or str(guide["title"])
        sentences = [tidy(part, 300) for part in re.split(r"[.;\n]", str(record.get("trinh_tu_thuc_hien") or ""))]
        answers = [text for text in sentences if len(text) > 20][:12]
        faq = [{"question": f"{title}?", "answer": text} for text in answers] or guide["faq"]
        papers = [
            {"name": text} for text in (tidy(part, 200) for part in re.split(r"[;\n]", str(record.get("thanh_phan_ho_so") or ""))) if text
        ]
        return {"title": title, "summary": tidy(title, 230), "also_called": [], "faq": faq, "papers": papers[:10] or guide["papers"]}

    return words


def tidy(text: object, longest: int) -> str:
    """Words without markup, digit runs that look personal, and control characters."""
    plain = re.sub(r"[*\[\]\x00-\x1f\u200b-\u200f\ufeff]+|\d{9,}", " ", str(text or ""))
    return " ".join(plain.split())[:longest].strip()


def print_table(rows: list[dict[str, object]], pictures: dict[str, float]) -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| site | " + " | ".join(COLUMNS) + " |")
    print("|---|" + "---:|" * len(COLUMNS))
    for row in rows:
        cells = [f"{row[name]:.2f}" if isinstance(row[name], float) else str(row[name]) for name in COLUMNS]
        print(f"| {row['name']} | " + " | ".join(cells) + " |")
    print("\n| pictures drawn on one core | " + " | ".join(pictures) + " |\n|---|" + "---:|" * len(pictures))
    print("| shipped steps | " + " | ".join(f"{value:.1f}" for value in pictures.values()) + " |")


if __name__ == "__main__":
    sys.exit(main())
