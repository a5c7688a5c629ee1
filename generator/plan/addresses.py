"""Addresses are promises: they get printed as QR codes, so all of them are made here and nowhere else."""

from __future__ import annotations

from ..model.book import Address

HOME: Address = "index.html"
ALL_GUIDES: Address = "bai.html"
ALL_PATHS: Address = "lo-trinh.html"
GLOSSARY: Address = "thuat-ngu.html"
SOURCES: Address = "nguon.html"
ABOUT: Address = "gioi-thieu.html"
TEACHERS: Address = "giao-vien.html"
HELP: Address = "noi-giup-do.html"
AUTHORS: Address = "viet-bai/index.html"


def lesson(guide: str, step: int | None = None) -> Address:
    """The lesson of a guide, or one of its steps (from 1)."""
    return f"hoc/{guide}.html" + (f"#{step_anchor(step)}" if step else "")


def step_anchor(number: int) -> str:
    """The anchor of a step on its lesson page."""
    return f"buoc-{number}"


def quiz(id: str) -> Address:
    """A quiz."""
    return f"kiem-tra/{id}.html"


def group(id: str) -> Address:
    """A group of services."""
    return f"nhom/{id}.html"


def path(id: str) -> Address:
    """A path."""
    return f"lo-trinh/{id}.html"


def term(id: str) -> Address:
    """A glossary entry."""
    return f"{GLOSSARY}#{id}"


def source(id: str) -> Address:
    """The entry of a source on the sources page."""
    return f"{SOURCES}#{id}"
