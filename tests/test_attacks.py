"""What clumsy or hostile use must never do: delete an author's files, hang, show a traceback, or end as our own bug."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import build_site
from program import hocdvc, in_a_process

from generator.problems import GeneratorError


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("out", [".", "guides", "docs", "docs/build", "quizzes/x/y", "../nho"])
def test_output_never_goes_where_the_author_writes(small_site: Path, out: str) -> None:
    before = snapshot(small_site)
    done = hocdvc("build", "--root", str(small_site), "--out", str(small_site / out), cwd=small_site)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "chỗ của bài viết" in done.stderr
    assert snapshot(small_site) == before


@pytest.mark.parametrize("name", ["docs", "site", "theme"])
def test_folders_of_somebody_else_are_never_cleaned(small_site: Path, name: str) -> None:
    (small_site / "build" / name).mkdir(parents=True)
    (small_site / "build" / name / "cua-toi.txt").write_text("giữ")
    with pytest.raises(GeneratorError, match="không do hocdvc tạo"):
        build_site(small_site)
    assert (small_site / "build" / name / "cua-toi.txt").read_text() == "giữ"


def test_a_link_in_place_of_the_output_is_refused(small_site: Path) -> None:
    build_site(small_site)
    elsewhere = small_site.parent / "noi-khac"
    elsewhere.mkdir()
    (elsewhere / "cua-toi.txt").write_text("giữ")
    for path in sorted((small_site / "build/docs").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (small_site / "build/docs").rmdir()
    (small_site / "build/docs").symlink_to(elsewhere)
    with pytest.raises(GeneratorError, match="liên kết"):
        build_site(small_site)
    assert (elsewhere / "cua-toi.txt").read_text() == "giữ"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + former] * 9)}]\n" for former, name in zip("abcdefgh", "bcdefghi", strict=True)
)
ODD = {
    "a pipe": os.mkfifo,
    "a folder": lambda path: path.mkdir(),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to("khong-co"),
    "a link out of the site": lambda path: path.symlink_to("/etc/passwd"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "nothing in it": lambda path: path.write_bytes(b""),
    "lone surrogates": lambda path: path.write_text('id: "\\ud800"\ntitle: "\\ud83d\\ude00"\n'),
    "a direction change": lambda path: path.write_text("id: x\ntitle: a\u202eb\n", encoding="utf-8"),
    "huge numbers": lambda path: path.write_text(f"id: x\nminutes: {'9' * 5000}\nreview: {{checked_on: 9999-99-99}}\n"),
    "a day that is none": lambda path: path.write_text("id: x\nreview: {state: draft, checked_on: 0000-00-00}\n"),
    "an object": lambda path: path.write_text("!!python/object/apply:os.system ['touch /tmp/hacked']\n"),
    "deep brackets": lambda path: path.write_text("[" * 100_000),
    "an alias bomb": lambda path: path.write_text(BOMB),
}  # fmt: skip


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("place", ["guides/x.yml", "guides/screens/x.yml", "quizzes/x.yml", "guides/paths/x.yml"])
def test_odd_files_are_problems_with_a_place(small_site: Path, what: str, place: str) -> None:
    ODD[what](small_site / place)
    done = hocdvc("check", "--root", str(small_site), cwd=small_site)
    assert done.returncode in ({0, 1} if what == "a folder" else {1}), done.stdout + done.stderr
    assert place in done.stdout or what == "a folder"
    assert "Traceback" not in done.stdout + done.stderr
    assert "root:" not in done.stdout


SETTINGS = [
    "",
    "[]",
    "site_name:",
    "site_name: [1]",
    "site_name: x\nextra: 3\n",
    "site_name: x\nextra: {hocdvc: {place: ../x}}\n",
    "\ufeffsite_name: x\r\n",
]


@pytest.mark.parametrize("text", SETTINGS)
@pytest.mark.parametrize("command", ["check", "build", "list"])
def test_broken_settings_are_said_plainly(small_site: Path, text: str, command: str) -> None:
    (small_site / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = hocdvc(command, "--root", str(small_site), cwd=small_site)
    assert done.returncode in {0, 1, 2}, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("place", ["../x", "khong-co", "/etc"])
def test_unknown_place_is_said_plainly(small_site: Path, place: str) -> None:
    done = hocdvc("check", "--root", str(small_site), "--place", place, cwd=small_site)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", ["hoc/mo-dung-trang.md", "index.md", "assets/base.css", "404.md", "BAI.md"])
def test_hand_written_pages_cannot_take_the_place_of_made_ones(small_site: Path, page: str) -> None:
    (small_site / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
    (small_site / "docs" / page).write_text("# Của tôi\n", encoding="utf-8")
    done = hocdvc("check", "--root", str(small_site), cwd=small_site)
    assert done.returncode == 1
    assert f"docs/{page}" in done.stdout


def test_spaces_marks_and_another_locale_do_not_matter(small_site: Path) -> None:
    root = small_site.parent / "Trang của tôi #1 (mới)"
    small_site.rename(root)
    (root / "docs/trang tự viết.md").write_text("# Tự viết\n", encoding="utf-8")
    done = in_a_process("build", "--root", str(root), cwd=root, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "build/site/trang tự viết.html").is_file()


def test_no_space_left_is_the_machines_fault(small_site: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as stream:
        command = [sys.executable, "-m", "generator", "check", "--root", str(small_site)]
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
