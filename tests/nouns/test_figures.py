"""Numbers as worded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.nouns import Figure, Unit
from tests import strategies

bounds = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def figure(low: float | None, high: float | None) -> Figure:
    return Figure("about some", low, high, Unit.PERSONS, approx=True, rule="figure.test")


@given(bounds, bounds)
def test_only_a_real_range_is_a_figure(low: float | None, high: float | None) -> None:
    nothing_said = low is None and high is None
    negative = any(bound is not None and bound < 0 for bound in (low, high))
    turned = low is not None and high is not None and high < low
    if nothing_said or negative or turned:
        with pytest.raises(ValueError, match="about some"):
            figure(low, high)
    else:
        lowest, highest = figure(low, high).bounds
        assert 0 <= lowest <= highest
        assert (low is None) <= (lowest == 0)
        assert (high is None) == (highest == float("inf"))


@given(strategies.figures(), strategies.figures())
def test_meeting_is_mutual(a: Figure, b: Figure) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)


@given(strategies.figures(), strategies.figures(), st.floats(0, 2e9))
def test_figures_meet_where_one_number_fits_both(a: Figure, b: Figure, number: float) -> None:
    def fits(each: Figure) -> bool:
        return each.bounds[0] <= number <= each.bounds[1]

    if fits(a) and fits(b):
        assert a.meets(b)


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ((450, 550), (500, 500), True),
        ((100, 100), (500, 500), False),
        ((1000, None), (None, 5000), True),
        ((1000, None), (700, 700), False),
        ((700, None), (700, 700), True),
    ],
)
def test_examples(
    a: tuple[float | None, float | None], b: tuple[float | None, float | None], meet: bool
) -> None:
    assert figure(*a).meets(figure(*b)) is meet


@pytest.mark.parametrize(
    ("low", "high", "approx", "hedged"),
    [(950, None, False, True), (None, 950, False, True), (855, 1045, True, True), (957, 957, False, False)],
)
def test_words_are_hedged_by_rounding_or_by_an_open_end(
    low: float | None, high: float | None, approx: bool, hedged: bool
) -> None:
    assert Figure("some words", low, high, Unit.PERSONS, approx, "figure.test").is_hedged is hedged
