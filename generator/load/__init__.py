"""YAML files → Catalog, and every mistake found on the way, each with its file, line and column."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from ..model.catalog import Catalog, HandPage, Origin, Site, nearest
from ..model.drill import Drill
from ..model.guide import Guide
from ..model.memory import Memory
from ..model.path import Glossary, Group, GroupList, Place, Term
from ..model.path import Path as Trail
from ..model.source import Source, SourceList
from ..problems import Problem, in_order
from ..questions import QuizFile
from ..widgets import AnyScreen, ScreenFile
from . import disk
from .images import read_images
from .shelf import Shelf
from .site import read_site

__all__ = ["load"]

MAX_PAGE_BYTES = 5 << 20

_LISTS: tuple[tuple[str, str, type[BaseModel], str, type[BaseModel]], ...] = (
    ("source", "guides/sources.yml", SourceList, "sources", Source),
    ("group", "guides/groups.yml", GroupList, "groups", Group),
    ("term", "guides/glossary.yml", Glossary, "terms", Term),
)
"""Each of these may also be a folder of such files, `guides/sources/` beside `guides/sources.yml`."""
_FOLDERS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("guide", "guides", Guide),
    ("quiz", "quizzes", QuizFile),
    ("drill", "guides/drills", Drill),
    ("path", "guides/paths", Trail),
    ("place", "guides/places", Place),
)
_NOT_GUIDES = tuple(file.removeprefix("guides/") for _, file, *_ in _LISTS)
_OPTIONAL = {"term"}
NOWHERE = Place(id="chua-ro", name="(chưa chọn địa phương)")


def load(root: Path, place: str | None = None, memory: Memory | None = None) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Everything valid below `root`, and all problems in file order. `place` overrides the place of `mkdocs.yml`.

    With the `memory` of an earlier catalog, files that have not changed give the very same objects again.

    The catalog is None only when there is nothing to build from: neither `mkdocs.yml` nor `guides/`.
    """
    site, about, problems = read_site(root)
    shelf = Shelf(root, list(problems), memory or Memory())
    shelf.memory.turn()
    if not about.marks and not (root / "guides").is_dir():
        return None, tuple(shelf.problems)
    _take_all(shelf)
    pages, images = _hand_pages(shelf), read_images(shelf)
    catalog = replace(_catalog(shelf, site, about, place, pages), images=images)
    return catalog, in_order(shelf.problems)


def _take_all(shelf: Shelf) -> None:
    for kind, file, model, key, item in _LISTS:
        shelf.objects[kind] = {}
        lists = (*_one_file(shelf, file), *_yaml_files(shelf, file.removesuffix(".yml")))
        for one_list in lists:
            shelf.many(kind, one_list, model, key, item)
        if not lists and kind not in _OPTIONAL:
            shelf.lost.add(kind)
            shelf.problems.append(Problem(file, 0, 0, "", "không có tệp này", f"Tạo tệp, bắt đầu bằng dòng {key}:", disk.RULE))
    shelf.objects["screen"] = {}
    for file in _yaml_files(shelf, "guides/screens"):
        shelf.many("screen", file, ScreenFile, "screens", AnyScreen)
    for kind, folder, one in _FOLDERS:
        shelf.objects[kind] = {}
        for file in _yaml_files(shelf, folder, _NOT_GUIDES if kind == "guide" else ()):
            shelf.one(kind, file, one)


def _one_file(shelf: Shelf, file: str) -> tuple[str, ...]:
    return (file,) if (shelf.root / file).exists() or (shelf.root / file).is_symlink() else ()


def _yaml_files(shelf: Shelf, folder: str, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    files, problems = disk.yaml_files(shelf.root, folder, without)
    shelf.problems += problems
    return files


def _hand_pages(shelf: Shelf) -> tuple[HandPage, ...]:
    files, problems = disk.tree(shelf.root, "docs", ("docs/developer",))
    shelf.problems += problems
    pages = []
    for file in files:
        content = disk.read(shelf.root, file, MAX_PAGE_BYTES, shelf.safe)
        if isinstance(content, Problem):
            shelf.problems.append(content)
        else:
            path = file.removeprefix("docs/")
            pages.append(shelf.memory.of(("hand", path, content), work=partial(HandPage, path, content)))
    return tuple(pages)


def _catalog(shelf: Shelf, site: Site, about: Origin, place: str | None, pages: tuple[HandPage, ...]) -> Catalog:
    kinds = shelf.objects
    return Catalog(
        site=site,
        place=_place(shelf, site, about, place),
        guides=kinds["guide"],
        quizzes=kinds["quiz"],
        screens=kinds["screen"],
        sources=kinds["source"],
        groups=kinds["group"],
        paths=kinds["path"],
        places=kinds["place"],
        terms=kinds["term"],
        drills=kinds["drill"],
        hand_pages=pages,
        origins=shelf.origins,
        twins=tuple(shelf.twins),
        broken=frozenset(shelf.broken),
        lost=frozenset(shelf.lost),
        memory=shelf.memory,
    )


def _place(shelf: Shelf, site: Site, about: Origin, wanted: str | None) -> Place:
    """The place that was asked for, or a stand-in and a problem."""
    id, places = wanted or site.place, shelf.objects["place"]
    if id in places:
        found: Place = places[id]
        return found
    known_elsewhere = ("place", id) in shelf.broken or (wanted is None and not about.marks)
    if not known_elsewhere and (wanted or site.place != "chua-ro"):
        path = ("extra", "hocdvc", "place")
        line, column = (0, 0) if wanted else about.find(path)
        hint = nearest(id, places) or "Các địa phương có sẵn: " + (", ".join(places) or "chưa có") + "."
        shown = "--place" if wanted else ".".join(path)
        message = f"không có địa phương “{id}” trong guides/places"
        shelf.problems.append(Problem(about.file, line, column, shown, message, hint, "reference"))
    return NOWHERE
