"""YAML text to plain data with positions: every scalar stays text; what is ambiguous or dangerous is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from ..model.catalog import KEY, Step, Where, dotted
from ..problems import Problem
from .syntax import explain

MAX_BYTES = 1 << 20
MAX_DEPTH = 40
MAX_ALIASED = 10_000
MAX_SHOWN = 10
RULE = "yaml"

Data = None | str | list["Data"] | dict[str, "Data"]
Spot = tuple[int, int]
Tree = int | tuple[int, dict[Step, "Tree"]]
"""Where a node and its key stand, packed in one number; of a mapping or list, also where its entries stand."""

_BITS = 21

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
_BAD_INDENT = re.compile(r"^ *([\t\xa0\u2000-\u200a\u3000])[ \t\xa0]*[^\s#]", re.MULTILINE)


class Marks(Mapping[Where, Spot]):
    """Line and column of every path of a YAML text, worked out when first asked, since most files have no mistakes.

    A scalar is marked where its value begins, a mapping or list where its key stands; `path + (KEY,)` is the key itself.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tree: Tree | None = None

    def __getitem__(self, path: Where) -> Spot:
        node = self._root()
        wants_key = path[-1:] == (KEY,)
        for step in path[:-1] if wants_key else path:
            if isinstance(node, int):
                raise KeyError(path)
            node = node[1][step]
        packed = node if isinstance(node, int) else node[0]
        return _unpack(packed >> 2 * _BITS if wants_key else packed)

    def __iter__(self) -> Iterator[Where]:
        waiting: list[tuple[Where, Tree]] = [((), self._root())]
        while waiting:
            path, node = waiting.pop()
            yield path
            if not isinstance(node, int):
                waiting += [((*path, step), inner) for step, inner in node[1].items()]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _root(self) -> Tree:
        if self._tree is None:
            builder = _Builder("", self._text, lenient=True)
            builder.run()
            self._tree = builder.tree
        return self._tree


def decode(file: str, raw: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a YAML file, or None with the problems: too large, not UTF-8, hidden characters, wrong indentation."""
    if len(raw) > MAX_BYTES:
        return None, (Problem(file, 0, 0, "", "tệp lớn quá 1 MiB", "Chia thành nhiều tệp nhỏ hơn.", RULE),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        spot = _spot(raw[: error.start].decode("utf-8"), error.start)
        return None, (Problem(file, *spot, "", "tệp không phải UTF-8", "Lưu lại tệp với bảng mã UTF-8.", RULE),)
    if text.startswith("\ufeff"):
        return None, (Problem(file, 1, 1, "", "tệp bắt đầu bằng dấu BOM", "Lưu lại tệp dạng UTF-8 không BOM.", RULE),)
    problems = tuple(_bad_characters(file, text))
    return (None if problems else text), problems


def _bad_characters(file: str, text: str) -> Iterator[Problem]:
    for count, found in enumerate(_HIDDEN.finditer(text)):
        if count == MAX_SHOWN:
            break
        name = f"U+{ord(found[0]):04X}"
        yield Problem(file, *_spot(text, found.start()), "", f"có ký tự ẩn {name}", "Xóa ký tự này rồi gõ lại.", RULE)
    for count, found in enumerate(_BAD_INDENT.finditer(text)):
        if count == MAX_SHOWN:
            break
        what = "dấu tab" if found[1] == "\t" else "dấu cách lạ"
        yield Problem(file, *_spot(text, found.start(1)), "", f"thụt dòng bằng {what}", "Chỉ thụt dòng bằng dấu cách thường.", RULE)


def _spot(text: str, at: int) -> Spot:
    at = min(at, len(text))
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def parse(file: str, text: str, *, lenient: bool = False) -> tuple[Data, tuple[Problem, ...]]:
    """The data of one YAML document and its problems; None when it cannot be read. `lenient` lets tags and merge keys be."""
    builder = _Builder(file, text, lenient=lenient)
    try:
        builder.run()
    except _Stop as stop:
        return None, (*builder.problems, stop.problem)
    except yaml.YAMLError as error:
        return None, (*builder.problems, explain(file, error))
    return builder.root, tuple(builder.problems)


class _Stop(Exception):
    """The rest of this file cannot be understood."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open, the key that waits for its value, and the lines of the keys so far."""

    into: list[Data] | dict[str, Data]
    path: Where
    anchor: str | None
    spots: dict[Step, Tree]
    size: int = 1
    key: str | None = None
    key_spot: Spot = (1, 1)
    lines: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Builds data out of parser events with a stack of its own, so that depth never meets Python's recursion limit."""

    def __init__(self, file: str, text: str, *, lenient: bool) -> None:
        self.file, self.text, self.lenient = file, text, lenient
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Data, int]] = {}
        self.root: Data = None
        self.tree: Tree = 0
        self.documents = self.aliased = 0

    def run(self) -> None:
        """Read the first document into `root`, and where everything stands into `tree`."""
        parser = _PARSER(self.text)
        try:
            while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                handle = _HANDLERS.get(type(event))
                if handle:
                    handle(self, event)
        finally:
            parser.dispose()

    def document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(event, "tệp có nhiều tài liệu YAML", "Bỏ dòng --- ở giữa tệp, hoặc tách thành hai tệp.")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self.stack[-1] if self.stack else None
        if event.tag is not None:
            self._tagged(event)
        if frame is not None and frame.key is None and isinstance(frame.into, dict):
            return self._key(frame, event)
        value: str | None = event.value
        if (self.lenient and event.tag is not None) or (event.implicit[0] and value in _NULLS):
            value = None
        self._anchor(event, value)
        self._put(value, event)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"lồng nhau quá {MAX_DEPTH} tầng", "Bớt số tầng thụt dòng.")
        if event.tag is not None:
            self._tagged(event)
        into: list[Data] | dict[str, Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        spots: dict[Step, Tree] = {}
        path = self._put(into, event, spots)
        self.stack.append(_Frame(into, path, event.anchor, spots))

    def close(self, event: yaml.MappingEndEvent | yaml.SequenceEndEvent) -> None:
        frame = self.stack.pop()
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (frame.into, frame.size)
        if self.stack:
            self.stack[-1].size += frame.size

    def alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        if name not in self.anchors:
            self._stop(event, f"*{name} không trỏ tới phần nào đã viết xong ở trên", "Viết thẳng nội dung ra.")
        value, size = self.anchors[name]
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            self._stop(event, "phần lặp lại bằng dấu * phình quá lớn", "Viết thẳng nội dung ra.")
        if self.stack:
            self.stack[-1].size += size
        self._put(value, event)

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key, spot = event.value, _where(event)
        path = (*frame.path, key)
        if event.implicit[0] and key in _NULLS:
            self._problem(spot, frame.path, "khóa trống trước dấu hai chấm", "Viết tên khóa trước dấu hai chấm.")
        elif key == "<<" and not self.lenient:
            self._problem(spot, frame.path, "không dùng khóa gộp <<", "Viết thẳng nội dung ra.")
        elif key in frame.lines and not self.lenient:
            message = f"khóa “{key}” viết hai lần, lần đầu ở dòng {frame.lines[key]}"
            self._problem(spot, path, message, "Bỏ một trong hai, hoặc đổi tên khóa viết nhầm.")
        frame.lines.setdefault(key, spot[0])
        frame.key, frame.key_spot = key, spot

    def _put(self, value: Data, event: Any, spots: dict[Step, Tree] | None = None) -> Where:
        """Hang a value on the open container, note where it stands, and return its path."""
        mark = event.start_mark
        here = (mark.line + 1) << _BITS | (mark.column + 1)
        if not self.stack:
            self.root, self.tree = value, (here, {} if spots is None else spots)
            return ()
        frame = self.stack[-1]
        frame.size += 1
        step, packed = self._hang(frame, value, event, here)
        frame.spots[step] = packed if spots is None else (packed, spots)
        return () if spots is None else (*frame.path, step)

    def _hang(self, frame: _Frame, value: Data, event: Any, here: int) -> tuple[Step, int]:
        if isinstance(frame.into, list):
            frame.into.append(value)
            return len(frame.into) - 1, here << 2 * _BITS | here
        if frame.key is None:
            self._stop(event, "khóa phải là một chữ, không phải danh sách hay nhóm", "Viết lại dạng khóa: giá trị.")
        key, frame.key = cast(str, frame.key), None
        frame.into[key] = value
        line, column = frame.key_spot
        at_key = line << _BITS | column
        return key, at_key << 2 * _BITS | (here if isinstance(value, str) else at_key)

    def _anchor(self, event: yaml.ScalarEvent, value: Data) -> None:
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)

    def _tagged(self, event: Any) -> None:
        if not self.lenient:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")[:60]
            path = self.stack[-1].path if self.stack else ()
            self._problem(_where(event), path, f"không dùng nhãn kiểu “{tag}”", "Bỏ nhãn, chỉ viết giá trị.")

    def _problem(self, spot: Spot, path: Where, message: str, hint: str) -> None:
        self.problems.append(Problem(self.file, *spot, dotted(path), message, hint, RULE))

    def _stop(self, event: Any, message: str, hint: str) -> None:
        path = self.stack[-1].path if self.stack else ()
        raise _Stop(Problem(self.file, *_where(event), dotted(path[:4]), message, hint, RULE))


def _unpack(packed: int) -> Spot:
    return packed >> _BITS & ((1 << _BITS) - 1), packed & ((1 << _BITS) - 1)


def _where(event: Any) -> Spot:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


_HANDLERS: Mapping[type, Any] = {
    yaml.ScalarEvent: _Builder.scalar,
    yaml.MappingStartEvent: _Builder.open,
    yaml.SequenceStartEvent: _Builder.open,
    yaml.MappingEndEvent: _Builder.close,
    yaml.SequenceEndEvent: _Builder.close,
    yaml.AliasEvent: _Builder.alias,
    yaml.DocumentStartEvent: _Builder.document,
}
