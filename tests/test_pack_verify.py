"""Checking a pack: whole, or exactly what is missing, altered or added; and hostile packs, which are told in words and cost little."""

from __future__ import annotations

import importlib
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import entry
from generator.problems import GeneratorError
from generator.publish.pack import archive
from generator.publish.pack.verify import verify

verify_module = importlib.import_module("generator.publish.pack.verify")
DAY = date(2026, 11, 26)
CONTENT = {
    "MO-TAI-DAY.html": "Mở tại đây".encode() * 20,
    "trang/index.html": b"<h1>Trang</h1>" * 30,
    "trang/anh/a.webp": bytes(range(256)),
}
LISTED = archive.sums(CONTENT)


def good(folder: Path) -> Path:
    """A small pack."""
    file = folder / "goi.zip"
    archive.write_zip(file, {**CONTENT, "SHA256SUMS.txt": LISTED}, ("MO-TAI-DAY.html",), DAY)
    return file


def packed(file: Path, files: dict[str, bytes], listed: bytes = LISTED) -> Path:
    """A pack that another program made."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**files, "SHA256SUMS.txt": listed}.items():
            made.writestr(name, content)
    return file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good(tmp_path_factory.mktemp("goi"))


def test_whole_pack(whole: Path) -> None:
    found = verify(whole)
    assert found.whole
    assert (found.files, found.notes) == (3, ())
    assert found.code == archive.fingerprint(LISTED)


def test_folder_of_an_unpacked_pack(whole: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(whole) as made:
        made.extractall(tmp_path)
    assert verify(tmp_path).whole
    assert verify(tmp_path).code == verify(whole).code
    (tmp_path / "trang/index.html").write_bytes(b"x")
    (tmp_path / "trang/anh/a.webp").unlink()
    (tmp_path / "trang/virus.exe").write_bytes(b"x")
    found = verify(tmp_path)
    assert (found.missing, found.altered, found.added) == (("trang/anh/a.webp",), ("trang/index.html",), ("trang/virus.exe",))


def test_link_in_a_folder_is_said_and_not_followed(whole: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(whole) as made:
        made.extractall(tmp_path)
    (tmp_path / "trang/index.html").unlink()
    (tmp_path / "trang/index.html").symlink_to("/etc/hostname")
    found = verify(tmp_path)
    assert found.missing == ("trang/index.html",)
    assert "liên kết" in found.faults[0]


def test_pack_that_was_packed_again_is_whole_by_its_content(whole: Path, tmp_path: Path) -> None:
    flat, nested = packed(tmp_path / "a.zip", CONTENT), tmp_path / "b.zip"
    with zipfile.ZipFile(nested, "w") as made:
        for name, content in {**CONTENT, "SHA256SUMS.txt": LISTED}.items():
            made.writestr(f"hocdvc-tat-ca/{name}", content)
    for file in (flat, nested):
        found = verify(file)
        assert found.whole
        assert "nén lại" in found.notes[0]


def test_what_is_missing_altered_and_added_is_named(tmp_path: Path) -> None:
    changed = {"MO-TAI-DAY.html": b"khac", "trang/index.html": CONTENT["trang/index.html"], "trang/la.js": b"x"}
    found = verify(packed(tmp_path / "a.zip", changed))
    assert (found.missing, found.altered, found.added) == (("trang/anh/a.webp",), ("MO-TAI-DAY.html",), ("trang/la.js",))


@given(data=st.data())
def test_any_altered_byte_is_noticed(whole: Path, data: st.DataObject) -> None:
    content = bytearray(whole.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    assert noticed(whole, bytes(content))


@pytest.mark.parametrize("piece", ["ends", "starts", "grows", "swaps"])
def test_cut_and_glued_packs_are_noticed(whole: Path, piece: str) -> None:
    content = whole.read_bytes()
    made = {"ends": content[:-1], "starts": content[1:], "grows": content + b"x", "swaps": content[200:300] + content[:200] + content[300:]}
    assert noticed(whole, made[piece])


def test_every_byte_of_headers_and_ends_is_covered(whole: Path) -> None:
    """Not only by chance: the first 300 and the last 400 bytes, one by one."""
    content = whole.read_bytes()
    for at in (*range(300), *range(len(content) - 400, len(content))):
        assert noticed(whole, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]), at


def noticed(whole: Path, content: bytes) -> bool:
    file = whole.with_name("sua.zip")
    file.write_bytes(content)
    try:
        return not verify(file).whole
    except GeneratorError:
        return True


# ---- hostile packs ---------------------------------------------------------------------------------------------


def rewritten(file: Path, change: Callable[[zipfile.ZipInfo], None]) -> Path:
    """A pack whose index says something odd of its first file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**CONTENT, "SHA256SUMS.txt": LISTED}.items():
            made.writestr(name, content)
        change(made.infolist()[0])
        made._didModify = True  # type: ignore[attr-defined]
    return file


def named(name: str) -> Callable[[Path], Path]:
    return lambda file: packed(file, {**CONTENT, name: b"x"})


def twice(file: Path) -> Path:
    with zipfile.ZipFile(packed(file, CONTENT), "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("trang/index.html", b"hai")
    return file


def link(file: Path) -> Path:
    def change(entry: zipfile.ZipInfo) -> None:
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16

    return rewritten(file, change)


def locked(file: Path) -> Path:
    def change(entry: zipfile.ZipInfo) -> None:
        entry.flag_bits |= 1

    return rewritten(file, change)


def bomb(file: Path) -> Path:
    return packed(file, {**CONTENT, "to.txt": bytes(60_000_000)})


def overlapping(file: Path) -> Path:
    """The index says that one file is as long as the whole pack."""
    packed(file, CONTENT)
    content = bytearray(file.read_bytes())
    index = content.index(b"PK\x01\x02")
    content[index + 20 : index + 24] = struct.pack("<L", len(content) * 2)
    file.write_bytes(content)
    return file


def odd_method(file: Path) -> Path:
    with zipfile.ZipFile(packed(file, CONTENT), "a") as made:
        made.writestr("trang/la.txt", b"x" * 1000, zipfile.ZIP_BZIP2)
    return file


HOSTILE = {
    "climbs": (named("../../thoat.txt"), "Tên nguy hiểm"),
    "absolute": (named("/etc/thoat.txt"), "Tên nguy hiểm"),
    "backslash": (named("..\\thoat.txt"), "Tên nguy hiểm"),
    "drive": (named("C:thoat.txt"), "Tên nguy hiểm"),
    "control": (named("a\x1b[31m.txt"), "Tên nguy hiểm"),
    "twice": (twice, "hai lần"),
    "link": (link, "liên kết"),
    "locked": (locked, "mật khẩu"),
    "bomb": (bomb, "bẫy"),
    "overlapping": (overlapping, "đè lên nhau"),
    "method": (odd_method, "nén theo cách lạ"),
    "no list": (lambda file: packed(file, CONTENT, b""), "trống"),
    "garbage list": (lambda file: packed(file, CONTENT, LISTED + b"\xff\xfe garbage\n"), "1 dòng không đọc được"),
    "list climbs": (lambda file: packed(file, CONTENT, LISTED + b"0" * 64 + b"  ../../etc/passwd\n"), "1 dòng không đọc được"),
    "list twice": (lambda file: packed(file, CONTENT, LISTED + LISTED), "3 dòng không đọc được hoặc lặp lại"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_packs_are_told_in_words(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, words = HOSTILE[kind]
    file = make(tmp_path / "goi.zip")
    found = verify(file)
    assert not found.whole
    assert any(words in fault for fault in found.faults), found
    with pytest.raises(SystemExit) as left:
        entry(["verify", str(file)])
    said = capsys.readouterr().out
    assert left.value.code == 1
    assert "Gói KHÔNG nguyên vẹn." in said
    assert "\x1b" not in said, "what a hostile name says to the terminal is not passed on"


def test_list_that_lies_is_seen_by_its_code(whole: Path, tmp_path: Path) -> None:
    """Who changes a file and the list too makes a pack that agrees with itself: only its code tells it from ours."""
    changed = {**CONTENT, "trang/index.html": b"gia"}
    found = verify(packed(tmp_path / "a.zip", changed, archive.sums(changed)))
    assert found.whole
    assert found.code != verify(whole).code


def test_pack_without_a_list(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("trang/index.html", b"x")
    assert "Không có SHA256SUMS.txt" in verify(file).faults[0]


def test_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = bomb(tmp_path / "bom.zip")
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a bomb was opened"))
    assert not verify(file).whole


def test_too_many_files_are_refused(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "MOST_FILES", 3)
    assert "bẫy" in " ".join(verify(whole).faults)
    with zipfile.ZipFile(whole) as made:
        made.extractall(tmp_path)
    assert "quá nhiều tệp" in " ".join(verify(tmp_path).faults)


def test_huge_index_is_refused_before_it_is_read(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "MOST_INDEX", 10)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the index was read"))
    with pytest.raises(GeneratorError, match="mục lục quá lớn"):
        verify(whole)


@pytest.mark.parametrize("content", [b"", b"PK", b"<html>", b"PK\x05\x06" + b"\xff" * 18, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_pack_ends_with_two_or_is_not_whole(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "goi.zip"
    file.write_bytes(content)
    with pytest.raises(SystemExit) as left:
        entry(["verify", str(file)])
    assert left.value.code == (1 if content == b"PK\x05\x06" + bytes(18) else 2)
    assert "Traceback" not in "".join(capsys.readouterr())


def test_pack_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        entry(["verify", str(tmp_path / "khong-co.zip")])
    assert left.value.code == 2
    assert "Không thấy" in capsys.readouterr().err


def test_verify_names_at_most_twenty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(packed(tmp_path / "a.zip", {**CONTENT, **{f"them-{at}.txt": b"x" for at in range(30)}}), tmp_path / "b.zip")
    with pytest.raises(SystemExit):
        entry(["verify", str(tmp_path / "b.zip")])
    assert "… và 10 tệp nữa" in capsys.readouterr().out
