"""The index of guides: for each syllable and each pair of neighbours the guides that say it, with how much, in few bytes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .fold import pairs, syllables
from .passages import Passage
from .words import written_out

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MOST = 15
"""The greatest weight of a term in a guide."""
WORTH = {"summary": 2.0, "step": 2.0, "faq": 1.5, "papers": 1.5, "facts": 1.0, "stuck": 1.0, "returned": 1.0, "after": 1.0, "safety": 0.5}
"""What a syllable is worth in the summary and in what heads a passage."""
BODY = 1.5
ASKED = 0.8
"""The same for the words in which people ask."""
PAIRED = frozenset(("step", "faq", "papers"))
"""The parts whose heads add pairs; other text is known by its syllables only, or the index would double."""

Posting = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """What the index takes of a guide."""

    title: str
    names: tuple[str, ...]
    summary: str
    passages: tuple[Passage, ...]


def number(value: int) -> str:
    """A whole number from 0 as characters: five bits each, the sixth says that more follow."""
    said = ""
    while value >= 32:
        said += DIGITS[32 + value % 32]
        value //= 32
    return said + DIGITS[value]


def postings(found: Iterable[Posting]) -> str:
    """Guides in rising order, each with a weight of 1 to 15, as the distances between them."""
    said, before = "", -1
    for guide, weight in found:
        said += number((guide - before - 1) * (MOST + 1) + weight)
        before = guide
    return said


class Weights:
    """How much one guide is about each syllable and each pair: its names count most, then what heads a passage."""

    def __init__(self, text: Text) -> None:
        self._names: Counter[str] = Counter()
        self._times: dict[float, Counter[str]] = defaultdict(Counter)
        self.pairs: Counter[tuple[str, str]] = Counter()
        for top, name in ((9, text.title), *((8, name) for name in text.names)):
            self._name(syllables(name), top)
            self._name(syllables(written_out(name)), top)
        self._say(syllables(text.summary), WORTH["summary"], paired=True)
        for passage in text.passages:
            self._say(syllables(passage.head), WORTH[passage.part], paired=passage.part in PAIRED)
            for line in passage.lines:
                self._say(syllables(line), BODY, paired=False)
            for words in passage.asked:
                self._say(syllables(words), ASKED, paired=False)

    def terms(self) -> dict[str, int]:
        """Each syllable with its weight, 1 to 15."""
        about: dict[str, float] = defaultdict(float)
        for worth, times in self._times.items():
            for term, count in times.items():
                about[term] += worth * (1 - 0.5**count)
        return {term: max(1, round(self._names[term] + min(6.0, about[term]))) for term in {*self._names, *about}}

    def _name(self, terms: list[str], top: int) -> None:
        weight = max(1, round(top * (4 / max(4, len(terms))) ** 0.5))
        for term in terms:
            self._names[term] = max(self._names[term], weight)
        self._beside(terms, weight)

    def _say(self, terms: list[str], worth: float, paired: bool) -> None:
        self._times[worth].update(terms)
        if paired:
            self._beside(terms, 3)

    def _beside(self, terms: list[str], weight: int) -> None:
        for pair in pairs(terms):
            self.pairs[pair] = max(self.pairs[pair], weight)


@dataclass(frozen=True)
class Index:
    """`lines` by syllable: itself, its postings, then each follower with the postings of the pair. `spread` tells in how many passages
    a syllable stands; `passages` how many there are."""

    lines: Mapping[str, str]
    spread: Mapping[str, int]
    passages: int


def make_index(texts: Iterable[Text]) -> Index:
    """The index of guides, which are known by their place in the row. Same texts, same bytes."""
    terms: dict[str, list[Posting]] = defaultdict(list)
    near: dict[str, dict[str, list[Posting]]] = defaultdict(lambda: defaultdict(list))
    spread: Counter[str] = Counter()
    count = 0
    for place, text in enumerate(texts):
        weights = Weights(text)
        for term, weight in weights.terms().items():
            terms[term].append((place, weight))
        for (first, second), weight in weights.pairs.items():
            near[first][second].append((place, weight))
        for passage in text.passages:
            count += 1
            spread.update(set(syllables(" ".join((passage.head, *passage.lines, *passage.asked)))))
    lines = {term: _line(term, terms[term], near.get(term, {})) for term in sorted(terms)}
    return Index(lines, spread, count)


def _line(term: str, own: list[Posting], near: Mapping[str, list[Posting]]) -> str:
    return " ".join((term, postings(own), *(part for second in sorted(near) for part in (second, postings(near[second])))))
