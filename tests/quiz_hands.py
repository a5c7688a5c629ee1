"""Hands that answer the quizzes of `quiz_book` in a browser: for every question a right answer, wrong ones, and half right ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from quiz_book import ASKS

Answer = Callable[[Page], None]


def question(tab: Page, id: str) -> Locator:
    return tab.locator(f'.question[data-id="{id}"]')


def press(tab: Page, name: str) -> None:
    tab.locator("#quiz-dock").get_by_role("button", name=name).click()


def tick(id: str, *values: str) -> Answer:
    def answer(tab: Page) -> None:
        for box in question(tab, id).locator(".live input").all():
            wanted = box.get_attribute("value") in values
            if box.get_attribute("type") == "checkbox" or wanted:
                box.set_checked(wanted, force=True)

    return answer


def judge(columns: str, id: str = "tinh-huong") -> Answer:
    """A dot leaves a statement open."""

    def answer(tab: Page) -> None:
        for row, column in zip(question(tab, id).locator(".row").all(), columns, strict=True):
            if column != ".":
                row.get_by_role("radio", name={"d": "Đúng", "s": "Sai"}[column]).check(force=True)

    return answer


def write(id: str, words: str) -> Answer:
    return lambda tab: question(tab, id).get_by_label("Câu trả lời của bạn").fill(words)


def arrange(wanted: str) -> Answer:
    def answer(tab: Page) -> None:
        rows = question(tab, "thu-tu").locator(".live li")
        for place, id in enumerate(wanted):
            while (now := rows.evaluate_all("rows => rows.map(row => row.dataset.id)").index(id)) > place:
                rows.nth(now).get_by_role("button", name="Đưa lên").click()

    return answer


def pair(id: str, *columns: str) -> Answer:
    def answer(tab: Page) -> None:
        for pick, column in zip(question(tab, id).get_by_role("combobox").all(), columns, strict=True):
            pick.select_option(column)

    return answer


def walk(*turns: str) -> Answer:
    def answer(tab: Page) -> None:
        story = question(tab, "canh")
        if story.get_by_role("button", name="Chọn lại từ đầu").is_visible():
            story.get_by_role("button", name="Chọn lại từ đầu").click()
        for turn in turns:
            story.get_by_role("button", name=turn).click()

    return answer


RIGHT: dict[str, Answer] = {
    "han": tick("han", "b"),
    "giay-to": tick("giay-to", "a", "b"),
    "tinh-huong": judge("dsds"),
    "co-quan": write("co-quan", "  uy ban NHAN dan   xa "),
    "thu-tu": arrange("abcd"),
    "ghep": pair("ghep", "1", "2", "3"),
    "dau": write("dau", "Mã Số"),
    "so": write("so", "7,5 ngày"),
    "cho": tick("cho", "b"),
    "dien": pair("dien", "1", "2"),
    "canh": walk("Cúp máy", "Để yên"),
}
WRONG: dict[str, tuple[Answer, str, Answer]] = {
    "han": (tick("han", "a"), "Muộn quá.", tick("han", "c")),
    "giay-to": (tick("giay-to", "a", "c"), "Không liên quan.", tick("giay-to", "c")),
    "tinh-huong": (judge("sdss"), "1 trên 4 chỗ", judge("sdsd")),
    "co-quan": (write("co-quan", "cong an"), "Công an lo căn cước.", write("co-quan", "huyện")),
    "thu-tu": (arrange("acbd"), "2 trên 4 chỗ", arrange("badc")),
    "ghep": (pair("ghep", "1", "1", "1"), "1 trên 3 chỗ", pair("ghep", "2", "3", "4")),
    "dau": (write("dau", "ma so"), "xem lại từng chữ", write("dau", "mã")),
    "so": (write("so", "30"), "Đó là hạn của việc khác.", write("so", "7,5 giờ")),
    "cho": (tick("cho", "c"), "Chỉ cất lại.", tick("cho", "a")),
    "dien": (pair("dien", "1", "3"), "1 trên 2 chỗ", pair("dien", "3", "1")),
    "canh": (walk("Đọc mã"), "Mất tài khoản.", walk("Cúp máy", "Bấm thử")),
}
"""Per question: a wrong answer, what is said of it, and another one that is wrong in every part."""
TOLD: dict[str, str] = {
    "han": "Đáp án: B",
    "giay-to": "Đáp án: A, B",
    "tinh-huong": "0 trên 4 chỗ",
    "co-quan": "UBND xã",
    "thu-tu": "Mở trang",
    "ghep": "Lệ phí trả ở ngân hàng.",
    "dau": "mã số",
    "so": "7,5 ngày",
    "cho": "Đáp án: 2",
    "dien": "Không gõ mật khẩu vào ô tìm.",
    "canh": "Cúp máy → Để yên",
}
"""What the box holds after the second wrong answer."""
HALF: dict[str, tuple[Answer, str]] = {
    "giay-to": (tick("giay-to", "a"), "0,5 trên 1"),
    "tinh-huong": (judge("dsdd"), "0,5 trên 1"),
    "thu-tu": (arrange("acbd"), "0,5 trên 1"),
    "ghep": (pair("ghep", "1", "3", "2"), "0,33 trên 1"),
    "dien": (pair("dien", "1", "3"), "0,5 trên 1"),
}
"""Per question that can be half right: such an answer, and what it is worth."""


def start(tab: Page, way: str, seed: str = "", timed: bool = False) -> None:
    """Begin a paper from the first screen: by its number; "" is the author's paper."""
    if not tab.locator("details.more").evaluate("one => one.open"):
        tab.locator("details.more summary").click()
    tab.get_by_label("Mã đề", exact=True).fill(seed)
    tab.locator(".more input[type=radio]").nth(int(timed)).check(force=True)
    press(tab, way)


def kept(tab: Page, quiz: str = "mau") -> Any:
    """The attempt that the device keeps."""
    return json.loads(tab.evaluate("key => localStorage.getItem(key)", f"hocdvc:run:{quiz}") or "null")


def remember(tab: Page, run: object) -> None:
    """Have the device keep an attempt, whatever goes on now, and open the page again."""
    for _ in range(5):  # see RenderDocument in conftest
        tab.evaluate("run => { hocdvc.keepRun('mau', run); hocdvc.keepRun = () => {}; }", run)
        tab.reload()
        if kept(tab) is not None:
            return


def only(tab: Page, id: str, mode: str = "practice") -> None:
    """Open one question alone, as an attempt that was left half done."""
    run = {
        "mode": mode, "seed": "", "ids": [id], "again": True, "limit": 0, "at": 0, "tried": "", "done": False, "late": False, "left": 0,
        "end": 0, "went": [""], "drafts": [""], "flags": [False], "good": [0],
    }  # fmt: skip
    remember(tab, run)
    press(tab, "Làm tiếp")
    expect(question(tab, id)).to_be_visible()


def give(tab: Page, answer: Answer) -> Locator:
    """Answer in practice, and return the box with what is said of it."""
    answer(tab)
    tab.locator("#quiz-dock .btn:not(.ghost)").click()
    return tab.locator(".said")


def go_through(tab: Page, answers: dict[str, Answer]) -> None:
    """Answer all questions of a test that has just begun, up to the screen that hands it in."""
    for id in ASKS:
        expect(question(tab, id)).to_be_visible()
        if id in answers:
            answers[id](tab)
        tab.locator("#quiz-dock .btn:not(.ghost)").click()
