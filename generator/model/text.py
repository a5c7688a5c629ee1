"""Inline text with meaning: plain words, what is pressed, references and glossary terms; parsed once, at load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .base import clean

MAX_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Plain:
    """Words with nothing special about them."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """The exact words a person presses, types or must find on the screen. Written `**…**` in YAML."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a guide, or to one of its steps (counted from 1). Written `[[id]]`, `[[id#3]]` or `[[id|words]]`."""

    guide: str
    step: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A resolved reference: words and the address (from the site's root, such as `hoc/x.html#buoc-2`) they lead to."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary word as it stands in the sentence, with its meaning and the address of its entry."""

    text: str
    meaning: str
    address: str


Span = Plain | Press | Ref | Link | Term

_TOKEN = re.compile(r"\*\*(?P<press>[^*]+)\*\*|\[\[(?P<guide>[a-z0-9-]+)(?:#(?P<step>[1-9]\d?))?(?:\|(?P<words>[^\[\]|]+))?\]\]")


def _say(span: Span) -> str:
    return span.words or span.guide if isinstance(span, Ref) else span.text


def _write(span: Span) -> str:
    if isinstance(span, Ref):
        return f"[[{span.guide}{f'#{span.step}' if span.step else ''}{f'|{span.words}' if span.words else ''}]]"
    return f"**{span.text}**" if isinstance(span, Press) else span.text


@dataclass(frozen=True, slots=True)
class Rich:
    """A line of text as a row of spans. In YAML it is a plain string."""

    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, source: str) -> Rich:
        """Spans of a YAML string. Raises ValueError on stray `**` or `[[`, empty or over-long text."""
        text = clean(source)
        if not text or len(text) > MAX_LENGTH:
            raise ValueError("đoạn chữ trống" if not text else f"đoạn chữ dài quá {MAX_LENGTH} ký tự")
        spans: list[Span] = []
        end = 0
        for found in _TOKEN.finditer(text):
            spans += _plain(text[end : found.start()])
            spans.append(_span(found))
            end = found.end()
        return cls(tuple(spans + _plain(text[end:])))

    def plain(self) -> str:
        """The words alone, for text alternatives, titles and search."""
        return "".join(_say(span) for span in self.spans)

    def source(self) -> str:
        """The text as an author writes it, marks and all: `Rich.parse` makes the same of it. What is resolved is mere words there."""
        return "".join(_write(span) for span in self.spans)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The references to other guides, in reading order."""
        return tuple(span for span in self.spans if isinstance(span, Ref))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.plain_serializer_function_ser_schema(lambda rich: rich.plain())
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH}


def _validate(value: object) -> Rich:
    if isinstance(value, Rich):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text expected")
    return Rich.parse(value)


def _plain(text: str) -> list[Span]:
    if "**" in text or "[[" in text or "]]" in text:
        raise ValueError("dấu ** hoặc [[ ]] chưa đóng đủ cặp")
    return [Plain(text)] if text else []


def _span(found: re.Match[str]) -> Span:
    if found["press"] is not None:
        if not found["press"].strip():
            raise ValueError("giữa hai dấu ** chưa có chữ")
        return Press(found["press"].strip())
    return Ref(found["guide"], int(found["step"]) if found["step"] else None, found["words"] or "")
