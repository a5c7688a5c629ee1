"""Walks the models by their type annotations: every model inside a model, and every text a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import AfterValidator, BaseModel

from ..model.base import clean
from ..model.catalog import Catalog, Where
from ..model.text import Rich
from ..problems import Problem, Severity

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


T = TypeVar("T")
Said = tuple[Where, str, str]
"""Where in the object, what is wrong, what to try."""


class Node(NamedTuple):
    """A model inside an object of the catalog: its path in the object, and itself."""

    path: Where
    model: BaseModel


class Text(NamedTuple):
    """A text a person reads: its path in the object, itself, the field it is in, the model that holds it."""

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


def found(catalog: Catalog, work: Callable[[Any], T], *kinds: str) -> Iterator[tuple[str, str, T]]:
    """What `work` makes of each object of the given kinds (of all kinds when none is given), with kind and id of the object. It may look
    at nothing but the object: what it makes is remembered."""
    for kind in kinds or KINDS:
        for id, model in objects(catalog, kind).items():
            yield kind, id, catalog.memory.of(work, model, work=partial(work, model))


def told(
    catalog: Catalog,
    rule: str,
    look: Callable[..., Iterable[Said]],
    *kinds: str,
    beside: Callable[[str, str], tuple[object, ...]] = lambda kind, id: (),
    severity: Severity = Severity.ERROR,
) -> Iterator[Problem]:
    """What `look` says against each object of the given kinds, as problems.

    It gets the object and the objects that lie `beside` it, and may look at nothing else: the problems are remembered for as long as all
    of these, and where the object stands in its file, are the very same.
    """
    for kind in kinds:
        for id, model in objects(catalog, kind).items():
            near = beside(kind, id)
            work = partial(_problems, catalog, rule, look, kind, id, near, severity)
            yield from catalog.memory.of(("told", rule, look, severity), model, catalog.origins.get((kind, id)), *near, work=work)


def _problems(
    catalog: Catalog, rule: str, look: Callable[..., Iterable[Said]], kind: str, id: str, near: tuple[object, ...], severity: Severity
) -> tuple[Problem, ...]:
    said = look(objects(catalog, kind)[id], *near)
    return tuple(catalog.problem(kind, id, *one, rule=rule, severity=severity) for one in said)


def twice(ids: Iterable[tuple[Where, str]]) -> Iterator[tuple[Where, str]]:
    """Those of some ids, each with its place, that stood before."""
    seen: set[str] = set()
    for where, id in ids:
        if id in seen:
            yield where, id
        seen.add(id)


def nodes(model: BaseModel) -> Iterator[Node]:
    """A model and every model inside it, outer before inner, in reading order."""
    gathered: list[Node] = []
    _gather(model, (), gathered)
    yield from gathered


def texts(model: BaseModel) -> Iterator[Text]:
    """Every text of a model. Ids, addresses, dates and the like are not texts."""
    for path, holder in nodes(model):
        for name in _fields(type(holder))[1]:
            value = getattr(holder, name)
            if isinstance(value, Rich | str):
                yield Text((*path, name), value, name, holder)
            elif value:
                for at, text in _leaves(value, (*path, name)):
                    yield Text(at, text, name, holder)


def _gather(value: Any, path: Where, found: list[Node]) -> None:
    if isinstance(value, BaseModel):
        found.append(Node(path, value))
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
