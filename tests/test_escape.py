"""Whatever an author writes reads the same on the page, and never becomes markup, a link target or a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.text import Plain, Press, Rich, Span, Term
from generator.render.parts import escape
from generator.render.parts.inline import Pen

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "md_in_html", "tables", "footnotes", "abbr", "toc"]
PLACES = {
    "paragraph": ("{}", "p"),
    "after words": ("**Đúng khi:** {}\n{{: .ok }}", "p strong"),
    "pressed": ("Bấm **{}** nhé", "p strong"),
    "heading": ("## {} {{#neo}}", "h2"),
    "bullet": ('<div class="listing" markdown="1">\n\n- {}\n- hai\n\n</div>', "div ul li"),
    "number": ("1. {}\n2. hai", "ol li"),
    "fold": ('<details markdown="1">\n<summary markdown="span">{}</summary>\n\nxong\n\n</details>', "details summary p"),
    "cell": ('<dl markdown="1">\n<div markdown="1">\n<dt markdown="span">{}</dt>\n</div>\n</dl>', "dl div dt"),
    "definition": ("Từ {{#tu}}\n:   {}", "dl dt dd"),
    "term": ("{} {{#tu}}\n:   nghĩa", "dl dt dd"),
    "link": ("Xem [{}](../hoc/x.md) nhé", "p a"),
    "small": ("Chữ <small>{}</small> nhỏ", "p small"),
}
NASTY = (
    "1. một",
    "12) hai",
    "- gạch",
    "+ cộng",
    "# đầu đề",
    ": nghĩa",
    "> trích",
    "---",
    "===",
    "```",
    "~~~",
    "!!! note",
    "*[HTML]: x",
    "[^1]: chú",
    "[a]: http://x",
    "{: .a }",
    "{ .a }",
    "chữ {#a}",
    "a | b",
    "<script>alert(1)</script>",
    "<!-- x",
    "&lt;b&gt; &amp; &#60;",
    "\\*a\\*",
    "__a__ *b* `c`",
    "![x](y)",
    "</div>",
    "  hai bên  ",
    "một\nhai",
    "\tthụt",
    "a ]( b",
    "\"ngoặc\" 'đơn'",
    "{{ x }} {% y %}",
    "\u00a0a\u2003",
)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=40)
marks = st.text(alphabet="*_`~[](){}<>#+-.!|:=&;\\/\"' \n1a^$@", min_size=1, max_size=24)
hostile = st.one_of(texts, marks, st.sampled_from(NASTY))


class Reader(HTMLParser):
    """Collects the elements of a page, the words inside one mark, and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(source: str) -> Reader:
    """The page that the engine makes of Markdown."""
    reader = Reader()
    reader.feed(markdown.markdown(source, extensions=EXTENSIONS))
    reader.close()
    return reader


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=60, deadline=None)
@given(value=hostile)
@example(value="1. một")
@example(value="</div> {: .x } [a](b) **c** <i>")
@example(value="một\n\n- hai")
def test_text_reads_the_same_everywhere(place: str, value: str) -> None:
    """No character is lost, no element appears that we did not write."""
    template, elements = PLACES[place]
    reader = read(template.format(f"⟦{escape.text(value)}⟧"))
    found = re.search("⟦(.*)⟧", "".join(reader.words), re.S)
    assert found
    assert found[1] == value
    assert reader.tags <= set(elements.split())


@settings(max_examples=150, deadline=None)
@given(value=hostile.filter(lambda text: text.strip()))
def test_text_at_the_start_of_a_line(value: str) -> None:
    """Nothing in front protects it: list marks, fences and rules stay words."""
    reader = read(escape.text(value))
    assert "".join(reader.words) == value
    assert reader.tags == {"p"}


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.tuples(st.sampled_from(("plain", "press", "term")), hostile.map(str.strip).filter(bool)), min_size=1, max_size=4))
@example(parts=[("plain", "1"), ("plain", ". a")])
@example(parts=[("plain", "0!"), ("term", "0")])
@example(parts=[("plain", "a "), ("press", "b"), ("press", "c"), ("plain", " - d")])
def test_lines_of_several_spans(parts: list[tuple[str, str]]) -> None:
    """Plain words, words to press and glossary words side by side keep their order and their letters."""
    kinds: dict[str, Callable[[str], Span]] = {"plain": Plain, "press": Press, "term": lambda text: Term(text, text, "thuat-ngu.html#a")}
    line = Rich(tuple(kinds[kind](text) for kind, text in parts))
    reader = read(Pen("hoc/a.html", frozenset()).rich(line))
    assert "".join(reader.words) == line.plain()
    assert reader.tags <= {"p", "strong", "a"}


@pytest.mark.parametrize("value", NASTY)
def test_nasty_text_in_a_title(value: str) -> None:
    """The meaning of a glossary word is an attribute: every word of it survives; only outer spaces may go."""
    reader = read(f'[từ](../thuat-ngu.md#tu "{escape.attr(value)}"){{.term}}')
    found = dict(reader.attributes)
    assert (found["title"] or "").split() == value.split()
    assert found == {"href": "../thuat-ngu.md#tu", "class": "term", "title": found["title"]}


@settings(max_examples=150, deadline=None)
@given(value=hostile)
def test_html_in_templates(value: str) -> None:
    """What the frame holds is inert for HTML and for both template engines."""
    said = escape.html(value)
    assert not set(said) & set("<>\"'{}%\\\n")
    assert ElementTree.fromstring(f"<a>{said}</a>").text == value


def test_characters_that_html_cannot_hold() -> None:
    """They show as the sign for a broken character instead of breaking the page."""
    assert escape.text("a\x00b\x02c\ud800d\x85") == "a\ufffdb\ufffdc\ufffdd\ufffd"


@pytest.mark.parametrize("value", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc"])
def test_only_web_addresses_are_followed(value: str) -> None:
    """Other schemes are no link at all."""
    assert escape.url(value) == ""


def test_addresses_stay_inside_their_brackets() -> None:
    """Brackets, stars and quotes of an address cannot end the link."""
    reader = read(f"[x]({escape.url('https://a.vn/b?c=(d)*&e=[f]_g_{h}')})")
    assert dict(reader.attributes)["href"] == "https://a.vn/b?c=%28d%29%2A&e=%5Bf%5D_g_%7Bh%7D"


@settings(max_examples=100, deadline=None)
@given(value=st.lists(hostile))
def test_scripts_hold_data_only(value: list[str]) -> None:
    """JSON comes back whole, and cannot close its element or break a line."""
    said = escape.script(value)
    assert json.loads(said) == value
    assert not set(said) & set("<>&\u2028\u2029\n")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("dichvucong.dancuquocgia.gov.vn", "dichvucong.<wbr>dancuquocgia.<wbr>gov.vn"),
        ("Vào dichvucong.gov.vn.", "Vào dichvucong.gov.vn."),
        ("Vào hoc-bai.gov.vn.", "Vào hoc-bai.<wbr>gov.vn."),
        ("Mã 1.001193. Hết.", "Mã 1.001193. Hết."),
        ("Gọi 1900 9068.", "Gọi 1900\u00a09068."),
        ("Năm 1900 10 người.", "Năm 1900 10 người."),
    ],
)
def test_domains_and_hotlines_stay_together(words: str, written: str) -> None:
    """A narrow page breaks a domain between its parts and only when it must, a hotline never; the text itself reads as it is."""
    assert escape.text(words) == written
    assert "".join(read(escape.text(words)).words).strip().replace("\u00a0", " ") == words
