"""What can go wrong: an author's mistake is a value (Problem), a broken machine is an exception (GeneratorError)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning is only said."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
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


_ORDER = attrgetter("file", "line", "column", "path", "message", "hint", "rule", "severity")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as an author meets them: file by file from the top, each once."""
    found = {_ORDER(problem): problem for problem in problems}
    return tuple(found[key] for key in sorted(found))


class GeneratorError(Exception):
    """The machine, not the author, is at fault: no disk, no engine, no font. The text says what to do."""
