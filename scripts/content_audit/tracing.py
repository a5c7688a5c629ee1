"""Where the fact sheets hold a source, and what supports a claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from numbers_of import Number, held, numbers
from sheets import Line, Sheets, bare, words

from generator.model.guide import Guide
from generator.model.source import Source
from generator.model.text import Rich

SUPPORT = 0.3
"""Least likeness at which a marked line may be what a claim rests on."""

AHEAD = 1.15
"""How many times more alike a marked line must be than every other line, for the claim to rest on it only."""

KINDS = {
    "no-source": "a fact or paper without a source, or advice without a source that states a sum, code or date",
    "url": "a source whose address is not in the sheets",
    "issued": "a source whose date of issue is not beside its address in the sheets",
    "read": "a reading day that is not in the sheets",
    "number": "a number, sum, code or date that occurs nowhere in the sheets",
    "elsewhere": "a number, sum, code or date that occurs neither in the lesson's own sheet nor at a cited source, only elsewhere",
    "marked": "a claim that only a line marked UNSOURCED or DERIVED supports",
}


@dataclass(frozen=True)
class Flag:
    """Something that could not be traced."""

    guide: str
    claim: str
    kind: str
    detail: str

    @property
    def key(self) -> tuple[str, str, str]:
        """By what the list of known ones names it."""
        return (self.guide, self.claim, self.kind)


@dataclass(frozen=True)
class Traced:
    """A source, the lines that hold its address, how exactly, and on what its dates rest."""

    source: Source
    lines: tuple[Line, ...]
    exact: str
    issued: str
    read: str


_STAMP = re.compile(r"(?<!\d)(?:1\d\d|20)(2\d)(\d\d)(\d\d)\d{6,}")
"""The day that news sites put into an address."""


def trace(source: Source, sheets: Sheets) -> Traced:
    """Where the sheets hold a source."""
    lines, exact = _address(source.url, sheets)
    beside = set[str]().union(
        *(_dates(line, source.url) for line in lines), *(held(above.text) for line in lines for above in sheets.above[line])
    )
    beside |= {f"20{year}-{month}-{day}" for year, month, day in _STAMP.findall(source.url)}
    issued = "" if source.issued is None else "beside the address" if source.issued in beside else "missing"
    if source.read_on in beside:
        read = "beside the address"
    elif source.read_on[:7] in beside:
        read = "its month beside the address"
    else:
        read = "missing"
    return Traced(source, lines, exact, issued, read)


def _address(url: str, sheets: Sheets) -> tuple[tuple[Line, ...], str]:
    """Lines with the whole address; else with the address as sheets shorten it; else with the site only. A heading brings its section."""
    parts = urlsplit(url)
    path = parts.path.strip("/")
    last = re.sub(r"^.*?(?=post\d+$)", "", path.rsplit("/", 1)[-1].removesuffix(".html")) if path else parts.netloc
    whole = re.compile(re.escape(url) + r"(?![\w/?&=-])")
    tries: tuple[tuple[str, Iterable[Line]], ...] = (
        ("whole", (line for line in sheets.lines if whole.search(line.text))),
        ("short", (line for line in sheets.lines if parts.netloc in line.text and (f"{parts.netloc}/{path}".rstrip("/") in line.text))),
        ("short", (line for line in sheets.lines if parts.netloc in line.text and last in line.text)),
        ("site only", (line for line in sheets.lines if parts.netloc in line.text)),
    )
    lines, how = next(((lines, how) for how, found in tries if (lines := tuple(found))), ((), "none"))
    sections = (below for line in lines for below in sheets.below.get(line, ()))
    return tuple(dict.fromkeys([*lines, *(() if how == "site only" else sections)])), how


def _dates(line: Line, url: str) -> set[str]:
    """The dates that a line gives for an address: in brackets right behind it; anywhere in the line where those speak of a copy."""
    behind = re.search(re.escape(url) + r">?\s*\(([^)]*)\)", line.text)
    text = behind[1] if behind and "bản sao" not in behind[1] else re.sub(r"https?://[^\s>]+", " ", line.text)
    return held(re.sub(r"(\d{4})-\d{2}/(?:\d{4}|\d{2})(?!\d)", r"\1", text))


def source_flags(traced: Traced) -> Iterator[Flag]:
    """What cannot be traced of one source. Reading days are told together, by day."""
    name = traced.source.id
    if traced.exact in ("none", "site only"):
        yield Flag("sources", name, "url", f"{traced.source.url} ({traced.exact})")
    if traced.issued == "missing":
        yield Flag("sources", name, "issued", f"{traced.source.issued} is not beside the address")


def reading_flags(all_of_them: Iterable[Traced]) -> Iterator[Flag]:
    """One flag for each reading day that is not, or not to the day, in the sheets."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in all_of_them:
        if one.read != "beside the address":
            days[one.source.read_on, one.read].append(one.source.id)
    for (day, how), names in sorted(days.items()):
        which = ", ".join(names) if len(names) < 8 else f"{len(names)} sources"
        yield Flag("sources", f"read_on {day}, {how}", "read", which)


@dataclass(frozen=True)
class Said:
    """A claim of a lesson. `advice` is shown to readers as such when it has no source; `asks` sends readers to ask; `invented` are forms of
    numbers that belong to the people of a story."""

    key: str
    text: str
    sources: tuple[str, ...]
    advice: bool = False
    asks: bool = False
    invented: frozenset[str] = frozenset()


_ASKS = re.compile(r"^(?:hỏi|hãy hỏi|xem|cổng không (?:in|ghi))\b", re.IGNORECASE)


def claims(guide: Guide) -> Iterator[Said]:
    """Facts, papers, reasons of return, what happens after, safety."""
    for name in type(guide.facts).model_fields:
        fact = getattr(guide.facts, name)
        if name != "more" and fact is not None:
            yield Said(f"facts.{name}", _joined(fact.value, fact.note), fact.sources, asks=bool(_ASKS.match(fact.value)))
    for more in guide.facts.more:
        yield Said(
            f"more: {more.label}", _joined(f"{more.label}: {more.value}", more.note), more.sources, asks=bool(_ASKS.match(more.value))
        )
    for paper in guide.papers:
        yield Said(f"paper: {paper.name}", _joined(paper.name, paper.form, paper.where, paper.when), paper.sources)
    for back in guide.returned:
        yield Said(f"returned: {bare(back.reason)}", _joined(back.reason, back.fix), back.sources, advice=True)
    for part, lines in (("after", guide.after), ("safety", guide.safety)):
        for line in lines:
            yield Said(f"{part}: {bare(line.text)}", bare(line.text), line.sources, advice=True)


def _joined(*parts: str | Rich | None) -> str:
    return ". ".join(bare(part).rstrip(".") for part in parts if part)


@dataclass(frozen=True)
class Row:
    """A claim, where its sources stand, the line that best supports it, and how much of it that line has."""

    said: Said
    found: tuple[tuple[str, Line | None, int], ...]
    best: Line | None
    score: float
    flags: tuple[Flag, ...]


def look_up(guide: Guide, said: Said, sheets: Sheets, sources: Mapping[str, Traced]) -> Row:
    """Trace one claim."""
    own = sheets.of.get(guide.id, [])
    near = around(own, said.sources, sheets, sources) or sheets.lines
    like = words(said.text) | {form for number in numbers(said.text) for form in number.forms if " " not in form}
    found = []
    for name in said.sources:
        lines = sources[name].lines
        _, line = sheets.best(like, [line for line in lines if line.sheet == guide.id] or lines)
        found.append((name, line, len(lines)))
    score, best = sheets.best(like, own or near)
    flags = [*number_flags(guide.id, said, near, sheets)] if said.sources or said.advice else []
    if not said.sources and (not said.advice or any(_telling(number) for number in numbers(said.text))):
        flags.append(Flag(guide.id, said.key, "no-source", said.text))
    if said.sources and not said.asks:
        marked, line = sheets.best(like, [line for line in near if line.marked])
        firm, _ = sheets.best(like, [line for line in near if not line.marked])
        if line is not None and marked >= SUPPORT and marked > firm * AHEAD:
            flags.append(Flag(guide.id, said.key, "marked", f"{line.place()} ({marked:.0%}; any other line {firm:.0%})"))
    return Row(said, tuple(found), best, score, tuple(flags))


def _telling(number: Number) -> bool:
    """Whether a number is more than a count: a sum, a code, a date, a telephone."""
    return any(len(form) >= 4 and " " not in form for form in number.forms)


def around(own: Iterable[Line], names: Iterable[str], sheets: Sheets, sources: Mapping[str, Traced]) -> list[Line]:
    """The lines a claim may rest on: those of its own sheet, and those with the addresses it cites."""
    cited = [line for name in names for line in sources[name].lines]
    return list(dict.fromkeys([*own, *cited, *(above for line in cited for above in sheets.above[line])]))


def number_flags(owner: str, said: Said, near: Iterable[Line], sheets: Sheets) -> Iterator[Flag]:
    """Numbers of a claim that none of the lines near it holds."""
    there = set[str]().union(*(line.numbers for line in near))
    english = set[str]().union(*(line.numbers for line in near if line.sheet.startswith("education/")))
    lost = [
        number
        for number in numbers(said.text)
        if not number.forms & (there | said.invented) and not {form.split()[0].replace(",", ".") for form in number.forms} & english
    ]
    nowhere = [number.shown for number in lost if not any(form in sheets.holding for form in number.forms)]
    other = [
        f"{number.shown} ({line.place()})"
        for number in lost
        for line in [next((line for form in sorted(number.forms) for line in sheets.holding.get(form, ())), None)]
        if line is not None
    ]
    if nowhere:
        yield Flag(owner, said.key, "number", ", ".join(nowhere))
    if other and said.sources:
        yield Flag(owner, said.key, "elsewhere", ", ".join(other))
