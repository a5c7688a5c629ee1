"""What the site keeps on a reader's device, all of it: one line for each kind. A test finds whatever is kept but not told of here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shelf(StrEnum):
    """Where a browser keeps it."""

    STORAGE = "storage"
    CACHES = "caches"


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that is kept. `names` is a pattern for whole names, understood alike by Python and browsers; the rest is said to
    the reader: what it is, what for, and until when."""

    id: str
    shelf: Shelf
    names: str
    what: str
    purpose: str
    until: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """The block of a page that tells what the device keeps, by kind; a script shows what of it is there."""

    items: tuple[Kept, ...]


_ID = "[a-z0-9-]+"
_PERSON = "hocdvc(?:@[0-9]+)?:"
_ASKED = "Tới khi bạn xóa."

INVENTORY: tuple[Kept, ...] = (
    Kept(
        "cach-hien", Shelf.STORAGE, r"hocdvc\.(?:chu|dong|nen|ro)", "Cách đọc bạn chọn: cỡ chữ, dòng, nền, độ rõ",
        "Để lần sau mở ra vẫn như bạn đã chọn.", "Tới khi bạn chọn lại hoặc xóa.",
    ),
    Kept(
        "giay-to", Shelf.STORAGE, r"hocdvc\.giay\.[a-z0-9:-]+", "Giấy tờ bạn đã đánh dấu là có",
        "Để bạn chuẩn bị dần mà không phải nhớ. Chỉ giữ tên loại giấy, không giữ giấy.", _ASKED,
    ),
    Kept(
        "nguoi-hoc", Shelf.STORAGE, "hocdvc:nguoi", "Tên gọi của những người học chung máy",
        "Để tiến bộ của mỗi người không lẫn vào nhau.", _ASKED,
    ),
    Kept(
        "tien-bo", Shelf.STORAGE, f"{_PERSON}(?:practice|drill|teach|quiz):{_ID}", "Việc đã tập, câu đã làm",
        "Để bạn học tiếp từ chỗ đã dừng. Chỉ giữ đúng hay chưa, không giữ chữ bạn gõ khi tập.", _ASKED,
    ),
    Kept(
        "can-on", Shelf.STORAGE, f"{_PERSON}due:{_ID}", "Câu cần ôn lại, và ngày nên ôn",
        "Để phần “Ôn 5 phút” hỏi đúng câu bạn hay sai.", "Tới khi bạn thuộc câu đó, hoặc xóa.",
    ),
    Kept(
        "dang-lam", Shelf.STORAGE, f"{_PERSON}run:{_ID}", "Bài kiểm tra đang làm dở, cùng câu trả lời",
        "Để lỡ tắt trang thì không phải làm lại từ đầu.", "Tới khi bạn làm lại từ đầu, hoặc xóa.",
    ),
    Kept(
        "len-bang", Shelf.STORAGE, f"hocdvc:chieu:{_ID}", "Trò chơi đang chiếu trên lớp: tên đội và điểm",
        "Để lỡ tắt máy chiếu thì chơi tiếp được.", "Tới khi trò chơi kết thúc, hoặc bạn xóa.",
    ),
    Kept(
        "may-cho-ghi", Shelf.STORAGE, r"hocdvc\.thu", "Dấu thử xem máy có cho ghi không",
        "Để báo trước cho bạn khi máy không giữ được gì.", "Ghi xong thì xóa ngay.",
    ),
    Kept(
        "ngoai-tuyen", Shelf.CACHES, "hocdvc.*", "Bài và hình để xem khi không có mạng",
        "Để mở lại được lúc mất mạng, và đỡ tốn dữ liệu.", "Tới khi có bản mới hơn, hoặc bạn xóa. Máy đầy thì trình duyệt có thể tự xóa.",
    ),
)  # fmt: skip
"""In the order in which a reader is told."""
