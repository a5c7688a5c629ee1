"""A small book: a quiz that asks in every way there is, its words as hostile as words get; an exam; and a quiz that draws its questions."""

from __future__ import annotations

import io
from decimal import Decimal

from PIL import Image

from generator.model.ask import Ask, Choose, Match, Number, Option, Order, Point, Scene, Turn, Write, points
from generator.model.blocks import Block, Deed, Definition, Definitions, Heading, LinkTo, Note, Para, QuestionCard, StepCard, Tone
from generator.model.book import Book, Frame, OutFile, Page, PageKind, Sitting
from generator.model.image import Picture, Spot
from generator.model.screen import ScreenUse
from generator.model.text import Plain, Press, Rich, Term

HOSTILE = '<img src=x onerror="alert(1)"> {{ 7*7 }} | `mã` {: .x } & [a](b)'


def say(text: str) -> Rich:
    """Plain words."""
    return Rich((Plain(text),))


def options(*texts: str | tuple[str, str]) -> tuple[Option, ...]:
    """Options a, b, c …; a pair is words and the reason."""
    pairs = [(one, None) if isinstance(one, str) else (one[0], say(one[1])) for one in texts]
    return tuple(Option("abcdefgh"[at], say(words), reason) for at, (words, reason) in enumerate(pairs))


def columns(*texts: str | tuple[str, str]) -> tuple[Option, ...]:
    """Columns 1, 2, 3 …"""
    return tuple(Option(str(at), one.text, one.reason) for at, one in enumerate(options(*texts), 1))


ONE = Choose(options(("Khi bé đi học", "Muộn quá."), ("Trong 60 ngày", "Đúng hạn."), (HOSTILE, "Chữ lạ.")), ("b",), many=False)
MANY = Choose(options(("Giấy chứng sinh", "Bệnh viện cấp."), "Số định danh", ("Bằng lái xe", "Không liên quan.")), ("a", "b"), many=True)
PICK = Match(
    options(("Đọc tên miền trước.", "Tên miền cho biết thật giả."), ("Đưa mã OTP.", "Mất tài khoản."), "Nhờ đọc lại.", "Lưu mật khẩu."),
    (Option("dung", say("Đúng")), Option("sai", say("Sai"))),
    ("dung", "sai", "dung", "sai"),
    tuple(map(Decimal, ("0", "0.1", "0.25", "0.5", "1"))),
)
PAIR = Match(
    options("Mật khẩu", "Mã hồ sơ", ("Mã OTP", "Hết hạn sau vài phút.")),
    columns("Mở tài khoản", "Tra cứu hồ sơ", "Xác nhận một lần", ("Trả lệ phí", "Lệ phí trả ở ngân hàng.")),
    ("1", "2", "3"),
)
GAP = Match(
    options(("Chỗ (1)", "Tên thủ tục."), ("Chỗ (2)", "Nút tìm.")),
    columns("đăng ký khai sinh", "Tìm kiếm", ("mật khẩu", "Không gõ mật khẩu vào ô tìm.")),
    ("1", "2"),
)
STEPS = Order(options("Mở trang", "Đăng nhập", "Điền tờ khai", "Nộp hồ sơ"))
FREE = Write(
    ("Ủy ban nhân dân xã", "UBND xã"),
    tone_free=True,
    wrong=(Option("x", say("Công an"), say("Công an lo căn cước.")), Option("y", say("Huyện"), say("Không còn cấp huyện. Hỏi UBND xã."))),
)
STRICT = Write(("mã số",), tone_free=False)
NUMBER = Number(Decimal("7.5"), Decimal("0.5"), ("ngày", "hôm"), (Option("x", say("30"), say("Đó là hạn của việc khác.")),))
PLACE = Point(ScreenUse(use="man"), options(("Ô tên", "Ô này để gõ."), ("Nút gửi", "Gửi đi ở đây."), ("Nút lưu", "Chỉ cất lại.")), "b")
WALK = Choose(
    options(("Đọc mã", "Mất tài khoản."), ("Cúp máy → Bấm thử", "Máy nhiễm mã độc."), ("Cúp máy → Để yên", "Không mất gì.")),
    ("c",),
    many=False,
    scenes=(
        Scene("goi", say("Có người gọi xin mã."), (Turn(say("Đọc mã"), "a"), Turn(say("Cúp máy"), "tin"))),
        Scene("tin", say("Rồi có tin nhắn lạ."), (Turn(say("Bấm thử"), "b"), Turn(say("Để yên"), "c"))),
    ),
)

ASKS: dict[str, tuple[str, Ask]] = {
    "han": ("Thông hiểu", ONE),
    "giay-to": ("Nhận biết", MANY),
    "tinh-huong": ("Thông hiểu", PICK),
    "co-quan": ("Nhận biết", FREE),
    "thu-tu": ("Vận dụng", STEPS),
    "ghep": ("Vận dụng", PAIR),
    "dau": ("Nhận biết", STRICT),
    "so": ("Nhận biết", NUMBER),
    "cho": ("Vận dụng", PLACE),
    "dien": ("Thông hiểu", GAP),
    "canh": ("Vận dụng", WALK),
}
PICTURE = Picture(
    "x" * 20, 720, 1280, "Một màn hình", "Mô phỏng.", "", (Spot(1, 48, 200, 624, 96), Spot(2, 48, 400, 624, 96), Spot(3, 600, 20, 8, 8))
)


def card(id: str, number: int = 1) -> QuestionCard:
    """The question of this id."""
    level, ask = ASKS[id]
    return QuestionCard(
        number=number,
        anchor=f"cau-{number}",
        id=id,
        stem=Rich((Plain(f"Câu hỏi {id} về "), Term("cổng", "Trang làm thủ tục.", "thuat-ngu.html#cong"), Plain("?"))),
        level=level,
        ask=ask,
        explanation=Rich((Plain("Vì "), Press(id), Plain(" là thế."))),
        reread=LinkTo("Xem lại bước 1", "hoc/mau.html#buoc-1") if number % 2 else None,
        shown=("d", "c", "b", "a") if isinstance(ask, Order) else (),
        told=say("Gõ (1) ………… vào ô, rồi bấm (2) …………") if id == "dien" else None,
        picture=PICTURE if isinstance(ask, Point) else None,
        points=points(ask),
        seconds=60,
        guide="Bài mẫu",
        home=("mau", id),
    )


def exam_card(part: str, number: int, ask: Ask, worth: str, guide: str) -> QuestionCard:
    """A question of the exam."""
    id = f"{part.lower()}-{number}"
    return QuestionCard(
        number, f"phan-{part.lower()}-cau-{number}", f"mau--{id}", say(f"Câu {id}?"), "Nhận biết", ask, say("Vì thế."), None,
        points=points(ask, Decimal(worth)), guide=guide, home=("mau", id), part=part,
    )  # fmt: skip


def exam() -> Page:
    """Three parts of 2 choices, 3 true or false of which the best 2 count, and 2 short answers: 2 · 0.25 + 2 · 1 + 2 · 0.25 = 3 points."""
    parts: tuple[tuple[str, list[Ask], str], ...] = (
        ("I", [ONE, ONE], "0.25"),
        ("II", [PICK, PICK, PICK], "1"),
        ("III", [FREE, NUMBER], "0.25"),
    )
    blocks: list[Block] = [Para(say("Đề ba phần."))]
    for roman, asks, worth in parts:
        blocks.append(Heading(f"Phần {roman}", f"phan-{roman.lower()}", aside=f"{len(asks)} câu"))
        blocks += [exam_card(roman, at, ask, worth, ("Bài mẫu", "Bài khác")[at % 2]) for at, ask in enumerate(asks, 1)]
    crumbs = (LinkTo("Trang chủ", "index.html"),)
    sitting = Sitting(minutes=50, best=(("II", 2),), scale=0)
    return Page(
        "kiem-tra/de.html", PageKind.QUIZ, "Đề mẫu", "Ba phần.", tuple(blocks), crumbs, updated="22/11/2026", id="de", sitting=sitting
    )


LEVELS = ("Nhận biết", "Thông hiểu", "Vận dụng")
DRAW = (("Nhận biết", 2), ("Thông hiểu", 1), ("Vận dụng", 1))


def drawing() -> Page:
    """Nine questions of three levels, of which an attempt draws four."""
    asks: tuple[Ask, ...] = (ONE, MANY, PAIR, STEPS, GAP, PICK, ONE, MANY, PLACE)
    cards = tuple(
        QuestionCard(
            at, f"cau-{at}", f"r{at}", say(f"Câu r{at}?"), LEVELS[at % 3], ask, say("Vì thế."), None,
            ("d", "c", "b", "a") if ask is STEPS else (), told=say("Gõ (1) ………… rồi (2) …………") if ask is GAP else None,
            picture=PICTURE if ask is PLACE else None,
            points=points(ask), home=("rut", f"r{at}"), guide="Bài mẫu",
        )
        for at, ask in enumerate(asks, 1)
    )  # fmt: skip
    crumbs = (LinkTo("Trang chủ", "index.html"),)
    return Page(
        "kiem-tra/rut.html", PageKind.QUIZ, "Đề rút", "Bốn câu.", cards, crumbs, updated="22/11/2026", id="rut", sitting=Sitting(DRAW)
    )


def book() -> Book:
    """Home, a lesson, the glossary and the quizzes."""
    crumbs = (LinkTo("Trang chủ", "index.html"), LinkTo("Bài mẫu", "hoc/mau.html"))
    note = Note(Tone.DRAFT, "Bản nháp", ((say("Đang chờ kiểm tra."), ()),))
    cards = tuple(card(id, number) for number, id in enumerate(ASKS, 1))
    blocks: tuple[Block, ...] = (Para(say("Vài câu ngắn."), lead=True), note, *cards)
    step = StepCard(1, "buoc-1", "Mở trang", (Deed(say("Bấm nút.")),), None, say("thấy trang."), None, None, ())
    word = Definition("cong", "Cổng", (), "Trang làm thủ tục.", ())
    pages = (
        Page("index.html", PageKind.HOME, "Trang chủ", "Trang chủ.", (Para(say("Chào bạn.")),)),
        Page("hoc/mau.html", PageKind.LESSON, "Bài mẫu", "Một bài.", (step,), crumbs[:1], id="mau"),
        Page("on-tap.html", PageKind.LIST, "Ôn 5 phút", "Ôn.", (Para(say("Ôn.")),), crumbs[:1]),
        Page("thuat-ngu.html", PageKind.LIST, "Thuật ngữ", "Từ.", (Definitions((word,)),), crumbs[:1]),
        Page(
            "kiem-tra/mau.html",
            PageKind.QUIZ,
            "Kiểm tra bài mẫu",
            "Vài câu.",
            blocks,
            crumbs,
            updated="22/11/2026",
            id="mau",
            sitting=Sitting(),
        ),
        exam(),
        drawing(),
    )
    return Book(Frame("Trang thử", "", "xã Mẫu", (), (), "22/11/2026"), pages, {}, (), (OutFile(f"docs/anh/{PICTURE.key}.webp", _grey()),))


def _grey() -> bytes:
    """A picture to point at."""
    file = io.BytesIO()
    Image.new("RGB", (PICTURE.width, PICTURE.height), "#ccd").save(file, "WEBP", lossless=True)
    return file.getvalue()
