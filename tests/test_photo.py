"""Real screenshots: what is hidden is gone, what came along with the file is gone, and a harmful file is refused in words."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from conftest import REPO, TODAY, build_site
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin
from site_cases import valid_site

from generator.build import examine
from generator.draw import draw_picture, measure, readable_digits
from generator.draw.ruler import font
from generator.load.images import examined
from generator.model.book import Photo
from generator.model.catalog import Settings
from generator.model.image import MAX_BYTES, Area, Screenshot

SECRET = "034 090 012 345"
BOX: Area = (60, 200, 560, 60)


def screenshot(words: str = SECRET, size: tuple[int, int] = (1080, 1920)) -> Image.Image:
    """A page with a title, and the words inside of BOX."""
    image = Image.new("RGB", size, (250, 250, 248))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, size[0], 120), fill=(20, 90, 70))
    pen.text((60, 150), "Thông tin của bạn", fill=(20, 20, 20), font=font(20, 400))
    pen.text((70, 205), words, fill=(30, 30, 30), font=font(22, 400))
    return image


def saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    """The bytes of a file."""
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def photo(content: bytes, *blur: Area, marks: tuple[tuple[int, Area], ...] = ()) -> Photo:
    """A screenshot that was read and found harmless."""
    read = examined("anh.png", content)
    assert isinstance(read, Screenshot), read
    return Photo(read, blur, marks)


# ---- hidden for good ------------------------------------------------------------------------------------------


def test_what_is_hidden_has_no_part_in_the_picture() -> None:
    """Two files that differ only below the mosaic give the same bytes, so nothing can be worked back out of them."""
    one = draw_picture(photo(saved(screenshot(SECRET)), BOX))
    other = draw_picture(photo(saved(screenshot("099 911 222 333")), BOX))
    black = screenshot("")
    black.paste((0, 0, 0), (BOX[0], BOX[1], BOX[0] + BOX[2], BOX[1] + BOX[3]))
    assert one == other == draw_picture(photo(saved(black), BOX))
    assert one != draw_picture(photo(saved(screenshot(SECRET))))


@settings(max_examples=25, deadline=None)
@given(st.tuples(*[st.integers(0, 300)] * 2, *[st.integers(1, 200)] * 2))
def test_any_area_is_hidden_whatever_lies_below(area: Area) -> None:
    plain = Image.new("RGB", (320, 320), (200, 210, 220))
    noisy = plain.copy()
    noisy.paste(Image.effect_noise(area[2:], 120).convert("RGB"), area[:2])
    assert draw_picture(photo(saved(plain), area)) == draw_picture(photo(saved(noisy), area))


def test_the_mosaic_shows_that_something_is_hidden() -> None:
    image = Image.open(io.BytesIO(draw_picture(photo(saved(screenshot()), BOX)))).convert("L")
    inside = image.crop((60, 140, 400, 170))
    low, high = inside.getextrema()
    assert high - low > 20  # type: ignore[operator]


# ---- nothing comes along --------------------------------------------------------------------------------------


def test_metadata_stays_behind() -> None:
    exif = Image.Exif()
    exif[0x010F] = "HANG-MAY-BI-MAT"
    exif.get_ifd(0x8825)[1] = "N"
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "GHI-CHU-BI-MAT")
    for content in (saved(screenshot(), "JPEG", exif=exif, comment=b"GHI-CHU-BI-MAT"), saved(screenshot(), pnginfo=told, exif=exif)):
        assert b"BI-MAT" in content
        made = draw_picture(photo(content, BOX))
        assert b"BI-MAT" not in made
        opened = Image.open(io.BytesIO(made))
        assert dict(opened.getexif()) == {}
        assert set(opened.info) <= {"loop", "background", "timestamp", "duration"}


def test_a_turned_photo_stands_upright() -> None:
    """Cameras note how they were held; areas are given as a person sees the picture."""
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = screenshot().rotate(90, expand=True)
    read = photo(saved(lying, "JPEG", quality=95, exif=exif), BOX)
    assert read.photo.size == (1080, 1920)
    made = Image.open(io.BytesIO(draw_picture(read))).convert("RGB")
    assert made.size == (720, 1280)
    red, green, _ = made.getpixel((300, 30))  # type: ignore[misc]
    assert red < 60 < green


@pytest.mark.parametrize(
    ("size", "wanted"), [((300, 500), (300, 500)), ((1440, 3200), (720, 1600)), ((4000, 1000), (720, 180)), ((400, 8000), (128, 2560))]
)
def test_size_is_bounded(size: tuple[int, int], wanted: tuple[int, int]) -> None:
    made = draw_picture(photo(saved(Image.effect_noise(size, 90).convert("RGB"), "JPEG")))
    assert Image.open(io.BytesIO(made)).size == wanted
    plain = draw_picture(photo(saved(screenshot(size=(1080, 2400)))))
    assert len(plain) < 30_000


def test_marks_stand_on_their_place() -> None:
    subject = photo(saved(screenshot()), BOX, marks=((1, (60, 600, 960, 120)), (2, (60, 900, 960, 120))))
    assert [(spot.number, spot.x, spot.y, spot.w, spot.h) for spot in measure(subject).spots] == [
        (1, 40, 400, 640, 80),
        (2, 40, 600, 640, 80),
    ]
    made = Image.open(io.BytesIO(draw_picture(subject))).convert("RGB")
    gold = [
        colour
        for _, colour in made.crop((640, 360, 720, 460)).getcolors(100_000) or []
        if colour[0] > 220 and 140 < colour[1] < 220 and colour[2] < 90
    ]  # type: ignore[index]
    assert gold


# ---- harmful files --------------------------------------------------------------------------------------------


def bomb(width: int, height: int) -> bytes:
    """A tiny PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bomb(60_000, 60_000), "hỏng"),
        (bomb(8000, 8000), "quá lớn"),
        (bomb(20_000, 10), "quá lớn"),
        (bomb(100, 100), "hỏng"),
        (saved(screenshot())[:-2000], "hỏng"),
        (b"", "hỏng"),
        (b"GIF89a" + b"\0" * 40, "hỏng"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "hỏng"),
    ],
    ids=["bomb", "huge", "long", "cut-short", "damaged", "empty", "gif", "svg"],
)
def test_harmful_or_broken_files_are_refused_in_words(content: bytes, said: str) -> None:
    read = examined("anh.png", content)
    assert isinstance(read, tuple)
    assert said in read[0]
    assert read[1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_bytes_break_the_reader(data: st.DataObject) -> None:
    good = saved(Image.new("RGB", (40, 30), "white"), data.draw(st.sampled_from(["PNG", "JPEG", "WEBP"])))
    at = data.draw(st.integers(0, len(good) - 1))
    read = examined("anh.png", good[:at] + data.draw(st.binary(max_size=12)) + good[at + 1 :])
    assert isinstance(read, Screenshot | tuple)


# ---- numbers that may still be read ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["034090012345", SECRET, "0900 000 123"])
def test_rows_of_digits_are_seen_until_they_are_hidden(number: str) -> None:
    content = saved(screenshot(number))
    ((x, y),) = readable_digits(photo(content))
    assert 60 <= x <= 90
    assert 200 <= y <= 240
    assert readable_digits(photo(content, BOX)) == ()


def test_sentences_are_not_taken_for_numbers() -> None:
    assert readable_digits(photo(saved(screenshot("Chọn cơ quan sẽ nhận hồ sơ")))) == ()


# ---- as a part of a site --------------------------------------------------------------------------------------


def site_with(tmp_path: Path, content: bytes, *, confirmed: bool) -> Path:
    """The small valid site whose step shows this screenshot."""
    root = valid_site(tmp_path)
    (root / "guides/images").mkdir(exist_ok=True)
    (root / "guides/images/that.png").write_bytes(content)
    guide = root / "guides/mau.yml"
    image = f"""    image:
      file: that.png
      alt: Trang thông tin.
      taken_on: 2026-11-20
      blur: [[{", ".join(map(str, BOX))}]]
      spots: {{nut-nop: [60, 600, 960, 120]}}
      no_private_data: {str(confirmed).lower()}
"""
    text = guide.read_text(encoding="utf-8")
    assert "    screen: trang-dau\n" in text
    guide.write_text(text.replace("    screen: trang-dau\n", "    screen: trang-dau\n" + image), encoding="utf-8")
    return root


def test_the_page_shows_the_photo_and_practice_the_drawing(tmp_path: Path) -> None:
    root = site_with(tmp_path, saved(screenshot()), confirmed=True)
    ours = (REPO / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"place: .*", "place: tinh-mau", ours), encoding="utf-8")
    result = build_site(root)
    assert not result.failed, result.problems
    page = (root / "build/site/hoc/mau.html").read_text(encoding="utf-8")
    assert "Ảnh chụp màn hình ngày 20/11/2026" in page
    assert 'href="#buoc-1-so-1"' in page
    assert "mock" in (root / "build/site/thuc-hanh/mau.html").read_text(encoding="utf-8")
    assert not list((root / "build/site").rglob("that.png"))


def test_an_unconfirmed_photo_is_doubted_and_numbers_are_pointed_out(tmp_path: Path) -> None:
    image = screenshot()
    ImageDraw.Draw(image).text((70, 1200), SECRET, fill=(30, 30, 30), font=font(22, 400))
    root = site_with(tmp_path, saved(image), confirmed=False)
    _, problems = examine(root, Settings(TODAY))
    said = "\n".join(map(str, problems))
    assert "chưa ai xác nhận ảnh “that.png”" in said
    assert "có thể còn đọc được một dãy số, bắt đầu ở khoảng 7" in said


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    root = site_with(tmp_path, b"\x89PNG" + b"\0" * MAX_BYTES, confirmed=True)
    _, problems = examine(root, Settings(TODAY))
    assert any("tệp lớn quá 6 MiB" in str(problem) for problem in problems)
