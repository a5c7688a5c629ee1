"""What axe-core, the accessibility checker, finds wrong in a page."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """part => axe.run(part, {
    preload: false,
    resultTypes: ['violations'],
    ...(matchMedia('(prefers-color-scheme: dark)').matches ? { runOnly: ['color-contrast'] } : {}),
})"""
"""All rules in the light; in the dark only that which colours can change, for all else is the same page."""


def complaints(tab: Page, part: str = "html") -> list[str]:
    """Each rule that is broken in a part of the page, with where."""
    tab.evaluate("source => window.axe || (0, eval)(source)", AXE)
    found = tab.evaluate(RUN, part)
    dark = tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert found["passes"] or dark, "axe did look at something; in the dark there may be no words to look at"
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found["violations"]]
