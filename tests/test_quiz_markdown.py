"""The Markdown of a question: one section, hostile words tamed, and nothing that gives the answer away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown import Markdown
from quiz_book import ASKS, PAIR, PICK, card, say

from generator.model.ask import Option
from generator.model.blocks import QuestionCard
from generator.render.parts.inline import Pen
from generator.render.parts.questions import question_markdown

PEN = Pen("kiem-tra/mau.html", frozenset({"hoc/mau.html", "kiem-tra/mau.html"}))


def html(asked: QuestionCard) -> str:
    converter = Markdown(extensions=["attr_list", "md_in_html", "def_list", "tables", "fenced_code"])
    return converter.convert(question_markdown(asked, PEN))


@pytest.mark.parametrize("id", ASKS)
def test_markdown_becomes_one_section_with_its_key(id: str) -> None:
    page = html(card(id))
    assert page.count("<section") == page.count("<h2") == page.count("<details") == 1
    assert f'data-id="{id}"' in page
    assert 'id="cau-1"' in page
    assert "{:" not in page.replace("{: .x }", "")
    assert f"<strong>{id}</strong>" in page
    assert 'href="../hoc/mau.md#buoc-1"' in page


def test_hostile_words_stay_words() -> None:
    page = html(card("han"))
    assert "<img" not in page
    assert "<a" not in page.replace("<a class", "").replace('<a href="../', "")
    assert "{{" not in page


@pytest.mark.parametrize("words", [("Mở", "Tra", "Xác nhận"), ("Xác nhận", "Tra", "Mở"), ("Tra", "Xác nhận", "Mở")])
def test_order_of_columns_does_not_give_the_answer_away(words: tuple[str, ...]) -> None:
    columns = tuple(Option(str(at), say(text)) for at, text in enumerate(words, 1))
    page = html(replace(card("ghep"), ask=replace(PAIR, columns=columns)))
    shown = tuple(re.findall(r'data-value="(\d)"', page))
    assert sorted(shown) == ["1", "2", "3"]
    assert shown != PAIR.right


def test_true_and_false_keep_their_order() -> None:
    assert re.findall(r'<th data-value="(\w+)"', html(card("tinh-huong"))) == [one.id for one in PICK.columns]
