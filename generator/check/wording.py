"""Rules about words: short sentences, and everyday words instead of officialese. Both only warn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from ..model.catalog import Catalog, Settings
from ..model.guide import Asked
from ..model.screen import ScreenUse
from ..model.text import Press, Rich
from ..problems import Problem, Severity
from .jargon import PLAIN_WORDS
from .walk import Said, Text, texts, told


def _branches(phrases: Iterable[str]) -> str:
    """One pattern for many phrases, parted by first letter, which makes it several times faster; longer ones first."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


MAX_WORDS = 25
KINDS = ("guide", "quiz", "group", "path", "place", "term")
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_FIRST_WORDS = frozenset(word.replace(",", " ").split()[0] for word in PLAIN_WORDS)
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_JARGON = re.compile(rf"(?<!\w)(?:{_branches(PLAIN_WORDS)})(?!\w)")


def _prose(model: BaseModel) -> Iterator[Text]:
    """Our own sentences: not what screens imitate or people ask, not the names of laws, not the words that the glossary explains."""
    for text in texts(model):
        imitated = isinstance(text.holder, Asked) or (isinstance(text.holder, ScreenUse) and text.field != "alt")
        if not imitated and "legal_basis" not in text.path and text.field not in ("term", "also", "also_called"):
            yield text


def long_sentences(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Sentences of more than MAX_WORDS words; of each text the longest."""
    return told(catalog, "long-sentence", _too_long, *KINDS, severity=Severity.WARNING)


def _too_long(model: BaseModel) -> Iterator[Said]:
    for text in _prose(model):
        plain = text.plain
        if plain.count(" ") >= MAX_WORDS:
            longest = max(sum(1 for word in sentence.split() if _WORD.search(word)) for sentence in _END.split(plain))
            if longest > MAX_WORDS:
                yield text.path, f"có câu dài {longest} chữ", f"Tách thành các câu không quá {MAX_WORDS} chữ."


def jargon(catalog: Catalog, settings: Settings) -> Iterator[Problem]:
    """Officialese in our own sentences, unless the glossary explains it; what is pressed or quoted stays as it is."""
    words = frozenset(word.casefold() for term in catalog.terms.values() for word in (term.term, *term.also))
    explained = catalog.memory.of(("explained", words), work=lambda: words)
    return told(catalog, "jargon", _jargon, *KINDS, beside=lambda kind, id: (explained,), severity=Severity.WARNING)


def _jargon(model: BaseModel, explained: frozenset[str]) -> Iterator[Said]:
    for text in _prose(model):
        for word in _jargon_in(_own_words(text).lower()):
            if word not in explained:
                yield text.path, f"từ hành chính hoặc từ ngoại “{word}”", f"Nói thường: {PLAIN_WORDS[word]}."


def _jargon_in(words: str) -> Iterable[str]:
    """The listed words found, each once; a quick look first, for most texts have none."""
    if _FIRST_WORDS.isdisjoint(_WORDS.findall(words)):
        return ()
    return dict.fromkeys(_JARGON.findall(words))


def _own_words(text: Text) -> str:
    value = text.value
    if isinstance(value, Rich):
        value = "".join("·" if isinstance(span, Press) else getattr(span, "text", "·") for span in value.spans)
    return _QUOTED.sub("·", value)
