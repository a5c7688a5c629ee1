"""The content audit: a number that no fact sheet holds is noticed wherever a lesson says it, but not what a story makes up."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import REPO
from shipped import shipped_catalog

from generator.model.catalog import Catalog
from generator.model.drill import Drill
from generator.model.guide import Guide
from generator.model.quiz import Quiz
from generator.model.text import Rich
from generator.questions.choice import Choice

sys.path.insert(0, str(REPO / "scripts" / "content_audit"))

from numbers_of import held, numbers
from run import known
from sheets import Sheets
from teaching import check
from tracing import trace

SHEET = """# Tách hộ

- Mã thủ tục: 1.010038; thời hạn 5 ngày làm việc; phí: 5.000 đồng/lần; tờ khai CT01 — Nguồn: <https://dichvucong.gov.vn/>
"""


def lesson() -> tuple[Guide, Quiz, Drill]:
    """A lesson with a test and a drill, all of whose numbers stand in the sheet."""
    catalog = shipped_catalog()
    guide, quiz, drill = catalog.guides["tach-ho"], catalog.quizzes["tach-ho"], catalog.drills["cuoc-goi-la"]
    step = guide.steps[0].model_copy(update={"sources": ()})
    question = next(one for one in quiz.questions if isinstance(one, Choice))
    options = tuple(one.model_copy(update={"reason": Rich.parse("Vì sao.")}) for one in question.options)
    return (
        guide.model_copy(update={"steps": (step,), "faq": guide.faq[:1], "summary": "Trả 5.000 đồng."}),
        quiz.model_copy(update={"questions": (question.model_copy(update={"options": options}),)}),
        drill.model_copy(update={"guides": ("tach-ho",)}),
    )


def flagged(guide: Guide, quiz: Quiz, drill: Drill, folder: Path) -> dict[str, str]:
    """What the audit finds: claims by what is wrong with them."""
    (folder / "tach-ho.md").write_text(SHEET, encoding="utf-8")
    catalog: Catalog = replace(shipped_catalog(), guides={guide.id: guide}, quizzes={quiz.id: quiz}, drills={drill.id: drill})
    sheets = Sheets(folder)
    _, flags = check(catalog, sheets, {name: trace(source, sheets) for name, source in catalog.sources.items()})
    return {flag.claim: flag.detail for flag in flags}


def told(place: str, text: str) -> tuple[Guide, Quiz, Drill]:
    """The lesson, with a text in one of its places."""
    guide, quiz, drill = lesson()
    words = Rich.parse(text)
    question, scene, step = quiz.questions[0], drill.scenes[0], guide.steps[0]
    assert isinstance(question, Choice)
    wrong = next(n for n, one in enumerate(question.options) if not one.right)
    match place:
        case "step":
            guide = guide.model_copy(update={"steps": (step.model_copy(update={"confuse": words}),)})
        case "task":
            assert step.practice is not None
            practice = step.practice.model_copy(update={"task": words})
            guide = guide.model_copy(update={"steps": (step.model_copy(update={"practice": practice}),)})
        case "answer":
            guide = guide.model_copy(update={"faq": (guide.faq[0].model_copy(update={"answer": words}),)})
        case "stem":
            quiz = quiz.model_copy(update={"questions": (question.model_copy(update={"stem": words}),)})
        case "wrong option" | "reason":
            part = "text" if place == "wrong option" else "reason"
            options = [one.model_copy(update={part: words} if n == wrong else {}) for n, one in enumerate(question.options)]
            quiz = quiz.model_copy(update={"questions": (question.model_copy(update={"options": tuple(options)}),)})
        case "scene":
            drill = drill.model_copy(update={"scenes": (scene.model_copy(update={"tell": words}), *drill.scenes[1:])})
        case "outcome":
            choice = scene.choices[0].model_copy(update={"then": words})
            scene = scene.model_copy(update={"choices": (choice, *scene.choices[1:])})
            drill = drill.model_copy(update={"scenes": (scene, *drill.scenes[1:])})
    return guide, quiz, drill


@pytest.mark.parametrize(
    ("place", "text", "detail"),
    [
        ("step", "Trả 5.000 đồng, chờ 5 ngày làm việc, mã 1.010038.", None),
        ("step", "Trả 6.000 đồng.", "6.000"),
        ("step", "Chờ 6 ngày làm việc.", "6 ngày"),
        ("step", "Xem bước 6 và bước 7.", None),
        ("answer", "Mã là 1.010039.", "1.010039"),
        ("answer", "Từ đủ 15 tuổi.", "15 tuổi"),
        ("task", "Bé 15 tuổi, sinh ngày 02/09/2011, đến lúc 15 giờ.", None),
        ("task", "Điền tờ khai CT02.", "CT02"),
        ("stem", "Ngày 02/09/2026, Mẫu An 17 tuổi nộp hồ sơ.", None),
        ("stem", "Theo Cổng, lệ phí là 6.000 đồng.", "6.000"),
        ("wrong option", "6.000 đồng", None),
        ("reason", "6.000 đồng là của việc khác.", "6.000"),
        ("scene", "Người lạ đòi 6.000 đồng trước 15 giờ.", None),
        ("scene", "Người lạ đòi tờ khai CT02.", "CT02"),
        ("outcome", "Lệ phí đúng là 6.000 đồng.", "6.000"),
    ],
)
def test_a_number_no_sheet_holds_is_noticed_but_not_a_made_up_one(place: str, text: str, detail: str | None, tmp_path: Path) -> None:
    before = flagged(*lesson(), tmp_path)
    found = {claim: what for claim, what in flagged(*told(place, text), tmp_path).items() if before.get(claim) != what}
    assert [what for claim, what in found.items() if text in claim] == ([] if detail is None else [detail])
    assert len(found) <= 1


def test_a_number_of_a_story_may_be_repeated_beside_it_only(tmp_path: Path) -> None:
    guide, quiz, drill = told("stem", "Bé sinh ngày 02/09/2026.")
    question = quiz.questions[0].model_copy(update={"explanation": Rich.parse("Từ ngày 02/09 thì chờ.")})
    assert flagged(guide, quiz.model_copy(update={"questions": (question,)}), drill, tmp_path) == flagged(*lesson(), tmp_path)
    guide, _, _ = told("answer", "Từ ngày 02/09 thì chờ.")
    assert "answer: Từ ngày 02/09 thì chờ." in flagged(guide, quiz, drill, tmp_path)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("đổi khi đủ 14, 25, 40, 60 tuổi", "25 tuổi"),
        ("70 đến dưới 75 tuổi", "70 tuổi"),
        ("Quyết định số 757/QĐ-BKHCN", "757/"),
    ],
)
def test_a_sheet_holds_each_number_of_a_list(line: str, form: str) -> None:
    assert form in held(line)


def test_kinds_of_numbers() -> None:
    text = "Ngày 02/09/2026 lúc 15 giờ, bé 5 tuổi, trả 6.000 đồng và 3 triệu, mã 1.010038, 2 bản"
    kinds = {number.shown: number.kind for number in numbers(text)}
    assert kinds == {
        "02/09/2026": "day",
        "1.010038": "name",
        "15 giờ": "time",
        "5 tuổi": "age",
        "6.000": "sum",
        "3 triệu": "sum",
        "2 bản": "count",
    }


def test_what_may_stay_is_still_said() -> None:
    """An entry of the list whose text was changed is an entry about nothing."""
    sheets = Sheets(REPO / "tests")  # none: only the texts are wanted
    catalog = shipped_catalog()
    texts, _ = check(catalog, sheets, {name: trace(source, sheets) for name, source in catalog.sources.items()})
    said = {text.key for text in texts}
    outside = {claim for _, claim, _ in known() if claim.partition(":")[0] in {"introduction", "step", "answer", "test", "drill"}}
    assert outside
    assert outside <= said
