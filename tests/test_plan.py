"""What the book holds: addresses that never change, order, glossary words, citations, local facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import TODAY
from shipped import shipped_catalog, small_copy

from generator.load import load
from generator.model import addresses
from generator.model.blocks import FactCard, Heading, Note, QuestionCard, Rows, StepCard, Tone
from generator.model.book import Book, Page, PageKind
from generator.model.catalog import Catalog, Settings
from generator.model.path import LocalFacts
from generator.model.source import Fact
from generator.model.text import Link, Ref, Term
from generator.plan import plan, plan_shots
from generator.plan.desk import day
from generator.plan.pages import vietnamese_order
from generator.plan.shots import DRAWN, IMAGINED

PROMISED = {
    "index.html", "bai.html", "lo-trinh.html", "thuat-ngu.html", "nguon.html", "noi-giup-do.html",
    "hoc/dang-ky-khai-sinh.html", "kiem-tra/dang-ky-khai-sinh.html", "nhom/ho-tich.html", "lo-trinh/lop-10.html",
    "de-thu.html", "on-tap.html", "kiem-tra/de-thu-tot-nghiep.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return shipped_catalog()


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Six shipped guides with all that belongs to them, for plans that differ."""
    found, problems = load(small_copy(tmp_path_factory.mktemp("sau")))
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def book(catalog: Catalog) -> Book:
    return plan(catalog, Settings(TODAY), "look", lambda _: ())


def page_at(book: Book, address: str) -> Page:
    return next(page for page in book.pages if page.address == address)


def test_promised_addresses_are_there_and_unique(book: Book) -> None:
    addresses = [page.address for page in book.pages]
    assert set(addresses) >= PROMISED
    assert len(addresses) == len(set(addresses))


def test_no_lesson_leads_on_to_one_that_comes_before_it(book: Book, catalog: Catalog) -> None:
    following = {page.id: page.following for page in book.pages if page.kind is PageKind.LESSON}
    before = {id: {addresses.lesson(one) for one in guide.prerequisites} for id, guide in catalog.guides.items()}
    assert not [id for id, link in following.items() if link and link.address in before[id]]
    assert sum(link is None for link in following.values()) < 2 * len(catalog.groups)


def test_a_picture_that_only_the_lesson_has_says_so(catalog: Catalog) -> None:
    captions = set()
    for (guide, number), shots in plan_shots(catalog, "look", lambda _: ()).items():
        if use := catalog.guides[guide].steps[number - 1].screen:
            captions |= {(catalog.screens[use.use].imagined, picture.caption) for _, picture in shots}
    assert captions == {(False, DRAWN), (True, IMAGINED)}


def test_steps_are_counted_and_anchored(book: Book) -> None:
    steps = [block for block in page_at(book, "hoc/dang-ky-khai-sinh.html").blocks if isinstance(block, StepCard)]
    assert [(step.number, step.anchor) for step in steps] == [(n, f"buoc-{n}") for n in range(1, len(steps) + 1)]
    assert len(steps) >= 5


def test_lesson_follows_the_recipe(book: Book) -> None:
    headings = [block.anchor for block in page_at(book, "hoc/dang-ky-khai-sinh.html").blocks if isinstance(block, Heading)]
    order = ["can-biet", "giay-to", "hoc-truoc", "tung-buoc", "sau-khi-nop", "bi-tra-lai", "an-toan", "hoi-dap", "tom-tat", "nguon"]
    assert headings == order


def test_a_skill_hands_nothing_in(book: Book) -> None:
    texts = {block.anchor: block.text for block in page_at(book, "hoc/mat-khau-va-otp.html").blocks if isinstance(block, Heading)}
    assert [texts[one] for one in ("giay-to", "sau-khi-nop", "bi-tra-lai")] == ["Chuẩn bị", "Làm xong rồi", "Lỗi cần tránh"]


def test_marks_are_numbered_in_the_order_of_actions(book: Book) -> None:
    for page in book.pages:
        for step in (block for block in page.blocks if isinstance(block, StepCard)):
            seen = list(dict.fromkeys(deed.mark for deed in step.deeds if deed.mark))
            assert seen == list(range(1, len(seen) + 1)), (page.address, step.number)


def test_every_fact_shown_has_its_source_and_day(book: Book) -> None:
    cells = [cell for page in book.pages for block in page.blocks if isinstance(block, FactCard) for cell in (*block.main, *block.more)]
    assert cells
    assert all(cell.citations and all(one.read_on for one in cell.citations) for cell in cells)


def test_nothing_unresolved_reaches_a_page(book: Book) -> None:
    assert "Ref(guide=" not in repr(book.pages)


def test_a_glossary_word_is_explained_once_a_page(book: Book) -> None:
    for page in book.pages:
        if page.kind is PageKind.LESSON:
            words = [span.address for block in page.blocks for span in spans_of(block) if isinstance(span, Term)]
            assert len(words) == len(set(words)), page.address


def spans_of(thing: object) -> list[object]:
    """Every span below a block, however deep."""
    if isinstance(thing, tuple):
        return [span for part in thing for span in spans_of(part)]
    if isinstance(thing, (Term, Link, Ref)):
        return [thing]
    return [span for name in getattr(thing, "__dataclass_fields__", {}) for span in spans_of(getattr(thing, name))]


def test_place_overrides_a_fact(six: Catalog) -> None:
    source = next(iter(six.sources))
    local = LocalFacts(fee_online=Fact(value="0 đồng ở đây", sources=(source,)))
    place = six.place.model_copy(update={"facts": {"dang-ky-khai-sinh": local}})
    changed = plan(replace(six, place=place), Settings(TODAY), "look", lambda _: ())
    card = next(block for block in page_at(changed, "hoc/dang-ky-khai-sinh.html").blocks if isinstance(block, FactCard))
    assert "0 đồng ở đây" in [cell.value for cell in card.main]


def test_draft_and_stale_are_said_at_the_top(six: Catalog) -> None:
    late = plan(six, Settings(TODAY.replace(year=2029)), "look", lambda _: ())
    tones = [block.tone for block in page_at(late, "hoc/dang-ky-khai-sinh.html").blocks if isinstance(block, Note)]
    assert tones[:2] == [Tone.DRAFT, Tone.STALE]


def test_without_drafts_no_page_leads_to_one(catalog: Catalog) -> None:
    guides = {**catalog.guides}
    kept = guides["dang-ky-khai-sinh"]
    guides[kept.id] = kept.model_copy(update={"review": kept.review.model_copy(update={"state": "reviewed"})})
    book = plan(replace(catalog, guides=guides), Settings(TODAY, drafts=False), "look", lambda _: ())
    assert [page.id for page in book.pages if page.kind is PageKind.LESSON] == ["dang-ky-khai-sinh"]
    links = [row.link.address for page in book.pages for block in page.blocks if isinstance(block, Rows) for row in block.items]
    known = {page.address for page in book.pages}
    assert {link.split("#")[0] for link in links} <= known


def test_a_new_look_gives_pictures_new_names(six: Catalog) -> None:
    one, other = (plan(six, Settings(TODAY), look, lambda _: ()).shots for look in ("look", "another look"))
    assert len(other) == len(one) > 20
    assert not set(other) & set(one)


def test_orderings_are_never_shown_solved(book: Book) -> None:
    cards = [block for page in book.pages for block in page.blocks if isinstance(block, QuestionCard) and block.shown]
    assert cards
    for card in cards:
        assert sorted(card.shown) == sorted(option.id for option in card.ask.options)  # type: ignore[union-attr]
        assert card.shown != tuple(option.id for option in card.ask.options)  # type: ignore[union-attr]


@pytest.mark.parametrize(("moment", "said"), [("2026-11-22", "22/11/2026"), ("2026-06", "6/2026"), ("2026", "2026")])
def test_days_are_written_as_vietnamese_write_them(moment: str, said: str) -> None:
    assert day(moment) == said


def test_words_stand_in_vietnamese_order() -> None:
    words = ["đăng", "ăn", "an", "ấn", "dân", "âm", "chủ", "OTP", "ô", "o"]
    assert sorted(words, key=vietnamese_order) == ["an", "ăn", "âm", "ấn", "chủ", "dân", "đăng", "o", "OTP", "ô"]
