"""Writing to disk: exact, atomic, inside the folder; and the change of sites in one moment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.book import OutFile
from generator.problems import GeneratorError
from generator.publish import pictures, site
from generator.publish.files import Tree, inside, link, own, replace, write_tree
from generator.publish.ledger import Ledger


def named(*files: OutFile) -> dict[str, OutFile]:
    """The files by their paths."""
    return {file.path: file for file in files}


def test_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    write_tree(own(tmp_path), named(OutFile("a.md", b"1"), OutFile("hoc/b.md", b"2")), Ledger())
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh/giu.webp").write_bytes(b"x")
    done = write_tree(own(tmp_path), named(OutFile("a.md", b"1"), OutFile("c.md", b"33")), Ledger(), keep=frozenset({"anh/giu.webp"}))
    assert (done.changed, done.same, done.removed, done.size) == (1, 1, 1, 3)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == ["a.md", "anh", "anh/giu.webp", "c.md"]


def test_the_ledger_reads_a_file_again_only_when_it_is_another(tmp_path: Path) -> None:
    ledger, reads = Ledger(), list[bytes]()
    file, other = tmp_path / "a", tmp_path / "b"

    def read(path: Path) -> int:
        return ledger.of("length", path, lambda content: reads.append(content) or len(content))

    replace(file, b"one")
    link(file, other)
    assert [read(file), read(other), read(file)] == [3, 3, 3]
    replace(file, b"three")
    assert [read(file), read(other)] == [5, 3]
    with other.open("r+b") as stream:
        stream.write(b"ONE")
    os.utime(other, (1, 1))
    assert [read(other), reads] == [3, [b"one", b"three", b"ONE"]]
    replace(file, b"one")
    assert [read(file), len(reads)] == [3, 3], "a new file with known bytes is no news"
    other.unlink()
    with pytest.raises(FileNotFoundError):
        read(other)


def test_a_tree_knows_what_is_put_in_and_taken_out(tmp_path: Path) -> None:
    for path in ("b", "hoc/sau/c", "hoc/a"):
        replace(tmp_path / path, b"123")
    (tmp_path / "ong").symlink_to("/etc")
    os.mkfifo(tmp_path / "hoc/ong")
    tree = Tree(tmp_path)
    assert (list(tree.files), tree.size, sorted(tree.odd)) == (["b", "hoc/a", "hoc/sau/c"], 9, ["hoc/ong", "ong"])
    tree.put("hoc/d", b"4")
    tree.put("b", b"55")
    tree.remove("hoc/sau/c")
    again = Tree(tmp_path)
    assert (tree.files, tree.size, tree.read("b")) == (again.files, again.size, b"55")
    assert list(tree.folders["hoc"]) == ["hoc/a", "hoc/d"]
    assert not (tmp_path / "hoc/sau").exists(), "a folder that became empty goes, too"
    assert Tree(tmp_path / "khong-co").files == {}


@pytest.mark.parametrize("links", [True, False])
def test_what_a_tree_takes_it_knows_as_if_it_had_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """Also on a disk where a file cannot have two names."""

    def refuse(*_: object) -> None:
        raise OSError

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    for path in ("kho/b", "kho/c", "day/a"):
        replace(tmp_path / path, path.encode())
    kho, tree = Tree(tmp_path / "kho"), Tree(tmp_path / "day")
    tree.take("d", kho.files["b"])
    tree.move("a", kho.files["c"])
    tree.take("c", kho.files["b"])
    tree.sort()
    again = Tree(tmp_path / "day")
    assert (list(tree.files.items()), tree.folders) == (list(again.files.items()), again.folders)
    assert (tree.read("a"), tree.read("d"), list(Tree(tmp_path / "kho").files)) == (b"kho/c", b"kho/b", ["b"])


def test_a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    write_tree(own(tmp_path), named(OutFile("a", b"1"), OutFile("b/c", b"2")), Ledger())
    write_tree(own(tmp_path), named(OutFile("a/d", b"3"), OutFile("b", b"4")), Ledger())
    assert list(Tree(tmp_path).files) == ["a/d", "b"]


def test_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    write_tree(own(tmp_path), named(OutFile("a.md", b"1")), Ledger())
    os.utime(tmp_path / "a.md", (1, 1))
    write_tree(own(tmp_path), named(OutFile("a.md", b"1")), Ledger())
    assert (tmp_path / "a.md").stat().st_mtime == 1


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", "..", "", "a\\..\\x", "C:/x", "a\0b"])
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(GeneratorError):
        write_tree(own(tmp_path / "out"), named(OutFile(path, b"!")), Ledger())
    assert not (tmp_path / "x").exists()


@given(st.text(max_size=30))
def test_any_path_stays_inside_or_is_refused(path: str) -> None:
    folder = Path("/nowhere/out")
    try:
        target = inside(folder, path)
    except GeneratorError:
        return
    assert os.path.normpath(target).startswith("/nowhere/out/")


def test_symbolic_link_in_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/hoc").symlink_to(tmp_path / "ngoai")
    with pytest.raises(GeneratorError, match="liên kết lạ"):
        write_tree(own(tmp_path / "out"), named(OutFile("hoc/x.md", b"!")), Ledger())
    assert list((tmp_path / "ngoai").iterdir()) == []


def test_disk_that_refuses_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(GeneratorError, match="Không ghi được"):
        write_tree(own(tmp_path / "out"), named(OutFile("a.md", b"1")), Ledger())


def test_new_site_takes_the_place_of_the_former(tmp_path: Path) -> None:
    for version in ("1", "2"):
        fresh = site.prepare(tmp_path)
        fresh.mkdir()
        (fresh / "index.html").write_text(version)
        site.swap(tmp_path, fresh).join()
        assert (tmp_path / "site/index.html").read_text() == version
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_swap_without_exchange_leaves_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_exchange", lambda one, other: False)
    test_new_site_takes_the_place_of_the_former(tmp_path)


def test_stop_between_two_renames_is_put_right(tmp_path: Path) -> None:
    (tmp_path / site.FORMER).mkdir()
    (tmp_path / site.FORMER / "index.html").write_text("former")
    (tmp_path / f"{site.FRESH}-1").mkdir()
    fresh = site.prepare(tmp_path)
    assert (tmp_path / "site/index.html").read_text() == "former"
    assert not fresh.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_failed_swap_keeps_the_former_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("former")
    with pytest.raises(GeneratorError, match="trang cũ"):
        site.swap(tmp_path, site.prepare(tmp_path))
    assert (tmp_path / "site/index.html").read_text() == "former"


def test_only_whole_pictures_count_as_there(tmp_path: Path) -> None:
    there = Tree(tmp_path)
    whole = b"RIFF" + (8).to_bytes(4, "little") + b"WEBPVP8L"
    pictures.keep(there, "du", whole)
    pictures.keep(there, "cut", whole[:-2])
    pictures.keep(there, "rong", b"")
    assert pictures.missing(there, ["du", "cut", "rong", "khong-co"], Ledger()) == ("cut", "rong", "khong-co")
