"""What search knows of the language, for every guide: read from words.yml, which authors can read and add to."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """As the browser gets it: `short` by abbreviation, `same` as lists of phrases, `means` as rows of an official name and what people say,
    `fill` and `some` as words, `ask` as rows of phrases, labels of facts and parts of a lesson."""
    known = yaml.safe_load((files(__package__) / "words.yml").read_text(encoding="utf-8"))
    return {
        "short": known["short"],
        "same": known["same"],
        "means": [[official, said] for official, said in known["means"].items()],
        "fill": known["fill"],
        "some": known["some"],
        "ask": [[one["when"], one.get("labels", []), one.get("parts", [])] for one in known["ask"]],
        "asking": known["asking"],
    }


@lru_cache(maxsize=1)
def beyond() -> tuple[str, ...]:
    """Questions of people that belong to no lesson there is, read from beyond.yml."""
    known: list[str] = yaml.safe_load((files(__package__) / "beyond.yml").read_text(encoding="utf-8"))
    return tuple(known)


def written_out(text: str) -> str:
    """A text with its abbreviations in full, as the browser reads a query. `thẻ BHYT` → `thẻ bảo hiểm y tế`."""
    short = words()["short"]
    return _WORD.sub(lambda word: short.get(word[0].lower(), word[0]), text)
