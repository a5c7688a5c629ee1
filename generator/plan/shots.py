"""Which pictures there will be: one or two per step with a screen, the same picture only once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial

from ..model.alt import describe
from ..model.ask import Point
from ..model.book import Photo, Shot, Subject, View
from ..model.catalog import Catalog
from ..model.guide import Guide, Step
from ..model.image import ImageUse, Picture, Screenshot, Spot
from ..model.quiz import Quiz
from ..model.screen import Screen, ScreenUse, Showing
from .desk import day

Shots = dict[tuple[str, int], tuple[tuple[Shot, Picture], ...]]
"""The pictures of each (guide id, step number), in the order in which they are looked at."""

Points = dict[tuple[str, str], tuple[Shot, Picture]]
"""The picture of each (quiz id, question id) that asks to point at one."""

Measure = Callable[[Subject], tuple[Spot, ...]]
"""Where the numbered places of a picture are. Whoever draws knows; the river hands the knowledge over."""

DRAWN = "Mô phỏng. Giao diện thật có thể khác."
IMAGINED = "Mô phỏng. Hình này của bài học, không có trên trang thật."


def marks_of(step: Step) -> dict[str, int]:
    """The number of each target of a step; a target used twice keeps its first number."""
    marks: dict[str, int] = {}
    for action in step.actions:
        if action.at and action.at not in marks:
            marks[action.at] = len(marks) + 1
    return marks


def plan_shots(catalog: Catalog, look: str, measure: Measure) -> Shots:
    """The pictures of each (guide id, step number). `look` stands for typeface, colours and way of drawing, and so for `measure`."""
    shown = (*catalog.guides.values(), *catalog.screens.values(), *catalog.images.values())
    return catalog.memory.of(("all shots", look, len(catalog.guides)), *shown, work=partial(_of_all, catalog, look, measure))


def _of_all(catalog: Catalog, look: str, measure: Measure) -> Shots:
    found: Shots = {}
    for guide in catalog.guides.values():
        screens = [catalog.screens[step.screen.use] for step in guide.steps if step.screen]
        images = [catalog.images[step.image.file] for step in guide.steps if step.image]
        work = partial(_of_guide, catalog, guide, look, measure)
        found |= catalog.memory.of(("shots", look), guide, *screens, *images, work=work)
    return found


def _of_guide(catalog: Catalog, guide: Guide, look: str, measure: Measure) -> Shots:
    shots = {(guide.id, number): tuple(_of_step(catalog, step, look, measure)) for number, step in enumerate(guide.steps, 1)}
    return {place: some for place, some in shots.items() if some}


def plan_points(catalog: Catalog, look: str, measure: Measure) -> Points:
    """The picture of each question about a drawn screen: the places to choose from are its marks, numbered as the options."""
    found: Points = {}
    for quiz in catalog.quizzes.values():
        screens = [catalog.screens[question.screen_use.use] for question in quiz.questions if question.screen_use]
        found |= catalog.memory.of(("points", look), quiz, *screens, work=partial(_of_quiz, catalog, quiz, look, measure))
    return found


def _of_quiz(catalog: Catalog, quiz: Quiz, look: str, measure: Measure) -> Points:
    found: Points = {}
    for question in quiz.questions:
        ask, use = question.ask(), question.screen_use
        if isinstance(ask, Point) and use:
            marks = {option.id: number for number, option in enumerate(ask.options, 1)}
            found[quiz.id, question.id] = _view(catalog.screens[use.use].using(use), use, marks, "", look, measure)
    return found


def _of_step(catalog: Catalog, step: Step, look: str, measure: Measure) -> Iterator[tuple[Shot, Picture]]:
    if step.image:
        yield _photo(step.image, catalog.images[step.image.file], marks_of(step), look, measure)
    elif step.screen:
        yield from _drawn(catalog.screens[step.screen.use], step.screen, marks_of(step), look, measure)


def _drawn(plain: Screen, use: ScreenUse, marks: dict[str, int], look: str, measure: Measure) -> Iterator[tuple[Shot, Picture]]:
    screen = plain.using(use)
    yield _view(screen, use, marks, "Trước" if use.after else "", look, measure)
    if use.after:
        yield _view(screen.using(use.after), use.after, {}, "Sau", look, measure)


def _view(screen: Screen, showing: Showing, marks: dict[str, int], label: str, look: str, measure: Measure) -> tuple[Shot, Picture]:
    view = View(screen, tuple(marks.items()), showing.focus or "")
    shot = Shot(_key(look, screen.model_dump_json(), repr(view.marks), view.focus), view)
    caption = IMAGINED if screen.imagined else DRAWN
    return shot, Picture(shot.key, *view.size, showing.alt or describe(screen, marks, view.focus), caption, label, measure(view))


def _photo(use: ImageUse, file: Screenshot, marks: dict[str, int], look: str, measure: Measure) -> tuple[Shot, Picture]:
    photo = Photo(file, use.blur, tuple((number, use.spots[id]) for id, number in marks.items() if id in use.spots))
    shot = Shot(_key(look, hashlib.sha256(file.content).hexdigest(), repr((photo.blur, photo.marks))), photo)
    caption = f"Ảnh chụp màn hình ngày {day(use.taken_on.isoformat())}. Giao diện có thể đã đổi."
    return shot, Picture(shot.key, *photo.size, use.alt, caption, "", measure(photo))


def _key(*what: str) -> str:
    """The first 80 bits of a SHA-256, in hex."""
    return hashlib.sha256("\n".join(what).encode()).hexdigest()[:20]
