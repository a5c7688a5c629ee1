"""A site renewed from the former one: the same bytes as a whole build, after any edit, and whole again after any damage."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import TODAY, build_site

from generator import publish
from generator.build import build
from generator.model.catalog import Settings
from generator.model.memory import Memory
from generator.publish import renew

FEW = 12
"""More files than one edit of the small site makes anew, fewer than it has."""


def snapshot(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the engine is asked for, build after build; an empty tuple is the whole site."""
    said: list[tuple[str, ...]] = []
    real = renew.make_html

    def make_html(*arguments: object) -> object:
        said.append(arguments[5] if len(arguments) > 5 else ())  # type: ignore[arg-type]
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(renew, "make_html", make_html)
    return said


def guide_of(root: Path) -> Path:
    """The one guide of the small site."""
    return next(file for file in sorted((root / "guides").glob("*.yml")) if "steps:" in file.read_text(encoding="utf-8"))


def edit(root: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change the guide as an author would, in its file."""
    file = guide_of(root)
    guide = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(guide)
    file.write_text(yaml.safe_dump(guide, allow_unicode=True, sort_keys=False), encoding="utf-8")


def from_scratch(root: Path, folder: Path) -> dict[str, bytes]:
    """The site as a build into an empty folder makes it."""
    assert not build_site(root, folder).failed
    return snapshot(folder / "site")


def retitle(guide: dict[str, object]) -> None:
    """A new title: seen on the guide's own pages and on every list."""
    guide["title"] = "Tên mới & <khác> của bài"


def dice(number: int) -> Callable[[dict[str, object]], None]:
    """Some edit or other."""
    rolled = random.Random(number)

    def change(guide: dict[str, object]) -> None:
        words = rolled.sample(("giấy", "tờ", "nhà", "xã", "hẹn", "ngày", "# không", "{: .lạ }", "*sao*", "[ngoặc](x.md)"), 4)
        guide[rolled.choice(("title", "summary"))] = " ".join(words)
        guide["minutes"] = rolled.randint(3, 30)
        if rolled.random() < 0.5:
            guide["faq"] = [{"question": f"{words[0]} là gì?", "answer": f"Là {words[1]}."}]

    return change


def test_after_any_edit_the_site_is_what_a_whole_build_gives(small_site: Path, asked: list[tuple[str, ...]], tmp_path: Path) -> None:
    """In the preview, which remembers what it worked out, as well as on disk."""
    memory, out = Memory(), small_site / "build"
    build(small_site, out, Settings(TODAY), engine="mkdocs", memory=memory)
    for number, change in enumerate((retitle, *map(dice, range(3)))):
        edit(small_site, change)
        asked.clear()
        assert not build(small_site, out, Settings(TODAY), engine="mkdocs", memory=memory).failed
        assert len(asked) == 1
        assert 0 < len(asked[0]) <= FEW
        if number % 2:
            assert snapshot(small_site / "build" / "site") == from_scratch(small_site, tmp_path / f"moi-{number}")


def test_finishers_are_told_of_just_the_files_that_are_there(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A renewed site is not looked at once more: what was taken over is known."""
    told: list[bool] = []
    real = publish.finish

    def finish(site: publish.Tree, *more: object) -> int:
        told.append(list(site.files.items()) == list(publish.Tree(site.folder).files.items()))
        return real(site, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(publish, "finish", finish)
    build_site(small_site)
    build_site(small_site)
    edit(small_site, retitle)
    build_site(small_site)
    assert told == [True, True, True]


def test_unchanged_site_needs_no_engine_and_stays_the_same(small_site: Path, asked: list[tuple[str, ...]]) -> None:
    build_site(small_site)
    first = snapshot(small_site / "build" / "site")
    asked.clear()
    build_site(small_site)
    assert asked == []
    assert snapshot(small_site / "build" / "site") == first


def test_what_somebody_writes_into_a_file_of_the_site_is_gone_with_the_next_build(small_site: Path, tmp_path: Path) -> None:
    """A page of the site and what is kept of it may be one file with two names, and the preview does not read what it knows."""
    memory, out = Memory(), small_site / "build"
    build(small_site, out, Settings(TODAY), engine="mkdocs", memory=memory)
    for name in ("site/bai.html", "docs/bai.md", "docs/assets/tim/muc-luc.js"):
        with (out / name).open("r+b") as file:
            file.write(b"?")
    build(small_site, out, Settings(TODAY), engine="mkdocs", memory=memory)
    assert snapshot(out / "site") == from_scratch(small_site, tmp_path / "moi")


def test_a_page_that_is_being_read_during_a_build_stays_as_it_was(small_site: Path) -> None:
    build_site(small_site)
    page = small_site / "build/site/hoc" / f"{guide_of(small_site).stem}.html"
    before = page.read_bytes()
    with page.open("rb") as reader:
        edit(small_site, retitle)
        build_site(small_site)
        assert reader.read() == before != page.read_bytes()


def spoil_page(out: Path) -> None:
    (out / renew.KEPT / "bai.html").write_bytes(b"<p>half a pa")


def lose_page(out: Path) -> None:
    (out / renew.KEPT / "bai.html").unlink()


def spoil_note(out: Path) -> None:
    note = out / renew.NOTE
    note.write_bytes(note.read_bytes().replace(b"bai.html", b"bay.html"))


def cut_note(out: Path) -> None:
    (out / renew.NOTE).write_bytes(b"{")


def lose_all(out: Path) -> None:
    shutil.rmtree(out / renew.KEPT)


def test_whatever_is_damaged_is_made_anew(small_site: Path, asked: list[tuple[str, ...]]) -> None:
    build_site(small_site)
    out = small_site / "build"
    first = snapshot(out / "site")
    for harm in (spoil_page, lose_page, spoil_note, cut_note, lose_all):
        harm(out)
        asked.clear()
        assert not build_site(small_site).failed
        assert asked[-1] == (), harm
        assert snapshot(out / "site") == first, harm


def settings(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("site_name:", "site_description: Khác\nsite_name:"), encoding="utf-8")


def hand_page(root: Path) -> None:
    (root / "docs" / "trang-tay.md").write_text("# Trang tay\n\n[Bài](bai.md)\n", encoding="utf-8")


def faq(root: Path) -> None:
    edit(root, lambda guide: guide.update(faq=[{"question": "Mất bao lâu?", "answer": "Một buổi."}]))


def no_faq(root: Path) -> None:
    edit(root, lambda guide: guide.update(faq=[]))


def test_what_other_pages_may_depend_on_goes_through_the_engine_whole(small_site: Path, asked: list[tuple[str, ...]]) -> None:
    faq(small_site)
    build_site(small_site)
    for change in (settings, hand_page, no_faq):
        change(small_site)
        asked.clear()
        assert not build_site(small_site).failed
        assert asked[-1] == (), change


def test_a_dead_anchor_of_a_hand_written_page_is_found_however_it_came_about(small_site: Path) -> None:
    """The part of a lesson that a hand-written page leads to is taken away: the page itself has not changed."""
    page = small_site / "docs" / "trang-tay.md"
    page.write_text(f"# Tay\n\n[Hỏi đáp](hoc/{guide_of(small_site).stem}.md#hoi-dap)\n", encoding="utf-8")
    faq(small_site)
    assert not build_site(small_site).failed
    no_faq(small_site)
    result = build_site(small_site)
    assert [problem.file for problem in result.problems if problem.rule == "engine"] == ["docs/trang-tay.md"]


MEDDLING = ("plugins: [search]", "hooks: [x.py]", "use_directory_urls: true", "markdown_extensions: [pymdownx.snippets]")


@pytest.mark.parametrize("line", MEDDLING)
def test_settings_with_which_pages_may_depend_on_one_another_are_not_trusted(small_site: Path, line: str) -> None:
    assert renew.alone("mkdocs", small_site)
    assert not renew.alone("zensical", small_site)
    file = small_site / "mkdocs.yml"
    known = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump({**known, **yaml.safe_load(line)}), encoding="utf-8")
    assert not renew.alone("mkdocs", small_site)
