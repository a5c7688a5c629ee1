"""Measures builds: shipped guides, and 100 and 1,000 made from official records; against plain MkDocs on the same Markdown.

    make bench                      (or: python bench/run.py --sizes 100 1000 --records FILE)

Prints a Markdown table. Ratios are against the stock themes in the same run on the same machine; seconds are of this machine only.
`--records` names a file of official procedure records (JSON lines, gzip) as described in docs/developer/performance.md; without
it the shipped guides are repeated under other names.
"""

from __future__ import annotations

import argparse
import gzip
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

import yaml

REPO = Path(__file__).parents[1]
HOCDVC = [sys.executable, "-m", "generator"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--records", type=Path, default=None, help="official records, .jsonl.gz")
    args = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        rows.append(measure("shipped", copy_shipped(Path(scratch) / "shipped")))
        for size in args.sizes:
            rows.append(measure(f"{size} guides", make_site(Path(scratch) / str(size), size, args.records)))
        pictures = measure_pictures()
    print_table(rows, pictures)
    return 0


def measure(name: str, root: Path) -> dict[str, object]:
    """Seconds of cold, unchanged and one-guide-changed builds, and of plain engines on the same Markdown."""
    print(f"· {name}", file=sys.stderr)
    build = [*HOCDVC, "build", "--root", str(root)]
    said: list[str] = []
    cold = timed(build, said)
    unchanged = timed(build)
    guide = sorted((root / "guides").glob("*.yml"))[-1]
    for candidate in sorted((root / "guides").glob("*.yml")):
        if candidate.name not in {"groups.yml", "sources.yml", "glossary.yml"}:
            guide = candidate
    changed_guide = {**yaml.safe_load(guide.read_text(encoding="utf-8")), "minutes": 99}
    guide.write_text(yaml.safe_dump(changed_guide, allow_unicode=True, sort_keys=False), encoding="utf-8")
    changed = timed(build)
    engine = timed([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "build/mkdocs.yml"), "-d", str(root / "nochmal")])
    stock = {theme: timed(stock_command(root, theme)) for theme in ("mkdocs", "material")}
    docs = list((root / "build/docs").rglob("*.md"))
    shots = list((root / "build/docs/anh").glob("*.webp"))
    size = sum(file.stat().st_size for file in (root / "build/site").rglob("*") if file.is_file())
    print(f"  cold {cold:.1f} s, changed {changed:.1f} s, engine {engine:.1f} s, stock {stock}", file=sys.stderr)
    return {
        "name": name, "pages": len(docs), "pictures": len(shots),
        "cold": cold, "unchanged": unchanged, "changed": changed, "engine": engine,
        **{f"stock {theme}": seconds for theme, seconds in stock.items()},
        "MB": size / 1e6, "bytes": sum(shot.stat().st_size for shot in shots) / max(len(shots), 1), "said": said[-1:],
    }  # fmt: skip


def timed(command: list[str], said: list[str] | None = None) -> float:
    """Seconds of a whole command; stops the bench when it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "true"})
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    if said is not None:
        said += done.stdout.splitlines()
    return seconds


def stock_command(root: Path, theme: str) -> list[str]:
    """Plain MkDocs with a stock theme, its search and its full navigation, on the Markdown we made (pictures left out)."""
    folder = root / f"stock-{theme}"
    shutil.copytree(root / "build/docs", folder / "docs", ignore=shutil.ignore_patterns("*.webp"), dirs_exist_ok=True)
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
    originals = [path for path in sorted((root / "guides").glob("*.yml")) if path.name not in {"groups.yml", "sources.yml", "glossary.yml"}]
    guides = [(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in originals]
    for number, words in zip(range(size - len(guides)), words_of(records), strict=False):
        _, guide = guides[number % len(guides)]
        id = f"thu-tuc-{number:05d}"
        made = {**guide, "id": id, **words(guide)}
        (root / "guides" / f"{id}.yml").write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), encoding="utf-8")
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
    columns = ["pages", "pictures", "cold", "unchanged", "changed", "engine", "stock mkdocs", "stock material", "MB", "bytes"]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| site | " + " | ".join(columns) + " | cold ÷ stock Material | own work when one guide changed |")
    print("|---|" + "---:|" * (len(columns) + 2))
    for row in rows:
        cells = [f"{row[name]:.2f}" if isinstance(row[name], float) else str(row[name]) for name in columns]
        ratio = f"{row['cold'] / row['stock material']:.2f}"  # type: ignore[operator]
        own = f"{row['changed'] - row['engine']:.2f} s"  # type: ignore[operator]
        print(f"| {row['name']} | " + " | ".join(cells) + f" | {ratio} | {own} |")
    print("\n| pictures drawn on one core | " + " | ".join(pictures) + " |\n|---|" + "---:|" * len(pictures))
    print("| shipped steps | " + " | ".join(f"{value:.1f}" for value in pictures.values()) + " |")


if __name__ == "__main__":
    sys.exit(main())
