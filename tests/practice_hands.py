"""Hands that do a practice task in a browser, by pointer, by keyboard alone or by touch; hands that go wrong; and quick hands, inside the
page, for a whole practice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

TASK = ".task:not([hidden])"


@dataclass(frozen=True)
class Move:
    """A move as the page tells it."""

    doing: str
    at: str
    value: str


def moves(tab: Page) -> list[Move]:
    """The moves of the open task, in order, once the page has opened one."""
    tab.locator(TASK).first.wait_for()
    rows = tab.locator(f"{TASK} .moves li[data-do]").evaluate_all(
        "rows => rows.map(r => [r.dataset.do, r.dataset.at, r.dataset.value || ''])"
    )
    return [Move(*row) for row in rows]


def place(tab: Page, at: str) -> Locator:
    return tab.locator(f'{TASK} .mock [data-at="{at}"]')


def where(tab: Page, move: Move) -> Locator:
    """What is really pressed: the radio inside a group, or the control itself."""
    part = place(tab, move.at)
    if part.evaluate("part => part.tagName") != "FIELDSET":
        return part
    return part.locator(f'input[value="{move.value}"]') if move.value else part.locator("input").first


def face(part: Locator) -> Locator:
    """What a finger would hit: the label around a small box."""
    return part.locator("xpath=ancestor-or-self::*[self::label or self::button or self::input or self::select][last()]")


def by_pointer(tab: Page, move: Move) -> None:
    part = where(tab, move)
    if part.evaluate("part => part.tagName") == "SELECT":
        part.select_option(move.value or None, index=None if move.value else 1)
    elif move.doing == "fill" and part.evaluate("part => part.tagName") == "INPUT" and "•" not in move.value:
        part.fill("")
        part.press_sequentially(move.value)
        part.blur()
    elif move.doing == "fill" and part.evaluate("part => part.tagName") == "INPUT":
        part.click()
        tab.locator(".offer .chip").click()
    else:
        face(part).click()


def by_touch(tab: Page, move: Move) -> None:
    part = where(tab, move)
    if part.evaluate("part => part.tagName") == "SELECT":
        part.select_option(move.value or None, index=None if move.value else 1)
    elif move.doing == "fill":
        tap(tab.locator(f'{TASK} .samples [data-at="{move.at}"] .chip'))
    else:
        tap(face(part))


def tap(part: Locator) -> None:
    """Tap as a person does: what lies behind the dock is brought to the middle of the window first."""
    part.evaluate("part => part.scrollIntoView({ block: 'center', behavior: 'instant' })")
    part.tap()


def by_keyboard(tab: Page, move: Move) -> None:
    """Tab to the control and use it, with nothing but keys."""
    part = where(tab, move)
    kind = part.evaluate("part => part.tagName + (part.type ? '.' + part.type : '')")
    tab_to(tab, part)
    if kind == "INPUT.checkbox":
        tab.keyboard.press("Space")
    elif kind == "INPUT.radio":
        chosen_on_the_way = part.evaluate("part => part.checked")
        tab.keyboard.press("Enter" if chosen_on_the_way else "Space")
    elif kind.startswith("SELECT"):
        wanted = part.evaluate("(list, value) => value ? [...list.options].findIndex(o => o.value === value) : 1", move.value)
        for _ in range(wanted):
            tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
    elif kind == "INPUT.text" and move.doing == "fill" and "•" in move.value:
        tab_to(tab, tab.locator(f'{TASK} .samples [data-at="{move.at}"] .chip'))
        tab.keyboard.press("Enter")
    elif kind == "INPUT.text" and move.doing == "fill":
        tab.keyboard.type(move.value)
        tab.keyboard.press("Enter")
    else:
        tab.keyboard.press("Enter")


def tab_to(tab: Page, part: Locator) -> None:
    """Press Tab or Shift+Tab until the focus is on a control, or on its group of radio buttons and then the arrows."""
    handle = part.element_handle()
    here = """part => {
        const on = document.activeElement;
        return on === part || (part.type === 'radio' && on.type === 'radio' && on.name === part.name);
    }"""
    assert handle
    back = part.evaluate("part => document.activeElement.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_PRECEDING")
    for _ in range(60):
        if handle.evaluate(here):
            break
        tab.keyboard.press("Shift+Tab" if back else "Tab")
    assert handle.evaluate(here), f"{part} cannot be reached with the Tab key"
    for _ in range(8):
        if handle.evaluate("part => document.activeElement === part"):
            return
        tab.keyboard.press("ArrowDown")
    raise AssertionError(f"{part} cannot be reached with the arrow keys")


def wrong(tab: Page, done: set[str]) -> bool:
    """Go wrong once in the open task: press or write where nothing is asked, or press too early. False when nothing there is wrong."""
    asked = {move.at for move in moves(tab)} | done
    also = " ".join(tab.locator(f"{TASK} .moves li[data-also]").evaluate_all("rows => rows.map(r => r.dataset.also)"))
    for other in tab.locator(f"{TASK} .mock button").all():
        name = other.get_attribute("data-at") or ""
        if name not in asked and name not in also.split() and other.get_attribute("data-role") != "file":
            other.click()
            return True
    field = tab.locator(f"{TASK} .mock input[type=text]:not([disabled])").first
    if field.count():
        field.fill("")
        field.press_sequentially(f"sai {len(done)}")
        field.blur()
        return True
    early = tab.locator(f"{TASK} .moves li[data-do=tap]:not([data-free])").last
    at = early.get_attribute("data-at") if early.count() else None
    if at is None or at in done or at == next(move.at for move in moves(tab) if move.at not in done):
        return False
    place(tab, at).click()
    return True


Hand = Callable[[Page, Move], None]


def do_task(tab: Page, hand: Hand, *, stray: bool = False) -> None:
    """Do the open task to its end; with `stray`, go wrong before every move."""
    done: set[str] = set()
    todo = moves(tab)
    for number, move in enumerate(todo, 1):
        if stray:
            went = wrong(tab, done)
            expect(tab.locator(".said")).to_have_text(re.compile(".")) if went else None
            expect(tab.locator(".said .box.good")).to_have_count(0 if went or number == 1 else 1)
        hand(tab, move)
        done.add(move.at)
        expect(tab.locator(".said .head")).to_have_text("Xong việc này." if number == len(todo) else "Đúng rồi")
        if number < len(todo):
            expect(tab.locator(".said")).to_contain_text(f"Còn {len(todo) - number} chỗ nữa.")


WHOLE = """async () => {
    const one = css => document.querySelector(css), words = css => one(css)?.textContent ?? '', wrong = [];
    const press = (part, what) => {
        part.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = part.getBoundingClientRect();
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!part.contains(hit)) wrong.push(`${what}: a finger would hit ${hit?.outerHTML.slice(0, 90)}`);
        (part.contains(hit) && hit.click ? hit : part).click();  // part of a drawing cannot be clicked by script
    };
    const outermost = part => {
        const around = part.parentElement.closest('label, button');
        return around ? outermost(around) : part;
    };
    const choose = (list, value, what) => {
        const option = value ? [...list.options].find(some => some.value === value) : list.options[1];
        if (!list.checkVisibility() || list.disabled || !option || option.disabled) return wrong.push(`${what}: cannot be chosen`);
        option.selected = true;
        for (const event of ['input', 'change']) list.dispatchEvent(new Event(event, { bubbles: true }));
    };
    const done = [];
    for (let task; (task = one('.task:not([hidden])')) && done.length < 99;) {
        const told = [], at = words('.where p'), heading = task.querySelector('h2');
        for (const { dataset: move } of task.querySelectorAll('.moves li[data-do]')) {
            const what = `${at}, ${move.at}`, place = task.querySelector(`.mock [data-at="${move.at}"]`);
            const own = move.value ? `input[value="${move.value}"]` : 'input';
            const inside = place.tagName === 'FIELDSET' ? place.querySelector(own) : place;
            if (inside.tagName === 'SELECT') choose(inside, move.value, what);
            else if (move.do === 'fill') press(task.querySelector(`.samples [data-at="${move.at}"] .chip`), what);
            else press(outermost(inside), what);
            told.push([words('.said .head'), words('.said')]);
        }
        await new Promise(then => setTimeout(then));
        const next = document.activeElement;
        done.push([at, told, next.closest('#tap-dock') ? next.textContent : '']);
        press(next, `${at}, onward`);
        const opened = one('.task:not([hidden]) h2, .panel:not([hidden]) h2');
        if (opened === heading || opened !== document.activeElement) wrong.push(`${at}: does not lead on`);
        if (opened === heading) break;
    }
    return [wrong, done];
}"""
"""Does every task with the right moves in their order: a press goes to what lies in the middle of a control, as a finger's would. Tells
what went wrong, and per task its place in the row, what was said after each move, and the button that has the focus in the end."""


def do_whole(tab: Page) -> int:
    """Do a whole practice at once, from the first task to the last, inside the page; returns how many tasks there were."""
    wrong, done = tab.evaluate(WHOLE)
    assert wrong == [], wrong
    for number, (at, told, onward) in enumerate(done, 1):
        assert at == f"Việc {number} trên {len(done)}", at
        assert [head for head, _ in told] == ["Đúng rồi"] * (len(told) - 1) + ["Xong việc này."], (at, told)
        for left, (_, said) in enumerate(reversed(told[:-1]), 1):
            assert f"Còn {left} chỗ nữa." in said, (at, said)
        assert onward == ("Xem kết quả" if number == len(done) else "Việc tiếp theo"), (at, onward)
    return len(done)
