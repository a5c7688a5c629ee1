"""Everything known about one online service, or one skill such as logging in."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from .base import Day, Id, Line, Model, Whole
from .image import ImageUse
from .screen import ScreenUse
from .source import Fact, NamedFact
from .text import Rich

FRESH = timedelta(days=180)
"""How long a comparison with the sources holds."""


class Level(StrEnum):
    """How much of the procedure is done online."""

    FULL = "toan-trinh"
    PART = "mot-phan"
    OFFICE = "tai-cho"


class Audience(StrEnum):
    """Whom a guide or a path is for."""

    STUDENT = "hoc-sinh"
    TEAM = "to-cong-nghe-so"
    TEACHER = "giao-vien"
    PEOPLE = "nguoi-dan"


class Facts(Model):
    """The facts every service has. What is not known with a source is left out."""

    code: Fact | None = Field(None, title="Mã thủ tục")
    authority: Fact | None = Field(None, title="Nơi giải quyết")
    who: Fact | None = Field(None, title="Ai làm được")
    deadline: Fact | None = Field(None, title="Hạn phải làm", description="Người dân phải làm trong bao lâu.")
    time_limit: Fact | None = Field(None, title="Thời hạn giải quyết", description="Cơ quan trả kết quả trong bao lâu.")
    fee_online: Fact | None = Field(None, title="Phí khi làm trên mạng")
    fee_in_person: Fact | None = Field(None, title="Phí khi làm trực tiếp")
    result: Fact | None = Field(None, title="Nhận được")
    channels: Fact | None = Field(None, title="Cách nộp")
    legal_basis: Fact | None = Field(None, title="Căn cứ")
    more: tuple[NamedFact, ...] = Field((), title="Điều khác cần biết")


class Paper(Model):
    """Something to prepare before starting."""

    name: Line = Field(title="Tên giấy tờ")
    form: Line | None = Field(None, title="Dạng", description="Ví dụ: bản chính, ảnh chụp, chỉ cần số.")
    where: Line | None = Field(None, title="Lấy ở đâu")
    when: Line | None = Field(None, title="Khi nào cần", description="Bỏ trống nếu ai cũng cần.")
    sources: tuple[Id, ...] = Field((), title="Nguồn")


class Action(Model):
    """One thing to do. `at` names the target on the picture; the mark gets the next number by itself."""

    do: Rich = Field(title="Việc làm", description="Một việc. Chữ phải bấm hoặc gõ đặt trong **…**.")
    at: Id | None = Field(None, title="Chỗ trên hình", description="Mã của phần trên màn hình mà việc này chỉ vào.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"do": data} if isinstance(data, str) else data


class Trouble(Model):
    """What goes wrong in a step, and the way out."""

    problem: Rich = Field(title="Gặp gì")
    fix: Rich = Field(title="Làm gì")


class WrongTurn(Model):
    """A wrong choice that is worth a word of its own."""

    at: Id = Field(title="Chỗ bấm nhầm", description="Mã của phần trên màn hình.")
    why: Rich = Field(title="Vì sao chưa đúng", description="Nói chuyện gì xảy ra sau đó, và nên tìm gì.")


class Practice(Model):
    """How a step is practised, where what follows from the step itself is not enough."""

    task: Rich | None = Field(None, title="Việc cần làm", description="Nói điều cần đạt, không nói tên nút. Bỏ trống thì dùng tên bước.")
    only: tuple[Id, ...] = Field((), title="Chỉ tập các chỗ này", description="Bỏ trống thì tập mọi chỗ được đánh số.")
    look: tuple[Id, ...] = Field((), title="Chỉ cần tìm ra", description="Ô đã điền sẵn: người học bấm vào để chỉ ra, không phải điền.")
    samples: dict[str, Line] = Field({}, title="Số liệu mẫu", description="Mã của ô → chữ mẫu khác với chữ trên hình.")
    also: dict[str, tuple[Id, ...]] = Field({}, title="Cách khác cũng đúng", description="Mã của chỗ → những mã khác cũng được tính.")
    wrong: tuple[WrongTurn, ...] = Field((), title="Chỗ hay bấm nhầm")


class Step(Model):
    """One thing the user does, on one screen."""

    title: Line = Field(title="Tên bước", description="Bắt đầu bằng động từ.")
    actions: tuple[Action, ...] = Field(min_length=1, max_length=9, title="Việc làm")
    screen: ScreenUse | None = Field(None, title="Màn hình")
    image: ImageUse | None = Field(None, title="Ảnh chụp thật", description="Dùng thay hình vẽ trong bài. Màn hình vẽ vẫn dùng để tập thử.")
    ok: Rich = Field(title="Đúng khi", description="Dấu hiệu cho biết bước này đã xong.")
    confuse: Rich | None = Field(None, title="Dễ nhầm", description="Chỗ hay nhầm và điều xảy ra sau đó.")
    warning: Rich | None = Field(None, title="Cẩn thận")
    stuck: tuple[Trouble, ...] = Field((), title="Gặp lỗi?")
    practice: Practice | None = Field(None, title="Tập thử", description="Bỏ trống cũng được: bước nào có hình đều tập được.")
    sources: tuple[Id, ...] = Field((), title="Nguồn")


class Returned(Model):
    """Why a dossier comes back, and how to prevent it. Without sources it is shown as advice, not as a fact."""

    reason: Rich = Field(title="Lý do bị trả")
    fix: Rich = Field(title="Cách tránh")
    sources: tuple[Id, ...] = Field((), title="Nguồn")


class Faq(Model):
    """A question people ask, and its answer."""

    question: Rich = Field(title="Câu hỏi")
    answer: Rich = Field(title="Trả lời")
    sources: tuple[Id, ...] = Field((), title="Nguồn")


class Claim(Model):
    """A sentence with its sources; without sources it is advice."""

    text: Rich = Field(title="Câu")
    sources: tuple[Id, ...] = Field((), title="Nguồn")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data


class Asked(Model):
    """In which words people ask for one place of a guide, where the guide says it in others; without a place, what they ask here and the
    guide does not tell."""

    about: Rich | None = Field(
        None,
        title="Chỗ trả lời",
        description="Chép đúng tên bước, câu hỏi, điều gặp phải, nhãn, tên giấy tờ, lý do bị trả; ở after, safety chép cả câu. "
        "Bỏ trống khi người dân hay hỏi mà bài chưa nói: ô tìm sẽ nói thật là chưa có.",
    )
    words: tuple[Line, ...] = Field(min_length=1, title="Cách hỏi", description="Viết như người dân gõ hoặc nói, mỗi cách một dòng.")


class Review(Model):
    """Whether an office has checked the content, and when it must be looked at again."""

    state: Literal["draft", "reviewed"] = Field(title="Tình trạng", description="draft: bản nháp; reviewed: cơ quan đã kiểm tra.")
    checked_on: Day = Field(title="Ngày đối chiếu nguồn")
    by: Line | None = Field(None, title="Người hoặc cơ quan kiểm tra")
    next_check: Day | None = Field(None, title="Ngày phải xem lại")

    def stale(self, today: date) -> bool:
        """Whether the content was compared with its sources too long ago to be trusted on `today`."""
        return today - self.checked_on > FRESH or (self.next_check is not None and today > self.next_check)


class Guide(Model):
    """One guide: one file `guides/ID.yml`."""

    id: Id = Field(title="Mã bài", description="Trùng tên tệp. Nằm trong địa chỉ trang nên không đổi; nếu đổi thì ghi mã cũ vào formerly.")
    formerly: tuple[Id, ...] = Field((), title="Mã cũ", description="Địa chỉ cũ vẫn dẫn về bài này.")
    short: tuple[Id, ...] = Field(
        (),
        title="Địa chỉ ngắn",
        description="Ví dụ khai-sinh: b/khai-sinh dẫn tới bài. Tên đầu được in ra giấy. Tên đã in thì giữ mãi, tên mới thêm lên đầu.",
    )
    title: Line = Field(max_length=120, title="Tên bài")
    also_called: tuple[Line, ...] = Field((), title="Tên người dân hay gọi")
    group: Id = Field(title="Nhóm")
    audiences: tuple[Audience, ...] = Field(min_length=1, title="Người học")
    grades: tuple[Whole, ...] = Field((), title="Lớp", description="Từ 6 đến 12.")
    minutes: Whole = Field(ge=1, le=120, title="Số phút")
    summary: Line = Field(max_length=240, title="Tóm tắt")
    why: Rich = Field(title="Vì sao nên biết")
    situation: Rich = Field(title="Tình huống mở bài", description="Một chuyện ngắn của nhân vật mẫu.")
    level: Level | None = Field(
        None, title="Mức trực tuyến", description="toan-trinh, mot-phan hoặc tai-cho. Bỏ trống ở bài kỹ năng, không phải một thủ tục."
    )
    facts: Facts = Field(title="Dữ kiện")
    papers: tuple[Paper, ...] = Field((), title="Giấy tờ cần chuẩn bị")
    prerequisites: tuple[Id, ...] = Field((), title="Học trước")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=15, title="Các bước")
    returned: tuple[Returned, ...] = Field((), title="Vì sao hồ sơ bị trả")
    after: tuple[Claim, ...] = Field((), title="Sau khi nộp")
    safety: tuple[Claim, ...] = Field(min_length=1, title="An toàn")
    faq: tuple[Faq, ...] = Field((), title="Hỏi đáp")
    asked: tuple[Asked, ...] = Field((), title="Người dân hay hỏi thế nào", description="Chỉ để ô tìm hiểu câu hỏi, không hiện trong bài.")
    review: Review = Field(title="Kiểm tra nội dung")
