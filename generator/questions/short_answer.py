"""`short_answer`: write a word or a few."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Write
from ..model.base import Flag, Line
from ..model.quiz import Question


class ShortAnswer(Question):
    """Viết câu trả lời ngắn."""

    kind: Literal["short_answer"] = "short_answer"
    accepted: tuple[Line, ...] = Field(min_length=1, title="Các cách viết được chấp nhận", description="Cách viết đầu tiên là đáp án mẫu.")
    tone_free: Flag = Field(True, title="Bỏ qua dấu", description="true: gõ không dấu cũng đúng.")

    def ask(self) -> Write:
        """Write; the first accepted form is the one shown as the answer."""
        return Write(self.accepted, self.tone_free)
