"""The index of search: what Python writes the browser reads, both fold alike, and a large site is cut into shards that still find."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from shipped import shipped_catalog

from generator.model.blocks import FactCard, FactCell, Heading, Para
from generator.model.book import Book, Entry, Frame, PageKind
from generator.model.book import Page as Sheet
from generator.model.catalog import Settings
from generator.model.text import Plain, Rich
from generator.plan import plan
from generator.render.lookup import NAMES, search
from generator.render.lookup.fold import folded, syllables
from generator.render.lookup.index import Index, Text, Weights, number, postings
from generator.render.lookup.passages import Passage, passages
from generator.render.lookup.words import beyond, words

ASSETS = Path(str(files("generator") / "theme" / "assets"))
QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FRAME = Frame("Học", "https://example.org/", "Xã Mẫu", (), (), "")


def made(count: int, facts: int = 0) -> Book:
    """A book of lessons with names of their own, each with some facts to say."""
    names = [f"thu tuc {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n}" for n in range(count)]
    rich = Rich((Plain("Tóm tắt."),))
    cells = tuple(FactCell(f"Nhãn {n}", " ".join(f"chu{n}x{m}" for m in range(40)), "", ()) for n in range(facts))
    blocks = (Para(rich, lead=True), Heading("Cần biết", "can-biet"), FactCard(cells))
    pages = tuple(Sheet(f"hoc/{n}.html", PageKind.LESSON, name, f"Bài {name}.", blocks) for n, name in enumerate(names))
    return Book(FRAME, pages, {}, tuple(Entry(name, (), f"hoc/{n}.html", "5 phút") for n, name in enumerate(names)))


@cache
def large_book() -> Book:
    """A book whose index is cut into shards."""
    return made(200, facts=120)


def site(folder: Path, book: Book) -> Path:
    """A page with the engine alone beside the index of a book."""
    for file in search(book):
        path = folder / file.path.removeprefix("docs/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    for script in ("search.js", "answers.js"):
        (folder / "assets" / script).write_bytes((ASSETS / script).read_bytes())
    scripts = "".join(f'<script src="assets/{one}.js"></script>' for one in ("search", "answers"))
    (folder / "trang.html").write_text(f"<!doctype html><meta charset=utf-8><title>Tìm</title>{scripts}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    page = browser.new_page()
    page.goto((site(tmp_path_factory.mktemp("tim"), made(3)) / "trang.html").as_uri())
    page.evaluate("hocdvc.search.ready()")
    yield page
    page.close()


@QUIET
@given(texts=st.lists(st.text(), min_size=1, max_size=30))
@example(texts=["Đăng ký hộ tịch", "QUÝ", "ký", "quy", "thúy", "İ", "ß", "ﬁ", "K", "hoà hòa", "Ð", "ŀ"])
def test_python_and_the_browser_fold_alike(texts: list[str], tab: Page) -> None:
    shown = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in texts]
    assert tab.evaluate("texts => texts.map(text => hocdvc.search.syllables(text))", shown) == [syllables(text) for text in shown]


def test_folding_keeps_what_tells_words_apart() -> None:
    assert syllables("Đăng ký QUÝ thúy, số 1.001193 – CT07") == ["dang", "ki", "qui", "thuy", "so", "1", "001193", "ct07"]
    assert folded("Đặng Ước") == "dang uoc"


POSTINGS = st.dictionaries(st.integers(0, 100_000), st.integers(1, 15), max_size=60).map(lambda found: sorted(found.items()))


@QUIET
@given(some=st.lists(POSTINGS, min_size=1, max_size=20))
def test_postings_come_back_as_they_were(some: list[list[tuple[int, int]]], tab: Page) -> None:
    written = [postings(one) for one in some]
    assert tab.evaluate("some => some.map(one => hocdvc.search.postings(one))", written) == [[list(pair) for pair in one] for one in some]


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_never_hold_a_sign_that_means_something(values: list[int]) -> None:
    text = "".join(map(number, values))
    assert all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in text)


@given(st.text(min_size=1), st.lists(st.text(), max_size=5), st.text())
def test_weights_are_from_1_to_15(title: str, names: list[str], summary: str) -> None:
    weights = Weights(Text(title, tuple(names), summary, ()))
    assert all(1 <= weight <= 15 for weight in (*weights.terms().values(), *weights.pairs.values()))
    assert set(syllables(title)) <= set(weights.terms())


def test_a_name_is_known_by_its_abbreviations_in_full() -> None:
    assert {"bhyt", "bao", "hiem", "y", "te"} <= set(Weights(Text("Gia hạn thẻ BHYT", (), "", ())).terms())


def test_words_in_which_people_ask_go_with_their_passage_and_count_little() -> None:
    plain, page = Text("Nộp đơn", (), "", ()), made(1, facts=1).pages[0]
    asked = tuple(passages(replace(page, asked=(("Nhãn 0", ("hết mấy đồng",)), ("Không có", ("gì đó",))))))
    assert [one.asked for one in asked] == [("hết mấy đồng",)]
    terms = Weights(replace(plain, passages=asked)).terms()
    assert terms["dong"] == 1 < terms["nop"]
    assert "do" not in terms


WORDS = st.lists(st.sampled_from(["đăng ký", "hộ tịch", "nộp", "ký số", "BHYT", "khai sinh", "xe máy"]), max_size=4).map(" ".join)
TEXTS = st.builds(
    Text,
    WORDS,
    WORDS.map(lambda name: (name,)),
    WORDS,
    st.lists(st.builds(Passage, st.just("step"), st.just(1), st.just("a"), WORDS, st.tuples(WORDS))).map(tuple),
)


@given(changes=st.lists(st.tuples(st.integers(0, 3), TEXTS), max_size=12))
def test_an_index_in_which_texts_were_exchanged_is_that_of_the_last_ones(changes: list[tuple[int, Text]]) -> None:
    grown, last = Index(), dict(changes)
    for place, text in changes:
        grown.put(place, text)
        grown.lines()
    fresh = Index()
    for place, text in last.items():
        fresh.put(place, text)
    assert (grown.lines(), +grown.spread, grown.passages) == (fresh.lines(), +fresh.spread, fresh.passages)
    assert list(grown.lines()) == sorted(grown.lines())


def test_the_same_book_gives_the_same_bytes() -> None:
    assert list(search(made(40))) == list(search(made(40)))


def test_what_people_say_is_sent_only_where_a_guide_bears_the_official_name() -> None:
    book = made(3)
    named = replace(book, entries=(replace(book.entries[0], names=("Xin trợ cấp thất nghiệp",)), *book.entries[1:]))
    first = next(file.content.decode() for file in search(named) if file.path.endswith("muc-luc.js"))
    assert "sa thải" in first
    assert "hiếm muộn" not in first


def test_what_no_lesson_tells_goes_along_but_for_what_a_guide_is_called() -> None:
    """And what one lesson does not tell goes along with its passages, where its wordings are; the index knows nothing of it."""
    book = made(3)
    named = replace(book, entries=(replace(book.entries[0], names=("Thu gom rác điện tử",)), *book.entries[1:]))
    some, fewer = (next(file.content.decode() for file in search(one) if file.path.endswith("ngoai.js")) for one in (book, named))
    gone = [text for text in beyond() if f'"{text}"' in some and f'"{text}"' not in fewer]
    assert gone
    assert all({"thu", "gom", "rac", "dien", "tu"} <= set(syllables(text)) for text in gone)
    asking = replace(book.pages[0], asked=(("Nhãn 0", ("hỏi một",)), ("", ("hỏi hai", "hỏi ba"))))
    files = {file.path: file.content.decode() for file in search(replace(book, pages=(asking, *book.pages[1:])))}
    assert '"untold":["hỏi hai","hỏi ba"]' in files["docs/assets/tim/bai/0.js"]
    assert files["docs/assets/tim/muc-luc.js"] == next(file.content.decode() for file in search(book) if file.path.endswith("muc-luc.js"))


def test_the_index_of_forty_guides_is_small() -> None:
    """What the first use of the box fetches, of the first and of the last forty shipped guides; and what a question fetches besides."""
    book = plan(shipped_catalog(), Settings(TODAY), "look", lambda _: ())
    lessons = sorted(page.address for page in book.pages if page.kind is PageKind.LESSON)
    for chosen in (lessons[:40], lessons[-40:]):
        some = replace(
            book,
            pages=tuple(page for page in book.pages if page.kind is not PageKind.LESSON or page.address in chosen),
            entries=tuple(entry for entry in book.entries if entry.address in chosen),
        )
        sizes = {file.path: len(gzip.compress(file.content, 9)) for file in search(some)}
        assert sizes["docs/assets/tim/muc-luc.js"] <= 40 * 1024
        assert sizes["docs/assets/tim/ngoai.js"] <= 15_000


def test_a_small_site_has_one_file_and_a_large_one_shards() -> None:
    small = {file.path for file in search(made(5))}
    assert small == {"docs/assets/tim/muc-luc.js", "docs/assets/tim/ngoai.js", *(f"docs/assets/tim/bai/{n}.js" for n in range(5))}
    large = [file.path for file in search(large_book())]
    assert sum("/chu/" in path for path in large) > 3
    assert sum("/ten/" in path for path in large) == -(-200 // NAMES)


@pytest.fixture(scope="module")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(tmp_path_factory.mktemp("lon"), large_book())


@pytest.fixture(params=["file", "http"])
def large(request: pytest.FixtureRequest, browser: Browser, large_folder: Path) -> Iterator[Page]:
    """A large site by double-click and over http."""
    folder, page = large_folder, browser.new_page()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(http.server.SimpleHTTPRequestHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto((folder / "trang.html").as_uri() if request.param == "file" else f"http://127.0.0.1:{server.server_address[1]}/trang.html")
    yield page
    page.close()
    server.shutdown()


def test_a_large_site_finds_with_few_shards(large: Page) -> None:
    asked: list[str] = []
    large.on("request", lambda request: asked.append(request.url) if "/tim/chu/" in request.url else None)
    found = large.evaluate("hocdvc.search.guides('thu tuc gf136').then(f => f.list[0].title)")
    assert found == "thu tuc gf136"
    assert 0 < len(asked) <= 6


def test_a_lesson_whose_passages_are_missing_is_known_by_its_name(browser: Browser, tmp_path: Path) -> None:
    folder = site(tmp_path, made(3))
    (folder / "assets/tim/bai/1.js").unlink()
    page = browser.new_page()
    page.goto((folder / "trang.html").as_uri())
    found = page.evaluate("hocdvc.answers.find('thu tuc ba1').then(f => f.list.map(one => [one.title, one.here]))")
    assert found[0] == ["thu tuc ba1", False]
    page.close()


def test_an_index_that_cannot_be_had_now_can_be_had_later(browser: Browser, tmp_path: Path) -> None:
    folder = site(tmp_path, made(3))
    hidden = (folder / "assets/tim/muc-luc.js").rename(folder / "weg.js")
    page = browser.new_page()
    page.goto((folder / "trang.html").as_uri())
    assert page.evaluate("hocdvc.search.ready().then(Boolean)") is False
    hidden.rename(folder / "assets/tim/muc-luc.js")
    assert page.evaluate("hocdvc.search.ready().then(Boolean)") is True
    page.close()


def test_what_the_language_file_says_can_be_read(tab: Page) -> None:
    """Abbreviations are words that nobody would read as another; phrases are spelled with their marks, and none stands in a group twice."""
    known = words()
    assert all(short == short.lower() and long for short, long in known["short"].items())
    assert all(len(group) == len(set(group)) > 1 for group in known["same"])
    assert all(said and len(said) == len(set(said)) and official not in said for official, said in known["means"])
    assert all(phrases and (labels or parts) for phrases, labels, parts in known["ask"])
