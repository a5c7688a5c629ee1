"""Cards: nothing overlaps or leaves the sheet whatever the words, lines break as Vietnamese is read, codes lead to the lesson."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import zxingcpp
from conftest import TODAY, build_site
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from shipped import shipped_catalog
from widget_samples import overlap

from generator.build import examine
from generator.draw import draw_picture, measure
from generator.draw.cards import lay_out
from generator.draw.cards.breaking import BOUND, bound, lines
from generator.draw.cards.sheet import LEADING, MANY
from generator.draw.paint import paint
from generator.draw.ruler import advance
from generator.draw.tokens import RGB, contrast, rgb
from generator.model.card import Card, CardFact, CardPaper, FlowCard, PapersCard, ShareCard, Stamp, SummaryCard
from generator.model.catalog import Catalog, Settings
from generator.model.picture import Box, Disc, Icon, Rect, Shape, Stroke, Tiles, Words
from generator.plan.cards import Cards, common_card, guide_cards
from generator.plan.desk import Desk
from generator.problems import Severity
from generator.publish import pictures
from generator.publish.files import Tree
from generator.publish.ledger import Ledger

SITE = "https://hocdvc.example/hung-yen/"
STAMP = Stamp("Học dịch vụ công", "22/11/2026", True, f"{SITE}hoc/dang-ky-khai-sinh.html")
BIRTH = "dang-ky-khai-sinh"
QR = zxingcpp.BarcodeFormat.QRCode


@cache
def shipped(url: str = SITE) -> Catalog:
    """The catalog of the shipped guides, with the address of a site."""
    catalog = shipped_catalog()
    return replace(catalog, site=catalog.site.model_copy(update={"url": url}))


@cache
def cards_of(url: str = SITE) -> dict[str, Cards]:
    """The cards of the shipped guides."""
    return dict(guide_cards(Desk(shipped(url), Settings(TODAY)), "look"))


def cards(url: str = SITE) -> list[tuple[str, Card]]:
    """Every card of every shipped guide, with the id of its guide."""
    return [(guide, card.shot.subject) for guide, some in cards_of(url).items() for card in some]  # type: ignore[misc]


@cache
def picture(card: Card) -> bytes:
    """The file of a card."""
    return draw_picture(card)


def words_of(card: Card) -> list[str]:
    """The lines of a card, in the order in which they were put down."""
    return [shape.text for shape in lay_out(card).shapes if isinstance(shape, Words)]


def said(card: Card) -> str:
    """Everything that a card says, on one line."""
    return " ".join(words_of(card))


# ---- nothing overlaps, nothing leaves the sheet ----------------------------------------------------------------


def box_of(shape: Shape) -> Rect:
    match shape:
        case Stroke(x1, y1, x2, y2):
            return Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
        case Disc(x, y, r):
            return Rect(x - r, y - r, 2 * r, 2 * r)
        case Box() | Words() | Icon() | Tiles():
            return shape.rect


def faults(card: Card) -> list[str]:
    """Shapes that leave the sheet, and texts, icons and codes that lie on one another."""
    sheet, found, solid = lay_out(card), list[str](), list[Shape]()
    for shape in sheet.shapes:
        box = box_of(shape)
        if min(box.x, box.y) < -0.01 or box.x + box.w > sheet.width + 0.01 or box.y + box.h > sheet.height + 0.01:
            found.append(f"{shape} leaves the sheet")
        if isinstance(shape, Words | Icon | Tiles):
            found += [f"{shape} on {other}" for other in solid if overlap(box, box_of(other))]
            solid.append(shape)
    return found + ([f"too full by {-sheet.spare}"] if sheet.spare < -0.01 else [])


SYLLABLES = "đăng ký khai sinh Ủy ban nhân dân phường nghiêng trường ưỡn ẪỄỖ giấy 7 ngày 8.000 đồng Điều 5 WWWWW ii dichvucong.gov.vn"
TEXT = st.integers(1, 90).flatmap(lambda n: st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=n)).map(" ".join)
WORD = st.integers(1, 200).map(lambda n: "nghiêng" * n)
LINE = st.one_of(TEXT, TEXT, TEXT, WORD)
MAYBE = st.one_of(st.just(""), LINE)
TITLES = LINE.map(lambda text: text[:120].strip())
LINKS = st.one_of(st.just(""), st.integers(1, 80).map(lambda n: f"https://{'a' * 20}.example/hoc/{'b' * n}.html"))
STAMPS = st.builds(Stamp, TITLES, st.just("22/11/2026"), st.booleans(), LINKS)
FACTS = st.lists(st.builds(CardFact, st.just("Thời hạn giải quyết"), LINE, st.just("clock"), st.booleans(), st.booleans()), max_size=6)
PAPERS = st.lists(st.builds(CardPaper, LINE, MAYBE, MAYBE, MAYBE), min_size=1, max_size=25)
STEPS = st.lists(LINE, min_size=1, max_size=15).map(tuple)
COUNTS = st.tuples(st.integers(0, 30), st.integers(0, 30))
EXTREMES = st.one_of(
    st.builds(ShareCard, STAMPS, TITLES, MAYBE, LINE),
    st.builds(SummaryCard, STAMPS, TITLES, LINE, FACTS.map(tuple), COUNTS, STEPS),
    st.builds(PapersCard, STAMPS, TITLES, PAPERS.map(tuple)),
    st.builds(FlowCard, STAMPS, TITLES, MAYBE, MAYBE, STEPS, st.one_of(st.just(()), st.tuples(LINE, LINE)), MAYBE),
)


@settings(max_examples=120, deadline=None)
@given(EXTREMES)
def test_any_words_are_laid_out_without_touching(card: Card) -> None:
    assert faults(card) == []


@pytest.mark.parametrize("url", [SITE, ""])
def test_cards_of_all_shipped_guides_fit_uncut(url: str) -> None:
    for guide, card in cards(url):
        assert faults(card) == [], guide
        assert measure(card).misfits == (), guide


def test_common_card_fits_too() -> None:
    common = common_card(Desk(shipped(), Settings(TODAY)), "look")
    assert common
    assert faults(common.shot.subject) == []  # type: ignore[arg-type]


def test_what_is_cut_is_told_and_only_then() -> None:
    long = "Điền thông tin của người được khai sinh, của cha và của mẹ " * 9
    card = SummaryCard(STAMP, "Bài dài", "Nhóm", (), (0, 0), (long.strip(),) * 15)
    (told,) = measure(card).misfits
    assert "không đủ chỗ cho “Điền thông tin" in told
    assert any(line.endswith("…") for line in words_of(card))
    assert "Nguồn của từng ý có trong bài." in said(card)


def test_papers_that_do_not_fit_are_counted() -> None:
    card = PapersCard(STAMP, "Bài", tuple(CardPaper(f"Giấy số {n}", "Bản chính", "Ở xã", "Khi cần") for n in range(40)))
    left = next(int(found[1]) for line in words_of(card) if (found := re.fullmatch(r"Còn (\d+) thứ nữa, xem trong bài\.", line)))
    assert sum("Giấy số" in line for line in words_of(card)) == 40 - left
    assert measure(card).misfits


def test_a_guide_too_long_for_its_cards_is_warned_of(small_site: Path) -> None:
    guide = small_site / "guides/mo-dung-trang.yml"
    text = guide.read_text(encoding="utf-8")
    paper = "\n".join(f'  - name: "Giấy tờ số {n} {"có tên rất dài " * 30}"' for n in range(30))
    assert "papers:" not in text
    guide.write_text(f"{text}\npapers:\n{paper}\n", encoding="utf-8")
    found = [one for one in examine(small_site, Settings(TODAY))[1] if one.rule == "fit"]
    assert found
    assert {one.severity for one in found} == {Severity.WARNING}


# ---- lines -----------------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(LINE, st.integers(40, 330), st.sampled_from([9, 11.5, 21, 33]), st.booleans())
def test_breaking_loses_nothing_and_keeps_the_width(text: str, width: int, size: float, even: bool) -> None:
    found = lines(text, size, 600, width, even)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(advance(line, size, 600) <= width for line in found if len(line) > 1)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Trả kết quả sau 7 ngày làm việc", "7 ngày"),
        ("Lệ phí là 8.000 đồng mỗi lần", "8.000 đồng"),
        ("Theo Điều 5 của luật này", "Điều 5"),
        ("Tờ khai theo mẫu CT01 của công an", "mẫu CT01"),
        ("Tài khoản VNeID mức 2 của người nộp", "mức 2"),
        ("Bé sinh từ 30 tuổi trở lên", "30 tuổi"),
        ("Ảnh rõ, mỗi tệp dưới 2 MB thôi", "2 MB"),
        ("Chỉ cần số, gồm 12 chữ số", "12 chữ số"),
    ],
)
def test_a_number_stays_with_its_unit_at_every_width(text: str, together: str) -> None:
    assert together.replace(" ", BOUND) in bound(text)
    for width in range(80, 260):
        assert any(together in line for line in lines(text, 11.5, 400, width)), width


def test_a_title_has_lines_of_like_length_and_no_lone_word() -> None:
    for guide in shipped().guides.values():
        for width in (240, 320, 372):
            found = lines(guide.title, 33, 700, width, even=True)
            longest = max(advance(line, 33, 700) for line in found)
            assert len(found) == 1 or " " in found[-1] or len(found[-2].split()) < 3
            assert len(found) == 1 or longest <= width
    assert lines("Làm, đổi, cấp lại thẻ căn cước", 33, 700, 372, even=True) == ("Làm, đổi, cấp", "lại thẻ căn cước")


def test_no_lone_word_ends_a_text() -> None:
    assert (
        lines("Công an xã, phường nơi bạn đến ở", 11, 600, 142) == ("Công an xã, phường nơi", "bạn đến ở")
        or " " in lines("Công an xã, phường nơi bạn đến ở", 11, 600, 142)[-1]
    )


def test_an_address_breaks_after_its_signs() -> None:
    found = lines("hocdvc.example/hung-yen/hoc/dang-ky-khai-sinh.html", 9, 400, 120)
    assert len(found) > 1
    assert all(line[-1] in "/.-" for line in found[:-1])


def test_lines_are_high_enough_for_stacked_marks() -> None:
    for _, card in cards():
        for shape in lay_out(card).shapes:
            if isinstance(shape, Words):
                assert shape.rect.h >= shape.size * LEADING - 1


# ---- the finished pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize("guide", sorted(cards_of()))
def test_words_stand_out_measured_on_pixels(guide: str) -> None:
    for card in cards_of()[guide]:
        subject: Card = card.shot.subject  # type: ignore[assignment]
        sheet = lay_out(subject)
        image = paint(sheet.shapes, sheet.width, sheet.height).convert("RGB")
        for shape in sheet.shapes:
            if isinstance(shape, Words):
                x, y, right, low = (round(value * 2) for value in (*box_corner(shape.rect), *box_end(shape.rect)))
                counted: dict[RGB, int] = {colour: n for n, colour in image.crop((x, y, right, low)).getcolors(9999)}  # type: ignore[misc, union-attr]
                ground = max(counted, key=counted.__getitem__)
                ink = max(counted, key=lambda colour: contrast(colour, ground))
                assert contrast(ink, ground) >= 4.5, (guide, shape)
                assert contrast(rgb(shape.colour), ground) >= 4.5, (guide, shape)


def box_corner(rect: Rect) -> tuple[float, float]:
    return rect.x, rect.y


def box_end(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.w, rect.y + rect.h


@pytest.mark.parametrize("guide", sorted(cards_of()))
def test_files_are_small_and_of_the_size_they_say(guide: str) -> None:
    for card in cards_of()[guide]:
        content = picture(card.shot.subject)  # type: ignore[arg-type]
        image = Image.open(io.BytesIO(content))
        shared = isinstance(card.shot.subject, ShareCard)
        assert (image.format, image.mode) == (("PNG", "P") if shared else ("WEBP", "RGB"))
        assert image.size == (card.picture.width, card.picture.height) == card.shot.subject.size
        assert len(content) <= (16 if shared else 20) * 1024
    share = cards_of()[guide].share
    assert share
    assert (share.picture.width, share.picture.height) == (1200, 630)


def test_same_card_same_bytes() -> None:
    card = cards_of()[BIRTH].summary.shot.subject
    first = draw_picture(card)
    lay_out.cache_clear()
    assert draw_picture(card) == first


@pytest.mark.parametrize("guide", sorted(cards_of()))
def test_a_reader_we_did_not_write_finds_the_address_in_the_picture(guide: str) -> None:
    for card in (cards_of()[guide].summary, cards_of()[guide].flow):
        image = Image.open(io.BytesIO(picture(card.shot.subject))).convert("L")
        for shown in (image, image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)):
            assert [found.text for found in zxingcpp.read_barcodes(shown, formats=QR)] == [f"{SITE}hoc/{guide}.html"]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 80))
def test_codes_of_short_and_long_addresses_can_be_read(length: int) -> None:
    link = f"https://hocdvc.example/hoc/{'khai-sinh-' * 8}"[: 27 + length] + ".html"
    card = FlowCard(replace(STAMP, link=link), "Bài", "", "", ("Một",), (), "")
    image = Image.open(io.BytesIO(draw_picture(card))).convert("L")
    assert [found.text for found in zxingcpp.read_barcodes(image, formats=QR)] == [link]


# ---- what cards say --------------------------------------------------------------------------------------------


def test_without_an_address_no_code_is_made_up() -> None:
    for some in cards_of("").values():
        assert some.share is None
        for card in some:
            assert not any(isinstance(shape, Tiles) for shape in lay_out(card.shot.subject).shapes)  # type: ignore[arg-type]
        text = said(some.summary.shot.subject)  # type: ignore[arg-type]
        assert "Quét mã để" not in text
        assert "mở bài “" in text
    assert common_card(Desk(shipped(""), Settings(TODAY)), "look") is None


def test_every_card_of_a_draft_says_so_and_what_it_is() -> None:
    for guide, card in cards():
        text = said(card)
        assert "Bản nháp" in text, guide
        assert "Bài học, không phải trang của cơ quan." in text, guide
        if not isinstance(card, ShareCard):
            assert re.search(r"Đối chiếu nguồn ngày \d\d/\d\d/2026\.", text), guide


def test_a_reviewed_guide_is_no_draft() -> None:
    assert "Bản nháp" not in said(ShareCard(replace(STAMP, draft=False), "Bài", "Nhóm", "5 phút"))


def test_summary_says_what_the_guide_says() -> None:
    for guide in shipped().guides.values():
        text = said(cards_of()[guide.id].summary.shot.subject)  # type: ignore[arg-type]
        for step in guide.steps:
            assert step.title in text
        for fact in (guide.facts.fee_online, guide.facts.authority, guide.facts.result):
            assert not fact or fact.value.removesuffix(".") in text


def test_conditions_and_doubts_are_not_lost() -> None:
    facts = (CardFact("Phí", "Miễn phí", "wallet", note=True), CardFact("Hạn", "7 ngày", "clock", verified=False))
    text = said(SummaryCard(STAMP, "Bài", "Nhóm", facts, (0, 0), ("Một",)))
    assert "Miễn phí*" in text
    assert "* Có điều kiện đi kèm, xem trong bài." in text
    assert "7 ngày (chưa kiểm chứng)" in text


def test_what_differs_in_this_place_goes_first() -> None:
    catalog = shipped()
    local = replace(catalog, place=catalog.place.model_copy(update={"facts": {BIRTH: _local_fee()}}))
    summary = guide_cards(Desk(local, Settings(TODAY)), "look")[BIRTH].summary.shot.subject
    assert "Miễn phí ở nơi này" in said(summary)  # type: ignore[arg-type]


def _local_fee() -> object:
    from generator.model.path import LocalFacts

    return LocalFacts.model_validate({"fee_online": {"value": "Miễn phí ở nơi này", "sources": ["dvcqg-1-001193"]}})


def test_flow_names_an_office_only_where_a_time_limit_is_known() -> None:
    login, birth = (cards_of()[id].flow.shot.subject for id in ("dang-nhap-cong-dvcqg-bang-vneid", BIRTH))
    assert isinstance(login, FlowCard)
    assert shipped().guides["dang-nhap-cong-dvcqg-bang-vneid"].facts.authority
    assert login.office == ()
    assert "Cơ quan giải quyết" not in said(login)
    assert isinstance(birth, FlowCard)
    assert birth.office == ("Ủy ban nhân dân cấp xã", "Trong ngày làm việc")
    assert "Cơ quan giải quyết" in said(birth)


def test_papers_of_some_cases_stand_apart_with_their_case() -> None:
    texts = words_of(cards_of()[BIRTH].papers.shot.subject)  # type: ignore[union-attr, arg-type]
    assert (
        texts.index("Giấy chứng sinh")
        < texts.index("Tùy trường hợp")
        < texts.index("Văn bản ủy quyền")
        < texts.index("Chỉ khi mang thai hộ.")
    )
    ticks = [shape for shape in lay_out(cards_of()[BIRTH].papers.shot.subject).shapes if isinstance(shape, Box) and shape.line == "ink"]  # type: ignore[union-attr, arg-type]
    assert len(ticks) == len(shipped().guides[BIRTH].papers)


def test_another_fact_or_look_gives_another_file() -> None:
    old = cards_of()[BIRTH].summary.shot.key
    catalog = shipped()
    later = catalog.guides[BIRTH].model_copy(update={"minutes": 99})
    changed = replace(catalog, guides={**catalog.guides, BIRTH: later})
    assert guide_cards(Desk(changed, Settings(TODAY)), "look")[BIRTH].summary.shot.key != old
    assert guide_cards(Desk(catalog, Settings(TODAY)), "other")[BIRTH].summary.shot.key != old
    assert guide_cards(Desk(catalog, Settings(date(2027, 1, 1))), "look")[BIRTH].summary.shot.key == old


def test_levels_are_tried_from_large_to_small() -> None:
    short = lay_out(PapersCard(STAMP, "Bài", (CardPaper("Thẻ", "", "", ""),)))
    assert short.level.size > 1.2
    assert short.level.most == MANY


# ---- in the site -----------------------------------------------------------------------------------------------


class Metas(HTMLParser):
    """The `meta` elements of a page by their property or name."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            assert name not in self.found
            self.found[name] = values.get("content") or ""


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with an address and a description that tries to break out; returns its output folder."""
    from generator.publish import starter

    root = tmp_path_factory.mktemp("co-dia-chi") / "nho"
    starter.start_site(root, "Trang “nhỏ” & <b>", "xã Mẫu", TODAY)
    config = root / "mkdocs.yml"
    text = re.sub(r"^site_url:.*$", f"site_url: {SITE}", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    config.write_text(text, encoding="utf-8")
    assert f"site_url: {SITE}" in text
    result = build_site(root)
    assert not result.failed, result.problems
    return root / "build"


def test_a_lesson_says_what_a_shared_link_shows(addressed: Path) -> None:
    page = addressed / "site/hoc/mo-dung-trang.html"
    metas = Metas(page).found
    assert metas["og:type"] == "article"
    assert metas["og:url"] == f"{SITE}hoc/mo-dung-trang.html"
    assert metas["og:locale"] == "vi_VN"
    assert metas["og:site_name"] == "Trang “nhỏ” & <b>"
    assert metas["og:title"] == re.search(r"<h1[^>]*>([^<]+)", page.read_text(encoding="utf-8"))[1]  # type: ignore[index]
    assert metas["og:description"] == metas["description"]
    assert metas["twitter:card"] == "summary_large_image"
    assert metas["og:image:alt"]
    assert_image(addressed, metas)


def test_other_pages_share_one_card(addressed: Path) -> None:
    found = {
        path: Metas(addressed / "site" / path).found for path in ("index.html", "bai.html", "thuat-ngu.html", "day-lai/mo-dung-trang.html")
    }
    assert len({metas["og:image"] for metas in found.values()}) == 1
    assert {metas["og:type"] for metas in found.values()} == {"website"}
    assert len({metas["og:url"] for metas in found.values()}) == len(found)
    assert_image(addressed, found["index.html"])


def assert_image(out: Path, metas: dict[str, str]) -> None:
    assert metas["og:image"].startswith(f"{SITE}anh/")
    with Image.open(out / "site" / metas["og:image"].removeprefix(SITE)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert (metas["og:image:width"], metas["og:image:height"], metas["og:image:type"]) == ("1200", "630", "image/png")


def test_without_an_address_nothing_is_said_to_others(real_site: Path) -> None:
    for page in (real_site / "site").rglob("*.html"):
        assert not any(name.startswith(("og:", "twitter:")) for name in Metas(page).found), page


def test_a_lesson_shows_its_cards_late_and_can_save_them(real_site: Path) -> None:
    text = (real_site / f"site/hoc/{BIRTH}.html").read_text(encoding="utf-8")
    posters = re.findall(r'<figure class="poster">.*?</figure>', text, re.DOTALL)
    assert len(posters) == 3
    names = []
    for poster in posters:
        source = re.search(r'<img[^>]* src="\.\./(anh/[0-9a-f]+\.webp)"', poster)
        assert source, poster
        assert (real_site / "site" / source[1]).is_file()
        assert 'loading="lazy"' in poster
        assert len(re.search(r'alt="([^"]+)"', poster)[1]) > 30  # type: ignore[index]
        names += re.findall(r'download="([^"]+)"', poster)
        assert poster.count(f'href="../{source[1]}"') == 2
    assert names == [f"{BIRTH}-{what}.webp" for what in ("giay-to", "quy-trinh", "tom-tat")]


def test_a_png_that_is_not_whole_is_drawn_again(tmp_path: Path) -> None:
    content = draw_picture(ShareCard(STAMP, "Bài", "Nhóm", "5 phút"))
    there = Tree(tmp_path)
    pictures.keep(there, "a.png", content)
    pictures.keep(there, "b.png", content[:-20])
    pictures.keep(there, "c.png", b"")
    pictures.keep(there, "d.png", content[:9])
    assert pictures.missing(there, ["a.png", "b.png", "c.png", "d.png", "e.png"], Ledger()) == ("b.png", "c.png", "d.png", "e.png")
