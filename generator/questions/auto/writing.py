"""The questions a guide gives as YAML that an author reads, changes and copies. Nothing is written to disk here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from textwrap import indent
from typing import Any

import yaml
from pydantic import BaseModel

from ...model.guide import Guide
from ...model.quiz import Question
from ...model.text import Rich

HEAD = """\
# Câu hỏi tự sinh từ bài “{title}” ({id}).
# Đây là bản nháp để bạn đọc lại. Chưa câu nào có trên trang.
#
# Cách dùng, trong tệp bài kiểm tra của bài này ở thư mục quizzes:
#   auto: 3
#     thêm 3 câu, máy chọn trong các câu dưới đây.
#   auto: {{count: 3, pin: [{first}], drop: [{last}]}}
#     luôn có câu ghi ở pin, không bao giờ có câu ghi ở drop.
# Muốn sửa một câu: chép cả câu vào questions: của bài kiểm tra, giữ nguyên id rồi sửa.
# Câu bạn viết thay cho câu tự sinh có cùng id.
questions:
"""


def as_yaml(guide: Guide, questions: Iterable[Question]) -> str:
    """A list under `questions:` that loads back as the same questions, each with a comment on where it came from."""
    some = tuple(questions)
    head = HEAD.format(title=guide.title, id=guide.id, first=some[0].id, last=some[-1].id)
    return head + "\n".join(indent(f"# Lấy từ {one.origin}. Nguồn: {', '.join(one.sources)}.\n{_item(one)}", "  ") for one in some)


class _Dumper(yaml.SafeDumper):
    """Lists stand further in than the key they belong to, as in all our files."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _item(question: Question) -> str:
    return yaml.dump([{"kind": question.kind, **_plain(question)}], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _plain(value: Any) -> Any:
    """A value as plain data; of a model, what its author would have to write."""
    if isinstance(value, Rich):
        return value.source()
    if isinstance(value, BaseModel):
        return {name: _plain(one) for name, one in value if one != type(value).model_fields[name].default}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value
