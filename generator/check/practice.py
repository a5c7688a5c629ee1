"""The rule about `practice:` of a step: every id it names is on the screen and has a use there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.catalog import Catalog, Settings, Where, nearest
from ..model.control import Fill, Pick
from ..model.guide import Guide, Practice, Step
from ..model.screen import Screen
from ..problems import Problem
from .screens import by_screens
from .walk import Said


def sound(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Ids in `practice:` that name nothing on the screen, or a place that the step does not mark, and samples that cannot be used."""
    return by_screens(catalog, "practice", _unsound, "guide")


def _unsound(guide: Guide, *screens: Screen) -> Iterator[Said]:
    known = {screen.id: screen for screen in screens}
    for n, step in enumerate(guide.steps):
        for where, message, hint in _of(step, known):
            yield ("steps", n, "practice", *where), message, hint


def _of(step: Step, screens: Mapping[str, Screen]) -> Iterator[Said]:
    if not step.practice:
        return
    if not step.screen:
        yield (), "có practice nhưng bước này không có màn hình", "Thêm screen cho bước, hoặc bỏ practice."
        return
    screen = screens.get(step.screen.use)
    if screen:
        shown = screen.using(step.screen)
        yield from _strangers(step.practice, _marked(step), shown.target_ids)
        yield from _samples(step.practice, shown)


def _marked(step: Step) -> tuple[str, ...]:
    return tuple(dict.fromkeys(action.at for action in step.actions if action.at))


def _strangers(how: Practice, marked: tuple[str, ...], there: tuple[str, ...]) -> Iterator[Said]:
    named: list[tuple[Where, str]] = [((part, n), at) for part in ("only", "look") for n, at in enumerate(getattr(how, part))]
    named += [((part, at), at) for part in ("samples", "also") for at in getattr(how, part)]
    for where, at in named:
        if at not in marked:
            yield where, f"“{at}” không phải chỗ được đánh số ở bước này", _choices(at, marked)
    others: list[tuple[Where, str]] = [(("also", key, n), at) for key, ids in how.also.items() for n, at in enumerate(ids)]
    others += [(("wrong", n, "at"), turn.at) for n, turn in enumerate(how.wrong)]
    for where, at in others:
        if at not in there:
            yield where, f"màn hình không có “{at}”", _choices(at, there)


def _samples(how: Practice, screen: Screen) -> Iterator[Said]:
    controls = {control.id: control for widget in screen.widgets for control in widget.controls()}
    for at, sample in how.samples.items():
        control = controls.get(at)
        if isinstance(control, Pick) and control.options and sample not in control.options:
            yield ("samples", at), f"“{at}” không có lựa chọn “{sample}”", _choices(sample, control.options)
        elif control is not None and not isinstance(control, Pick | Fill):
            yield ("samples", at), f"“{at}” không phải ô để điền hay chọn", "Bỏ số liệu mẫu này."


def _choices(word: str, names: tuple[str, ...]) -> str:
    return nearest(word, names) or (f"Có thể dùng: {', '.join(names)}." if names else "Đánh số một chỗ bằng at trước đã.")
