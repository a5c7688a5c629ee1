"""Traces every claim of the shipped lessons to the fact sheets, and tells which it cannot trace.

    python scripts/content_audit/run.py [FACTS_FOLDER]     write docs/developer/content-audit.md; the folder is ../shared/facts unless named

Exit code 1 when something was found that scripts/content_audit/known.yml does not list with a reason.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

REPO = Path(__file__).parents[2]
sys.path.insert(0, str(REPO))

from page import Audit, page  # noqa: E402
from sheets import Sheets  # noqa: E402
from teaching import check  # noqa: E402
from tracing import claims, look_up, reading_flags, source_flags, trace  # noqa: E402

from generator.load import load  # noqa: E402

FACTS = REPO / "../shared/facts"
PAGE = REPO / "docs/developer/content-audit.md"
KNOWN = REPO / "scripts/content_audit/known.yml"


def known() -> dict[tuple[str, str, str], str]:
    """Flags that were looked at, each with the reason why it may stay."""
    listed = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else []
    return {(one["guide"], one["claim"], one["flag"]): one["why"] for one in listed or []}


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
    taught, of_taught = check(catalog, sheets, traced)
    flags += of_taught
    listed = known()
    audit = Audit(catalog, rows, taught, traced, flags, listed)
    PAGE.write_text(page(audit), encoding="utf-8")
    unlisted = [flag for flag in flags if flag.key not in listed]
    for flag in unlisted:
        print(f"{flag.guide} | {flag.claim} | {flag.kind} | {flag.detail}")
    for key in sorted(listed.keys() - {flag.key for flag in flags}):
        print("listed, but no longer found:", " | ".join(key))
    counts = (f"{sum(map(len, rows.values()))} claims", f"{len(taught)} other texts with numbers", f"{len(traced)} sources")
    print(", ".join((*counts, f"{len(flags)} flags, {len(unlisted)} of them not listed")))
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
