"""How long sentences are: of all that a learner reads of a lesson, its quiz and its drills, 20 words on the average at most."""

from __future__ import annotations

import re
from statistics import fmean

import pytest
from pydantic import BaseModel
from shipped import GUIDES, shipped_catalog

from generator.check.walk import texts

MAX_MEAN = 20
END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
WHOLE = re.compile(r"[.!?…][\"”’)]*$")


def sentences(text: str) -> list[str]:
    """The sentences of a text. Names, labels and other words without an end mark are none: they would only lower the average."""
    return [one for one in END.split(text.strip()) if WHOLE.search(one)]


def words(sentence: str) -> int:
    """As the rule `long-sentence` counts: syllables between spaces, signs alone apart."""
    return sum(1 for word in sentence.split() if re.search(r"\w", word))


def read(guide: str) -> list[str]:
    """Every sentence of a lesson, the screens in it, its quiz and its drills."""
    held: list[BaseModel] = [shipped_catalog().guides[guide]]
    held += [quiz for quiz in shipped_catalog().quizzes.values() if quiz.guide == guide]
    held += [drill for drill in shipped_catalog().drills.values() if guide in drill.guides]
    return [one for model in held for text in texts(model) for one in sentences(text.plain)]


def mean(found: list[str]) -> float:
    """The average number of words."""
    return fmean(map(words, found))


@pytest.mark.parametrize("guide", GUIDES)
def test_sentences_of_a_lesson_are_short_on_the_average(guide: str) -> None:
    found = read(guide)
    assert len(found) > 100
    assert mean(found) <= MAX_MEAN, sorted(found, key=words)[-5:]


def test_long_sentences_are_noticed() -> None:
    assert sentences("Mở trang. Tên nút") == ["Mở trang."]
    assert [words(one) for one in sentences("Bấm “Nộp hồ sơ.” Chờ – rồi xem…")] == [4, 3]
    assert mean(["một " * 30 + ".", "Mở trang ra."]) == 16.5
    assert mean(sentences("Một câu có đúng năm chữ. " * 3 + "chữ " * 90 + ".")) > MAX_MEAN
