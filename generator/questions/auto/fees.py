"""What a service costs online."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from ..choice import Choice
from .making import Answer, lending, lent, of_fact
from .measures import Measure, all_sums, alone, instead, sums
from .setting import Setting

_FREE = re.compile(r"(?:^|(?<=ghi )|(?<=: ))miễn phí", re.IGNORECASE)
_MOST = 12
"""So many sums of siblings are tried."""


def fee_online(setting: Setting) -> Iterator[Choice]:
    """What it costs online: wrong are the sums of siblings, in the words of this guide. That nothing is to be paid is never a wrong
    answer, for somebody may be spared the fee."""
    fact = setting.fact("fee_online")
    own = _prices(fact.value) if fact else ()
    if not fact or len(own) not in (1, 2) or not alone(fact.value, own):
        return
    stem = f"Theo bài “{setting.guide.title}”, làm trên mạng thì phí là bao nhiêu?"
    step = setting.step_like("", "le phi", "phi", default=setting.last)
    draft = of_fact(setting, "fee_online", fact, "tu-bai-phi", stem, step, *setting.values("fee_online", "fee_in_person"))
    yield from draft.with_wrong(setting.guide.id, _others(setting, fact.value, own))


def _prices(value: str) -> tuple[Measure, ...]:
    """The sums of a value, or the words that there is none."""
    return sums(value) or tuple(Measure(found[0], 0, *found.span()) for found in _FREE.finditer(value))


def _others(setting: Setting, frame: str, own: tuple[Measure, ...]) -> Iterator[Answer]:
    borrowed = _borrowed(setting)
    for sizes in combinations(sorted(borrowed, reverse=own[0].size > own[-1].size), len(own)):
        words = instead(frame, zip(own, (borrowed[size][0] for size in sizes), strict=True))
        yield Answer(words, " ".join(dict.fromkeys(borrowed[size][1] for size in sizes)))


def _borrowed(setting: Setting) -> dict[float, tuple[str, str]]:
    """Sums of siblings that this guide never names: size → as it is written, and whose it is."""
    said = {size for text in setting.own_passages for size in all_sums(text)}
    found: dict[float, tuple[str, str]] = {}
    for name, value, sibling in lending(setting, "fee_online", "fee_in_person"):
        for one in sums(value):
            if one.size and one.size not in said:
                found.setdefault(one.size, (one.text, lent(name, value, sibling)))
    return dict(islice(found.items(), _MOST))
