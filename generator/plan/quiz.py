"""The page of one quiz."""

from __future__ import annotations

import hashlib

from ..model import addresses
from ..model.ask import Order
from ..model.blocks import Block, LinkTo, Note, Para, QuestionCard, Tone
from ..model.book import Page, PageKind
from ..model.quiz import Question, Quiz, Thinking
from .desk import Desk, day, plain

THINKING = {Thinking.RECOGNISE: "Nhận biết", Thinking.UNDERSTAND: "Thông hiểu", Thinking.APPLY: "Vận dụng"}


def quiz_page(desk: Desk, quiz: Quiz) -> Page:
    """The quiz with all its questions, in the author's order."""
    guide = desk.catalog.guides[quiz.guide]
    blocks: list[Block] = [Para(desk.resolve(quiz.intro), lead=True)] if quiz.intro else []
    if quiz.review.state == "draft":
        blocks.append(Note(Tone.DRAFT, "Bản nháp", ((plain("Câu hỏi dựa trên bài học, đang chờ cơ quan kiểm tra."), ()),)))
    blocks += [_card(desk, quiz, number, question) for number, question in enumerate(quiz.questions, 1)]
    return Page(
        address=addresses.quiz(quiz.id),
        kind=PageKind.QUIZ,
        title=quiz.title,
        description=f"{len(quiz.questions)} câu hỏi về {guide.title}, có giải thích từng phương án.",
        blocks=tuple(blocks),
        crumbs=(LinkTo("Trang chủ", addresses.HOME), LinkTo(guide.title, addresses.lesson(guide.id))),
        updated=day(quiz.review.checked_on.isoformat()),
        id=quiz.id,
    )


def _card(desk: Desk, quiz: Quiz, number: int, question: Question) -> QuestionCard:
    ask = question.ask()
    return QuestionCard(
        number=number,
        anchor=f"cau-{number}",
        id=question.id,
        stem=desk.resolve(question.stem),
        level=THINKING[question.level],
        ask=ask,
        explanation=desk.resolve(question.explanation) if question.explanation else None,
        reread=LinkTo(f"Xem lại bước {question.step}", addresses.lesson(quiz.guide, question.step)) if question.step else None,
        shown=shuffled(tuple(option.id for option in ask.options), f"{quiz.id}/{question.id}") if isinstance(ask, Order) else (),
    )


def shuffled(ids: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """The same ids in an order that depends on the seed alone, and is never the given one (for two ids or more)."""
    mixed = tuple(sorted(ids, key=lambda id: hashlib.sha256(f"{seed}/{id}".encode()).digest()))
    return mixed if mixed != ids else mixed[1:] + mixed[:1]
