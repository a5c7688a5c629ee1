"""`point`: press the right place on a drawn screen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..model.ask import Option, Point
from ..model.base import Flag, Id, Model
from ..model.quiz import Mistake, Question
from ..model.screen import ScreenUse
from ..model.text import Rich
from .fair import twins, unreasoned


class Target(Model):
    """A place on the screen that can be pressed."""

    at: Id = Field(title="Chỗ trên màn hình", description="Mã của phần hoặc của mục.")
    text: Rich = Field(title="Tên chỗ này", description="Người không xem được hình và bài in trên giấy đọc tên này.")
    right: Flag = Field(False, title="Đúng", description="true nếu phải bấm vào đây.")
    reason: Rich | None = Field(None, title="Vì sao")


class Pointing(Question):
    """Bấm đúng chỗ trên màn hình."""

    kind: Literal["point"] = "point"
    screen: ScreenUse = Field(title="Màn hình", description="Như ở một bước của bài.")
    targets: tuple[Target, ...] = Field(min_length=2, max_length=6, title="Các chỗ có thể bấm")

    @property
    def screen_use(self) -> ScreenUse:
        """The screen to point at."""
        return self.screen

    def ask(self) -> Point:
        """Point; the ids of options are the targets on the screen."""
        options = tuple(Option(one.at, one.text, one.reason) for one in self.targets)
        return Point(self.screen, options, next((one.at for one in self.targets if one.right), self.targets[0].at))

    def mistakes(self) -> tuple[Mistake, ...]:
        """Not exactly one right place, a place that stands twice, or one without its reason."""
        found: list[Mistake] = []
        if sum(one.right for one in self.targets) != 1:
            found.append((("targets",), "phải có đúng một chỗ đúng", "Đánh dấu right: true cho một chỗ."))
        known = [one.at for one in self.targets]
        found += [(("targets", n, "at"), "chỗ này đã có ở trên", "Bỏ một trong hai.") for n, at in enumerate(known) if at in known[:n]]
        return (*found, *twins("targets", "chỗ", [one.text for one in self.targets]), *unreasoned("targets", "chỗ", self.targets))
