"""The rule about time: content must have been compared with its sources not long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..model.catalog import Catalog, Settings
from ..model.guide import Review
from ..problems import Problem, Severity

MAX_AGE = timedelta(days=180)


def stale(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Guides and quizzes compared too long ago or in the future, or due to be looked at again; errors when strict."""
    severity = Severity.ERROR if settings.strict else Severity.WARNING
    for kind, things in (("guide", catalog.guides), ("quiz", catalog.quizzes)):
        for id, thing in things.items():
            for key, message, hint in _late(thing.review, settings.today):
                yield catalog.problem(kind, id, ("review", key), message, hint, rule="fresh", severity=severity)


def _late(review: Review, today: date) -> Iterator[tuple[str, str, str]]:
    read, due = review.checked_on, review.next_check
    if read > today:
        yield "checked_on", f"ngày đối chiếu {_day(read)} chưa tới", "Ghi ngày đã đối chiếu thật."
    elif today - read > MAX_AGE:
        age = (today - read).days
        yield "checked_on", f"đã {age} ngày chưa đối chiếu lại nguồn", "Đọc lại các nguồn, sửa bài nếu cần rồi ghi ngày mới."
    if due and due < today:
        yield "next_check", f"đã quá ngày xem lại {_day(due)}", "Xem lại bài rồi ghi ngày xem lại mới."


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
