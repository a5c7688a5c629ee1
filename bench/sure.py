"""Finds the numbers in `FIRST`, `SURE` and `MEANT` of `answers.js`: what tells which passage answers a question, how sure Hỏi nhanh may
be that the first one does, and what tells which guide a sentence means.

    hocdvc build && python bench/sure.py

Opens the built site and asks all of tests/data/search-*.yml but the sets of strangers, which nothing is fitted to. Fits a conditional
logistic regression (Newton's method, a little ridge) to which of the best passages is a right one, and one to which of the best guides; a
plain one to whether the first passage, in the order the site has now, is right: a question that no lesson answers has none. So take
over `FIRST`, build, and run it again for `SURE`. Prints the numbers, and what they would reach on each set when fitted to the other sets
only: the share with a right passage or guide first; of the answerable the share answered rightly, of the others the share refused.
"""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

REPO = Path(__file__).parents[1]
SETS = [file for file in sorted((REPO / "tests" / "data").glob("search-*.yml")) if "strangers" not in file.stem]
RIDGE = 0.3
ASK = """rows => Promise.all(rows.map(async ({q}) => {
    const { all, list } = await hocdvc.answers.find(q), id = guide => guide.address.slice(4, -5);
    return { guides: list.filter(guide => guide.signs).map(guide => ({ id: id(guide), signs: guide.signs })),
        passages: all.slice(0, 16).map(one => ({ at: [id(one.guide), one.passage.part, one.passage.number],
            signs: one.signs, order: one.order })) };
}))"""

Case = tuple[list[list[float]], list[bool]]
"""What speaks for each of several things, and which of them are right. A thing that is right or not stands beside nothing."""
Cases = dict[str, list[Case]]
"""By the set they are of."""


def asked() -> tuple[dict[str, list[str]], Cases, dict[str, list[tuple[Case, bool]]], Cases]:
    """The names of the signs; of questions the best passages, and whether the first is right and any lesson answers; of queries the
    guides."""
    names: dict[str, list[str]] = {}
    passages: Cases = {}
    firsts: dict[str, list[tuple[Case, bool]]] = {}
    guides: Cases = {}
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        page.set_default_timeout(0)
        page.goto((REPO / "build/site/tim.html").as_uri() + "?q=khai+sinh")
        page.wait_for_selector(".hits li")
        for file in SETS:
            rows = yaml.safe_load(file.read_text(encoding="utf-8"))
            for row, found in zip(rows, page.evaluate(ASK, rows), strict=True):
                if "where" in row:
                    best, answerable = found["passages"], row["where"] != "none"
                    good = [answerable and right(row, *one["at"]) for one in best]
                    if best:
                        names["FIRST"], names["SURE"] = list(best[0]["order"]), list(best[0]["signs"])
                    if answerable:
                        passages.setdefault(file.stem, []).append(([list(one["order"].values()) for one in best], good))
                    signs = [list(best[0]["signs"].values()), [0.0] * len(names["SURE"])] if best else [[], []]
                    firsts.setdefault(file.stem, []).append(((signs, [good[0], not good[0]] if best else [False, True]), answerable))
                elif found["guides"]:
                    names["MEANT"] = list(found["guides"][0]["signs"])
                    own = {row["guide"], *row.get("also", ())}
                    case = [list(one["signs"].values()) for one in found["guides"]], [one["id"] in own for one in found["guides"]]
                    guides.setdefault(file.stem, []).append(case)
        chromium.close()
    return names, passages, firsts, guides


def right(row: dict[str, Any], guide: str, part: str, number: int) -> bool:
    place = f"{guide}/{part} {number}" if part in {"step", "stuck", "faq"} else f"{guide}/{part}"
    return place in {own if "/" in own else f"{row['guide']}/{own}" for own in (row["where"], *row.get("also", ()))}


def marks(weights: list[float], things: list[list[float]]) -> list[float]:
    return [sum(a * b for a, b in zip(weights, signs, strict=True)) for signs in things]


def chances(weights: list[float], things: list[list[float]]) -> list[float]:
    all_marks = marks(weights, things)
    odds = [math.exp(mark - max(all_marks)) for mark in all_marks]
    return [one / sum(odds) for one in odds]


def fitted(cases: list[Case]) -> list[float]:
    """The weights that make what is right likeliest."""
    known = [(things, good) for things, good in cases if any(good) and things[0]]
    size = len(known[0][0][0])
    weights = [0.0] * size
    for _ in range(30):
        slope = [-RIDGE * weight for weight in weights]
        bend = [[RIDGE * (a == b) for b in range(size)] for a in range(size)]
        for things, good in known:
            chance = chances(weights, things)
            share = sum(one for one, is_right in zip(chance, good, strict=True) if is_right) or 1.0
            mean = [sum(one * signs[a] for one, signs in zip(chance, things, strict=True)) for a in range(size)]
            for one, signs, is_right in zip(chance, things, good, strict=True):
                for a in range(size):
                    slope[a] += (one / share * is_right - one) * signs[a]
                    for b in range(size):
                        bend[a][b] += one * (signs[a] - mean[a]) * (signs[b] - mean[b])
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


def answered(weights: list[float], rows: list[tuple[Case, bool]], enough: float) -> str:
    """Of the answerable the share answered rightly, of the others the share refused."""
    sure = [(chances(weights, things)[0] if things[0] else 0.0, good[0], answerable) for (things, good), answerable in rows]
    given = [chance >= enough and good for chance, good, answerable in sure if answerable]
    refused = [chance < enough for chance, _, answerable in sure if not answerable]
    return f"{100 * sum(given) / len(given):.1f} / {100 * sum(refused) / len(refused):.1f}"


def first(weights: list[float], cases: list[Case]) -> str:
    best = [bool(things) and good[max(range(len(things)), key=marks(weights, things).__getitem__)] for things, good in cases]
    return f"{100 * sum(best) / len(best):.1f} of {len(best)}"


def others(cases: Cases, name: str) -> list[Case]:
    return [case for other, some in cases.items() if other != name for case in some]


def main() -> None:
    names, passages, firsts, guides = asked()
    plain = {name: [case for case, _ in rows] for name, rows in firsts.items()}
    for of, cases in (("FIRST", passages), ("MEANT", guides), ("SURE", plain)):
        print(f"{of}:", {name: round(weight, 2) for name, weight in zip(names[of], fitted(others(cases, "")), strict=True)})
        for name, rows in cases.items() if of != "SURE" else ():
            print(f"    {name}, the right one first, fitted to the others:", first(fitted(others(cases, name)), rows))
    for enough in (0.4, 0.45, 0.5, 0.52, 0.55, 0.6, 0.65):
        print(f"answer from {enough}")
        for name, answers in firsts.items():
            print(f"    {name}, fitted to the others:", answered(fitted(others(plain, name)), answers, enough))


if __name__ == "__main__":
    main()
