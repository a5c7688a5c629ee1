"""What a person can read or do on a screen: a closed set, the source of text alternatives and of practice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Say:
    """Something to read. `role` is heading, text, status or note; `icon`, what it is the picture of, may be empty."""

    text: str
    role: str = "text"
    id: str | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Tap:
    """Something to press. `role` is button, link, tab or item; `main` is what the page wants pressed; `icon` may be empty."""

    name: str
    role: str = "button"
    id: str | None = None
    enabled: bool = True
    note: str = ""
    main: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A box to write in. `role` is text, password, date, search, otp, captcha or file; `value` is sample data; `face` is on a button."""

    name: str
    role: str = "text"
    value: str = ""
    id: str | None = None
    enabled: bool = True
    message: str = ""
    face: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several to choose. `role` is select, radio or tabs; `option_ids` has the id of each option that is a target."""

    name: str
    options: tuple[str, ...]
    role: str = "select"
    value: str = ""
    id: str | None = None
    enabled: bool = True
    message: str = ""
    option_ids: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    name: str
    ticked: bool = False
    id: str | None = None
    enabled: bool = True
    message: str = ""


Control = Say | Tap | Fill | Pick | Tick
