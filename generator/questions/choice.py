"""`choice`: pick one option, or several when more than one is right."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Choose, Option
from ..model.base import Flag, Model
from ..model.quiz import Question
from ..model.text import Rich

LETTERS = "abcdefgh"


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

    def mistakes(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """No right option, only right options, twins, or a wrong option without its reason."""
        found: list[tuple[tuple[str | int, ...], str, str]] = []
        right = sum(option.right for option in self.options)
        if right in (0, len(self.options)):
            what = "không có phương án đúng" if right == 0 else "mọi phương án đều đúng"
            found.append((("options",), what, "Đánh dấu right: true cho đúng những phương án đúng."))
        seen: set[str] = set()
        for n, option in enumerate(self.options):
            text = option.text.plain().casefold()
            if text in seen:
                found.append((("options", n), "hai phương án giống nhau", "Bỏ hoặc sửa một phương án."))
            seen.add(text)
            if not option.right and option.reason is None:
                found.append((("options", n), "phương án sai chưa có lý do", "Thêm reason: vì sao phương án này sai."))
        return tuple(found)
