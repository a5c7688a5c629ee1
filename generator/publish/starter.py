"""Starts things: another province's or school's site, a new guide, quiz or drill; and writes the schemas that editors read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from ..model.base import ID_PATTERN
from ..problems import GeneratorError
from .files import inside, write_file

SCHEMAS = "guides/schema"


def start_site(folder: Path, name: str, place_name: str, today: date) -> tuple[str, ...]:
    """Write a small complete site into an empty or new folder; returns the paths. Raises GeneratorError when files are in the way."""
    if folder.exists() and any(folder.iterdir()):
        raise GeneratorError(f"Thư mục {folder} đã có tệp. Hãy chọn một thư mục mới hoặc trống.")
    words = {"name": json.dumps(name, ensure_ascii=False), "place": json.dumps(place_name, ensure_ascii=False), "today": today.isoformat()}
    texts = {path: fill(text, words) for path, text in _walk(files("generator") / "publish" / "seed" / "site")}
    for path, text in texts.items():
        write_file(inside(folder, path), text.encode())
    return tuple(sorted(texts))


def new_guide(root: Path, id: str, group: str, today: date) -> Path:
    """Write `guides/ID.yml`, a commented draft that passes `check`. Raises GeneratorError when it exists or the id is unfit."""
    return _new(root, f"guides/{_fit(id)}.yml", "guide.yml", {"id": id, "group": group, "today": today.isoformat()})


def new_quiz(root: Path, id: str, guide: str, today: date) -> Path:
    """Write `quizzes/ID.yml`, a commented draft that passes `check`. Raises GeneratorError when it exists or the id is unfit."""
    return _new(root, f"quizzes/{_fit(id)}.yml", "quiz.yml", {"id": id, "guide": guide, "today": today.isoformat()})


def new_drill(root: Path, id: str, source: str, today: date) -> Path:
    """Write `guides/drills/ID.yml`, a commented draft that passes `check`. Raises GeneratorError when it exists or the id is unfit."""
    return _new(root, f"guides/drills/{_fit(id)}.yml", "drill.yml", {"id": id, "source": source, "today": today.isoformat()})


def write_schemas(root: Path, schemas: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Write each schema to `guides/schema/KIND.json`; returns the paths."""
    paths = []
    for kind, schema in sorted(schemas.items()):
        path = f"{SCHEMAS}/{kind}.json"
        write_file(inside(root, path), (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
        paths.append(path)
    return tuple(paths)


def fill(text: str, words: Mapping[str, str]) -> str:
    """The text with each `<<word>>` replaced."""
    return re.sub(r"<<(\w+)>>", lambda found: words[found[1]], text)


def _new(root: Path, path: str, seed: str, words: Mapping[str, str]) -> Path:
    target = inside(root, path)
    if target.exists():
        raise GeneratorError(f"{target} đã có. Hãy chọn mã khác hoặc sửa tệp đó.")
    text = (files("generator") / "publish" / "seed" / seed).read_text(encoding="utf-8")
    write_file(target, fill(text, words).encode())
    return target


def _fit(id: str) -> str:
    if not re.fullmatch(ID_PATTERN, id) or len(id) > 80:
        raise GeneratorError(f"Mã “{id}” chưa hợp lệ. Dùng chữ thường không dấu, số và gạch nối, ví dụ: dang-ky-khai-sinh.")
    return id


def _walk(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _walk(entry, f"{prefix}{entry.name}/")
        else:
            found.append((prefix + entry.name, entry.read_text(encoding="utf-8")))
    return found
