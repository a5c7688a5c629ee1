"""`gap`: fill the blanks of a text from a bank of words."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from ..model.ask import Match, Option
from ..model.base import Model
from ..model.quiz import Mistake, Question
from ..model.text import Plain, Press, Rich, Span
from .fair import LETTERS, twins, unreasoned

BLANK = re.compile(r"\{([1-9])\}")


class Blank(Model):
    """A blank, in the order of the text: the words that belong there."""

    right: Rich = Field(title="Từ đúng")
    reason: Rich | None = Field(None, title="Vì sao")


class Spare(Model):
    """Words that belong nowhere."""

    text: Rich = Field(title="Từ thừa")
    reason: Rich | None = Field(None, title="Vì sao không hợp")


class Gap(Question):
    """Điền vào chỗ trống từ các từ cho sẵn."""

    kind: Literal["gap"] = "gap"
    text: Rich = Field(title="Đoạn có chỗ trống", description="Chỗ trống viết {1}, {2} … theo thứ tự đọc.")
    blanks: tuple[Blank, ...] = Field(min_length=2, max_length=6, title="Từ của từng chỗ trống")
    extra: tuple[Spare, ...] = Field((), max_length=4, title="Từ thừa")

    @property
    def told(self) -> Rich:
        """The text, its blanks numbered."""
        return Rich(tuple(_numbered(span) for span in self.text.spans))

    def ask(self) -> Match:
        """Match every blank to its words; spare words are columns of no row."""
        rows = tuple(Option(LETTERS[n], Rich.parse(f"Chỗ ({n + 1})"), one.reason) for n, one in enumerate(self.blanks))
        texts = [*((one.right, None) for one in self.blanks), *((one.text, one.reason) for one in self.extra)]
        columns = tuple(Option(str(n), text, reason) for n, (text, reason) in enumerate(texts, 1))
        return Match(rows, columns, tuple(str(n) for n, _ in enumerate(self.blanks, 1)))

    def mistakes(self) -> tuple[Mistake, ...]:
        """Blanks of the text that are not those of the list, words that stand twice, or words without a reason."""
        found: list[Mistake] = []
        numbers = [int(number) for number in BLANK.findall(self.text.plain())]
        if numbers != list(range(1, len(self.blanks) + 1)):
            hint = f"Trong text viết lần lượt {', '.join(f'{{{n}}}' for n, _ in enumerate(self.blanks, 1))}, mỗi chỗ một lần."
            found.append((("text",), f"chỗ trống trong đoạn không khớp với {len(self.blanks)} mục của blanks", hint))
        words = [*twins("blanks", "từ", [one.right for one in self.blanks]), *unreasoned("blanks", "chỗ trống", self.blanks)]
        both = [one.right for one in self.blanks] + [one.text for one in self.extra]
        spare = [(("extra", int(path[1]) - len(self.blanks)), what, hint) for path, what, hint in twins("", "từ", both)]
        return (*found, *words, *(one for one in spare if int(one[0][1]) >= 0), *unreasoned("extra", "từ thừa", self.extra))


def _numbered(span: Span) -> Span:
    return type(span)(BLANK.sub(r"(\1) …………", span.text)) if isinstance(span, Plain | Press) else span
