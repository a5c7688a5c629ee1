"""Checking: cases/check/NAME.txt changes the small valid site and must bring exactly the problems it lists."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel
from site_cases import CASES, apply, rewriting, shown, valid_site

from generator.check import RULES, check
from generator.check.jargon import PLAIN_WORDS
from generator.check.privacy import SORTS
from generator.check.walk import found, nodes, texts
from generator.load import load
from generator.model.catalog import Catalog, Settings, Where
from generator.problems import Problem, in_order

TODAY = date(2026, 11, 22)
NAMES = sorted(file.stem for file in (CASES / "check").glob("*.txt"))


def _checked(root: Path, *, strict: bool = False) -> tuple[Problem, ...]:
    catalog, problems = load(root)
    assert catalog is not None
    return in_order(problems + check(catalog, Settings(TODAY, strict)))


def _catalog(root: Path) -> Catalog:
    catalog, problems = load(root)
    assert catalog is not None
    assert problems == ()
    return catalog


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    file = CASES / "check" / f"{name}.txt"
    case = file.read_text(encoding="utf-8")
    expected = apply(root, case)
    found = shown(_checked(root, strict="\n@@ nghiêm" in case))
    if rewriting():
        file.write_text(case.split("\n@@ lỗi")[0] + f"\n@@ lỗi\n{found}", encoding="utf-8")
        expected = found
    assert found == expected


def test_valid_site_has_no_problems(tmp_path: Path) -> None:
    assert _checked(valid_site(tmp_path), strict=True) == ()


def test_every_rule_has_a_case_and_a_sentence() -> None:
    said = "\n".join((CASES / "check" / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES)
    for name, rule in RULES.items():
        assert f"[{name}]" in said, name
        assert rule.guards.endswith(".") or rule.guards.endswith("…"), name


def test_rules_sign_their_problems(tmp_path: Path) -> None:
    for name in NAMES:
        root = valid_site(tmp_path / name)
        apply(root, (CASES / "check" / f"{name}.txt").read_text(encoding="utf-8"))
        catalog, _ = load(root)
        assert catalog is not None
        for rule, entry in RULES.items():
            assert {problem.rule for problem in entry.find(catalog, Settings(TODAY))} <= {rule}


def test_broken_files_do_not_make_others_look_dangling(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    (root / "guides/mau.yml").write_text("id: mau\n", encoding="utf-8")
    (root / "guides/sources.yml").write_text("sources: [", encoding="utf-8")
    (root / "guides/screens/mau.yml").write_text("screens: x", encoding="utf-8")
    files = {problem.file for problem in _checked(root)}
    assert files == {"guides/mau.yml", "guides/sources.yml", "guides/screens/mau.yml"}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("034099001234", 0),
        ("số 034 099 001 234", 0),
        ("0340.9900.1234", 0),
        ("123456789012", 0),
        ("000000000000", None),
        ("0000 0000 0000", None),
        ("mã hồ sơ 1234567890123", None),
        ("500.000.000.000 đồng", None),
        ("1.004873.000.00.00.H26", None),
        ("CMND số 151 234 567", 1),
        ("chứng minh nhân dân cũ: 151234567", 1),
        ("151234567", None),
        ("CMND 000000000", None),
        ("0912345678", 2),
        ("gọi 0912 345 678", 2),
        ("+84 912.345.678", 2),
        ("(+84)38-765-4321", 2),
        ("0900 000 000", None),
        ("0999999999", None),
        ("1900 1009", None),
        ("024 3825 1234", None),
        ("17-B1 123.45", 3),
        ("30A-12345", 3),
        ("29H-1234", 3),
        ("17-B1 000.00", None),
        ("22/2026/TT-BCA", None),
        ("lớp 12A 2025", None),
        ("nguyenvana@gmail.com", 4),
        ("an.nguyen@example.com", None),
        ("hotro@dichvucong.gov.vn", None),
        ("cskh@vnpost.vn", None),
    ],
)
def test_personal_data(text: str, sort: int | None) -> None:
    found = [n for n, one in enumerate(SORTS) if any(one.real(match) for match in one.pattern.finditer(text))]
    assert found == ([] if sort is None else [sort])


def test_jargon_list_is_usable() -> None:
    assert len(PLAIN_WORDS) >= 40
    for word, plain in PLAIN_WORDS.items():
        assert word == word.lower().strip()
        assert word not in plain.split(", ")


def words(model: BaseModel) -> tuple[tuple[Where, str], ...]:
    """Every text of a model, with its path."""
    return tuple((text.path, text.plain) for text in texts(model))


def test_walk_sees_every_text_and_no_ids(tmp_path: Path) -> None:
    catalog = _catalog(valid_site(tmp_path))
    seen = {(kind, path): plain for kind, _, texts in found(catalog, words) for path, plain in texts}
    assert seen["guide", ("steps", 1, "actions", 1, "do")] == "Đọc lại một lần."
    assert seen["guide", ("steps", 1, "screen", "values", "o-ten")] == "Nguyễn Văn Mẫu"
    assert seen["guide", ("facts", "fee_online", "value")] == "Miễn phí"
    assert seen["guide", ("also_called", 0)] == "làm đơn mẫu"
    assert seen["screen", ("widgets", 2, "options", 1)] == "Xã Thử"
    assert seen["screen", ("widgets", 3, "items", 0, "label")] == "Mục một"
    assert seen["quiz", ("questions", 0, "options", 1, "reason")] == "Thoát thì chưa nộp."
    assert seen["place", ("facts", "mau", "fee_online", "value")] == "0 đồng"
    assert not {path[-1] for _, path in seen} & {"id", "url", "group", "use", "at", "kind", "read_on"}
    assert sum(1 for guide in catalog.guides.values() for node in nodes(guide) if type(node.model).__name__ == "Action") == 3


def test_many_ways_to_one_guide_are_walked_once(tmp_path: Path) -> None:
    """Twenty-four pairs of guides, each needing both of the pair before: 2^24 ways, no cycle, and no waiting."""
    root = valid_site(tmp_path)
    text = (root / "guides/mau.yml").read_text(encoding="utf-8").replace("formerly: [mau-cu]\n", "")
    for n in range(24):
        need = f"prerequisites: [a-{n - 1}, b-{n - 1}]" if n else "prerequisites: []"
        for id in (f"a-{n}", f"b-{n}"):
            guide = text.replace("id: mau\n", f"id: {id}\n").replace("prerequisites: []", need)
            (root / f"guides/{id}.yml").write_text(guide, encoding="utf-8")
    start = time.process_time()
    assert _checked(root) == ()
    assert time.process_time() - start < 10


def test_many_guides_take_time_in_proportion(tmp_path: Path) -> None:
    """Four times the guides, every one with its own mistakes, may take twelve times as long; what compares each with each takes sixteen."""
    times = []
    for count in (40, 160):
        root = valid_site(tmp_path / str(count))
        text = (root / "guides/mau.yml").read_text(encoding="utf-8").replace("formerly: [mau-cu]\n", "")
        for n in range(count):
            wrong = text.replace("id: mau\n", f"id: bai-{n}\n").replace("group: nhom-mau", f"group: nhom-khac-{n}")
            need = f"prerequisites: [bai-{n - 1}]" if n else "prerequisites: []"
            (root / f"guides/bai-{n}.yml").write_text(wrong.replace("prerequisites: []", need), encoding="utf-8")
        start = time.process_time()
        assert len(_checked(root)) == count
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0]
