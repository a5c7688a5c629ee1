"""What commands share: options, exit codes, progress, and how problems are told."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

from .. import publish
from ..build import Result, build
from ..model.catalog import Settings
from ..model.memory import Memory
from ..problems import Problem, Severity

FINE, MISTAKES, MACHINE, BUG = 0, 1, 2, 3

OPTIONS, COMMAND = "[LỰA CHỌN]", "LỆNH [THAM SỐ]"

ROOT = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=".", show_default=True, help="Thư mục của trang (có mkdocs.yml)."
)
OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Thư mục kết quả. Mặc định: build trong thư mục của trang.",
)
PLACE = click.option(
    "--place", default=None, metavar="MÃ", help="Địa phương, theo tên tệp trong guides/places. Mặc định: ghi trong mkdocs.yml."
)
ENGINE = click.option("--engine", type=click.Choice(publish.ENGINES), default="mkdocs", show_default=True, help="Bộ máy làm trang HTML.")
DRAFT = click.option("--draft/--no-draft", "drafts", default=True, show_default=True, help="Có đưa các bài nháp lên trang hay không.")
STRICT = click.option("--strict", is_flag=True, help="Coi bài quá hạn đối chiếu là lỗi.")
TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="NĂM-THÁNG-NGÀY",
    help="Ngày dùng để xét bài quá hạn. Mặc định: hôm nay.",
)


class _Lines:
    """Progress for logs and pipes: one line a phase."""

    def phase(self, name: str, total: int = 0) -> None:
        click.echo(f"· {name}" + (f" ({total})" if total else ""))

    def advance(self) -> None:
        """Nothing: a log needs no bar."""


class _Bar:
    """Progress for a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def phase(self, name: str, total: int = 0) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(name, total=total or None)

    def advance(self) -> None:
        if self._task is not None:
            self._progress.advance(self._task)


def run_build(root: Path, out: Path, settings: Settings, engine: str, place: str | None, memory: Memory | None = None) -> Result:
    """Build, say how far it is and what is wrong; returns how it ended."""
    if sys.stdout.isatty():
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(), transient=True) as progress:
            result = build(root, out, settings, engine=engine, place=place, report=_Bar(progress), memory=memory)
    else:
        result = build(root, out, settings, engine=engine, place=place, report=_Lines(), memory=memory)
    say_problems(result.problems, "text")
    return result


def site_folder(root: Path) -> Path:
    """The folder of the site, absolute. Raises UsageError when it is none."""
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(
            f"Không thấy mkdocs.yml trong {root}. Hãy dùng --root để chỉ thư mục của trang, hoặc hocdvc init để tạo trang mới."
        )
    return root.absolute()


def out_folder(root: Path, out: Path | None) -> Path:
    """The folder of the results, absolute."""
    return (out or root / "build").absolute()


def settings_of(today: datetime | None, strict: bool = False, drafts: bool = True) -> Settings:
    """The settings that the options ask for."""
    return Settings(today.date() if today else date.today(), strict, drafts)


def say_problems(problems: tuple[Problem, ...], form: str) -> None:
    """Print problems as text, JSON or workflow commands."""
    if form == "json":
        click.echo(json.dumps([_as_dict(problem) for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        if form == "github":
            click.echo(_github(problem))
        else:
            word = "" if problem.severity is Severity.ERROR else "nhắc: "
            where, _, rest = str(problem).partition(": ")
            click.echo(f"{where}: {word}{rest}")


def _as_dict(problem: Problem) -> dict[str, str | int]:
    names = ("file", "line", "column", "path", "message", "hint", "rule")
    return {**{name: getattr(problem, name) for name in names}, "severity": problem.severity.value}


def _github(problem: Problem) -> str:
    """A workflow command of GitHub Actions; `%`, line ends, `:` and `,` are escaped as its documentation asks."""
    text = f"{problem.path}: {problem.message} {problem.hint}".strip(": ")
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{problem.severity.value} file={file},line={max(problem.line, 1)},col={max(problem.column, 1)}::{text}"
