"""Rules about ids and the addresses made of them: an address is printed as a QR code, so it belongs to one page for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..model import addresses
from ..model.catalog import Catalog, Settings, Where, dotted
from ..problems import Problem
from .walk import objects


def twin_ids(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Objects that were left out because an earlier one has the same id."""
    for kind, id, origin in catalog.twins:
        first = catalog.origins[kind, id]
        line, column = origin.find(("id",))
        where = f"{first.file}:{first.find(('id',))[0]}"
        message, path = f"mã “{id}” đã dùng ở {where}", dotted((*origin.base, "id"))
        yield Problem(origin.file, line, column, path, message, "Đổi một trong hai mã.", "twin-id")


def clashes(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Former ids and short addresses that clash with those of others, and hand-written pages on an address that is taken."""
    yield from _former(catalog)
    yield from _short(catalog)
    yield from _hand(catalog)


def _former(catalog: Catalog) -> Iterator[Problem]:
    for kind in addresses.FOLDERS:
        owners = {id: id for id in objects(catalog, kind)}
        for id, thing in objects(catalog, kind).items():
            for n, old in enumerate(thing.formerly):
                owner = owners.setdefault(old, id)
                if owner != id or old == id or old in thing.formerly[:n]:
                    path: Where = ("formerly", n)
                    message = f"địa chỉ {addresses.of(kind, old)} đã thuộc về “{owner}”"
                    yield catalog.problem(kind, id, path, message, "Bỏ mã cũ này ở một trong hai nơi.", rule="address")


def _short(catalog: Catalog) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for id, guide in catalog.guides.items():
        for n, name in enumerate(guide.short):
            if name in owners:
                message = f"địa chỉ ngắn “{name}” đã thuộc về “{owners[name]}”"
                yield catalog.problem("guide", id, ("short", n), message, "Chọn tên khác cho một trong hai.", rule="address")
            owners.setdefault(name, id)


def _hand(catalog: Catalog) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page in catalog.hand_pages:
        address = _address(page.path)
        file = f"docs/{page.path}"
        if address in addresses.MADE or address.split("/")[0] in addresses.MADE_FOLDERS:
            message = f"địa chỉ {address} do chương trình tự tạo"
            yield Problem(file, 0, 0, "", message, "Đặt trang viết tay ở tên khác.", "address")
        elif address in seen:
            message = f"trùng địa chỉ {address} với docs/{seen[address]}"
            yield Problem(file, 0, 0, "", message, "Đổi tên một trong hai tệp.", "address")
        seen.setdefault(address, page.path)


def _address(path: str) -> str:
    """The address of a hand-written page, without regard to case, since some disks know none."""
    here = PurePosixPath(path.casefold())
    if here.suffix != ".md":
        return str(here)
    return str(here.with_name("index.html" if here.stem in ("readme", "index") else f"{here.stem}.html"))
