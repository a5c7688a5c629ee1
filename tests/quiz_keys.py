"""The key of a question as what a person would press and write, in the words that stand on the page; and an answer that is not right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from generator.model.ask import Choose, Match, Number, Option, Order, Point, Write
from generator.model.quiz import Question
from generator.render.parts.questions import vietnamese


@dataclass(frozen=True)
class Answer:
    """What is done in the question `id`: each of `moves` is words to go by (of a row, or none) and words to choose, write or put there."""

    id: str
    way: str
    moves: tuple[tuple[str, str], ...]


def right(id: str, question: Question) -> Answer:
    """The answer that its author calls right."""
    match ask := question.ask():
        case Choose(scenes=()):
            moves = _said(one for one in ask.options if one.id in ask.right)
        case Choose():
            moves = _way(ask, ask.right[0])
        case Point():
            moves = _said(one for one in ask.options if one.id == ask.right)
        case Write():
            moves = [("", ask.accepted[0])]
        case Number():
            moves = [("", " ".join((vietnamese(ask.value), *ask.units[:1])))]
        case Order():
            moves = _said(ask.options)
        case Match():
            moves = _pairs(ask, ask.right)
        case _:
            assert_never(ask)
    return Answer(id, way(question), tuple(moves))


def wrong(id: str, question: Question) -> Answer:
    """An answer as near to the right one as can be that is not right."""
    match ask := question.ask():
        case Choose(scenes=(), many=True):
            moves = _said(ask.options) if len(ask.right) < len(ask.options) else _said(ask.options[1:])
        case Choose(scenes=()):
            moves = _said(_others(ask.options, ask.right)[:1])
        case Choose():
            moves = _way(ask, _others(ask.options, ask.right)[0].id)
        case Point():
            moves = _said(_others(ask.options, (ask.right,))[:1])
        case Write():
            moves = [("", f"không phải {ask.accepted[0]}")]
        case Number():
            moves = [("", vietnamese(ask.value + 2 * ask.tolerance + 1))]
        case Order():
            first, second, *rest = ask.options
            moves = _said((second, first, *rest))
        case Match():
            last = _others(ask.columns, ask.right[-1:])[0].id
            moves = _pairs(ask, (*ask.right[:-1], last))
        case _:
            assert_never(ask)
    return Answer(id, way(question), tuple(moves))


def way(question: Question) -> str:
    """The way of asking: what the page builds for it, gaps apart."""
    ask = question.ask()
    match ask:
        case Choose():
            return "walk" if ask.scenes else "many" if ask.many else "one"
        case Match():
            return "gap" if question.told else "pick" if len(ask.columns) == 2 else "pair"
        case _:
            return type(ask).__name__.lower()


WAYS = ("one", "many", "walk", "gap", "pick", "pair", "point", "write", "number", "order")


def _words(option: Option) -> str:
    return " ".join(option.text.plain().split())


def _said(options: Iterable[Option]) -> list[tuple[str, str]]:
    return [("", _words(one)) for one in options]


def _others(options: tuple[Option, ...], right: tuple[str, ...]) -> list[Option]:
    return [one for one in options if one.id not in right]


def _pairs(ask: Match, columns: Iterable[str]) -> list[tuple[str, str]]:
    by_id = {one.id: _words(one) for one in ask.columns}
    return [(_words(row), by_id[column]) for row, column in zip(ask.rows, columns, strict=True)]


def _way(ask: Choose, end: str) -> list[tuple[str, str]]:
    """The turns that lead from the first scene to an end."""
    scenes = {scene.id: scene for scene in ask.scenes}

    def ways(scene: str, so_far: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for turn in scenes[scene].turns:
            taken = (*so_far, " ".join(turn.do.plain().split()))
            if turn.to == end:
                yield taken
            elif turn.to in scenes:
                yield from ways(turn.to, taken)

    return [("", words) for words in next(ways(ask.scenes[0].id, ()))]
