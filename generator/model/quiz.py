"""A quiz: about one guide, or an exam drawn from the questions of many. Each question kind is one file in `questions/`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema, model_validator

from .ask import Ask
from .base import Id, Line, Model, Whole
from .guide import Review
from .screen import ScreenUse
from .text import Rich


class Thinking(StrEnum):
    """Levels of the Vietnamese school test matrix."""

    RECOGNISE = "nhan-biet"
    UNDERSTAND = "thong-hieu"
    APPLY = "van-dung"


COMPETENCES = tuple(f"{domain}.{part}" for domain, parts in enumerate((3, 6, 4, 4, 4, 3), 1) for part in range(1, parts + 1))
"""The 24 component competences of the digital competence framework for learners (Thông tư 02/2025/TT-BGDĐT), by number."""

Competence = Annotated[
    Literal[COMPETENCES],  # type: ignore[valid-type]  # computed, so that its shape can be seen
    WithJsonSchema({"enum": [*COMPETENCES, *map(float, COMPETENCES)]}),
]
"""One of them. An editor reads `2.3` as a number; loading never does."""

Mistake = tuple[tuple[str | int, ...], str, str]
"""What makes a question unfair: path inside the question, message, hint."""


class Question(Model):
    """What every kind of question has."""

    kind: str
    id: Id = Field(title="Mã câu", description="Không đổi khi câu được sửa chữ.")
    stem: Rich = Field(title="Câu hỏi")
    level: Thinking = Field(title="Mức", description="nhan-biet, thong-hieu hoặc van-dung.")
    explanation: Rich | None = Field(None, title="Giải thích", description="Vì sao đáp án đúng, bằng lời của bài.")
    step: Whole | None = Field(None, ge=1, title="Bước liên quan", description="Số bước của bài để học lại.")
    competence: Competence | None = Field(
        None, title="Năng lực số", description="Mã năng lực thành phần của Thông tư 02/2025/TT-BGDĐT, ví dụ 2.3."
    )
    seconds: Whole | None = Field(None, ge=10, le=600, title="Số giây gợi ý")
    sources: tuple[Id, ...] = Field((), title="Nguồn", description="Chỉ cần khi câu hỏi nói điều bài không ghi nguồn.")
    origin: Line | None = Field(None, title="Lấy từ", description="Chỗ của bài sinh ra câu này, ví dụ facts.fee_online. Máy tự ghi.")

    @property
    def screen_use(self) -> ScreenUse | None:
        """The drawn screen that the question is about, where there is one."""
        return None

    @property
    def told(self) -> Rich | None:
        """A text below the stem that belongs to the question, such as one with gaps."""
        return None

    def ask(self) -> Ask:
        """The closed shape that formats, scoring and the browser know."""
        raise NotImplementedError

    def mistakes(self) -> tuple[Mistake, ...]:
        """What makes this question unfair."""
        return ()


class Auto(Model):
    """Questions that the guide itself gives, without writing. A question of `questions` with the same id takes the place of its own."""

    count: Whole = Field(ge=1, le=40, title="Số câu")
    pin: tuple[Id, ...] = Field((), title="Luôn có các câu này", description="Mã câu như hocdvc draft-quiz in ra.")
    drop: tuple[Id, ...] = Field((), title="Không dùng các câu này")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"count": data} if isinstance(data, str | int) else data


class Exam(Model):
    """A paper drawn from the questions of many guides, in the form of an exam. Numbers that are left out are those of the form."""

    form: Line = Field(title="Mẫu đề", description="tot-nghiep hoặc dinh-ki.")
    minutes: Whole | None = Field(None, ge=1, le=180, title="Số phút")
    choice: Whole | None = Field(None, ge=0, le=40, title="Số câu nhiều lựa chọn")
    true_false: Whole | None = Field(None, ge=0, le=8, title="Số câu đúng sai")
    short_answer: Whole | None = Field(None, ge=0, le=6, title="Số câu trả lời ngắn")
    levels: dict[Thinking, Whole] = Field({}, title="Tỉ lệ các mức", description="Phần trăm, cộng lại là 100.")
    groups: tuple[Id, ...] = Field((), title="Chỉ lấy từ các nhóm bài này")
    guides: tuple[Id, ...] = Field((), title="Chỉ lấy từ các bài này")
    seed: str = Field("1", pattern=r"^[a-z0-9-]{1,20}$", title="Mã đề", description="Cùng mã thì cùng đề.")


class Quiz(Model):
    """One quiz: one file `quizzes/ID.yml`; it lives at `kiem-tra/ID.html`."""

    id: Id = Field(title="Mã bài kiểm tra")
    formerly: tuple[Id, ...] = Field((), title="Mã cũ")
    title: Line = Field(max_length=120, title="Tên bài kiểm tra")
    guide: Id | None = Field(None, title="Bài hướng dẫn")
    intro: Rich | None = Field(None, title="Lời mở")
    draw: dict[Thinking, Whole] = Field({}, title="Mỗi lần làm", description="Số câu mỗi mức cho một lần làm. Bỏ trống thì hỏi hết.")
    questions: tuple[Question, ...] = Field((), title="Các câu hỏi")
    auto: Auto | None = Field(None, title="Câu tự sinh", description="Thêm chừng ấy câu lấy từ dữ kiện của bài.")
    exam: Exam | None = Field(None, title="Đề theo mẫu", description="Thay cho guide và questions: rút câu từ các bài kiểm tra khác.")
    review: Review = Field(title="Kiểm tra nội dung")
