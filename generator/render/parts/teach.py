"""Teaching a relative: large steps, each with a box to tick, and the card to keep."""

from __future__ import annotations

from ...model.blocks import KeepCard, TeachStep
from . import escape
from .inline import Pen
from .lesson import deeds, pictures
from .prose import boxed

TICK = "Người thân đã tự làm được"


def step(block: TeachStep, pen: Pen) -> str:
    """One step; a script shows one at a time and remembers the ticks."""
    title = f'## <span class="n"><span class="off">Bước </span>{block.number}</span> {escape.text(block.title)} {{: #{block.anchor} .day }}'
    tick = f'<p class="did"><label><input type="checkbox" data-part="{escape.attr(block.anchor)}"> <b>{TICK}</b></label></p>'
    body = (
        title,
        boxed("do", [deeds(block.deeds, pen, block.anchor)]),
        pictures(block.pictures, pen, block.anchor, above=block.number == 1),
        f"**Đúng khi:** {pen.rich(block.ok)}\n{{: .ok }}",
        tick,
    )
    return "\n\n".join(filter(None, body))


def keep(block: KeepCard, pen: Pen) -> str:
    """The card: who, what, the steps by name, whom to ask; printed alone."""
    steps = "\n".join(f"{at}. {escape.text(name)}" for at, name in enumerate(block.steps, 1))
    contacts = "\n".join(f"- {escape.text(one.label)}: **{escape.text(one.value, first=False)}**" for one in block.contacts)
    body = (
        f"**{escape.text(block.title, first=False)}**\n{{: .what }}",
        '<p class="who" hidden><b></b> đã tự làm được <span></span>.</p>',
        steps,
        "Cần hỏi:" if contacts else "",
        contacts,
        escape.text(f"Bài học: {block.address}") + "\n{: .where-to }" if block.address else "",
    )
    return "## Thẻ để giữ lại {#the}\n\n" + boxed("keep", body)
