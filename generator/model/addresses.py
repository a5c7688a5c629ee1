"""Addresses are promises: they get printed as QR codes, so all of them are made here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from .blocks import Address

FOLDERS: Mapping[str, str] = {"guide": "hoc", "quiz": "kiem-tra", "drill": "dien-tap", "group": "nhom", "path": "lo-trinh"}
"""The folder that each kind of thing lives in."""

BESIDE: Mapping[str, str] = {"practice": "thuc-hanh", "teach": "day-lai"}
"""The folder of each further page that a guide has, under the guide's own id."""

HOME: Address = "index.html"
ALL_GUIDES: Address = "bai.html"
ALL_PATHS: Address = "lo-trinh.html"
GLOSSARY: Address = "thuat-ngu.html"
SOURCES: Address = "nguon.html"
ABOUT: Address = "gioi-thieu.html"
TEACHERS: Address = "giao-vien.html"
ALL_DRILLS: Address = "dien-tap.html"
ALL_EXAMS: Address = "de-thu.html"
REVISION: Address = "on-tap.html"
PROGRESS: Address = "tien-bo.html"
HELP: Address = "noi-giup-do.html"
SEARCH: Address = "tim.html"
OFFLINE: Address = "ngoai-tuyen.html"
PRIVACY: Address = "du-lieu.html"
ACCESSIBILITY: Address = "tiep-can.html"
AUTHORS: Address = "viet-bai/index.html"

SHORT = "b"
"""The folder of the short addresses that are printed: `b/khai-sinh` leads to a lesson."""

MADE = frozenset(
    (
        HOME,
        ALL_GUIDES,
        ALL_PATHS,
        GLOSSARY,
        SOURCES,
        HELP,
        PROGRESS,
        ALL_DRILLS,
        ALL_EXAMS,
        REVISION,
        SEARCH,
        PRIVACY,
        OFFLINE,
        "404.html",
        "sitemap.xml",
    )
)
"""Addresses that the generator itself fills; no hand-written page may take them."""

PICTURES = "anh"
"""The folder of drawn pictures."""

MADE_FOLDERS = frozenset((*FOLDERS.values(), *BESIDE.values(), SHORT, PICTURES, "assets", "ngoai-tuyen"))
"""Folders that the generator itself fills."""


def of(kind: str, id: str) -> Address:
    """The page of a guide, quiz, group or path."""
    return f"{FOLDERS[kind]}/{id}.html"


def lesson(guide: str, step: int | None = None) -> Address:
    """The lesson of a guide, or one of its steps (from 1)."""
    return of("guide", guide) + (f"#{step_anchor(step)}" if step else "")


def short(name: str) -> Address:
    """The page behind a short address; in a folder of its own, so that any server finds it under `b/NAME`, which is what is printed."""
    return f"{SHORT}/{name}/index.html"


def step_anchor(number: int) -> str:
    """The anchor of a step on its lesson page."""
    return f"buoc-{number}"


def teach(guide: str) -> Address:
    """The page for teaching a guide to a relative."""
    return f"{BESIDE['teach']}/{guide}.html"


def drill(id: str) -> Address:
    """A drill."""
    return of("drill", id)


def scene_anchor(number: int) -> str:
    """The anchor of a scene on the page of a drill, and the id under which the device remembers it."""
    return f"canh-{number}"


def task_anchor(number: int) -> str:
    """The anchor of a task on a practice page, and the id under which the device remembers it."""
    return f"viec-{number}"


def practice(guide: str) -> Address:
    """The practice page of a guide."""
    return f"{BESIDE['practice']}/{guide}.html"


def quiz(id: str) -> Address:
    """A quiz."""
    return of("quiz", id)


def group(id: str) -> Address:
    """A group of services."""
    return of("group", id)


def path(id: str) -> Address:
    """A path."""
    return of("path", id)


def bundle_anchor(id: str) -> str:
    """The anchor of a bundle on the page for taking along."""
    return id.replace("/", "-")


def picture(key: str) -> Address:
    """The file of a picture. A key that names its type (`….png`) keeps it; all others are WebP."""
    return f"{PICTURES}/{key}" if "." in key else f"{PICTURES}/{key}.webp"


def term(id: str) -> Address:
    """A glossary entry."""
    return f"{GLOSSARY}#{id}"


def source(id: str) -> Address:
    """The entry of a source on the sources page."""
    return f"{SOURCES}#{id}"
