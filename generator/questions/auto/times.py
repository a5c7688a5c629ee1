"""How long the office takes, and by when a person has to act."""

from __future__ import annotations

from collections.abc import Iterator

from ..choice import Choice
from .making import Answer, lending, lent, of_fact
from .measures import Measure, alone, close, instead, spans
from .setting import Setting
from .words import fold

LIKELY = 20
"""A wrong answer is at most so many times longer or shorter: nobody takes a day for a year."""


def time_limit(setting: Setting) -> Iterator[Choice]:
    """How long the office takes: wrong are the times of siblings, in the words of this guide."""
    stem = f"Theo bài “{setting.guide.title}”, cơ quan trả kết quả trong bao lâu?"
    yield from _timed(setting, "time_limit", "tu-bai-thoi-han", stem, setting.last)


def deadline(setting: Setting) -> Iterator[Choice]:
    """By when one has to act: wrong are the deadlines of siblings, or else how long their offices take."""
    stem = f"Theo bài “{setting.guide.title}”, bạn có bao lâu để làm việc này?"
    yield from _timed(setting, "deadline", "tu-bai-han", stem, 1, "time_limit")


def _timed(setting: Setting, name: str, id: str, stem: str, default: int, *more: str) -> Iterator[Choice]:
    fact = setting.fact(name)
    own = spans(fact.value) if fact else ()
    if not fact or len(own) != 1 or not alone(fact.value, own):
        return
    step = setting.step_like("", fold(own[0].text), default=default)
    draft = of_fact(setting, name, fact, id, stem, step, *setting.values(name))
    yield from draft.with_wrong(setting.guide.id, _others(setting, fact.value, own[0], name, *more))


def _others(setting: Setting, frame: str, own: Measure, *names: str) -> Iterator[Answer]:
    said = [span.size for text in setting.own_passages for span in spans(text)]
    whole = own.text == frame
    known: list[float] = []
    for name, value, sibling in lending(setting, *names):
        for span in spans(value):
            likely = (span.counted or whole) and own.size / LIKELY <= span.size <= own.size * LIKELY
            if likely and not any(close(span.size, size) for size in (*said, *known)):
                known.append(span.size)
                words = span.like(own) if span.counted else f"Trong {span.text}"
                yield Answer(instead(frame, [(own, words)]), lent(name, value, sibling), far=name != names[0])
