"""Which paper of a lesson is which paper of a record: told by the words that few papers have, by the number of a form, and by whether it is
something to fill in."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from portal_records import Difference, Record, cited, guides, own, records, strings

from generator.model.guide import Guide, Paper

SAME_PAPER = 0.6
"""Least share of the words of a wanted paper, weighed by rarity, that a lesson's paper has."""

FORM = re.compile(
    r"\bCT\d\d|\bDC\d\d|\bTK\d\d[a-z]?|\bCC\d\d|ĐKX\d\d(?:/79)?|\b\d\d(?:/2025)?/(?:LLTP|LPTB)|\b\d\d/UQ-ĐKT|"
    r"\b\d\d-(?:ĐK-TCT|HSB|TK)\b|\bTK1-TS|Mẫu số \d\d"
)
"""The number of a form."""

FILLED = re.compile(r"(?:tờ khai|đơn|phiếu|(?:giấy|văn bản) đề nghị|giấy khai (?!sinh)|đề nghị|mẫu)\b", re.IGNORECASE)
"""How the name of something to fill in begins."""

PAPER = (
    r"giấy|văn bản|bản (?:sao|gốc)|đơn|tờ khai|phiếu|chứng nhận|chứng từ|biên bản|thỏa thuận|hợp đồng|quyết định|bằng|học bạ|"
    r"\d+ (?:bản|ảnh)"
)
"""How the name of a paper begins, so that a comma before it parts two papers."""

TOOL = re.compile(r"(?:Điện thoại|Tài khoản VNeID|VNeID mức 2|Thẻ (?:ATM )?hoặc ứng dụng ngân hàng)\b")
"""What one logs in or pays with: no paper of a procedure."""

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
    "còn giá trị": "còn hạn",
}

SOMETIMES = re.compile(
    r"\bchỉ (?:với|khi|trường|người|phiếu|cung)|\bnếu\b|\btrừ\b|\bdiện\b|\btùy\b|\btuổi\b|\bnhờ\b|\(tự xin|\((?:ủy|hộ,)|bên (?:bán|mua)|"
    r"còn giá trị|độc thân|không có|không tra được|nộp lại khi|khi nộp trực tiếp|có thể phải"
)
"""How a record says that not everyone hands a paper in."""

NOBODY = re.compile(r"tự (?:tra|lấy)(?! được thì)(?!.*(?:không tra được|không có dữ liệu))|cơ quan in|chưa (?:có )?quy định")
"""How a record says that nobody does."""


def forms(text: str) -> frozenset[str]:
    """The numbers of forms in a text."""
    return frozenset(FORM.findall(text))


def whole(paper: Paper) -> str:
    """All a lesson says of a paper."""
    return ". ".join(filter(None, (paper.name, paper.form, paper.when)))


def itself(paper: Paper) -> str:
    """What the paper is, without what it goes with or into, and without when it is needed."""
    return ". ".join((paper.name, re.split(r"\b(?:trong|vào|kèm|để|theo)\b", paper.form or "")[0]))


@cache
def marks(text: str) -> frozenset[str]:
    """The words that may tell a paper from another, and each pair of neighbours."""
    text = re.sub(r"\([^)]*\)|…", " ", text.lower())
    for short, full in SAME.items():
        text = re.sub(rf"\b{short}\b", full, text)
    some = [word for word in re.findall(r"\w+", text) if word not in PLAIN]
    return frozenset([*some, *map(" ".join, pairwise(some))])


@cache
def common() -> Counter[str]:
    """In how many names of papers each word stands."""
    names = {paper["ten"] for record in records().values() for paper in record.papers}
    names |= {paper.name for guide in guides().values() for paper in guide.papers}
    return Counter(word for name in names for word in marks(name))


def share(wanted: str, text: str) -> float:
    """How much of the words of what is wanted a text has, rare ones weighing more."""
    weights = {word: math.log(1 + len(common()) / (1 + common()[word])) for word in marks(wanted)}
    return math.fsum(weights[word] for word in marks(wanted) & marks(text)) / (math.fsum(weights.values()) or 1.0)


def wanted_papers(name: str) -> Iterator[tuple[str, ...]]:
    """The papers that one entry of a record names: all of them are wanted; of each, the whole name and what may stand for it."""
    name = re.sub(r"\([^)]*\)", lambda match: re.sub(r"[,;:]", " ", match[0]), name)
    heading, colon, rest = name.partition(": ")
    for one in re.split(r"; |, " if colon else rf"; |(?:,| và) (?=(?:{PAPER})\b)", rest if colon else heading):
        others = re.split(r" hoặc |(?<!\d)/(?!\d)", re.sub(r"\([^)]*\)", "", one))
        yield (one, *(other for other in others if len(marks(other)) > 1))


def answers(paper: Paper, wanted: tuple[str, ...]) -> bool:
    """Whether a lesson's paper is the one wanted, or what may stand for it."""
    mine, theirs = forms(whole(paper)), forms(wanted[0])
    if bool(FILLED.match(paper.name)) != any(FILLED.match(one) for one in wanted) or (mine and theirs and not mine & theirs):
        return False
    return bool(mine & theirs) or any(one.lower() in paper.name.lower() or share(one, itself(paper)) >= SAME_PAPER for one in wanted)


def lacking(guide: Guide, record: Record) -> Iterator[str]:
    """What a lesson does not say of the papers of a record."""
    told = forms(" ".join(strings(guide.model_dump(mode="json"))))
    fills_in = any(step.title.startswith(("Điền", "Khai", "Ghi")) for step in guide.steps)
    for entry in record.papers:
        name = entry["ten"]
        for wanted in wanted_papers(name):
            if NOBODY.search(f"{wanted[0]} {entry['loai']}".lower()):
                continue
            fit = [paper for paper in guide.papers if answers(paper, wanted)]
            if not fit and not (fills_in and entry["loai"] == "biểu mẫu"):
                yield f"record {wanted[0]}"
            elif fit and all(paper.when for paper in fit) and not SOMETIMES.search(f"{name} {entry['loai']}".lower()):
                yield f"record for all {wanted[0]}"
        yield from (f"record {form}" for form in sorted(forms(f"{name} {entry['loai']}") - told))


def papers_apart(guide: Guide) -> Iterator[Difference]:
    """Papers and forms of the procedures of a lesson that it does not name, or gives to some only; and papers no record of it knows."""
    about = [record for record in own(guide) if not record.old]
    for record in about:
        yield from (Difference(guide.id, "papers", what) for what in lacking(guide, record))
    wanted = [one for record in about for entry in record.papers for one in wanted_papers(entry["ten"])]
    for paper in guide.papers:
        if about and not TOOL.match(paper.name) and not any(answers(paper, one) for one in wanted):
            yield Difference(guide.id, "papers", f"lesson {paper.name}")
        if cited(paper):
            extra = forms(whole(paper)) - forms("; ".join(line for record in (*cited(paper), *about) for line in record.lines))
            yield from (Difference(guide.id, "papers", f"lesson {form}") for form in sorted(extra))
