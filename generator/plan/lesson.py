"""The page of one guide, in the order of the lesson recipe: situation, facts, papers, steps, dangers, questions, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import addresses
from ..model.blocks import (
    Block,
    CheckItem,
    Checklist,
    Deed,
    FactCard,
    FactCell,
    Fold,
    Folds,
    Heading,
    LinkTo,
    Listing,
    Note,
    Para,
    Poster,
    Row,
    Rows,
    SourceEntry,
    SourceTable,
    StepCard,
    Tone,
)
from ..model.book import Page, PageKind
from ..model.guide import Claim, Facts, Faq, Guide, Paper, Returned, Step
from ..model.image import Picture
from ..model.path import LocalFacts
from ..model.screen import Screen
from ..model.source import Fact, NamedFact, Source
from .cards import Cards
from .desk import Desk, Pen, day, length, plain
from .leaflet import leaflet
from .practice import practised
from .shots import Shots, marks_of

DRAFT_TEXT = "Nội dung lấy từ nguồn công khai, đang chờ cơ quan kiểm tra. Xem ngày ở từng mục."
HasSources = Fact | Paper | Step | Claim | Returned | Faq | Screen
PRINT = "để in, dán ở nơi dễ thấy, hoặc gửi qua Zalo."
MAIN_FACTS = ("deadline", "fee_online", "time_limit", "authority", "result")
MORE_FACTS = ("who", "fee_in_person", "channels", "code", "legal_basis")


def lesson_page(desk: Desk, guide: Guide, shots: Shots, cards: Cards, following: Guide | None) -> Page:
    """The lesson of a guide. `shots` holds the pictures of each (guide id, step number), `cards` those of this guide."""
    pen = Pen(desk)
    steps = tuple(LinkTo(step.title, addresses.lesson(guide.id, n)) for n, step in enumerate(guide.steps, 1))
    group = desk.catalog.groups[guide.group]
    return Page(
        address=addresses.lesson(guide.id),
        kind=PageKind.LESSON,
        title=guide.title,
        description=guide.summary,
        blocks=tuple(_blocks(desk, pen, guide, shots, cards)),
        crumbs=(LinkTo("Trang chủ", addresses.HOME), LinkTo(group.title, addresses.group(group.id))),
        dock=_dock(desk, guide),
        steps=steps,
        following=desk.link(following) if following else None,
        updated=day(guide.review.checked_on.isoformat()),
        minutes=guide.minutes,
        id=guide.id,
        share=cards.share.picture if cards.share else None,
        leaflet=leaflet(desk, guide, cards, len(used_sources(desk, guide))),
        asked=tuple((desk.resolve(one.about).plain() if one.about else "", one.words) for one in guide.asked),
    )


def _dock(desk: Desk, guide: Guide) -> tuple[LinkTo, ...]:
    steps, practice = LinkTo("Làm từng bước", addresses.lesson(guide.id, 1)), LinkTo("Tập thử", addresses.practice(guide.id))
    first = practice if practised(desk, guide) else steps
    quiz = desk.quizzes.get(guide.id)
    return (first, LinkTo("Kiểm tra", addresses.quiz(quiz.id))) if quiz else (first,)


def _try(desk: Desk, guide: Guide) -> Iterator[Block]:
    """The ways on from the steps: practise them, then teach them."""
    if practised(desk, guide):
        note = "Làm thật các bước trên màn hình mô phỏng. Bấm sai không sao."
        teach = LinkTo("Dạy lại cho người thân", addresses.teach(guide.id), "Chữ to, mỗi bước một màn hình, cuối bài có thẻ để giữ.")
        yield Rows((Row(LinkTo("Tập thử ngay", addresses.practice(guide.id), note)), Row(teach)))


def _blocks(desk: Desk, pen: Pen, guide: Guide, shots: Shots, cards: Cards) -> Iterator[Block]:
    yield Para(plain(guide.summary), lead=True)
    yield from _state_notes(desk, guide)
    yield Para(pen(guide.situation))
    yield Para(pen(guide.why))
    yield Heading("Cần biết trước", "can-biet", aside=length(guide))
    yield _fact_card(desk, guide)
    yield from _preparation(desk, guide, cards)
    yield Heading("Làm từng bước", "tung-buoc", aside=f"{len(guide.steps)} bước")
    yield Poster(cards.flow.picture, f"{guide.id}-quy-trinh.webp", PRINT, "Cả quy trình trên một hình")
    for number, step in enumerate(guide.steps, 1):
        yield _step(desk, pen, number, step, tuple(picture for _, picture in shots.get((guide.id, number), ())))
    yield from _try(desk, guide)
    yield from _afterwards(desk, pen, guide)
    yield Heading("Tóm tắt một trang", "tom-tat")
    yield Poster(cards.summary.picture, f"{guide.id}-tom-tat.webp", PRINT)
    yield Heading("Nguồn của bài", "nguon")
    yield SourceTable(tuple(source_entry(desk.catalog.sources[id]) for id in used_sources(desk, guide)))


def _state_notes(desk: Desk, guide: Guide) -> Iterator[Block]:
    if guide.review.state == "draft":
        yield Note(Tone.DRAFT, "Bản nháp", ((plain(DRAFT_TEXT), ()),))
    if guide.review.stale(desk.settings.today):
        when = day(guide.review.checked_on.isoformat())
        text = f"Bài đối chiếu nguồn lần cuối ngày {when}. Hãy hỏi lại nơi giải quyết trước khi làm."
        yield Note(Tone.STALE, "Có thể đã cũ", ((plain(text), ()),))


def _fact_card(desk: Desk, guide: Guide) -> FactCard:
    local = desk.catalog.place.facts.get(guide.id) or LocalFacts.model_construct()
    extra = (*guide.facts.more, *local.more)
    return FactCard(
        main=tuple(_cells(desk, guide, MAIN_FACTS)),
        more=(*_cells(desk, guide, MORE_FACTS), *(_cell(desk, fact.label, fact) for fact in extra)),
    )


def _cells(desk: Desk, guide: Guide, names: tuple[str, ...]) -> Iterator[FactCell]:
    for _, label, fact in desk.facts(guide, names):
        yield _cell(desk, label, fact)


def _cell(desk: Desk, label: str, fact: Fact | NamedFact) -> FactCell:
    return FactCell(label, fact.value, fact.note or "", desk.cite(fact.sources), fact.verified)


def _preparation(desk: Desk, guide: Guide, cards: Cards) -> Iterator[Block]:
    if guide.papers:
        yield Heading("Chuẩn bị giấy tờ" if guide.level else "Chuẩn bị", "giay-to", aside="Đánh dấu thứ đã có")
        yield Checklist(f"giay-to:{guide.id}", tuple(_paper(desk, paper) for paper in guide.papers))
    if cards.papers:
        yield Poster(cards.papers.picture, f"{guide.id}-giay-to.webp", PRINT, "Phiếu giấy tờ để in ra")
    needed = [desk.catalog.guides[id] for id in guide.prerequisites if id in desk.catalog.guides]
    if needed:
        yield Heading("Nên học trước", "hoc-truoc")
        yield Rows(tuple(Row(desk.link(one)) for one in needed))


def _paper(desk: Desk, paper: Paper) -> CheckItem:
    when = re.sub(r"^Khi (\w)", lambda found: found[1].upper(), paper.when or "")
    details = (("Dạng", paper.form), ("Lấy ở đâu", paper.where), ("Khi nào cần", when))
    return CheckItem(paper.name, tuple((label, text) for label, text in details if text), desk.cite(paper.sources))


def _step(desk: Desk, pen: Pen, number: int, step: Step, pictures: tuple[Picture, ...]) -> StepCard:
    marks = marks_of(step)
    return StepCard(
        number=number,
        anchor=addresses.step_anchor(number),
        title=step.title,
        deeds=tuple(Deed(pen(action.do), marks.get(action.at or "", 0)) for action in step.actions),
        pictures=pictures,
        ok=pen(step.ok),
        confuse=pen.maybe(step.confuse),
        warning=pen.maybe(step.warning),
        stuck=tuple((pen(one.problem), pen(one.fix)) for one in step.stuck),
        citations=desk.cite(step.sources),
    )


def _afterwards(desk: Desk, pen: Pen, guide: Guide) -> Iterator[Block]:
    """What comes when the steps are done. A lesson without a level is a skill: nothing is handed in, nothing is sent back."""
    if guide.after:
        yield Heading("Sau khi nộp" if guide.level else "Làm xong rồi", "sau-khi-nop")
        yield Listing(tuple((pen(one.text), desk.cite(one.sources)) for one in guide.after))
    if guide.returned:
        yield Heading("Vì sao hồ sơ bị trả lại" if guide.level else "Lỗi cần tránh", "bi-tra-lai")
        yield Folds(tuple(Fold(desk.resolve(one.reason), pen(one.fix), desk.cite(one.sources)) for one in guide.returned))
    yield Heading("Giữ an toàn", "an-toan")
    yield Note(Tone.SAFETY, "Nhớ kỹ", tuple((pen(one.text), desk.cite(one.sources)) for one in guide.safety))
    drills = [drill for drill in desk.catalog.drills.values() if guide.id in drill.guides]
    if drills:
        yield Rows(tuple(Row(desk.drill(drill), pill="Diễn tập") for drill in drills))
    if guide.faq:
        yield Heading("Hỏi đáp", "hoi-dap")
        yield Folds(tuple(Fold(desk.resolve(one.question), pen(one.answer), desk.cite(one.sources)) for one in guide.faq))


def used_sources(desk: Desk, guide: Guide) -> tuple[str, ...]:
    """Ids of the sources that this lesson names, each once, in reading order (facts of the place included)."""
    local = desk.catalog.place.facts.get(guide.id)
    facts = [fact for part in (guide.facts, local) if part for fact in _facts(part)]
    shown = [desk.catalog.screens[step.screen.use] for step in guide.steps if step.screen]
    parts: list[HasSources] = [*facts, *guide.papers, *guide.steps, *guide.after, *guide.returned, *guide.safety, *guide.faq, *shown]
    return tuple(dict.fromkeys(id for part in parts for id in part.sources))


def _facts(facts: Facts | LocalFacts) -> Iterator[Fact]:
    for name in type(facts).model_fields:
        value = getattr(facts, name)
        if isinstance(value, Fact):
            yield value
        elif isinstance(value, tuple):
            yield from value


def source_entry(source: Source, used_by: tuple[LinkTo, ...] = ()) -> SourceEntry:
    """A source with its dates as Vietnamese write them."""
    issued = day(source.issued) if source.issued else ""
    return SourceEntry(source.id, source.title, source.number or "", source.publisher, issued, day(source.read_on), source.url, used_by)
