"""Catalog → Book: which pages, pictures and addresses there will be. Decides everything, writes no markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice

from ..model import addresses
from ..model.blocks import LinkTo
from ..model.book import AppIcon, Book, Entry, Frame, OutFile, Page, Shot
from ..model.catalog import Catalog, Settings
from ..model.guide import Guide
from ..model.memory import Memory
from . import pages
from .bundles import bundles
from .bundles import lessons as guide_bundles
from .cards import Cards, common_card, guide_cards, plan_cards
from .desk import Desk
from .drill import all_drills_page, drill_page
from .leaflet import short_pages
from .lesson import lesson_page
from .offline import app_icons, offline_page
from .practice import practice_page, practised
from .privacy import privacy_page
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
    lessons = tuple(_lessons(desk, shots, cards, look))
    guides = tuple(desk.catalog.guides.values())
    practised_guides = [guide for guide in guides if practised(desk, guide)]
    practices = tuple(desk.remembered("practice", guide, work=partial(practice_page, desk, guide)) for guide in practised_guides)
    teaching = tuple(desk.remembered(("teach", look), guide, work=partial(teach_page, desk, guide, shots)) for guide in guides)
    pictures = {key: picture for key, (_, picture) in points.items()}
    quizzes = tuple(quiz_page(desk, quiz, pictures, look) for quiz in desk.catalog.quizzes.values())
    drills = tuple(desk.remembered("drill", drill, work=partial(drill_page, desk, drill)) for drill in desk.catalog.drills.values())
    groups = tuple(pages.group_page(desk, group) for group in desk.catalog.groups.values())
    paths = tuple(pages.path_page(desk, path) for path in desk.catalog.paths.values())
    lists = (pages.all_guides_page, pages.all_paths_page, pages.glossary_page, pages.sources_page, pages.place_page, pages.search_page)
    more = (all_drills_page, all_exams_page, revision_page, progress_page, offline_page, privacy_page)
    fixed = (pages.home_page(desk), *(page(desk) for page in (*lists, *more)))
    leading = (*pages.redirects(desk), *short_pages(desk))
    made = (*fixed, *lessons, *practices, *teaching, *quizzes, *drills, *groups, *paths, *leading)
    every = tuple(_same(catalog.memory, page) for page in made)
    screens = (*(shot for some in shots.values() for shot, _ in some), *(shot for shot, _ in points.values()))
    icons = app_icons(look)
    drawn = (*screens, *(one.shot for some in cards.values() for one in some), *icons)
    unique: dict[str, Shot] = {shot.key: shot for shot in (*drawn, *((common.shot,) if common else ()))}
    hand = tuple(OutFile(page.path, page.content) for page in catalog.hand_pages)
    named = tuple((icon.subject, addresses.picture(icon.key)) for icon in icons if isinstance(icon.subject, AppIcon))
    shared = replace(_frame(desk), share=common.picture if common else None, icons=named)
    held = (tuple(bundles(desk, every)), tuple(guide_bundles(desk)))
    return Book(shared, every, unique, tuple(_entries(desk)), hand, *held, catalog.memory)


def _same(memory: Memory, page: Page) -> Page:
    """The page, as the very object that it was when it is equal to what stood at its address before."""
    cell: list[Page] = memory.of(("page", page.address), work=list)
    if not cell or (cell[0] is not page and cell[0] != page):
        cell[:] = [page]
    return cell[0]


def _lessons(desk: Desk, shots: Shots, cards: Mapping[str, Cards], look: str) -> Iterator[Page]:
    for guide, following in _with_next(desk):
        work = partial(lesson_page, desk, guide, shots, cards[guide.id], following)
        yield desk.remembered(("lesson", look), guide, following, work=work)


def _with_next(desk: Desk) -> Iterator[tuple[Guide, Guide | None]]:
    """Each guide and the one after it in its group; none that was to be learnt before."""
    order = list(desk.catalog.groups)
    guides = sorted(desk.catalog.guides.values(), key=lambda guide: (order.index(guide.group), guide.id))
    for at, guide in enumerate(guides):
        later = (one for one in islice(guides, at + 1, None) if one.group == guide.group and one.id not in guide.prerequisites)
        yield guide, next(later, None)


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
        LinkTo("Tải về máy", addresses.OFFLINE),
        LinkTo("Nơi giúp đỡ", addresses.HELP),
        LinkTo("Nguồn", addresses.SOURCES),
        LinkTo("Dữ liệu của bạn", addresses.PRIVACY),
        *(LinkTo("Giới thiệu", addresses.ABOUT) for _ in {"gioi-thieu.md"} & hand),
        *(LinkTo("Ai cũng dùng được", addresses.ACCESSIBILITY) for _ in {"tiep-can.md"} & hand),
        *(LinkTo("Viết bài hướng dẫn", addresses.AUTHORS) for _ in {"viet-bai/index.md"} & hand),
    ]
    return Frame(site.name, site.url, desk.catalog.place.name, menu, tuple(foot), pages.newest(desk))


def _entries(desk: Desk) -> Iterator[Entry]:
    for guide in desk.catalog.guides.values():
        link = desk.link(guide)
        yield Entry(guide.title, guide.also_called, link.address, link.note)
