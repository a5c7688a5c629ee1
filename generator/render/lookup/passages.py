"""What a lesson says, cut into the passages that search can show: each quoted as it stands, with its anchor and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ...model.blocks import CheckItem, Checklist, Citation, FactCard, FactCell, Folds, Heading, Listing, Note, StepCard, Tone
from ...model.book import Page

FAQ = "hoi-dap"
"""The anchor of the questions of a lesson; all other folds are reasons why a dossier comes back."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`part` is step, stuck, facts, papers, returned, after, safety or faq; `number` that of the step or question, from 1. `asked` serves
    to find it and is never shown."""

    part: str
    number: int
    anchor: str
    head: str
    lines: tuple[str, ...]
    citations: tuple[Citation, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What authors call it by: its head, or without one all that it says."""
        return self.head or " ".join(self.lines)


def passages(page: Page) -> Iterator[Passage]:
    """The passages of a lesson in reading order, each with the words in which people ask for it."""
    asked: dict[str, tuple[str, ...]] = {}
    for about, words in page.asked:
        asked[about] = (*asked.get(about, ()), *words)
    for one in _passages(page):
        yield replace(one, asked=asked[one.name]) if one.name in asked else one


def untold(page: Page) -> tuple[str, ...]:
    """In which words people ask what the lesson does not tell."""
    return tuple(chain.from_iterable(words for about, words in page.asked if not about))


def _passages(page: Page) -> Iterator[Passage]:
    anchor = ""
    for block in page.blocks:
        match block:
            case Heading():
                anchor = block.anchor
            case FactCard():
                yield from (_fact(cell, anchor) for cell in (*block.main, *block.more))
            case Checklist():
                yield from (_paper(item, anchor) for item in block.items)
            case StepCard():
                yield from _step(block)
            case Folds():
                part = "faq" if anchor == FAQ else "returned"
                for number, fold in enumerate(block.items, 1):
                    yield Passage(part, number, anchor, fold.title.plain(), (fold.body.plain(),), fold.citations)
            case Listing():
                yield from (Passage("after", 0, anchor, "", (text.plain(),), cited) for text, cited in block.items)
            case Note() if block.tone is Tone.SAFETY:
                yield from (Passage("safety", 0, anchor, "", (text.plain(),), cited) for text, cited in block.items)
            case _:
                pass


def _fact(cell: FactCell, anchor: str) -> Passage:
    doubt = () if cell.verified else ("Chưa kiểm chứng.",)
    return Passage("facts", 0, anchor, cell.label, (cell.value, *filter(None, (cell.note,)), *doubt), cell.citations)


def _paper(item: CheckItem, anchor: str) -> Passage:
    return Passage("papers", 0, anchor, item.text, tuple(f"{label}: {text}" for label, text in item.details), item.citations)


def _step(card: StepCard) -> Iterator[Passage]:
    boxes = (("Đúng khi", card.ok), ("Dễ nhầm", card.confuse), ("Cẩn thận", card.warning))
    lines = (*(deed.text.plain() for deed in card.deeds), *(f"{label}: {text.plain()}" for label, text in boxes if text))
    yield Passage("step", card.number, card.anchor, card.title, lines, card.citations)
    for problem, fix in card.stuck:
        yield Passage("stuck", card.number, card.anchor, problem.plain(), (fix.plain(),), card.citations)
