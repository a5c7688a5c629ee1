"""The table of question kinds. A new kind is one file here and one name in `AnyQuestion`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..model.quiz import Quiz
from .choice import Choice
from .match import Matching
from .order import Ordering
from .short_answer import ShortAnswer
from .true_false import TrueFalse

AnyQuestion = Annotated[Choice | TrueFalse | ShortAnswer | Ordering | Matching, Field(discriminator="kind")]


class QuizFile(Quiz):
    """A quiz as it stands in YAML, its questions told apart by `kind`."""

    questions: tuple[AnyQuestion, ...] = Field(min_length=1, title="Các câu hỏi")
