"""Writes the parts of docs/developer that can be read off the code, between their markers.

    python scripts/make_docs.py           renew them
    python scripts/make_docs.py --check   change nothing; exit 1 when something is out of date

A part stands between `<!-- made: NAME -->` and `<!-- end: NAME -->`; everything else in those files is written by hand.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

REPO = Path(__file__).parents[1]
sys.path.insert(0, str(REPO))

from generator.check import RULES  # noqa: E402
from generator.model.ask import Ask  # noqa: E402
from generator.model.blocks import Block  # noqa: E402
from generator.model.control import Control  # noqa: E402
from generator.model.picture import Shape  # noqa: E402
from generator.questions import AnyQuestion  # noqa: E402
from generator.render import FORMATS  # noqa: E402
from generator.widgets import AnyWidget  # noqa: E402

DOCS = REPO / "docs/developer"
PACKAGE = REPO / "generator"
GRAIN = 50
"""Line counts are rounded to this, so that a small change does not make the page wrong."""

_PART = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n).*?(<!-- end: (?P=name) -->)", re.DOTALL)


# ---- what the code says of itself ------------------------------------------------------------------------------


@cache
def first_line(file: Path) -> str:
    """The first line of a module's docstring, or nothing."""
    return said(ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))))


def said(docstring: str | None) -> str:
    """The first line of a docstring."""
    return (docstring or "").strip().partition("\n")[0]


@cache
def modules(room: str) -> tuple[Path, ...]:
    """The Python files of a room, its `__init__.py` first."""
    found = [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").is_file() else sorted((PACKAGE / room).rglob("*.py"))
    return tuple(sorted(found, key=lambda file: (file.parent, file.name != "__init__.py", file.name)))


@cache
def rooms() -> tuple[str, ...]:
    """Every room, from the ground up: as the import contract of pyproject.toml orders them, then what it does not name."""
    contracts = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    named = [name.strip().removeprefix("generator.") for layer in reversed(layers) for name in layer.split("|")]
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))} - {"__init__"}
    return (*(room for room in named if room in there), *sorted(there - set(named)))


@cache
def imports(room: str) -> frozenset[str]:
    """The other rooms that a room imports."""
    known = set(rooms())
    found = {name for file in modules(room) for name in _imported(file)}
    return frozenset(found & known - {room})


def _imported(file: Path) -> Iterator[str]:
    package = ("generator", *file.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = (*package[: len(package) - node.level + 1], *(node.module.split(".") if node.module else ()))
            yield from (base[1],) if len(base) > 1 else (alias.name for alias in node.names)


def union(annotation: Any) -> tuple[type[Any], ...]:
    """The members of a union, or of an annotated union."""
    members = get_args(annotation)
    return union(members[0]) if hasattr(annotation, "__metadata__") else members


def kind_of(model: type[Any]) -> str:
    """The `kind:` that YAML writes for a question or widget."""
    return str(model.model_fields["kind"].default)


def meaning(thing: Any) -> str:
    """What the module of a class or function says it is for, without the name in front."""
    return re.sub(r"^`\w+`: ", "", said(sys.modules[thing.__module__].__doc__))


# ---- parts -----------------------------------------------------------------------------------------------------


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def rooms_part() -> str:
    """Each room with its modules."""
    return "\n\n".join(_room(room) for room in rooms())


def _room(room: str) -> str:
    files = modules(room)
    about = size(sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files))
    if files[0].parent == PACKAGE:
        return f"### `{room}.py`\n\n{first_line(files[0])} ({about})"
    own = [first_line(file) for file in files if file == PACKAGE / room / "__init__.py"]
    rows = [(f"`{file.relative_to(PACKAGE / room)}`", first_line(file)) for file in files if file != PACKAGE / room / "__init__.py"]
    intro = " ".join([*own, f"({len(files)} files, {about})"])
    return f"### `{room}/`\n\n{intro}\n\n{table(('Module', 'What it is for'), rows)}"


def size(lines: int) -> str:
    """A number of lines, roughly."""
    return f"about {round(lines / GRAIN) * GRAIN} lines" if lines >= GRAIN else f"under {GRAIN} lines"


def imports_part() -> str:
    """Who imports whom: a row imports the columns marked in it."""
    names = rooms()
    wide = max(map(len, names))
    used = [name for name in names if any(name in imports(room) for room in names)]
    lines = [" " * wide + "  " + "  ".join(used)]
    for room in names:
        cells = ((("●" if name in imports(room) else "·").center(len(name))) for name in used)
        lines.append((room.ljust(wide) + "  " + "  ".join(cells)).rstrip())
    return "```text\n" + "\n".join(lines) + "\n```"


def closed(annotation: Any) -> str:
    """The members of a closed set."""
    return table(("Member", "What it is"), ((f"`{member.__name__}`", said(member.__doc__)) for member in union(annotation)))


def answers(hint: Any) -> str:
    """The names of the asks that a kind may lower to."""
    return " or ".join(f"`{one.__name__}`" for one in get_args(hint) or (hint,))


def questions_part() -> str:
    """Every question kind and the ask it lowers to."""
    rows = ((f"`{kind_of(one)}`", meaning(one), f"{answers(get_type_hints(one.ask)['return'])}") for one in union(AnyQuestion))
    return table(("Kind", "What it is", "Lowers to"), rows)


def widgets_part() -> str:
    """Every widget kind and where it stands."""
    return table(("Kind", "What it is", "Stands"), ((f"`{kind_of(one)}`", meaning(one), one.place) for one in union(AnyWidget)))


def formats_part() -> str:
    """Every format."""
    return table(("Format", "What it is"), ((f"`{name}`", meaning(write)) for name, write in FORMATS.items()))


def rules_part() -> str:
    """Every checking rule: what it guards, in the authors' words, and what it finds."""
    rows = ((f"`{name}`", rule.guards, said(rule.find.__doc__)) for name, rule in RULES.items())
    return table(("Rule", "What authors are promised", "What it finds"), rows)


def tests_part() -> str:
    """Every test file."""
    files = sorted((REPO / "tests").glob("test_*.py"))
    return table(("File", "What it tests"), ((f"`{file.name}`", first_line(file)) for file in files))


PARTS: Mapping[str, Callable[[], str]] = {
    "rooms": rooms_part,
    "imports": imports_part,
    "asks": lambda: closed(Ask),
    "blocks": lambda: closed(Block),
    "shapes": lambda: closed(Shape),
    "controls": lambda: closed(Control),
    "questions": questions_part,
    "widgets": widgets_part,
    "formats": formats_part,
    "rules": rules_part,
    "tests": tests_part,
}


def made(text: str) -> str:
    """A page with each part written anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{PARTS[found['name']]()}\n\n{found[3]}", text)


def main(arguments: list[str]) -> int:
    """Renew the pages, or with `--check` only say which are out of date. Returns the exit code."""
    only_check = "--check" in arguments
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))}
    stale = {page: new for page, old in pages.items() if (new := made(old)) != old}
    for page, new in stale.items():
        print(page.name)
        if not only_check:
            page.write_text(new, encoding="utf-8")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
