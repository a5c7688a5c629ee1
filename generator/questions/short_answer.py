"""`short_answer`: write a word or a few, or a number."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from ..model.ask import Number, Option, Write
from ..model.base import Flag, Line, Model
from ..model.quiz import Mistake, Question
from ..model.text import Plain, Rich
from .fair import unreasoned

NUMBER = re.compile(r"-?\d{1,9}(,\d{1,6})?")


def number(value: object) -> Decimal:
    """A number as Vietnamese write it, with a decimal comma; thousands stand without dots, so that nothing can be misread."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise ValueError("số viết bằng chữ số, phần lẻ sau dấu phẩy, không có dấu chấm; ví dụ 7000 hoặc 7,5")
    return Decimal(value.replace(",", "."))


Amount = Annotated[Decimal, BeforeValidator(number, json_schema_input_type=str | int)]


class Slip(Model):
    """A likely wrong answer, and why it is wrong."""

    text: Line = Field(title="Câu trả lời sai hay gặp")
    reason: Rich | None = Field(None, title="Vì sao sai")


class ShortAnswer(Question):
    """Viết câu trả lời ngắn."""

    kind: Literal["short_answer"] = "short_answer"
    accepted: tuple[Line, ...] = Field((), title="Các cách viết được chấp nhận", description="Cách viết đầu tiên là đáp án mẫu.")
    tone_free: Flag = Field(True, title="Bỏ qua dấu", description="true: gõ không dấu cũng đúng.")
    number: Amount | None = Field(None, title="Đáp án là số", description="Thay cho accepted. Phần lẻ viết sau dấu phẩy: 7,5.")
    tolerance: Amount = Field(Decimal(0), ge=0, title="Sai số được chấp nhận")
    units: tuple[Line, ...] = Field((), title="Đơn vị", description="Chữ được viết sau số; đơn vị đầu hiện trong đáp án.")
    wrong: tuple[Slip, ...] = Field((), title="Câu trả lời sai hay gặp")

    @model_validator(mode="before")
    @classmethod
    def _one_way(cls, data: Any) -> Any:
        if isinstance(data, dict) and bool(data.get("accepted")) == ("number" in data):
            raise ValueError("cần accepted (chữ) hoặc number (số), không cả hai")
        return data

    def ask(self) -> Write | Number:
        """Number when the answer is one, else Write; the first accepted form is the one shown as the answer."""
        wrong = tuple(Option(str(n), Rich((Plain(one.text),)), one.reason) for n, one in enumerate(self.wrong, 1))
        if self.number is not None:
            return Number(self.number, self.tolerance, self.units, wrong)
        return Write(self.accepted, self.tone_free, wrong)

    def mistakes(self) -> tuple[Mistake, ...]:
        """A wrong answer that is accepted, stands there twice, or has no reason."""
        found: list[Mistake] = []
        known = {_plain(one) for one in self.accepted}
        for n, one in enumerate(self.wrong):
            if _plain(one.text) in known:
                found.append((("wrong", n), "câu trả lời này trùng một cách viết khác", "Bỏ nó khỏi wrong hoặc khỏi accepted."))
            known.add(_plain(one.text))
        return (*found, *unreasoned("wrong", "câu trả lời sai", self.wrong))


def _plain(text: str) -> str:
    """How the browser compares what is written, tone marks left out."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())
