"""The page “Dữ liệu của bạn”: everything that is kept on the device, what for, until when, and how to get rid of it."""

from __future__ import annotations

from ..model import addresses
from ..model.blocks import Block, Heading, LinkTo, Listing, Para
from ..model.book import Page, PageKind
from ..model.kept import INVENTORY, Inventory
from .desk import Desk, plain

TITLE = "Dữ liệu của bạn"
LEAD = "Trang này không có tài khoản, không dùng cookie, không gửi gì về đâu. Thứ gì cần nhớ thì nằm trong máy bạn đang cầm."
NEVER = (
    "Số định danh, số điện thoại, mật khẩu, mã OTP. Màn hình tập thử chỉ dùng số mẫu.",
    "Giấy tờ và ảnh của bạn. Trang không có chỗ nào để gửi lên.",
    "Bạn đang ở đâu, và bạn xem trang bao lâu.",
)
ELSEWHERE = (
    "Bạn mở trang qua mạng thì máy chủ chứa trang thấy địa chỉ mạng của bạn, như mọi trang web. Mở từ USB thì không ai thấy.",
    "Tệp bạn tự lưu, như tấm thẻ hay tệp tiến bộ, nằm ở thư mục tải xuống. Muốn bỏ thì bạn xóa tệp ở đó.",
    "Bạn bấm sang trang khác, như Cổng Dịch vụ công, thì trang ấy có quy định riêng. Nơi đó không được báo bạn từ đâu tới.",
)
BY_HAND = (
    "Mở phần cài đặt của trình duyệt, tìm mục xóa dữ liệu duyệt web, rồi chọn xóa dữ liệu trang web. "
    "Dùng cửa sổ ẩn danh thì mọi thứ tự mất khi bạn đóng cửa sổ."
)


def privacy_page(_: Desk) -> Page:
    """The same on every site; a script adds what this device really holds, and the buttons that delete."""
    blocks: tuple[Block, ...] = (
        Para(plain(LEAD), lead=True),
        Heading("Máy giữ những gì", "may-giu"),
        Inventory(INVENTORY),
        Heading("Những thứ trang không bao giờ giữ", "khong-giu"),
        Listing(tuple((plain(text), ()) for text in NEVER)),
        Heading("Ngoài máy này", "ngoai-may"),
        Listing(tuple((plain(text), ()) for text in ELSEWHERE)),
        Heading("Xóa bằng trình duyệt", "xoa-bang-tay"),
        Para(plain(BY_HAND)),
    )
    crumbs = (LinkTo("Trang chủ", addresses.HOME),)
    return Page(addresses.PRIVACY, PageKind.PRIVACY, TITLE, "Máy giữ gì, để làm gì, và cách xóa.", blocks, crumbs=crumbs)
