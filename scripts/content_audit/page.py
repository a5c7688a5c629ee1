"""The page that the audit writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from numbers_of import numbers
from tracing import KINDS, Flag, Row, Said, Traced

from generator.model.catalog import Catalog

Listed = Mapping[tuple[str, str, str], str]
"""Why a flag may stay, by lesson, claim and kind."""

SHORT = 90
"""Most characters shown of a claim."""


def cell(text: str, most: int = SHORT) -> str:
    """A text for a table."""
    text = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return re.sub(r"([|<*_\[\]])", r"\\\1", text)


HEAD = """# Where every claim comes from

Written by `scripts/content_audit/run.py`; do not edit. To renew it, with the folder of fact sheets:

```sh
.venv/bin/python scripts/content_audit/run.py FACTS_FOLDER
```

It ends with code 1 when it finds something that [known.yml](../../scripts/content_audit/known.yml) does not list with a
reason.

Fact sheets are notes with an address at every line, one sheet for each service, made before the lessons; they are no part of this
repository. `:14` is line 14 of the lesson's own sheet, `screens:14` of another. Behind a source stands the line with its address that is
most like the claim, and how many more lines hold that address. *Best line* is the line of the own sheet (where there is none: of all lines
with the cited addresses, else of all sheets) that has most in common with the claim, and how much of the claim's words and numbers, weighed
by rarity, it has: lessons say things in other words, so 30 % can be full support, and 80 % is not a proof. A flag is something to look at,
not a mistake. Numbers are looked for, with the word they count, in the own sheet and at the cited addresses: of 679 that were changed on
purpose, 578 were noticed.

In introductions, steps, answers to questions, drills and tests only numbers are looked for, in the own sheet and at all addresses that
the lesson cites, so that less is noticed: 1483 of 2084. A story may make up days, ages and times of day, and what its people say or see
also sums of money; the same step, question or drill may repeat them. Answers that are wrong on purpose are left out, the reasons beside
them are not. Words without a number, numbers of steps, and what is written on drawn screens are not looked at.

"""


@dataclass(frozen=True)
class Audit:
    """All that was looked at and found: claims by lesson, other texts with numbers, sources, flags and those that may stay."""

    catalog: Catalog
    rows: Mapping[str, list[Row]]
    taught: list[Said]
    traced: Mapping[str, Traced]
    flags: list[Flag]
    listed: Listed


def page(audit: Audit) -> str:
    """The whole page."""
    parts = (_totals(audit), _flag_lists(audit.flags, audit.listed), _source_table(audit.rows, audit.traced), _lessons(audit))
    return HEAD + "\n".join([*(line for part in parts for line in part), ""])


def _totals(audit: Audit) -> Iterator[str]:
    every = [row for some in audit.rows.values() for row in some]
    cited = {name for row in every for name in row.said.sources}
    yield from ("## Totals", "", "| What | Number |", "| --- | ---: |")
    yield f"| Lessons | {len(audit.catalog.guides)} |"
    yield f"| Claims with sources | {sum(bool(row.said.sources) for row in every)} |"
    yield f"| Advice, shown as such and without a source | {sum(not row.said.sources and row.said.advice for row in every)} |"
    yield f"| Values that send readers to ask or to look | {sum(row.said.asks for row in every)} |"
    looked = [number for said in audit.taught for number in numbers(said.text) if not number.forms & said.invented]
    yield f"| Other texts with numbers (steps, answers, drills, tests); numbers looked for there | {len(audit.taught)}; {len(looked)} |"
    yield f"| Sources; cited by these claims | {len(audit.traced)}; {len(cited)} |"
    for how in ("whole", "short", "site only", "none"):
        yield f"| Sources whose address is in the sheets: {how} | {sum(one.exact == how for one in audit.traced.values())} |"
    yield from ("", "| Flag | Meaning | Found | Listed with a reason |", "| --- | --- | ---: | ---: |")
    for kind, meaning in KINDS.items():
        of_kind = [flag for flag in audit.flags if flag.kind == kind]
        yield f"| `{kind}` | {meaning} | {len(of_kind)} | {sum(flag.key in audit.listed for flag in of_kind)} |"
    yield ""


def _flag_lists(flags: list[Flag], listed: Listed) -> Iterator[str]:
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


def _lessons(audit: Audit) -> Iterator[str]:
    yield "## Lessons"
    for guide in audit.catalog.guides.values():
        yield from ("", f"### {guide.id}", "", "| Claim | Sources | Best line | Flags |", "| --- | --- | --- | --- |")
        for row in audit.rows[guide.id]:
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
