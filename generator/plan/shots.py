"""Which pictures there will be: one per step with a screen, the same picture only once."""

from __future__ import annotations

import hashlib

from ..model.alt import describe
from ..model.blocks import Picture
from ..model.book import Shot
from ..model.catalog import Catalog
from ..model.guide import Step
from ..model.screen import Screen

Shots = dict[tuple[str, int], tuple[Shot, Picture]]
"""The picture of each (guide id, step number)."""


def marks_of(step: Step) -> dict[str, int]:
    """The number of each target of a step; a target used twice keeps its first number."""
    marks: dict[str, int] = {}
    for action in step.actions:
        if action.at and action.at not in marks:
            marks[action.at] = len(marks) + 1
    return marks


def plan_shots(catalog: Catalog, look: str) -> Shots:
    """The picture of each (guide id, step number). `look` stands for typeface, colours and way of drawing."""
    found: Shots = {}
    for guide in catalog.guides.values():
        for number, step in enumerate(guide.steps, 1):
            if step.screen:
                screen = catalog.screens[step.screen.use].using(step.screen)
                found[guide.id, number] = _shot(screen, marks_of(step), step.screen.alt, look)
    return found


def _shot(screen: Screen, marks: dict[str, int], alt: str | None, look: str) -> tuple[Shot, Picture]:
    ordered = tuple(marks.items())
    text = "\n".join((look, screen.model_dump_json(), repr(ordered)))
    key = hashlib.sha256(text.encode()).hexdigest()[:20]
    width, height = screen.device.size
    picture = Picture(key, width * 2, height * 2, alt or describe(screen, marks), "Mô phỏng. Giao diện thật có thể khác.")
    return Shot(key, screen, ordered), picture
