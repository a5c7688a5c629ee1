"""Rules that see more than one file. A new rule is one function and one line in `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..model.catalog import Catalog, Settings
from ..problems import Problem
from . import addresses, drills, freshness, hand_pages, images, lists, practice, privacy, quizzes, references, screens, ways, wording

__all__ = ["RULES", "Rule", "check"]


@dataclass(frozen=True)
class Rule:
    """A rule: what finds the problems, and one sentence for authors about what it guards."""

    find: Callable[[Catalog, Settings], Iterator[Problem]]
    guards: str


RULES: Mapping[str, Rule] = {
    "reference": Rule(references.dangling, "Mã bài, nhóm, nguồn, màn hình và số bước được nhắc tới đều có thật."),
    "cycle": Rule(references.cycles, "Các bài học trước không nối thành vòng."),
    "unused-source": Rule(references.unused_sources, "Nguồn nào trong guides/sources.yml cũng có bài dùng."),
    "empty-group": Rule(references.empty_groups, "Nhóm nào cũng có bài."),
    "mark": Rule(screens.marks, "Chỗ được đánh số có trên màn hình của bước và không bị ẩn."),
    "screen-use": Rule(screens.uses, "Giá trị, trạng thái, dòng báo, phần ẩn và phần phóng to đều thuộc về màn hình."),
    "practice": Rule(practice.sound, "Phần tập thử chỉ nhắc tới chỗ có trên màn hình và được đánh số."),
    "drill": Rule(drills.playable, "Cảnh nào của bài diễn tập cũng tới được, có việc nên làm và không quay vòng."),
    "screenshot": Rule(images.sound, "Ảnh chụp thật đã che thông tin riêng; vùng che và chỗ chỉ nằm trong ảnh."),
    "fill": Rule(screens.holes, "Chữ thay của một màn hình và chỗ ghi tên của nó khớp nhau."),
    "twin-target": Rule(screens.twins, "Mỗi mã chỉ có một lần trên một màn hình."),
    "alt-text": Rule(screens.alt_text, "Hình nào cũng có lời tả cho người không xem được hình."),
    "twin-id": Rule(addresses.twin_ids, "Mỗi mã chỉ thuộc về một bài, một nguồn, một màn hình …"),
    "address": Rule(addresses.clashes, "Hai trang không có chung một địa chỉ, kể cả địa chỉ cũ."),
    "hand-link": Rule(hand_pages.links, "Liên kết trong trang viết tay dẫn tới trang có thật."),
    "question": Rule(quizzes.unfair, "Câu hỏi có đáp án đúng, lý do cho từng phương án, lời giải thích, bước liên quan và mã năng lực."),
    "twin-question": Rule(quizzes.twins, "Mã câu hỏi không lặp trong một bài kiểm tra."),
    "draw": Rule(quizzes.draws, "Bài kiểm tra có đủ câu để rút theo mức, và đủ câu lấy từ bài."),
    "exam": Rule(quizzes.exams, "Đề theo mẫu rút đủ câu của từng phần và từng mức."),
    "fresh": Rule(freshness.stale, "Nội dung được đối chiếu với nguồn trong 180 ngày gần đây."),
    "long-sentence": Rule(wording.long_sentences, "Câu không dài quá 25 chữ."),
    "jargon": Rule(wording.jargon, "Dùng từ thường ngày thay cho từ hành chính."),
    "privacy": Rule(privacy.real_looking, "Không có số giấy tờ, số điện thoại, biển số xe hay thư điện tử giống thật."),
    "twin-term": Rule(lists.twin_terms, "Mỗi từ chỉ được giải nghĩa một lần."),
    "twin-stop": Rule(lists.twin_stops, "Một lộ trình không qua cùng một bài hai lần."),
    "asked": Rule(ways.names_a_place, "Mỗi cách hỏi trong asked thuộc về một chỗ có thật của bài."),
    "grades": Rule(lists.grades, "Lớp nằm trong khoảng từ 6 đến 12."),
}


def check(catalog: Catalog, settings: Settings) -> tuple[Problem, ...]:
    """All problems that all rules find, rule by rule."""
    return tuple(problem for rule in RULES.values() for problem in rule.find(catalog, settings))
