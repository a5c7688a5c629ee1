"""Traces every claim of the shipped lessons to the fact sheets, and tells which it cannot trace.

    python scripts/content_audit.py [FACTS_FOLDER]     write docs/developer/content-audit.md; the folder is ../shared/facts unless named

Exit code 1 when something was found that scripts/content_audit_known.yml does not list with a reason.
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import yaml

REPO = Path(__file__).parents[1]
sys.path.insert(0, str(REPO))

from generator.load import load  # noqa: E402
from generator.model.catalog import Catalog  # noqa: E402
from generator.model.guide import Guide  # noqa: E402
from generator.model.source import Source  # noqa: E402
from generator.model.text import Rich  # noqa: E402

FACTS = REPO / "../shared/facts"
PAGE = REPO / "docs/developer/content-audit.md"
KNOWN = REPO / "scripts/content_audit_known.yml"
SHORT = 90
"""Most characters shown of a claim."""

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


# ---- numbers ---------------------------------------------------------------------------------------------------

_UNITS = frozenset(
    re.split(" ", "ngày giờ phút giây tháng năm tuổi bản ảnh tờ người lần mức loại bên bước trang số nguyện thẻ ký mục ô đồng % mb kb")
)
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_UNIT = r"(?P<unit>%|[^\W\d_]+)"
_SCALE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])|(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?!\d)")
_LONG_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?")
_LAW = re.compile(r"(?<![\d/.])(\d{1,5})/(\d{4})/(?=[A-ZĐa-zđ])")
_MONTH = re.compile(r"(?<![\d/.])(\d{1,5})/(\d{4})(?![\d/])|(?<![\d/.-])(\d{4})-(\d{2})(?![\d-])|tháng (\d{1,2}) năm (\d{4})")
_SHORT_DAY = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/.])")
_RULE = re.compile(r"(?:Nghị định|Thông tư|Luật|Quyết định|Nghị quyết) (\d{1,4})(?![\d/])")
_LEVEL = re.compile(r"[Mm]ức (?:độ )?(\d)(?!\d)")
_CODE = re.compile(r"(?<![\d.])\d\.\d{6}(?!\d)")
_FORM = re.compile(r"(?<![^\W_])(?:[A-ZĐ]{1,5}\d{1,3}[a-z]?(?:-[A-Z]+)?|\d{1,3}[a-z]?-[A-ZĐ]{2,}|[A-ZĐ]{2,}-\d{2,})(?![^\W_])")
_NUMBER = re.compile(r"(?<![\w.,/])\d{1,3}(?:[. ]\d{3})+(?!\d)(?:[. ]\d{1,4})*|(?<![\w.,])\d{4}[ .]\d{4}(?!\d)|\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Number:
    """A number as it is written, and the forms of it that a sheet may hold."""

    shown: str
    forms: frozenset[str]


def numbers(text: str) -> Iterator[Number]:
    """Every number of a text: days, months, laws, codes, forms, sums, and counts together with their unit."""
    text = text.replace("chữ số", "số")
    for pattern, forms in ((_DAY, _day), (_LONG_DAY, _long_day), (_LAW, _law), (_CODE, _plain), (_FORM, _plain), (_MONTH, _month)):
        for match in pattern.finditer(text):
            yield Number(match[0].rstrip("/"), frozenset(forms(match)))
        text = pattern.sub(lambda match: " ; " * bool(match[0]), text)
    for match in _LEVEL.finditer(text):
        yield Number(match[0], frozenset({f"mức {match[1]}"}))
    text = _LEVEL.sub(" ; ", text)
    for match in _RULE.finditer(text):
        yield Number(match[0], frozenset({f"{match[1]}/"}))
    text = _RULE.sub(" ; ", text)
    for match in _SHORT_DAY.finditer(text):
        yield Number(match[0], frozenset({f"{int(match[1])}/{int(match[2])}"}))
    text = _SHORT_DAY.sub(" ; ", text)
    for match in _NUMBER.finditer(text):
        yield _count(match[0], "" if text[: match.start()].rstrip().lower().endswith("lớp") else text[match.end() :])


def _day(match: re.Match[str]) -> Iterable[str]:
    year, month, day = (match[3], match[2], match[1]) if match[1] else (match[4], match[5], match[6])
    return (f"{year}-{int(month):02}-{int(day):02}",)


def _long_day(match: re.Match[str]) -> Iterable[str]:
    return (f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match[3] else f"{int(match[1])}/{int(match[2])}",)


def _law(match: re.Match[str]) -> Iterable[str]:
    return (f"{match[1].lstrip('0')}/{match[2]}",)


def _month(match: re.Match[str]) -> Iterable[str]:
    if match[1]:
        return (f"{match[2]}-{int(match[1]):02}", f"{match[1].lstrip('0')}/{match[2]}")
    return (f"{match[3] or match[6]}-{int(match[4] or match[5]):02}",)


def _plain(match: re.Match[str]) -> Iterable[str]:
    return (match[0].lower(),)


def _count(digits: str, rest: str) -> Number:
    """A bare number: large ones stand alone, small ones together with the word they count."""
    found = re.match(r"\s?" + _UNIT, rest)
    unit = found["unit"].lower() if found else ""
    whole = digits if re.fullmatch(r"\d+\.\d\d?", digits) else re.sub(r"[. ]", "", digits)
    if unit in _SCALE:
        return Number(f"{digits} {unit}", frozenset({f"{float(whole.replace(',', '.')) * _SCALE[unit]:.0f}"}))
    whole = whole if re.search(r"[.,]", whole) else str(int(whole)) if len(whole) < 6 else whole
    if unit in _UNITS and len(whole) < 4:
        return Number(f"{digits} {unit}", frozenset({f"{whole} {unit}"}))
    return Number(digits, frozenset({whole}))


def held(text: str) -> set[str]:
    """Every form under which a number of a sheet's line may be asked for."""
    spelt = re.sub(rf"\b({'|'.join(_WORDS)})\b(?= [^\W\d])", lambda match: str(_WORDS[match[0]]), text.lower())
    ranges = re.sub(r"(\d+)\s?(?:–|-|đến|hoặc|,|và|/)\s?(?=\d+ ([^\W\d]+))", r"\1 \2 ", text)
    days = re.sub(r"(?<![\d/])(\d{1,2})\s?(?:–|-)\s?(?=\d{1,2}(/\d{1,2}(?:/\d{4})?)(?![\d/]))", r"\1\2 – ", text)
    forms = {form for one in (text, spelt, ranges, days) for number in numbers(one) for form in number.forms}
    forms |= {f"{form.partition('/')[0]}/" for form in forms if re.fullmatch(r"\d+/\d{4}", form)}
    forms |= {part for form in forms if " " in form for part in form.split() if part[0].isdigit()}
    for form in tuple(forms):
        if day := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", form):
            forms |= {day[1], f"{day[1]}-{day[2]}", f"{int(day[3])}/{int(day[2])}", str(int(day[2]))}
        elif part := re.fullmatch(r"(\d{4})-\d{2}|(\d+)/(\d+)", form):
            forms |= {part[1]} if part[1] else {part[2], part[3]}
    return forms


# ---- words -----------------------------------------------------------------------------------------------------

_NOISE = frozenset(
    re.split(" ", "và của có là thì cho khi để được các những này đó bạn hãy một ở trên với không từ theo hoặc vào ra nếu phải còn mà")
)


def bare(text: str | Rich) -> str:
    """A text without the marks of our markup."""
    text = text.source() if isinstance(text, Rich) else text
    return unicodedata.normalize("NFC", re.sub(r"\[\[([^\]|]*\|)?([^\]]*)\]\]|\*\*|`", r"\2", text))


def words(text: str) -> set[str]:
    """The syllables of a text that say something, and each pair of neighbours."""
    all_of_it = re.findall(r"[^\W_]+", text.lower())
    return {word for word in all_of_it if word not in _NOISE} | {f"{one} {two}" for one, two in pairwise(all_of_it)}


# ---- the fact sheets -------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a sheet."""

    sheet: str
    number: int
    text: str

    @cached_property
    def said(self) -> str:
        """What it says, without where that was read."""
        return self.text.partition("— Nguồn:")[0]

    @cached_property
    def numbers(self) -> set[str]:
        """Forms of its numbers."""
        return held(bare(re.sub(r"https?://[^\s>]+", " ", self.text)))

    @cached_property
    def words(self) -> set[str]:
        """What it has in common with others."""
        return words(self.said) | {form for form in held(bare(self.said)) if " " not in form}

    @property
    def marked(self) -> bool:
        """Whether it says of itself that no source holds it word for word."""
        return bool(re.search(r"(?:^\s*- |\()(?:UNSOURCED|DERIVED)\b", self.text))

    def place(self, own: str = "") -> str:
        """File and line; the lesson's own sheet needs no name."""
        return f"{'' if self.sheet == own else self.sheet}:{self.number}"


def _section(sheet: list[Line], heading: Line) -> Iterator[Line]:
    """The lines below a heading, as far as the next one that is not below it."""
    depth = len(heading.text) - len(heading.text.lstrip("#"))
    for line in sheet[sheet.index(heading) + 1 :]:
        if re.match(rf"#{{1,{depth}}} ", line.text):
            return
        yield line


def _above(sheet: list[Line]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Each line with the heading and, for one that is indented, the line that it goes on with."""
    heading: tuple[Line, ...] = ()
    parent: tuple[Line, ...] = ()
    for line in sheet:
        heading = (line,) if line.text.startswith("#") else heading
        parent = parent if line.text.startswith(" ") else (line,)
        yield line, tuple(one for one in dict.fromkeys([*heading, *parent]) if one is not line)


class Sheets:
    """All fact sheets of a folder, by line."""

    def __init__(self, folder: Path) -> None:
        files = [*sorted(folder.glob("*.md")), *sorted((folder / "education").glob("*.md"))]
        self.lines = [
            Line(str(file.relative_to(folder).with_suffix("").as_posix()), number, unicodedata.normalize("NFC", text))
            for file in files
            if file.name != "README.md"
            for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
            if text.strip()
        ]
        self.of: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            self.of[line.sheet].append(line)
        self.holding: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            for form in line.numbers:
                self.holding[form].append(line)
        self.below = {line: tuple(_section(self.of[line.sheet], line)) for line in self.lines if line.text.startswith("#")}
        self.above = {line: above for sheet in self.of.values() for line, above in _above(sheet)}
        self.common = Counter(word for line in self.lines for word in line.words)

    def weight(self, word: str) -> float:
        """How much a word tells: rare ones more, those with a number most."""
        return math.log(1 + len(self.lines) / (1 + self.common[word])) * (1.5 if word[0].isdigit() else 1.0)

    def best(self, said: set[str], among: Iterable[Line]) -> tuple[float, Line | None]:
        """The line that has most in common with a claim, and how much of the claim that is."""
        weights = {word: self.weight(word) for word in said}
        whole = sum(weights.values()) or 1.0
        found = ((sum(weights[word] for word in said & line.words) / whole, -at, line) for at, line in enumerate(among))
        score, _, line = max(found, default=(0.0, 0, None))
        return score, line


# ---- sources ---------------------------------------------------------------------------------------------------


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


# ---- claims ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """A claim of a lesson. `advice` is shown to readers as such when it has no source; `asks` sends readers to ask."""

    key: str
    text: str
    sources: tuple[str, ...]
    advice: bool = False
    asks: bool = False


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
    cited = [line for name in said.sources for line in sources[name].lines]
    near = list(dict.fromkeys([*own, *cited, *(above for line in cited for above in sheets.above[line])])) or sheets.lines
    like = words(said.text) | {form for number in numbers(said.text) for form in number.forms if " " not in form}
    found = []
    for name in said.sources:
        lines = sources[name].lines
        _, line = sheets.best(like, [line for line in lines if line.sheet == guide.id] or lines)
        found.append((name, line, len(lines)))
    score, best = sheets.best(like, own or near)
    flags = [*_number_flags(guide, said, near, sheets)] if said.sources or said.advice else []
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


def _number_flags(guide: Guide, said: Said, near: Iterable[Line], sheets: Sheets) -> Iterator[Flag]:
    there = set[str]().union(*(line.numbers for line in near))
    english = set[str]().union(*(line.numbers for line in near if line.sheet.startswith("education/")))
    lost = [
        number
        for number in numbers(said.text)
        if not number.forms & there and not {form.split()[0].replace(",", ".") for form in number.forms} & english
    ]
    nowhere = [number.shown for number in lost if not any(form in sheets.holding for form in number.forms)]
    other = [
        f"{number.shown} ({line.place()})"
        for number in lost
        for line in [next((line for form in sorted(number.forms) for line in sheets.holding.get(form, ())), None)]
        if line is not None
    ]
    if nowhere:
        yield Flag(guide.id, said.key, "number", ", ".join(nowhere))
    if other and said.sources:
        yield Flag(guide.id, said.key, "elsewhere", ", ".join(other))


# ---- the page --------------------------------------------------------------------------------------------------


def known() -> dict[tuple[str, str, str], str]:
    """Flags that were looked at, each with the reason why it may stay."""
    listed = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else []
    return {(one["guide"], one["claim"], one["flag"]): one["why"] for one in listed or []}


def cell(text: str, most: int = SHORT) -> str:
    """A text for a table."""
    text = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return re.sub(r"([|<*_\[\]])", r"\\\1", text)


HEAD = """# Where every claim comes from

Written by `scripts/content_audit.py`; do not edit. To renew it, with the folder of fact sheets:

```sh
.venv/bin/python scripts/content_audit.py FACTS_FOLDER
```

It ends with code 1 when it finds something that [content_audit_known.yml](../../scripts/content_audit_known.yml) does not list with a
reason.

Fact sheets are notes with an address at every line, one sheet for each service, made before the lessons; they are no part of this
repository. `:14` is line 14 of the lesson's own sheet, `screens:14` of another. Behind a source stands the line with its address that is
most like the claim, and how many more lines hold that address. *Best line* is the line of the own sheet (where there is none: of all lines
with the cited addresses, else of all sheets) that has most in common with the claim, and how much of the claim's words and numbers, weighed
by rarity, it has: lessons say things in other words, so 30 % can be full support, and 80 % is not a proof. A flag is something to look at,
not a mistake. Numbers are looked for, with the word they count, in the own sheet and at the cited addresses: of 679 that were changed on
purpose, 578 were noticed. Steps, answers to questions, drills and tests are not looked at.

"""


def page(catalog: Catalog, rows: Mapping[str, list[Row]], traced: Mapping[str, Traced], flags: list[Flag]) -> str:
    """The whole page."""
    return HEAD + "\n".join(
        [*_totals(catalog, rows, traced, flags), *_flag_lists(flags), *_source_table(rows, traced), *_lessons(catalog, rows), ""]
    )


def _totals(catalog: Catalog, rows: Mapping[str, list[Row]], traced: Mapping[str, Traced], flags: list[Flag]) -> Iterator[str]:
    every = [row for some in rows.values() for row in some]
    cited = {name for row in every for name in row.said.sources}
    listed = known()
    yield from ("## Totals", "", "| What | Number |", "| --- | ---: |")
    yield f"| Lessons | {len(catalog.guides)} |"
    yield f"| Claims with sources | {sum(bool(row.said.sources) for row in every)} |"
    yield f"| Advice, shown as such and without a source | {sum(not row.said.sources and row.said.advice for row in every)} |"
    yield f"| Values that send readers to ask or to look | {sum(row.said.asks for row in every)} |"
    yield f"| Sources; cited by these claims | {len(traced)}; {len(cited)} |"
    for how in ("whole", "short", "site only", "none"):
        yield f"| Sources whose address is in the sheets: {how} | {sum(one.exact == how for one in traced.values())} |"
    yield from ("", "| Flag | Meaning | Found | Listed with a reason |", "| --- | --- | ---: | ---: |")
    for kind, meaning in KINDS.items():
        of_kind = [flag for flag in flags if flag.kind == kind]
        yield f"| `{kind}` | {meaning} | {len(of_kind)} | {sum(flag.key in listed for flag in of_kind)} |"
    yield ""


def _flag_lists(flags: list[Flag]) -> Iterator[str]:
    listed = known()
    open_ones = [flag for flag in flags if flag.key not in listed]
    yield from ("## Flags", "")
    if open_ones:
        yield from ("| Lesson | Claim | Flag | What |", "| --- | --- | --- | --- |")
        for flag in open_ones:
            yield f"| {flag.guide} | {cell(flag.claim)} | `{flag.kind}` | {cell(flag.detail, 200)} |"
    else:
        yield "None but those listed with a reason."
    yield from ("", "### Listed with a reason", "", "| Lesson | Claim | Flag | What | Why it may stay |", "| --- | --- | --- | --- | --- |")
    for flag in flags:
        if flag.key in listed:
            yield f"| {flag.guide} | {cell(flag.claim)} | `{flag.kind}` | {cell(flag.detail, 120)} | {cell(listed[flag.key], 400)} |"
    yield ""


def _source_table(rows: Mapping[str, list[Row]], traced: Mapping[str, Traced]) -> Iterator[str]:
    uses = Counter(name for some in rows.values() for row in some for name in row.said.sources)
    yield from ("## Sources", "", "| Source | Claims | Address at | How | Issued | Read on |", "| --- | ---: | --- | --- | --- | --- |")
    for name, one in sorted(traced.items()):
        first = ", ".join(line.place() for line in one.lines[:2]) + (f" (+{len(one.lines) - 2})" if len(one.lines) > 2 else "")
        issued = f"{one.source.issued}, {one.issued}" if one.source.issued else "—"
        yield f"| {name} | {uses[name]} | {first} | {one.exact} | {issued} | {one.source.read_on}, {one.read} |"
    yield ""


def _lessons(catalog: Catalog, rows: Mapping[str, list[Row]]) -> Iterator[str]:
    yield "## Lessons"
    for guide in catalog.guides.values():
        yield from ("", f"### {guide.id}", "", "| Claim | Sources | Best line | Flags |", "| --- | --- | --- | --- |")
        for row in rows[guide.id]:
            if not row.said.sources and row.said.advice and not row.flags:
                continue
            at = "; ".join(
                f"{name} {line.place(guide.id) if line else 'nowhere'}{f' +{number - 1}' if number > 1 else ''}"
                for name, line, number in row.found
            )
            best = f"{row.best.place(guide.id)} {row.score:.0%}" if row.best and row.said.sources else ""
            head = row.said.key.partition(":")[0].removeprefix("facts.")
            text = row.said.text
            yield f"| *{head}* {cell(text)} | {at} | {best} | {' '.join(f'`{flag.kind}`' for flag in row.flags)} |"


def main(arguments: list[str]) -> int:
    """Write the page; 1 when something is not listed."""
    folder = Path(arguments[0]) if arguments else FACTS
    catalog, _ = load(REPO)
    sheets = Sheets(folder)
    if catalog is None or not sheets.lines:
        print(f"no lessons, or no fact sheets in {folder}")
        return 2
    traced = {name: trace(source, sheets) for name, source in catalog.sources.items()}
    rows = {guide.id: [look_up(guide, said, sheets, traced) for said in claims(guide)] for guide in catalog.guides.values()}
    flags = [flag for one in traced.values() for flag in source_flags(one)]
    flags += [*reading_flags(traced.values()), *(flag for some in rows.values() for row in some for flag in row.flags)]
    PAGE.write_text(page(catalog, rows, traced, flags), encoding="utf-8")
    listed = known()
    unlisted = [flag for flag in flags if flag.key not in listed]
    for flag in unlisted:
        print(f"{flag.guide} | {flag.claim} | {flag.kind} | {flag.detail}")
    for key in sorted(listed.keys() - {flag.key for flag in flags}):
        print("listed, but no longer found:", " | ".join(key))
    print(f"{sum(map(len, rows.values()))} claims, {len(traced)} sources, {len(flags)} flags, {len(unlisted)} of them not listed")
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
