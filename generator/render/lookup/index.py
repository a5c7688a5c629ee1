"""The index of guides: for each syllable and each pair of neighbours the guides that say it, with how much, in few bytes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

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
    untold: tuple[str, ...] = ()
    """What is asked there and not told. It is not in the index, but goes along with the passages."""


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
        self._say(syllables(text.summary), WORTH["summary"], paired=False)
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


class Index:
    """The index of guides, which are known by their place in a row. What one of them says can be exchanged without the others being read
    again; the order in which they are put in changes nothing.

    `spread` tells in how many passages a syllable stands; `passages` how many there are.
    """

    def __init__(self, texts: Iterable[Text] = ()) -> None:
        self.spread: Counter[str] = Counter()
        self._texts: dict[int, Text] = {}
        self._found: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        """By syllable, then by follower (the empty one for the syllable by itself): place → weight."""
        self._lines: dict[str, str] = {}
        for place, text in enumerate(texts):
            self.put(place, text)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(len(text.passages) for text in self._texts.values())

    def put(self, place: int, text: Text) -> None:
        """Let this text stand at this place instead of what stood there."""
        former = self._texts.get(place)
        if former is text:
            return
        before, after = _said(former), _said(text)
        for first, second in {term for term in before.keys() | after.keys() if before.get(term) != after.get(term)}:
            self._lines.pop(first, None)
            if weight := after.get((first, second)):
                self._found[first][second][place] = weight
            else:
                self._forget(first, second, place)
        self.spread.subtract(_spread(former))
        self.spread.update(_spread(text))
        self._texts[place] = text

    def lines(self) -> dict[str, str]:
        """By syllable: itself, its postings, then each follower with the postings of the pair. Same texts, same lines."""
        for term in self._found.keys() - self._lines.keys():
            self._lines[term] = _line(term, self._found[term])
        return dict(sorted(self._lines.items()))

    def _forget(self, first: str, second: str, place: int) -> None:
        del self._found[first][second][place]
        if not self._found[first][second]:
            del self._found[first][second]
        if not self._found[first]:
            del self._found[first]


def _said(text: Text | None) -> dict[tuple[str, str], int]:
    """All weights of a text: of syllables, as pairs with an empty follower, and of pairs."""
    weights = Weights(text) if text else None
    return {**{(term, ""): weight for term, weight in weights.terms().items()}, **weights.pairs} if weights else {}


def _spread(text: Text | None) -> Counter[str]:
    said = (" ".join((one.head, *one.lines, *one.asked)) for one in (text.passages if text else ()))
    return Counter(chain.from_iterable(set(syllables(words)) for words in said))


def _line(term: str, found: Mapping[str, Mapping[int, int]]) -> str:
    near = (part for second in sorted(found) if second for part in (second, postings(sorted(found[second].items()))))
    return " ".join((term, postings(sorted(found[""].items())), *near))
