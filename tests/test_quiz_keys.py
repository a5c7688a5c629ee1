"""Every shipped quiz in a real browser, solved by its key: full marks for what its author calls right, and for nothing else.

Answers are sought by the words that an author wrote among those that stand on the page. That mouse, keys and touch reach every input is
tested in `test_quiz_page.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from quiz_keys import WAYS, Answer, right, way, wrong
from shipped import QUIZZES, shipped_catalog

from generator.model.quiz import Question
from generator.questions.bank import asked, form_of, paper

HAND = (Path(__file__).parent / "quiz_keys.js").read_text(encoding="utf-8")


@cache
def questions(quiz: str) -> dict[str, Question]:
    """All questions of a quiz in its author's order, by the ids that the page knows."""
    one = shipped_catalog().quizzes[quiz]
    if one.exam:
        return {held.id: held.question for _, held_by in paper(shipped_catalog(), one.exam).parts for held in held_by}
    return {held.question.id: held.question for held in asked(shipped_catalog(), one)}


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab of a phone for all quizzes; nothing in it may fail."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
    context.close()


def sit(tab: Page, answers: list[Answer]) -> list[str]:
    """Answer all that a test asks and hand it in; returns the points and how many are right, as the page says them."""
    result: list[str] = tab.evaluate(HAND, [asdict(answer) for answer in answers])
    return result


def full_marks(quiz: str) -> str:
    """What all of it is worth: ten points, or in an exam what the questions that count are."""
    exam = shipped_catalog().quizzes[quiz].exam
    worth = sum(part.worth * (part.best or part.count) for part in form_of(exam).parts) if exam else 10
    return f"{float(worth):g} trên {float(worth):g} điểm"


@pytest.mark.parametrize("quiz", QUIZZES)
def test_key_brings_full_marks_and_nothing_else_does(tab: Page, real_site: Path, quiz: str) -> None:
    """Twice in a test of all its questions: as their author would answer them, then each of them wrong."""
    held = questions(quiz)
    tab.goto((real_site / "site/kiem-tra" / f"{quiz}.html").as_uri())
    tab.locator("form.quiz.ready").wait_for()
    said = sit(tab, [right(id, one) for id, one in held.items()])
    assert said == [full_marks(quiz), f"Đúng trọn {len(held)} trên {len(held)} câu."], tab.locator(".panel ul.again li").all_inner_texts()
    points, count = sit(tab, [wrong(id, one) for id, one in held.items()])
    assert count == f"Đúng trọn 0 trên {len(held)} câu.", points
    assert points != full_marks(quiz)


def test_every_way_of_asking_is_among_them() -> None:
    assert {way(one) for quiz in QUIZZES for one in questions(quiz).values()} == set(WAYS)
