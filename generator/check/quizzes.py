"""Rules about quizzes."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.catalog import Catalog, Settings
from ..problems import Problem


def unfair(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """What each question kind calls a mistake, and questions without explanation."""
    for id, quiz in catalog.quizzes.items():
        for n, question in enumerate(quiz.questions):
            for path, message, hint in question.mistakes():
                yield catalog.problem("quiz", id, ("questions", n, *path), message, hint, rule="question")
            if question.explanation is None:
                hint = "Thêm explanation: vì sao đáp án đúng."
                yield catalog.problem("quiz", id, ("questions", n), "câu hỏi chưa có giải thích", hint, rule="question")


def twins(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Question ids that stand twice in one quiz."""
    for id, quiz in catalog.quizzes.items():
        seen: set[str] = set()
        for n, question in enumerate(quiz.questions):
            if question.id in seen:
                message = f"mã câu “{question.id}” có hai lần trong bài kiểm tra"
                yield catalog.problem("quiz", id, ("questions", n, "id"), message, "Đổi một trong hai mã.", rule="twin-question")
            seen.add(question.id)
