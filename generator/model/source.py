"""Where a claim comes from, and a claim together with where it comes from."""

from __future__ import annotations

from pydantic import Field

from .base import Flag, Id, Line, Model, Moment, Url


class Source(Model):
    """A document or page we read. `issued` may be a year or a month when the day is not known."""

    id: Id = Field(title="Mã nguồn", description="Tên ngắn không dấu, dùng trong `sources:` của bài.")
    title: Line = Field(title="Tên tài liệu hoặc trang")
    number: Line | None = Field(None, title="Số hiệu", description="Số văn bản hoặc mã thủ tục.")
    publisher: Line = Field(title="Nơi công bố")
    issued: Moment | None = Field(None, title="Ngày ban hành hoặc ngày đăng", description="2026, 2026-06 hoặc 2026-06-18.")
    url: Url = Field(title="Địa chỉ trang")
    read_on: Moment = Field(title="Ngày đọc", description="Ngày của bản mà nhóm đã đọc.")


class SourceList(Model):
    """The file `guides/sources.yml`."""

    sources: tuple[Source, ...] = Field(title="Danh sách nguồn")


class Fact(Model):
    """A value with its sources; never a bare string. `verified: false` shows "chưa kiểm chứng" beside it."""

    value: Line = Field(title="Giá trị", description="Ngắn gọn, đủ để đọc một mình.")
    sources: tuple[Id, ...] = Field(min_length=1, title="Nguồn", description="Mã các nguồn trong guides/sources.yml.")
    note: Line | None = Field(None, title="Ghi chú", description="Điều kiện hoặc lưu ý đi kèm.")
    verified: Flag = Field(True, title="Đã kiểm chứng", description="Ghi false khi các nguồn nói khác nhau.")


class NamedFact(Fact):
    """A fact with a label of its own, for what the fixed list of facts does not foresee."""

    label: Line = Field(title="Nhãn")
