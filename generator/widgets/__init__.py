"""The table of widget kinds. A new kind is one file here and one name in `AnyWidget`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..model.base import Model
from ..model.screen import Screen
from .alert import Alert
from .app_bar import AppBar
from .bottom_bar import BottomBar
from .button import Button
from .captcha import Captcha
from .card import Card
from .checkbox import Checkbox
from .date_field import DateField
from .dialog import Dialog
from .file_upload import FileUpload
from .heading import Heading
from .link import Link
from .list import ItemList
from .otp import Otp
from .paragraph import Paragraph
from .password_field import PasswordField
from .qr import Qr
from .radio import Radio
from .search_box import SearchBox
from .select import Select
from .stepper import Stepper
from .tabs import Tabs
from .text_field import TextField
from .timeline import Timeline

AnyWidget = Annotated[
    AppBar
    | Heading
    | Paragraph
    | TextField
    | PasswordField
    | DateField
    | Select
    | Checkbox
    | Radio
    | Button
    | Link
    | SearchBox
    | ItemList
    | Card
    | FileUpload
    | Dialog
    | Tabs
    | BottomBar
    | Otp
    | Qr
    | Captcha
    | Stepper
    | Alert
    | Timeline,
    Field(discriminator="kind"),
]


class AnyScreen(Screen):
    """A screen as it stands in YAML, its widgets told apart by `kind`."""

    widgets: tuple[AnyWidget, ...] = Field(min_length=1, title="Các phần của màn hình")


class ScreenFile(Model):
    """A file of `guides/screens/`: screens that any guide may use."""

    screens: tuple[AnyScreen, ...] = Field(min_length=1, title="Các màn hình")
