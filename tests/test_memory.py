"""Memory: whatever is edited, what is remembered gives the same problems and the same files as starting from nothing."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from conftest import REPO, TODAY
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from shipped import small_copy

from generator.build import examine
from generator.check.walk import nodes
from generator.load import load
from generator.load.sharing import shared
from generator.model.book import OutFile
from generator.model.catalog import Settings
from generator.model.memory import KEPT_TURNS, Memory
from generator.plan import plan
from generator.problems import Problem
from generator.render.markdown import markdown

LISTS = ("groups.yml", "sources.yml", "glossary.yml")
Told = tuple[tuple[Problem, ...], tuple[OutFile, ...]]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of some shipped guides."""
    return small_copy(tmp_path)


def told(root: Path, memory: Memory | None) -> Told:
    """All problems, and when they allow it all pages."""
    settings = Settings(TODAY)
    catalog, problems = examine(root, settings, None, memory)
    if catalog is None or any(problem.severity.value == "error" for problem in problems):
        return problems, ()
    return problems, tuple(markdown(plan(catalog, settings, "look", lambda subject: ())))


def parts(model: BaseModel) -> list[int]:
    """The identities of all models inside a model, itself among them."""
    return [id(inner) for _, inner in nodes(model)]


def test_a_file_read_again_keeps_the_objects_of_what_it_says_as_before(shipped: Path) -> None:
    memory, file = Memory(), guides(shipped)[0]
    before = load(shipped, None, memory)[0].guides[file.stem]
    yaml_edit(file, lambda data: data.update(minutes=int(data["minutes"]) + 1))
    after = load(shipped, None, memory)[0].guides[file.stem]
    assert after.minutes == before.minutes + 1
    assert parts(after)[1:] == parts(before)[1:]
    yaml_edit(file, lambda data: data["steps"][0].update(title="Tên khác"))
    last = load(shipped, None, memory)[0].guides[file.stem]
    assert last == load(shipped, None)[0].guides[file.stem]
    assert (last.facts, last.faq) == (after.facts, after.faq)
    assert last.facts is after.facts
    assert last.steps[1] is after.steps[1]
    assert last.steps[0] is not after.steps[0]
    assert before.steps[0].title != "Tên khác", "what others hold is never changed"
    yaml_edit(file, lambda data: data.update(minutes=data["minutes"]))
    assert load(shipped, None, memory)[0].guides[file.stem] is last


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["", "a", "1"]),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
)


@given(VALUES, VALUES)
def test_sharing_changes_no_value_and_no_type(new: object, old: object) -> None:
    assert repr(shared(deepcopy(new), old)) == repr(new)
    assert shared(deepcopy(old), old) is old


def yaml_edit(file: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change a file's data in place."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def guides(root: Path) -> list[Path]:
    """The files of the guides."""
    return [file for file in sorted((root / "guides").glob("*.yml")) if file.name not in LISTS]


def random_edit(root: Path, dice: random.Random) -> str:
    """Change something that other pages may show; returns what."""
    guide = dice.choice(guides(root))
    number = dice.randint(2, 60)
    match dice.choice(("title", "minutes", "first", "source", "group", "term", "broken", "jargon", "long")):
        case "title":
            yaml_edit(guide, lambda data: data.update(title=f"Tên mới {number}"))
        case "minutes":
            yaml_edit(guide, lambda data: data.update(minutes=number))
        case "first":
            other = dice.choice([file.stem for file in guides(root) if file != guide])
            yaml_edit(guide, lambda data: data.update(why=f"Vì cần cho [[{other}]] và [[{other}#1]]."))
        case "source":
            yaml_edit(root / "guides/sources.yml", lambda data: data["sources"][0].update(title=f"Nguồn {number}"))  # type: ignore[index]
        case "group":
            yaml_edit(root / "guides/groups.yml", lambda data: data["groups"][0].update(title=f"Nhóm {number}"))  # type: ignore[index]
        case "term":
            yaml_edit(root / "guides/glossary.yml", lambda data: data["terms"][0].update(meaning=f"Nghĩa thứ {number}."))  # type: ignore[index]
        case "broken":
            yaml_edit(guide, lambda data: data.update(prerequisites=["khong-co-bai-nay"]))
        case "jargon":
            yaml_edit(guide, lambda data: data.update(situation=f"Bạn liên hệ theo quy định của pháp luật {number}."))
        case "long":
            yaml_edit(guide, lambda data: data.update(situation="từ " * (20 + number) + "hết."))
    return guide.name


@pytest.mark.parametrize("seed", [1])
def test_whatever_is_edited_memory_gives_what_starting_from_nothing_gives(shipped: Path, seed: int) -> None:
    dice, memory = random.Random(seed), Memory()
    told(shipped, memory)
    for _ in range(4):
        what = random_edit(shipped, dice)
        assert told(shipped, memory) == told(shipped, None), what
        if dice.random() < 0.5:  # what was broken is whole again
            shutil.copy(REPO / "guides" / what, shipped / "guides" / what)


def test_a_screen_that_changes_is_held_against_the_guides_that_show_it(shipped: Path) -> None:
    """What a rule said is remembered with all that it looked at, not with the guide alone."""
    memory = Memory()
    assert not any(problem.rule == "mark" for problem in told(shipped, memory)[0])
    for file in sorted((shipped / "guides/screens").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\bid: (?=nut-)", "id: khac-", text), encoding="utf-8")
    problems, _ = told(shipped, memory)
    assert any(problem.rule == "mark" for problem in problems)
    assert problems == told(shipped, None)[0]


def test_the_title_of_another_guide_reaches_the_page_that_names_it(shipped: Path) -> None:
    """The case that a memory by file would get wrong: the page's own guide has not changed."""
    memory = Memory()
    first, second = shipped / "guides/cap-the-can-cuoc.yml", shipped / "guides/dang-ky-tam-tru.yml"
    yaml_edit(first, lambda data: data.update(why=f"Vì cần cho [[{second.stem}]]."))
    told(shipped, memory)
    yaml_edit(second, lambda data: data.update(title="Tên hoàn toàn khác"))
    _, files = told(shipped, memory)
    page = next(file for file in files if file.path == f"docs/hoc/{first.stem}.md")
    assert "Tên hoàn toàn khác" in page.content.decode()


def test_what_is_not_asked_about_for_long_is_let_go() -> None:
    memory, thing, worked = Memory(), object(), []
    for _ in range(2):
        memory.of("work", thing, work=lambda: worked.append(1))
    assert len(worked) == 1
    for _ in range(KEPT_TURNS):
        memory.turn()
    memory.of("work", thing, work=lambda: worked.append(1))
    assert len(worked) == 1
    for _ in range(2 * (KEPT_TURNS + 1)):
        memory.turn()
    memory.of("work", thing, work=lambda: worked.append(1))
    assert len(worked) == 2
