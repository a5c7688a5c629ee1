"""What axe-core, the accessibility checker, finds wrong in a page."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """part => axe.run(part, {
    preload: false,
    resultTypes: ['violations'],
    ...(matchMedia('(prefers-color-scheme: dark)').matches ? { runOnly: ['color-contrast'] } : {}),
}).then(found => ({
    looked: found.passes.length,
    violations: found.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))}`),
}))"""
"""All rules in the light; in the dark only that which colours can change, for all else is the same page."""


def complaints(tab: Page, part: str = "html") -> list[str]:
    """Each rule that is broken in a part of the page, with where. A page gets axe-core once: to send it costs as much as a look."""
    if not tab.evaluate("!!window.axe"):
        tab.evaluate(f"{AXE};0")  # the 0, for what comes last is sent back
    found = tab.evaluate(RUN, part)
    dark = tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert found["looked"] or dark, "axe did look at something; in the dark there may be no words to look at"
    return list(found["violations"])


def by_day_and_night(tab: Page, part: str = "html") -> list[str]:
    """The complaints in dark and in light colours, one after the other on the same page, which is light again afterwards.

    Nothing moves then: colours on their way from one to the other would be neither.
    """
    found = []
    for scheme in ("dark", "light"):
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        found += [f"{scheme}: {one}" for one in complaints(tab, part)]
    return found
