"""The ground all models stand on: frozen, extra keys refused, and the few text types that YAML fields ask for."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Model(BaseModel):
    """Base of every model: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def clean(text: str) -> str:
    """Vietnamese text in composed form (NFC), on one line, without control or direction-changing characters."""
    if _CONTROL.search(text):
        raise ValueError("có ký tự điều khiển ẩn")
    return " ".join(unicodedata.normalize("NFC", text).split())


def _flag(value: object) -> object:
    """YAML 1.2 booleans only: `yes`, `No` and `1` are text, not a switch."""
    if value in ("true", "false"):
        return value == "true"
    return value if isinstance(value, bool) else "?"


def _whole(value: object) -> object:
    """Whole numbers as people write them: `012` and `1_000` are not numbers."""
    if isinstance(value, str) and not re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", value):
        return "?"
    return value


def _iso_day(value: object) -> object:
    """A calendar day, `2026-11-22` and nothing looser."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return "?"
    return value


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
Line = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(clean)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]
Day = Annotated[date, BeforeValidator(_iso_day)]
Moment = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Url = Annotated[str, Field(pattern=r"^https?://[^\s\"'<>`\\]+$", max_length=1000)]
