"""The table of question kinds. A new kind is one file here and one name in `AnyQuestion`."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from ..model.quiz import Quiz
from .choice import Choice
from .gap import Gap
from .match import Matching
from .order import Ordering
from .point import Pointing
from .scenario import Scenario
from .short_answer import ShortAnswer
from .true_false import TrueFalse

AnyQuestion = Annotated[
    Choice | TrueFalse | ShortAnswer | Ordering | Matching | Pointing | Gap | Scenario,
    Field(discriminator="kind"),
]


class QuizFile(Quiz):
    """A quiz as it stands in YAML, its questions told apart by `kind`."""

    questions: tuple[AnyQuestion, ...] = Field((), title="Các câu hỏi")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.guide is None) == (self.exam is None):
            raise ValueError("cần guide (kiểm tra một bài) hoặc exam (đề rút từ nhiều bài), không cả hai")
        if self.exam and (self.questions or self.auto or self.draw):
            raise ValueError("đề theo mẫu rút câu từ bài khác nên không có questions, auto hay draw")
        if self.guide and not self.questions and not self.auto:
            raise ValueError("chưa có câu hỏi nào: viết questions, hoặc auto để lấy câu từ bài")
        return self
