"""What a lesson says outside its facts: in its steps, answers to questions, drills and tests. Only numbers are looked for there.

A story may make up days, ages and times of day, what people say in it also sums of money. Its numbers may be repeated wherever the same
step, question or drill speaks of it; those of the opening story, in the whole lesson. Answers that are wrong on purpose are left out; the
reasons why they are wrong are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from numbers_of import held, numbers
from sheets import Sheets, bare
from tracing import Flag, Said, Traced, around, number_flags

from generator.model.ask import Ask, Choose, Match, Number, Option, Order, Point, Write
from generator.model.base import Model
from generator.model.catalog import Catalog
from generator.model.drill import Drill, Exhibit, Verdict
from generator.model.guide import Guide, Step
from generator.model.quiz import Question, Quiz
from generator.model.text import Rich
from generator.questions.true_false import FALSE

CASE = frozenset({"day", "age", "time"})
"""Kinds of numbers that a case may make up."""

SCENE = CASE | {"sum"}
"""Kinds of numbers that people may make up in a scene."""

Text = str | Rich | None


@dataclass
class Telling:
    """The texts of one step, question or drill: what it says itself, the cases it puts, and the scenes that it plays."""

    part: str
    says: list[Text] = field(default_factory=list)
    cases: list[Text] = field(default_factory=list)
    scenes: list[Text] = field(default_factory=list)
    sources: tuple[str, ...] = ()

    def said(self, cited: Iterable[str], invented: frozenset[str]) -> Iterator[Said]:
        """Each text with a number in it, with what it may rest on and what it may make up."""
        free = invented | _invented(self.cases, CASE) | _invented(self.scenes, SCENE)
        sources = tuple(dict.fromkeys([*self.sources, *cited]))
        for text in dict.fromkeys(map(_clean, (*self.says, *self.cases, *self.scenes))):
            if any(numbers(text)):
                yield Said(f"{self.part}: {text}", text, sources, invented=free)


def _clean(text: Text) -> str:
    """A text without numbers that only point at a step or a blank, or that are hidden in part."""
    return re.sub(r"\(\d\)|(?<=[Bb]ước) \d+(?: (?:đến|và) (?:bước )?\d+)?|\d*•[•\d]*", "", bare(text or ""))


def _invented(texts: Iterable[Text], kinds: frozenset[str]) -> frozenset[str]:
    """The forms of the numbers that texts may make up, and of their parts."""
    return frozenset(form for text in texts for number in numbers(_clean(text)) if number.kind in kinds for form in held(number.shown))


def _of_step(step: Step) -> Telling:
    practice = step.practice
    says: list[Text] = [step.title, *(action.do for action in step.actions), step.ok, step.confuse, step.warning]
    says += [text for one in step.stuck for text in (one.problem, one.fix)]
    says += [one.why for one in practice.wrong] if practice else []
    return Telling("step", says, [practice.task] if practice else [])


def _of_question(question: Question) -> Telling:
    telling = Telling("test", [question.explanation], [question.stem], sources=question.sources)
    telling.says.append(question.told)
    _add_answers(telling, question.ask())
    return telling


def _add_answers(telling: Telling, ask: Ask) -> None:
    """Right answers, and the reasons of all."""
    reasons: Iterable[Option] = ()
    match ask:
        case Choose(options=options, right=right, scenes=scenes):
            reasons = options
            telling.cases += () if scenes else [one.text for one in options if one.id in right]
            telling.scenes += [text for scene in scenes for text in (scene.tell, *(turn.do for turn in scene.turns))]
        case Write(accepted=accepted, wrong=reasons):
            telling.says.append(accepted[0])
        case Number(value=value, units=units, wrong=reasons):
            telling.says.append(f"{value:f} {units[0] if units else ''}")
        case Order(options=reasons):
            telling.says += [one.text for one in reasons]
        case Match(rows=rows, columns=columns, right=right):
            reasons = (*rows, *columns)
            telling.cases += [row.text for row, column in zip(rows, right, strict=True) if column != FALSE.id]
            telling.says += [column.text for column in columns if column.id in right]
        case Point(options=reasons, right=place):
            telling.cases += [one.text for one in reasons if one.id == place]
        case _:
            assert_never(ask)
    telling.says += [one.reason for one in reasons]


def _of_drill(drill: Drill) -> Telling:
    telling = Telling("drill", [drill.title, drill.summary, drill.rule, *drill.more], sources=drill.sources)
    for scene in drill.scenes:
        safe = (one.do for one in scene.choices if one.verdict is Verdict.SAFE)
        shown = (text for exhibit in scene.show for text in _shown(exhibit))
        telling.scenes += [scene.title, scene.tell, scene.ask, *shown, *safe]
        telling.says += [one.then for one in scene.choices]
    return telling


def _shown(part: Exhibit | Model) -> Iterator[str]:
    """All that is written on something shown."""
    for name in type(part).model_fields:
        for one in value if isinstance(value := getattr(part, name), tuple) else (value,):
            if isinstance(one, Model):
                yield from _shown(one)
            elif isinstance(one, str) and name not in {"kind", "id", "corner"}:
                yield one


def cited(part: object) -> Iterator[str]:
    """The names of all sources inside a guide, a quiz or a part of one."""
    if isinstance(part, Model):
        for name in type(part).model_fields:
            value = getattr(part, name)
            yield from value if name == "sources" else cited(value)
    elif isinstance(part, tuple):
        for one in part:
            yield from cited(one)


def taught(guide: Guide, quizzes: Iterable[Quiz]) -> Iterator[Said]:
    """What a lesson says beside its claims: introduction, steps, answers to questions, tests."""
    first = Telling("introduction", [guide.summary, guide.why], [guide.situation])
    answers = (Telling("answer", [one.answer], [one.question]) for one in guide.faq)
    tests = (Telling("test", [quiz.intro]) for quiz in quizzes)
    questions = (_of_question(question) for quiz in quizzes for question in quiz.questions)
    sources, invented = tuple(dict.fromkeys(cited(guide))), _invented([guide.situation], CASE)
    for telling in (first, *map(_of_step, guide.steps), *answers, *tests, *questions):
        yield from telling.said(sources, invented)


def check(catalog: Catalog, sheets: Sheets, traced: Mapping[str, Traced]) -> tuple[list[Said], list[Flag]]:
    """All texts with numbers in lessons, tests and drills, and what is flagged of them."""
    every, flags = list[Said](), list[Flag]()
    owners: list[tuple[str, list[str], list[Said]]] = []
    for guide in catalog.guides.values():
        quizzes = [quiz for quiz in catalog.quizzes.values() if quiz.guide == guide.id]
        owners.append((guide.id, [guide.id], list(taught(guide, quizzes))))
    for drill in catalog.drills.values():
        named = [name for id in drill.guides for name in cited(catalog.guides[id])]
        owners.append((f"drills/{drill.id}", list(drill.guides), list(_of_drill(drill).said(named, frozenset()))))
    for owner, of, texts in owners:
        own = [line for id in of for line in sheets.of.get(id, [])]
        for said in texts:
            flags += number_flags(owner, said, around(own, said.sources, sheets, traced), sheets)
        every += texts
    return every, flags
