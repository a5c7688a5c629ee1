"""What keyboards and hurry make of a Vietnamese text: each function takes it as it should be and gives it as it is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from generator.render.lookup.fold import folded

TONES = {"\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
"""Combining marks with the keys of Telex and VNI."""
ROOF, HORN, BOW = "\u0302", "\u031b", "\u0306"


def by_word(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: " ".join(map(change, text.split()))


def telex(word: str, late: bool = False) -> str:
    """A word as the keys of Telex are pressed, the tone last; with `late` all marks after the letters (`dangdw` for `đăng`)."""
    letters, marks, tone = "", "", ""
    for sign in unicodedata.normalize("NFD", word):
        mark = {ROOF: letters[-1:], HORN: "w", BOW: "w", "đ": "d"}.get(sign, "")
        tone = TONES[sign][0] if sign in TONES else tone
        letters += "d" if sign == "đ" else "" if unicodedata.combining(sign) else sign
        letters, marks = (letters, marks + mark) if late else (letters + mark, marks)
    return letters + marks + tone


def vni(word: str) -> str:
    """The same for VNI, where digits stand for marks."""
    parts = unicodedata.normalize("NFD", word).replace("đ", "d9")
    tones = "".join(TONES[sign][1] for sign in parts if sign in TONES)
    return "".join({ROOF: "6", HORN: "7", BOW: "8"}.get(sign, "" if sign in TONES else sign) for sign in parts) + tones


def slip(word: str) -> str:
    """Two letters in the middle of a long word have changed places."""
    at = len(word) // 2
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if len(word) > 4 else word


def together(text: str) -> str:
    return text.replace(" ", "")


def in_pairs(text: str) -> str:
    return re.sub(r"(\S+) (\S+)", r"\1\2", text)


def second_half_first(text: str) -> str:
    words = text.split()
    return " ".join([*words[len(words) // 2 :], *words[: len(words) // 2]])


def sounding_alike(text: str) -> str:
    """As it is heard: ch for tr, x for s, d for gi, f for ph."""
    for heard, written in (("ch", "tr"), ("x", "s"), ("d", "gi(?=[aeou])"), ("f", "ph")):
        text = re.sub(rf"\b{written}", heard, text)
    return text


TYPED: Mapping[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "without marks": folded,
    "in capitals": str.upper,
    "marks as signs of their own": lambda text: unicodedata.normalize("NFD", text),
    "Telex": by_word(telex),
    "Telex, marks last": by_word(lambda word: telex(word, late=True)),
    "Telex, w for ư": by_word(lambda word: telex(word).replace("uw", "w")),
    "VNI": by_word(vni),
    "run together": lambda text: together(folded(text)),
    "run together with marks": together,
    "Telex run together": lambda text: together(by_word(telex)(text)),
    "VNI run together": lambda text: together(by_word(vni)(text)),
    "two and two": lambda text: in_pairs(folded(text)),
    "with slips": lambda text: by_word(slip)(folded(text)),
    "as it sounds": lambda text: sounding_alike(folded(text)),
    "second half first": second_half_first,
}
