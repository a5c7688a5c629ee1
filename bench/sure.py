"""Finds the numbers in `SURE` of `answers.js`: how sure Hỏi nhanh may be that the best passage answers.

    hocdvc build && python bench/sure.py

Opens the built site, asks every question of tests/data/search-questions*.yml, and fits a logistic regression (Newton's method, a little
ridge) to whether the best passage is the right one; a question that no lesson answers has none. Prints the numbers, and what they would
reach on each set when fitted to the other sets only: of the answerable the share answered rightly, of the others the share refused.
"""

from __future__ import annotations

import math
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

REPO = Path(__file__).parents[1]
SETS = sorted((REPO / "tests" / "data").glob("search-questions*.yml"))
RIDGE = 0.3
ASK = """rows => Promise.all(rows.map(async ({q}) => {
    const [best] = (await hocdvc.answers.find(q)).all;
    return best && { at: [best.guide.address.slice(4, -5), best.passage.part, best.passage.number], signs: best.signs };
}))"""

Row = tuple[list[float], bool, bool]
"""What makes sure, whether the best passage is right, and whether any lesson answers."""


def asked() -> tuple[list[str], dict[str, list[Row]]]:
    """The names of the signs, and for each set its questions that had any passage."""
    names: list[str] = []
    found: dict[str, list[Row]] = {}
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        page.set_default_timeout(0)
        page.goto((REPO / "build/site/tim.html").as_uri() + "?q=khai+sinh")
        page.wait_for_selector(".hits li")
        for file in SETS:
            rows = yaml.safe_load(file.read_text(encoding="utf-8"))
            for row, best in zip(rows, page.evaluate(ASK, rows), strict=True):
                answerable, signs = row["where"] != "none", best["signs"] if best else {}
                names = list(signs) or names
                found.setdefault(file.stem, []).append(
                    (list(signs.values()), answerable and bool(best) and right(row, *best["at"]), answerable)
                )
        chromium.close()
    return names, found


def right(row: dict[str, Any], guide: str, part: str, number: int) -> bool:
    place = f"{guide}/{part} {number}" if part in {"step", "stuck", "faq"} else f"{guide}/{part}"
    return place in {own if "/" in own else f"{row['guide']}/{own}" for own in (row["where"], *row.get("also", ()))}


def sure(weights: list[float], signs: list[float]) -> float:
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(weights, signs, strict=True)))) if signs else 0.0


def fitted(rows: list[Row]) -> list[float]:
    """The weights that make what happened likeliest."""
    known = [(signs, good) for signs, good, _ in rows if signs]
    size = len(known[0][0])
    weights = [0.0] * size
    for _ in range(30):
        slope = [-RIDGE * weight for weight in weights]
        bend = [[RIDGE * (a == b) for b in range(size)] for a in range(size)]
        for signs, good in known:
            chance = sure(weights, signs)
            for a in range(size):
                slope[a] += (good - chance) * signs[a]
                for b in range(size):
                    bend[a][b] += chance * (1 - chance) * signs[a] * signs[b]
        weights = [weight + step for weight, step in zip(weights, solved(bend, slope), strict=True)]
    return weights


def solved(rows: list[list[float]], right: list[float]) -> list[float]:
    """Gauss and Jordan; the matrix is positive definite, so no pivot is needed."""
    full = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for at, row in enumerate(full):
        row[:] = [value / row[at] for value in row]
        for other in full:
            if other is not row:
                other[:] = [value - other[at] * own for value, own in zip(other, row, strict=True)]
    return [row[-1] for row in full]


def reached(weights: list[float], rows: list[Row], enough: float) -> str:
    answered = [sure(weights, signs) >= enough and good for signs, good, answerable in rows if answerable]
    refused = [sure(weights, signs) < enough for signs, _, answerable in rows if not answerable]
    return f"{100 * sum(answered) / len(answered):.1f} / {100 * sum(refused) / len(refused):.1f}"


def main() -> None:
    names, found = asked()
    every = [row for rows in found.values() for row in rows]
    print("SURE:", {name: round(weight, 2) for name, weight in zip(names, fitted(every), strict=True)})
    for enough in (0.4, 0.42, 0.45, 0.5, 0.55, 0.6, 0.65):
        print(f"answer from {enough}: all, fitted to all", reached(fitted(every), every, enough))
        for name, rows in found.items():
            others = [row for other, some in found.items() if other != name for row in some]
            print(f"    {name}, fitted to the others:", reached(fitted(others), rows, enough))


if __name__ == "__main__":
    sys.exit(main())
