"""A drawn imitation of a page: device, title, widgets; and how one step uses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .base import Flag, Id, Line, Model
from .control import Control
from .icons import IconName
from .picture import Layout, Ruler

HOLE = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""A word of a screen that each use may say for itself: `{thu-tuc}`."""

Place = Literal["flow", "bleed", "bottom", "over"]
"""Where a widget stands: in the column, in the column from edge to edge, fixed at the bottom, or over the page."""


class Device(StrEnum):
    """What the screen imitates."""

    PHONE = "phone"
    DESKTOP = "desktop"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of its pictures, logical px."""
        return (360, 640) if self is Device.PHONE else (640, 440)


class State(StrEnum):
    """How a widget stands at this showing."""

    NORMAL = "normal"
    FOCUS = "focus"
    ERROR = "error"
    DISABLED = "disabled"
    LOADING = "loading"
    SUCCESS = "success"


class Item(Model):
    """An entry of a list, tabs, bottom bar, dialog … An entry with an id can be a target."""

    id: Id | None = Field(None, title="Mã", description="Đặt mã khi bước cần chỉ vào mục này.")
    label: Line = Field(title="Chữ trên mục")
    note: Line | None = Field(None, title="Chữ nhỏ bên dưới")
    icon: IconName | None = Field(None, title="Tên hình nhỏ")
    badge: Line | None = Field(None, title="Nhãn bên phải")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"label": data} if isinstance(data, str) else data


class Widget(Model):
    """A part of a screen. Each kind is one file in `widgets/` and says how it is drawn and how it is used."""

    place: ClassVar[Place] = "flow"

    kind: str
    id: Id | None = Field(None, title="Mã", description="Đặt mã khi bước cần chỉ vào đây hoặc điền giá trị.")
    state: State = Field(State.NORMAL, title="Trạng thái")
    message: Line | None = Field(None, title="Dòng báo", description="Dòng chữ hiện dưới ô, ví dụ lời báo lỗi.")

    def layout(self, ruler: Ruler, width: float) -> Layout:
        """Shapes, height and target boxes in logical px, with the origin at the widget's top left corner."""
        raise NotImplementedError

    def controls(self) -> tuple[Control, ...]:
        """What a person reads and does here, in reading order; the source of text alternatives and practice."""
        raise NotImplementedError

    def with_value(self, value: str) -> Self | None:
        """This widget holding a sample value, or None when this kind holds none or the value is not one of its own."""
        return None

    @property
    def items_with_id(self) -> tuple[Item, ...]:
        """The entries of this widget that can be targets."""
        return ()

    @property
    def target_ids(self) -> tuple[str, ...]:
        """Every id a mark may point at: the widget's own and those of its entries."""
        own = (self.id,) if self.id else ()
        return own + tuple(item.id for item in self.items_with_id if item.id)


class Screen(Model):
    """One screen, shared by any number of steps. `address` is the true domain that learners learn to read."""

    id: Id = Field(title="Mã màn hình")
    title: Line = Field(title="Tên màn hình", description="Người học đọc tên này khi không xem được hình.")
    device: Device = Field(Device.PHONE, title="Thiết bị")
    address: Line | None = Field(None, title="Địa chỉ trang", description="Tên miền thật, ví dụ dichvucong.gov.vn.")
    app: Line | None = Field(None, title="Tên ứng dụng", description="Dùng cho màn hình trong ứng dụng, ví dụ VNeID.")
    imagined: Flag = Field(False, title="Chỉ có trong bài", description="true khi trang thật không có hình này: tờ nhắc, thẻ tập.")
    sources: tuple[Id, ...] = Field((), title="Nguồn mô tả màn hình")
    confidence: str = Field("medium", pattern="^(high|medium|low)$", title="Mức chắc chắn", description="high, medium hoặc low.")
    fill: dict[str, Line] = Field({}, title="Chữ thay", description="Tên → chữ dùng khi bước không nói khác. Chỗ ghi {tên} hiện chữ đó.")
    widgets: tuple[Widget, ...] = Field(min_length=1, title="Các phần của màn hình")

    def __hash__(self) -> int:
        """Of what can be hashed, which tells screens apart well enough."""
        return hash((self.id, self.widgets))

    @property
    def target_ids(self) -> tuple[str, ...]:
        """Every id on this screen, in reading order."""
        return tuple(target for widget in self.widgets for target in widget.target_ids)

    @property
    def holes(self) -> frozenset[str]:
        """The names in braces that stand in its title and widgets."""
        return frozenset(HOLE.findall(" ".join((self.title, *(widget.model_dump_json() for widget in self.widgets)))))

    def filled(self, fill: Mapping[str, str]) -> Screen:
        """This screen with the words of one use in the place of its `{names}`; where that says none, with its own."""
        if not self.fill:
            return self
        words = {**self.fill, **fill}
        widgets = tuple(type(widget).model_validate(_said(widget.model_dump(), words)) for widget in self.widgets)
        return self.model_copy(update={"title": _said(self.title, words), "widgets": widgets, "fill": {}})

    def using(self, showing: Showing) -> Screen:
        """This screen at one time, with words, sample values and states put in. Unknown ids are left alone."""
        own = self.filled(showing.fill) if isinstance(showing, ScreenUse) else self
        shown = (widget for widget in own.widgets if widget.id is None or widget.id not in showing.hide)
        return own.model_copy(update={"widgets": tuple(_used(widget, showing) for widget in shown)})


class Showing(Model):
    """How a screen stands at one time, and how much of it the picture shows."""

    values: dict[str, Line] = Field({}, title="Giá trị mẫu", description="Mã của phần → chữ mẫu, không dùng dữ liệu thật.")
    states: dict[str, State] = Field({}, title="Trạng thái", description="Mã của phần → normal, focus, error, disabled, loading, success.")
    messages: dict[str, Line] = Field({}, title="Dòng báo", description="Mã của phần → dòng chữ hiện bên dưới.")
    hide: tuple[Id, ...] = Field((), title="Ẩn bớt", description="Mã các phần không hiện ở bước này.")
    focus: Id | None = Field(None, title="Phóng to chỗ này", description="Mã của phần. Hình chỉ vẽ phần này và quanh nó, to hơn.")
    alt: Line | None = Field(None, title="Lời tả hình", description="Chỉ viết khi lời tả tự sinh chưa đủ.")


class ScreenUse(Showing):
    """How a step shows a screen: which one, with which sample values and states, and how it stands once the step is done."""

    use: Id = Field(title="Mã màn hình")
    fill: dict[str, Line] = Field({}, title="Chữ thay", description="Tên trong ngoặc nhọn trên màn hình → chữ của bước này.")
    after: Showing | None = Field(
        None, title="Sau khi làm", description="Thêm một hình: màn hình này khi bước đã xong. Chỉ ghi chỗ khác đi."
    )

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"use": data} if isinstance(data, str) else data


def _said(data: Any, words: Mapping[str, str]) -> Any:
    if isinstance(data, str):
        return HOLE.sub(lambda hole: words.get(hole[1], hole[0]), data)
    if isinstance(data, dict):
        return {key: _said(value, words) for key, value in data.items()}
    return tuple(_said(value, words) for value in data) if isinstance(data, (list, tuple)) else data


def _used(widget: Widget, use: Showing) -> Widget:
    key = widget.id or ""
    shown = (widget.with_value(use.values[key]) if key in use.values else widget) or widget
    changes: dict[str, Any] = {}
    if key in use.states:
        changes["state"] = use.states[key]
    if key in use.messages:
        changes["message"] = use.messages[key]
    return shown.model_copy(update=changes) if changes else shown
