"""Rules about real screenshots: areas lie on the picture, and the author has made sure that nothing private can be read."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.catalog import Catalog, Settings, Where
from ..model.image import Area, ImageUse
from ..problems import Problem, Severity

LOOK_FOR = "Tìm số giấy tờ, số điện thoại, họ tên, địa chỉ, khuôn mặt. Ghi vùng của chúng vào blur. Rồi thêm no_private_data: true."


def sound(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Areas outside of the screenshot, places no action points at, and screenshots nobody has vouched for."""
    for id, guide in catalog.guides.items():
        for n, step in enumerate(guide.steps):
            if step.image:
                used = {action.at for action in step.actions}
                for where, message, hint, severity in (*_areas(catalog, step.image), *_idle(step.image, used), *_unconfirmed(step.image)):
                    path: Where = ("steps", n, "image", *where)
                    yield catalog.problem("guide", id, path, message, hint, rule="screenshot", severity=severity)


Said = tuple[Where, str, str, Severity]


def _areas(catalog: Catalog, use: ImageUse) -> Iterator[Said]:
    file = catalog.images.get(use.file)
    areas: list[tuple[Where, Area]] = [(("blur", n), area) for n, area in enumerate(use.blur)]
    areas += [(("spots", id), area) for id, area in use.spots.items()]
    for where, (x, y, w, h) in areas if file else ():
        assert file
        width, height = file.size
        if w <= 0 or h <= 0 or x < 0 or y < 0 or x + w > width or y + h > height:
            hint = f"Ảnh rộng {width}, cao {height} pixel. Ghi: trái, trên, rộng, cao."
            yield where, "vùng này nằm ngoài ảnh", hint, Severity.ERROR


def _idle(use: ImageUse, used: set[str | None]) -> Iterator[Said]:
    for id in use.spots:
        if id not in used:
            yield ("spots", id), f"không việc nào chỉ vào “{id}”", "Thêm at vào một việc, hoặc bỏ chỗ này.", Severity.WARNING


def _unconfirmed(use: ImageUse) -> Iterator[Said]:
    if not use.no_private_data:
        yield (), f"chưa ai xác nhận ảnh “{use.file}” không còn thông tin riêng", LOOK_FOR, Severity.WARNING
