"""A small book with one quiz that asks in every way there is, its words as hostile as words get."""

from __future__ import annotations

from generator.model.ask import Ask, Choose, Match, Option, Order, Write
from generator.model.blocks import Block, Deed, Definition, Definitions, LinkTo, Note, Para, QuestionCard, StepCard, Tone
from generator.model.book import Book, Frame, Page, PageKind
from generator.model.text import Plain, Press, Rich, Term

HOSTILE = '<img src=x onerror="alert(1)"> {{ 7*7 }} | `mã` {: .x } & [a](b)'


def say(text: str) -> Rich:
    """Plain words."""
    return Rich((Plain(text),))


def options(*texts: str | tuple[str, str]) -> tuple[Option, ...]:
    """Options a, b, c …; a pair is words and the reason."""
    pairs = [(one, None) if isinstance(one, str) else (one[0], say(one[1])) for one in texts]
    return tuple(Option("abcdefgh"[at], say(words), reason) for at, (words, reason) in enumerate(pairs))


ONE = Choose(options(("Khi bé đi học", "Muộn quá."), ("Trong 60 ngày", "Đúng hạn."), (HOSTILE, "Chữ lạ.")), ("b",), many=False)
MANY = Choose(options(("Giấy chứng sinh", "Bệnh viện cấp."), "Số định danh", ("Bằng lái xe", "Không liên quan.")), ("a", "b"), many=True)
PICK = Match(
    options(("Đọc tên miền trước.", "Tên miền cho biết thật giả."), ("Đưa mã OTP.", "Mất tài khoản."), "Nhờ đọc lại.", "Lưu mật khẩu."),
    (Option("dung", say("Đúng")), Option("sai", say("Sai"))),
    ("dung", "sai", "dung", "sai"),
)
PAIR = Match(
    options("Mật khẩu", "Mã hồ sơ", ("Mã OTP", "Hết hạn sau vài phút.")),
    tuple(Option(str(at), say(words)) for at, words in enumerate(("Mở tài khoản", "Tra cứu hồ sơ", "Xác nhận một lần"), 1)),
    ("1", "2", "3"),
)
STEPS = Order(options("Mở trang", "Đăng nhập", "Điền tờ khai", "Nộp hồ sơ"))
FREE = Write(("Ủy ban nhân dân xã", "UBND xã"), tone_free=True)
STRICT = Write(("mã số",), tone_free=False)

ASKS: dict[str, tuple[str, Ask]] = {
    "han": ("Thông hiểu", ONE),
    "giay-to": ("Nhận biết", MANY),
    "tinh-huong": ("Thông hiểu", PICK),
    "co-quan": ("Nhận biết", FREE),
    "thu-tu": ("Vận dụng", STEPS),
    "ghep": ("Vận dụng", PAIR),
    "dau": ("Nhận biết", STRICT),
}


def card(id: str, number: int = 1) -> QuestionCard:
    """The question of this id."""
    level, ask = ASKS[id]
    stem = Rich((Plain(f"Câu hỏi {id} về "), Term("cổng", "Trang làm thủ tục.", "thuat-ngu.html#cong"), Plain("?")))
    why = Rich((Plain("Vì "), Press(id), Plain(" là thế.")))
    reread = LinkTo("Xem lại bước 1", "hoc/mau.html#buoc-1") if number % 2 else None
    shown = ("d", "c", "b", "a") if isinstance(ask, Order) else ()
    return QuestionCard(number, f"cau-{number}", id, stem, level, ask, why, reread, shown)


def book() -> Book:
    """Home, a lesson, the glossary and the quiz."""
    crumbs = (LinkTo("Trang chủ", "index.html"), LinkTo("Bài mẫu", "hoc/mau.html"))
    note = Note(Tone.DRAFT, "Bản nháp", ((say("Đang chờ kiểm tra."), ()),))
    cards = tuple(card(id, number) for number, id in enumerate(ASKS, 1))
    blocks: tuple[Block, ...] = (Para(say("Bảy câu ngắn."), lead=True), note, *cards)
    step = StepCard(1, "buoc-1", "Mở trang", (Deed(say("Bấm nút.")),), None, say("thấy trang."), None, None, ())
    word = Definition("cong", "Cổng", (), "Trang làm thủ tục.", ())
    pages = (
        Page("index.html", PageKind.HOME, "Trang chủ", "Trang chủ.", (Para(say("Chào bạn.")),)),
        Page("hoc/mau.html", PageKind.LESSON, "Bài mẫu", "Một bài.", (step,), crumbs[:1], id="mau"),
        Page("thuat-ngu.html", PageKind.LIST, "Thuật ngữ", "Từ.", (Definitions((word,)),), crumbs[:1]),
        Page("kiem-tra/mau.html", PageKind.QUIZ, "Kiểm tra bài mẫu", "Bảy câu.", blocks, crumbs, updated="22/11/2026", id="mau"),
    )
    return Book(Frame("Trang thử", "", "xã Mẫu", (), (), "22/11/2026"), pages, {}, ())
