"""Tables of hand-written pages: on a phone a row with three columns or more is a card, and each cell says which column it is."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser

from generator.model.book import Book
from generator.publish.files import Tree
from generator.publish.finish.tables import tables
from generator.publish.ledger import Ledger

WIDE = '<table>\n<tr><th>Mảng</th><th>Đã <b>có</b></th><th>Cỡ "to"</th></tr>\n<tr><td>Một</td><td></td><td class=x>Ba</td></tr></table>'
NARROW = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"


def test_cells_of_wide_tables_know_their_column(tmp_path: Path) -> None:
    page = tmp_path / "sau" / "trang.html"
    page.parent.mkdir()
    page.write_text(WIDE + NARROW, encoding="utf-8")
    tables(Tree(tmp_path), cast("Book", None), Ledger())
    text = page.read_text(encoding="utf-8")
    assert text.startswith('<table class="stack">')
    assert '<td data-th="Mảng">Một</td><td data-th="Đã có"></td><td data-th="Cỡ &quot;to&quot;" class=x>Ba</td>' in text
    assert text.endswith(NARROW)


@pytest.mark.parametrize("page", ["25-dich-vu.html", "ban-do-noi-dung.html"])
def test_a_row_is_as_wide_as_the_phone(browser: Browser, served: str, page: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(f"{served}/{page}")
    wide = "() => [...document.querySelectorAll('.stack td:not(:empty)')].map(one => one.getBoundingClientRect().width)"
    assert min(tab.evaluate(wide)) > 280
    tab.emulate_media(media="print")
    assert tab.locator(".stack th").first.is_visible()
    tab.close()
