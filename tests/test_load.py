"""Loading: cases/load/NAME.yml goes where its first line says, and must bring exactly the problems of NAME.problems."""

from __future__ import annotations

import gc
import json
import os
import re
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_cases import CASES, SITE, rewriting, shown, valid_site

from generator.check import check
from generator.load import load
from generator.load.disk import read, yaml_files
from generator.load.schema import schemas
from generator.load.yaml_text import MAX_BYTES, Marks, parse
from generator.model.catalog import KEY, Settings
from generator.problems import Problem

ROOT = Path(__file__).parent.parent
NAMES = sorted(file.stem for file in (CASES / "load").glob("*.yml"))


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    case = CASES / "load" / f"{name}.yml"
    text = case.read_text(encoding="utf-8")
    first = re.match(r"# tệp: (\S+)\n", text)
    assert first, "the first line says where the file goes"
    (root / first[1]).write_text(text, encoding="utf-8")
    catalog, problems = load(root)
    assert catalog is not None
    expected = case.with_suffix(".problems")
    if rewriting():
        expected.write_text(shown(problems), encoding="utf-8")
    assert shown(problems) == expected.read_text(encoding="utf-8")


HAND_PAGES = ["bia.png", "gioi-thieu.md"]
"""What stands in `docs/` of the valid site."""


def test_valid_site_has_everything(tmp_path: Path) -> None:
    catalog, problems = load(valid_site(tmp_path))
    assert problems == ()
    assert catalog is not None
    assert (catalog.site.name, catalog.site.url, catalog.place.name) == ("Trang mẫu", "https://example.org/hoc/", "tỉnh Mẫu")
    for kind in ("guides", "quizzes", "screens", "sources", "groups", "paths", "places", "terms"):
        assert len(getattr(catalog, kind)) == 1, kind
    assert [page.path for page in catalog.hand_pages] == HAND_PAGES
    assert gc.isenabled()


def test_one_bad_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    file = root / "guides/screens/khac.yml"
    file.write_text((CASES / "load/man-hinh.yml").read_text(encoding="utf-8"), encoding="utf-8")
    catalog, _ = load(root)
    assert catalog is not None
    assert list(catalog.screens) == ["man-hai", "trang-dau"]
    assert ("screen", "man-mot") in catalog.broken
    assert catalog.origins["screen", "man-hai"].find(("title",)) == (13, 12)


def test_ignored_files(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    for name in ("_nhap.yml", ".an.yml", "ghi-chu.txt"):
        (root / "guides" / name).write_text("hỏng: [", encoding="utf-8")
    (root / "docs/developer").mkdir()
    (root / "docs/developer/x.md").write_text("x", encoding="utf-8")
    (root / "docs/_x.md").write_text("x", encoding="utf-8")
    catalog, problems = load(root)
    assert problems == ()
    assert catalog is not None
    assert [page.path for page in catalog.hand_pages] == HAND_PAGES


def test_nothing_to_build_from(tmp_path: Path) -> None:
    catalog, problems = load(tmp_path)
    assert catalog is None
    assert [problem.file for problem in problems] == ["mkdocs.yml"]


@pytest.mark.parametrize("missing", ["mkdocs.yml", "guides/sources.yml", "guides/groups.yml"])
def test_missing_file_is_said_once(missing: str, tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    (root / missing).unlink()
    catalog, problems = load(root)
    assert catalog is not None
    assert [(problem.file, problem.message) for problem in problems] == [(missing, "không có tệp này")]


def test_place_from_outside(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    catalog, problems = load(root, "xa-la")
    assert catalog is not None
    assert shown(problems) == (
        "mkdocs.yml:0:0 [reference] --place: không có địa phương “xa-la” trong guides/places → Các địa phương có sẵn: tinh-mau.\n"
    )


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"\xff\xfeg\x00", (1, 1), "tệp không phải UTF-8"),
        ("groups:\n# á".encode() + b"\xe1\n", (2, 4), "tệp không phải UTF-8"),
        (b"\xef\xbb\xbfgroups: []\n", (1, 1), "tệp bắt đầu bằng dấu BOM"),
        (b"groups:\n  a\x00b\n", (2, 4), "có ký tự ẩn U+0000"),
        ("groups: a\u202eb\n".encode(), (1, 10), "có ký tự ẩn U+202E"),
        ("groups:\n\u00a0 - a\n".encode(), (2, 1), "thụt dòng bằng dấu cách lạ"),
        (b"groups: " + b"[" * 50, (1, 48), "lồng nhau quá 40 tầng"),
        (b"#" * (MAX_BYTES + 1), (0, 0), "tệp lớn quá 1 MiB"),
    ],
)
def test_bytes(content: bytes, place: tuple[int, int], message: str, tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    (root / "guides/groups.yml").write_bytes(content)
    _, problems = load(root)
    assert [(problem.line, problem.column, problem.message) for problem in problems] == [(*place, message)]


@pytest.mark.parametrize("levels", [4, 20])
def test_alias_bomb_is_refused_at_once(levels: int, tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(levels)]
    (root / "guides/groups.yml").write_text("\n".join(rows), encoding="utf-8")
    start = time.perf_counter()
    _, problems = load(root)
    assert time.perf_counter() - start < 2
    assert [problem.message for problem in problems] == ["phần lặp lại bằng dấu * phình quá lớn"]


def test_many_mistakes_are_counted_not_listed(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    (root / "guides/groups.yml").write_text("groups:\n" + "  - x\n" * 5000, encoding="utf-8")
    _, problems = load(root)
    assert len(problems) == 101
    assert problems[0].message == "còn 4900 lỗi nữa"


def test_folder_and_link_instead_of_file(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    (root / "guides/thu-muc.yml").mkdir()
    (root / "guides/lien-ket.yml").symlink_to("/etc/hostname")
    (root / "guides/dai.yaml").write_text("x", encoding="utf-8")
    (root / "docs/ra-ngoai.md").symlink_to("/etc/hostname")
    (root / "docs/thu-muc").symlink_to("/etc")
    (root / "docs/to.bin").write_bytes(bytes((5 << 20) + 1))
    os.mkfifo(root / "docs/ong")
    catalog, problems = load(root)
    assert {(problem.file, problem.message) for problem in problems} == {
        ("guides/thu-muc.yml", "là thư mục, không phải tệp"),
        ("guides/lien-ket.yml", "liên kết ra ngoài thư mục của trang"),
        ("guides/dai.yaml", "đuôi tệp phải là .yml"),
        ("docs/ra-ngoai.md", "liên kết ra ngoài thư mục của trang"),
        ("docs/thu-muc", "thư mục là liên kết"),
        ("docs/to.bin", "tệp lớn quá 5 MiB"),
        ("docs/ong", "không phải tệp thường"),
    }
    assert catalog is not None
    assert [page.path for page in catalog.hand_pages] == HAND_PAGES


def test_files_are_ordered_by_the_numbers_in_their_names(tmp_path: Path) -> None:
    for name in ("lop-10.yml", "lop-9.yml", "lop-09.yml", "lop-6-9.yml", "b.yml", "2.yml"):
        (tmp_path / "f").mkdir(exist_ok=True)
        (tmp_path / "f" / name).touch()
    files, problems = yaml_files(tmp_path, "f")
    assert not problems
    assert [path.removeprefix("f/") for path in files] == ["2.yml", "b.yml", "lop-6-9.yml", "lop-09.yml", "lop-9.yml", "lop-10.yml"]


def test_a_file_is_read_again_unless_it_is_the_same_and_has_been_for_a_while(tmp_path: Path) -> None:
    """The preview does not read a thousand files for one that changed. A disk may give two changes within two seconds the same time."""
    file, known = tmp_path / "a.yml", dict[str, tuple[tuple[int, ...], bytes]]()

    def content() -> bytes | Problem:
        return read(tmp_path, "a.yml", 10, None, known)

    def write(text: str, seconds_ago: float) -> None:
        file.write_text(text, encoding="utf-8")
        moment = time.time_ns() - int(seconds_ago * 1e9)
        os.utime(file, ns=(moment, moment))

    write("1", 60)
    assert (content(), content() is content()) == (b"1", True)
    write("2", 30)
    assert content() == b"2", "another time"
    write("3", 0)
    moment = file.stat().st_mtime_ns
    assert content() == b"3"
    file.write_text("4", encoding="utf-8")
    os.utime(file, ns=(moment, moment))
    assert content() == b"4", "the same time, but a moment ago"
    write("5", -3600)
    assert (content(), "a.yml" in known and known["a.yml"][1] == b"5") == (b"5", False), "a time to come proves nothing"
    file.unlink()
    assert isinstance(content(), Problem)


def test_read_answers_a_problem_for_what_is_gone(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, "khong-co.yml", 10), Problem)


def test_same_id_twice_keeps_the_first(tmp_path: Path) -> None:
    root = valid_site(tmp_path)
    text = (root / "guides/screens/mau.yml").read_text(encoding="utf-8")
    (root / "guides/screens/them.yml").write_text(text, encoding="utf-8")
    catalog, _ = load(root)
    assert catalog is not None
    assert [(kind, id, origin.file) for kind, id, origin in catalog.twins] == [("screen", "trang-dau", "guides/screens/them.yml")]
    assert catalog.origins["screen", "trang-dau"].file == "guides/screens/mau.yml"


def test_marks_know_values_and_keys() -> None:
    marks = Marks("a: x\nb:\n  - c: á\n  - e\nf: {g: h}\ni:\n")
    assert marks["a",] == (1, 4)
    assert marks["a", KEY] == (1, 1)
    assert marks["b",] == (2, 1)
    assert marks["b", 0] == (3, 5)
    assert marks["b", 0, "c"] == (3, 8)
    assert marks["b", 0, "c", KEY] == (3, 5)
    assert ("b", 0, "c", "d") not in marks
    assert ("z",) not in marks
    assert set(Marks("a: [b]\n")) == {(), ("a",), ("a", 0)}


def test_scalars_stay_text() -> None:
    data, problems = parse("x", "[No, 1.10, 012, 2025-07-01, 1e3, true, 0x1F, '~', null, ~, ]")
    assert problems == ()
    assert data == ["No", "1.10", "012", "2025-07-01", "1e3", "true", "0x1F", "~", None, None]


# ---- nothing an author can save makes a traceback ---------------------------------------------------------------

_WORDS = """a b: :- - [ ] { } , & * ! !! !!binary | > ' " # % @ ` ? : --- ... << ~ null &x *x id: title: steps: screen: actions:
do: mau 2026-11-01 ** [[ ]] é"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", "\n  ", "\t", "\u0301", "\ufeff", "\u2028", "\x00", "\U0001f600"])
_FILE = st.sampled_from(["guides/x.yml", "quizzes/x.yml", "guides/groups.yml", "guides/screens/x.yml", "mkdocs.yml"])
_QUICK = settings(max_examples=150, deadline=3000, suppress_health_check=[HealthCheck.function_scoped_fixture])
_VALUES = st.recursive(st.none() | st.text(max_size=5) | st.integers(), lambda inner: st.lists(inner, max_size=3))


def _never_raises(root: Path, file: str, content: bytes) -> None:
    before = (root / file).read_bytes() if (root / file).exists() else None
    (root / file).write_bytes(content)
    catalog, problems = load(root)
    assert catalog is not None
    assert all(isinstance(problem, Problem) and str(problem) for problem in problems)
    assert any(problem.file == file for problem in problems)
    (root / file).unlink() if before is None else (root / file).write_bytes(before)


@pytest.fixture(scope="module")
def shared_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return valid_site(tmp_path_factory.mktemp("any"))


@_QUICK
@given(content=st.binary(max_size=300), file=_FILE)
def test_any_bytes(content: bytes, file: str, shared_site: Path) -> None:
    _never_raises(shared_site, file, content)


@_QUICK
@given(words=st.lists(_PIECES, max_size=40), file=_FILE)
def test_any_yaml_like_text(words: list[str], file: str, shared_site: Path) -> None:
    _never_raises(shared_site, file, " ".join(words).encode("utf-8"))


@_QUICK
@given(value=_VALUES, at=st.integers(0, 200))
def test_any_value_in_a_guide(value: object, at: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any value in place of any value of a valid guide: problems, never an exception, in checking neither."""
    root = valid_site(tmp_path_factory.mktemp("value"))
    guide = yaml.safe_load((SITE / "guides/mau.yml").read_text(encoding="utf-8"))
    places = _places(guide)
    holder, key = places[at % len(places)]
    holder[key] = value
    (root / "guides/mau.yml").write_text(json.dumps(guide, default=str), encoding="utf-8")
    catalog, problems = load(root)
    assert catalog is not None
    assert all(str(problem) for problem in problems + check(catalog, Settings(date(2026, 11, 22))))


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every container inside a value, with each of its keys."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, inner in pairs for place in ((node, key), *_places(inner))]


# ---- schemas for editors ----------------------------------------------------------------------------------------


class _EditorYaml(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: only true, false, null and numbers are not text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_EditorYaml.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])
_EditorYaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
_EditorYaml.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9]\d*)$"), list("-0123456789"))
_EditorYaml.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))

_FILES = (
    ("sources", "guides/sources.yml"),
    ("groups", "guides/groups.yml"),
    ("glossary", "guides/glossary.yml"),
    ("screens", "guides/screens/*.yml"),
    ("path", "guides/paths/*.yml"),
    ("place", "guides/places/*.yml"),
    ("quiz", "quizzes/*.yml"),
    ("guide", "guides/*.yml"),
)


def _shipped() -> list[tuple[str, Path]]:
    lists = {"sources.yml", "groups.yml", "glossary.yml"}
    found = ((name, file) for root in (SITE, ROOT) for name, pattern in _FILES for file in sorted(root.glob(pattern)))
    return [(name, file) for name, file in found if not (file.name.startswith("_") or (name == "guide" and file.name in lists))]


@cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas()[name])


def _errors(name: str, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in _validator(name).iter_errors(data)]


@pytest.mark.parametrize(("name", "file"), _shipped(), ids=lambda value: value.name if isinstance(value, Path) else value)
def test_schema_takes_what_loads(name: str, file: Path) -> None:
    data = yaml.load(file.read_text(encoding="utf-8"), _EditorYaml)
    assert _errors(name, data) == []


@pytest.mark.parametrize(("name", "pattern"), _FILES)
def test_schema_refuses_a_missing_and_a_strange_key(name: str, pattern: str) -> None:
    file = next(iter(SITE.glob(pattern.replace("*", "*mau*"))))
    data = yaml.load(file.read_text(encoding="utf-8"), _EditorYaml)
    first = next(iter(schemas()[name]["required"]))
    assert _errors(name, {key: value for key, value in data.items() if key != first})
    assert _errors(name, {**data, "la": "x"})


@pytest.mark.parametrize("name", [name for name, _ in _FILES])
def test_schema_speaks_vietnamese_and_names_no_host(name: str) -> None:
    schema = schemas()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "://" not in schema["$id"]
    said = re.findall(r'"(?:title|description)": "([^"]*)"', json.dumps(schema, ensure_ascii=False))
    assert [text for text in said if text.isascii() and " " in text] == []
