"""Markdown of one quiz question: a paper that reads without any script, its key in a fold, and the marks a script goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import assert_never

from ...model import addresses
from ...model.ask import Ask, Choose, Match, Number, Option, Order, Point, Scene, Write
from ...model.blocks import QuestionCard
from ...model.image import Picture, Spot
from ...model.text import Rich
from . import escape
from .inline import Pen
from .prose import boxed, details

Inline = Callable[[Rich], str]

SUMMARY = "Xem đáp án và giải thích"


def question_markdown(card: QuestionCard, pen: Pen) -> str:
    """A section: level and stem, what to choose from (`.ask`), then the fold with the answer, reasons and where to reread.

    A script reads `data-ask` (one, many, write, number, order, pair, pick, point or walk), `data-points` (what 0, 1, 2 … right parts are
    worth), option ids in `data-value`, scenes and where their turns lead in `data-scene` and `data-to`; and in the fold `data-key` (the
    option it speaks of), `data-right` (that it is right, or the column that is) and `data-wrong` (a likely wrong answer).
    """
    count = f"Câu {card.number} · {escape.text(card.level)}\n{{: .count }}"
    stem = f"## {pen.rich(card.stem)} {{#{card.anchor}}}"
    told = f"{pen.rich(card.told)}\n{{: .told }}" if card.told else ""
    asked = boxed("ask", [count, stem, told, f"{_hint(card)}\n{{: .hint }}", *_paper(card, pen)])
    key = details("key", SUMMARY, "\n\n".join(filter(None, _key(card, pen))))
    return boxed("question", [asked, key], "section", _attributes(card))


def _attributes(card: QuestionCard) -> str:
    known = {
        "id": card.id,
        "quiz": card.home[0],
        "own": card.home[1],
        "ask": _shape(card.ask),
        "number": str(card.number),
        "level": card.level,
        "guide": card.guide,
        "seconds": str(card.seconds),
        "points": " ".join(f"{worth:f}" for worth in card.points),
        "part": card.part,
        **_terms(card.ask),
    }
    return "".join(f' data-{name}="{escape.attr(value)}"' for name, value in known.items() if value)


def _terms(ask: Ask) -> dict[str, str]:
    """By which terms what is written is judged."""
    match ask:
        case Write(tone_free=True):
            return {"tones": "free"}
        case Number():
            return {"is": f"{ask.value:f}", "within": f"{ask.tolerance:f}", "units": "|".join(ask.units)}
        case _:
            return {}


def _shape(ask: Ask) -> str:
    match ask:
        case Choose(scenes=()):
            return "many" if ask.many else "one"
        case Choose():
            return "walk"
        case Write():
            return "write"
        case Number():
            return "number"
        case Order():
            return "order"
        case Match():
            return "pick" if _few(ask) else "pair"
        case Point():
            return "point"
        case _:
            assert_never(ask)


def _few(ask: Match) -> bool:
    """Two columns stand beside every row, to be ticked; more are a list to match with."""
    return len(ask.columns) == 2


def _hint(card: QuestionCard) -> str:
    match ask := card.ask:
        case Choose(scenes=()):
            return "Chọn tất cả phương án đúng." if ask.many else "Chọn một phương án."
        case Choose():
            return "Mỗi cảnh có vài cách làm. Chọn cách đi tới kết cục tốt."
        case Write():
            return "Viết câu trả lời ngắn." + (" Gõ không dấu cũng được." if ask.tone_free else "")
        case Number():
            return "Viết một số. Phần lẻ viết sau dấu phẩy." if ask.value % 1 else "Viết một số."
        case Order():
            return "Số 1 là việc làm đầu tiên."
        case Match():
            other = "Chọn từ cho mỗi chỗ trống." if card.told else "Tìm ý khớp cho mỗi dòng."
            return "Chọn cho từng ý." if _few(ask) else other
        case Point():
            return "Chọn một chỗ trên hình."
        case _:
            assert_never(ask)


# ---- the paper: what there is to choose from -------------------------------------------------------------------


def _paper(card: QuestionCard, pen: Pen) -> list[str]:
    ask, inline = card.ask, pen.rich
    match ask:
        case Choose():
            scenes = [boxed("scenes", [_scene(one, at, inline) for at, one in enumerate(ask.scenes, 1)])] if ask.scenes else []
            return [*scenes, boxed("options", [_letters(ask.options, inline)])]
        case Write() | Number():
            return ["Trả lời:\n{: .blank }"]
        case Order():
            by_id = {option.id: option for option in ask.options}
            shown = [by_id[id] for id in card.shown if id in by_id]
            return [boxed("options jumbled", [_items(shown or ask.options, inline)])]
        case Match() if _few(ask):
            return [boxed("grid", [_grid(ask, inline)])]
        case Match():
            columns = (f"- **{at}.** {inline(one.text)}{_value(one.id)}" for at, one in enumerate(_columns(ask), 1))
            return [boxed("options", [_letters(ask.rows, inline, small=True)]), boxed("columns", ["\n".join(columns)])]
        case Point():
            places = "\n".join(f"- **{at}.** {inline(one.text)}{_value(one.id)}" for at, one in enumerate(ask.options, 1))
            return [_picture(card.picture, ask, pen) if card.picture else "", boxed("options places", [places])]
        case _:
            assert_never(ask)


def _picture(shown: Picture, ask: Point, pen: Pen) -> str:
    """The screen, and over it its places in the order of their numbers."""
    source = pen.link(addresses.picture(shown.key))
    image = f"![{escape.attr(shown.alt)}]({source}){{width={shown.width} height={shown.height} decoding=async loading=lazy}}"
    rects = "".join(_place(spot, ask.options[spot.number - 1].id) for spot in shown.spots)
    layer = f'<svg class="spots" viewBox="0 0 {shown.width} {shown.height}" aria-hidden="true">{rects}</svg>'
    css = "shot wide" if shown.width > shown.height else "shot"
    caption = f'<figcaption markdown="span">{escape.text(shown.caption)}</figcaption>'
    return boxed("pic", [f'<span class="{css}">{image}{layer}</span>', caption], "figure")


def _place(spot: Spot, id: str) -> str:
    return f'<rect data-value="{escape.attr(id)}" x="{spot.x}" y="{spot.y}" width="{spot.w}" height="{spot.h}" rx="16"/>'


def _scene(scene: Scene, at: int, inline: Inline) -> str:
    turns = "\n".join(f'- {inline(turn.do)}\n    {{: data-to="{escape.attr(turn.to)}" }}' for turn in scene.turns)
    return boxed("scene", [f"**Cảnh {at}.** {inline(scene.tell)}", turns], extra=f' data-scene="{escape.attr(scene.id)}"')


def _value(id: str) -> str:
    return f'\n    {{: data-value="{escape.attr(id)}" }}'


def _letter(at: int, small: bool = False) -> str:
    return chr((97 if small else 65) + at)


def _letters(options: Iterable[Option], inline: Inline, small: bool = False) -> str:
    lines = (f"- **{_letter(at, small)}.** {inline(one.text)}{_value(one.id)}" for at, one in enumerate(options))
    return "\n".join(lines)


def _items(options: Iterable[Option], inline: Inline) -> str:
    return "\n".join(f"- {inline(one.text)}{_value(one.id)}" for one in options)


def _grid(ask: Match, inline: Inline) -> str:
    """A table as on an exam paper: a row for each statement, an empty cell for each column."""
    columns = _columns(ask)
    head = " | ".join(f'{inline(one.text)} {{: data-value="{escape.attr(one.id)}" }}' for one in columns)
    rows = (
        f'| **{_letter(at, small=True)}.** {inline(row.text)} {{: data-value="{escape.attr(row.id)}" }} |{"  |" * len(columns)}'
        for at, row in enumerate(ask.rows)
    )
    return "\n".join((f"| Ý | {head} |", f"| --- |{' --- |' * len(columns)}", *rows))


def _columns(ask: Match) -> tuple[Option, ...]:
    """The columns as shown. Where no two rows share a column, they stand by name, lest their order give the answer away."""
    wanted = tuple(ask.right)
    if len(set(wanted)) != len(ask.rows) or len(ask.columns) < 2:
        return ask.columns
    named = tuple(sorted(ask.columns, key=lambda one: (one.text.plain().casefold(), one.id)))
    return named if tuple(one.id for one in named)[: len(wanted)] != wanted else named[1:] + named[:1]


# ---- the key: the answer, each reason, the explanation ---------------------------------------------------------


def _key(card: QuestionCard, pen: Pen) -> Iterator[str]:
    yield f"**Câu {card.number}.** **{_answer(card.ask)}**\n{{: .answer }}"
    yield "\n".join(filter(None, (_reasons(card.ask, pen.rich), _slips(card.ask, pen.rich))))
    yield f"{pen.rich(card.explanation)}\n{{: .why }}" if card.explanation else ""
    yield _reread(card, pen)


def _answer(ask: Ask) -> str:
    """The answer in as few characters as a teacher would write on the board."""
    match ask:
        case Choose():
            return "Đáp án: " + ", ".join(_letter(at) for at, one in enumerate(ask.options) if one.id in ask.right)
        case Write():
            return "Đáp án:" if len(ask.accepted) == 1 else "Những cách viết đúng:"
        case Number():
            return "Đáp án:"
        case Order():
            return "Thứ tự đúng:"
        case Match():
            words = {one.id: escape.text(one.text.plain()) if _few(ask) else str(at) for at, one in enumerate(_columns(ask), 1)}
            return "Đáp án: " + ", ".join(f"{_letter(at, small=True)} – {words[right]}" for at, right in enumerate(ask.right))
        case Point():
            return "Đáp án: " + ", ".join(str(at) for at, one in enumerate(ask.options, 1) if one.id == ask.right)
        case _:
            assert_never(ask)


def _reasons(ask: Ask, inline: Inline) -> str:
    match ask:
        case Choose():
            return "\n".join(_chosen(_letter(at), one, one.id in ask.right, inline) for at, one in enumerate(ask.options))
        case Point():
            return "\n".join(_chosen(str(at), one, one.id == ask.right, inline) for at, one in enumerate(ask.options, 1))
        case Write():
            return "\n".join(f"- {escape.text(words)}{_speaks_of('')}" for words in ask.accepted)
        case Number():
            return f"- {escape.text(shown(ask))}{_speaks_of('')}"
        case Order():
            return "\n".join(f"{at}. {_joined(one, inline)}{_speaks_of(one.id)}" for at, one in enumerate(ask.options, 1))
        case Match():
            words = {one.id: inline(one.text) for one in ask.columns}
            pairs = enumerate(zip(ask.rows, ask.right, strict=True))
            return "\n".join(_matched(at, row, right, words[right], inline) for at, (row, right) in pairs)
        case _:
            assert_never(ask)


def shown(ask: Number) -> str:
    """A number as Vietnamese write it, with its unit and how far off is fine."""
    unit = f" {ask.units[0]}" if ask.units else ""
    return f"{vietnamese(ask.value)}{unit}" + (f" (sai lệch không quá {vietnamese(ask.tolerance)})" if ask.tolerance else "")


def vietnamese(value: Decimal) -> str:
    """7000 → 7.000; 7.5 → 7,5."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _slips(ask: Ask, inline: Inline) -> str:
    """Likely wrong answers, and words that belong nowhere, each with its reason."""
    match ask:
        case Write() | Number():
            some = [(one, f'data-wrong="{escape.attr(one.text.plain())}"') for one in ask.wrong]
        case Match():
            some = [(one, f'data-column="{escape.attr(one.id)}"') for one in ask.columns if one.reason and one.id not in ask.right]
        case _:
            some = []
    return "\n".join(f"- **Không phải:** {_joined(one, inline)}\n    {{: {mark} }}" for one, mark in some)


def _speaks_of(id: str, right: str = "") -> str:
    more = f' data-right="{escape.attr(right)}"' if right else ""
    return f'\n    {{: data-key="{escape.attr(id)}"{more} }}'


def _joined(one: Option, inline: Inline) -> str:
    said = inline(one.text)
    return f"{said}. {inline(one.reason)}" if one.reason else said


def _chosen(letter: str, one: Option, right: bool, inline: Inline) -> str:
    said = f"- **{letter}. {'Đúng' if right else 'Sai'}.** {inline(one.reason) if one.reason else ''}".rstrip()
    return said + _speaks_of(one.id, "1" if right else "")


def _matched(at: int, row: Option, right: str, words: str, inline: Inline) -> str:
    said = f"- **{_letter(at, small=True)}.** {words}. {inline(row.reason) if row.reason else ''}".rstrip()
    return said + _speaks_of(row.id, right)


def _reread(card: QuestionCard, pen: Pen) -> str:
    """Where to read it again, by which source, and which competence it is about."""
    link = pen.to(card.reread) if card.reread else ""
    code = f"<small>Năng lực số {escape.text(card.competence)}</small>" if card.competence else ""
    said = " ".join(filter(None, (link, pen.cite(card.citations), code)))
    return f"{said}\n{{: .reread }}" if said else ""
