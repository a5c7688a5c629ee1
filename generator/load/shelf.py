"""Where what is loaded gathers: objects by kind and id, where each stands, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from ..model.catalog import Origin
from ..model.memory import Memory
from ..problems import Problem
from . import disk
from .mistakes import explain
from .sharing import shared
from .yaml_text import MAX_BYTES, Data, Marks, decode, parse


@dataclass
class Shelf:
    """Takes files one by one; keeps every valid object and every problem."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    twins: list[tuple[str, str, Origin]] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    safe: set[str] = field(default_factory=set)
    """Folders that are known to lie inside root."""

    def one(self, kind: str, file: str, model: type[BaseModel]) -> None:
        """Take a file that holds one object, whose id is the file's name."""
        name = PurePosixPath(file).name.removesuffix(".yml")
        self.objects.setdefault(kind, {})
        _, made, origin = self._taken(file, model)
        if made is None:
            self.broken.add((kind, name))
            return
        id = str(getattr(made, "id", name))
        if id != name:
            self.broken.add((kind, name))
            hint = f"Đổi tên tệp thành {id}.yml, hoặc đổi id thành {name}."
            message = f"id “{id}” không trùng tên tệp “{name}.yml”"
            self.problems.append(Problem(disk.shown(file), *origin.find(("id",)), "id", message, hint, "file-name"))
        self._add(kind, id, made, origin)

    def many(self, kind: str, file: str, model: type[BaseModel], key: str, item: type[BaseModel]) -> None:
        """Take a file that holds a list of objects under `key`; entries without mistakes are kept."""
        self.objects.setdefault(kind, {})
        data, whole, origin = self._taken(file, model)
        if not isinstance(data, dict):
            self.lost.add(kind)
            return
        made = list(getattr(whole, key)) if whole else self._good_ones(kind, data, key, item)
        for n, one in enumerate(made):
            if one is not None:
                self._add(kind, one.id, one, self.memory.of(("entry", key, n), origin, work=partial(replace, origin, base=(key, n))))

    def _taken(self, file: str, model: type[BaseModel]) -> tuple[Data, Any, Origin]:
        """The data of a file (None when there are none), what they make (None when they are wrong) and where all of it stands."""
        name, read = disk.shown(file), disk.read(self.root, file, MAX_BYTES, self.safe, self.memory.of("read", work=dict))
        if isinstance(read, Problem):
            self.problems.append(read)
            return None, None, Origin(name, {})
        former: list[Any] = self.memory.of(("former", name, model), work=list)
        work = partial(_understood, name, read, model, former)
        data, made, origin, problems = self.memory.of(("file", name, model, read), work=work)
        self.problems += problems
        return data, made, origin

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


def _understood(name: str, raw: bytes, model: type[BaseModel], former: list[Any]) -> tuple[Data, Any, Origin, tuple[Problem, ...]]:
    """The data of a file, what they make, where all of it stands, and what is wrong. Once they make something, the data are not kept.

    `former` holds what the file made before; what is the same in it is taken over.
    """
    nowhere = Origin(name, {})
    text, problems = decode(name, raw)
    if text is None:
        return None, None, nowhere, problems
    data, problems = parse(name, text)
    if not isinstance(data, dict):
        what = "tệp trống" if data is None else "tệp phải gồm các dòng khóa: giá trị"
        said = problems or (Problem(name, 1, 1, "", what, "Xem một tệp mẫu cùng loại.", "yaml"),)
        return None, None, nowhere, said
    origin = Origin(name, Marks(text))
    try:
        former[:] = [shared(model.model_validate(data), former[0] if former else None)]
        return {}, former[0], origin, problems
    except ValidationError as error:
        return data, None, origin, (*problems, *explain(error, model, data, origin))
