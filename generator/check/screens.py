"""Rules about screens and how steps use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model.ask import Point
from ..model.catalog import Catalog, Settings, Where, nearest
from ..model.control import Control, Pick, Say
from ..model.guide import Guide, Step
from ..model.quiz import Quiz
from ..model.screen import Screen, ScreenUse, Showing, Widget
from ..problems import Problem
from . import hand_pages
from .walk import Said, told, twice

Uses = tuple[Where, ScreenUse, Screen]
"""A use of a screen: where it stands, itself, the screen."""


def by_screens(catalog: Catalog, rule: str, look: Callable[..., Iterable[Said]], *kinds: str) -> Iterator[Problem]:
    """What `look` says against each guide or quiz. It gets the screens too that this one shows, as far as they are there."""
    return told(catalog, rule, look, *kinds, beside=lambda kind, id: catalog.shown[kind, id])


def _uses(one: Guide | Quiz, screens: Iterable[Screen]) -> Iterator[Uses]:
    """Every use of a screen that is there."""
    known = {screen.id: screen for screen in screens}
    parts = [("steps", n, step.screen) for n, step in enumerate(one.steps)] if isinstance(one, Guide) else []
    parts += [("questions", n, question.screen_use) for n, question in enumerate(one.questions)] if isinstance(one, Quiz) else []
    for key, n, use in parts:
        if use and use.use in known:
            yield (key, n, "screen"), use, known[use.use]


def marks(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Marks of steps and places of questions that point at nothing: no screen, no such target on it, or a hidden one."""
    yield from by_screens(catalog, "mark", _marks, "guide")
    yield from by_screens(catalog, "mark", _targets, "quiz")


def _marks(guide: Guide, *screens: Screen) -> Iterator[Said]:
    known = {screen.id: screen for screen in screens}
    for s, step in enumerate(guide.steps):
        screen = known.get(step.screen.use) if step.screen else None
        for n, action in enumerate(step.actions):
            if action.at is None or (step.screen and screen is None):
                continue
            said = _mark(action.at, step, screen)
            if said:
                yield ("steps", s, "actions", n, "at"), *said


def _mark(at: str, step: Step, screen: Screen | None) -> tuple[str, str] | None:
    if step.image and at not in step.image.spots:
        return f"ảnh của bước này không có chỗ “{at}”", _choices(at, tuple(step.image.spots))
    if step.screen is None or screen is None:
        return None if step.image else ("có at nhưng bước này không có màn hình", "Thêm screen cho bước, hoặc bỏ at.")
    return _unseen(at, step.screen, screen)


def _unseen(at: str, use: ScreenUse, screen: Screen) -> tuple[str, str] | None:
    if at not in screen.target_ids:
        return f"màn hình “{screen.id}” không có “{at}”", _choices(at, screen.target_ids)
    hidden = {target for widget in screen.widgets if widget.id in use.hide for target in widget.target_ids}
    if at in hidden:
        return f"“{at}” đang bị ẩn ở bước này", "Bỏ mã đó khỏi hide, hoặc chỉ vào chỗ khác."
    return None


def _targets(quiz: Quiz, *screens: Screen) -> Iterator[Said]:
    """Places of questions that are not on their screen, or hidden there."""
    known = {screen.id: screen for screen in screens}
    for n, question in enumerate(quiz.questions):
        ask, use = question.ask(), question.screen_use
        if isinstance(ask, Point) and use and use.use in known:
            for at, option in enumerate(ask.options):
                said = _unseen(option.id, use, known[use.use])
                if said:
                    yield ("questions", n, "targets", at, "at"), *said


def _choices(word: str, names: tuple[str, ...]) -> str:
    return nearest(word, names) or (f"Các mã trên màn hình: {', '.join(names)}." if names else "Đặt id cho phần cần chỉ vào.")


def uses(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Values, states, messages, hidden and enlarged parts that name nothing on the screen, and values a widget refuses."""
    yield from by_screens(catalog, "screen-use", _unfit, "guide", "quiz")


def _unfit(one: Guide | Quiz, *screens: Screen) -> Iterator[Said]:
    for path, use, plain in _uses(one, screens):
        yield from (((*path, *at), message, hint) for at, message, hint in _fill(use, plain))
        screen = plain.filled(use.fill)
        moments: list[tuple[Where, Showing]] = [(path, use), *([((*path, "after"), use.after)] if use.after else [])]
        for where, showing in moments:
            for at, message, hint in (*_parts(showing, screen), *_focus(showing, screen)):
                yield (*where, *at), message, hint


def _fill(use: ScreenUse, screen: Screen) -> Iterator[Said]:
    for key in use.fill:
        if key not in screen.fill:
            yield ("fill", key), f"màn hình “{screen.id}” không có chữ thay “{key}”", _choices(key, tuple(screen.fill))


def _parts(showing: Showing, screen: Screen) -> Iterator[tuple[Where, str, str]]:
    widgets = {widget.id: widget for widget in screen.widgets if widget.id}
    keys: list[tuple[Where, str]] = [((part, key), key) for part in ("values", "states", "messages") for key in getattr(showing, part)]
    keys += [(("hide", n), key) for n, key in enumerate(showing.hide)]
    for where, key in keys:
        if key not in widgets:
            yield where, *_stranger(key, screen, tuple(widgets))
        elif where[0] == "values" and widgets[key].with_value(showing.values[key]) is None:
            yield where, *_refused(showing.values[key], widgets[key])


def _focus(showing: Showing, screen: Screen) -> Iterator[tuple[Where, str, str]]:
    if showing.focus and showing.focus not in screen.target_ids:
        yield ("focus",), f"màn hình “{screen.id}” không có “{showing.focus}”", _choices(showing.focus, screen.target_ids)
    elif showing.focus and showing.focus in showing.hide:
        yield ("focus",), f"“{showing.focus}” đang bị ẩn nên không phóng to được", "Bỏ mã đó khỏi hide, hoặc phóng to chỗ khác."


def _stranger(key: str, screen: Screen, names: tuple[str, ...]) -> tuple[str, str]:
    if key in screen.target_ids:
        return f"“{key}” là một mục bên trong, không phải một phần của màn hình", _choices("", names)
    return f"màn hình “{screen.id}” không có phần “{key}”", _choices(key, names)


def _refused(value: str, widget: Widget) -> tuple[str, str]:
    options = [option for control in widget.controls() if isinstance(control, Pick) for option in control.options]
    hint = nearest(value, options) or f"Các giá trị nhận được: {', '.join(options)}."
    return f"“{widget.id}” (loại {widget.kind}) không nhận giá trị “{value}”", hint if options else "Bỏ giá trị này."


def holes(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Names in braces on a screen that `fill` does not say, and the other way round."""
    return told(catalog, "fill", _holes, "screen")


def _holes(screen: Screen) -> Iterator[Said]:
    for name in sorted(screen.holes ^ screen.fill.keys()):
        message = f"fill chưa ghi chữ cho {{{name}}}" if name in screen.holes else f"fill ghi “{name}” mà màn hình không dùng"
        yield ("fill",), message, f"Thêm hoặc bỏ “{name}” trong fill."


def twins(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Ids that stand twice on one screen."""
    return told(catalog, "twin-target", _twins, "screen")


def _twins(screen: Screen) -> Iterator[Said]:
    targets = ((("widgets", n), target) for n, widget in enumerate(screen.widgets) for target in widget.target_ids)
    for where, target in twice(targets):
        yield where, f"mã “{target}” có hai lần trên màn hình", "Đổi một trong hai mã."


def alt_text(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Screens without a word to read out, and hand-written pictures without alt text."""
    yield from by_screens(catalog, "alt-text", _silent, "guide", "quiz")
    yield from hand_pages.silent_pictures(catalog)


def _silent(one: Guide | Quiz, *screens: Screen) -> Iterator[Said]:
    for path, use, screen in _uses(one, screens):
        shown = [widget for widget in screen.widgets if widget.id is None or widget.id not in use.hide]
        if use.alt is None and not any(_words(control) for widget in shown for control in widget.controls()):
            message = f"màn hình “{screen.id}” ở bước này không có chữ nào để tả thành lời"
            yield path, message, "Thêm alt: một câu tả hình."


def _words(control: Control) -> str:
    return (control.text if isinstance(control, Say) else control.name).strip()
