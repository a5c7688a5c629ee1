"""The pages that lead to lessons: home, groups, paths, all guides, glossary, sources, and forwarding of old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from ..model import addresses
from ..model.blocks import (
    Block,
    Definition,
    Definitions,
    Door,
    Doors,
    FactCard,
    FactCell,
    Finder,
    Heading,
    LinkTo,
    Listing,
    Para,
    Row,
    Rows,
    SourceTable,
)
from ..model.book import Page, PageKind
from ..model.guide import Audience, Guide
from ..model.path import Group, Path, Stop
from .desk import Desk, Pen, day, plain
from .lesson import source_entry, used_sources
from .offline import take_path
from .practice import practised

CRUMB = (LinkTo("Trang chủ", addresses.HOME),)
HOME_ROWS = 4
CHIPS = 5
TIPS = (
    "Gõ tên việc: làm giấy khai sinh. Không cần gõ dấu.",
    "Gõ tắt cũng được: cccd, bhyt, gplx, dvc.",
    "Hỏi cả câu: quá 60 ngày có làm khai sinh được không?",
    "Ô tìm chạy ngay trên máy bạn. Chữ bạn gõ không gửi đi đâu.",
)


def home_page(desk: Desk) -> Page:
    """The way in: what this is, the finder, three doors, the groups."""
    catalog = desk.catalog
    guides = list(catalog.guides.values())
    chips = tuple(LinkTo(guide.also_called[0], addresses.lesson(guide.id)) for guide in guides if guide.also_called)[:CHIPS]
    blocks: list[Block] = [
        Para(plain("Xem từng bước, tập thử, rồi tự làm được."), lead=True),
        Finder(chips),
        Doors(tuple(_doors(desk))),
    ]
    for group in catalog.groups.values():
        blocks += _group_blocks(desk, group)
    blocks += [] if guides else [_list(())]
    return Page(addresses.HOME, PageKind.HOME, "Bạn cần làm thủ tục gì?", catalog.site.description, tuple(blocks), updated=newest(desk))


def _doors(desk: Desk) -> Iterator[Door]:
    student, team = _path_for(desk, Audience.STUDENT), _path_for(desk, Audience.TEAM)
    teacher = addresses.TEACHERS if any(page.path == "giao-vien.md" for page in desk.catalog.hand_pages) else addresses.ALL_PATHS
    yield Door(LinkTo("Em là học sinh", student, "Học theo lớp, tự kiểm tra, rồi chỉ lại cho người nhà"), "school")
    yield Door(LinkTo("Tổ công nghệ số", team, "Đến từng nhà: việc cần làm, giấy tờ cần có"), "house")
    yield Door(LinkTo("Thầy cô Tin học", teacher, "Dùng bài học và câu hỏi trong giờ lên lớp"), "presentation")


def _path_for(desk: Desk, audience: Audience) -> str:
    fitting = [path for path in desk.catalog.paths.values() if path.audience == audience]
    return addresses.path(fitting[0].id) if len(fitting) == 1 else addresses.ALL_PATHS


def _group_blocks(desk: Desk, group: Group) -> Iterator[Block]:
    guides = desk.members[group.id]
    if guides:
        yield Heading(group.title, f"nhom-{group.id}", aside=f"{len(guides)} bài")
        rows = [Row(desk.link(guide), pill=_pill(guide)) for guide in guides[:HOME_ROWS]]
        if len(guides) > HOME_ROWS:
            rows.append(Row(LinkTo(f"Tất cả {len(guides)} bài", addresses.group(group.id))))
        yield Rows(tuple(rows))


def _list(rows: tuple[Row, ...]) -> Block:
    return Rows(rows) if rows else Para(plain("Chưa có bài nào ở đây. Mời bạn quay lại sau."))


def _pill(guide: Guide) -> str:
    return "Bản nháp" if guide.review.state == "draft" else ""


def group_page(desk: Desk, group: Group) -> Page:
    """All guides of one group."""
    rows = tuple(Row(desk.link(guide), pill=_pill(guide)) for guide in desk.members[group.id])
    blocks = (Para(plain(group.summary), lead=True), _list(rows))
    crumbs = (*CRUMB, LinkTo("Tất cả bài", addresses.ALL_GUIDES))
    return Page(addresses.group(group.id), PageKind.GROUP, group.title, group.summary, blocks, crumbs=crumbs)


def all_guides_page(desk: Desk) -> Page:
    """The groups with their summaries; each leads to its guides."""
    groups = [(group, len(desk.members[group.id])) for group in desk.catalog.groups.values()]
    rows = tuple(Row(LinkTo(group.title, addresses.group(group.id), group.summary), pill=f"{n} bài") for group, n in groups if n)
    blocks = (Para(plain("Chọn một nhóm để xem các bài."), lead=True), _list(rows))
    return Page(addresses.ALL_GUIDES, PageKind.LIST, "Tất cả bài", "Các nhóm dịch vụ công và bài hướng dẫn.", blocks, crumbs=CRUMB)


def search_page(desk: Desk) -> Page:
    """The search box with its results in full, and the groups for those who would rather choose."""
    guides = [guide for guide in desk.catalog.guides.values() if guide.also_called]
    chips = tuple(LinkTo(guide.also_called[0], addresses.lesson(guide.id)) for guide in guides[:CHIPS])
    groups = [group for group in desk.catalog.groups.values() if desk.members[group.id]]
    rows = tuple(Row(LinkTo(one.title, addresses.group(one.id), one.summary), pill=f"{len(desk.members[one.id])} bài") for one in groups)
    blocks = (
        Para(plain("Tìm bài theo tên việc, hoặc hỏi một câu và xem bài nói gì."), lead=True),
        Finder(chips, whole=True),
        Heading("Cách gõ", "cach-go"),
        Listing(tuple((plain(tip), ()) for tip in TIPS)),
        Heading("Chọn theo nhóm", "nhom"),
        _list(rows),
    )
    return Page(addresses.SEARCH, PageKind.SEARCH, "Tìm bài", "Tìm bài hướng dẫn hoặc hỏi một câu.", blocks, crumbs=CRUMB)


def path_page(desk: Desk, path: Path) -> Page:
    """The stops of a path in order, with what each is for."""
    pen = Pen(desk)
    stops = [(desk.catalog.guides[stop.guide], stop) for stop in path.stops if stop.guide in desk.catalog.guides]
    minutes = sum(guide.minutes for guide, _ in stops)
    blocks: tuple[Block, ...] = (
        Para(plain(path.summary), lead=True),
        Heading("Các chặng", "chang", aside=f"{len(stops)} bài · {minutes} phút"),
        *_parts(stops),
        *(Rows((Row(take_path(path.id)),)) for _ in stops[:1]),
        Heading("Vì sao theo thứ tự này", "vi-sao"),
        Para(pen(path.why)),
    )
    crumbs = (*CRUMB, LinkTo("Lộ trình", addresses.ALL_PATHS))
    dock = (LinkTo("Bắt đầu", addresses.lesson(stops[0][0].id)),) if stops else ()
    return Page(
        addresses.path(path.id), PageKind.PATH, path.title, path.summary, blocks, crumbs=crumbs, dock=dock, minutes=minutes, id=path.id
    )


def _parts(stops: list[tuple[Guide, Stop]]) -> Iterator[Block]:
    """The stops, numbered through; each part of the path under its name and length."""
    if not stops:
        yield _list(())
        return
    starts = [at for at, (_, stop) in enumerate(stops) if stop.part or not at]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(stops)], strict=True), 1):
        some = stops[start:end]
        if some[0][1].part:
            yield Heading(some[0][1].part, f"phan-{number}", 3, aside=f"{sum(guide.minutes for guide, _ in some)} phút")
        yield Rows(tuple(_stop(at, guide, stop) for at, (guide, stop) in enumerate(some, start + 1)))


def _stop(number: int, guide: Guide, stop: Stop) -> Row:
    return Row(LinkTo(guide.title, addresses.lesson(guide.id), stop.goal.plain()), pill=f"{guide.minutes} phút", number=number)


def all_paths_page(desk: Desk) -> Page:
    """All paths."""
    paths = desk.catalog.paths.values()
    rows = tuple(Row(LinkTo(path.title, addresses.path(path.id), path.summary), pill=f"{len(path.stops)} bài") for path in paths)
    blocks = (Para(plain("Mỗi lộ trình xếp sẵn các bài theo người học."), lead=True), _list(rows))
    return Page(addresses.ALL_PATHS, PageKind.LIST, "Lộ trình", "Các bài xếp sẵn cho từng người học.", blocks, crumbs=CRUMB)


def glossary_page(desk: Desk) -> Page:
    """Every glossary word with its meaning."""
    terms = sorted(desk.catalog.terms.values(), key=lambda term: vietnamese_order(term.term))
    items = tuple(Definition(term.id, term.term, term.also, term.meaning, desk.cite(term.sources)) for term in terms)
    blocks = (Para(plain("Giải nghĩa ngắn những từ hay gặp trong bài."), lead=True), Definitions(items))
    return Page(addresses.GLOSSARY, PageKind.LIST, "Từ cần biết", "Giải nghĩa các từ về dịch vụ công trực tuyến.", blocks, crumbs=CRUMB)


def sources_page(desk: Desk) -> Page:
    """Every source with the lessons that use it, and whom to ask in this place."""
    users: dict[str, list[LinkTo]] = {}
    for guide in desk.catalog.guides.values():
        link = LinkTo(guide.title, addresses.lesson(guide.id))
        for id in desk.remembered("sources", guide, work=partial(used_sources, desk, guide)):
            users.setdefault(id, []).append(link)
    for drill in desk.catalog.drills.values():
        for id in drill.sources:
            users.setdefault(id, []).append(LinkTo(drill.title, addresses.drill(drill.id)))
    ordered = sorted(desk.catalog.sources.values(), key=lambda source: vietnamese_order(source.title))
    entries = tuple(source_entry(source, tuple(users.get(source.id, ()))) for source in ordered)
    blocks = (Para(plain("Mọi dữ kiện trong bài đều ghi nguồn và ngày đọc. Đây là danh sách đầy đủ."), lead=True), SourceTable(entries))
    return Page(addresses.SOURCES, PageKind.LIST, "Nguồn", "Các văn bản và trang mà bài học dựa vào.", blocks, crumbs=CRUMB)


def place_page(desk: Desk) -> Page:
    """What to know of this place, and who helps there."""
    place = desk.catalog.place
    contacts = tuple(FactCell(one.label, one.value, one.note or "", desk.cite(one.sources)) for one in place.contacts)
    about = tuple((plain(fact.value + (f" {fact.note}" if fact.note else "")), desk.cite(fact.sources)) for fact in place.about)
    blocks: list[Block] = [Para(plain(f"Nơi giúp đỡ và điều nên biết ở {place.name}."), lead=True)]
    if contacts:
        blocks += [Heading("Gọi ai, đến đâu", "lien-he"), FactCard(contacts)]
    if about:
        blocks += [Heading("Nên biết về địa phương", "dia-phuong"), Listing(about)]
    if place.formerly_named:
        blocks += [Heading("Tên cũ", "ten-cu"), Listing(tuple((plain(name), ()) for name in place.formerly_named))]
    return Page(addresses.HELP, PageKind.LIST, "Nơi giúp đỡ", f"Liên hệ hỗ trợ dịch vụ công ở {place.name}.", tuple(blocks), crumbs=CRUMB)


def redirects(desk: Desk) -> Iterator[Page]:
    """A page at each old address that leads to the new one."""
    catalog = desk.catalog
    families = (
        (catalog.guides.values(), addresses.lesson),
        ([guide for guide in catalog.guides.values() if practised(desk, guide)], addresses.practice),
        (catalog.quizzes.values(), addresses.quiz),
        (catalog.guides.values(), addresses.teach),
        (catalog.drills.values(), addresses.drill),
        (catalog.groups.values(), addresses.group),
        (catalog.paths.values(), addresses.path),
    )
    for things, address in families:
        for thing in things:
            for old in thing.formerly:
                target = LinkTo(thing.title, address(thing.id))
                yield Page(address(old), PageKind.REDIRECT, thing.title, "Trang đã chuyển sang địa chỉ mới.", (), following=target)


def newest(desk: Desk) -> str:
    """The day of the newest comparison with sources, dd/mm/yyyy, or empty."""
    days = [guide.review.checked_on for guide in desk.catalog.guides.values()]
    return day(max(days).isoformat()) if days else ""


LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
PLACES = {letter: (1, place) for place, letter in enumerate(LETTERS)}


@lru_cache(maxsize=1 << 14)
def vietnamese_order(text: str) -> tuple[tuple[int, int], ...]:
    """A sort key: letters in Vietnamese dictionary order, other characters before them."""
    return tuple(PLACES.get(letter) or (0, ord(letter)) for letter in text.lower())
