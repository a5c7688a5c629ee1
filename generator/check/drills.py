"""Rules about drills: every scene can be reached and left, and every choice points at something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..model.catalog import Catalog, Settings, Where, nearest
from ..model.drill import Drill, Paper, Scene, Verdict
from ..problems import Problem
from .walk import Said, told, twice


def playable(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Scenes that cannot be reached, lead back in a circle or have no way out, and choices that point at nothing."""
    return told(catalog, "drill", _unplayable, "drill")


def _unplayable(drill: Drill) -> Iterator[Said]:
    return chain(_ids(drill), _scenes(drill), _unreached(drill))


def _ids(drill: Drill) -> Iterator[Said]:
    for where, id in twice((("scenes", n, "id"), scene.id) for n, scene in enumerate(drill.scenes)):
        yield where, f"mã cảnh “{id}” có hai lần", "Đổi một trong hai mã."


def _scenes(drill: Drill) -> Iterator[Said]:
    order = [scene.id for scene in drill.scenes]
    for n, scene in enumerate(drill.scenes):
        if not any(choice.verdict is Verdict.SAFE for choice in scene.choices):
            yield ("scenes", n, "choices"), "cảnh này không có việc nào nên làm", "Ghi verdict: safe ở lựa chọn đúng."
        places = _places(scene)
        for m, choice in enumerate(scene.choices):
            where: Where = ("scenes", n, "choices", m)
            if choice.next and choice.next not in order:
                yield (*where, "next"), f"không có cảnh “{choice.next}”", nearest(choice.next, order) or f"Các cảnh: {', '.join(order)}."
            elif choice.next and order.index(choice.next) <= n:
                hint = "Cảnh sau phải viết bên dưới, để chuyện không quay vòng."
                yield (*where, "next"), f"cảnh “{choice.next}” không đứng sau cảnh này", hint
            if choice.at and choice.at not in places:
                hint = nearest(choice.at, places) or f"Có thể chỉ vào: {', '.join(places) or 'chưa có dòng nào có id'}."
                yield (*where, "at"), f"trên giấy của cảnh này không có “{choice.at}”", hint


def _places(scene: Scene) -> tuple[str, ...]:
    papers = [one for one in scene.show if isinstance(one, Paper)]
    lines = [line.id for paper in papers for line in paper.lines if line.id]
    return (*lines, *(paper.corner for paper in papers if paper.corner))


def _unreached(drill: Drill) -> Iterator[Said]:
    """Scenes after the first to which no choice leads: neither by name nor, for the next one below, by leaving `next` out."""
    reached = {drill.scenes[0].id}
    for n, scene in enumerate(drill.scenes):
        if scene.id not in reached:
            yield ("scenes", n), f"không lựa chọn nào dẫn tới cảnh “{scene.id}”", "Ghi next ở một lựa chọn, hoặc bỏ cảnh này."
            continue
        reached |= {choice.next for choice in scene.choices if choice.next}
        if n + 1 < len(drill.scenes) and any(choice.next is None and choice.verdict is Verdict.SAFE for choice in scene.choices):
            reached.add(drill.scenes[n + 1].id)
