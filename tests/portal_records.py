"""The records of procedures on the National Public Service Portal, and which of them a lesson is about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from conftest import REPO
from shipped import shipped_catalog

from generator.model.guide import Guide, Paper
from generator.model.source import Fact

DATA = REPO / "tests/data"
CODE = re.compile(r"\b\d\.\d{6}\b")


@dataclass(frozen=True)
class Record:
    """One procedure on the Portal."""

    code: str
    sheets: tuple[str, ...]
    time: str
    fees: dict[str, str]
    papers: tuple[dict[str, str], ...]
    lines: tuple[str, ...]
    old: bool

    @property
    def text(self) -> str:
        """All it says."""
        return "; ".join(self.lines)

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Record:
        """The parts that lessons repeat."""
        fees, before = {"fee_online": "", "fee_in_person": ""}, ""
        for channel in raw["kenh"]:
            before = before if channel["phi"] == "như trên" else channel["phi"]
            way = channel["hinh_thuc"].lower()
            for name, word in (("fee_online", "trực tuyến|một phần"), ("fee_in_person", "trực tiếp")):
                if re.search(word, way):
                    fees[name] += f"{before}; "
        return cls(
            raw["ma"],
            tuple(sheet.removesuffix(".md") for sheet in raw["tep"]),
            "; ".join(channel["thoi_han"] for channel in raw["kenh"]),
            {name: fee.removesuffix("; ") for name, fee in fees.items()},
            tuple(raw["thanh_phan"]),
            tuple(strings({name: part for name, part in raw.items() if name not in {"url", "ban_sao", "can_cu"}})),
            raw["noi_dung_cu"],
        )


def strings(part: Any) -> Iterator[str]:
    """Every text in a piece of JSON."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from strings(one)


class Difference(NamedTuple):
    """What a lesson and a record do not both say."""

    guide: str
    fact: str
    what: str


@cache
def records() -> dict[str, Record]:
    """Every record, by code."""
    return {raw["ma"]: Record.of(raw) for raw in json.loads((DATA / "procedures.json").read_text(encoding="utf-8"))}


@cache
def guides() -> dict[str, Guide]:
    """Every shipped lesson."""
    return dict(shipped_catalog().guides)


def facts_of(guide: Guide) -> Iterator[tuple[str, Fact]]:
    """The facts that repeat a record, by name: the four fixed ones, and others under their label."""
    for name in ("code", "time_limit", "fee_online", "fee_in_person"):
        fact = getattr(guide.facts, name)
        if fact is not None:
            yield name, fact
    yield from ((fact.label, fact) for fact in guide.facts.more)


def cited(fact: Fact | Paper) -> list[Record]:
    """The records a fact names as its source."""
    codes = (re.sub(r"^dvcqg-(\d)-(\d{6})$", r"\1.\2", source) for source in fact.sources)
    return [records()[code] for code in codes if code in records()]


def own(guide: Guide) -> list[Record]:
    """The records of the procedures a lesson gives as its own."""
    codes = CODE.findall(words(guide.facts.code)) if guide.facts.code else []
    return [records()[code] for code in codes if code in records()]


def words(fact: Fact) -> str:
    """All a fact says."""
    return f"{fact.value}. {fact.note or ''}"
