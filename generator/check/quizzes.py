"""Rules about quizzes: fair questions, enough of them to draw from, and exams that the bank can fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.catalog import Catalog, Settings, nearest
from ..model.quiz import Auto, Exam, Mistake, Question, Quiz, Thinking
from ..problems import Problem
from ..questions.auto import auto_questions
from ..questions.bank import FORMS, Lack, asked, paper
from .walk import Said, told, twice

NAMES = {Thinking.RECOGNISE: "nhận biết", Thinking.UNDERSTAND: "thông hiểu", Thinking.APPLY: "vận dụng"}


def unfair(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """What each question kind calls a mistake, and questions without explanation, step or competence."""
    return told(catalog, "question", _unfair, "quiz")


def _unfair(quiz: Quiz) -> Iterator[Said]:
    for n, question in enumerate(quiz.questions):
        for path, message, hint in (*question.mistakes(), *_bare(question)):
            yield ("questions", n, *path), message, hint


def _bare(question: Question) -> Iterator[Mistake]:
    if question.explanation is None:
        yield (), "câu hỏi chưa có giải thích", "Thêm explanation: vì sao đáp án đúng."
    if question.step is None:
        yield (), "câu hỏi chưa chỉ về bước nào của bài", "Thêm step: số bước để người học xem lại."
    if question.competence is None:
        yield (), "câu hỏi chưa có mã năng lực số", "Thêm competence theo Thông tư 02/2025/TT-BGDĐT, ví dụ 2.3."


def twins(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Question ids that stand twice in one quiz."""
    return told(catalog, "twin-question", _twins, "quiz")


def _twins(quiz: Quiz) -> Iterator[Said]:
    for where, id in twice((("questions", n, "id"), question.id) for n, question in enumerate(quiz.questions)):
        yield where, f"mã câu “{id}” có hai lần trong bài kiểm tra", "Đổi một trong hai mã."


def draws(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """More questions wanted than there are: of a level, or from the guide itself; and ids of such questions that do not exist."""
    for id, quiz in catalog.quizzes.items():
        if quiz.guide and quiz.guide in catalog.guides:
            for path, message, hint in (*_levels(catalog, quiz), *(_auto(catalog, quiz, quiz.auto) if quiz.auto else ())):
                yield catalog.problem("quiz", id, path, message, hint, rule="draw")


def _levels(catalog: Catalog, quiz: Quiz) -> Iterator[Said]:
    there = Counter(held.question.level for held in asked(catalog, quiz))
    for level, wanted in quiz.draw.items():
        if not 0 <= wanted <= there[level]:
            message = f"muốn rút {wanted} câu {NAMES[level]} nhưng bài chỉ có {there[level]}"
            yield ("draw", level.value), message, "Viết thêm câu ở mức này, hoặc rút ít hơn."
    if quiz.draw and not any(quiz.draw.values()):
        yield ("draw",), "không rút câu nào", "Ghi số câu cho ít nhất một mức, hoặc bỏ draw."


def _auto(catalog: Catalog, quiz: Quiz, auto: Auto) -> Iterator[Said]:
    names = [one.id for one in auto_questions(catalog, catalog.guides[quiz.guide or ""])]
    for field in ("pin", "drop"):
        for n, name in enumerate(getattr(auto, field)):
            if name not in names:
                yield ("auto", field, n), f"bài không cho câu “{name}”", nearest(name, names) or "Xem các mã: hocdvc draft-quiz."
    own = {question.id for question in quiz.questions}
    left = [name for name in names if name not in auto.drop and name not in own]
    if auto.count > len(left):
        message = f"muốn thêm {auto.count} câu lấy từ bài nhưng bài chỉ cho {len(left)}"
        yield ("auto", "count"), message, "Ghi số nhỏ hơn, hoặc thêm dữ kiện có nguồn vào bài."


def exams(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Forms that do not exist, shares of levels that are not a whole, and what the bank lacks for an exam."""
    for id, quiz in catalog.quizzes.items():
        for path, message, hint in _exam(catalog, quiz.exam) if quiz.exam else ():
            yield catalog.problem("quiz", id, ("exam", *path), message, hint, rule="exam")


def _exam(catalog: Catalog, exam: Exam) -> Iterator[Said]:
    if exam.form not in FORMS:
        yield ("form",), f"không có mẫu đề “{exam.form}”", nearest(exam.form, FORMS) or f"Các mẫu: {', '.join(FORMS)}."
        return
    if exam.levels and (sum(exam.levels.values()) != 100 or min(exam.levels.values()) < 0):
        yield ("levels",), "tỉ lệ các mức phải cộng lại thành 100", "Ví dụ: {nhan-biet: 40, thong-hieu: 30, van-dung: 30}."
        return
    drawn = paper(catalog, exam)
    if not drawn.parts:
        yield (), "đề không có câu nào", "Ghi choice, true_false hoặc short_answer lớn hơn 0."
    for lack in drawn.lacks:
        yield _lack(lack)


def _lack(lack: Lack) -> Said:
    message = f"ngân hàng thiếu {lack.wanted - lack.there} {lack.part.short} mức {NAMES[lack.level]}: cần {lack.wanted}, có {lack.there}"
    return (lack.part.name,), message, "Viết thêm câu, lấy từ nhiều bài hơn, hoặc giảm số câu."
