"""How search sees words: small letters without marks, y and i alike. The browser folds what people type in the same way (`search.js`)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_MARKS = re.compile("[\u0300-\u036f]+")
_TOKEN = re.compile("[a-z0-9]+")
_Y = re.compile("^(qu|.*[bcdghklmnpqrstvx])y$")


def folded(text: str) -> str:
    """Small letters without marks; đ is d. `Đăng Ký` → `dang ky`."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).lower().replace("đ", "d")


@lru_cache(maxsize=65536)
def _same(token: str) -> str:
    return _Y.sub(r"\1i", token)


def syllables(text: str) -> list[str]:
    """The syllables and numbers of a text in order, folded, a final y after a consonant as i. `Ký số 2` → `ki so 2`."""
    return [_same(token) for token in _TOKEN.findall(folded(text))]


def pairs(terms: list[str]) -> list[tuple[str, str]]:
    """Neighbours: most Vietnamese words are two syllables."""
    return list(pairwise(terms))
