"""The page for taking things along: everything, each path, each group; and the icons of the site as an app."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ..model import addresses
from ..model.blocks import Block, Heading, LinkTo, Para
from ..model.book import AppIcon, Page, PageKind, Shot
from ..model.takeaway import Takeaway, Takeaways
from .bundles import ALL
from .desk import Desk, plain

TITLE = "Tải về dùng ngoại tuyến"
LEAD = "Tải một lần khi có Wi-Fi. Sau đó học, tập thử và kiểm tra được cả khi mất mạng."
KEPT = "Trang nào bạn đã mở thì máy tự giữ. Chọn ở dưới nếu muốn có sẵn nhiều bài."
ICONS = (AppIcon(192, False), AppIcon(512, False), AppIcon(512, True), AppIcon(180, True))
"""Two sizes for Android and desktops, one that may be cut to any shape, one for the home screen of an iPhone."""


def offline_page(desk: Desk) -> Page:
    """Every bundle that has guides, with a link to what is in it."""
    blocks: list[Block] = [Para(plain(LEAD), lead=True), Para(plain(KEPT))]
    blocks.append(Takeaways((_takeaway(ALL, "Tất cả các bài", addresses.ALL_GUIDES),)))
    for title, anchor, items in (("Theo lộ trình", "lo-trinh", tuple(_paths(desk))), ("Theo nhóm việc", "nhom", tuple(_groups(desk)))):
        blocks += [Heading(title, anchor), Takeaways(items)] if items else []
    crumbs = (LinkTo("Trang chủ", addresses.HOME),)
    return Page(addresses.OFFLINE, PageKind.OFFLINE, TITLE, "Giữ các bài trong máy để học khi không có mạng.", tuple(blocks), crumbs=crumbs)


def _takeaway(bundle: str, title: str, address: str) -> Takeaway:
    return Takeaway(bundle, title, address, addresses.bundle_anchor(bundle))


def _paths(desk: Desk) -> Iterator[Takeaway]:
    for path in desk.catalog.paths.values():
        if any(stop.guide in desk.catalog.guides for stop in path.stops):
            yield _takeaway(f"{addresses.FOLDERS['path']}/{path.id}", path.title, addresses.path(path.id))


def _groups(desk: Desk) -> Iterator[Takeaway]:
    for group in desk.catalog.groups.values():
        if desk.members[group.id]:
            yield _takeaway(f"{addresses.FOLDERS['group']}/{group.id}", group.title, addresses.group(group.id))


def take_path(id: str) -> LinkTo:
    """From a path to the place where it can be taken along."""
    anchor = addresses.bundle_anchor(f"{addresses.FOLDERS['path']}/{id}")
    return LinkTo("Tải lộ trình này về máy", f"{addresses.OFFLINE}#{anchor}", "Học được khi không có mạng")


def app_icons(look: str) -> tuple[Shot, ...]:
    """The icons as pictures to draw."""
    return tuple(Shot(hashlib.sha256(f"{look}\n{icon!r}".encode()).hexdigest()[:20] + ".png", icon) for icon in ICONS)
