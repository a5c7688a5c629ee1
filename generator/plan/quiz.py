"""The page of one quiz: of a guide, or of an exam drawn from the bank of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..model import addresses
from ..model.ask import Order, points
from ..model.blocks import Block, Heading, LinkTo, Note, Para, QuestionCard, Row, Rows, Tone
from ..model.book import Page, PageKind, Sitting
from ..model.image import Picture
from ..model.quiz import Question, Quiz, Thinking
from ..model.shuffle import jumbled
from ..questions.bank import Held, Paper, Part, asked, paper
from .desk import Desk, day, plain

THINKING = {Thinking.RECOGNISE: "Nhận biết", Thinking.UNDERSTAND: "Thông hiểu", Thinking.APPLY: "Vận dụng"}
SECONDS = {Thinking.RECOGNISE: 45, Thinking.UNDERSTAND: 60, Thinking.APPLY: 90}
ROMAN = ("I", "II", "III")
DRAFT = "Câu hỏi dựa trên bài học, đang chờ cơ quan kiểm tra."

Pictures = Mapping[tuple[str, str], Picture]
"""The picture of each question about a screen, by quiz and question id."""


def quiz_page(desk: Desk, quiz: Quiz, pictures: Pictures, look: str) -> Page:
    """The quiz with all its questions, in the author's order or in that of the exam."""
    if quiz.exam:
        drawn = paper(desk.catalog, quiz.exam)
        return desk.remembered(("exam", look), quiz, drawn, work=partial(_exam, desk, quiz, drawn, pictures))
    held = asked(desk.catalog, quiz)
    return desk.remembered(("quiz", look), quiz, held, work=partial(_of_guide, desk, quiz, held, pictures))


def all_exams_page(desk: Desk) -> Page:
    """All exams, and how they are marked."""
    exams = [(quiz, paper(desk.catalog, quiz.exam)) for quiz in desk.catalog.quizzes.values() if quiz.exam]
    rows = tuple(Row(LinkTo(quiz.title, addresses.quiz(quiz.id), _said(drawn))) for quiz, drawn in exams)
    lead = "Làm thử một đề theo đúng mẫu và cách tính điểm từ năm 2025. Câu hỏi lấy từ các bài trên trang này."
    blocks = (Para(plain(lead), lead=True), Rows(rows) if rows else Para(plain("Chưa có đề nào ở đây. Mời bạn quay lại sau.")))
    crumbs = (LinkTo("Trang chủ", addresses.HOME),)
    description = "Đề trắc nghiệm theo mẫu thi, rút từ câu hỏi của các bài."
    return Page(addresses.ALL_EXAMS, PageKind.LIST, "Đề thử", description, blocks, crumbs=crumbs)


def revision_page(desk: Desk) -> Page:
    """Where missed questions of all guides come back when they are due."""
    guides = desk.catalog.guides
    quizzes = [(quiz, guides[quiz.guide]) for quiz in desk.catalog.quizzes.values() if quiz.guide]
    rows = tuple(Row(LinkTo(guide.title, addresses.quiz(quiz.id), quiz.title)) for quiz, guide in quizzes)
    lead = "Câu bạn làm sai sẽ quay lại sau 1, 7 rồi 30 ngày. Mỗi lần ôn chừng năm phút. Lịch ôn chỉ nằm trong máy này."
    listed = (
        (Heading("Các bài kiểm tra", "bai-kiem-tra"), Rows(rows))
        if rows
        else (Para(plain("Chưa có câu hỏi nào ở đây. Mời bạn quay lại sau.")),)
    )
    blocks = (Para(plain(lead), lead=True), *listed)
    crumbs = (LinkTo("Trang chủ", addresses.HOME),)
    description = "Ôn lại những câu bạn đã làm sai, đúng lúc sắp quên."
    return Page(addresses.REVISION, PageKind.REVISION, "Ôn 5 phút", description, blocks, crumbs=crumbs)


def question_ids(desk: Desk, quiz: Quiz) -> tuple[str, ...]:
    """The ids under which the device remembers how each question went."""
    return tuple(held.question.id for held in asked(desk.catalog, quiz)) if quiz.guide else tuple(held.id for held in _drawn(desk, quiz))


def _of_guide(desk: Desk, quiz: Quiz, held: Sequence[Held], pictures: Pictures) -> Page:
    guide = desk.catalog.guides[quiz.guide or ""]
    cards = tuple(_card(desk, number, one, one.question.id, pictures) for number, one in enumerate(held, 1))
    draw = tuple((THINKING[level], count) for level, count in quiz.draw.items())
    crumbs = (LinkTo("Trang chủ", addresses.HOME), LinkTo(guide.title, addresses.lesson(guide.id)))
    return _page(desk, quiz, f"{len(held)} câu hỏi về {guide.title}, có giải thích từng phương án.", cards, crumbs, Sitting(draw))


def _exam(desk: Desk, quiz: Quiz, drawn: Paper, pictures: Pictures) -> Page:
    blocks: list[Block] = [Para(plain(drawn.form.note))]
    for roman, (part, held) in zip(ROMAN, drawn.parts, strict=False):
        blocks.append(Heading(part.title, f"phan-{roman.lower()}", aside=f"{len(held)} câu"))
        blocks += [_exam_card(desk, number, one, roman, part, pictures) for number, one in enumerate(held, 1)]
    best = tuple((roman, part.best) for roman, (part, _) in zip(ROMAN, drawn.parts, strict=False) if part.best)
    crumbs = (LinkTo("Trang chủ", addresses.HOME), LinkTo("Đề thử", addresses.ALL_EXAMS))
    sitting = Sitting(minutes=drawn.form.minutes, best=best, scale=0)
    return _page(desk, quiz, f"{_said(drawn)}, có đáp án và giải thích.", blocks, crumbs, sitting)


def _said(drawn: Paper) -> str:
    return ", ".join((f"{drawn.form.minutes} phút", *(f"{len(held)} {part.short}" for part, held in drawn.parts)))


def _page(desk: Desk, quiz: Quiz, description: str, asked: Iterable[Block], crumbs: tuple[LinkTo, ...], sitting: Sitting) -> Page:
    blocks: list[Block] = [Para(desk.resolve(quiz.intro), lead=True)] if quiz.intro else []
    if quiz.review.state == "draft":
        blocks.append(Note(Tone.DRAFT, "Bản nháp", ((plain(DRAFT), ()),)))
    return Page(
        address=addresses.quiz(quiz.id),
        kind=PageKind.QUIZ,
        title=quiz.title,
        description=description,
        blocks=(*blocks, *asked),
        crumbs=crumbs,
        updated=day(quiz.review.checked_on.isoformat()),
        id=quiz.id,
        sitting=sitting,
    )


def _drawn(desk: Desk, quiz: Quiz) -> Iterator[Held]:
    for _, held in paper(desk.catalog, quiz.exam).parts if quiz.exam else ():
        yield from held


def _exam_card(desk: Desk, number: int, held: Held, roman: str, part: Part, pictures: Pictures) -> QuestionCard:
    card = _card(desk, number, held, held.id, pictures)
    return replace(card, anchor=f"phan-{roman.lower()}-{card.anchor}", part=roman, points=part.points(card.ask))


def _card(desk: Desk, number: int, held: Held, id: str, pictures: Pictures) -> QuestionCard:
    question, ask = held.question, held.question.ask()
    return QuestionCard(
        number=number,
        anchor=f"cau-{number}",
        id=id,
        stem=desk.resolve(question.stem),
        level=THINKING[question.level],
        ask=ask,
        explanation=desk.resolve(question.explanation) if question.explanation else None,
        reread=_reread(held.guide, question),
        shown=jumbled(tuple(option.id for option in ask.options), f"{held.quiz}/{question.id}") if isinstance(ask, Order) else (),
        told=question.told,
        picture=pictures.get((held.quiz, question.id)),
        points=points(ask),
        seconds=question.seconds or SECONDS[question.level],
        competence=question.competence or "",
        guide=desk.catalog.guides[held.guide].title,
        home=(held.quiz, question.id),
        citations=desk.cite(question.sources),
    )


def _reread(guide: str, question: Question) -> LinkTo | None:
    return LinkTo(f"Xem lại bước {question.step}", addresses.lesson(guide, question.step)) if question.step else None
