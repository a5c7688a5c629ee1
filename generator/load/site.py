"""What `mkdocs.yml` says to us: name, address, and our own settings under `extra.hocdvc`. The rest is the engine's."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from ..model.base import Id, Line, Model
from ..model.catalog import Origin, Site
from ..problems import Problem
from . import disk
from .mistakes import explain
from .yaml_text import MAX_BYTES, Data, Marks, decode, parse

FILE = "mkdocs.yml"
UNKNOWN = Site(name="(chưa đặt tên)", url="", description="", place="chua-ro")


class _Own(Model):
    """Our settings."""

    place: Id = Field(title="Mã địa phương")


class _Extra(BaseModel):
    hocdvc: _Own = Field(title="Cài đặt của trang học")


class _Config(BaseModel):
    """The keys of `mkdocs.yml` that we read."""

    site_name: Line = Field(title="Tên trang")
    site_url: str = Field("", pattern=r"^(https?://[^\s\"'<>`]+)?$", title="Địa chỉ trang")
    site_description: str = Field("", title="Giới thiệu ngắn")
    extra: _Extra


def read_site(root: Path) -> tuple[Site, Origin, tuple[Problem, ...]]:
    """The site's settings, where they stand, and the problems; a stand-in when they cannot be used."""
    unread = Origin(FILE, {})
    if not (root / FILE).exists():
        hint = "Chạy lệnh trong thư mục có mkdocs.yml, hoặc tạo tệp đó."
        return UNKNOWN, unread, (Problem(FILE, 0, 0, "", "không có tệp này", hint, disk.RULE),)
    raw = disk.read(root, FILE, MAX_BYTES)
    if isinstance(raw, Problem):
        return UNKNOWN, unread, (raw,)
    text, problems = decode(FILE, raw)
    if text is None:
        return UNKNOWN, unread, problems
    data, problems = parse(FILE, text, lenient=True)
    if problems:
        return UNKNOWN, unread, problems
    origin = Origin(FILE, Marks(text))
    return _site(data, origin)


def _site(data: Data, origin: Origin) -> tuple[Site, Origin, tuple[Problem, ...]]:
    plain = {key: _default(value) for key, value in data.items() if value is not None} if isinstance(data, dict) else data
    try:
        config = _Config.model_validate(plain)
    except ValidationError as error:
        return UNKNOWN, origin, explain(error, _Config, plain, origin)
    site = Site(name=config.site_name, url=config.site_url, description=config.site_description, place=config.extra.hocdvc.place)
    return site, origin, ()


def _default(value: Data) -> Data:
    """The value itself; of a list that an environment variable may replace, its last entry."""
    return value[-1] if isinstance(value, list) and value else value
