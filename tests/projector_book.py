"""A book whose quiz holds one question of every ask for the projector, and two as long as an author may write them."""

from __future__ import annotations

from decimal import Decimal

from quiz_book import HOSTILE, options, say

from generator.model.ask import Ask, Choose, Match, Number, Option, Order, Point, Scene, Turn, Write, points
from generator.model.blocks import LinkTo, QuestionCard
from generator.model.book import Book, Frame, Page, PageKind
from generator.model.image import Picture, Spot
from generator.model.screen import ScreenUse
from generator.model.text import Rich

LONG = "Bà Nguyễn Thị Ví Dụ hỏi cán bộ xã về giấy tờ phải mang theo khi đi làm thủ tục này. " * 8
"""Longer than the 600 characters that a line of a quiz may have."""
WORD = "x" * 300

TOWNS = tuple(Option(str(at), say(words)) for at, words in enumerate(("Anh", "Bình", "Cường", "Dũng"), 1))
PICK = (Option("dung", say("Đúng")), Option("sai", say("Sai")))
SCENES = (
    Scene("goi", say("Có người gọi xin mã."), (Turn(say("Cúp máy"), "tin"), Turn(say("Đọc mã"), "a"))),
    Scene("tin", say("Rồi có tin nhắn lạ."), (Turn(say("Bấm thử"), "b"), Turn(say("Để yên"), "c"))),
)
ENDS = options(("Đọc mã", "Mất tài khoản."), ("Cúp máy → Bấm thử", "Máy nhiễm mã độc."), ("Cúp máy → Để yên", "Không mất gì."))

ASKS: dict[str, Ask] = {
    "chon": Choose(
        options(("Mười ngày", "Ngắn quá."), ("Sáu mươi ngày", "Đúng hạn."), (HOSTILE, "Chữ lạ."), "Một năm"), ("b",), many=False
    ),
    "nhieu": Choose(options(("Giấy chứng sinh", "Có."), "Bằng lái", "Căn cước", "Vé xe"), ("a", "c"), many=True),
    "y": Match(options(("Đọc tên miền.", "Phải đọc."), "Đưa mã OTP.", "Tự gõ.", "Lưu mật khẩu."), PICK, ("dung", "sai", "dung", "sai")),
    "viet": Write(("Lập hộ mới", "hộ mới"), tone_free=True, wrong=(Option("x", say("Vào hộ"), say("Chưa có hộ.")),)),
    "so": Number(Decimal("7.5"), Decimal(0), ("ngày",)),
    "thutu": Order(options("Mở trang", "Đăng nhập", "Điền tờ khai", "Nộp hồ sơ")),
    "ghep": Match(options("Con cả", "Con hai", "Con út"), TOWNS, ("3", "1", "2")),
    "dien": Match(options("Chỗ (1)", "Chỗ (2)"), (Option("1", say("đỏ")), Option("2", say("xanh")), Option("3", say("tím"))), ("1", "2")),
    "cho": Point(ScreenUse(use="man"), options(("Ô tên", "Sai chỗ."), ("Nút gửi", "Đây rồi.")), "b"),
    "canh": Choose(ENDS, ("c",), many=False, scenes=SCENES),
}
EXTREMES: dict[str, Ask] = {
    "dai": Choose(options(*((f"{at} {LONG[:598]}", LONG[:600]) for at in range(8))), ("h",), many=False),
    "dac": Match(options(*(f"{at} {LONG[:200]}" for at in range(6))), TOWNS[:2], ("1", "2", "1", "2", "1", "2")),
    "chu": Choose(options(WORD, "Ngắn"), ("b",), many=False),
}
SECONDS = {"chon": 30}
WORTH = {"y": ("0", "0.1", "0.25", "0.5", "1")}


def card(id: str, number: int, ask: Ask) -> QuestionCard:
    """The question of this id."""
    extreme = id in EXTREMES
    picture = Picture("x" * 20, 720, 1280, "Một màn hình", "Mô phỏng.", spots=(Spot(1, 48, 200, 620, 80), Spot(2, 48, 400, 620, 80)))
    return QuestionCard(
        number=number,
        anchor=f"cau-{number}",
        id=id,
        stem=say(LONG[:600] if extreme else f"Câu hỏi {id}?"),
        level="Thông hiểu",
        ask=ask,
        explanation=say(LONG[:600] if extreme else f"Vì {id} là thế."),
        reread=None,
        shown=("d", "c", "b", "a") if isinstance(ask, Order) else (),
        told=Rich.parse("Trời (1) …………, lá (2) …………, đất nâu.") if id == "dien" else None,
        picture=picture if isinstance(ask, Point) else None,
        points=tuple(map(Decimal, WORTH[id])) if id in WORTH else points(ask),
        seconds=SECONDS.get(id, 60),
        guide="Bài mẫu",
        home=("mau", id),
    )


def book() -> Book:
    """Home and the quiz."""
    cards = tuple(card(id, number, ask) for number, (id, ask) in enumerate({**ASKS, **EXTREMES}.items(), 1))
    crumbs = (LinkTo("Trang chủ", "index.html"),)
    pages = (
        Page("index.html", PageKind.HOME, "Trang chủ", "Trang chủ.", ()),
        Page("kiem-tra/mau.html", PageKind.QUIZ, "Kiểm tra bài mẫu", "Câu hỏi.", cards, crumbs, updated="22/11/2026", id="mau"),
    )
    return Book(Frame("Trang thử", "", "xã Mẫu", (), (), "22/11/2026"), pages, {}, ())
