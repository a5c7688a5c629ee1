"""Which pages are looked at: every page of the root, and of each folder the one with most in it. All pages for the quick checkers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LEADS_ON = 'http-equiv="refresh"'


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is looked at: width, colours, medium, and what the reader has chosen in the panel."""

    name: str
    width: int = 1280
    dark: bool = False
    paper: bool = False
    strong: bool = False


SETTINGS = (
    Setting("light"),
    Setting("dark", dark=True),
    Setting("320 px", width=320),
    Setting("print", paper=True),
    Setting("high contrast", width=360, strong=True),
    Setting("high contrast, dark", width=360, dark=True, strong=True),
)


def all_pages(site: Path) -> tuple[str, ...]:
    """Every page, as its path from the site's root."""
    return tuple(sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")))


def kinds(site: Path) -> tuple[str, ...]:
    """One page of each kind. Pages that only lead on to another are left out: a browser does not stay on them."""
    staying = [page for page in all_pages(site) if LEADS_ON not in (site / page).read_text(encoding="utf-8")]
    largest: dict[str, str] = {}
    for page in sorted(staying, key=lambda page: (site / page).stat().st_size):
        folder = page.rpartition("/")[0]
        largest[folder or page] = page
    return tuple(sorted(set(largest.values()), key=lambda page: (page.count("/"), page)))
