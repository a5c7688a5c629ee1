"""A quiz about one guide. Each question kind is one file in `questions/`."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .ask import Ask
from .base import Id, Line, Model, Whole
from .guide import Review
from .text import Rich


class Thinking(StrEnum):
    """Levels of the Vietnamese school test matrix."""

    RECOGNISE = "nhan-biet"
    UNDERSTAND = "thong-hieu"
    APPLY = "van-dung"


class Question(Model):
    """What every kind of question has."""

    kind: str
    id: Id = Field(title="Mã câu", description="Không đổi khi câu được sửa chữ.")
    stem: Rich = Field(title="Câu hỏi")
    level: Thinking = Field(title="Mức", description="nhan-biet, thong-hieu hoặc van-dung.")
    explanation: Rich | None = Field(None, title="Giải thích", description="Vì sao đáp án đúng, bằng lời của bài.")
    step: Whole | None = Field(None, ge=1, title="Bước liên quan", description="Số bước của bài để học lại.")

    def ask(self) -> Ask:
        """The closed shape that formats, scoring and the browser know."""
        raise NotImplementedError

    def mistakes(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """What makes this question unfair, as (path inside the question, message, hint)."""
        return ()


class Quiz(Model):
    """One quiz: one file `quizzes/ID.yml`; it lives at `kiem-tra/ID.html`."""

    id: Id = Field(title="Mã bài kiểm tra")
    formerly: tuple[Id, ...] = Field((), title="Mã cũ")
    title: Line = Field(max_length=120, title="Tên bài kiểm tra")
    guide: Id = Field(title="Bài hướng dẫn")
    intro: Rich | None = Field(None, title="Lời mở")
    questions: tuple[Question, ...] = Field(min_length=1, title="Các câu hỏi")
    review: Review = Field(title="Kiểm tra nội dung")
