"""What axe-core finds: all its rules (experimental ones and target size too, AAA only for the high contrast), in every setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pages import SETTINGS, Setting
from playwright.sync_api import Browser, Page, sync_playwright

SOURCE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """({ strong, paper }) => {
    const rules = {};
    for (const { ruleId, tags } of axe.getRules()) {
        const triple = tags.includes('wcag2aaa'), enhanced = ruleId === 'color-contrast-enhanced';
        if (paper && ruleId === 'target-size') continue; // nobody points at paper
        rules[ruleId] = { enabled: !tags.includes('deprecated') && (!triple || (strong && enhanced)) };
    }
    return axe.run('html', { preload: false, resultTypes: ['violations', 'incomplete'], rules });
}"""
LAID_OUT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];
}"""
"""Far parts of a lesson have a guessed height until they come near; measured before that they seem to lie over what follows them."""
STRONG = "localStorage.setItem('hocdvc.ro', 'cao')"


def check(address: str, pages: Sequence[str], chromium: str) -> Iterator[dict[str, object]]:
    """For each page and setting: rules passed, broken ones with where, and how many need a person to judge."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for setting in SETTINGS:
            yield from _in(browser, setting, address, pages)
        browser.close()


def _in(browser: Browser, setting: Setting, address: str, pages: Sequence[str]) -> Iterator[dict[str, object]]:
    context = browser.new_context(
        viewport={"width": setting.width, "height": 900}, color_scheme="dark" if setting.dark else "light", reduced_motion="reduce"
    )
    if setting.strong:
        context.add_init_script(STRONG)
    tab = context.new_page()
    tab.emulate_media(media="print" if setting.paper else "screen")
    for page in pages:
        yield {"page": page, "setting": setting.name, **_one(tab, f"{address}/{page}", setting)}
    context.close()


def _one(tab: Page, url: str, setting: Setting) -> dict[str, object]:
    tab.goto(url, wait_until="load")
    tab.wait_for_selector("html.js:not(.coming)", state="attached")
    tab.evaluate(LAID_OUT)
    tab.evaluate("source => (0, eval)(source)", SOURCE.read_text(encoding="utf-8"))
    found = tab.evaluate(RUN, {"strong": setting.strong, "paper": setting.paper})
    wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    broken = [f"{one['id']}: {node['target'][0]} {node['html'][:120]}" for one in found["violations"] for node in one["nodes"][:3]]
    broken += [f"scrolls sideways by {wide} px"] if wide > 0 else []
    return {"passed": len(found["passes"]), "broken": broken, "unsure": sorted({one["id"] for one in found["incomplete"]})}
