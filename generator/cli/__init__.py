"""The command line: arguments, printing, progress, exit codes. With the other files of this folder the only voice of the program."""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import click

from .. import __version__, serve
from ..build import Result, examine
from ..load.schema import schemas
from ..locale import speak_vietnamese
from ..model.catalog import nearest
from ..model.memory import Memory
from ..problems import GeneratorError, Severity
from ..publish import starter
from ..publish.drafts import write_draft
from ..questions.auto import auto_questions
from ..questions.auto.writing import as_yaml
from .pack import pack_command, verify_command
from .shared import (
    BUG,
    COMMAND,
    DRAFT,
    ENGINE,
    FINE,
    MACHINE,
    MISTAKES,
    OPTIONS,
    OUT,
    PLACE,
    ROOT,
    STRICT,
    TODAY,
    out_folder,
    run_build,
    say_problems,
    settings_of,
    site_folder,
)

speak_vietnamese()


@click.group(
    options_metavar=OPTIONS, subcommand_metavar=COMMAND, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="hocdvc")
def cli() -> None:
    """Làm trang học dịch vụ công từ các tệp YAML: bài học có hình, câu hỏi, dùng được khi không có mạng."""


@cli.command("check", options_metavar=OPTIONS)
@ROOT
@PLACE
@STRICT
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="Cách in các lỗi.")
def check_command(root: Path, place: str | None, strict: bool, today: datetime | None, form: str) -> None:
    """Tìm mọi lỗi trong mọi tệp, in kèm dòng và cách sửa."""
    _, problems = examine(site_folder(root), settings_of(today, strict), place)
    say_problems(problems, form)
    if form == "text":
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        click.echo(f"{errors} lỗi, {len(problems) - errors} lời nhắc." if problems else "Không có lỗi.")
    sys.exit(MISTAKES if Result(problems).failed else FINE)


@cli.command("build", options_metavar=OPTIONS)
@ROOT
@OUT
@PLACE
@ENGINE
@DRAFT
@STRICT
@TODAY
def build_command(root: Path, out: Path | None, place: str | None, engine: str, drafts: bool, strict: bool, today: datetime | None) -> None:
    """Dựng trang học vào build/site. Có lỗi thì dừng, trang cũ còn nguyên."""
    began = time.monotonic()
    root = site_folder(root)
    result = run_build(root, out_folder(root, out), settings_of(today, strict, drafts), engine, place)
    if result.failed:
        click.echo("Chưa dựng trang vì còn lỗi. Trang cũ vẫn còn nguyên.", err=True)
        sys.exit(MISTAKES)
    _say_summary(result, time.monotonic() - began)
    click.echo(f"Mở trang: {out_folder(root, out) / 'site' / 'index.html'}")


@cli.command("serve", options_metavar=OPTIONS)
@ROOT
@OUT
@PLACE
@ENGINE
@DRAFT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Cổng trên máy này; 0 là tự chọn.")
def serve_command(root: Path, out: Path | None, place: str | None, engine: str, drafts: bool, port: int) -> None:
    """Xem thử trên máy này; sửa tệp nào, trang tự tải lại."""
    root = site_folder(root)
    out = out_folder(root, out)
    version, memory = serve.Version(), Memory()

    def rebuild() -> None:
        try:
            result = run_build(root, out, settings_of(None, False, drafts), engine, place, memory)
        except GeneratorError as error:
            click.echo(f"Lỗi máy: {error}", err=True)
            return
        if not result.failed:
            version.next()
            click.echo(f"{datetime.now():%H:%M:%S} Đã dựng lại.")

    rebuild()
    server = serve.start(out / "site", port, version)
    click.echo(f"Mở http://127.0.0.1:{server.server_address[1]}/ để xem. Bấm Ctrl+C để dừng.")
    with suppress(KeyboardInterrupt):
        serve.follow(root, rebuild)
    server.shutdown()
    click.echo("Đã dừng.")


@cli.command("init", options_metavar=OPTIONS)
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="Học dịch vụ công", show_default=True, help="Tên trang.")
@click.option("--place-name", default="địa phương của bạn", show_default=True, help="Tên tỉnh, xã hoặc trường.")
def init_command(folder: Path, name: str, place_name: str) -> None:
    """Tạo một trang mới cho tỉnh khác hoặc trường khác, dựng được ngay."""
    for path in starter.start_site(folder, name, place_name, date.today()):
        click.echo(f"  {path}")
    starter.write_schemas(folder, schemas())
    click.echo(f"Xong. Tiếp theo: hocdvc build --root {folder}")


@cli.group("new", options_metavar=OPTIONS, subcommand_metavar=COMMAND)
def new_group() -> None:
    """Tạo tệp mẫu cho bài hướng dẫn, bài kiểm tra hoặc bài diễn tập mới."""


@new_group.command("guide", options_metavar=OPTIONS)
@click.argument("id", metavar="MÃ")
@ROOT
def new_guide(id: str, root: Path) -> None:
    """Tạo guides/MÃ.yml, một bài nháp có chú thích từng phần."""
    catalog, _ = examine(site_folder(root), settings_of(None))
    group = next(iter(catalog.groups), "") if catalog else ""
    if not group:
        raise GeneratorError("Chưa có nhóm nào. Hãy thêm một nhóm vào guides/groups.yml trước.")
    click.echo(f"Đã tạo {starter.new_guide(root, id, group, date.today())}. Mở tệp, viết tiếp, rồi chạy: hocdvc check")


@new_group.command("quiz", options_metavar=OPTIONS)
@click.argument("id", metavar="MÃ")
@click.option("--guide", default=None, metavar="MÃ_BÀI", help="Bài hướng dẫn. Mặc định: cùng mã.")
@ROOT
def new_quiz(id: str, guide: str | None, root: Path) -> None:
    """Tạo quizzes/MÃ.yml, một bài kiểm tra nháp đủ các loại câu hỏi."""
    catalog, _ = examine(site_folder(root), settings_of(None))
    if catalog is None or (guide or id) not in catalog.guides:
        raise GeneratorError(f"Chưa có bài {guide or id}. Chạy hocdvc new guide {guide or id}, hoặc dùng --guide để chỉ bài có sẵn.")
    click.echo(f"Đã tạo {starter.new_quiz(root, id, guide or id, date.today())}. Mở tệp, viết tiếp, rồi chạy: hocdvc check")


@new_group.command("drill", options_metavar=OPTIONS)
@click.argument("id", metavar="MÃ")
@ROOT
def new_drill(id: str, root: Path) -> None:
    """Tạo guides/drills/MÃ.yml, một bài diễn tập nháp có chú thích từng phần."""
    catalog, _ = examine(site_folder(root), settings_of(None))
    source = next(iter(catalog.sources), "") if catalog else ""
    if not source:
        raise GeneratorError("Chưa có nguồn nào. Hãy thêm một nguồn vào guides/sources.yml trước.")
    click.echo(f"Đã tạo {starter.new_drill(root, id, source, date.today())}. Mở tệp, viết tiếp, rồi chạy: hocdvc check")


@cli.command("draft-quiz", options_metavar=OPTIONS)
@click.argument("id", metavar="MÃ_BÀI")
@click.option(
    "--out", "file", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Ghi vào tệp này thay vì in ra màn hình."
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@ROOT
@PLACE
def draft_quiz_command(id: str, file: Path | None, force: bool, root: Path, place: str | None) -> None:
    """In các câu hỏi tự sinh từ một bài để bạn đọc lại và chọn. Không câu nào tự lên trang."""
    root = site_folder(root)
    catalog, problems = examine(root, settings_of(None), place)
    if catalog is None or Result(problems).failed:
        say_problems(problems, "text")
        sys.exit(MISTAKES)
    if id not in catalog.guides:
        raise GeneratorError(f"Không có bài “{id}”. {nearest(id, catalog.guides)}".strip())
    questions = auto_questions(catalog, catalog.guides[id])
    if not questions:
        click.echo("Bài này chưa cho câu nào. Câu tự sinh lấy từ dữ kiện có nguồn, và cần vài bài khác để có phương án sai.", err=True)
    elif file is None:
        click.echo(as_yaml(catalog.guides[id], questions), nl=False)
    else:
        write_draft(root, file, as_yaml(catalog.guides[id], questions), force=force)
        click.echo(f"Đã ghi {len(questions)} câu vào {file}. Đọc lại từng câu trước khi dùng.")


@cli.command("schema", options_metavar=OPTIONS)
@ROOT
@click.option("--print", "kind", default=None, metavar="LOẠI", help="Chỉ in một lược đồ ra màn hình: guide, quiz, screens…")
def schema_command(root: Path, kind: str | None) -> None:
    """Ghi lược đồ JSON vào guides/schema để trình soạn thảo gợi ý và giải thích từng khóa."""
    known = schemas()
    if kind is None:
        for path in starter.write_schemas(site_folder(root), known):
            click.echo(f"  {path}")
    elif kind in known:
        click.echo(json.dumps(known[kind], ensure_ascii=False, indent=2))
    else:
        raise click.UsageError(f"Không có lược đồ “{kind}”. Có: {', '.join(sorted(known))}.")


@cli.command("list", options_metavar=OPTIONS)
@ROOT
@PLACE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Cách in.")
def list_command(root: Path, place: str | None, form: str) -> None:
    """Liệt kê các bài: tình trạng, số bước, số hình, số câu hỏi, số phút."""
    catalog, problems = examine(site_folder(root), settings_of(None), place)
    if catalog is None:
        say_problems(problems, "text")
        sys.exit(MISTAKES)
    rows = [
        {
            "id": guide.id,
            "state": guide.review.state,
            "checked_on": guide.review.checked_on.isoformat(),
            "steps": len(guide.steps),
            "screens": sum(step.screen is not None for step in guide.steps),
            "questions": sum(len(quiz.questions) for quiz in catalog.quizzes.values() if quiz.guide == guide.id),
            "minutes": guide.minutes,
        }
        for guide in catalog.guides.values()
    ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo(f"{'bài':44} {'tình trạng':12} {'đối chiếu':10} {'bước':>5} {'hình':>5} {'câu':>5} {'phút':>5}")
    for row in rows:
        state = "đã duyệt" if row["state"] == "reviewed" else "bản nháp"
        counts = " ".join(f"{row[key]:>5}" for key in ("steps", "screens", "questions", "minutes"))
        click.echo(f"{row['id']:44} {state:12} {row['checked_on']:10} {counts}")


def entry(arguments: Sequence[str] | None = None) -> None:
    """Run the program. Exit codes: 0 fine, 1 author's mistakes, 2 broken machine or usage, 3 our bug."""
    try:
        cli.main(args=arguments, prog_name="hocdvc", standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.Abort:
        click.echo("Đã dừng.", err=True)
        sys.exit(MACHINE)
    except click.ClickException as error:
        error.show()
        sys.exit(MACHINE)
    except GeneratorError as error:
        click.echo(f"Lỗi: {error}", err=True)
        sys.exit(MACHINE)
    except OSError as error:
        click.echo(f"Lỗi máy: {error.strerror or error}: {error.filename or ''}", err=True)
        sys.exit(MACHINE)
    except Exception:
        click.echo(f"Chương trình gặp lỗi của chính nó. Chi tiết ở {_report_bug()}. Hãy gửi tệp này cho nhóm làm trang.", err=True)
        sys.exit(BUG)


def _report_bug() -> Path:
    text = f"hocdvc {__version__}, Python {sys.version}\n{sys.argv}\n\n{traceback.format_exc()}"
    name = f"hocdvc-bao-loi-{datetime.now():%Y%m%d-%H%M%S}.txt"
    for folder in (Path.cwd(), Path(tempfile.gettempdir())):
        try:
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return folder / name
    return Path("(không ghi được tệp)")


def _say_summary(result: Result, seconds: float) -> None:
    click.echo(
        f"Xong: {result.guides} bài, {result.pages} trang, {result.drawn} hình vẽ mới, {result.reused} hình dùng lại, "
        f"{seconds:.1f} giây, {result.size / 1_000_000:.2f} MB."
    )


cli.add_command(pack_command)
cli.add_command(verify_command)
