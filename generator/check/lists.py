"""Rules about lists: no entry twice, no number out of range."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.catalog import Catalog, Settings, Where
from ..problems import Problem

GRADES = range(6, 13)


def twin_terms(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Words that the glossary explains twice, under whatever spelling."""
    owners: dict[str, str] = {}
    for id, term in catalog.terms.items():
        words: list[tuple[Where, str]] = [(("term",), term.term), *((("also", n), word) for n, word in enumerate(term.also))]
        for path, word in words:
            key = word.casefold()
            if key in owners:
                message = f"từ “{word}” đã có ở mục “{owners[key]}”"
                yield catalog.problem("term", id, path, message, "Bỏ một trong hai.", rule="twin-term")
            owners.setdefault(key, id)


def twin_stops(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Guides that a path comes to twice."""
    for id, path in catalog.paths.items():
        guides = [stop.guide for stop in path.stops]
        for n, guide in enumerate(guides):
            if guide in guides[:n]:
                message = f"lộ trình qua bài “{guide}” hai lần"
                yield catalog.problem("path", id, ("stops", n, "guide"), message, "Bỏ một chặng.", rule="twin-stop")


def grades(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Grades that are not taught at lower or upper secondary school."""
    for kind, things in (("guide", catalog.guides), ("path", catalog.paths)):
        for id, thing in things.items():
            for n, grade in enumerate(thing.grades):
                if grade not in GRADES:
                    yield catalog.problem(kind, id, ("grades", n), f"không có lớp {grade}", "Dùng lớp từ 6 đến 12.", rule="grades")
