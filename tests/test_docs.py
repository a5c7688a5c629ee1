"""Documentation is true: pages made from code are up to date, samples work, recipes do what they say, links lead somewhere."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from conftest import REPO, TODAY
from shipped import shipped_catalog

from generator.build import examine
from generator.check import RULES
from generator.model.catalog import Settings
from generator.plan import plan
from generator.problems import Problem
from generator.publish import starter
from generator.render import FORMATS

sys.path.insert(0, str(REPO / "scripts"))
make_docs: ModuleType = __import__("make_docs")

DEVELOPER = REPO / "docs/developer"
RECIPES = sorted(DEVELOPER.glob("add-a-*.md"))
CODE = sorted((REPO / "generator").rglob("*.py"))
MAX_FILE, MAX_FUNCTION = 400, 80


def text_of(file: Path | str) -> str:
    return (REPO / file).read_text(encoding="utf-8")


# ---- pages made from code --------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", sorted(DEVELOPER.glob("*.md")), ids=lambda page: page.name)
def test_parts_made_from_code_are_up_to_date(page: Path) -> None:
    assert text_of(page) == make_docs.made(text_of(page)), "run `python scripts/make_docs.py`"


def test_make_docs_finds_what_is_out_of_date_and_renews_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "architecture.md"
    page.write_text(text_of("docs/developer/architecture.md").replace("| `Choose` |", "| `Chose` |"), encoding="utf-8")
    monkeypatch.setattr(make_docs, "DOCS", tmp_path)
    assert make_docs.main(["--check"]) == 1
    assert capsys.readouterr().out == "architecture.md\n"
    assert make_docs.main([]) == 0
    assert make_docs.main(["--check"]) == 0
    assert page.read_text(encoding="utf-8") == text_of("docs/developer/architecture.md")


@pytest.mark.parametrize("name", [*RULES, *FORMATS])
def test_every_rule_and_format_has_its_row(name: str) -> None:
    assert f"\n| `{name}` |" in text_of("docs/developer/architecture.md")


QUESTIONS = [make_docs.kind_of(one) for one in make_docs.union(make_docs.AnyQuestion)]
WIDGETS = [make_docs.kind_of(one) for one in make_docs.union(make_docs.AnyWidget)]
KINDS = [*((kind, "cau-hoi") for kind in QUESTIONS), *((kind, "man-hinh") for kind in WIDGETS)]


@pytest.mark.parametrize(("kind", "page"), KINDS)
def test_every_kind_has_its_row_for_programmers_and_for_authors(kind: str, page: str) -> None:
    for file in ("docs/developer/architecture.md", f"docs/viet-bai/{page}.md"):
        assert f"\n| `{kind}` |" in text_of(file), file


BENCH = re.search(r"^COLUMNS = \((.*?)^\)", text_of("bench/run.py"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("column", re.findall(r'"([^"]+)"', BENCH[1]))  # type: ignore[index]
def test_every_column_of_the_bench_is_explained(column: str) -> None:
    assert f"`{column}`" in text_of("docs/developer/performance.md")


# ---- samples of the README -------------------------------------------------------------------------------------


def sample(language: str, number: int = 0) -> str:
    """A fenced block of the README."""
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", text_of("README.md"), re.DOTALL | re.MULTILINE)
    return blocks[number]


def problems_of(root: Path, guide: str) -> tuple[Problem, ...]:
    (root / "guides/tim-thu-tuc.yml").write_text(guide, encoding="utf-8")
    return examine(root, Settings(TODAY))[1]


def test_guide_of_the_readme_is_sound(small_site: Path) -> None:
    assert problems_of(small_site, sample("yaml")) == ()


def test_guide_of_the_readme_is_short() -> None:
    assert len(sample("yaml").splitlines()) <= 24


def test_mistake_of_the_readme_is_told_in_these_words(small_site: Path) -> None:
    (problem,) = problems_of(small_site, sample("yaml").replace("at: o-tim", "at: o-tin"))
    assert f"{problem}\n" == sample("text")


# ---- recipes ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """A fenced block of a recipe, with the last `path` that the text before it names."""

    path: str
    language: str
    body: str


def pieces(recipe: Path) -> Iterator[Piece]:
    path = ""
    for prose, language, body in re.findall(r"(.*?)^```(\w+)\n(.*?)^```", text_of(recipe), re.DOTALL | re.MULTILINE):
        named = re.findall(r"`((?:generator|guides|quizzes|build)/[\w./-]+|hocdvc check)`", prose)
        path = next((name for name in named if "." in name or " " in name), path)
        yield Piece(path, language, body)


def apply(piece: Piece, program: Path, site: Path) -> None:
    """Write the new file, or make the change: `-old…`/`+new…` swaps beginnings of a line, ` here` is followed by `+more`."""
    file = (program if piece.path.startswith("generator/") else site) / piece.path
    if piece.language == "python":
        assert not file.exists(), f"{piece.path} is there already"
        file.write_text(piece.body, encoding="utf-8")
        return
    lines = piece.body.splitlines()
    at = next((number for number, line in enumerate(lines) if line[0] != "+"), 0)
    old, added = lines[at], "\n".join(line[1:] for line in lines if line[0] == "+")
    text = file.read_text(encoding="utf-8")
    if old.startswith("-"):
        old, new = old[1:].removesuffix("…"), added.removesuffix("…")
    else:
        old, new = old[1:] + "\n", f"{old[1:]}\n{added}\n" if at == 0 else f"{added}\n{old[1:]}\n"
    assert text.count(f"\n{old}") == 1, f"{piece.path} has not one line {old!r}"
    file.write_text(text.replace(f"\n{old}", f"\n{new}"), encoding="utf-8")


CHECK_AND_BUILD = """
import sys
from generator import cli
for command in ("check", "build"):
    try:
        cli.entry([command, *sys.argv[1:]])
    except SystemExit as ended:
        if ended.code:
            raise
"""


def run(program: Path, site: Path) -> str:
    """What the changed program says to `check` and then to `build`, in one process, for it takes long to load."""
    arguments = [sys.executable, "-c", CHECK_AND_BUILD, "--root", str(site), "--today", TODAY.isoformat()]
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONUTF8": "1"}
    done = subprocess.run(arguments, cwd=program, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.stem)
def test_recipe_does_what_it_says(recipe: Path, tmp_path: Path) -> None:
    program, site = tmp_path / "program", tmp_path / "site"
    shutil.copytree(REPO / "generator", program / "generator")  # with what Python compiled, to save its time
    starter.start_site(site, "Trang nhỏ", "xã Mẫu", TODAY)
    steps = list(pieces(recipe))
    promised = [piece for piece in steps if piece.language == "text"]
    for piece in steps:
        if piece.language != "text":
            apply(piece, program, site)
    said = run(program, site)
    assert promised
    for piece in promised:
        outcome = said if piece.path == "hocdvc check" else (site / piece.path).read_text(encoding="utf-8")
        assert piece.body.strip() in outcome


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.stem)
def test_code_of_a_recipe_is_in_our_style(recipe: Path, tmp_path: Path) -> None:
    (piece,) = (piece for piece in pieces(recipe) if piece.language == "python")
    file = tmp_path / "piece.py"
    file.write_text(piece.body, encoding="utf-8")
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "--config", str(REPO / "pyproject.toml"), str(file)]
        done = subprocess.run(ruff, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


# ---- links -----------------------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page, and those that a heading names itself."""
    titles = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```", "", text_of(page), flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
    given = set(re.findall(r"\{#([\w-]+)\}$", text_of(page), flags=re.MULTILINE))
    return given | {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def links(page: Path) -> list[str]:
    bare = re.sub(r"^```.*?^```|`[^`\n]*`", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", bare) if not re.match(r"[a-z]+:", link)]


def made_pages() -> set[str]:
    """Pages of the site that `build` makes beside the hand-written ones."""
    book = plan(shipped_catalog(), Settings(TODAY), "look", lambda _: ())
    return {page.address.removesuffix(".html") + ".md" for page in book.pages}


def test_relative_links_lead_somewhere() -> None:
    made = made_pages()
    pages = [REPO / name for name in ("README.md", "CHANGELOG.md", "LICENSE-content.md")] + sorted((REPO / "docs").rglob("*.md"))
    broken = []
    for page in pages:
        for link in links(page):
            path, _, anchor = link.partition("#")
            target = page.parent / path if path else page
            of_site = os.path.relpath(target, REPO / "docs") in made
            if not of_site and (not target.exists() or (anchor and anchor not in anchors(target))):
                broken.append(f"{page.relative_to(REPO)}: {link}")
    assert broken == []


# ---- the code ----------------------------------------------------------------------------------------------


def test_rooms_keep_apart() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(REPO / "generator")))
def test_file_is_small_enough_to_see_and_says_what_it_is_for(file: Path) -> None:
    text = text_of(file)
    tree = ast.parse(text)
    assert make_docs.first_line(file), "begins with a docstring"
    assert len(text.splitlines()) <= MAX_FILE
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {node.name: length for node in functions if (length := (node.end_lineno or 0) - node.lineno + 1) > MAX_FUNCTION}
    assert long == {}
