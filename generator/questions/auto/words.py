"""How words are compared, so that no wrong answer is right by accident: without case, tone marks and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_SIGNS = re.compile(r"[\W_]+")

SMALL = frozenset(
    """ai bạn bằng bị các cần chỉ cho chưa có còn của cũng cùng đã đang để đến do được gì hãy hay hoặc khi không là lại làm lên mà một mọi
    mới nào này nếu những như nhưng ở phải ra rồi sau sẽ tại thì theo trên trong trước từ và vào về vì việc với""".split()  # noqa: SIM905
)
"""Words that say nothing of what a text is about."""

PAPERS = frozenset("thiếu giấy tờ phiếu đơn mẫu văn bản hồ sơ".split())  # noqa: SIM905
"""Words that any paper may be called by."""


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The words in small letters without tone marks, one space between them: “Phí: 7.000 đồng” → “phi 7 000 dong”."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _SIGNS.sub(" ", "".join(sign for sign in apart if not unicodedata.combining(sign))).strip()


def near(one: str, other: str) -> bool:
    """Whether two texts may be taken for one another: the same words, or one inside the other. Empty texts are near everything."""
    return inside(fold(one), fold(other))


def inside(one: str, other: str) -> bool:
    """Whether one of two folded texts stands in the other."""
    return one in other or other in one


def has(text: str, words: str) -> bool:
    """Whether folded `words` stand in the text as whole words."""
    return f" {words} " in f" {fold(text)} "


@lru_cache(maxsize=20_000)
def pairs(text: str) -> frozenset[str]:
    """What a text is about: its pairs of neighbouring words, both of some weight, folded. Most Vietnamese words are two syllables."""
    return _pairs(text, SMALL)


def topic(text: str) -> frozenset[str]:
    """The pairs of a text that are about more than papers as such: of “Thiếu giấy chứng sinh”, “chung sinh”."""
    return _pairs(text, SMALL | PAPERS)


def _pairs(text: str, without: frozenset[str]) -> frozenset[str]:
    """Tone marks tell small words from others (“có” and “cơ”), so they are taken away last."""
    words = ["" if word in without else fold(word) for word in _SIGNS.sub(" ", text.casefold()).split()]
    return frozenset(f"{one} {two}" for one, two in pairwise(words) if one and two)


def small(text: str) -> str:
    """The text as it stands inside a sentence: the first letter small, unless the word is a name in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
