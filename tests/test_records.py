"""Codes, fees, time limits and papers of the lessons against the records of procedures on the National Public Service Portal: equal, or
`tests/data/records-differ.yml` says why not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from portal_records import CODE, DATA, Difference, Record, cited, facts_of, guides, own, records, words
from record_papers import FILLED, TOOL, papers_apart
from shipped import GUIDES

from generator.model.guide import Guide, Paper

NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
AMOUNT = re.compile(rf"(?<![\d./-])({NUMBER}(?:\s*(?:,|và|đến|hoặc|–|-)\s*{NUMBER})*) ?\(?(ngày làm việc|ngày|giờ|tháng|đồng|đ\b|usd)")
"""One number or several, and their unit: 2 ngày làm việc, 50.000 và 70.000 đồng."""

WORDINGS = {
    "trong ngày": r"trong ngày\b(?! *\d)",
    "nhận ngay": r"tiếp nhận ngay",
    "theo đợt": r"theo (?:kế hoạch|hướng dẫn)",
    "để trống": r"để trống ô|ô thời hạn[^;.]*để trống",
    "miễn": r"(?<!chưa chắc là )\bmiễn\b",
    "không ghi số tiền": r"không (?:ghi khoản thu|in số tiền)|\bkhông ghi *(?:;|$)",
    "tỉnh định mức": r"(?:hđnd|hội đồng nhân dân) tỉnh|từng tỉnh quyết định",
}
"""What is said of time and money without a number."""

TIME = ("trong ngày", "nhận ngay", "theo đợt", "để trống", "ngày", "giờ", "tháng")
MONEY = ("đồng", "usd", "miễn", "không ghi số tiền", "tỉnh định mức")


FEES = ("fee_online", "fee_in_person")
KINDS = {"time_limit": TIME, "fee_online": MONEY, "fee_in_person": MONEY}


def said(text: str, kinds: tuple[str, ...] = TIME + MONEY) -> frozenset[str]:
    """What a text says of time and money, in one spelling."""
    text = " ".join(text.lower().split())
    found = {word for word, pattern in WORDINGS.items() if re.search(pattern, text)}
    for numbers, unit in AMOUNT.findall(text):
        found |= {f"{number.lstrip('0') or '0'} {'đồng' if unit == 'đ' else unit}" for number in re.findall(NUMBER, numbers)}
    return frozenset(one for one in found if any(kind in one for kind in kinds))


PLACES: dict[str, Callable[[Record], str]] = {
    "time_limit": lambda record: record.time,
    "fee_online": lambda record: record.fees["fee_online"],
    "fee_in_person": lambda record: record.fees["fee_in_person"],
}
"""Where a record says what a fact says."""


def working(days: Iterable[str], lesson: str) -> frozenset[str]:
    """Also as working days where the lesson says once that it counts those and goes on with days."""
    more = (f"{one} làm việc" for one in days if one.endswith(" ngày")) if "ngày làm việc" in lesson.lower() else ()
    return frozenset((*days, *more))


def codes_apart(guide: Guide) -> Iterator[Difference]:
    """Codes no record has or that belong to another lesson; records of this lesson it never names."""
    for name, fact in facts_of(guide):
        for code in CODE.findall(words(fact)):
            record = records().get(code)
            if record is None and not any(code in one.text for one in cited(fact)):
                yield Difference(guide.id, name, f"lesson {code}")
            if record and name == "code" and guide.id not in record.sheets:
                yield Difference(guide.id, name, f"lesson {code}")
    named = {record.code for _, fact in facts_of(guide) for record in cited(fact)}
    yield from (
        Difference(guide.id, "code", f"record {one.code}") for one in records().values() if guide.id in one.sheets and one.code not in named
    )


def amounts_apart(guide: Guide) -> Iterator[Difference]:
    """What a lesson says of time and money that no record it stands on says there, and what its own records say there and it does not."""
    facts = dict(facts_of(guide))
    fees = " ".join(words(fact) for name, fact in facts.items() if name in FEES)
    for name, fact in facts.items():
        lesson, place = words(fact), PLACES.get(name)
        about = cited(fact) or (own(guide) if place else [])
        if name == "code" or not about:
            continue
        anywhere = said("; ".join(record.text for record in about))
        there, kinds = (anywhere, TIME + MONEY) if place is None else (said("; ".join(map(place, about)), KINDS[name]), KINDS[name])
        for what in sorted(said(lesson)):
            whole = {what, *(working([what], lesson))}
            if not whole & anywhere or (what in said(fact.value, kinds) and not whole & there):
                yield Difference(guide.id, name, f"lesson {what}")
        if place is not None:
            mine = [record for record in about if record in own(guide)] or own(guide) or about
            beside = (words(one) for one in guide.facts.more if any(record in mine for record in cited(one)))
            told = working(said(" ".join([lesson, fees if name in FEES else "", *beside])), lesson)
            theirs = said("; ".join(map(place, mine)), KINDS[name])
            yield from (Difference(guide.id, name, f"record {what}") for what in sorted(theirs - told))


def apart(guide: Guide) -> dict[str, set[str]]:
    """All differences of a lesson, by fact."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in (*codes_apart(guide), *amounts_apart(guide), *papers_apart(guide)):
        found[one.fact].add(one.what)
    return dict(found)


@cache
def allowed() -> dict[str, dict[str, set[str]]]:
    """What may differ, by guide and fact."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in entries():
        what = found[entry["guide"]][entry["fact"]]
        assert not what & set(entry["what"]), "one difference stands twice"
        what |= set(entry["what"])
    return found


@cache
def entries() -> list[dict[str, Any]]:
    """The list of what may differ."""
    return list(yaml.safe_load((DATA / "records-differ.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", GUIDES)
def test_a_lesson_says_what_its_records_say_or_why_not(name: str) -> None:
    assert apart(guides()[name]) == allowed().get(name, {})


def test_every_difference_is_of_a_lesson_and_cites_a_line_of_a_fact_sheet() -> None:
    for entry in entries():
        assert entry["guide"] in GUIDES
        assert set(entry) == {"guide", "fact", "what", "why"}
        assert entry["what"] == sorted(entry["what"])
        assert re.fullmatch(r"[\w-]+\.md:\d+ \S.*", entry["why"])


def test_a_lesson_that_differs_says_so_itself() -> None:
    facts = [(guide, name) for guide, what in allowed().items() for name in what if name != "papers"]
    silent = [(guide, name) for guide, name in facts if not dict(facts_of(guides()[guide]))[name].note]
    assert not silent


def test_every_record_of_a_lesson_is_compared() -> None:
    """Each record the facts were collected from is of a shipped lesson that names it, but two no lesson is about."""
    assert len(records()) == 60
    named = {record.code for guide in guides().values() for _, fact in facts_of(guide) for record in cited(fact)}
    assert set(records()) - named == {"1.002179", "2.000693"}
    assert sum(bool(own(guide)) for guide in guides().values()) >= 38


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("02 ngày làm việc", {"2 ngày làm việc"}),
        ("2 ngày làm việc", {"2 ngày làm việc"}),
        ("10.000đ", {"10.000 đồng"}),
        ("10.000 đồng/lần", {"10.000 đồng"}),
        ("Mức gốc là 50.000 và 70.000 đồng.", {"50.000 đồng", "70.000 đồng"}),
        ("ghi 3–7 ngày", {"3 ngày", "7 ngày"}),
        ("ô thời hạn trên Cổng ghi 1 (ngày làm việc)", {"1 ngày làm việc"}),
        ("Từ ngày 1/1/2026 theo Thông tư 75/2022/TT-BTC", set()),
        ("Trong ngày; nhận sau 15 giờ thì ngày làm việc sau", {"trong ngày", "15 giờ"}),
        ("Cổng để trống chưa chắc là miễn phí", set()),
        ("miễn lệ phí", {"miễn"}),
        ("do HĐND tỉnh quyết định", {"tỉnh định mức"}),
        ("Do từng tỉnh quyết định", {"tỉnh định mức"}),
    ],
)
def test_time_and_money_are_read_in_one_spelling(text: str, found: set[str]) -> None:
    assert said(text) == found


def changed(name: str, fact: str, **to: str) -> Guide:
    """A lesson with one fact changed."""
    guide = guides()[name]
    other = getattr(guide.facts, fact).model_copy(update=to)
    return guide.model_copy(update={"facts": guide.facts.model_copy(update={fact: other})})


@pytest.mark.parametrize(
    ("name", "fact", "value", "found"),
    [
        ("tach-ho", "fee_online", "6.000 đồng mỗi lần", {"lesson 6.000 đồng", "record 5.000 đồng"}),
        ("dang-ky-thuong-tru", "fee_in_person", "10.000 đồng mỗi lần", {"lesson 10.000 đồng", "record 20.000 đồng"}),
        ("dang-ky-thuong-tru", "time_limit", "7 ngày", {"lesson 7 ngày", "record 7 ngày làm việc"}),
        ("ho-ngheo-ho-can-ngheo", "time_limit", "15 ngày làm việc", {"lesson 15 ngày làm việc", "record 15 ngày"}),
        ("tach-ho", "code", "1.010039", {"lesson 1.010039"}),
        ("tach-ho", "code", "1.010037", {"lesson 1.010037"}),
    ],
)
def test_a_wrong_fact_is_found(name: str, fact: str, value: str, found: set[str]) -> None:
    assert found <= apart(changed(name, fact, value=value)).get(fact, set())


def test_a_missing_paper_is_found() -> None:
    guide = guides()["tach-ho"]
    without = guide.model_copy(update={"papers": tuple(paper for paper in guide.papers if "CT01" not in paper.name)})
    assert "record Tờ khai CT01 (Thông tư 53/2025/TT-BCA)" in apart(without)["papers"]


def test_a_paper_for_all_that_the_lesson_gives_to_some_is_found() -> None:
    guide = guides()["tach-ho"]
    some = guide.model_copy(update={"papers": tuple(paper.model_copy(update={"when": "Khi trang hỏi"}) for paper in guide.papers)})
    assert "record for all Tờ khai CT01 (Thông tư 53/2025/TT-BCA)" in apart(some)["papers"]


def test_a_paper_no_record_knows_is_found() -> None:
    guide = guides()["tach-ho"]
    extra = Paper(name="Sổ hộ khẩu cũ", form="1 bản chính, kèm mẫu DC02", sources=("dvcqg-1-010038",))
    found = apart(guide.model_copy(update={"papers": (*guide.papers, extra)}))["papers"]
    assert found - apart(guide)["papers"] == {"lesson Sổ hộ khẩu cũ", "lesson DC02"}


def changed_papers(name: str, at: int, *instead: Paper) -> set[str]:
    """What is found when one paper of a lesson is gone, or another stands there."""
    guide = guides()[name]
    papers = (*guide.papers[:at], *instead, *guide.papers[at + 1 :])
    return {one.what for one in papers_apart(guide.model_copy(update={"papers": papers}))}


COMPARED = [name for name in GUIDES if any(not record.old for record in own(guides()[name]))]
"""Lessons about a procedure whose record is not an old one."""

UNNOTICED = {
    "cai-chinh-ho-tich: Tờ khai thay đổi, cải chính, bổ sung",
    "dang-ky-lai-khai-sinh: Tờ khai đăng ký lại khai sinh, có lời cam đoan",
    "dang-ky-nuoi-con-nuoi: Giấy khám sức khỏe của người nhận con nuôi",
    "dang-ky-xe-mo-to: Mã hồ sơ lệ phí trước bạ",
    "dang-ky-xe-mo-to: Hóa đơn mua xe",
    "doi-giay-phep-lai-xe: Quyết định xử phạt",
}
"""Papers that may be lost without the comparison seeing it: a step fills them in, the system fetches them, or another paper of the lesson
answers for them."""


def test_a_lost_paper_is_noticed() -> None:
    lost = [(name, at, paper.name) for name in COMPARED for at, paper in enumerate(guides()[name].papers) if not TOOL.match(paper.name)]
    assert len(lost) > 150
    assert {f"{name}: {paper}" for name, at, paper in lost if changed_papers(name, at) == allowed()[name]["papers"]} == UNNOTICED


def test_a_paper_of_another_lesson_is_noticed() -> None:
    """The form of the next lesson in place of the own one, in all lessons that have one."""
    with_form = {name: at for name in COMPARED for at, paper in enumerate(guides()[name].papers) if FILLED.match(paper.name)}
    names = list(with_form)
    others = {name: names[(at + 1) % len(names)] for at, name in enumerate(names)}
    swapped = [name for name in names if guides()[name].papers[with_form[name]].name != form_of(others[name], with_form).name]
    assert len(swapped) > 20
    same = {
        name for name in swapped if changed_papers(name, with_form[name], form_of(others[name], with_form)) == allowed()[name]["papers"]
    }
    assert same == set()


def form_of(name: str, at: dict[str, int]) -> Paper:
    """The form of a lesson."""
    return guides()[name].papers[at[name]]
