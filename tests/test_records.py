"""Codes, fees, time limits and papers of the lessons against the records of procedures on the National Public Service Portal: equal, or
`tests/data/records-differ.yml` says why not."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import pytest
import yaml
from conftest import REPO
from shipped import GUIDES, shipped_catalog

from generator.model.guide import Guide, Paper
from generator.model.source import Fact

DATA = REPO / "tests/data"
CODE = re.compile(r"\b\d\.\d{6}\b")

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


@dataclass(frozen=True)
class Record:
    """One procedure on the Portal."""

    code: str
    sheets: tuple[str, ...]
    time: str
    fees: dict[str, str]
    papers: tuple[dict[str, str], ...]
    lines: tuple[str, ...]
    old: bool

    @property
    def text(self) -> str:
        """All it says."""
        return "; ".join(self.lines)

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Record:
        """The parts that lessons repeat."""
        fees, before = {"fee_online": "", "fee_in_person": ""}, ""
        for channel in raw["kenh"]:
            before = before if channel["phi"] == "như trên" else channel["phi"]
            way = channel["hinh_thuc"].lower()
            for name, word in (("fee_online", "trực tuyến|một phần"), ("fee_in_person", "trực tiếp")):
                if re.search(word, way):
                    fees[name] += f"{before}; "
        return cls(
            raw["ma"],
            tuple(sheet.removesuffix(".md") for sheet in raw["tep"]),
            "; ".join(channel["thoi_han"] for channel in raw["kenh"]),
            {name: fee.removesuffix("; ") for name, fee in fees.items()},
            tuple(raw["thanh_phan"]),
            tuple(strings({name: part for name, part in raw.items() if name not in {"url", "ban_sao", "can_cu"}})),
            raw["noi_dung_cu"],
        )


def strings(part: Any) -> Iterator[str]:
    """Every text in a piece of JSON."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from strings(one)


PLACES: dict[str, Callable[[Record], str]] = {
    "time_limit": lambda record: record.time,
    "fee_online": lambda record: record.fees["fee_online"],
    "fee_in_person": lambda record: record.fees["fee_in_person"],
}
"""Where a record says what a fact says."""


class Difference(NamedTuple):
    """What a lesson and a record do not both say."""

    guide: str
    fact: str
    what: str


@cache
def records() -> dict[str, Record]:
    """Every record, by code."""
    return {raw["ma"]: Record.of(raw) for raw in json.loads((DATA / "procedures.json").read_text(encoding="utf-8"))}


@cache
def guides() -> dict[str, Guide]:
    """Every shipped lesson."""
    return dict(shipped_catalog().guides)


def facts_of(guide: Guide) -> Iterator[tuple[str, Fact]]:
    """The facts that repeat a record, by name: the four fixed ones, and others under their label."""
    for name in ("code", "time_limit", "fee_online", "fee_in_person"):
        fact = getattr(guide.facts, name)
        if fact is not None:
            yield name, fact
    yield from ((fact.label, fact) for fact in guide.facts.more)


def cited(fact: Fact | Paper) -> list[Record]:
    """The records a fact names as its source."""
    codes = (re.sub(r"^dvcqg-(\d)-(\d{6})$", r"\1.\2", source) for source in fact.sources)
    return [records()[code] for code in codes if code in records()]


def own(guide: Guide) -> list[Record]:
    """The records of the procedures a lesson gives as its own."""
    codes = CODE.findall(words(guide.facts.code)) if guide.facts.code else []
    return [records()[code] for code in codes if code in records()]


def words(fact: Fact) -> str:
    """All a fact says."""
    return f"{fact.value}. {fact.note or ''}"


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


FORM = re.compile(
    r"\bCT\d\d|\bDC\d\d|\bTK\d\d[a-z]?|\bCC\d\d|ĐKX\d\d(?:/79)?|\b\d\d(?:/2025)?/(?:LLTP|LPTB)|\b\d\d/UQ-ĐKT|"
    r"\b\d\d-(?:ĐK-TCT|HSB|TK)\b|\bTK1-TS|Mẫu số \d\d"
)
"""The number of a form."""

PLAIN = frozenset(
    re.findall(
        r"\w+",
        "giấy tờ văn bản sao chính thông tin của và hoặc có được thì mẫu một các theo về cho người nộp bằng số với còn hạn ví dụ sự kiện",
    )
)
"""Words that tell no paper from another."""

SAME = {
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "cmnd": "chứng minh nhân dân",
    "cccd": "căn cước công dân",
    "tùy thân": "tùy thân căn cước hộ chiếu",
}

SOMETIMES = re.compile(
    r"\bchỉ (?:với|khi|trường|người|phiếu|cung)|\bnếu\b|\btrừ\b|\bdiện\b|\btùy\b|\btuổi\b|\bnhờ\b|\(tự xin|\((?:ủy|hộ,)|bên (?:bán|mua)|"
    r"còn giá trị|độc thân|không có|không tra được|nộp lại khi|khi nộp trực tiếp|có thể phải"
)
"""How a record says that not everyone hands a paper in."""

NOBODY = re.compile(r"tự (?:tra|lấy)(?!.*không tra được)|cơ quan in|chưa (?:có )?quy định")
"""How a record says that nobody does."""


def marks(text: str) -> frozenset[str]:
    """The words that tell a paper from another."""
    text = re.sub(r"\([^)]*\)|…", " ", text.lower())
    for short, full in SAME.items():
        text = re.sub(rf"\b{short}\b", full, text)
    return frozenset(re.findall(r"\w+", text)) - PLAIN


def forms(text: str) -> frozenset[str]:
    """The numbers of forms in a text."""
    return frozenset(FORM.findall(text))


def whole(paper: Paper) -> str:
    """All a lesson says of a paper."""
    return ". ".join(filter(None, (paper.name, paper.form, paper.when)))


def covers(text: str, wanted: str) -> bool:
    """Whether a text names what is wanted, or one of what is wanted: at least half of the words, or the same form."""
    parts = filter(None, (marks(part) for part in (wanted, *re.split(r" hoặc |/|;|, ", wanted))))
    here = marks(text)
    if wanted.lower() in text.lower() or forms(text) & forms(wanted):
        return True
    return any(2 * len(part & here) >= len(part) for part in parts)


def papers_apart(guide: Guide) -> Iterator[Difference]:
    """Papers and forms of the procedures of a lesson that it does not name, or gives to some only; and papers no record of it knows."""
    told = forms(" ".join(strings(guide.model_dump(mode="json"))))
    for record in own(guide):
        for wanted in () if record.old else record.papers:
            name, when = wanted["ten"], f"{wanted['ten']} {wanted['loai']}".lower()
            fit = [paper for paper in guide.papers if covers(whole(paper), name)]
            filled_in = wanted["loai"] == "biểu mẫu" and any(step.title.startswith(("Điền", "Khai", "Ghi")) for step in guide.steps)
            if not fit and not filled_in and not NOBODY.search(when):
                yield Difference(guide.id, "papers", f"record {name}")
            elif fit and all(paper.when for paper in fit) and not SOMETIMES.search(when):
                yield Difference(guide.id, "papers", f"record for all {name}")
            yield from (Difference(guide.id, "papers", f"record {form}") for form in sorted(forms(f"{name} {wanted['loai']}") - told))
    for paper in guide.papers:
        if about := cited(paper):
            lines = [line for record in (*about, *own(guide)) for line in record.lines]
            if re.search(r"bản (?:chính|sao)|^1 bản", (paper.form or "").lower()) and not any(covers(line, paper.name) for line in lines):
                yield Difference(guide.id, "papers", f"lesson {paper.name}")
            extra = forms(whole(paper)) - forms("; ".join(lines))
            yield from (Difference(guide.id, "papers", f"lesson {form}") for form in sorted(extra))


def apart(guide: Guide) -> dict[str, set[str]]:
    """All differences of a lesson, by fact."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in (*codes_apart(guide), *amounts_apart(guide), *papers_apart(guide)):
        found[one.fact].add(one.what)
    return dict(found)


@cache
def allowed() -> dict[tuple[str, str], dict[str, Any]]:
    """What may differ, by guide and fact."""
    entries = yaml.safe_load((DATA / "records-differ.yml").read_text(encoding="utf-8"))
    found = {(entry["guide"], entry["fact"]): entry for entry in entries}
    assert len(found) == len(entries), "two entries for one fact"
    return found


@pytest.mark.parametrize("name", GUIDES)
def test_a_lesson_says_what_its_records_say_or_why_not(name: str) -> None:
    expected = {fact: set(entry["what"]) for (guide, fact), entry in allowed().items() if guide == name}
    assert apart(guides()[name]) == expected


def test_every_difference_is_of_a_lesson_and_cites_a_line_of_a_fact_sheet() -> None:
    for (guide, _), entry in allowed().items():
        assert guide in GUIDES
        assert set(entry) == {"guide", "fact", "what", "why"}
        assert entry["what"] == sorted(entry["what"])
        assert re.fullmatch(r"[\w-]+\.md:\d+ \S.*", entry["why"])


def test_a_lesson_that_differs_says_so_itself() -> None:
    silent = [(guide, name) for guide, name in allowed() if name != "papers" and not dict(facts_of(guides()[guide]))[name].note]
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
    assert found == {"lesson Sổ hộ khẩu cũ", "lesson DC02"}
