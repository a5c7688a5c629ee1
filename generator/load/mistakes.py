"""What pydantic finds wrong, as problems in plain Vietnamese at the right line: one entry of a table per error type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from ..model.base import ID_PATTERN
from ..model.catalog import KEY, Origin, Where, dotted, nearest
from ..problems import Problem, in_order
from .places import Found, field_names, follow, tags, title_of
from .yaml_text import Data

MAX_PROBLEMS = 100
RULE = "field"

Said = tuple[str, str]


@dataclass(frozen=True)
class _Mistake:
    """One pydantic error, and the place in the file it is about."""

    kind: str
    found: Found
    limits: Mapping[str, Any]

    @property
    def key(self) -> str:
        return str(self.found.path[-1]) if self.found.path else ""


def explain(error: ValidationError, model: type[BaseModel], data: Data, origin: Origin) -> tuple[Problem, ...]:
    """The problems behind a validation error, in file order, at most MAX_PROBLEMS and a count of the rest."""
    every = [_mistake(one, model, data) for one in error.errors(include_url=False, include_input=False)]
    real = [one for one in every if not _echo(one)]
    misspelt = {(*one.found.path[:-1], near) for one in real if one.kind == "extra_forbidden" for near in _meant(one)}
    shown = [one for one in real if not (one.kind == "missing" and one.found.path in misspelt)]
    problems = in_order(_problem(one, origin) for one in shown[:MAX_PROBLEMS])
    if len(shown) <= MAX_PROBLEMS:
        return problems
    return (*problems, Problem(origin.file, 0, 0, "", f"còn {len(shown) - MAX_PROBLEMS} lỗi nữa", "Sửa các lỗi trên trước.", RULE))


def _mistake(one: Any, model: type[BaseModel], data: Data) -> _Mistake:
    return _Mistake(one["type"], follow(model, data, one["loc"]), one.get("ctx") or {})


def _echo(one: _Mistake) -> bool:
    """Whether a list is called too short only because its entries have mistakes of their own."""
    data = one.found.data
    return one.kind == "too_short" and isinstance(data, list) and len(data) >= cast(int, one.limits["min_length"])


def _meant(one: _Mistake) -> tuple[str, ...]:
    """The key that an unknown key was probably meant to be."""
    names = field_names(one.found.holder) if one.found.holder else ()
    hint = nearest(one.key, names)
    return tuple(name for name in names if f"“{name}”" in hint)


def _problem(one: _Mistake, origin: Origin) -> Problem:
    message, hint = _SAYINGS.get(one.kind, _other)(one)
    place: Where = one.found.path
    if one.kind == "union_tag_invalid":
        place = (*place, _discriminator(one))
    if one.kind == "extra_forbidden":
        line, column = origin.find((*place, KEY))
    elif one.kind == "missing":
        line, column = origin.find(place[:-1])
    else:
        line, column = origin.find(place)
    return Problem(origin.file, line, column, dotted(origin.base + place), message, hint, RULE)


# ---- one function per way to be wrong --------------------------------------------------------------------------


def _missing(one: _Mistake) -> Said:
    title = title_of(one.found.holder, one.key)
    return f"thiếu khóa “{one.key}”", f"Thêm dòng {one.key}: …" + (f" ({title})." if title else "")


def _extra(one: _Mistake) -> Said:
    names = field_names(one.found.holder) if one.found.holder else ()
    return f"khóa lạ “{one.key}”", nearest(one.key, names) or "Các khóa dùng được: " + ", ".join(names) + "."


def _one_of(one: _Mistake) -> Said:
    return _allowed(one.found.data, re.findall(r"'([^']*)'", str(one.limits.get("expected", ""))))


def _allowed(data: Data, values: list[str]) -> Said:
    near = nearest(data, values) if isinstance(data, str) else ""
    return f"cần một trong: {', '.join(values)}; đang là {_show(data)}", near


def _discriminator(one: _Mistake) -> str:
    """The key that tells the members of a union apart; pydantic puts it in quotes."""
    return str(one.limits["discriminator"]).strip("'")


def _bad_kind(one: _Mistake) -> Said:
    key = _discriminator(one)
    values = tags(one.found.members, key)
    tag = one.found.data.get(key) if isinstance(one.found.data, dict) else None
    near = nearest(tag, values) if isinstance(tag, str) else ""
    return f"không có loại {_show(tag)}", near or f"Các loại dùng được: {', '.join(values)}."


def _no_kind(one: _Mistake) -> Said:
    key = _discriminator(one)
    return f"thiếu khóa “{key}”", f"Thêm {key}: với một trong các loại: {', '.join(tags(one.found.members, key))}."


def _too_long(one: _Mistake) -> Said:
    limit, data = one.limits["max_length"], one.found.data
    length = len(data) if isinstance(data, str) else 0
    return f"dài {length} ký tự, quá {limit}", f"Rút ngắn còn {limit} ký tự."


def _too_short(one: _Mistake) -> Said:
    return "chưa có chữ nào", "Viết nội dung, hoặc bỏ khóa này nếu không bắt buộc."


def _few(one: _Mistake) -> Said:
    least = one.limits["min_length"]
    count = len(one.found.data) if isinstance(one.found.data, list) else 0
    return f"cần ít nhất {least} mục, đang có {count}", "Thêm mục cho đủ."


def _many(one: _Mistake) -> Said:
    most = one.limits["max_length"]
    count = len(one.found.data) if isinstance(one.found.data, list) else 0
    return f"có {count} mục, nhiều nhất là {most}", "Bớt mục, hoặc tách ra."


def _least(one: _Mistake) -> Said:
    return f"số nhỏ nhất là {one.limits['ge']}; đang là {_show(one.found.data)}", ""


def _most(one: _Mistake) -> Said:
    return f"số lớn nhất là {one.limits['le']}; đang là {_show(one.found.data)}", ""


def _pattern(one: _Mistake) -> Said:
    pattern = str(one.limits["pattern"])
    choices = re.fullmatch(r"\^\(([a-z|_-]+)\)\$", pattern)
    if choices:
        return _allowed(one.found.data, choices[1].split("|"))
    known = next((said for part, said in _PATTERNS.items() if part in pattern), None)
    what, hint = known or ("chữ viết đúng mẫu", f"Mẫu là {pattern}.")
    return f"cần {what}; đang là {_show(one.found.data)}", hint


def _text(one: _Mistake) -> Said:
    return _wanted(one, "chữ", "Viết chữ ngay sau dấu hai chấm.")


def _flag(one: _Mistake) -> Said:
    return _wanted(one, "true hoặc false", "Viết true nếu có, false nếu không.")


def _whole(one: _Mistake) -> Said:
    return _wanted(one, "số nguyên", "Chỉ viết chữ số, ví dụ 15.")


def _day(one: _Mistake) -> Said:
    return _wanted(one, "ngày có thật, dạng năm-tháng-ngày", "Ví dụ 2026-11-22.")


def _group(one: _Mistake) -> Said:
    names = ", ".join(field_names(one.found.members[0])[:6]) if len(one.found.members) == 1 else ""
    return _wanted(one, "một nhóm khóa: giá trị", f"Các khóa dùng được: {names} …" if names else "Xuống dòng, thụt vào rồi viết từng khóa.")


def _listing(one: _Mistake) -> Said:
    return _wanted(one, "một danh sách", "Viết mỗi mục một dòng bắt đầu bằng dấu -, hoặc viết [a, b].")


def _wanted(one: _Mistake, what: str, hint: str) -> Said:
    if one.found.data is None:
        return f"chưa có giá trị, cần {what}", hint
    return f"cần {what}; đang là {_show(one.found.data)}", hint


def _own(one: _Mistake) -> Said:
    return str(one.limits.get("error", "giá trị không hợp lệ")), ""


def _other(one: _Mistake) -> Said:
    return f"giá trị không hợp lệ: {_show(one.found.data)}", "Xem lại cách viết khóa này trong hướng dẫn viết bài."


def _show(data: Data) -> str:
    match data:
        case None:
            return "trống"
        case str():
            return f"“{data[:60]}…”" if len(data) > 60 else f"“{data}”"
        case list():
            return "một danh sách"
        case dict():
            return "một nhóm khóa"


_PATTERNS: Mapping[str, Said] = {  # part of a pattern → what it wants, an example
    ID_PATTERN: ("mã chỉ có chữ thường không dấu, số và dấu gạch nối", "Ví dụ: dang-ky-khai-sinh."),
    "https?://": ("địa chỉ trang bắt đầu bằng http:// hoặc https://", "Ví dụ: https://dichvucong.gov.vn/."),
    r"^\d{4}(-\d{2}": ("năm, tháng hoặc ngày", "Ví dụ: 2026, 2026-06 hoặc 2026-06-18."),
}

_SAYINGS: Mapping[str, Callable[[_Mistake], Said]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _one_of,
    "enum": _one_of,
    "union_tag_invalid": _bad_kind,
    "union_tag_not_found": _no_kind,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _pattern,
    "string_type": _text,
    "too_short": _few,
    "too_long": _many,
    "greater_than_equal": _least,
    "less_than_equal": _most,
    "bool_parsing": _flag,
    "bool_type": _flag,
    "int_parsing": _whole,
    "int_type": _whole,
    "date_parsing": _day,
    "date_type": _day,
    "date_from_datetime_parsing": _day,
    "model_type": _group,
    "model_attributes_type": _group,
    "dict_type": _group,
    "tuple_type": _listing,
    "value_error": _own,
}
