"""Where what is loaded gathers: objects by kind and id, where each stands, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from ..model.catalog import Origin
from ..problems import Problem
from . import disk
from .mistakes import explain
from .yaml_text import MAX_BYTES, Data, Marks, decode, parse


@dataclass
class Shelf:
    """Takes files one by one; keeps every valid object and every problem."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    twins: list[tuple[str, str, Origin]] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def one(self, kind: str, file: str, model: type[BaseModel]) -> None:
        """Take a file that holds one object, whose id is the file's name."""
        name = PurePosixPath(file).name.removesuffix(".yml")
        self.objects.setdefault(kind, {})
        read = self._read(file)
        made = self._make(model, *read) if read else None
        if read is None or made is None:
            self.broken.add((kind, name))
            return
        origin, id = read[1], str(getattr(made, "id", name))
        if id != name:
            self.broken.add((kind, name))
            hint = f"Đổi tên tệp thành {id}.yml, hoặc đổi id thành {name}."
            message = f"id “{id}” không trùng tên tệp “{name}.yml”"
            self.problems.append(Problem(disk.shown(file), *origin.find(("id",)), "id", message, hint, "file-name"))
        self._add(kind, id, made, origin)

    def many(self, kind: str, file: str, model: type[BaseModel], key: str, item: type[BaseModel]) -> None:
        """Take a file that holds a list of objects under `key`; entries without mistakes are kept."""
        self.objects.setdefault(kind, {})
        read = self._read(file)
        if read is None:
            self.lost.add(kind)
            return
        whole = self._make(model, *read)
        made = list(getattr(whole, key)) if whole else self._good_ones(kind, read[0], key, item)
        for n, one in enumerate(made):
            if one is not None:
                self._add(kind, one.id, one, Origin(read[1].file, read[1].marks, (key, n)))

    def _read(self, file: str) -> tuple[Data, Origin] | None:
        raw = disk.read(self.root, file, MAX_BYTES)
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        name = disk.shown(file)
        text, problems = decode(name, raw)
        self.problems += problems
        if text is None:
            return None
        data, problems = parse(name, text)
        self.problems += problems
        if not isinstance(data, dict):
            if not problems:
                what = "tệp trống" if data is None else "tệp phải gồm các dòng khóa: giá trị"
                self.problems.append(Problem(name, 1, 1, "", what, "Xem một tệp mẫu cùng loại.", "yaml"))
            return None
        return data, Origin(name, Marks(text))

    def _make(self, model: type[BaseModel], data: Data, origin: Origin) -> Any:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.problems += explain(error, model, data, origin)
            return None

    def _good_ones(self, kind: str, data: Data, key: str, item: type[BaseModel]) -> list[Any]:
        """The entries of a list that are valid by themselves; the others are remembered as broken."""
        entries = data.get(key) if isinstance(data, dict) else None
        if not isinstance(entries, list):
            self.lost.add(kind)
            return []
        return [self._good_one(kind, entry, item) for entry in entries]

    def _good_one(self, kind: str, entry: Data, item: type[BaseModel]) -> Any:
        try:
            return item.model_validate(entry)
        except ValidationError:
            id = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(id, str):
                self.broken.add((kind, id))
            else:
                self.lost.add(kind)
            return None

    def _add(self, kind: str, id: str, made: Any, origin: Origin) -> None:
        if id in self.objects[kind]:
            self.twins.append((kind, id, origin))
            return
        self.objects[kind][id] = made
        self.origins[kind, id] = origin
