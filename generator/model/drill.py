"""A drill: scenes that a person decides in, one after another, to learn to see through a fraud or to find a fault in a paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Line, Model
from .guide import Review
from .text import Rich


class Message(Model):
    """Một tin nhắn."""

    kind: Literal["message"] = Field("message", title="Loại")
    sender: Line = Field(title="Người gửi", description="Tên hoặc “Số lạ”. Không ghi số điện thoại giống thật.")
    lines: tuple[Line, ...] = Field(min_length=1, max_length=6, title="Lời nhắn")


class Call(Model):
    """Một cuộc gọi."""

    kind: Literal["call"] = Field("call", title="Loại")
    caller: Line = Field(title="Người gọi", description="Tên hiện trên máy, ví dụ “Số lạ”.")
    lines: tuple[Line, ...] = Field(min_length=1, max_length=6, title="Người gọi nói")


class Web(Model):
    """Một trang mạng hoặc trang tải ứng dụng, có thanh địa chỉ."""

    kind: Literal["page"] = Field("page", title="Loại")
    address: Line = Field(title="Địa chỉ trang", description="Địa chỉ giả dùng đuôi .example, không lấy tên miền của ai.")
    title: Line = Field(title="Tên trang")
    lines: tuple[Line, ...] = Field((), max_length=6, title="Chữ trên trang")
    button: Line | None = Field(None, title="Nút trên trang")


class Poster(Model):
    """Một tấm biển có mã QR, có thể bị dán chồng mã khác."""

    kind: Literal["poster"] = Field("poster", title="Loại")
    title: Line = Field(title="Chữ trên biển")
    lines: tuple[Line, ...] = Field((), max_length=4, title="Chữ nhỏ")
    pasted: Line | None = Field(None, title="Mã dán chồng", description="Tả miếng dán, ví dụ: mép giấy còn mới, che mất chữ.")


class Flaw(StrEnum):
    """What is wrong with how a paper was photographed."""

    BLUR = "blur"
    CUT = "cut"
    GLARE = "glare"


class PaperLine(Model):
    """A line of a drawn paper. With an id it can be picked as the fault."""

    id: Id | None = Field(None, title="Mã", description="Đặt mã khi một lựa chọn chỉ vào dòng này.")
    label: Line = Field(title="Nhãn")
    value: Line = Field(title="Giá trị mẫu")
    flaw: Flaw | None = Field(None, title="Lỗi ảnh", description="blur: mờ; cut: mất một phần; glare: bị lóa.")


class Paper(Model):
    """Một tờ giấy được vẽ lại, như ảnh chụp để nộp."""

    kind: Literal["paper"] = Field("paper", title="Loại")
    title: Line = Field(title="Tên giấy")
    lines: tuple[PaperLine, ...] = Field(min_length=1, max_length=8, title="Các dòng")
    corner: Id | None = Field(None, title="Góc bị cắt", description="Mã của góc bị mất, khi ảnh thiếu một góc.")


Exhibit = Message | Call | Web | Poster | Paper
"""What a scene shows: a closed set."""


class Verdict(StrEnum):
    """How a choice turns out."""

    SAFE = "safe"
    RISKY = "risky"


class Choice(Model):
    """Something one can do in a scene, and what comes of it."""

    do: Rich = Field(title="Việc bạn chọn")
    verdict: Verdict = Field(title="Nên hay không", description="safe: nên làm; risky: không nên.")
    then: Rich = Field(title="Chuyện xảy ra", description="Nói hậu quả và vì sao. Không chê người chọn.")
    at: Id | None = Field(None, title="Chỗ trên giấy", description="Mã dòng hoặc góc mà lựa chọn này chỉ vào.")
    next: Id | None = Field(None, title="Cảnh tiếp theo", description="Bỏ trống: việc nên làm thì sang cảnh kế, việc khác thì chọn lại.")


class Scene(Model):
    """One moment: what is seen, what is asked, what can be done."""

    id: Id = Field(title="Mã cảnh")
    title: Line = Field(title="Tên cảnh")
    tell: Rich | None = Field(None, title="Lời kể")
    show: tuple[Annotated[Exhibit, Field(discriminator="kind")], ...] = Field((), max_length=2, title="Thứ bạn thấy")
    ask: Rich = Field(title="Câu hỏi")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=5, title="Các lựa chọn")


class Theme(StrEnum):
    """What a drill trains."""

    FRAUD = "lua-dao"
    PAPERS = "ho-so"


class Drill(Model):
    """One drill: one file `guides/drills/ID.yml`; it lives at `dien-tap/ID.html`."""

    id: Id = Field(title="Mã bài diễn tập", description="Trùng tên tệp.")
    formerly: tuple[Id, ...] = Field((), title="Mã cũ")
    theme: Theme = Field(title="Tập việc gì", description="lua-dao: nhận ra lừa đảo; ho-so: soát giấy tờ trước khi nộp.")
    title: Line = Field(max_length=120, title="Tên bài")
    summary: Line = Field(max_length=240, title="Tóm tắt")
    guides: tuple[Id, ...] = Field((), title="Bài liên quan", description="Bài diễn tập hiện ở phần an toàn của những bài này.")
    scenes: tuple[Scene, ...] = Field(min_length=1, max_length=9, title="Các cảnh")
    rule: Rich = Field(title="Điều cần nhớ")
    more: tuple[Rich, ...] = Field((), max_length=4, title="Nhớ thêm")
    sources: tuple[Id, ...] = Field(min_length=1, title="Nguồn")
    review: Review = Field(title="Kiểm tra nội dung")
