"""A book in, files out: what the Markdown, the search index and the frame say, and what the theme promises."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import jinja2
import markdown
import pytest
import yaml

from generator.model.blocks import (
    CheckItem,
    Checklist,
    Citation,
    Deed,
    FactCard,
    FactCell,
    Fold,
    Folds,
    Heading,
    LinkTo,
    Note,
    Para,
    Row,
    Rows,
    SourceEntry,
    SourceTable,
    StepCard,
    TeachStep,
    Tone,
)
from generator.model.book import Book, Entry, Frame, OutFile, Page, PageKind
from generator.model.image import Picture, Spot
from generator.model.text import Link, Plain, Press, Rich, Term
from generator.render import FORMATS, render
from generator.render.markdown import TEMPLATES, block_markdown
from generator.render.parts.inline import Pen, relative

THEME = Path(__file__).parents[1] / "generator" / "theme"
PEN = Pen("hoc/a.html", frozenset({"hoc/a.html", "hoc/b.html", "nguon.html", "thuat-ngu.html"}))
CITED = (Citation("Luật Hộ tịch", "nguon.html#luat-ho-tich", "22/11/2026"),)
PICTURE = Picture("abc", 720, 1280, "Màn hình mẫu", "Mô phỏng.", "", (Spot(1, 40, 80, 640, 96),))


def say(text: str) -> Rich:
    """Plain words as a line of text."""
    return Rich((Plain(text),))


def step(number: int, *pictures: Picture) -> StepCard:
    """A step with everything a step can have."""
    deeds = (Deed(say("Mở trang.")), Deed(Rich((Plain("Bấm "), Press("Nộp"), Plain("."))), 1))
    stuck = ((say("Không thấy nút"), say("Kéo xuống.")),)
    return StepCard(
        number, f"buoc-{number}", "Nộp hồ sơ", deeds, pictures, say("có mã"), say("nút Lưu"), say("không đọc OTP"), stuck, CITED
    )


def book(*pages: Page) -> Book:
    """A book of these pages."""
    frame = Frame("Học {{ 1 }}", "https://a.vn/", 'Xã "Mẫu"', (LinkTo("Bài", "bai.html"),), (LinkTo("Nguồn", "nguon.html"),), "22/11/2026")
    entries = (Entry("Khai sinh </script>", ("làm giấy",), "hoc/a.html", "15 phút"),)
    return Book(frame, pages, {}, entries, (OutFile("viet-bai/index.md", b"# Tay\n"),))


LESSON = Page(
    "hoc/a.html",
    PageKind.LESSON,
    'Bài "A" {{ x }}',
    "Tóm tắt: có dấu hai chấm",
    (Para(say("Mở đầu."), lead=True), Heading("Làm", "lam", aside="2 bước"), step(1), step(2, PICTURE), step(3, PICTURE)),
    crumbs=(LinkTo("Trang chủ", "index.html"),),
    dock=(LinkTo("Làm", "hoc/a.html#buoc-1"), LinkTo("Kiểm tra", "kiem-tra/a.html")),
    following=LinkTo("B", "hoc/b.html", "5 phút"),
)


def written(*pages: Page) -> dict[str, str]:
    """Files by path."""
    return {file.path: file.content.decode() for file in render(book(*pages))}


def front(text: str) -> dict[str, object]:
    """The front matter of a page."""
    found = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_every_format_writes_and_paths_are_sorted() -> None:
    """The table is the list of formats; each page is one Markdown file; hand-written pages go along."""
    files = render(book(LESSON))
    paths = [file.path for file in files]
    assert paths == sorted(paths)
    assert set(paths) == {
        "docs/hoc/a.md",
        "docs/viet-bai/index.md",
        "docs/assets/tim/bai/a.js",
        "docs/assets/tim/muc-luc.js",
        "docs/assets/tim/ngoai.js",
        "theme/partials/frame.html",
    }
    assert list(FORMATS) == sorted(FORMATS)
    assert files == render(book(LESSON))


def test_front_matter_tells_the_template() -> None:
    """Text stays raw (templates escape it), links are relative to the page."""
    meta = front(written(LESSON)["docs/hoc/a.md"])
    assert meta["template"] == "lesson.html"
    assert meta["title"] == 'Bài "A" {{ x }}'
    assert meta["dock"] == [
        {"text": "Làm", "href": "#buoc-1", "note": ""},
        {"text": "Kiểm tra", "href": "../kiem-tra/a.html", "note": ""},
    ]
    assert meta["following"] == [{"text": "B", "href": "b.html", "note": "5 phút"}]
    assert meta["steps"] == []


def test_every_kind_of_page_has_its_template() -> None:
    """The theme ships what the table names."""
    assert set(TEMPLATES) == set(PageKind)
    assert all((THEME / name).is_file() for name in TEMPLATES.values())


def test_a_step_reads_as_markdown() -> None:
    """Deeds are a list, marks carry their number, trouble is a definition list in a fold."""
    text = block_markdown(step(2, PICTURE), PEN)
    assert '### <span class="n"><span class="off">Bước </span>2</span> Nộp hồ sơ {#buoc-2}' in text
    assert "1. Mở trang.\n" in text
    mark = '<a class="mark" id="buoc-2-so-1" href="#buoc-2-cho-1" aria-label="Số 1: xem chỗ này trên hình">1</a>'
    assert f"2. {mark} Bấm **Nộp**." in text
    assert '<a id="buoc-2-cho-1" href="#buoc-2-so-1" ' in text
    assert "![Màn hình mẫu](../anh/abc.webp){width=720 height=1280 decoding=async loading=lazy}" in text
    assert "**Đúng khi:** có mã\n{: .ok }" in text
    assert "Gặp lỗi? 1 cách gỡ" in text
    assert "Không thấy nút\n:   Kéo xuống." in text
    assert '[nguồn · xem 22/11/2026](../nguon.md#luat-ho-tich "Luật Hộ tịch")' in text


def test_the_alternative_of_a_picture_is_read_as_written() -> None:
    """No markup of ours or theirs gets into it."""
    alt = 'Trang dichvucong.gov.vn có [1] *nút* {a} "Gửi" <b>'
    made = markdown.markdown(block_markdown(step(1, replace(PICTURE, alt=alt)), PEN), extensions=["md_in_html", "attr_list"])
    found = re.search('alt="([^"]*)"', made)
    assert found
    assert html.unescape(found[1]) == alt


def test_pictures_below_the_fold_wait_until_they_are_near() -> None:
    """On a lesson facts and papers come first, so all wait; teaching begins with a picture, which is asked for before all else."""
    text = written(LESSON)["docs/hoc/a.md"]
    assert re.findall(r"decoding=async (\S+)\}", text) == ["loading=lazy", "loading=lazy"]
    deeds = (Deed(say("Bấm."), 1),)
    teach = [block_markdown(TeachStep(at, f"buoc-{at}", "Mở trang", deeds, (PICTURE,), say("Thấy.")), PEN) for at in (1, 2)]
    assert [re.findall(r"decoding=async (\S+)\}", text) for text in teach] == [["fetchpriority=high"], ["loading=lazy"]]


def test_glossary_words_carry_their_meaning() -> None:
    """A link to the entry with the meaning as its title."""
    line = Rich((Plain("Có "), Term("mã", 'số "riêng"', "thuat-ngu.html#ma"), Plain(", xem "), Link("bài B", "hoc/b.html#buoc-2")))
    assert PEN.rich(line) == 'Có [mã](../thuat-ngu.md#ma "số &#34;riêng&#34;"){.term}, xem [bài B](b.md#buoc-2)'
    assert PEN.words(line) == "Có mã, xem bài B"


def test_titles_of_folds_hold_no_links() -> None:
    """What can be pressed holds nothing else that can be pressed."""
    text = block_markdown(Folds((Fold(Rich((Term("mã", "số", "thuat-ngu.html#ma"),)), say("đáp")),)), PEN)
    assert '<summary markdown="span">mã</summary>' in text


@pytest.mark.parametrize(
    ("address", "page", "way"),
    [
        ("hoc/b.html", "hoc/a.html", "b.html"),
        ("hoc/a.html#x", "hoc/a.html", "#x"),
        ("index.html", "hoc/a.html", "../index.html"),
        ("hoc/a.html#x", "index.html", "hoc/a.html#x"),
        ("https://a.vn/?b=1&c=2", "index.html", "https://a.vn/?b=1&amp;c=2"),
        ("javascript:alert(1)//://", "index.html", ""),
    ],
)
def test_ways_between_pages(address: str, page: str, way: str) -> None:
    """Links work from any folder, opened from disk or served."""
    assert relative(address, page) == way


def test_links_to_what_is_not_markdown_keep_their_name() -> None:
    """Only pages that exist as Markdown get `.md`, so that the engine checks them and leaves the others."""
    assert PEN.link("hoc/b.html#x") == "b.md#x"
    assert PEN.link("tap/b.html") == "../tap/b.html"


def test_notes_say_one_thing_in_one_paragraph() -> None:
    """One sentence follows the title; several make a list."""
    one = block_markdown(Note(Tone.DRAFT, "Bản nháp", ((say("Chờ kiểm tra."), ()),)), PEN)
    many = block_markdown(Note(Tone.SAFETY, "Nhớ kỹ", ((say("Một."), ()), (say("Hai."), CITED))), PEN)
    assert "**Bản nháp.** Chờ kiểm tra." in one
    assert "**Nhớ kỹ**\n\n- Một.\n- Hai. <small" in many


def test_facts_are_groups_of_a_definition_list() -> None:
    """Label and value stay together; the unverified say so; the rest is folded."""
    cells = (FactCell("Phí", "0 đồng", "", CITED), FactCell("Hạn", "60 ngày", "Từ ngày sinh", (), verified=False))
    made = markdown.markdown(block_markdown(FactCard(cells, cells[:1]), PEN), extensions=["md_in_html", "attr_list"])
    assert made.count("<dt>") == made.count("<dd>") == 3
    assert "<strong>0 đồng</strong>" in made
    assert "Chưa kiểm chứng" in made
    assert "<summary>Xem thêm 1 thông tin</summary>" in made
    assert "Xem 2 thông tin" in block_markdown(FactCard((), cells), PEN)


def test_checklists_are_native_boxes() -> None:
    """They can be ticked without any script."""
    text = block_markdown(Checklist("giay-to:a", (CheckItem("Giấy <b>", (("Dạng", "bản chính"),), CITED),)), PEN)
    assert 'data-store="giay-to:a"' in text
    assert '- <label><input type="checkbox"> <b>Giấy &#60;b&#62;</b></label> <small>Dạng: bản chính</small>' in text


def test_sources_have_anchors_and_safe_links() -> None:
    """An address with another scheme is left out."""
    entry = SourceEntry("luat", "Luật", "60/2014", "Quốc hội", "2014", "2026", "https://a.vn/x?(y)")
    made = markdown.markdown(
        block_markdown(SourceTable((entry, replace(entry, url="javascript:x"))), PEN), extensions=["md_in_html", "attr_list"]
    )
    assert made.count('<li id="luat">') == 2
    assert re.findall('href="([^"]*)"', made) == ["https://a.vn/x?%28y%29"]


@pytest.mark.parametrize("address", ["https://a.vn/", ""])
def test_many_pages_that_use_a_source_are_folded(address: str) -> None:
    """The list of sources goes on behind the fold, and every entry keeps its anchor."""
    used = tuple(LinkTo(f"Bài {n}", f"hoc/{n}.html") for n in range(7))
    entry = SourceEntry("luat", "Luật", "60/2014", "Quốc hội", "2014", "2026", address, used)
    both = SourceTable((entry, replace(entry, anchor="khac", used_by=used[:6])))
    made = markdown.markdown(block_markdown(both, PEN), extensions=["md_in_html", "attr_list"])
    assert re.findall("<summary>(.*?)</summary>", made) == ["Dùng trong 7 trang"]
    assert made.count("Dùng trong: <a") == 1
    assert re.findall('<li id="(.*?)">', made) == ["luat", "khac"]
    assert made.count("<ul>") == 1


def test_stops_of_a_path_are_numbered() -> None:
    """Rows with a number are stops."""
    text = block_markdown(Rows((Row(LinkTo("B", "hoc/b.html", "nhỏ"), "5 phút", 1),)), PEN)
    assert 'class="rows stops"' in text
    assert '- <span class="n">1</span> [B](b.md) <span class="pill">5 phút</span> <small>nhỏ</small>' in text


def test_an_old_address_leads_on() -> None:
    """The forwarding page names its target for the template and for readers of the Markdown."""
    text = written(LESSON, Page("hoc/cu.html", PageKind.REDIRECT, "A", "Đã chuyển.", (), following=LinkTo("A", "hoc/a.html")))[
        "docs/hoc/cu.md"
    ]
    assert front(text)["following"] == [{"text": "A", "href": "a.html", "note": ""}]
    assert "Trang này đã chuyển sang: [A](a.md)." in text


def test_the_search_index_is_a_safe_script() -> None:
    """Data only, which cannot close its element."""
    text = written(LESSON)["docs/assets/tim/muc-luc.js"]
    assert "</script" not in text
    data = json.loads(text.removeprefix('hocdvc.tim("muc-luc",').rstrip().removesuffix(");"))
    assert data["names"] == [["Khai sinh </script>", ["làm giấy"], "hoc/a.html", "15 phút"]]


def test_the_frame_holds_no_template_syntax() -> None:
    """Names come out as they were written."""
    source = written(LESSON)["theme/partials/frame.html"]
    module = jinja2.Environment(autoescape=False).from_string(source).module
    assert getattr(module, "site") == "Học &#123;&#123; 1 &#125;&#125;"  # noqa: B009
    assert getattr(module, "place") == "Xã &#34;Mẫu&#34;"  # noqa: B009
    assert getattr(module, "menu") == [{"text": "Bài", "address": "bai.html"}]  # noqa: B009


def test_both_dark_lists_are_alike() -> None:
    """As the device asks and as the reader chose: the same colours."""
    css = (THEME / "assets" / "tokens.css").read_text("utf-8")
    asked = re.search(r"not\(\[data-theme=light\]\)\{([^}]*)\}", css)
    chosen = re.search(r"^:root\[data-theme=dark\]\{([^}]*--ink[^}]*)\}", css, re.M)
    assert asked
    assert chosen
    assert asked[1].split() == chosen[1].split()


def test_templates_keep_a_strict_policy() -> None:
    """No inline script, handler or style, and nothing from another origin."""
    for file in THEME.rglob("*.html"):
        text = file.read_text("utf-8")
        guarded = 'include "partials/policy.html"' in text or re.search(r'{% extends "(main|home)\.html" %}', text)
        assert guarded or file.parent.name == "partials", file
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), file
        assert not re.search(r"\s(on[a-z]+|style)=", text), file
        assert not re.search(r"(src|href)=\"(https?:)?//", text), file
    for file in (THEME / "assets").glob("*.css"):
        assert not re.search(r"url\(|@import(?! \"[a-z-]+\.css\";\n)", file.read_text("utf-8")), file


def test_a_lesson_stays_light() -> None:
    """Styles of a lesson fit 25 KB, its scripts 9 KB, before compression."""
    assets = THEME / "assets"
    assert sum((assets / name).stat().st_size for name in ("tokens.css", "base.css", "steps.css")) <= 25_000
    assert sum((assets / name).stat().st_size for name in ("early.js", "site.js", "checklist.js")) <= 9_000
