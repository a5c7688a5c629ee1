"""`choice`: pick one option, or several when more than one is right."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Choose, Option
from ..model.base import Flag, Model
from ..model.quiz import Mistake, Question
from ..model.text import Rich
from .fair import LETTERS, twins, unreasoned


class ChoiceOption(Model):
    """One answer to pick from, with the reason why it is right or wrong."""

    text: Rich = Field(title="Phương án")
    right: Flag = Field(False, title="Đúng", description="true nếu phương án này đúng.")
    reason: Rich | None = Field(None, title="Vì sao", description="Vì sao đúng hoặc vì sao sai, một câu.")


class Choice(Question):
    """Một câu hỏi nhiều lựa chọn."""

    kind: Literal["choice"] = "choice"
    options: tuple[ChoiceOption, ...] = Field(min_length=2, max_length=8, title="Các phương án")

    def ask(self) -> Choose:
        """Choose; `many` when more than one option is right."""
        options = tuple(Option(LETTERS[n], one.text, one.reason) for n, one in enumerate(self.options))
        right = tuple(LETTERS[n] for n, one in enumerate(self.options) if one.right)
        return Choose(options, right, many=len(right) > 1)

    def mistakes(self) -> tuple[Mistake, ...]:
        """No right option, only right options, twins, or an option without its reason."""
        found: list[Mistake] = []
        right = sum(option.right for option in self.options)
        if right in (0, len(self.options)):
            what = "không có phương án đúng" if right == 0 else "mọi phương án đều đúng"
            found.append((("options",), what, "Đánh dấu right: true cho đúng những phương án đúng."))
        texts = [option.text for option in self.options]
        return (*found, *twins("options", "phương án", texts), *unreasoned("options", "phương án", self.options))
