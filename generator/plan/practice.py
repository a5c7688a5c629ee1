"""The practice page of a guide: every step with marks on its screen becomes a task on that screen, with no further writing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import addresses
from ..model.alt import sort_of
from ..model.blocks import Block, Doing, LinkTo, Move, Para, PracticeTask
from ..model.book import Page, PageKind
from ..model.control import Control, Fill, Pick, Say, Tap, Tick
from ..model.guide import Guide, Practice, Step
from ..model.screen import Screen
from ..model.text import Rich
from .desk import Desk, day, plain

LEAD = "Bạn làm thử trên màn hình mô phỏng. Bấm sai cũng không sao, không có gì được gửi đi."
AS_IT_IS = Practice()


def practised(desk: Desk, guide: Guide) -> bool:
    """Whether a guide has anything to practise."""
    return desk.catalog.memory.of("practised", guide, work=lambda: any(_targets(step) for step in guide.steps))


def practice_page(desk: Desk, guide: Guide) -> Page:
    """The practice page of a guide that has something to practise."""
    tasks = tuple(_tasks(desk, guide))
    quiz = desk.quizzes.get(guide.id)
    blocks: tuple[Block, ...] = (Para(plain(LEAD), lead=True), *tasks)
    return Page(
        address=addresses.practice(guide.id),
        kind=PageKind.PRACTICE,
        title=f"Tập thử: {guide.title}",
        description=f"{len(tasks)} việc tập trên màn hình mô phỏng: {guide.title}. Không cần mạng, không cần tài khoản.",
        blocks=blocks,
        crumbs=(LinkTo("Trang chủ", addresses.HOME), LinkTo(guide.title, addresses.lesson(guide.id))),
        dock=(*((LinkTo("Kiểm tra", addresses.quiz(quiz.id)),) if quiz else ()), LinkTo("Tiến bộ của tôi", addresses.PROGRESS)),
        updated=day(guide.review.checked_on.isoformat()),
        id=guide.id,
    )


def task_ids(desk: Desk, guide: Guide) -> tuple[str, ...]:
    """The ids under which the device remembers how each task went."""
    return tuple(addresses.task_anchor(number) for number, _ in enumerate(filter(_targets, guide.steps), 1))


def _tasks(desk: Desk, guide: Guide) -> Iterator[PracticeTask]:
    steps = [(at, step) for at, step in enumerate(guide.steps, 1) if _targets(step)]
    for number, (at, step) in enumerate(steps, 1):
        reread = LinkTo(f"Xem lại bước {at}", addresses.lesson(guide.id, at))
        yield _task(desk, number, step, reread)


def _task(desk: Desk, number: int, step: Step, reread: LinkTo) -> PracticeTask:
    assert step.screen, "a step without a screen has no targets"
    how = _how(step)
    screen = desk.catalog.screens[step.screen.use].using(step.screen)
    deeds = tuple(_deeds(desk, step, how, screen))
    to_do = {deed.target: deed for deed in deeds if isinstance(deed, Move)}
    parts = tuple((one.place, tuple(_before(control, to_do) for control in one.controls())) for one in screen.widgets)
    return PracticeTask(
        number=number,
        anchor=addresses.task_anchor(number),
        title=step.title,
        task=desk.resolve(how.task) if how.task else None,
        screen=screen,
        parts=parts,
        deeds=deeds,
        whys=tuple((one.at, desk.resolve(one.why)) for one in how.wrong),
        ok=desk.resolve(step.ok),
        reread=reread,
    )


def _how(step: Step) -> Practice:
    """What the author says of practising this step; the values of the picture after it are samples too."""
    how, after = step.practice or AS_IT_IS, step.screen.after if step.screen else None
    return how.model_copy(update={"samples": after.values | how.samples}) if after else how


def _targets(step: Step) -> tuple[str, ...]:
    """The targets to practise, in the order of the actions, each once."""
    if not step.screen:
        return ()
    only = step.practice.only if step.practice else ()
    marked = dict.fromkeys(action.at for action in step.actions if action.at)
    return tuple(at for at in marked if at in only or not only)


def _deeds(desk: Desk, step: Step, how: Practice, screen: Screen) -> Iterator[Move | Rich]:
    """The moves, and between them what is done away from the screen; a target that comes twice is practised once."""
    waiting = list(_targets(step))
    controls = {at: control for widget in screen.widgets for control in widget.controls() for at in _ids(control)}
    for action in step.actions:
        if action.at in waiting:
            waiting.remove(action.at)
            yield _move(controls[action.at], action.at, desk.resolve(action.do), how)
        elif not action.at and not how.only:
            yield desk.resolve(action.do)


def _ids(control: Control) -> tuple[str, ...]:
    own = (control.id,) if control.id else ()
    return own + (tuple(filter(None, control.option_ids)) if isinstance(control, Pick) else ())


def _move(control: Control, at: str, say: Rich, how: Practice) -> Move:
    """What the hand does at a control; the kind follows from the closed set of controls."""
    also = how.also.get(at, ())
    name, sort, sample = _name(control, at), sort_of(control), how.samples.get(at, "")
    match control:
        case Fill() if at not in how.look and (sample or control.value):
            return Move(Doing.FILL, at, say, name, sort, sample or control.value, also, free=True)
        case Pick() if at not in how.look and at == control.id:
            return Move(Doing.PICK, at, say, name, sort, sample or control.value, also, free=True)
        case Tick() if at not in how.look:
            return Move(Doing.TICK, at, say, name, sort, "", also, free=True)
        case Say() | Fill() | Pick() | Tick():
            return Move(Doing.TAP, at, say, name, sort, "", also, free=True)
        case Tap():
            return Move(Doing.TAP, at, say, name, sort, "", also)


def _name(control: Control, at: str) -> str:
    match control:
        case Say(text=text):
            return text
        case Pick(options=options, option_ids=ids) if at in ids:
            return options[ids.index(at)]
        case Tap(name=name) | Fill(name=name) | Pick(name=name) | Tick(name=name):
            return name


def _before(control: Control, moves: dict[str, Move]) -> Control:
    """The control as it stands before anything is done: what has to be filled, chosen or ticked is empty, and can be used."""
    doing = {moves[at].doing for at in _ids(control) if at in moves}
    match control:
        case Fill() if Doing.FILL in doing:
            return replace(control, value="", enabled=True, message="")
        case Pick() if Doing.PICK in doing or moves.keys() & set(control.option_ids):
            sample = moves[control.id].value if control.id in moves else control.value
            known = control.options or tuple(filter(None, (control.value,)))
            options = known if sample in known or not sample else (*known, sample)
            return replace(control, value="", enabled=True, message="", options=options)
        case Tick() if Doing.TICK in doing:
            return replace(control, ticked=False, enabled=True, message="")
        case Tap() if doing:
            return replace(control, enabled=True)
        case _:
            return control
