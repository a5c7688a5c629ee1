"""What the YAML parser complains about, in words an author understands."""

from __future__ import annotations

from typing import Any

import yaml

from ..problems import Problem

# Part of the parser's message → what to say, what to try. The first that fits is used.
_SAYINGS: tuple[tuple[str, str, str], ...] = (
    ("could not find expected ':'", "thiếu dấu hai chấm sau khóa", "Viết dạng khóa: giá trị, có một dấu cách sau dấu hai chấm."),
    (
        "mapping values are not allowed",
        "có dấu hai chấm lạc chỗ, hoặc thụt dòng chưa khớp",
        'Nếu câu có dấu hai chấm, đặt cả câu trong dấu nháy "…"; nếu không, xem lại số dấu cách đầu dòng.',
    ),
    ("found unexpected end of stream", "dấu nháy mở ra mà chưa đóng", "Thêm dấu nháy ở cuối giá trị."),
    ("found unexpected document indicator", "dấu nháy mở ra mà chưa đóng", "Thêm dấu nháy ở cuối giá trị."),
    ("found unknown escape", "có dấu \\ lạ trong dấu nháy kép", "Dùng nháy đơn '…', hoặc viết \\\\."),
    ("expected ',' or ']'", "danh sách […] chưa đóng, hoặc thiếu dấu phẩy", "Thêm dấu phẩy giữa các mục và dấu ] ở cuối."),
    ("expected ',' or '}'", "nhóm {…} chưa đóng, hoặc thiếu dấu phẩy", "Thêm dấu phẩy giữa các mục và dấu } ở cuối."),
    ("expected '-' indicator", "mục của danh sách thụt dòng không khớp", "Cho các dấu - của một danh sách thẳng cột với nhau."),
    ("block sequence entries are not allowed", "dấu - đứng không đúng chỗ", "Đưa dấu - xuống dòng mới, dưới khóa của danh sách."),
    ("expected key", "thụt dòng không khớp, hoặc thừa chữ sau giá trị", "Cho các khóa cùng cấp thẳng cột; câu có dấu nháy thì bao cả câu."),
    ("<document start>", "thừa nội dung sau khi tài liệu đã hết", "Xem lại số dấu cách đầu dòng này."),
    ("<block end>", "thụt dòng không khớp", "Cho các khóa cùng cấp thẳng cột với nhau."),
    ("cannot start any token", "giá trị không được bắt đầu bằng ký tự này", 'Đặt cả giá trị trong dấu nháy "…".'),
    ("alphabetic or numeric", "dấu * hoặc & đứng đầu giá trị", 'Đặt cả giá trị trong dấu nháy "…".'),
    ("while scanning an a", "dấu * hoặc & đứng đầu giá trị", 'Đặt cả giá trị trong dấu nháy "…".'),
    ("while scanning a block scalar", "khối chữ sau dấu | hoặc > viết chưa đúng", "Xuống dòng ngay sau dấu, rồi thụt vào hai dấu cách."),
    ("tag", "có dấu ! đứng đầu giá trị", 'Đặt cả giá trị trong dấu nháy "…".'),
    ("directive", "có dấu % đứng đầu dòng", 'Đặt cả giá trị trong dấu nháy "…".'),
)


def explain(file: str, error: yaml.YAMLError) -> Problem:
    """The problem behind a parser error, at the place where the parser gave up."""
    said = " ".join(str(getattr(error, part, None) or "") for part in ("problem", "context"))
    marks: list[Any] = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "found unexpected" in said:  # an open quote: where it was opened says more than where the file ended
        marks.reverse()
    mark = marks[0] or marks[1]
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    for part, message, hint in _SAYINGS:
        if part in said:
            return Problem(file, line, column, "", message, hint, "yaml")
    return Problem(file, line, column, "", "không đọc được YAML từ đây", "Xem lại dấu nháy, dấu hai chấm và thụt dòng gần đây.", "yaml")
