"""Lowering of steps to practice tasks: which moves there are, in which order, and how the screen stands before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shipped import shipped_catalog, small_copy

from generator.load import load
from generator.model.blocks import Doing, Move, PracticeTask
from generator.model.book import Page, PageKind
from generator.model.catalog import Catalog, Settings
from generator.model.control import Fill, Pick, Tick
from generator.model.guide import Practice
from generator.plan import plan


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return shipped_catalog()


@pytest.fixture(scope="module")
def planned(catalog: Catalog) -> dict[str, Page]:
    """The practice of every guide."""
    return pages(catalog)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Six shipped guides with all that belongs to them, to be practised in other ways."""
    found, problems = load(small_copy(tmp_path_factory.mktemp("sau")))
    assert found is not None, problems
    return found


def pages(catalog: Catalog) -> dict[str, Page]:
    book = plan(catalog, Settings(date(2026, 11, 22)), "", lambda _: ())
    return {page.id: page for page in book.pages if page.kind is PageKind.PRACTICE}


def tasks_of(page: Page) -> list[PracticeTask]:
    return [block for block in page.blocks if isinstance(block, PracticeTask)]


def tasks(catalog: Catalog, guide: str) -> list[PracticeTask]:
    return tasks_of(pages(catalog)[guide])


def with_practice(catalog: Catalog, guide: str, step: int, practice: Practice) -> Catalog:
    """The same catalog, with one step practised in another way."""
    old = catalog.guides[guide]
    steps = tuple(one.model_copy(update={"practice": practice}) if n == step else one for n, one in enumerate(old.steps, 1))
    return replace(catalog, guides={**catalog.guides, guide: old.model_copy(update={"steps": steps})})


def test_every_guide_has_a_task_for_every_step_with_marks(catalog: Catalog, planned: dict[str, Page]) -> None:
    for id, guide in catalog.guides.items():
        marked = [step.title for step in guide.steps if step.screen and any(action.at for action in step.actions)]
        assert [task.title for task in tasks_of(planned[id])] == marked


def test_the_kind_of_move_follows_from_the_control(six: Catalog) -> None:
    plain = with_practice(six, "dang-ky-khai-sinh", 2, Practice())
    found = [(move.doing, move.target, move.value, move.sort, move.free) for move in tasks(plain, "dang-ky-khai-sinh")[1].moves]
    assert found == [
        (Doing.TAP, "cap-xa", "", "lựa chọn", True),
        (Doing.PICK, "tinh", "Tỉnh Hưng Yên", "ô chọn", True),
        (Doing.PICK, "xa", "Xã Mẫu", "ô chọn", True),
        (Doing.TAP, "nop-ho-so", "", "nút", False),
    ]


def test_what_is_to_be_done_stands_empty_and_all_else_as_on_the_picture(planned: dict[str, Page]) -> None:
    for page in planned.values():
        for task in tasks_of(page):
            doing = {move.target: move.doing for move in task.moves}
            for _, controls in task.parts:
                for control in controls:
                    if isinstance(control, Fill) and doing.get(control.id or "") is Doing.FILL:
                        assert control.value == ""
                    if isinstance(control, Pick) and doing.get(control.id or "") is Doing.PICK:
                        assert control.value == ""
                    if isinstance(control, Tick) and doing.get(control.id or "") is Doing.TICK:
                        assert not control.ticked


def test_authors_shape_a_task(six: Catalog) -> None:
    practice = Practice.model_validate(
        {
            "task": "Tìm xã nhận hồ sơ.",
            "only": ["tinh", "nop-ho-so"],
            "samples": {"tinh": "Tỉnh Ninh Bình"},
            "also": {"nop-ho-so": ["ten-trang"]},
            "wrong": [{"at": "cap-so", "why": "Sở ở tỉnh, không nhận việc này."}],
        }
    )
    task = tasks(with_practice(six, "dang-ky-khai-sinh", 2, practice), "dang-ky-khai-sinh")[1]
    assert task.task is not None
    assert task.task.plain() == "Tìm xã nhận hồ sơ."
    assert [(move.target, move.value, move.also) for move in task.moves] == [
        ("tinh", "Tỉnh Ninh Bình", ()),
        ("nop-ho-so", "", ("ten-trang",)),
    ]
    assert [(at, why.plain()) for at, why in task.whys] == [("cap-so", "Sở ở tỉnh, không nhận việc này.")]
    commune = next(one for _, controls in task.parts for one in controls if isinstance(one, Pick) and one.id == "xa")
    assert commune.value == "Xã Mẫu", "what is not practised stays filled in"


def test_a_field_that_is_only_read_is_pressed_not_filled(six: Catalog) -> None:
    practice = Practice.model_validate({"look": ["ho-ten"]})
    task = tasks(with_practice(six, "dang-ky-tam-tru", 4, practice), "dang-ky-tam-tru")[3]
    name = next(move for move in task.moves if move.target == "ho-ten")
    assert (name.doing, name.value, name.free) == (Doing.TAP, "", True)
    assert any(isinstance(one, Fill) and one.id == "ho-ten" and one.value for _, controls in task.parts for one in controls)


def test_deeds_away_from_the_screen_keep_their_place_among_the_moves(six: Catalog) -> None:
    deeds = tasks(with_practice(six, "dang-ky-khai-sinh", 8, Practice()), "dang-ky-khai-sinh")[7].deeds
    assert [isinstance(deed, Move) for deed in deeds] == [True, False, False, True]
