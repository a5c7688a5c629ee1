"""Waiting for what a page cannot be asked for by a selector, and styles of a test. Playwright's own `wait_for_function` and `add_style_tag`
do what the policy of our pages forbids."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def until(tab: Page, what: Callable[[], bool] | str, says: str = "") -> None:
    """Wait until `what`, a function or an expression of the page, is true."""
    for _ in range(600):
        if what() if callable(what) else tab.evaluate(what):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(says or what)


def styled(tab: Page, css: str) -> None:
    """Add a style to the open page."""
    tab.evaluate("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet); }", css)
