"""From what the checkers said to what people read: docs/developer/audit.md and docs/tiep-can.md. Same findings, same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pa11y_check import LEFT_OUT

ROOT = Path(__file__).resolve().parents[2]
JSON = ROOT / "docs" / "developer" / "audit.json"
TABLES = ROOT / "docs" / "developer" / "audit.md"
STATEMENT = ROOT / "docs" / "tiep-can.md"
MARKS = ("<!-- audit -->", "<!-- end audit -->")
DAYS = 90
"""So long an audit is taken as true."""
Found = Mapping[str, Any]
ON_PAGES = ("axe", "pa11y")
PARTS = (*ON_PAGES, "vnu", "links", "external", "lighthouse")


def audited_on(found: Found) -> date:
    """The day of the oldest part of the result."""
    return date.fromisoformat(min(found["dates"].values()))


def expires(found: Found) -> date:
    """The last day on which the result still counts."""
    return audited_on(found) + timedelta(days=DAYS)


def reminder(found: Found, today: date) -> str:
    """A sentence when the result is too old, else nothing."""
    late = today > expires(found)
    return f"The audit of {audited_on(found)} is older than {DAYS} days: run `make audit` and commit what it writes." if late else ""


def faults(found: Found) -> list[str]:
    """Everything that must be zero and is not, and every part that did not run: what was not looked at is not known to be good."""
    broken = [f"{name}: {found.get(name, 'not run')}" for name in _not_run(found)]
    broken += [
        f"{name}: {one['page']} ({one['setting']}): {fault}" for name in ON_PAGES for one in _of(found, name) for fault in one["broken"]
    ]
    broken += [f"vnu: {one['page']}: {one['words']}" for one in _of(found, "vnu") if one["kind"] != "note"]
    links = found.get("links", {})
    return broken + [f"links ({name}): {fault}" for name, one in links.items() for fault in one["broken"]]


def _of(found: Found, name: str) -> list[dict[str, Any]]:
    said = found.get(name, [])
    return said if isinstance(said, list) else []


def write(found: Found) -> None:
    """All three files."""
    JSON.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    TABLES.write_text(tables(found), encoding="utf-8")
    before, _, rest = STATEMENT.read_text(encoding="utf-8").partition(MARKS[0])
    STATEMENT.write_text(before + between(found) + rest.partition(MARKS[1])[2], encoding="utf-8")


def table(head: Sequence[str], rows: Iterator[Sequence[object]] | Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def tables(found: Found) -> str:
    """docs/developer/audit.md."""
    parts = [
        "# Audit",
        f"What outside checkers say of the built site. Written by `make audit` (scripts/audit/), never by hand. Oldest part: "
        f"{audited_on(found)}. Counts until {expires(found)}; a test warns after that day.",
        "## Tools",
        table(("Tool", "Version"), sorted(found["tools"].items())),
        table(("Part", "Run on"), sorted(found["dates"].items())),
        "## Must be zero",
        "\n".join(f"- {fault}" for fault in faults(found)) or "All zero, and every part was run.",
        "## Page by page",
        "Violations per page and setting. One page of each kind for axe-core and pa11y, every page for vnu. "
        "“To judge” is what axe-core cannot decide by itself. Target size is not asked of paper.",
        _page_table(found),
        _unsure(found),
        *(f"Not asked of pa11y: `{rule}`, {why}." for rule, why in LEFT_OUT.items()),
        "## Other pages and files (vnu only)",
        _others(found),
        "## Links inside",
        _inside(found),
        "## Links to other sites",
        "Not called: the day is when the source was last read by a person, from `guides/sources.yml`.",
        _outside(found),
        "## Lighthouse",
        _lighthouse(found.get("lighthouse", "not run")),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _not_run(found: Found) -> list[str]:
    return [name for name in PARTS if name not in found or str(found[name]).startswith("not run")]


def _page_table(found: Found) -> str:
    settings = {name: list(dict.fromkeys(one["setting"] for one in _of(found, name))) for name in ON_PAGES}
    head = ["Page", *(f"{name} {setting}" for name in ON_PAGES for setting in settings[name]), "axe to judge", "vnu errors", "vnu warnings"]
    said = {(name, one["page"], one["setting"]): one for name in ON_PAGES for one in _of(found, name)}
    rows = []
    for page in found["kinds"]:
        counts = [
            len(said[name, page, setting]["broken"]) for name in ON_PAGES for setting in settings[name] if (name, page, setting) in said
        ]
        unsure = {rule for (_, where, _), one in said.items() if where == page for rule in one.get("unsure", ())}
        rows.append([page, *counts, len(unsure), *_vnu(found, page)])
    return table(head, rows)


def _vnu(found: Found, page: str) -> tuple[int, int]:
    kinds = [one["kind"] for one in _of(found, "vnu") if one["page"] == page]
    notes = kinds.count("note")
    errors = sum(kind not in ("warning", "note") for kind in kinds)
    return errors, len(kinds) - notes - errors


def _unsure(found: Found) -> str:
    rules = sorted({rule for one in _of(found, "axe") for rule in one.get("unsure", ())})
    return f"Rules with something to judge: {', '.join(rules)}." if rules else ""


def _others(found: Found) -> str:
    others = [page for page in found["pages"] if page not in found["kinds"]]
    bad = [[page, *_vnu(found, page)] for page in others if any(_vnu(found, page))]
    told = f"{len(others)} further pages: " + ("all without errors and warnings." if not bad else "")
    return told if not bad else told + "\n\n" + table(("Page", "vnu errors", "vnu warnings"), bad)


def _inside(found: Found) -> str:
    links = found.get("links")
    if not links:
        return "Not run."
    return table(
        ("Opened", "Links followed", "Broken"), [(name, one["followed"], len(one["broken"])) for name, one in sorted(links.items())]
    )


def _outside(found: Found) -> str:
    rows = [(one["link"], one["page"], one["seen_on"] or "—") for one in _of(found, "external")]
    return table(("Address", "First page that links to it", "Last seen"), rows) if rows else "None."


def _lighthouse(said: Any) -> str:
    if isinstance(said, str):
        return said[:1].upper() + said[1:] + "."
    return f"```json\n{json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)}\n```"


def between(found: Found) -> str:
    """The part of the statement that the findings write: what was looked at, with what, when, and what is still wrong."""
    day = audited_on(found).strftime("%d/%m/%Y")
    wrong = len(faults(found))
    verdict = "Các công cụ không tìm thấy lỗi nào." if not wrong else f"Các công cụ tìm thấy {wrong} chỗ chưa đạt. Chúng tôi đang sửa."
    versions, errors = found["tools"], sum(_vnu(found, page)[0] for page in found["pages"])
    lines = [
        f"Lần kiểm tra gần nhất: **{day}**. {verdict}",
        f"- **axe-core {versions['axe-core']}**: {_counted(found, 'axe')}",
        f"- **pa11y {versions['pa11y']}**: {_counted(found, 'pa11y')}",
        f"- **Nu HTML Checker {versions['vnu']}**: {len(found['pages'])} trang, {errors} lỗi.",
        *_links_said(found),
    ]
    return f"{MARKS[0]}\n{lines[0]}\n\n" + "\n".join(lines[1:]) + f"\n{MARKS[1]}"


def _counted(found: Found, name: str) -> str:
    said = _of(found, name)
    pages, settings = len({one["page"] for one in said}), len({one["setting"] for one in said})
    return f"{pages} loại trang, mỗi trang xem theo {settings} cách, {sum(len(one['broken']) for one in said)} lỗi."


def _links_said(found: Found) -> Iterator[str]:
    for name, one in sorted(found.get("links", {}).items(), reverse=True):
        how = "mở qua mạng" if name == "http" else "mở từ tệp trên máy"
        tool = f"LinkChecker {found['tools']['LinkChecker']}"
        yield f"- **{tool}**, {how}: {one['followed']} liên kết trong trang, {len(one['broken'])} hỏng."
