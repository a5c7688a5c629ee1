"""The question bank: order from a seed, what parts of an answer are worth, exams drawn by part, level and guide, and 200 fair questions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from shipped import shipped_catalog

from generator.model.ask import Choose, Match, Number, Option, Order, Point, Write, parts, points
from generator.model.blocks import Heading, QuestionCard
from generator.model.book import Book
from generator.model.catalog import Catalog, Settings
from generator.model.quiz import COMPETENCES, Exam, Thinking
from generator.model.shuffle import drawn, fnv1a, jumbled, rank, shuffled
from generator.plan import plan
from generator.questions import AnyQuestion
from generator.questions.bank import asked, in_turn, paper, shares
from generator.questions.true_false import SCALE
from generator.render.bank import bank as bank_format

IDS = st.lists(st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True), min_size=0, max_size=12, unique=True).map(tuple)
SEEDS = st.from_regex(r"[a-z0-9/-]{0,12}", fullmatch=True)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return shipped_catalog()


@pytest.fixture(scope="module")
def book(catalog: Catalog) -> Book:
    return plan(catalog, Settings(TODAY), "look", lambda _: ())


# ---- order from a seed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "hash"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("b", 0xE70C2DE5), ("foobar", 0xBF9CF968)])
def test_fnv1a_as_its_authors_publish_it(text: str, hash: int) -> None:
    assert fnv1a(text) == hash


def test_ranks_are_what_they_were() -> None:
    """Printed papers are promises: a code must give the same paper for good."""
    assert [rank(seed, id) for seed, id in (("", ""), ("1", "a"), ("101", "han-khai-sinh"))] == RANKS


RANKS = [616345028, 3830278581, 2525041572]


@given(IDS, SEEDS)
def test_shuffling_loses_nothing_and_depends_on_seed_and_ids_alone(ids: tuple[str, ...], seed: str) -> None:
    mixed = shuffled(ids, seed)
    assert sorted(mixed) == sorted(ids)
    assert mixed == shuffled(tuple(reversed(ids)), seed)


@given(IDS, SEEDS, st.from_regex(r"zz[a-z]{1,3}", fullmatch=True))
def test_one_more_id_leaves_the_others_in_their_order(ids: tuple[str, ...], seed: str, fresh: str) -> None:
    assert tuple(id for id in shuffled((*ids, fresh), seed) if id != fresh) == shuffled(ids, seed)


@given(IDS, SEEDS)
def test_what_is_to_be_ordered_is_never_shown_solved(ids: tuple[str, ...], seed: str) -> None:
    assert sorted(jumbled(ids, seed)) == sorted(ids)
    assert jumbled(ids, seed) != ids or len(ids) < 2


@given(st.dictionaries(st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True), st.sampled_from("abc")), SEEDS)
def test_a_draw_takes_as_many_of_each_level_as_it_can(levels: dict[str, str], seed: str) -> None:
    wanted = {"b": 2, "a": 3}
    taken = drawn(levels, wanted, seed)
    assert len(set(taken)) == len(taken)
    there = Counter(levels.values())
    assert [levels[id] for id in taken] == ["b"] * min(2, there["b"]) + ["a"] * min(3, there["a"])


def test_seeds_spread_evenly() -> None:
    """Over 1,000 codes each of four options stands first about as often as the others (chi-squared, 3 degrees of freedom, p = 0.001)."""
    first = Counter(shuffled(("a", "b", "c", "d"), f"{seed}/dang-ky-khai-sinh/han-khai-sinh")[0] for seed in range(1000))
    assert sum((first[id] - 250) ** 2 / 250 for id in "abcd") < 16.27


# ---- what an answer is worth -------------------------------------------------------------------------------------

OPTIONS = tuple(Option(id, None) for id in "abcd")  # type: ignore[arg-type]  # only ids matter here


@pytest.mark.parametrize(
    ("ask", "worth"),
    [
        (Choose(OPTIONS, ("a",), many=False), "0 1"),
        (Choose(OPTIONS, ("a", "b"), many=True), "0 0.5 1"),
        (Write(("x",), tone_free=True), "0 1"),
        (Number(Decimal(7), Decimal(0), ()), "0 1"),
        (Order(OPTIONS), "0 0.25 0.5 0.75 1"),
        (Match(OPTIONS[:3], OPTIONS, ("a", "b", "c")), "0 0.333 0.667 1"),
        (Match(OPTIONS, OPTIONS[:2], ("a", "b", "a", "b"), SCALE), "0 0.1 0.25 0.5 1"),
        (Point(None, OPTIONS, "a"), "0 1"),  # type: ignore[arg-type]  # the screen does not matter here
    ],
)
def test_points_by_right_parts(ask: Choose | Write | Number | Order | Match | Point, worth: str) -> None:
    assert " ".join(f"{one:f}" for one in points(ask)) == worth
    assert len(points(ask)) == parts(ask) + 1


# ---- exams -------------------------------------------------------------------------------------------------------


def test_graduation_form_has_its_numbers(catalog: Catalog, book: Book) -> None:
    page = next(page for page in book.pages if page.address == "kiem-tra/de-thu-tot-nghiep.html")
    cards = [block for block in page.blocks if isinstance(block, QuestionCard)]
    assert page.sitting is not None
    assert (page.sitting.minutes, page.sitting.best, page.sitting.scale) == (50, (("II", 4),), 0)
    assert [(part, sum(card.part == part for card in cards)) for part in ("I", "II")] == [("I", 24), ("II", 6)]
    assert [card.number for card in cards] == [*range(1, 25), *range(1, 7)], "numbers begin again in part II, as on the paper"
    assert {card.points for card in cards if card.part == "I"} == {(Decimal(0), Decimal("0.25"))}
    assert {card.points for card in cards if card.part == "II"} == {SCALE}
    assert len({card.id for card in cards}) == len({card.anchor for card in cards}) == 30
    assert sum(isinstance(block, Heading) for block in page.blocks) == 2
    assert 24 * Decimal("0.25") + 4 * SCALE[-1] == 10


def test_levels_and_guides_share_the_paper(catalog: Catalog) -> None:
    (choice, held), (judged, statements) = paper(catalog, Exam(form="tot-nghiep")).parts
    assert (choice.name, judged.name) == ("choice", "true_false")
    assert Counter(one.question.level for one in held) == {Thinking.RECOGNISE: 10, Thinking.UNDERSTAND: 7, Thinking.APPLY: 7}
    assert Counter(one.question.level for one in statements) == {Thinking.RECOGNISE: 2, Thinking.UNDERSTAND: 2, Thinking.APPLY: 2}
    taken = Counter(one.guide for one in held)
    assert set(taken) <= set(catalog.guides)
    assert max(taken.values()) <= 3


def test_same_seed_same_paper_other_seed_other_paper(catalog: Catalog) -> None:
    ids = [
        [one.id for _, held in paper(catalog, Exam(form="tot-nghiep", seed=seed)).parts for one in held] for seed in ("101", "101", "102")
    ]
    assert ids[0] == ids[1] != ids[2]
    turned = replace(catalog, quizzes=dict(reversed(list(catalog.quizzes.items()))))
    assert [one.id for _, held in paper(turned, Exam(form="tot-nghiep", seed="101")).parts for one in held] == ids[0]


def test_numbers_of_a_school_are_settings(catalog: Catalog) -> None:
    wanted = Exam(form="dinh-ki", minutes=30, choice=8, true_false=2, short_answer=2, groups=("ho-tich", "cu-tru"))
    drawn_paper = paper(catalog, wanted)
    assert drawn_paper.form.minutes == 30
    assert [(part.name, len(held)) for part, held in drawn_paper.parts] == [("choice", 8), ("true_false", 2), ("short_answer", 2)]
    groups = {catalog.guides[one.guide].group for _, held in drawn_paper.parts for one in held}
    assert groups == {"ho-tich", "cu-tru"}


@given(st.integers(0, 60), st.lists(st.integers(0, 100), min_size=3, max_size=3))
def test_shares_add_up(count: int, percents: list[int]) -> None:
    levels = dict(zip(Thinking, percents, strict=True))
    shared = shares(count, levels)
    assert sum(shared.values()) == (count if sum(percents) else min(count, 3))
    for level, part in shared.items():
        assert abs(part - count * levels[level] / (sum(percents) or 1)) <= 1


def test_guides_take_turns(catalog: Catalog) -> None:
    held = [one for quiz in catalog.quizzes.values() if quiz.guide for one in asked(catalog, quiz)]
    turns = in_turn(held, "x")
    assert sorted(one.id for one in turns) == sorted(one.id for one in held)
    count = len(catalog.guides)
    assert {one.guide for one in turns[:count]} == set(catalog.guides)


# ---- the questions that are there --------------------------------------------------------------------------------


def test_two_hundred_questions_balanced_by_level(catalog: Catalog) -> None:
    every = [question for quiz in catalog.quizzes.values() for question in quiz.questions]
    assert len(every) >= 200
    levels = Counter(question.level for question in every)
    assert max(levels.values()) - min(levels.values()) <= len(every) * 0.05
    kinds = {one.model_fields["kind"].default for one in AnyQuestion.__args__[0].__args__ if hasattr(one, "model_fields")}
    for id, quiz in catalog.quizzes.items():
        if quiz.guide:
            assert len({question.kind for question in quiz.questions} & kinds) >= 5, id
    assert {question.competence for question in every} <= set(COMPETENCES)


def test_the_place_of_the_right_option_tells_nothing(catalog: Catalog) -> None:
    places = Counter(
        "abcd".index(ask.right[0])
        for quiz in catalog.quizzes.values()
        for ask in (question.ask() for question in quiz.questions)
        if isinstance(ask, Choose) and not ask.many and not ask.scenes and len(ask.options) == 4
    )
    assert min(places.values()) >= 0.15 * sum(places.values())


def test_bank_format_holds_every_question_of_every_guide(catalog: Catalog, book: Book) -> None:
    files = {file.path: file.content.decode() for file in bank_format(book)}
    assert sorted(files) == sorted(f"docs/assets/hoi/{quiz.id}.js" for quiz in catalog.quizzes.values() if quiz.guide)
    for id, quiz in catalog.quizzes.items():
        if quiz.guide:
            script = files[f"docs/assets/hoi/{id}.js"]
            assert script.startswith(f'hocdvc.take("{id}",')
            assert script.count('class=\\"question\\"') == len(asked(catalog, quiz))
            assert "<" not in script, "nothing in it can end a script element"
            assert "../hoc/" not in script, "links are those of a page at the root"
