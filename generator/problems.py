"""What can go wrong: an author's mistake is a value (Problem), a broken machine is an exception (GeneratorError)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning is only said."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one place. `line` and `column` count from 1; 0 means the whole file."""

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""
    rule: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: "
        path = f"{self.path}: " if self.path else ""
        end = "" if self.message.endswith((".", "!", "?", ":")) else "."
        return where + path + self.message + end + (f" {self.hint}" if self.hint else "")


class GeneratorError(Exception):
    """The machine, not the author, is at fault: no disk, no engine, no font. The text says what to do."""
