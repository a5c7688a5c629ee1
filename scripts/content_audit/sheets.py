"""The fact sheets line by line, and which line says most of what a claim says."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from numbers_of import held

from generator.model.text import Rich

_NOISE = frozenset(
    re.split(" ", "và của có là thì cho khi để được các những này đó bạn hãy một ở trên với không từ theo hoặc vào ra nếu phải còn mà")
)


def bare(text: str | Rich) -> str:
    """A text without the marks of our markup."""
    text = text.source() if isinstance(text, Rich) else text
    return unicodedata.normalize("NFC", re.sub(r"\[\[([^\]|]*\|)?([^\]]*)\]\]|\*\*|`", r"\2", text))


def words(text: str) -> set[str]:
    """The syllables of a text that say something, and each pair of neighbours."""
    all_of_it = re.findall(r"[^\W_]+", text.lower())
    return {word for word in all_of_it if word not in _NOISE} | {f"{one} {two}" for one, two in pairwise(all_of_it)}


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a sheet."""

    sheet: str
    number: int
    text: str

    @cached_property
    def said(self) -> str:
        """What it says, without where that was read."""
        return self.text.partition("— Nguồn:")[0]

    @cached_property
    def numbers(self) -> set[str]:
        """Forms of its numbers."""
        return held(bare(re.sub(r"https?://[^\s>]+", " ", self.text)))

    @cached_property
    def words(self) -> set[str]:
        """What it has in common with others."""
        return words(self.said) | {form for form in held(bare(self.said)) if " " not in form}

    @property
    def marked(self) -> bool:
        """Whether it says of itself that no source holds it word for word."""
        return bool(re.search(r"(?:^\s*- |\()(?:UNSOURCED|DERIVED)\b", self.text))

    def place(self, own: str = "") -> str:
        """File and line; the lesson's own sheet needs no name."""
        return f"{'' if self.sheet == own else self.sheet}:{self.number}"


def _section(sheet: list[Line], heading: Line) -> Iterator[Line]:
    """The lines below a heading, as far as the next one that is not below it."""
    depth = len(heading.text) - len(heading.text.lstrip("#"))
    for line in sheet[sheet.index(heading) + 1 :]:
        if re.match(rf"#{{1,{depth}}} ", line.text):
            return
        yield line


def _above(sheet: list[Line]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Each line with the heading and, for one that is indented, the line that it goes on with."""
    heading: tuple[Line, ...] = ()
    parent: tuple[Line, ...] = ()
    for line in sheet:
        heading = (line,) if line.text.startswith("#") else heading
        parent = parent if line.text.startswith(" ") else (line,)
        yield line, tuple(one for one in dict.fromkeys([*heading, *parent]) if one is not line)


class Sheets:
    """All fact sheets of a folder, by line."""

    def __init__(self, folder: Path) -> None:
        files = [*sorted(folder.glob("*.md")), *sorted((folder / "education").glob("*.md"))]
        self.lines = [
            Line(str(file.relative_to(folder).with_suffix("").as_posix()), number, unicodedata.normalize("NFC", text))
            for file in files
            if file.name != "README.md"
            for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
            if text.strip()
        ]
        self.of: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            self.of[line.sheet].append(line)
        self.holding: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            for form in line.numbers:
                self.holding[form].append(line)
        self.below = {line: tuple(_section(self.of[line.sheet], line)) for line in self.lines if line.text.startswith("#")}
        self.above = {line: above for sheet in self.of.values() for line, above in _above(sheet)}
        self.common = Counter(word for line in self.lines for word in line.words)

    def weight(self, word: str) -> float:
        """How much a word tells: rare ones more, those with a number most."""
        return math.log(1 + len(self.lines) / (1 + self.common[word])) * (1.5 if word[0].isdigit() else 1.0)

    def best(self, said: set[str], among: Iterable[Line]) -> tuple[float, Line | None]:
        """The line that has most in common with a claim, and how much of the claim that is."""
        weights = {word: self.weight(word) for word in said}
        whole = math.fsum(weights.values()) or 1.0
        found = ((math.fsum(weights[word] for word in said & line.words) / whole, -at, line) for at, line in enumerate(among))
        score, _, line = max(found, default=(0.0, 0, None))
        return score, line
