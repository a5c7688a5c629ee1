"""How guides are grouped, ordered for an audience, explained and made local."""

from __future__ import annotations

from pydantic import Field

from .base import Id, Line, Model, Whole
from .guide import Audience
from .source import Fact, NamedFact
from .text import Rich


class Group(Model):
    """A family of services; it lives at `nhom/ID.html`."""

    id: Id = Field(title="Mã nhóm")
    formerly: tuple[Id, ...] = Field((), title="Mã cũ")
    title: Line = Field(title="Tên nhóm")
    summary: Line = Field(title="Tóm tắt")
    icon: Id = Field("folder", title="Hình nhỏ")


class GroupList(Model):
    """The file `guides/groups.yml`; the order there is the order on the site."""

    groups: tuple[Group, ...] = Field(title="Các nhóm")


class Stop(Model):
    """A guide's place in a path."""

    guide: Id = Field(title="Mã bài")
    goal: Rich = Field(title="Học xong làm được gì")
    part: Line | None = Field(None, title="Mở phần mới", description="Tên buổi hoặc phần bắt đầu từ bài này, ví dụ “Buổi 1: Vào cửa”.")


class Path(Model):
    """An ordered set of guides for one audience: one file `guides/paths/ID.yml`; it lives at `lo-trinh/ID.html`."""

    id: Id = Field(title="Mã lộ trình")
    formerly: tuple[Id, ...] = Field((), title="Mã cũ")
    title: Line = Field(title="Tên lộ trình")
    audience: Audience = Field(title="Người học")
    grades: tuple[Whole, ...] = Field((), title="Lớp")
    summary: Line = Field(title="Tóm tắt")
    why: Rich = Field(title="Vì sao theo thứ tự này")
    stops: tuple[Stop, ...] = Field(min_length=1, title="Các chặng")


class Contact(Model):
    """A way to reach people who help."""

    label: Line = Field(title="Gọi ai")
    value: Line = Field(title="Số điện thoại, địa chỉ hoặc trang")
    note: Line | None = Field(None, title="Ghi chú")
    sources: tuple[Id, ...] = Field(min_length=1, title="Nguồn")


class LocalFacts(Model):
    """Facts of one guide that differ in this place. A field left out keeps the guide's own value."""

    authority: Fact | None = Field(None, title="Nơi giải quyết")
    deadline: Fact | None = Field(None, title="Hạn phải làm")
    time_limit: Fact | None = Field(None, title="Thời hạn giải quyết")
    fee_online: Fact | None = Field(None, title="Phí khi làm trên mạng")
    fee_in_person: Fact | None = Field(None, title="Phí khi làm trực tiếp")
    more: tuple[NamedFact, ...] = Field((), title="Điều khác cần biết")


class Place(Model):
    """A province profile: one file `guides/places/ID.yml`."""

    id: Id = Field(title="Mã địa phương")
    name: Line = Field(title="Tên gọi", description="Ví dụ: tỉnh Hưng Yên.")
    formerly_named: tuple[Line, ...] = Field((), title="Tên cũ", description="Ví dụ: tỉnh Thái Bình (đến 30/6/2025).")
    about: tuple[Fact, ...] = Field((), title="Nên biết về địa phương")
    contacts: tuple[Contact, ...] = Field((), title="Nơi giúp đỡ")
    facts: dict[str, LocalFacts] = Field({}, title="Dữ kiện riêng", description="Mã bài → dữ kiện khác ở địa phương này.")


class Term(Model):
    """A word explained in plain words; where a lesson uses it, the meaning is one tap away."""

    id: Id = Field(title="Mã")
    term: Line = Field(title="Từ")
    also: tuple[Line, ...] = Field((), title="Cách viết khác")
    meaning: Line = Field(max_length=300, title="Nghĩa")
    sources: tuple[Id, ...] = Field((), title="Nguồn")


class Glossary(Model):
    """The file `guides/glossary.yml`."""

    terms: tuple[Term, ...] = Field(title="Các từ")
