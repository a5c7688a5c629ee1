"""Walks the models by their type annotations: every model inside a model, and every text a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import AfterValidator, BaseModel

from ..model.base import clean
from ..model.catalog import Catalog, Where
from ..model.text import Rich

KINDS: Mapping[str, str] = {
    "guide": "guides",
    "quiz": "quizzes",
    "screen": "screens",
    "source": "sources",
    "group": "groups",
    "path": "paths",
    "place": "places",
    "term": "terms",
    "drill": "drills",
}


class Node(NamedTuple):
    """A model inside an object of the catalog: kind and id of the object, path to the model, the model."""

    kind: str
    id: str
    path: Where
    model: BaseModel


class Text(NamedTuple):
    """A text a person reads: where it stands, the field it is in, the model that holds it."""

    kind: str
    id: str
    path: Where
    value: Rich | str
    field: str
    holder: BaseModel

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.value.plain() if isinstance(self.value, Rich) else self.value


def objects(catalog: Catalog, kind: str) -> Mapping[str, Any]:
    """All objects of one kind, by id."""
    found: Mapping[str, Any] = getattr(catalog, KINDS[kind])
    return found


def nodes(catalog: Catalog, *kinds: str) -> Iterator[Node]:
    """Every model of the given kinds (of all kinds when none is given), outer before inner, in reading order."""
    for kind in kinds or KINDS:
        for id, model in objects(catalog, kind).items():
            found: list[tuple[Where, BaseModel]] = []
            _gather(model, (), found)
            for path, inner in found:
                yield Node(kind, id, path, inner)


def texts(catalog: Catalog, *kinds: str) -> Iterator[Text]:
    """Every text of the given kinds. Ids, addresses, dates and the like are not texts."""
    for kind, id, path, model in nodes(catalog, *kinds):
        for name in _fields(type(model))[1]:
            value = getattr(model, name)
            if isinstance(value, Rich | str):
                yield Text(kind, id, (*path, name), value, name, model)
            elif value:
                for at, text in _leaves(value, (*path, name)):
                    yield Text(kind, id, at, text, name, model)


def _gather(value: Any, path: Where, found: list[tuple[Where, BaseModel]]) -> None:
    if isinstance(value, BaseModel):
        found.append((path, value))
        for name in _fields(type(value))[0]:
            inner = getattr(value, name)
            if inner:
                _gather(inner, (*path, name), found)
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            _gather(inner, (*path, n), found)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _gather(inner, (*path, key), found)


def _leaves(value: Any, path: Where) -> Iterator[tuple[Where, Rich | str]]:
    if isinstance(value, Rich | str):
        yield path, value
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from _leaves(inner, (*path, n))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the fields that hold models, and of those that hold texts."""
    infos = model.model_fields.items()
    holding = tuple(name for name, info in infos if _has_model(info.annotation))
    saying = tuple(name for name, info in infos if _has_text(info.annotation, tuple(info.metadata)))
    return holding, saying


def _has_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_has_model(part) for part in get_args(annotation))


def _has_text(annotation: Any, metadata: tuple[Any, ...] = ()) -> bool:
    """Whether it holds Rich, or strings that are cleaned as prose is."""
    if annotation is Rich or (annotation is str and any(_cleans(part) for part in metadata)):
        return True
    marks = tuple(getattr(annotation, "__metadata__", ()))
    return any(_has_text(part, marks or metadata) for part in get_args(annotation))


def _cleans(part: Any) -> bool:
    if isinstance(part, AfterValidator):
        return part.func is clean
    return any(_cleans(inner) for inner in getattr(part, "metadata", ()))
