"""Catalog → Book: which pages, pictures and addresses there will be. Decides everything, writes no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from ..model import addresses
from ..model.blocks import LinkTo
from ..model.book import Book, Entry, Frame, OutFile, Page, Shot
from ..model.catalog import Catalog, Settings
from ..model.guide import Guide
from . import pages
from .cards import Cards, common_card, guide_cards, plan_cards
from .desk import Desk
from .drill import all_drills_page, drill_page
from .lesson import lesson_page
from .practice import practice_page, practised
from .progress import progress_page
from .quiz import all_exams_page, quiz_page, revision_page
from .shots import Measure, Shots, plan_points, plan_shots
from .teach import teach_page

__all__ = ["plan", "plan_cards", "plan_points", "plan_shots"]


def plan(catalog: Catalog, settings: Settings, look: str, measure: Measure) -> Book:
    """The book of a checked catalog.

    `look` names the way pictures are drawn, so that a new look gives new file names; `measure` knows where their marks will be.
    """
    desk = Desk(catalog if settings.drafts else _reviewed(catalog), settings)
    shots, points = plan_shots(desk.catalog, look, measure), plan_points(desk.catalog, look, measure)
    cards, common = guide_cards(desk, look), common_card(desk, look)
    lessons = tuple(_lessons(desk, shots, cards))
    practices = tuple(practice_page(desk, guide) for guide in desk.catalog.guides.values() if practised(desk, guide))
    teaching = tuple(teach_page(desk, guide, shots) for guide in desk.catalog.guides.values())
    pictures = {key: picture for key, (_, picture) in points.items()}
    quizzes = tuple(quiz_page(desk, quiz, pictures) for quiz in desk.catalog.quizzes.values())
    drills = tuple(drill_page(desk, drill) for drill in desk.catalog.drills.values())
    groups = tuple(pages.group_page(desk, group) for group in desk.catalog.groups.values())
    paths = tuple(pages.path_page(desk, path) for path in desk.catalog.paths.values())
    lists = (pages.all_guides_page, pages.all_paths_page, pages.glossary_page, pages.sources_page, pages.place_page)
    more = (all_drills_page, all_exams_page, revision_page, progress_page)
    fixed = (pages.home_page(desk), *(page(desk) for page in (*lists, *more)))
    every: tuple[Page, ...] = (*fixed, *lessons, *practices, *teaching, *quizzes, *drills, *groups, *paths, *pages.redirects(desk))
    screens = (*(shot for some in shots.values() for shot, _ in some), *(shot for shot, _ in points.values()))
    drawn = (*screens, *(one.shot for some in cards.values() for one in some))
    unique: dict[str, Shot] = {shot.key: shot for shot in (*drawn, *((common.shot,) if common else ()))}
    hand = tuple(OutFile(page.path, page.content) for page in catalog.hand_pages)
    return Book(replace(_frame(desk), share=common.picture if common else None), every, unique, tuple(_entries(desk)), hand)


def _lessons(desk: Desk, shots: Shots, cards: Mapping[str, Cards]) -> Iterator[Page]:
    for guide, following in _with_next(desk):
        yield lesson_page(desk, guide, shots, cards[guide.id], following)


def _with_next(desk: Desk) -> Iterator[tuple[Guide, Guide | None]]:
    order = list(desk.catalog.groups)
    guides = sorted(desk.catalog.guides.values(), key=lambda guide: (order.index(guide.group), guide.id))
    for guide, following in zip_longest(guides, guides[1:]):
        yield guide, following if following and following.group == guide.group else None


def _reviewed(catalog: Catalog) -> Catalog:
    guides = {id: guide for id, guide in catalog.guides.items() if guide.review.state == "reviewed"}
    quizzes = {id: quiz for id, quiz in catalog.quizzes.items() if quiz.review.state == "reviewed" and (quiz.exam or quiz.guide in guides)}
    drills = {id: drill for id, drill in catalog.drills.items() if drill.review.state == "reviewed"}
    return replace(catalog, guides=guides, quizzes=quizzes, drills=drills)


def _frame(desk: Desk) -> Frame:
    site, hand = desk.catalog.site, {page.path for page in desk.catalog.hand_pages}
    menu = (
        LinkTo("Tất cả bài", addresses.ALL_GUIDES),
        LinkTo("Lộ trình", addresses.ALL_PATHS),
        LinkTo("Diễn tập", addresses.ALL_DRILLS),
        LinkTo("Từ cần biết", addresses.GLOSSARY),
        LinkTo("Tiến bộ của tôi", addresses.PROGRESS),
    )
    foot = [
        *(LinkTo("Đề thử", addresses.ALL_EXAMS) for _ in [quiz for quiz in desk.catalog.quizzes.values() if quiz.exam][:1]),
        LinkTo("Ôn 5 phút", addresses.REVISION),
        LinkTo("Nơi giúp đỡ", addresses.HELP),
        LinkTo("Nguồn", addresses.SOURCES),
        *(LinkTo("Giới thiệu", addresses.ABOUT) for _ in {"gioi-thieu.md"} & hand),
        *(LinkTo("Viết bài hướng dẫn", addresses.AUTHORS) for _ in {"viet-bai/index.md"} & hand),
    ]
    return Frame(site.name, site.url, desk.catalog.place.name, menu, tuple(foot), pages.newest(desk))


def _entries(desk: Desk) -> Iterator[Entry]:
    for guide in desk.catalog.guides.values():
        link = desk.link(guide)
        yield Entry(guide.title, guide.also_called, link.address, link.note)
