"""Pictures on pages with their numbered places; real screenshots, as an author describes one and as the file was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from .base import Day, Flag, Id, Line, Model, Whole

Area = tuple[int, int, int, int]
"""Left, top, width and height in the screenshot's own pixels, as a person sees it."""

NAME = r"^[a-z0-9][a-z0-9._-]*\.(png|jpg|jpeg|webp)$"

_Area = Annotated[tuple[Whole, Whole, Whole, Whole], Field(description="Trái, trên, rộng, cao; tính bằng pixel của ảnh.")]

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 6 << 20
MAX_SIDE = 8192
MAX_PIXELS = 20_000_000


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture file from outside, read and found harmless: its bytes, and its width and height as a person sees it."""

    content: bytes
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """The place on a picture that a mark points at, in the file's pixels from the top left."""

    number: int
    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page; `key` names the file `anh/KEY.webp`. Sizes are the file's pixels.

    `label` is a word above it when a step has several (Trước, Sau), `spots` are its numbered places.
    """

    key: str
    width: int
    height: int
    alt: str
    caption: str = ""
    label: str = ""
    spots: tuple[Spot, ...] = ()


class ImageUse(Model):
    """A real screenshot in place of a drawn screen."""

    file: Line = Field(title="Tên tệp", description="Ảnh PNG, JPEG hoặc WebP trong guides/images.", pattern=NAME)
    alt: Line = Field(title="Lời tả ảnh", description="Cho người không xem được ảnh.")
    taken_on: Day = Field(title="Ngày chụp")
    blur: tuple[_Area, ...] = Field((), title="Vùng làm mờ", description="Che mọi số giấy tờ, số điện thoại, họ tên, khuôn mặt thật.")
    spots: dict[Id, _Area] = Field({}, title="Chỗ trên ảnh", description="Mã chỗ (dùng ở at của việc làm) → vùng trên ảnh.")
    no_private_data: Flag = Field(
        False, title="Đã kiểm tra", description="true: bạn đã xem lại, mọi thông tin riêng đều nằm trong vùng làm mờ."
    )
