"""Which questions a quiz asks: its own, those its guide gives, and for an exam those drawn from the bank of all quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from ..model.ask import Ask, Choose, Match, Number, Write, points
from ..model.catalog import Catalog
from ..model.quiz import Auto, Exam, Question, Quiz, Thinking
from ..model.shuffle import shuffled
from .auto import auto_questions

LEVELS: Mapping[Thinking, int] = {Thinking.RECOGNISE: 40, Thinking.UNDERSTAND: 30, Thinking.APPLY: 30}
"""The usual share of each level, percent."""


@dataclass(frozen=True, slots=True)
class Held:
    """A question, and the quiz and guide it belongs to."""

    quiz: str
    guide: str
    question: Question

    @property
    def id(self) -> str:
        """An id that only this question has in the whole site."""
        return f"{self.quiz}--{self.question.id}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an exam: its name in YAML, the heading on the paper, what its questions are called, how many there are, what a right one
    is worth, and how many of them count (the best ones; 0 for all)."""

    name: str
    title: str
    short: str
    count: int
    worth: Decimal
    best: int = 0

    def points(self, ask: Ask) -> tuple[Decimal, ...]:
        """What 0, 1, 2 … right parts are worth here."""
        return points(ask, self.worth)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of an exam: minutes, parts, the points it adds up to, and what pupils should know of it."""

    minutes: int
    parts: tuple[Part, ...]
    note: str


def _parts(choice: int, true_false: int, short_answer: int, best: int = 0) -> tuple[Part, ...]:
    return (
        Part("choice", "Phần I. Câu trắc nghiệm nhiều phương án lựa chọn", "câu nhiều lựa chọn", choice, Decimal("0.25")),
        Part("true_false", "Phần II. Câu trắc nghiệm đúng sai", "câu đúng sai", true_false, Decimal(1), best),
        Part("short_answer", "Phần III. Câu trắc nghiệm trả lời ngắn", "câu trả lời ngắn", short_answer, Decimal("0.25")),
    )


FORMS: Mapping[str, Form] = {
    "tot-nghiep": Form(
        50,
        _parts(24, 6, 0, best=4),
        "Theo mẫu đề thi tốt nghiệp môn Tin học từ 2025: 50 phút, 24 câu nhiều lựa chọn và 6 câu đúng sai. "
        "Ở đây bạn làm cả 6 câu đúng sai, và 4 câu cao điểm nhất được tính, để tổng là 10 điểm.",
    ),
    "dinh-ki": Form(
        45,
        _parts(12, 4, 0),
        "Phần trắc nghiệm của một bài kiểm tra định kì: 3 điểm nhiều lựa chọn và 4 điểm đúng sai. "
        "3 điểm còn lại là phần thực hành do thầy cô ra và chấm.",
    ),
}
"""Forms by name. Tốt nghiệp: Quyết định 764/QĐ-BGDĐT (24 + 6 questions, 50 minutes, 0.25 and up to 1 point). Định kì: what Công văn
7991/BGDĐT-GDTrH gives a subject without short answers (3 + 4 + 0 points, 3 practical); its numbers are settings."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What the bank lacks for an exam: part, level, how many are wanted and how many there are."""

    part: Part
    level: Thinking
    wanted: int
    there: int


@dataclass(frozen=True, slots=True)
class Paper:
    """An exam drawn from the bank: its form, the questions of each part in order, and what was lacking."""

    form: Form
    parts: tuple[tuple[Part, tuple[Held, ...]], ...]
    lacks: tuple[Lack, ...]


def part_of(ask: Ask) -> str:
    """The name of the part that a question which asks so belongs to; empty when there is none."""
    match ask:
        case Choose(many=False, scenes=()):
            return "choice"
        case Match(scale=scale) if scale:
            return "true_false"
        case Write() | Number():
            return "short_answer"
        case _:
            return ""


def form_of(exam: Exam) -> Form:
    """The form of an exam, with the numbers that the author set; parts without questions are left out."""
    form = FORMS[exam.form]
    parts = (replace(part, count=_chosen(getattr(exam, part.name), part.count)) for part in form.parts)
    return replace(form, minutes=exam.minutes or form.minutes, parts=tuple(part for part in parts if part.count))


def _chosen(wanted: int | None, usual: int) -> int:
    return usual if wanted is None else wanted


def asked(catalog: Catalog, quiz: Quiz) -> tuple[Held, ...]:
    """The questions of a quiz about a guide: its own, then as many of the guide's as `auto` wants, pinned ones first; the very same tuple
    for as long as all of them are the same."""
    guide = catalog.guides.get(quiz.guide or "")
    added = auto_questions(catalog, guide) if quiz.auto and guide else ()
    return catalog.memory.of("asked", quiz, added, work=partial(_asked, quiz, added))


def _asked(quiz: Quiz, given: Iterable[Question]) -> tuple[Held, ...]:
    own = {question.id for question in quiz.questions}
    added = [one for one in _offered(quiz.id, quiz.auto, given) if one.id not in own][: quiz.auto.count] if quiz.auto else []
    return tuple(Held(quiz.id, quiz.guide or "", question) for question in (*quiz.questions, *added))


def _offered(quiz: str, auto: Auto, given: Iterable[Question]) -> Iterator[Question]:
    """Of the questions that a guide gives those that the author did not drop: pinned ones first, then in an order that stays."""
    some = {one.id: one for one in given if one.id not in auto.drop}
    first = [id for id in auto.pin if id in some]
    yield from (some[id] for id in (*first, *(id for id in shuffled(some, quiz) if id not in first)))


def bank(catalog: Catalog, exam: Exam) -> Iterator[tuple[Held, ...]]:
    """Every question an exam may draw from, quiz by quiz."""
    len(catalog.guides)  # whoever notes which guides are looked at must see that it is all of them
    for quiz in catalog.quizzes.values():
        guide = catalog.guides.get(quiz.guide or "")
        if guide and (not exam.guides or guide.id in exam.guides) and (not exam.groups or guide.group in exam.groups):
            yield asked(catalog, quiz)


def paper(catalog: Catalog, exam: Exam) -> Paper:
    """An exam drawn from the bank: by part and level as its form says, taking turns between guides. Same seed, same paper."""
    quizzes = tuple(bank(catalog, exam))
    return catalog.memory.of("paper", exam, *quizzes, work=partial(_drawn, catalog, exam, quizzes))


def _by_part(held: tuple[Held, ...]) -> Mapping[tuple[str, Thinking], list[Held]]:
    """The questions by name of the part that they fit, and level."""
    found: dict[tuple[str, Thinking], list[Held]] = {}
    for one in held:
        found.setdefault((part_of(one.question.ask()), one.question.level), []).append(one)
    return found


def _drawn(catalog: Catalog, exam: Exam, quizzes: Iterable[tuple[Held, ...]]) -> Paper:
    form, parted = form_of(exam), [catalog.memory.of("by part", held, work=partial(_by_part, held)) for held in quizzes]
    parts: list[tuple[Part, tuple[Held, ...]]] = []
    lacks: list[Lack] = []
    for part in form.parts:
        taken: list[Held] = []
        for level, wanted in shares(part.count, exam.levels or LEVELS).items():
            fitting = [one for by_part in parted for one in by_part.get((part.name, level), ())]
            taken += in_turn(fitting, f"{exam.seed}/{part.name}")[:wanted]
            lacks += [Lack(part, level, wanted, len(fitting))] if len(fitting) < wanted else []
        parts.append((part, tuple(taken)))
    return Paper(form, tuple(parts), tuple(lacks))


def shares(count: int, levels: Mapping[Thinking, int]) -> dict[Thinking, int]:
    """The count shared out by percentages: largest remainders first, earlier levels before later ones (Hare-Niemeyer)."""
    total = sum(levels.values()) or 1
    shared = {level: count * percent // total for level, percent in levels.items()}
    rest = sorted(levels, key=lambda level: -(count * levels[level] % total))
    for level in rest[: count - sum(shared.values())]:
        shared[level] += 1
    return shared


def in_turn(held: list[Held], seed: str) -> list[Held]:
    """The questions in an order in which the guides take turns; inside a guide, and among guides, by the seed."""
    by_id = {one.id: one for one in held}
    guides = shuffled({one.guide for one in held}, seed)
    queues: dict[str, list[str]] = {guide: [] for guide in guides}
    for id in shuffled(by_id, seed):
        queues[by_id[id].guide].append(id)
    longest = max(map(len, queues.values()), default=0)
    return [by_id[queues[guide][n]] for n in range(longest) for guide in guides if n < len(queues[guide])]
