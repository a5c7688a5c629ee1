"""A file read again: what it says as before stays the very same object, so that what was worked out from it is still known."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def shared(new: Any, old: Any) -> Any:
    """`new`, in which every part that equals the same part of `old` is that very part; all of `old` when nothing differs.

    Models are frozen, so one object may stand in two trees. `new` must not be known to anybody yet: its parts are exchanged in place.
    """
    if type(new) is not type(old):
        return new
    if isinstance(new, BaseModel):
        values = {name: shared(getattr(new, name), getattr(old, name)) for name in type(new).model_fields}
        if new.model_fields_set == old.model_fields_set and all(value is getattr(old, name) for name, value in values.items()):
            return old
        new.__dict__.update(values)
        return new
    if isinstance(new, tuple):
        parts = tuple(shared(one, other) for one, other in zip(new, old, strict=False)) + new[len(old) :]
        return old if len(new) == len(old) and all(one is other for one, other in zip(parts, old, strict=True)) else parts
    if isinstance(new, dict):
        values = {key: shared(value, old.get(key)) for key, value in new.items()}
        return old if list(values) == list(old) and all(value is old[key] for key, value in values.items()) else values
    return old if new == old else new
