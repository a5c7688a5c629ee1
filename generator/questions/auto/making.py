"""From what a maker found to a question: which wrong answers, in which order; or none when too few are left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...model.quiz import Thinking
from ...model.shuffle import shuffled
from ...model.source import Fact
from ...model.text import Plain, Rich, Span
from ..choice import Choice, ChoiceOption
from .setting import Lender, Setting, label, stated
from .words import fold, inside, small

FEWEST, MOST = 2, 3
"""How many wrong answers a question has."""

CITIZEN, TRUST = "2.3", "1.2"
"""Competences: taking part as a citizen by digital means; judging what one finds."""

Maker = Callable[[Setting], Iterator[Choice]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to choose, with the reason why it is right or wrong. A `far` one is taken when no nearer one is left."""

    text: str | Rich
    reason: str | Rich
    far: bool = False

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.text.plain() if isinstance(self.text, Rich) else self.text


@dataclass(frozen=True, slots=True)
class Draft:
    """A question in the making. `never` holds all texts that would be right too, or could be taken for it."""

    id: str
    stem: str | Rich
    right: Answer
    explanation: str | Rich
    origin: str
    step: int
    sources: tuple[str, ...]
    level: Thinking = Thinking.RECOGNISE
    competence: str = CITIZEN
    seconds: int = 30
    never: tuple[str, ...] = field(default=())

    def with_wrong(self, guide: str, some: Iterable[Answer]) -> Iterator[Choice]:
        """The question with wrong answers out of these, if enough of them are certainly wrong."""
        wrong = self.picked(guide, some)
        texts = (self.stem, self.explanation, *(text for one in (self.right, *wrong) for text in (one.text, one.reason)))
        if len(wrong) < FEWEST or not self.sources or not all(map(_writable, texts)):
            return
        options = {fold(self.right.plain): self.right, **{fold(one.plain): one for one in wrong}}
        order = shuffled(options, f"{guide}/{self.id}/thu-tu")
        yield Choice(
            id=self.id,
            stem=rich(self.stem),
            level=self.level,
            options=tuple(_option(options[key], right=options[key] is self.right) for key in order),
            explanation=rich(self.explanation),
            step=self.step,
            competence=self.competence,
            seconds=self.seconds,
            sources=self.sources,
            origin=self.origin,
        )

    def picked(self, guide: str, some: Iterable[Answer]) -> tuple[Answer, ...]:
        """At most MOST answers that are wrong and differ from one another, nearer ones first, else by the guide's own shuffle."""
        known: dict[str, Answer] = {}
        for one in some:
            known.setdefault(fold(one.plain), one)
        mixed = sorted(shuffled(known, f"{guide}/{self.id}"), key=lambda key: known[key].far)
        taken: list[str] = []
        unlike = [fold(self.right.plain), *map(fold, self.never)]
        for key in mixed:
            if len(taken) < MOST and not any(inside(key, other) for other in (*unlike, *taken)):
                taken.append(key)
        return tuple(known[key] for key in taken)


def rich(text: str | Rich) -> Rich:
    """Words of a model or of our own as text; signs in them mean nothing."""
    return text if isinstance(text, Rich) else Rich((Plain(text),))


def joined(*parts: str | Rich) -> Rich:
    """Parts one after another as one text, plain words in one piece."""
    spans: list[Span] = []
    for span in (span for part in parts for span in rich(part).spans):
        last = spans[-1] if spans else None
        if isinstance(span, Plain) and isinstance(last, Plain):
            spans[-1] = Plain(last.text + span.text)
        else:
            spans.append(span)
    return Rich(tuple(spans))


def sentence(text: str) -> str:
    """The text with an end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _option(answer: Answer, *, right: bool) -> ChoiceOption:
    return ChoiceOption(text=rich(answer.text), right=right, reason=rich(answer.reason))


def _writable(text: str | Rich) -> bool:
    """Whether an author could write it in YAML: words of a plain field may hold signs that would be read as marks here."""
    one = rich(text)
    try:
        return Rich.parse(one.source()) == one
    except ValueError:
        return False


def apart(setting: Setting, drafts: Iterable[Draft], some: Sequence[Answer], most: int) -> Iterator[Choice]:
    """At most so many questions, none with a wrong answer of another: who has seen one would know the next."""
    used: set[str] = set()
    for draft in drafts:
        for question in draft.with_wrong(setting.guide.id, (one for one in some if fold(one.plain) not in used)):
            used |= {fold(option.text.plain()) for option in question.options}
            most -= 1
            yield question
        if not most:
            return


def of_fact(setting: Setting, name: str, fact: Fact, id: str, stem: str, step: int, *never: str) -> Draft:
    """A question whose right answer is the value of a fact."""
    where = f"mục “{label(name)}”"
    explanation = f"Bài ghi ở {where}: {sentence(fact.value)}{f' {sentence(fact.note)}' if fact.note else ''}"
    right = Answer(fact.value, f"Đúng, bài ghi như vậy ở {where}.")
    return Draft(id, stem, right, explanation, f"facts.{name}", step, fact.sources, never=never)


def lending(setting: Setting, *names: str) -> Iterator[tuple[str, str, Lender]]:
    """Values of siblings that may be asked for there: the fact's name, the value, whose it is."""
    for name in names:
        for sibling in setting.siblings:
            if fact := stated(sibling, name):
                yield name, fact.value, sibling


def lent(name: str, value: str, sibling: Lender) -> str:
    """Where a value was borrowed."""
    return f"“{value}” là của bài khác. Đó là {small(label(name))} của “{sibling.title}”."
