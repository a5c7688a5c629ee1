"""Which paper is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.guide import Paper
from ..choice import Choice
from .making import Answer, Draft, apart, sentence
from .setting import LONGEST, Setting
from .words import fold, has, topic

MOST = 2
"""So many questions about papers, each with wrong answers of its own."""

TOOLS = re.compile(r"\b(vneid|may tinh|ung dung|thiet bi|passcode|mat khau|the atm|(?<!so )dien thoai)\b")
"""Names of what every online service needs: no question worth asking."""

EVERYWHERE = re.compile(
    r"\b(ho ten|so dinh danh|dien thoai|tai khoan|vneid|mat khau|passcode|otp|thu dien tu|email|the|ngan hang|can cuoc|cccd|chung minh|cmnd"
    r"|ho chieu|tuy than|anh|uy quyen|dai dien|giam ho|y kien|dong y|cam doan|cam ket|le phi|tien|dia chi|thong tin cua ban)\b"
)
"""Words of papers that an office may ask for in almost any service: never certainly wrong."""

_FORM = re.compile(r"\b[A-ZĐ]{2,4}\d{1,3}\b")
_SEVERAL = re.compile(r",| và | hoặc | hay ")


def needed(setting: Setting) -> Iterator[Choice]:
    """Papers that everyone needs; wrong are papers of strangers that this guide never mentions."""
    fit = [n for n, paper in enumerate(setting.guide.papers) if _worth_asking(paper)]
    fit.sort(key=lambda n: _common(setting.guide.papers[n]))
    yield from apart(setting, (_draft(setting, n) for n in fit), tuple(_others(setting)), MOST)


def _worth_asking(paper: Paper) -> bool:
    return not paper.when and len(paper.name) <= LONGEST and not TOOLS.search(fold(paper.name))


def _draft(setting: Setting, n: int) -> Draft:
    paper = setting.guide.papers[n]
    told = (f"Bài ghi cần chuẩn bị: {paper.name}", paper.form, paper.where)
    return Draft(
        id=f"tu-bai-giay-to-{n + 1}",
        stem=f"Bạn cần chuẩn bị thứ nào dưới đây cho việc “{setting.guide.title}”?",
        right=Answer(paper.name, "Đúng, bài ghi thứ này trong phần giấy tờ và ai cũng cần."),
        explanation=" ".join(sentence(text) for text in told if text),
        origin=f"papers[{n}]",
        step=setting.step_like(paper.name, fold(paper.name), *map(fold, _FORM.findall(paper.name))),
        sources=paper.sources,
        never=tuple(one.name for one in setting.guide.papers),
    )


def _others(setting: Setting) -> Iterator[Answer]:
    for sibling in setting.strangers:
        for paper in sibling.papers:
            if _strange(setting, paper):
                yield Answer(paper.name, f"Đây là giấy tờ của “{sibling.title}”, không phải của việc này.")


def _strange(setting: Setting, paper: Paper) -> bool:
    """Whether a paper is one thing, of one kind of service only, and nothing in this guide speaks of it."""
    name = paper.name
    if _SEVERAL.search(name) or fold(name) in setting.words or len(name) > LONGEST:
        return False
    if _FORM.search(name):
        return foreign_forms(setting, name)
    about = topic(name)
    return bool(about) and not (paper.when or about & setting.about or _common(paper))


def _common(paper: Paper) -> bool:
    return bool(EVERYWHERE.search(fold(paper.name)))


def foreign_forms(setting: Setting, text: str) -> bool:
    """Whether a text names forms by their numbers, and none of them is one of this guide."""
    forms = _FORM.findall(text)
    return bool(forms) and not any(has(setting.words, fold(form)) for form in forms)
