"""The river on one page: load, check, plan, draw, render, publish."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from . import publish
from .check import check
from .draw import Measured, draw_picture, look, measure, readable_digits
from .load import load
from .model.book import Book, Photo, Shot, Subject
from .model.catalog import Catalog, Settings
from .model.image import Spot
from .model.memory import Memory
from .plan import plan, plan_cards, plan_points, plan_shots
from .problems import GeneratorError, Problem, Severity, in_order
from .render import render

FEW = 10
"""Up to this many pictures are drawn here; more are shared out to all cores, which takes a moment to start."""


class Reporter(Protocol):
    """Hears how far a build is."""

    def phase(self, name: str, total: int = 0) -> None:
        """A new part of the work begins; `total` is how many things it has, 0 when that is not known."""

    def advance(self) -> None:
        """One of those things is done."""


class Silence:
    """A reporter for those who do not want to hear."""

    def phase(self, name: str, total: int = 0) -> None:
        """Says nothing."""

    def advance(self) -> None:
        """Says nothing."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a build ended. `problems` with an error among them means that nothing was published."""

    problems: tuple[Problem, ...]
    guides: int = 0
    pages: int = 0
    drawn: int = 0
    reused: int = 0
    size: int = 0
    book: Book | None = None

    @property
    def failed(self) -> bool:
        """Whether an author's mistake stopped the build."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold the garbage collector: hardly anything a build makes is garbage before it ends, and looking for it takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collecting()
def examine(
    root: Path, settings: Settings, place: str | None = None, memory: Memory | None = None
) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Everything that can be said of a site without building it: the catalog, and all problems, sorted."""
    catalog, problems = load(root, place, memory)
    if catalog is not None:
        problems += check(catalog, settings)
    if catalog is not None and not any(problem.severity is Severity.ERROR for problem in problems):
        problems += tuple(_misfits(catalog, settings))
    return catalog, in_order(problems)


@_no_collecting()
def build(
    root: Path,
    out: Path,
    settings: Settings,
    *,
    engine: str,
    place: str | None = None,
    report: Reporter | None = None,
    memory: Memory | None = None,
) -> Result:
    """Build the site of `root` into `out/docs` and `out/site`. On mistakes nothing is touched. Raises GeneratorError.

    Whoever builds again and again hands the same `memory` to every build: what has not changed is then not worked out again.
    """
    report = report or Silence()
    report.phase("Đọc và kiểm tra")
    catalog, problems = examine(root, settings, place, memory)
    if catalog is None or Result(problems).failed:
        return Result(problems)
    book = plan(catalog, settings, look(), _spots)
    publish.claim(root, out)
    ledger = catalog.memory.of("ledger", work=publish.Ledger)
    with publish.lock(out):
        there = publish.own_docs(out)
        drawn = _draw(book, there, report, ledger)
        report.phase("Viết trang")
        docs = publish.publish_docs(out, there, render(book), tuple(book.shots), ledger)
        report.phase(f"Dựng trang bằng {engine}")
        fresh = publish.site.prepare(out)
        hand = frozenset(file.path for file in book.hand)
        made, said = publish.make_site(engine, root, out, fresh, settings.today, docs, hand, ledger)
        problems += said
        if Result(problems).failed:
            return Result(problems)
        size = publish.finish(made, book, ledger)
        removing = publish.site.swap(out, fresh)
    if memory is None:  # a preview shows the new site meanwhile
        removing.join()
    else:
        gc.freeze()  # what the memory keeps is no garbage, and looking through it takes seconds at a thousand guides
    return Result(problems, len(catalog.guides), len(book.pages), drawn, len(book.shots) - drawn, size, book)


def _misfits(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Screens and cards too full to draw, at the first step that shows them so, and screenshots on which numbers may still be read."""
    drawn, seen = look(), set[str]()
    for (guide, number), shots in plan_shots(catalog, drawn, _spots).items():
        for shot, _ in shots:
            if shot.key not in seen:
                seen.add(shot.key)
                yield from _doubts(catalog, guide, number, shot)
    for (quiz, question), (shot, _) in plan_points(catalog, drawn, _spots).items():
        at = [one.id for one in catalog.quizzes[quiz].questions].index(question)
        for message in _of(catalog, shot).misfits:
            yield catalog.problem("quiz", quiz, ("questions", at, "screen"), message, rule="fit")
    for guide, cards in plan_cards(catalog, settings, drawn).items():
        for message in dict.fromkeys(message for card in cards for message in _of(catalog, card.shot).misfits):
            yield catalog.problem("guide", guide, (), message, rule="fit", severity=Severity.WARNING)


def _spots(subject: Subject) -> tuple[Spot, ...]:
    return measure(subject).spots


def _of(catalog: Catalog, shot: Shot) -> Measured:
    """The picture measured, once for as long as the very same shot is planned."""
    return catalog.memory.of("measured", shot, work=partial(measure, shot.subject))


def _doubts(catalog: Catalog, guide: str, number: int, shot: Shot) -> Iterator[Problem]:
    path, image = ("steps", number - 1), catalog.guides[guide].steps[number - 1].image
    for message in _of(catalog, shot).misfits:
        yield catalog.problem("guide", guide, (*path, "screen"), message, rule="fit")
    if isinstance(shot.subject, Photo) and image and not image.no_private_data:
        for x, y in readable_digits(shot.subject):
            message = f"ảnh “{image.file}” có thể còn đọc được một dãy số, bắt đầu ở khoảng {x}, {y}"
            hint = "Xem lại chỗ đó. Là số thật thì ghi vùng vào blur."
            yield catalog.problem("guide", guide, (*path, "image"), message, hint, rule="fit", severity=Severity.WARNING)


def _draw(book: Book, docs: publish.Tree, report: Reporter, ledger: publish.Ledger) -> int:
    """Draw the pictures that are not there yet; returns how many."""
    wanted = publish.pictures.missing(docs, book.shots, ledger)
    report.phase("Vẽ hình", len(wanted))
    for key, content in _drawings([book.shots[key] for key in wanted]):
        publish.pictures.keep(docs, key, content)
        report.advance()
    return len(wanted)


def _drawings(shots: list[Shot]) -> Iterator[tuple[str, bytes]]:
    if len(shots) <= FEW:
        yield from map(_drawing, shots)
        return
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(shots)), mp_context=get_context("spawn")) as pool:
        try:
            for done in as_completed([pool.submit(_drawing, shot) for shot in shots]):
                yield done.result()
        except BrokenProcessPool as error:
            raise GeneratorError(
                "việc vẽ hình bị dừng giữa chừng, thường vì máy thiếu bộ nhớ. Hãy chạy lại: hình nào xong đã được giữ."
            ) from error


def _drawing(shot: Shot) -> tuple[str, bytes]:
    return shot.key, draw_picture(shot.subject)
