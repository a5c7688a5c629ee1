"""`scenario`: a situation that branches with every decision; what counts is how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from ..model.ask import Choose, Option, Scene, Turn
from ..model.base import Flag, Id, Model
from ..model.quiz import Mistake, Question
from ..model.text import Plain, Rich, Span
from .fair import LETTERS, twins


class Decision(Model):
    """Something one can do in a scene: it leads to a later scene, or ends the story well or badly."""

    do: Rich = Field(title="Việc chọn làm")
    next: Id | None = Field(None, title="Cảnh tiếp theo")
    then: Rich | None = Field(None, title="Kết cục", description="Chuyện gì xảy ra và vì sao. Dùng khi truyện dừng ở đây.")
    right: Flag | None = Field(None, title="Kết cục tốt", description="true hoặc false; viết cùng then.")

    @model_validator(mode="before")
    @classmethod
    def _one_way(cls, data: Any) -> Any:
        if isinstance(data, dict) and ("next" in data) == ("then" in data or "right" in data):
            raise ValueError("cần next (cảnh tiếp theo), hoặc then và right (kết cục)")
        return data


class Moment(Model):
    """A scene: what happens, and what one can do."""

    id: Id = Field(title="Mã cảnh")
    tell: Rich = Field(title="Kể", description="Chuyện gì đang xảy ra.")
    ways: tuple[Decision, ...] = Field(min_length=2, max_length=4, title="Các cách làm")


class Scenario(Question):
    """Tình huống rẽ nhánh, tính điểm theo kết cục."""

    kind: Literal["scenario"] = "scenario"
    scenes: tuple[Moment, ...] = Field(min_length=1, max_length=6, title="Các cảnh", description="Cảnh đầu là chỗ bắt đầu.")

    def ask(self) -> Choose:
        """Choose one end of the story; an end's text is the way to it, its reason what happens then."""
        ends = list(self._ends())
        ids = {place: LETTERS[at] for at, (place, _, _) in enumerate(ends)}
        options = tuple(Option(ids[place], told, way.then) for place, way, told in ends)
        right = tuple(ids[place] for place, way, _ in ends if way.right)
        return Choose(options, right, many=False, scenes=tuple(self._scenes(ids)))

    def mistakes(self) -> tuple[Mistake, ...]:
        """Scenes that stand twice, are never reached, or lead back; ends without words; not exactly one good end."""
        found = list(self._broken())
        if found:
            return tuple(found)
        if sum(bool(way.right) for _, way, _ in self._ends()) != 1:
            found.append((("scenes",), "phải có đúng một kết cục tốt", "Đánh dấu right: true cho một kết cục."))
        return tuple(found)

    def _broken(self) -> Iterator[Mistake]:
        known = [scene.id for scene in self.scenes]
        named = {way.next for scene in self.scenes for way in scene.ways if way.next}
        for n, scene in enumerate(self.scenes):
            if scene.id in known[:n]:
                yield ("scenes", n, "id"), f"mã cảnh “{scene.id}” có hai lần", "Đổi một trong hai mã."
            if n and scene.id not in named:
                yield ("scenes", n, "id"), f"không lối nào dẫn tới cảnh “{scene.id}”", "Thêm next tới cảnh này, hoặc bỏ cảnh."
            for path, what, hint in twins("ways", "cách làm", [way.do for way in scene.ways]):
                yield ("scenes", n, *path), what, hint
            for at, way in enumerate(scene.ways):
                if way.next and way.next not in known[n + 1 :]:
                    yield ("scenes", n, "ways", at, "next"), f"sau cảnh này không có cảnh “{way.next}”", "Dẫn tới một cảnh viết ở dưới."
                if not way.next and (way.then is None or way.right is None):
                    yield ("scenes", n, "ways", at), "kết cục chưa đủ", "Viết cả then (chuyện xảy ra) và right (true hoặc false)."

    def _ends(self) -> Iterator[tuple[tuple[int, int], Decision, Rich]]:
        """Every end: the place of its scene and its own there, itself, and the first way to it as words."""
        ways: dict[str, tuple[Rich, ...]] = {self.scenes[0].id: ()}
        for at, scene in enumerate(self.scenes):
            before = ways.get(scene.id, ())
            for n, way in enumerate(scene.ways):
                if way.next:
                    ways.setdefault(way.next, (*before, way.do))
                else:
                    yield (at, n), way, _joined((*before, way.do))

    def _scenes(self, ids: dict[tuple[int, int], str]) -> Iterator[Scene]:
        for at, scene in enumerate(self.scenes):
            turns = (Turn(way.do, f"canh-{way.next}" if way.next else ids[at, n]) for n, way in enumerate(scene.ways))
            yield Scene(f"canh-{scene.id}", scene.tell, tuple(turns))


def _joined(deeds: tuple[Rich, ...]) -> Rich:
    spans: list[Span] = []
    for n, deed in enumerate(deeds):
        spans += [Plain(" → ")] if n else []
        spans += deed.spans
    return Rich(tuple(spans))
