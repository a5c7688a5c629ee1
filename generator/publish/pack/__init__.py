"""What can be carried away: zips of the site or a part of it, and lessons in one file. Each is the same bytes for the same site and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ... import __version__
from ...model.book import Book, Bundle
from ...problems import GeneratorError
from ..files import write_file
from .archive import SUMS, Files, fingerprint, sums, write_zip
from .bundle import bundle_files, whole_site
from .lesson import LIMIT, one_file
from .names import require_portable
from .start import FOLDER, OPEN, READ, Label, megabytes, start_files
from .verify import Verdict, verify

__all__ = ["LIMIT", "Made", "Verdict", "megabytes", "pack_bundles", "pack_lessons", "verify"]

SHELF = "dist"
"""The folder of packs, beside the site."""


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that was written: its file, bytes, how many files are in it and their bytes, and the code that `verify` shows for it."""

    file: Path
    size: int
    files: int
    unpacked: int
    code: str


def pack_bundles(out: Path, book: Book, bundles: Iterable[Bundle], day: date) -> Iterator[Made]:
    """Write one zip for each bundle into `out/dist`; the bundle of everything holds the whole site. Raises GeneratorError."""
    site = out / "site"
    for bundle in bundles:
        inside = whole_site(site) if bundle == book.bundles[0] else bundle_files(site, book, bundle)
        _not_empty(inside, bundle)
        files = inside.within(FOLDER)
        files = files.plus(start_files(_label(book, bundle, day, inside, fingerprint(sums(files)))))
        listed = sums(files)
        files = files.plus({SUMS: listed})
        target = out / SHELF / f"hocdvc-{bundle.id.replace('/', '-')}.zip"
        write_zip(target, files, (OPEN, READ, SUMS), day)
        yield Made(target, target.stat().st_size, len(files), files.size, fingerprint(listed))


def pack_lessons(out: Path, book: Book, lessons: Iterable[Bundle], day: date) -> Iterator[Made]:
    """Write one HTML file for each lesson into `out/dist`. Raises GeneratorError."""
    for lesson in lessons:
        content = one_file(out / "site", book, lesson, f"{day:%d/%m/%Y}")
        target = out / SHELF / f"bai-{lesson.id}.html"
        require_portable([target.name])
        write_file(target, content)
        yield Made(target, len(content), 1, len(content), fingerprint(content))


def _not_empty(inside: Files, bundle: Bundle) -> None:
    if not any(path.endswith(".html") for path in inside):
        raise GeneratorError(f"Gói “{bundle.title}” không có trang nào. Hãy chạy hocdvc build trước.")


def _label(book: Book, bundle: Bundle, day: date, inside: Files, code: str) -> Label:
    return Label(
        site=book.frame.site,
        site_url=book.frame.site_url,
        title="Toàn bộ trang" if bundle == book.bundles[0] else bundle.title,
        day=f"{day:%d/%m/%Y}",
        updated=book.frame.updated,
        version=__version__,
        pages=sum(path.endswith(".html") for path in inside),
        lessons=sum(lesson.pages[0] in inside for lesson in book.lessons),
        files=len(inside),
        size=inside.size,
        code=code,
        first=bundle.pages[0],
    )
