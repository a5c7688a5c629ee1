"""Numbers of a text, in every form under which a fact sheet may hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_UNITS = frozenset(
    re.split(" ", "ngày giờ phút giây tháng năm tuổi bản ảnh tờ người lần mức loại bên bước trang số nguyện thẻ ký mục ô đồng % mb kb")
)
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_UNIT = r"(?P<unit>%|[^\W\d_]+)"
_AND = r"\s?(?:–|-|đến dưới|đến|hoặc|,|và|/)\s?"
_SCALE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])|(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?!\d)")
_LONG_DAY = re.compile(r"(?:ngày |mùng |^)(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?")
_LAW = re.compile(r"(?<![\d/.])(\d{1,5})/(\d{4})/(?=[A-ZĐa-zđ])")
_MONTH = re.compile(r"(?<![\d/.])(\d{1,5})/(\d{4})(?![\d/])|(?<![\d/.-])(\d{4})-(\d{2})(?![\d-])|tháng (\d{1,2}) năm (\d{4})")
_SHORT_DAY = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/.])")
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])")
_RULE = re.compile(r"(?:Nghị định|Thông tư|Luật|Quyết định|Nghị quyết) (\d{1,4})(?![\d/])")
_LEVEL = re.compile(r"[Mm]ức (?:độ )?(\d)(?!\d)")
_CODE = re.compile(r"(?<![\d.])\d\.\d{6}(?!\d)")
_FORM = re.compile(r"(?<![^\W_])(?:[A-ZĐ]{1,5}\d{1,3}[a-z]?(?:-[A-Z]+)?|\d{1,3}[a-z]?-[A-ZĐ]{2,}|[A-ZĐ]{2,}-\d{2,})(?![^\W_])")
_NUMBER = re.compile(r"(?<![\w.,/])\d{1,3}(?:[. ]\d{3})+(?!\d)(?:[. ]\d{1,4})*|(?<![\w.,])\d{4}[ .]\d{4}(?!\d)|\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Number:
    """A number as it is written, the forms of it that a sheet may hold, and what it is: a day, an age, a time, a sum, a name (of a law, a
    procedure, a form, a level), or a count of anything else."""

    shown: str
    forms: frozenset[str]
    kind: str = "count"


def numbers(text: str) -> Iterator[Number]:
    """Every number of a text: days, months, laws, codes, forms, sums, and counts together with their unit."""
    text = text.replace("chữ số", "số")
    for pattern, forms, kind in _PATTERNS:
        for match in pattern.finditer(text):
            yield Number(match[0].rstrip("/"), frozenset(forms(match)), kind)
        text = pattern.sub(lambda match: " ; " * bool(match[0]), text)
    for match in _NUMBER.finditer(text):
        yield _count(match[0], "" if text[: match.start()].rstrip().lower().endswith("lớp") else text[match.end() :])


def _day(match: re.Match[str]) -> Iterable[str]:
    year, month, day = (match[3], match[2], match[1]) if match[1] else (match[4], match[5], match[6])
    return (f"{year}-{int(month):02}-{int(day):02}",)


def _long_day(match: re.Match[str]) -> Iterable[str]:
    return (f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match[3] else f"{int(match[1])}/{int(match[2])}",)


def _law(match: re.Match[str]) -> Iterable[str]:
    return (f"{match[1].lstrip('0')}/{match[2]}",)


def _month(match: re.Match[str]) -> Iterable[str]:
    if match[1]:
        return (f"{match[2]}-{int(match[1]):02}", f"{match[1].lstrip('0')}/{match[2]}")
    return (f"{match[3] or match[6]}-{int(match[4] or match[5]):02}",)


def _plain(match: re.Match[str]) -> Iterable[str]:
    return (match[0].lower(),)


def _level(match: re.Match[str]) -> Iterable[str]:
    return (f"mức {match[1]}",)


def _rule(match: re.Match[str]) -> Iterable[str]:
    return (f"{match[1]}/",)


def _short_day(match: re.Match[str]) -> Iterable[str]:
    return (f"{int(match[1])}/{int(match[2])}",)


_PATTERNS = (
    (_DAY, _day, "day"),
    (_LONG_DAY, _long_day, "day"),
    (_LAW, _law, "name"),
    (_CODE, _plain, "name"),
    (_FORM, _plain, "name"),
    (_MONTH, _month, "day"),
    (_CLOCK, _plain, "time"),
    (_LEVEL, _level, "name"),
    (_RULE, _rule, "name"),
    (_SHORT_DAY, _short_day, "day"),
)
_KINDS = {"tuổi": "age", "giờ": "time", "phút": "time", "giây": "time", "đồng": "sum", "đ": "sum"}


def _count(digits: str, rest: str) -> Number:
    """A bare number: large ones stand alone, small ones together with the word they count."""
    found = re.match(r"\s?" + _UNIT, rest)
    unit = found["unit"].lower() if found else ""
    whole = digits if re.fullmatch(r"\d+\.\d\d?", digits) else re.sub(r"[. ]", "", digits)
    if unit in _SCALE:
        return Number(f"{digits} {unit}", frozenset({f"{float(whole.replace(',', '.')) * _SCALE[unit]:.0f}"}), "sum")
    whole = whole if re.search(r"[.,]", whole) else str(int(whole)) if len(whole) < 6 else whole
    if unit in _UNITS and len(whole) < 4:
        return Number(f"{digits} {unit}", frozenset({f"{whole} {unit}"}), _KINDS.get(unit, "count"))
    return Number(digits, frozenset({whole}), "day" if re.fullmatch(r"(?:19|20)\d\d", digits) else _KINDS.get(unit, "count"))


def held(text: str) -> set[str]:
    """Every form under which a number of a sheet's line may be asked for."""
    spelt = re.sub(rf"\b({'|'.join(_WORDS)})\b(?= [^\W\d])", lambda match: str(_WORDS[match[0]]), text.lower())
    ranges = re.sub(rf"((?:\d+{_AND})+)(?=\d+ ([^\W\d]+))", lambda match: re.sub(_AND, f" {match[2]} ", match[1]), text)
    days = re.sub(r"(?<![\d/])(\d{1,2})\s?(?:–|-)\s?(?=\d{1,2}(/\d{1,2}(?:/\d{4})?)(?![\d/]))", r"\1\2 – ", text)
    forms = {form for one in (text, spelt, ranges, days) for number in numbers(one) for form in number.forms}
    forms |= {f"{number}/" for number in re.findall(r"(?<![\d/.])(\d{1,5})/QĐ", text)}
    forms |= {f"{form.partition('/')[0]}/" for form in forms if re.fullmatch(r"\d+/\d{4}", form)}
    forms |= {part for form in forms if " " in form for part in form.split() if part[0].isdigit()}
    for form in tuple(forms):
        if day := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", form):
            forms |= {day[1], f"{day[1]}-{day[2]}", f"{int(day[3])}/{int(day[2])}", str(int(day[2]))}
        elif part := re.fullmatch(r"(\d{4})-\d{2}|(\d+)/(\d+)", form):
            forms |= {part[1]} if part[1] else {part[2], part[3]}
    return forms
