"""Hands that answer the quiz of `quiz_book` in a browser: for every question a right answer and two wrong ones."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from quiz_book import ASKS

Answer = Callable[[Page], None]


def question(tab: Page, id: str) -> Locator:
    return tab.locator(f'.question[data-id="{id}"]')


def press(tab: Page, name: str) -> None:
    tab.locator("#quiz-dock").get_by_role("button", name=name).click()


def tick(id: str, *values: str) -> Answer:
    def answer(tab: Page) -> None:
        for box in question(tab, id).locator("input").all():
            wanted = box.get_attribute("value") in values
            if box.get_attribute("type") == "checkbox" or wanted:
                box.set_checked(wanted, force=True)

    return answer


def judge(columns: str) -> Answer:
    def answer(tab: Page) -> None:
        for row, column in zip(question(tab, "tinh-huong").locator(".row").all(), columns, strict=True):
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


def pair(*columns: str) -> Answer:
    def answer(tab: Page) -> None:
        for pick, column in zip(question(tab, "ghep").get_by_role("combobox").all(), columns, strict=True):
            pick.select_option(column)

    return answer


RIGHT: dict[str, Answer] = {
    "han": tick("han", "b"),
    "giay-to": tick("giay-to", "a", "b"),
    "tinh-huong": judge("dsds"),
    "co-quan": write("co-quan", "  uy ban NHAN dan   xa "),
    "thu-tu": arrange("abcd"),
    "ghep": pair("1", "2", "3"),
    "dau": write("dau", "Mã Số"),
}
WRONG: dict[str, tuple[Answer, str, Answer]] = {
    "han": (tick("han", "a"), "Muộn quá.", tick("han", "c")),
    "giay-to": (tick("giay-to", "a", "c"), "Không liên quan.", tick("giay-to", "a")),
    "tinh-huong": (judge("dddd"), "2 trên 4 chỗ", judge("dsdd")),
    "co-quan": (write("co-quan", "tỉnh"), "xem lại từng chữ", write("co-quan", "huyện")),
    "thu-tu": (arrange("acbd"), "2 trên 4 chỗ", arrange("abdc")),
    "ghep": (pair("1", "1", "1"), "1 trên 3 chỗ", pair("1", "3", "2")),
    "dau": (write("dau", "ma so"), "xem lại từng chữ", write("dau", "mã")),
}
"""Per question: a wrong answer, what is said of it, and another wrong one."""
TOLD: dict[str, str] = {
    "han": "Đáp án: B",
    "giay-to": "Đáp án: A, B",
    "tinh-huong": "3 trên 4 chỗ",
    "co-quan": "UBND xã",
    "thu-tu": "Mở trang",
    "ghep": "1 trên 3 chỗ",
    "dau": "mã số",
}
"""What the box holds after the second wrong answer."""


def go_to(tab: Page, id: str) -> None:
    """Answer rightly until the question of this id is shown."""
    for known in ASKS:
        if known == id:
            break
        RIGHT[known](tab)
        press(tab, "Trả lời")
        press(tab, "Câu tiếp theo")
    expect(question(tab, id)).to_be_visible()


def give(tab: Page, answer: Answer) -> Locator:
    """Answer, and return the box with what is said of it."""
    answer(tab)
    press(tab, "Trả lời")
    return tab.locator(".said")
