"""Writes a draft where its author wants it: never over another file, and never where it would be taken for finished work."""

from __future__ import annotations

from pathlib import Path

from ..problems import GeneratorError
from .files import write_file

QUIZZES = "quizzes"


def write_draft(root: Path, file: Path, text: str, *, force: bool = False) -> None:
    """Write `file` atomically. Raises GeneratorError when it is there already (unless `force`), or lies among the quizzes of the site."""
    if file.resolve().is_relative_to((root / QUIZZES).resolve()):
        raise GeneratorError(f"Thư mục {QUIZZES} chỉ chứa bài kiểm tra hoàn chỉnh. Hãy ghi bản nháp ra chỗ khác.")
    if file.exists() and not force:
        raise GeneratorError(f"{file} đã có. Hãy chọn tên khác, hoặc thêm --force để ghi đè.")
    write_file(file, text.encode())
