"""The counts of the content map (`docs/ban-do-noi-dung.md`) are those of the site."""

from __future__ import annotations

import re
from collections import Counter

from conftest import REPO
from shipped import shipped_catalog

MAP = (REPO / "docs/ban-do-noi-dung.md").read_text(encoding="utf-8")
SKILLS = "ky-nang"
NUMBERS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def counts() -> dict[str, int]:
    """How many there are of everything that the map counts, by the words around the number, `{n}` in digits or `{w}` in words."""
    catalog = shipped_catalog()
    groups = Counter(guide.group for guide in catalog.guides.values())
    themes = Counter(drill.theme for drill in catalog.drills.values())
    total, skills, drills = len(catalog.guides), groups[SKILLS], len(catalog.drills)
    listed = {part: lessons_in(part) for part in ("an-toan", "kinh-nghiem", "ki-nang")}
    assert sum(listed.values()) == skills, "every lesson of the group of skills stands in one list of the parts 4 to 6"
    return {
        "Cả trang có {n} bài:": total,
        f"{total} bài: {{n}} bài kỹ năng và": skills,
        "bài kỹ năng và {n} bài về": total - skills,
        "(#quy-trinh) | {n} bài trong": total - skills,
        "bài trong {n} nhóm, thêm khung chung": len(groups) - 1,
        "(#an-toan) | {n} bài,": listed["an-toan"],
        "bài, {n} bài diễn tập": drills,
        "(#kinh-nghiem) | {n} bài và": listed["kinh-nghiem"],
        "(#ki-nang) | {n} bài kỹ năng": skills,
        "(nhom/ky-nang.md) có {n} bài.": skills,
        "{w} bài đã nêu ở mảng 4": listed["an-toan"],
        "mảng 4, {w} bài ở mảng 5": listed["kinh-nghiem"],
        "Còn {w} bài:": listed["ki-nang"],
        **{f"(dien-tap.md#{theme}), {{n}} bài": count for theme, count in themes.items()},
        **{f"(nhom/{id}.md) | {{n}} |": count for id, count in groups.items() if id != SKILLS},
        **{f"(lo-trinh/{path.id}.md) | {{n}} |": len(path.stops) for path in catalog.paths.values()},
    }


def lessons_in(part: str) -> int:
    """How many lessons the list of a part of the map holds: points that begin with a link to a lesson."""
    text = MAP.partition(f"{{#{part}}}")[2].partition("\n## ")[0]
    return len(re.findall(r"^- \[[^]]+\]\(hoc/", text, re.MULTILINE))


def pattern(words: str) -> str:
    """The words with a number, `{n}` in digits or `{w}` in words, as a pattern."""
    return re.escape(words).replace(r"\{n\}", r"(\d+)").replace(r"\{w\}", r"(\w+)")


def mistakes(text: str, wanted: dict[str, int]) -> list[str]:
    """What the map says otherwise, or does not say at all."""
    found = []
    for words, count in wanted.items():
        said, right = re.findall(pattern(words), text), NUMBERS[count] if "{w}" in words else str(count)
        found += [f"“{words}” says {one}, but it is {right}" for one in said if one.lower() != right]
        found += [] if said else [f"“{words}” is missing, it is {right}"]
    return found


def test_counts_are_those_of_the_site() -> None:
    found = mistakes(MAP, counts())
    assert not found, "\n".join(found)


def test_no_other_lessons_are_counted() -> None:
    """Whoever writes one more number of lessons into the map has it checked here."""
    checked = {found.start(1) for words in counts() for found in re.finditer(pattern(words), MAP)}
    numbers = re.finditer(rf"(?:\d+|\b(?:{'|'.join(NUMBERS)})) bài\b", MAP, re.IGNORECASE)
    assert [found[0] for found in numbers if found.start() not in checked] == []


def test_a_wrong_count_is_told_with_the_right_one() -> None:
    wanted = {"có {n} bài.": 9, "Còn {w} bài:": 4, "mất {n} bài": 1}
    said = ["“có {n} bài.” says 8, but it is 9", "“Còn {w} bài:” says năm, but it is bốn", "“mất {n} bài” is missing, it is 1"]
    assert mistakes("Nhóm có 8 bài. Còn năm bài:", wanted) == said
