"""The command line as people use it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import gettext
import json
import re
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner
from conftest import REPO
from program import hocdvc, in_a_process

from generator import cli
from generator.publish import ENGINES, starter


def break_guide(root: Path) -> None:
    guide = root / "guides/mo-dung-trang.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("minutes: 5", "minutes: nhiều\nmau: x"), encoding="utf-8")


COMMANDS = sorted(cli.cli.commands) + [f"new {name}" for name in sorted(cli.new_group.commands)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = CliRunner().invoke(cli.cli, [*command.split(), "--help"])
    assert done.exit_code == 0
    assert "Cách dùng:" in done.output
    assert not re.search(r"\b(Usage|Options|Commands|Show|OPTIONS|ARGS|default)\b", done.output), "help is in Vietnamese"


def test_usage_mistakes_are_said_in_vietnamese(small_site: Path) -> None:
    said = [hocdvc(*words, cwd=small_site).stderr for words in (["build", "--engine", "hugo"], ["bay"], ["check", "--rot"], ["init"])]
    assert all("Lỗi:" in one and "Error" not in one for one in said)


def test_compiled_words_are_up_to_date() -> None:
    folder = REPO / "generator/locale/vi/LC_MESSAGES"
    with (folder / "hocdvc.mo").open("rb") as compiled, (folder / "hocdvc.po").open("rb") as source:
        spoken = gettext.GNUTranslations(compiled)
        for message in read_po(source, locale="vi"):
            if isinstance(message.id, tuple):
                assert spoken.ngettext(*message.id, 2) == message.string[0], "run: python scripts/make_locale.py"
            elif message.id:
                assert spoken.gettext(message.id) == message.string, "run: python scripts/make_locale.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"hocdvc {command}" in (REPO / "README.md").read_text(encoding="utf-8")


def test_check_of_a_sound_site(small_site: Path) -> None:
    done = in_a_process("check", "--root", str(small_site))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Không có lỗi.")


def test_check_says_all_mistakes_sorted_with_places(small_site: Path) -> None:
    break_guide(small_site)
    done = hocdvc("check", "--root", str(small_site))
    lines = [line for line in done.stdout.splitlines() if line.startswith("guides/")]
    assert done.returncode == 1
    assert len(lines) >= 2
    assert all(re.match(r"guides/mo-dung-trang\.yml:\d+:\d+: ", line) for line in lines)
    places = [tuple(map(int, line.split(":")[1:3])) for line in lines]
    assert places == sorted(places)


def test_check_speaks_json(small_site: Path) -> None:
    break_guide(small_site)
    done = in_a_process("check", "--root", str(small_site), "--format", "json")
    problems = json.loads(done.stdout)
    assert done.returncode == 1
    assert {"file", "line", "column", "path", "message", "hint", "rule", "severity"} == set(problems[0])


def test_check_speaks_to_github(small_site: Path) -> None:
    break_guide(small_site)
    lines = hocdvc("check", "--root", str(small_site), "--format", "github").stdout.splitlines()
    assert all(re.match(r"::(error|warning) file=guides/[\w.-]+,line=\d+,col=\d+::.", line) for line in lines)


def test_stale_content_is_a_warning_and_strict_makes_it_an_error(small_site: Path) -> None:
    late = ["check", "--root", str(small_site), "--today", "2031-01-01"]
    assert hocdvc(*late).returncode == 0
    assert "nhắc" in hocdvc(*late).stdout
    assert hocdvc(*late, "--strict").returncode == 1


def test_build_publishes_and_sums_up(small_site: Path) -> None:
    first, second = (hocdvc("build", "--root", str(small_site)) for _ in range(2))
    assert first.returncode == 0, first.stdout + first.stderr
    assert re.search(r"Xong: 1 bài, \d+ trang, 9 hình vẽ mới, 0 hình dùng lại, [\d.]+ giây, [\d.]+ MB", first.stdout)
    assert "0 hình vẽ mới, 9 hình dùng lại" in second.stdout
    assert (small_site / "build/site/hoc/mo-dung-trang.html").is_file()
    assert (small_site / "build/docs/hoc/mo-dung-trang.md").is_file()


def test_build_with_mistakes_leaves_the_former_site(small_site: Path) -> None:
    assert hocdvc("build", "--root", str(small_site)).returncode == 0
    page = small_site / "build/site/hoc/mo-dung-trang.html"
    before = page.read_bytes()
    break_guide(small_site)
    done = hocdvc("build", "--root", str(small_site))
    assert done.returncode == 1
    assert "Trang cũ vẫn còn nguyên" in done.stderr
    assert page.read_bytes() == before


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("link", ["khong-co.md", "nguon.md#khong-co"])
def test_broken_link_in_a_hand_written_page_is_the_authors_mistake(small_site: Path, engine: str, link: str) -> None:
    (small_site / "docs/gioi-thieu.md").write_text(f"# Giới thiệu\n\n[mất]({link})\n", encoding="utf-8")
    done = hocdvc("build", "--root", str(small_site), "--engine", engine)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "docs/gioi-thieu.md" in done.stdout
    assert not (small_site / "build/site").exists()


def test_no_draft_leaves_drafts_out(small_site: Path) -> None:
    assert hocdvc("build", "--root", str(small_site), "--no-draft").returncode == 0
    assert not (small_site / "build/site/hoc").exists()
    assert (small_site / "build/site/index.html").is_file()


@pytest.mark.parametrize(
    "arguments", [["check", "--root", "/khong/co"], ["build", "--engine", "hugo"], ["bay"], ["schema", "--print", "lạ"]]
)
def test_wrong_usage_ends_with_two(arguments: list[str], small_site: Path) -> None:
    done = hocdvc(*arguments, cwd=small_site)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_out_folder_that_cannot_be_written_ends_with_two(small_site: Path) -> None:
    (small_site / "chan").write_text("a file in the way")
    done = in_a_process("build", "--root", str(small_site), "--out", str(small_site / "chan"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_our_own_bug_ends_with_three_and_a_report(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bug(*arguments: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(cli, "examine", bug)
    monkeypatch.chdir(small_site)
    with pytest.raises(SystemExit) as ended:
        cli.entry(["check"])
    report = next(small_site.glob("hocdvc-bao-loi-*.txt"))
    assert ended.value.code == 3
    assert "boom" in report.read_text(encoding="utf-8")
    assert "boom" not in capsys.readouterr().err


def test_new_guide_and_quiz_pass_check_as_drafts(small_site: Path) -> None:
    assert hocdvc("new", "guide", "bai-moi", "--root", str(small_site)).returncode == 0
    assert hocdvc("new", "quiz", "bai-moi", "--root", str(small_site)).returncode == 0
    done = hocdvc("check", "--root", str(small_site))
    assert done.returncode == 0, done.stdout
    assert hocdvc("build", "--root", str(small_site)).returncode == 0


def test_a_new_drill_passes_check_as_a_draft(small_site: Path) -> None:
    assert hocdvc("new", "drill", "dien-tap-moi", "--root", str(small_site)).returncode == 0
    done = hocdvc("check", "--root", str(small_site))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("id", ["../x", "Bài Mới", "a/b", "x" * 90, ""])
def test_new_guide_refuses_unfit_ids(small_site: Path, id: str) -> None:
    before = sorted(small_site.rglob("*"))
    assert hocdvc("new", "guide", id, "--root", str(small_site)).returncode == 2
    assert sorted(small_site.rglob("*")) == before


def test_new_never_overwrites(small_site: Path) -> None:
    done = hocdvc("new", "guide", "mo-dung-trang", "--root", str(small_site))
    assert done.returncode == 2
    assert "đã có" in done.stderr


def test_new_quiz_needs_its_guide(small_site: Path) -> None:
    assert hocdvc("new", "quiz", "khong-co", "--root", str(small_site)).returncode == 2


def test_list_shows_what_is_there(small_site: Path) -> None:
    rows = json.loads(hocdvc("list", "--root", str(small_site), "--format", "json").stdout)
    assert [(row["id"], row["state"], row["steps"], row["questions"]) for row in rows] == [("mo-dung-trang", "draft", 2, 8)]
    assert "bản nháp" in hocdvc("list", "--root", str(small_site)).stdout


def test_shipped_schemas_are_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert hocdvc("schema", "--root", str(tmp_path)).returncode == 0
    fresh = {path.name: path.read_bytes() for path in (tmp_path / starter.SCHEMAS).iterdir()}
    assert fresh == {path.name: path.read_bytes() for path in (REPO / starter.SCHEMAS).iterdir()}, "run: hocdvc schema"


def test_init_refuses_a_folder_with_files(tmp_path: Path) -> None:
    (tmp_path / "co.txt").write_text("x")
    assert hocdvc("init", str(tmp_path)).returncode == 2


def test_two_builds_of_one_root_wait_for_each_other(small_site: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--root", str(small_site)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [one.wait(120) for one in both] == [0, 0]
    assert (small_site / "build/site/index.html").is_file()


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        text: str = answer.read().decode()
        return text


CHANGES = [
    ("guides/mo-dung-trang.yml", "Mở đúng trang dịch vụ công", "Tên vừa sửa", "hoc/mo-dung-trang.html"),
    ("quizzes/mo-dung-trang.yml", "title: Kiểm tra nhanh", "title: Kiểm tra vừa sửa", "kiem-tra/mo-dung-trang.html"),
    ("guides/screens/chung.yml", "Bạn cần tìm thủ tục gì?", "Bạn tìm gì hôm nay?", "hoc/mo-dung-trang.html"),
    ("docs/gioi-thieu.md", "# Giới thiệu", "# Giới thiệu vừa sửa", "gioi-thieu.html"),
]
"""A file of every kind: what to change in it, and the page that shows it."""


def test_serve_shows_changes_without_a_restart(small_site: Path) -> None:
    command = [sys.executable, "-u", "-m", "generator", "serve", "--root", str(small_site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "http://" in line)
        threading.Thread(target=process.stdout.read, daemon=True).start()
        base = re.search(r"http://[\d.:]+/", line)
        assert base
        try:
            for file, old, new, page in CHANGES:
                assert "/__hocdvc/live.js" in read(base[0] + page)
                version = read(base[0] + "__hocdvc/wait?")
                time.sleep(0.5)
                path = small_site / file
                path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
                while read(base[0] + "__hocdvc/wait?" + version) == version:
                    pass
                assert new.removeprefix("# ").removeprefix("title: ") in read(base[0] + page), file
        finally:
            process.terminate()
