"""The rule about personal data: nothing in a lesson may look like a real person's number, plate or address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from ..model.catalog import Catalog, Settings
from ..problems import Problem
from .walk import Said, texts, told

_WORTH_READING = re.compile(r"@|\d{3}|\d[ .-]\d[ .-]\d").search
_SEP = r"[ .\u2011-]?"
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_CARD = re.compile(r"(?<![\d.,])(?:\d{12}|0\d{2,3}(?:[ .-]\d{3,6}){1,3})(?![\d]|[.,]\d)(?!\s*(?:đồng|đ\b|VND))", re.IGNORECASE)
_OLD_CARD = re.compile(r"(?:CMND|CMT|chứng minh(?: nhân dân| thư)?)\D{0,30}?(\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d)", re.IGNORECASE)
_MOBILE = re.compile(rf"(?<![\d.,])(?:\(?\+?84\)?{_SEP}|0)[35789](?:{_SEP}\d){{8}}(?!\d)")
_PLATE = re.compile(r"(?<![\w.,/-])\d{2}[ -]?[A-Z](?:[A-Z]|\d)?(?:[ -]?\d{3}\.\d{2}|[ -]\d{5}|-\d{4})(?![\w/]|[.,]\d)")
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_OFFICIAL = re.compile(r"(?:^|\.)(?:gov\.vn|example(?:\.(?:com|org|net|vn))?|test|invalid|localhost)$", re.IGNORECASE)
_ROLES = frozenset(("hotro", "ho-tro", "cskh", "lienhe", "lien-he", "support", "info", "contact", "help", "vanthu"))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_sample(digits: str) -> bool:
    """Whether nobody can have this number: one digit repeated, or nothing but one repeated digit after the prefix."""
    return len(set(digits)) == 1 or len(set(digits[2:])) == 1


def _card(found: re.Match[str]) -> bool:
    digits = _digits(found[0])
    return len(digits) == 12 and len(set(digits)) > 1


def _number(found: re.Match[str]) -> bool:
    return not _is_sample(_digits(found[0]))


def _old_card(found: re.Match[str]) -> bool:
    return not _is_sample(_digits(found[1]))


def _plate(found: re.Match[str]) -> bool:
    return len(set(_digits(found[0])[-4:])) > 1


def _mail(found: re.Match[str]) -> bool:
    name = found[0].split("@")[0].lower()
    return not (_OFFICIAL.search(found[1]) or name in _ROLES)


class Sort(NamedTuple):
    """A sort of personal data: its name, what finds it, what sets harmless finds aside, a sample to use instead."""

    name: str
    pattern: re.Pattern[str]
    real: Callable[[re.Match[str]], bool]
    sample: str


SORTS = (
    Sort("số định danh 12 chữ số", _CARD, _card, "000000000000"),
    Sort("số chứng minh nhân dân", _OLD_CARD, _old_card, "000000000"),
    Sort("số điện thoại di động", _MOBILE, _number, "0900 000 000"),
    Sort("biển số xe", _PLATE, _plate, "17-B1 000.00"),
    Sort("địa chỉ thư điện tử", _MAIL, _mail, "ten@example.com"),
)


def real_looking(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Personal data that looks real, in every text but sources and the contacts of places."""
    return told(catalog, "privacy", _personal, "guide", "quiz", "screen", "group", "path", "place", "term")


def _personal(model: BaseModel) -> Iterator[Said]:
    for text in texts(model):
        plain = text.plain
        if text.path[:1] != ("contacts",) and _WORTH_READING(plain):
            shown = _URL.sub(" ", plain)
            for sort in SORTS:
                if any(sort.real(match) for match in sort.pattern.finditer(shown)):
                    yield text.path, f"có {sort.name} giống thật", f"Thay bằng dữ liệu mẫu, ví dụ {sort.sample}."
