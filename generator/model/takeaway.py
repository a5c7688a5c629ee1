"""What can be taken along, as the page for it lists it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Takeaway:
    """The id of a bundle, its name, the address from the site's root that tells what is in it, and the anchor it stands at."""

    bundle: str
    title: str
    address: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Takeaways:
    """A list of what can be taken along; how much each weighs is filled in when the site is finished."""

    items: tuple[Takeaway, ...]
