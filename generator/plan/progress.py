"""The page “Tiến bộ của tôi”: everything whose progress the device remembers, by lesson."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import addresses
from ..model.blocks import Block, Doable, LinkTo, Para, Progress
from ..model.book import Page, PageKind
from ..model.guide import Guide
from ..questions.bank import asked
from .desk import Desk, plain
from .drill import scene_ids
from .practice import practised, task_ids
from .quiz import question_ids

LEAD = "Xem việc nào bạn đã tự làm được. Mọi thứ chỉ nằm trong máy này, không gửi đi đâu."


def progress_page(desk: Desk) -> Page:
    """Lessons with their practice and quizzes, group by group: whoever begins is led to the first steps. What has neither is not listed."""
    guides = (guide for group in desk.catalog.groups for guide in desk.members[group])
    items = [_item(desk, guide) for guide in guides]
    drills = tuple(Doable(desk.drill(one), "drill", scene_ids(one)) for one in desk.catalog.drills.values())
    exams = tuple(_exams(desk))
    items += [(LinkTo("Đề thử", addresses.ALL_EXAMS), exams)] if exams else []
    items.append((LinkTo("Diễn tập", addresses.ALL_DRILLS), drills))
    known = tuple((lesson, doable) for lesson, doable in items if doable)
    blocks: tuple[Block, ...] = (Para(plain(LEAD), lead=True), Progress(known))
    crumbs = (LinkTo("Trang chủ", addresses.HOME),)
    return Page(addresses.PROGRESS, PageKind.PROGRESS, "Tiến bộ của tôi", "Việc đã tập, câu đã làm, trên máy này.", blocks, crumbs=crumbs)


def _item(desk: Desk, guide: Guide) -> tuple[LinkTo, tuple[Doable, ...]]:
    questions = (asked(desk.catalog, quiz) for quiz in desk.quizzes_of.get(guide.id, ()))
    doable = desk.remembered("doable", guide, *questions, work=lambda: tuple(_doable(desk, guide)))
    return LinkTo(guide.title, addresses.lesson(guide.id)), doable


def _doable(desk: Desk, guide: Guide) -> Iterator[Doable]:
    yield from _learning(desk, guide)
    steps = tuple(addresses.step_anchor(number) for number, _ in enumerate(guide.steps, 1))
    yield Doable(LinkTo("Dạy lại", addresses.teach(guide.id)), "teach", steps)


def _learning(desk: Desk, guide: Guide) -> Iterator[Doable]:
    if practised(desk, guide):
        yield Doable(LinkTo("Tập thử", addresses.practice(guide.id)), "practice", task_ids(desk, guide))
    for quiz in desk.quizzes_of.get(guide.id, ()):
        yield Doable(LinkTo("Kiểm tra", addresses.quiz(quiz.id)), "quiz", question_ids(desk, quiz))


def _exams(desk: Desk) -> Iterator[Doable]:
    for quiz in desk.catalog.quizzes.values():
        if quiz.exam:
            yield Doable(LinkTo(quiz.title, addresses.quiz(quiz.id)), "quiz", question_ids(desk, quiz))
