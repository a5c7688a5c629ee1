"""The pages of the drills: one per drill, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import addresses
from ..model.blocks import Block, Heading, LinkTo, Note, Para, Row, Rows, SceneCard, SourceTable, Tone, Way
from ..model.book import Page, PageKind
from ..model.drill import Choice, Drill, Theme, Verdict
from .desk import Desk, day, plain
from .lesson import source_entry

THEMES = {Theme.FRAUD: "Nhận ra lừa đảo", Theme.PAPERS: "Soát giấy tờ trước khi nộp"}
DRAFT_TEXT = "Chuyện trong bài là giả định, soạn từ các cảnh báo công khai, đang chờ cơ quan kiểm tra."
END = "nho"
"""The anchor of the end: what to remember."""


def drill_page(desk: Desk, drill: Drill) -> Page:
    """The scenes in the author's order, then the rule with its sources."""
    return Page(
        address=addresses.drill(drill.id),
        kind=PageKind.DRILL,
        title=drill.title,
        description=drill.summary,
        blocks=tuple(_blocks(desk, drill)),
        crumbs=(LinkTo("Trang chủ", addresses.HOME), LinkTo("Diễn tập", addresses.ALL_DRILLS)),
        dock=(LinkTo("Các bài diễn tập", addresses.ALL_DRILLS),),
        updated=day(drill.review.checked_on.isoformat()),
        id=drill.id,
    )


def all_drills_page(desk: Desk) -> Page:
    """All drills by theme."""
    blocks: list[Block] = [Para(plain("Tập trước cho quen. Chọn sai ở đây không mất gì, ngoài đời thì có."), lead=True)]
    for theme, title in THEMES.items():
        drills = [drill for drill in desk.catalog.drills.values() if drill.theme is theme]
        if drills:
            blocks += [Heading(title, theme.value, aside=f"{len(drills)} bài"), Rows(tuple(Row(desk.drill(drill)) for drill in drills))]
    if not desk.catalog.drills:
        blocks.append(Para(plain("Chưa có bài nào ở đây. Mời bạn quay lại sau.")))
    description = "Diễn tập nhận ra lừa đảo và soát giấy tờ trước khi nộp."
    return Page(addresses.ALL_DRILLS, PageKind.LIST, "Diễn tập", description, tuple(blocks), crumbs=(LinkTo("Trang chủ", addresses.HOME),))


def scene_ids(drill: Drill) -> tuple[str, ...]:
    """The ids under which the device remembers how each scene went."""
    return tuple(addresses.scene_anchor(number) for number, _ in enumerate(drill.scenes, 1))


def _blocks(desk: Desk, drill: Drill) -> Iterator[Block]:
    yield Para(plain(drill.summary), lead=True)
    if drill.review.state == "draft":
        yield Note(Tone.DRAFT, "Bản nháp", ((plain(DRAFT_TEXT), ()),))
    anchors = dict(zip((scene.id for scene in drill.scenes), scene_ids(drill), strict=True))
    for number, scene in enumerate(drill.scenes, 1):
        below = addresses.scene_anchor(number + 1) if number < len(drill.scenes) else END
        ways = tuple(_way(desk, choice, anchors, below) for choice in scene.choices)
        tell = desk.resolve(scene.tell) if scene.tell else None
        yield SceneCard(number, anchors[scene.id], scene.title, tell, scene.show, desk.resolve(scene.ask), ways)
    yield Heading("Điều cần nhớ", END)
    cited = desk.cite(drill.sources)
    yield Note(Tone.SAFETY, "Nhớ kỹ", ((desk.resolve(drill.rule), cited), *((desk.resolve(one), ()) for one in drill.more)))
    lessons = [desk.catalog.guides[id] for id in drill.guides if id in desk.catalog.guides]
    if lessons:
        yield Heading("Bài học liên quan", "bai-hoc")
        yield Rows(tuple(Row(desk.link(guide)) for guide in lessons))
    yield Heading("Nguồn của bài", "nguon")
    yield SourceTable(tuple(source_entry(desk.catalog.sources[id]) for id in drill.sources))


def _way(desk: Desk, choice: Choice, anchors: dict[str, str], below: str) -> Way:
    safe = choice.verdict is Verdict.SAFE
    onward = anchors[choice.next] if choice.next else below if safe else ""
    return Way(desk.resolve(choice.do), desk.resolve(choice.then), safe, choice.at or "", onward)
