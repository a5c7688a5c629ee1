"""Questions that guides give by themselves: fair, traceable to the guide, the same every time; no wrong answer is right by accident.

`auto_questions(catalog, guide)` gives a tuple of Choice; the draft is YAML text with one list under `questions:`.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import REPO, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from program import hocdvc, in_a_process
from shipped import GUIDES, SIX, few, shipped_catalog, small_copy

from generator.check import check
from generator.load import load
from generator.model.catalog import Catalog, Settings, Site
from generator.model.guide import Asked, Faq, Guide
from generator.model.path import Place
from generator.model.source import Source
from generator.model.text import Rich
from generator.problems import Severity
from generator.questions.auto import MAKERS, auto_questions
from generator.questions.auto.measures import spans, sums
from generator.questions.auto.offices import offices
from generator.questions.auto.words import fold, near, pairs, small, topic
from generator.questions.choice import Choice

Given = dict[str, tuple[Choice, ...]]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped site, loaded."""
    return shipped_catalog()


@pytest.fixture(scope="module")
def given_by(catalog: Catalog) -> Given:
    """What each shipped guide gives."""
    return {id: asked(catalog, id) for id in GUIDES}


@pytest.fixture(scope="module")
def turned(catalog: Catalog) -> Catalog:
    """The same guides and places loaded in another order, with nothing else."""
    guides, places = (dict(reversed([*some.items()])) for some in (catalog.guides, catalog.places))
    return replace(catalog, guides=guides, places=places, terms={}, quizzes={})


@pytest.fixture(scope="module")
def six(catalog: Catalog) -> Catalog:
    """Six guides of it, whose facts are what the others borrow for wrong options."""
    return replace(catalog, guides={id: catalog.guides[id] for id in SIX})


def asked(catalog: Catalog, id: str) -> tuple[Choice, ...]:
    questions = auto_questions(catalog, catalog.guides[id])
    assert all(isinstance(one, Choice) for one in questions)
    return questions  # type: ignore[return-value]  # just made sure


# ---- the oracle: written without the code it judges ------------------------------------------------------------


def bare(text: str) -> str:
    """Letters and digits only, small, without marks, words one space apart."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(one for one in letters if unicodedata.category(one) != "Mn")))


def confusable(one: str, other: str) -> bool:
    """Equal, or one inside the other, with and without the spaces."""
    a, b = bare(one), bare(other)
    return a in b or b in a or a.replace(" ", "") in b.replace(" ", "") or b.replace(" ", "") in a.replace(" ", "")


def place_of(catalog: Catalog, guide: Guide, question: Choice) -> str:
    """The text that the origin of a question leads to."""
    origin = question.origin or ""
    if origin.startswith("screens."):
        return catalog.screens[origin.removeprefix("screens.").removesuffix(".address")].address or ""
    found: Any = guide
    for name, number in re.findall(r"([a-z_]+)(?:\[(\d+)\])?", origin):
        found = getattr(found, name)[int(number)] if number else getattr(found, name)
    field = {"facts": "value", "papers": "name", "steps": "title", "returned": "reason"}[origin.split(".")[0].split("[")[0]]
    text = getattr(found, "fix" if question.id.startswith("tu-bai-cach-tranh") else field)
    return text.plain() if isinstance(text, Rich) else str(text)


def all_right(catalog: Catalog, guide: Guide, question: Choice) -> Iterator[str]:
    """Every value of the same kind that is right for this guide somewhere."""
    origin = question.origin or ""
    local = [place.facts[guide.id] for place in catalog.places.values() if guide.id in place.facts]
    facts: list[Any] = [guide.facts, *local]
    if origin.startswith("papers"):
        yield from (paper.name for paper in guide.papers)
    elif origin.startswith("facts."):
        name = origin.removeprefix("facts.")
        names = ("fee_online", "fee_in_person") if name.startswith("fee") else (name,)
        values = [getattr(one, each, None) for one in facts for each in names] + [more for one in facts for more in one.more]
        yield from (value.value for value in values if value)
    elif origin.startswith("screens."):
        uses = (step.screen.use for step in guide.steps if step.screen)
        yield from (address for use in uses if (address := catalog.screens[use].address))
    elif origin.startswith("steps"):
        at = int(re.findall(r"\d+", origin)[0])
        yield from (step.title for step in guide.steps[at - 1 : at + 1])
    elif question.id.startswith("tu-bai-bi-tra"):
        yield from (one.reason.plain() for one in guide.returned)
    else:
        yield place_of(catalog, guide, question)


def numbers(text: str, unit: str) -> set[str]:
    """The numbers before a unit."""
    return set(re.findall(rf"([\d.]+)(?: và [\d.]+)? {unit}", text))


def told(guide: Guide, *names: str) -> str:
    """Facts of a guide with their notes."""
    facts = [fact for name in names if (fact := getattr(guide.facts, name))]
    return " | ".join(f"{fact.value} {fact.note or ''}" for fact in facts)


def fair(catalog: Catalog, guide: Guide, question: Choice) -> None:
    """Everything that must hold for a question of a guide, whatever the catalog."""
    right = [option for option in question.options if option.right]
    assert len(right) == 1
    assert 3 <= len(question.options) <= 4
    assert all(option.reason and option.reason.plain() for option in question.options)
    assert question.mistakes() == ()
    assert right[0].text.plain() == place_of(catalog, guide, question)
    wrong = [option.text.plain() for option in question.options if not option.right]
    for text in wrong:
        for value in all_right(catalog, guide, question):
            assert not confusable(text, value), (text, value)
    assert not any(confusable(one, other) for n, one in enumerate(wrong) for other in wrong[:n])
    assert question.explanation
    assert question.sources
    assert 1 <= (question.step or 0) <= len(guide.steps)
    assert question.competence in ("1.2", "2.3")
    if question.id == "tu-bai-phi":
        known = numbers(told(guide, "fee_online", "fee_in_person"), "đồng")
        assert all(not numbers(text, "đồng") & known for text in wrong)


# ---- the shipped guides ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", GUIDES)
def test_questions_of_every_shipped_guide_are_fair_and_lead_back_to_it(catalog: Catalog, given_by: Given, id: str) -> None:
    questions = given_by[id]
    assert len(questions) >= (5 if catalog.guides[id].level else 0), "a skill has no facts to ask for"
    for question in questions:
        fair(catalog, catalog.guides[id], question)
        assert catalog.guides[id].title in question.stem.plain()
        assert set(question.sources) <= set(catalog.sources)
    ids = [question.id for question in questions]
    assert len(ids) == len(set(ids))
    starts = tuple(f"tu-bai-{name}" for name in MAKERS)
    assert all(re.fullmatch(rf"({'|'.join(starts)})(-\d+)?", one) for one in ids)


@pytest.mark.parametrize("name", MAKERS)
def test_every_maker_has_a_question_for_some_shipped_guide(given_by: Given, name: str) -> None:
    ids = [question.id for questions in given_by.values() for question in questions]
    assert any(re.fullmatch(rf"tu-bai-{name}(-\d+)?", one) for one in ids)


@pytest.mark.parametrize("id", GUIDES)
def test_nothing_wrong_stands_in_the_guide_itself(catalog: Catalog, given_by: Given, id: str) -> None:
    """Papers, reasons and offices of others are wrong only as long as the guide never speaks of them."""
    guide = catalog.guides[id]
    said = bare((REPO / f"guides/{id}.yml").read_text(encoding="utf-8"))
    for question in given_by[id]:
        if question.id.startswith(("tu-bai-giay-to", "tu-bai-bi-tra", "tu-bai-noi", "tu-bai-ten-mien")):
            assert all(bare(option.text.plain()) not in said for option in question.options if not option.right), question.id
        if question.id.startswith("tu-bai-giay-to"):
            assert guide.papers[int(question.id.split("-")[-1]) - 1].when is None


def test_wrong_domains_belong_to_nobody(given_by: Given) -> None:
    questions = [question for some in given_by.values() for question in some if question.id.startswith("tu-bai-ten-mien")]
    assert questions
    for option in (option for question in questions for option in question.options):
        assert re.fullmatch(r"[a-z0-9.-]+\.(gov\.vn|example)", option.text.plain())
        assert option.right == option.text.plain().endswith(".gov.vn")


def test_the_right_answer_stands_in_every_place(given_by: Given) -> None:
    places = [[one.right for one in question.options].index(True) for some in given_by.values() for question in some]
    assert set(places) == {0, 1, 2, 3}


# ---- the same every time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", GUIDES)
def test_same_catalog_same_questions_in_whatever_order_it_was_loaded(catalog: Catalog, given_by: Given, turned: Catalog, id: str) -> None:
    assert given_by[id] == asked(catalog, id) == asked(turned, id)


def test_hash_seeds_change_nothing(tmp_path: Path) -> None:
    root = str(small_copy(tmp_path))
    said = [in_a_process("draft-quiz", "dang-ky-tam-tru", "--root", root, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert [one.returncode for one in said] == [0, 0]
    assert len({one.stdout for one in said}) == 1


# ---- what gives no question ------------------------------------------------------------------------------------


def changed(catalog: Catalog, id: str, **facts: Any) -> Catalog:
    """The catalog with other facts in one guide: name → changes of the fact, or None."""
    guide = catalog.guides[id]
    new = {name: change and getattr(guide.facts, name).model_copy(update=change) for name, change in facts.items()}
    return replace(
        catalog, guides={**catalog.guides, id: guide.model_copy(update={"facts": guide.facts.model_copy(update=new)})}, origins={}
    )


@pytest.mark.parametrize(
    "change",
    [
        None,
        {"verified": False},
        {"sources": ()},
        {"value": "20.000 đồng mỗi lần, " + "rất dài " * 20},
        {"value": "Tùy từng trường hợp"},
        {"value": "Từ 3 đến 7.000 đồng"},
        {"value": "7.000 đồng, 8.000 đồng, 9.000 đồng"},
        {"value": "**7.000 đồng**"},
    ],
)
def test_facts_that_cannot_be_asked_for(catalog: Catalog, change: dict[str, object] | None) -> None:
    id = "dang-ky-tam-tru"
    assert "tu-bai-phi" in [one.id for one in asked(catalog, id)]
    assert "tu-bai-phi" not in [one.id for one in asked(changed(catalog, id, fee_online=change), id)]


def test_a_fact_that_differs_in_this_place_is_not_asked_for_and_is_wrong_nowhere(six: Catalog) -> None:
    id, fee = "dang-ky-tam-tru", {"value": "25.000 đồng mỗi lần cho cá nhân, hộ gia đình", "sources": ["dvcqg-1-004194"]}
    local = Place.model_validate({"id": "tinh-thu", "name": "tỉnh Thử", "facts": {id: {"fee_online": fee}}})
    elsewhere = replace(six, places={**six.places, local.id: local})
    (there,) = [one for one in asked(six, id) if one.id == "tu-bai-phi"]
    (here,) = [one for one in asked(elsewhere, id) if one.id == "tu-bai-phi"]
    assert any("25.000" in option.text.plain() for option in there.options)
    assert not any("25.000" in option.text.plain() for option in here.options)
    assert "tu-bai-phi" not in [one.id for one in asked(replace(elsewhere, place=local), id)]


def test_a_guide_alone_borrows_from_nobody(catalog: Catalog) -> None:
    id = "dang-ky-khai-sinh"
    alone = replace(catalog, guides={id: catalog.guides[id]})
    kinds = {re.sub(r"-\d+$", "", one.id) for one in asked(alone, id)}
    assert kinds == {"tu-bai-sau-buoc", "tu-bai-ten-mien", "tu-bai-cach-tranh"}


@pytest.mark.parametrize(
    ("remark", "wrong"),
    [
        ("Bé chưa có tờ chứng sinh thì sao?", "Giấy chứng sinh"),
        ("Có phải điền CT01 không?", "Tờ khai thay đổi thông tin cư trú (mẫu CT01)"),
        ("Nhà đang tranh chấp thì sao?", "Chỗ ở bị cấm hoặc đang có tranh chấp."),
        ("Đổi rồi có phải trả thêm 20.000 đồng không?", "Đổi 10.000 đồng, cấp lại 20.000 đồng"),
        ("Có khi nào chỉ mất 3 ngày không?", "3 ngày làm việc"),
    ],
)
def test_what_a_guide_speaks_of_is_no_wrong_answer_there(six: Catalog, remark: str, wrong: str) -> None:
    id = "cap-the-can-cuoc"
    faq = Faq.model_validate({"question": remark, "answer": "Hỏi công an."})
    guide = six.guides[id].model_copy(update={"faq": (*six.guides[id].faq, faq)})
    before, after = (
        {option.text.plain() for one in asked(some_site, id) for option in one.options}
        for some_site in (six, replace(six, guides={**six.guides, id: guide}))
    )
    assert wrong in before
    assert wrong not in after


def test_what_people_ask_and_a_guide_does_not_tell_may_be_wrong_there(six: Catalog) -> None:
    id, remark = "cap-the-can-cuoc", Asked.model_validate({"words": ["Có khi nào chỉ mất 3 ngày không?"]})
    told = tuple(one for one in six.guides[id].asked if one.about)
    guides = (six.guides[id].model_copy(update={"asked": some}) for some in (told, (*told, remark)))
    without, beside = (asked(replace(six, guides={**six.guides, id: guide}), id) for guide in guides)
    assert without == beside


def test_what_is_said_of_another_service_may_be_wrong_here(catalog: Catalog) -> None:
    """The guide says “1 ngày làm việc, phải xác minh thì 3 ngày làm việc” of a service whose code it names."""
    id = "dang-ky-thuong-tru"
    assert any("1.010041" in one.text.plain() and "3 ngày làm việc" in one.text.plain() for one in catalog.guides[id].after)
    (question,) = [one for one in asked(catalog, id) if one.id == "tu-bai-thoi-han"]
    assert "3 ngày làm việc" in [option.text.plain() for option in question.options]


def test_papers_of_guides_to_learn_before_are_not_wrong(six: Catalog) -> None:
    options = {option.text.plain() for id in SIX for one in asked(six, id) for option in one.options}
    assert "Phiếu TK01" not in options, "every other guide builds on the VNeID account that this paper is for"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã", "Ủy ban nhân dân cấp xã"),
        ("Công an cấp xã", "Công an xã, phường nơi bạn đến ở"),
        ("Công an tỉnh", "Bộ Công an"),
        ("BHXH cơ sở", "Bảo hiểm xã hội tỉnh"),
    ],
)
def test_names_of_one_office(one: str, other: str) -> None:
    assert offices(one) == offices(other) != frozenset()


def test_rent_is_no_tax_and_a_case_is_no_school() -> None:
    assert offices("Nơi bạn thuê nhà, trong trường hợp khác") == frozenset()


# ---- words and measures ----------------------------------------------------------------------------------------


def test_words_are_compared_without_tone_marks_and_signs() -> None:
    assert fold("Phí: 7.000 ĐỒNG") == "phi 7 000 dong"
    assert near("Công an cấp xã.", "CONG AN CAP XA, phường")
    assert not near("Giấy khai sinh", "Giấy chứng sinh")
    assert near("", "gì đó")
    assert topic("Thiếu giấy chứng sinh") == {"chung sinh"}
    assert pairs("Có cơ quan") == {"co quan"}
    assert [small(word) for word in ("Phí khi làm", "VNeID", "")] == ["phí khi làm", "VNeID", ""]


def test_measures_are_read_as_people_write_them() -> None:
    assert [one.size for one in sums("Đổi 25.000 đồng, cấp lại 35.000 đồng; mã 1.001193")] == [25_000, 35_000]
    assert [(one.text, one.size) for one in spans("Trong ngày làm việc")] == [("ngày làm việc", 1)]
    assert [one.size for one in spans("Trong 12 tháng; 3 ngày làm việc; 24 giờ")] == [360, 3, 1]


# ---- made-up sites: guides whose papers, fees, times and offices overlap ------------------------------------------

PAPERS = [
    "Giấy chứng sinh",
    "giấy chứng sinh.",
    "Giấy chứng sinh của bé",
    "Sổ đỏ",
    "SỔ ĐỎ",
    "Mẫu CT01",
    "Tờ khai CT01",
    "Phiếu DC02",
    "Hợp đồng lao động",
    "Quyết định nghỉ việc",
    "Bằng tốt nghiệp",
]
FEES = [
    "Miễn phí",
    "7.000 đồng",
    "7.000 đồng mỗi lần",
    "17.000 đồng",
    "20.000 đồng",
    "50.000 đồng mỗi bản",
    "Đổi 20.000 đồng, cấp lại 50.000 đồng",
    "Cổng không ghi khoản thu",
]
TIMES = ["Trong ngày", "1 ngày làm việc", "3 ngày làm việc", "Tối đa 3 ngày", "7 ngày", "1 tuần", "17 ngày làm việc", "30 ngày", "1 tháng"]
OFFICES = [
    "UBND xã",
    "Ủy ban nhân dân cấp xã",
    "Công an xã",
    "Công an cấp xã",
    "Bộ Công an",
    "Sở Tư pháp",
    "Tòa án nhân dân",
    "Bảo hiểm xã hội cơ sở",
    "BHXH tỉnh",
]
REASONS = [
    "Thiếu giấy chứng sinh.",
    "Giấy chứng sinh bị rách.",
    "Hợp đồng lao động chưa ký.",
    "Thiếu tờ khai CT01.",
    "Chưa nộp sổ đỏ.",
    "Bằng tốt nghiệp chưa dịch.",
]
STEPS = ["Mở trang", "Mở trang tra cứu", "Điền tờ khai", "Tải giấy tờ", "Nộp hồ sơ", "Quét mã nếu dùng máy tính", "Xem kết quả"]
SAME_OFFICE = [{0, 1}, {2, 3, 4}, {5}, {6}, {7, 8}]
SOURCE = Source.model_validate(
    {"id": "nguon", "title": "Nguồn", "publisher": "Nơi", "url": "https://nguon.example/", "read_on": "2026-11-22"}
)


def some(pool: list[str], least: int = 0, most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(pool), min_size=least, max_size=most, unique=True)


def fact(pool: list[str]) -> st.SearchStrategy[dict[str, Any] | None]:
    made = st.builds(
        lambda value, note, verified: {"value": value, "sources": ["nguon"], "verified": verified, **({"note": note} if note else {})},
        st.sampled_from(pool),
        st.none() | st.sampled_from(pool),
        st.sampled_from([True, True, True, False]),
    )
    return st.none() | made


@st.composite
def guides(draw: st.DrawFn, number: int) -> dict[str, Any]:
    facts = {
        "authority": draw(fact(OFFICES)),
        "time_limit": draw(fact(TIMES)),
        "deadline": draw(fact(TIMES)),
        "fee_online": draw(fact(FEES)),
        "fee_in_person": draw(fact(FEES)),
    }
    papers = [{"name": name, "sources": ["nguon"], **({"when": "Khi cần."} if draw(st.booleans()) else {})} for name in draw(some(PAPERS))]
    returned = [{"reason": text, "fix": f"Cách {n} cho lỗi.", "sources": ["nguon"]} for n, text in enumerate(draw(some(REASONS)))]
    return {
        "id": f"bai-{number}",
        "title": f"Việc số {number}",
        "group": draw(st.sampled_from(["nhom-a", "nhom-b", "nhom-c"])),
        "audiences": ["nguoi-dan"],
        "minutes": 5,
        "summary": "Tóm tắt.",
        "why": "Vì thế.",
        "situation": "Có chuyện.",
        "level": "toan-trinh",
        "facts": {"code": {"value": f"1.00000{number}", "sources": ["nguon"]}, **{name: one for name, one in facts.items() if one}},
        "papers": papers,
        "steps": [{"title": title, "actions": ["Làm."], "ok": "Xong.", "sources": ["nguon"]} for title in draw(some(STEPS, 1, 7))],
        "returned": returned,
        "safety": ["Cẩn thận."],
        "review": {"state": "draft", "checked_on": "2026-11-22"},
    }


def site_of(some_guides: list[dict[str, Any]]) -> Catalog:
    made = [Guide.model_validate(one) for one in some_guides]
    place = Place(id="noi", name="Nơi thử")
    empty: dict[str, Any] = {name: {} for name in ("quizzes", "screens", "groups", "paths", "terms")}
    return Catalog(
        Site(name="Thử", place="noi"), place, {one.id: one for one in made}, sources={"nguon": SOURCE}, places={"noi": place}, **empty
    )


sites = st.integers(3, 6).flatmap(lambda count: st.tuples(*(guides(number) for number in range(count)))).map(list)


def test_in_any_site_nothing_wrong_is_right() -> None:
    found: set[str] = set()

    @settings(max_examples=80, deadline=None)
    @given(sites)
    def look(some_guides: list[dict[str, Any]]) -> None:
        made = site_of(some_guides)
        for guide in made.guides.values():
            for question in asked(made, guide.id):
                found.add(re.sub(r"-\d+$", "", question.id))
                fair(made, guide, question)
                never_named(guide, question)

    look()
    missing = {f"tu-bai-{name}" for name in MAKERS} - found
    assert missing <= {"tu-bai-ten-mien", "tu-bai-cach-tranh"}, "made-up sites give questions of every kind but domains"


def never_named(guide: Guide, question: Choice) -> None:
    """What is wrong is not the office, the form or the time of this guide under another name."""
    wrong = [option.text.plain() for option in question.options if not option.right]
    if question.id == "tu-bai-noi-giai-quyet":
        assert not named(told(guide, "authority")) & {office for text in wrong for office in named(text)}
    if question.id.startswith("tu-bai-giay-to"):
        forms = {form for paper in guide.papers for form in re.findall(r"[A-Z]{2}\d\d", paper.name)}
        assert not any(form in text for form in forms for text in wrong)
    if question.id in ("tu-bai-thoi-han", "tu-bai-han"):
        assert not days(told(guide, "time_limit", "deadline")) & {one for text in wrong for one in days(text)}


def named(text: str) -> set[int]:
    """The made-up offices in a text."""
    return {n for n, names in enumerate(SAME_OFFICE) if any(OFFICES[name] in text for name in names)}


def days(text: str) -> set[int]:
    """The lengths of the made-up times in a text."""
    found = {int(count) * {"ngày": 1, "tuần": 7, "tháng": 30}[unit] for count, unit in re.findall(r"(\d+) (ngày|tuần|tháng)", text)}
    return found | ({1} if "rong ngày" in text else set())


# ---- the draft -------------------------------------------------------------------------------------------------


@pytest.fixture
def real_copy(tmp_path: Path) -> Path:
    """Six shipped guides, or all, without quizzes, to be changed."""
    root = small_copy(tmp_path / "ban-sao")
    shutil.rmtree(root / "quizzes")
    (root / "quizzes").mkdir()
    return root


def test_drafts_of_all_guides_load_back_as_they_are_and_pass_check(real_copy: Path) -> None:
    ids = few(GUIDES, *SIX[:2])
    for id in ids:
        code, text, _ = hocdvc("draft-quiz", id, "--root", str(real_copy))
        assert code == 0
        quiz = f"id: {id}\ntitle: Thử\nguide: {id}\n{text}\nreview: {{state: draft, checked_on: {TODAY}}}\n"
        (real_copy / f"quizzes/{id}.yml").write_text(quiz, encoding="utf-8")
    loaded, problems = load(real_copy)
    assert loaded is not None
    assert problems == ()
    for id in ids:
        assert loaded.quizzes[id].questions == auto_questions(loaded, loaded.guides[id])
    found = check(loaded, Settings(TODAY))
    assert [str(one) for one in found if one.severity is Severity.ERROR or one.file.startswith("quizzes/")] == []


def test_a_draft_says_where_each_question_came_from_and_how_to_choose(real_copy: Path) -> None:
    _, text, _ = hocdvc("draft-quiz", "dang-ky-tam-tru", "--root", str(real_copy))
    catalog, _ = load(real_copy)
    assert catalog is not None
    for question in asked(catalog, "dang-ky-tam-tru"):
        assert f"# Lấy từ {question.origin}. Nguồn: {', '.join(question.sources)}.\n  - kind: choice\n    id: {question.id}\n" in text
    assert all(word in text for word in ("bản nháp", "auto: 3", "pin: [", "drop: [", "giữ nguyên id"))
    assert "**Nộp hồ sơ**" in text


def test_a_draft_goes_to_a_file_only_where_it_does_no_harm(real_copy: Path) -> None:
    file = real_copy / "nhap.yml"
    ask = ("draft-quiz", "dang-ky-tam-tru", "--root", str(real_copy), "--out")
    assert hocdvc(*ask, str(file))[0] == 0
    first = file.read_bytes()
    assert first.decode() == hocdvc(*ask[:-1])[1]
    file.write_text("của tôi", encoding="utf-8")
    code, _, error = hocdvc(*ask, str(file))
    assert (code, file.read_text(encoding="utf-8")) == (2, "của tôi")
    assert "--force" in error
    assert hocdvc(*ask, str(file), "--force")[0] == 0
    assert file.read_bytes() == first
    for there in ("dang-ky-tam-tru.yml", "../quizzes/dang-ky-tam-tru.nhap.yml"):
        code, _, error = hocdvc(*ask, str(real_copy / "quizzes" / there), "--force")
        assert code == 2
        assert "bản nháp" in error
    assert [*(real_copy / "quizzes").iterdir()] == []


def test_a_guide_that_does_not_exist(real_copy: Path) -> None:
    code, out, error = hocdvc("draft-quiz", "dang-ki-tam-tru", "--root", str(real_copy))
    assert (code, out) == (2, "")
    assert "“dang-ki-tam-tru”. Có phải bạn muốn viết “dang-ky-tam-tru”?" in error


def test_a_site_with_mistakes_gives_no_draft(real_copy: Path) -> None:
    guide = real_copy / "guides/dang-ky-tam-tru.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("minutes: 30", "minutes: lâu"), encoding="utf-8")
    code, out, _ = hocdvc("draft-quiz", "dang-ky-khai-sinh", "--root", str(real_copy))
    assert code == 1
    assert "guides/dang-ky-tam-tru.yml" in out
    assert "questions:" not in out


def test_a_guide_that_gives_nothing_says_so(small_site: Path) -> None:
    screens = small_site / "guides/screens/chung.yml"
    text = screens.read_text(encoding="utf-8")
    screens.write_text(re.sub(r"address: \S+", "app: VNeID", text), encoding="utf-8")
    code, out, error = hocdvc("draft-quiz", "mo-dung-trang", "--root", str(small_site))
    assert (code, out) == (0, "")
    assert "chưa cho câu nào" in error


# ---- text as its author writes it ------------------------------------------------------------------------------

written = st.lists(
    st.sampled_from(
        ["**Nộp**", "** a **", "[[bai]]", "[[bai#3]]", "[[bai#12|bước cuối]]", "*", "[", "|", " ", "chữ", "7.000", "#", "“", "đ."]
    ),
    min_size=1,
    max_size=12,
).map("".join)


@given(written | st.text(max_size=60))
def test_source_of_a_text_is_read_as_the_same_text(source: str) -> None:
    try:
        rich = Rich.parse(source)
    except ValueError:
        return
    assert Rich.parse(rich.source()) == rich


def test_nothing_to_press_is_refused() -> None:
    with pytest.raises(ValueError, match="chưa có chữ"):
        Rich.parse("Bấm ** ** nhé")
