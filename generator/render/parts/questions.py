"""Markdown of one quiz question: a paper that reads without any script, its key in a fold, and the marks a script goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from ...model.ask import Ask, Choose, Match, Option, Order, Write
from ...model.blocks import Address, LinkTo, QuestionCard
from ...model.text import Rich
from . import escape
from .prose import boxed, details

Inline = Callable[[Rich], str]
Linker = Callable[[Address], str]

SUMMARY = "Xem đáp án và giải thích"


def question_markdown(card: QuestionCard, inline: Inline, link: Linker) -> str:
    """A section: level and stem, what to choose from (`.ask`), then the fold with the answer, reasons and where to reread.

    A script reads `data-ask` (one, many, write, order, pair or pick), option ids in `data-value`, and in the fold
    `data-key` (the option it speaks of) and `data-right` (that it is right, or the column that is).
    """
    count = f"Câu {card.number} · {escape.text(card.level)}\n{{: .count }}"
    stem = f"## {inline(card.stem)} {{#{card.anchor}}}"
    asked = boxed("ask", [count, stem, f"{_hint(card.ask)}\n{{: .hint }}", *_paper(card, inline)])
    key = details("key", SUMMARY, "\n\n".join(filter(None, _key(card, inline, link))))
    return boxed("question", [asked, key], "section", _attributes(card))


def _attributes(card: QuestionCard) -> str:
    ask = card.ask
    known = {"id": card.id, "ask": _shape(ask), "number": str(card.number), "level": card.level}
    if isinstance(ask, Write) and ask.tone_free:
        known["tones"] = "free"
    return "".join(f' data-{name}="{escape.attr(value)}"' for name, value in known.items())


def _shape(ask: Ask) -> str:
    match ask:
        case Choose():
            return "many" if ask.many else "one"
        case Write():
            return "write"
        case Order():
            return "order"
        case Match():
            return "pick" if _few(ask) else "pair"
        case _:
            assert_never(ask)


def _few(ask: Match) -> bool:
    """Two columns stand beside every row, to be ticked; more are a list to match with."""
    return len(ask.columns) == 2


def _hint(ask: Ask) -> str:
    match ask:
        case Choose():
            return "Chọn tất cả phương án đúng." if ask.many else "Chọn một phương án."
        case Write():
            return "Viết câu trả lời ngắn." + (" Gõ không dấu cũng được." if ask.tone_free else "")
        case Order():
            return "Số 1 là việc làm đầu tiên."
        case Match():
            return "Chọn cho từng ý." if _few(ask) else "Tìm ý khớp cho mỗi dòng."
        case _:
            assert_never(ask)


# ---- the paper: what there is to choose from -------------------------------------------------------------------


def _paper(card: QuestionCard, inline: Inline) -> list[str]:
    ask = card.ask
    match ask:
        case Choose():
            return [boxed("options", [_letters(ask.options, inline)])]
        case Write():
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
        case _:
            assert_never(ask)


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
    """The columns as shown. Where each row has its own column, they stand by name, lest their order give the answer away."""
    wanted = tuple(ask.right)
    if len(ask.columns) != len(ask.rows) or len(ask.columns) < 2:
        return ask.columns
    named = tuple(sorted(ask.columns, key=lambda one: (one.text.plain().casefold(), one.id)))
    return named if tuple(one.id for one in named) != wanted else named[1:] + named[:1]


# ---- the key: the answer, each reason, the explanation ---------------------------------------------------------


def _key(card: QuestionCard, inline: Inline, link: Linker) -> Iterable[str]:
    yield f"**Câu {card.number}.** **{_answer(card.ask)}**\n{{: .answer }}"
    yield _reasons(card.ask, inline)
    yield f"{inline(card.explanation)}\n{{: .why }}" if card.explanation else ""
    yield _reread(card.reread, link) if card.reread else ""


def _answer(ask: Ask) -> str:
    """The answer in as few characters as a teacher would write on the board."""
    match ask:
        case Choose():
            return "Đáp án: " + ", ".join(_letter(at) for at, one in enumerate(ask.options) if one.id in ask.right)
        case Write():
            return "Đáp án:" if len(ask.accepted) == 1 else "Những cách viết đúng:"
        case Order():
            return "Thứ tự đúng:"
        case Match():
            words = {one.id: escape.text(one.text.plain()) if _few(ask) else str(at) for at, one in enumerate(_columns(ask), 1)}
            return "Đáp án: " + ", ".join(f"{_letter(at, small=True)} – {words[right]}" for at, right in enumerate(ask.right))
        case _:
            assert_never(ask)


def _reasons(ask: Ask, inline: Inline) -> str:
    match ask:
        case Choose():
            return "\n".join(_chosen(at, one, one.id in ask.right, inline) for at, one in enumerate(ask.options))
        case Write():
            return "\n".join(f"- {escape.text(words)}{_speaks_of('')}" for words in ask.accepted)
        case Order():
            return "\n".join(f"{at}. {inline(one.text)}{_speaks_of(one.id)}" for at, one in enumerate(ask.options, 1))
        case Match():
            words = {one.id: inline(one.text) for one in ask.columns}
            pairs = enumerate(zip(ask.rows, ask.right, strict=True))
            return "\n".join(_matched(at, row, right, words[right], inline) for at, (row, right) in pairs)
        case _:
            assert_never(ask)


def _speaks_of(id: str, right: str = "") -> str:
    more = f' data-right="{escape.attr(right)}"' if right else ""
    return f'\n    {{: data-key="{escape.attr(id)}"{more} }}'


def _chosen(at: int, one: Option, right: bool, inline: Inline) -> str:
    said = f"- **{_letter(at)}. {'Đúng' if right else 'Sai'}.** {inline(one.reason) if one.reason else ''}".rstrip()
    return said + _speaks_of(one.id, "1" if right else "")


def _matched(at: int, row: Option, right: str, words: str, inline: Inline) -> str:
    said = f"- **{_letter(at, small=True)}.** {words}. {inline(row.reason) if row.reason else ''}".rstrip()
    return said + _speaks_of(row.id, right)


def _reread(reread: LinkTo, link: Linker) -> str:
    return f"[{escape.text(reread.text)}]({link(reread.address)})\n{{: .reread }}"
