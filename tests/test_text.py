"""Inline text of YAML: what is pressed, what refers elsewhere, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Plain, Press, Ref, Rich


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        ("Bấm **Đăng nhập**.", (Plain("Bấm "), Press("Đăng nhập"), Plain("."))),
        ("Xem [[dang-nhap]]", (Plain("Xem "), Ref("dang-nhap", None, ""))),
        ("Xem [[dang-nhap#3]]", (Plain("Xem "), Ref("dang-nhap", 3, ""))),
        ("Xem [[dang-nhap#12|bước cuối]] nhé", (Plain("Xem "), Ref("dang-nhap", 12, "bước cuối"), Plain(" nhé"))),
        ("một  dòng\n hai dòng", (Plain("một dòng hai dòng"),)),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", (Plain("Tiếng Việt"),)),
    ],
)
def test_text_is_read_into_spans(source: str, spans: tuple[object, ...]) -> None:
    assert Rich.parse(source).spans == spans


@pytest.mark.parametrize("source", ["", "   ", "**hở", "[[hở", "a]] b", "[[Mã Lạ]]", "[[a#0]]", "x" * 2001, "đảo\u202echiều", "\0"])
def test_unfit_text_is_refused(source: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Rich.parse(source)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        rich = Rich.parse(source)
    except ValueError:
        return
    assert rich.plain()
    assert not any(isinstance(span, Plain) and ("**" in span.text or "[[" in span.text) for span in rich.spans)
