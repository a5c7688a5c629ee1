"""JSON Schemas of the YAML files, for completion and checks in editors; made from the same models that loading uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..model.drill import Drill
from ..model.guide import Guide
from ..model.path import Glossary, GroupList, Path, Place
from ..model.source import SourceList
from ..model.text import MAX_LENGTH
from ..questions import QuizFile
from ..widgets import ScreenFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES: Mapping[str, tuple[type[BaseModel], str]] = {
    "guide": (Guide, "Bài hướng dẫn: một tệp guides/ID.yml"),
    "quiz": (QuizFile, "Bài kiểm tra: một tệp quizzes/ID.yml"),
    "screens": (ScreenFile, "Màn hình: tệp trong guides/screens/"),
    "sources": (SourceList, "Nguồn: tệp guides/sources.yml"),
    "groups": (GroupList, "Nhóm bài: tệp guides/groups.yml"),
    "glossary": (Glossary, "Từ cần biết: tệp guides/glossary.yml"),
    "drill": (Drill, "Bài diễn tập: một tệp guides/drills/ID.yml"),
    "path": (Path, "Lộ trình: một tệp guides/paths/ID.yml"),
    "place": (Place, "Địa phương: một tệp guides/places/ID.yml"),
}


def schemas() -> Mapping[str, dict[str, Any]]:
    """A JSON Schema (2020-12) for each kind of file, by name: guide, quiz, screens, sources, groups, glossary, drill, path, place."""
    return {name: _schema(name, model, title) for name, (model, title) in _FILES.items()}


def _schema(name: str, model: type[BaseModel], title: str) -> dict[str, Any]:
    made: dict[str, Any] = _number_like(model.model_json_schema(schema_generator=_Generator))
    for shared in made.get("$defs", {}).values():
        if "enum" in shared:  # an enumeration's name and docstring are for programmers
            shared.pop("title", None)
            shared.pop("description", None)
    return {"$schema": DIALECT, "$id": f"{name}.json", "title": title, **made}


def _number_like(node: Any) -> Any:
    """The same schema where inline text may also look like a number to an editor."""
    if isinstance(node, list):
        return [_number_like(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    made = {key: _number_like(value) for key, value in node.items()}
    return {**made, "type": ["string", "number"]} if made.get("type") == "string" and made.get("maxLength") == MAX_LENGTH else made


_LINE: JsonSchemaValue = {"type": ["string", "number"], "minLength": 1}


class _Generator(GenerateJsonSchema):
    """Says what an author may write: shorthand too, numbers where text is meant, and no English."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a title made from a field's name says nothing to authors."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The model's keys without its class name, which is for programmers; or a plain line, where shorthand is allowed.

        The description stays where a `kind` is chosen: there it is written for authors.
        """
        unwanted = {"title"} if "kind" in schema["cls"].model_fields else {"title", "description"}
        made = {key: value for key, value in super().model_schema(schema).items() if key not in unwanted}
        return {"anyOf": [_LINE, made]} if schema["schema"]["type"] == "function-before" else made

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """true or false; quotes around them do no harm."""
        return {"enum": [True, False, "true", "false"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A whole number; quotes around it do no harm."""
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": r"^-?(0|[1-9][0-9]{0,8})$"}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text; editors read an unquoted 2026 as a number, which is fine with us."""
        made = super().str_schema(schema)
        return made if "pattern" in made and not made["pattern"].startswith("^\\d") else {**made, "type": ["string", "number"]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """A calendar day."""
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
