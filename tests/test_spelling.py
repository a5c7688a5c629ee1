"""Every Vietnamese word that a reader meets is spelled as in the dictionary of hunspell-vi, or is a known name (`data/words.txt`)."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import REPO

DICTIONARY = REPO / "scripts/js/node_modules/dictionary-vi/index.dic"
KNOWN = Path(__file__).parent / "data/words.txt"
INLINE = {"a", "abbr", "b", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "wbr"}
UNREAD = {"code", "script", "style", "svg", "template"}
ADDRESS = re.compile(r"\S*(?:\w\.\w|[/@_=])\S*")
OLD_PLACE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$")
"""A tone mark where schools wrote it before: “hoá” for “hóa”. Words with a last consonant, like “toán”, are not meant."""


class Reader(HTMLParser):
    """The words of a page, as they stand together on it."""

    def __init__(self) -> None:
        super().__init__()
        self.unread, self.said = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in UNREAD
        self.said += [] if tag in INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD
        self.said += [] if tag in INLINE else [" "]

    def handle_data(self, data: str) -> None:
        self.said += [] if self.unread else [data]


def words_of(html: str) -> set[str]:
    """Small letters; without addresses, capitals like CCCD, names like VNeID, and single letters."""
    reader = Reader()
    reader.feed(html)
    found = re.findall(r"[^\W_]+", ADDRESS.sub(" ", "".join(reader.said)))
    return {word.lower() for word in found if len(word) > 1 and word[1:].islower() and word.isalpha()}


@pytest.fixture(scope="module")
def words(real_site: Path) -> dict[str, set[str]]:
    """Every word of the site and where it stands; the list of sources quotes titles of others."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in (real_site / "site").rglob("*.html"):
        if page.name != "nguon.html":
            for word in words_of(page.read_text(encoding="utf-8")):
                found[word].add(page.name)
    return found


def listed(file: Path) -> set[str]:
    lines = file.read_text(encoding="utf-8").lower().splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def test_every_word_is_in_the_dictionary_or_known(words: dict[str, set[str]]) -> None:
    right = listed(DICTIONARY) | listed(KNOWN)
    assert {word: sorted(pages)[:3] for word, pages in sorted(words.items()) if word not in right} == {}


def test_tone_marks_stand_in_one_place(words: dict[str, set[str]]) -> None:
    assert {word for word in words if OLD_PLACE.search(word)} <= {"khoá"}, "the national portal writes “Nhập từ khoá tìm kiếm …”"


def test_known_words_are_needed(words: dict[str, set[str]]) -> None:
    """Nothing stands in the list that no page says or that the dictionary knows."""
    assert sorted(word for word in listed(KNOWN) if word not in words or word in listed(DICTIONARY)) == []


def test_a_slip_is_seen() -> None:
    assert words_of("<p>Bạn đăng kí <b>kh</b>ai sihn tại dichvucong.gov.vn, VNeID, CCCD.</p>") == {
        "bạn",
        "đăng",
        "kí",
        "khai",
        "sihn",
        "tại",
    }
    assert "sihn" not in listed(DICTIONARY)
    assert OLD_PLACE.search("hoá")
    assert not OLD_PLACE.search("quý")
