"""Which model stands at a place of a file: follows an error's path through the type annotations."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from ..model.catalog import Where
from .yaml_text import Data


@dataclass(frozen=True)
class Found:
    """A place in a file: its path as written there, the data, the model that holds it, and the models it may itself be."""

    path: Where
    data: Data
    holder: type[BaseModel] | None
    members: tuple[type[BaseModel], ...]


def follow(model: type[BaseModel], data: Data, location: tuple[str | int, ...]) -> Found:
    """The place that pydantic's `location` means: names of union members are left out, and so is what shorthand hides."""
    here: Any = model
    holder: type[BaseModel] | None = None
    path: Where = ()
    for step in location:
        members = _models(here)
        if len(members) > 1:
            here = next((one for one in members if step in (*_tags(one, "kind"), one.__name__)), here)
            continue
        if members:
            holder = members[0]
        here = _inside(here, step)
        if not (members and isinstance(data, str)):
            path, data = (*path, step), _value(data, step)
    return Found(path, data, holder, _models(here))


def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys a model takes, as written in YAML."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def title_of(model: type[BaseModel] | None, name: str) -> str:
    """The Vietnamese title of a field, or an empty text."""
    info = model.model_fields.get(name) if model else None
    return (info.title or "") if info else ""


def tags(members: tuple[type[BaseModel], ...], key: str = "kind") -> tuple[str, ...]:
    """The values that tell the members of a union apart."""
    return tuple(tag for member in members for tag in _tags(member, key))


def _tags(member: type[BaseModel], key: str) -> tuple[str, ...]:
    info = member.model_fields.get(key)
    return tuple(str(tag) for tag in get_args(info.annotation)) if info else ()


def _bare(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation without None and without metadata."""
    if get_origin(annotation) is Annotated:
        yield from _bare(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _bare(one)
    elif annotation is not type(None):
        yield annotation


def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    return tuple(one for one in _bare(annotation) if isinstance(one, type) and issubclass(one, BaseModel))


def _inside(annotation: Any, step: str | int) -> Any:
    """The annotation of what stands at `step`, or None when the model knows no such key."""
    for one in _bare(annotation):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return next((info.annotation for name, info in one.model_fields.items() if step in (name, info.alias)), None)
        if get_origin(one) in (tuple, list):
            return get_args(one)[0]
        if get_origin(one) in (dict, Mapping):
            return get_args(one)[1]
    return None


def _value(data: Data, step: str | int) -> Data:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
