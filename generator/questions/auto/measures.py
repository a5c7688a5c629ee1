"""Sums of money and spans of time in a text, and the same text with others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

CLOSE = 1.25
"""Spans of time that differ by no more than this factor count as the same: 60 days and 2 months, 12 months and a year."""

_MONEY = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:\s*(?:đồng|đ)\b)")
_ANY_MONEY = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+)(?![\d.])|(?<![\d.,])(\d+)\s*(?:đồng|đ)\b")
_DAYS = {"giờ": 1 / 24, "ngày": 1, "ngày làm việc": 1, "tuần": 7, "tháng": 30, "năm": 365}
_TIME = re.compile(
    r"(?:(?<![\d.,/])(?P<count>\d{1,3})\s+(?P<unit>ngày làm việc|giờ|ngày|tuần|tháng|năm)|(?<=rong )(?P<day>ngày làm việc|ngày))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A sum or a span as it is written, its size (đồng, days), and where it stands in its text."""

    text: str
    size: float
    start: int
    end: int

    @property
    def counted(self) -> bool:
        """Whether it has a number; “trong ngày” has none."""
        return self.text[:1].isdigit()

    @property
    def unit(self) -> str:
        """What is counted."""
        return self.text.partition(" ")[2] if self.counted else self.text

    def like(self, other: Measure) -> str:
        """This span of time as the other is written, if both are days or working days."""
        both = {self.unit, other.unit} <= {"ngày", "ngày làm việc"}
        return f"{self.text.partition(' ')[0]} {other.unit}" if both else self.text


def sums(text: str) -> tuple[Measure, ...]:
    """The sums of money in a text, in order."""
    return tuple(Measure(found[0], float(found[1].replace(".", "")), *found.span()) for found in _MONEY.finditer(text))


def all_sums(text: str) -> frozenset[float]:
    """Every number in a text that may be a sum: “50.000 và 70.000 đồng” has two."""
    return frozenset(float((found[1] or found[2]).replace(".", "")) for found in _ANY_MONEY.finditer(text))


def spans(text: str) -> tuple[Measure, ...]:
    """The spans of time in a text, in order; “trong ngày” is one of a day."""
    return tuple(
        Measure(found[0], int(found["count"] or 1) * _DAYS[found["unit"] or found["day"]], *found.span()) for found in _TIME.finditer(text)
    )


def close(one: float, other: float) -> bool:
    """Whether two spans of time may be taken for one another."""
    return one <= other * CLOSE and other <= one * CLOSE


def alone(text: str, some: Iterable[Measure]) -> bool:
    """Whether the text has no number besides these measures, so that putting others in their place makes a text of the same kind."""
    return not re.search(r"\d", instead(text, [(one, "") for one in some]))


def instead(text: str, changes: Iterable[tuple[Measure, str]]) -> str:
    """The text with each measure changed for a word."""
    for measure, word in sorted(changes, key=lambda change: -change[0].start):
        text = text[: measure.start] + word + text[measure.end :]
    return text
