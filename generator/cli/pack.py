"""The commands that make packs to carry away, and that check one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from .. import publish
from ..model import addresses
from ..model.book import Book, Bundle
from ..model.catalog import nearest
from ..problems import GeneratorError
from ..publish import pack
from .shared import DRAFT, ENGINE, FINE, MISTAKES, OPTIONS, OUT, PLACE, ROOT, STRICT, TODAY, out_folder, run_build, settings_of, site_folder

MOST_NAMES = 20
"""How many names of a kind are listed; more are counted."""


@click.command("pack", options_metavar=OPTIONS)
@ROOT
@OUT
@PLACE
@ENGINE
@DRAFT
@STRICT
@TODAY
@click.option("--path", "paths", multiple=True, metavar="MÃ", help="Gói riêng cho một lộ trình. Dùng được nhiều lần.")
@click.option("--group", "groups", multiple=True, metavar="MÃ", help="Gói riêng cho một nhóm. Dùng được nhiều lần.")
@click.option("--lesson", "lessons", multiple=True, metavar="MÃ", help="Bài một tệp HTML, gửi được qua Zalo. Dùng được nhiều lần.")
@click.option("--all", "everything", is_flag=True, help="Mọi gói và mọi bài một tệp.")
def pack_command(
    root: Path,
    out: Path | None,
    place: str | None,
    engine: str,
    drafts: bool,
    strict: bool,
    today: datetime | None,
    paths: tuple[str, ...],
    groups: tuple[str, ...],
    lessons: tuple[str, ...],
    everything: bool,
) -> None:
    """Dựng trang rồi đóng gói vào build/dist để mang đi: tệp zip, hoặc bài một tệp."""
    root = site_folder(root)
    out = out_folder(root, out)
    settings = settings_of(today, strict, drafts)
    result = run_build(root, out, settings, engine, place)
    if result.failed or result.book is None:
        click.echo("Chưa đóng gói vì còn lỗi.", err=True)
        sys.exit(MISTAKES)
    book = result.book
    named = [*_bundles(book, "path", paths, "lộ trình"), *_bundles(book, "group", groups, "nhóm")]
    single = list(_lessons(book, lessons))
    if everything:
        named, single = list(book.bundles), list(book.lessons)
    elif not named and not single:
        named = [book.bundles[0]]
    with publish.lock(out):
        _write(out, book, named, single, settings.today)


def _write(out: Path, book: Book, bundles: list[Bundle], lessons: list[Bundle], day: date) -> None:
    for made in pack.pack_bundles(out, book, bundles, day):
        click.echo(
            f"{made.file.name:52} {pack.megabytes(made.size):>8}  {made.files} tệp, mở ra {pack.megabytes(made.unpacked)}, mã {made.code}"
        )
    for made in pack.pack_lessons(out, book, lessons, day):
        heavy = f"  Nặng hơn {pack.megabytes(pack.LIMIT)}, có thể khó gửi." if made.size > pack.LIMIT else ""
        click.echo(f"{made.file.name:52} {pack.megabytes(made.size):>8}{heavy}")
    click.echo(f"Đã ghi vào {out / 'dist'}.")


def _bundles(book: Book, kind: str, ids: Iterable[str], word: str) -> Iterable[Bundle]:
    """The bundles of these paths or groups. Raises GeneratorError for an id that is none."""
    prefix = f"{addresses.FOLDERS[kind]}/"
    known = {bundle.id.removeprefix(prefix): bundle for bundle in book.bundles if bundle.id.startswith(prefix)}
    return _found(known, ids, word)


def _lessons(book: Book, ids: Iterable[str]) -> Iterable[Bundle]:
    return _found({lesson.id: lesson for lesson in book.lessons}, ids, "bài")


def _found(known: dict[str, Bundle], ids: Iterable[str], word: str) -> Iterable[Bundle]:
    for id in ids:
        if id not in known:
            raise GeneratorError(f"Không có {word} “{id}”. {nearest(id, known)}".strip())
        yield known[id]


@click.command("verify", options_metavar=OPTIONS)
@click.argument("path", metavar="GÓI", type=click.Path(path_type=Path))
def verify_command(path: Path) -> None:
    """Kiểm một gói zip hoặc thư mục đã giải nén: nguyên vẹn, hay thiếu, bị sửa, bị thêm tệp nào."""
    found = pack.verify(path)
    for note in found.notes:
        click.echo(f"Lưu ý: {note}")
    if found.whole:
        click.echo(f"Gói nguyên vẹn: {found.files} tệp, {pack.megabytes(found.size)}. Mã {found.code}.")
        sys.exit(FINE)
    click.echo("Gói KHÔNG nguyên vẹn.")
    for fault in found.faults[:MOST_NAMES]:
        click.echo(f"  {fault}")
    for word, names in (("Thiếu", found.missing), ("Bị sửa hoặc hỏng", found.altered), ("Bị thêm vào", found.added)):
        if names:
            click.echo(f"  {word} {len(names)} tệp:")
        for name in names[:MOST_NAMES]:
            click.echo(f"    {name}")
        if len(names) > MOST_NAMES:
            click.echo(f"    … và {len(names) - MOST_NAMES} tệp nữa")
    sys.exit(MISTAKES)
