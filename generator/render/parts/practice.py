"""A practice task: the screen as real HTML controls, then what to do on it. Reads as a worked list without any script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ...model.blocks import Move, PracticeTask
from ...model.control import Control, Fill, Pick, Say, Tap, Tick
from ...model.icons import icon_svg
from ...model.screen import Place, Screen
from ...model.text import Rich
from . import escape
from .inline import Pen
from .prose import boxed

_KEYBOARDS = {"otp": "numeric", "date": "numeric"}
_SIGNS = {"search": "search", "date": "calendar", "password": "eye", "file": "upload"}


def task(block: PracticeTask, pen: Pen) -> str:
    """The task in words, the sample data, the screen, the deeds in order, the sign of success.

    Nothing is wrapped around them: the screen is raw HTML at the top level, where every engine passes it on unread.
    A script reads `data-do` (tap, fill, pick, tick), `data-at`, `data-also`, `data-value`, `data-name`, `data-sort` and `data-free` on the
    deeds done on the screen, `data-at` on the controls, and `data-at` on the reasons (`.whys`).
    """
    ids = Ids(block.anchor)
    body = [
        f'## <span class="n"><span class="off">Việc </span>{block.number}</span> {escape.text(block.title)} {{: #{block.anchor} .viec }}',
        f"{pen.rich(block.task)}\n{{: .aim }}" if block.task else "",
        _samples(block.moves),
        _mock(block, ids),
        boxed("moves", ["\n".join(_deed(deed, at, pen) for at, deed in enumerate(block.deeds, 1))]),
        boxed("whys", ["\n".join(_why(at, why, block, pen) for at, why in block.whys)]) if block.whys else "",
        f"**Đúng khi:** {pen.rich(block.ok)}\n{{: .ok }}",
        f"{pen.to(block.reread)}\n{{: .reread }}",
    ]
    return "\n\n".join(filter(None, body))


class Ids:
    """Ids of the fields of one task, unique on the page."""

    def __init__(self, prefix: str) -> None:
        self._prefix, self._count = prefix, 0

    def fresh(self) -> str:
        """An id that no other field of the page has."""
        self._count += 1
        return f"{self._prefix}-o-{self._count}"


def _samples(moves: Iterable[Move]) -> str:
    """The sample data to use, as names and values."""
    rows = [f"<div{_data(at=move.target)}><dt>{_html(move.name)}</dt><dd>{_html(move.value)}</dd></div>" for move in moves if move.value]
    return f'<dl class="samples">\n{chr(10).join(rows)}\n</dl>' if rows else ""


def _deed(deed: Move | Rich, at: int, pen: Pen) -> str:
    if isinstance(deed, Rich):
        return f"{at}. {pen.rich(deed)}"
    known = _data(
        do=deed.doing.value,
        at=deed.target,
        also=" ".join(deed.also),
        value=deed.value,
        name=deed.name,
        sort=deed.sort,
        free="1" if deed.free else "",
    )
    return f"{at}. {pen.rich(deed.say)}\n    {{:{known} }}"


def _why(at: str, why: Rich, block: PracticeTask, pen: Pen) -> str:
    name = next((words for _, controls in block.parts for one in controls if (words := _named(one, at))), at)
    return f"- **Không phải “{escape.text(name, first=False)}”.** {pen.rich(why)}\n    {{:{_data(at=at)} }}"


def _named(control: Control, at: str) -> str:
    """The words of what has this id, or nothing."""
    if isinstance(control, Pick) and at in control.option_ids:
        return control.options[control.option_ids.index(at)]
    if control.id != at:
        return ""
    return control.text if isinstance(control, Say) else control.name


def _data(**values: str) -> str:
    return "".join(f' data-{name}="{escape.attr(value)}"' for name, value in values.items() if value)


def _html(words: str) -> str:
    """Text inside raw HTML, which the engines pass on unread."""
    return escape.text(words, first=False)


# ---- the screen -------------------------------------------------------------------------------------------------


def _mock(block: PracticeTask, ids: Ids) -> str:
    """The device: address or app name, the tag “Mô phỏng”, and the parts; what lies over the page comes last."""
    screen = block.screen
    bottom = [part for part in block.parts if part[0] == "bottom"]
    over = [part for part in block.parts if part[0] == "over"]
    column = [part for part in block.parts if part[0] not in ("bottom", "over")]
    inner = (_top(screen), _column(column, "screen", ids), _column(bottom, "bottom", ids), _column(over, "over", ids))
    label = escape.attr(f"Màn hình mô phỏng: {screen.title}")
    return f'<div class="mock {screen.device.value}" role="group" aria-label="{label}">\n{"".join(filter(None, inner))}\n</div>'


def _top(screen: Screen) -> str:
    where = f"{icon_svg('lock', 16)}<span>{_html(screen.address)}</span>" if screen.address else f"<span>{_html(screen.app or '')}</span>"
    return f'<div class="top">{where}<b class="sim">Mô phỏng</b></div>'


def _column(parts: Iterable[tuple[Place, tuple[Control, ...]]], css: str, ids: Ids) -> str:
    inner = "\n".join(_part(place, controls, ids) for place, controls in parts)
    return f'\n<div class="{css}">\n{inner}\n</div>' if inner else ""


def _part(place: Place, controls: tuple[Control, ...], ids: Ids) -> str:
    """One widget's controls, in a box of their own when they belong together."""
    inner = "\n".join(_controls(controls, ids))
    css = _together(place, controls)
    return f'<div class="{css}">\n{inner}\n</div>' if css else inner


def _together(place: Place, controls: tuple[Control, ...]) -> str:
    """The class of the box around several controls; what kind of part they came from is not known here, nor needed."""
    first = controls[0] if controls else None
    if place == "over":
        return "sheet"
    if place == "bleed":
        return "strip" if isinstance(first, Say | Tap) else "tabs"
    if any(isinstance(one, Tap) and one.role == "item" for one in controls):
        return "items"
    return "sheet" if isinstance(first, Say) and first.role == "heading" and len(controls) > 1 else ""


def _controls(controls: tuple[Control, ...], ids: Ids) -> Iterator[str]:
    for control in controls:
        match control:
            case Say():
                yield _say(control)
            case Tap():
                yield _tap(control)
            case Fill():
                yield _fill(control, ids)
            case Pick():
                yield _pick(control, ids)
            case Tick():
                yield _tick(control)
            case _:
                assert_never(control)


def _say(say: Say) -> str:
    css, words = f"say is-{escape.attr(say.role)}" + (" pictured" if say.icon else ""), _html(say.text)
    if say.icon:
        words = f"{icon_svg(say.icon, 96)}<span>{words}</span>"
    if say.id:
        return f'<button type="button" class="{css}"{_data(at=say.id)}>{words}</button>'
    return f'<p class="{css}">{words}</p>'


def _tap(tap: Tap) -> str:
    css = f"tap {escape.attr(tap.role)}" + (" main" if tap.main else "")
    sign = icon_svg(tap.icon, 22) if tap.icon else ""
    note = f" <small>{_html(tap.note)}</small>" if tap.note else ""
    off = "" if tap.enabled else ' aria-disabled="true"'
    return f'<button type="button" class="{css}"{_data(at=tap.id or "")}{off}>{sign}<span>{_html(tap.name)}{note}</span></button>'


def _fill(fill: Fill, ids: Ids) -> str:
    """A box to write in. Nothing real belongs here, so passwords and codes are plain boxes too, and nothing is remembered."""
    id, label = ids.fresh(), _html(fill.name)
    known = f"{_data(at=fill.id or '', role=fill.role)}{'' if fill.enabled else ' disabled'}"
    if fill.role == "file":
        face = f'{icon_svg("upload", 20)}<span>{_html(fill.face)}<span class="off">: {label}</span></span>'
        button = f'<button type="button" id="{id}" class="tap button"{known}>{face}</button>'
        return f'<div class="fill file"><b>{label}</b>{button}<output for="{id}">{_html(fill.value)}</output>{_told(fill.message)}</div>'
    keys = f' inputmode="{_KEYBOARDS[fill.role]}"' if fill.role in _KEYBOARDS else ""
    shy = 'maxlength="120" autocomplete="off" autocapitalize="off" spellcheck="false"'
    box = f'<input type="text" id="{id}" value="{escape.attr(fill.value)}" {shy}{keys}{known}>'
    sign = icon_svg(_SIGNS[fill.role], 20) if fill.role in _SIGNS else ""
    face = f'<label for="{id}">{label}</label><div class="box">{sign}{box}</div>'
    return f'<div class="fill {escape.attr(fill.role)}">{face}{_told(fill.message)}</div>'


def _pick(pick: Pick, ids: Ids) -> str:
    off = "" if pick.enabled else " disabled"
    if pick.role == "select":
        return _select(pick, ids.fresh(), off)
    name = ids.fresh()
    options = zip(pick.options, pick.option_ids or (None,) * len(pick.options), strict=True)
    rows = "".join(
        f'<label><input type="radio" name="{name}" value="{escape.attr(option)}"{_data(at=id or "")}{" checked" * (option == pick.value)}>'
        f"<span>{_html(option)}</span></label>"
        for option, id in options
    )
    legend = f"<legend>{_html(pick.name)}</legend>"
    return f'<fieldset class="pick {escape.attr(pick.role)}"{_data(at=pick.id or "")}{off}>{legend}{rows}{_told(pick.message)}</fieldset>'


def _select(pick: Pick, id: str, off: str) -> str:
    options = "".join(f"<option{' selected' * (option == pick.value)}>{_html(option)}</option>" for option in _choices(pick))
    box = f'<select id="{id}"{_data(at=pick.id or "")}{off}><option value="">-- Chọn --</option>{options}</select>'
    return f'<div class="fill"><label for="{id}">{_html(pick.name)}</label><div class="box">{box}</div>{_told(pick.message)}</div>'


def _choices(pick: Pick) -> tuple[str, ...]:
    """The options; a box without a list still holds what it shows."""
    return pick.options or ((pick.value,) if pick.value else ())


def _tick(tick: Tick) -> str:
    off, on = "" if tick.enabled else " disabled", " checked" if tick.ticked else ""
    box = f'<input type="checkbox"{_data(at=tick.id or "")}{off}{on}>'
    return f'<div class="tick"><label>{box}<span>{_html(tick.name)}</span></label>{_told(tick.message)}</div>'


def _told(message: str) -> str:
    return f'<p class="told">{_html(message)}</p>' if message else ""
