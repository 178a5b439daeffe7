"""Spans of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.nouns import Span
from tests import strategies


@given(st.text(min_size=1), st.data())
def test_the_quotation_is_recovered(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_empty_and_reversed_spans_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Span(start, end)


def test_a_span_past_the_text_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="reaches past"):
        Span(2, 9).of("short")


@given(strategies.spans, strategies.spans)
def test_overlap_and_containment(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.contains(b) == (shared == set(range(b.start, b.end)))
    if a.contains(b) and b.contains(a):
        assert a == b


def test_spans_stand_in_reading_order() -> None:
    assert sorted([Span(5, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(5, 6)]
