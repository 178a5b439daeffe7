"""The small pieces under the layouts: columns, scales, folding, text."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.drawing.chart import (
    MOST_FIGURES,
    Coverage,
    Family,
    Mark,
    columns_for,
    fold,
    linear_scale,
    log_scale,
)
from khronika.drawing.chart.text import cut, text_width, wrap
from tests.desk.marks import DAYS, charts, mark

DAY = dt.date(2031, 6, 9)


def later(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def test_empty_days_are_cut_out_and_counted() -> None:
    columns = columns_for([DAY, later(1), later(6), None], 0, 1000)
    assert [column.label for column in columns] == ["9 June", "10 June", "15 June", "no date given"]
    assert [column.cut_words for column in columns] == ["", "", "4 days", ""]
    assert len({round(column.x1 - column.x0, 6) for column in columns}) == 1


def test_two_years_show_the_year() -> None:
    assert columns_for([DAY, dt.date(2032, 6, 9)], 0, 1000)[0].label == "9 June 2031"


def test_many_days_become_months_and_many_months_years() -> None:
    assert columns_for([later(n * 5) for n in range(12)], 0, 1000)[0].label == "June 2031"
    assert columns_for([later(n * 40) for n in range(20)], 0, 1000)[0].label == "2031"


@given(st.lists(DAYS, min_size=1, max_size=40))
def test_columns_lie_side_by_side_inside_their_room(days: list[dt.date | None]) -> None:
    columns = columns_for(days, 50, 1200)
    assert columns[0].x0 >= 50
    assert columns[-1].x1 <= 1200 + 1e-6
    for a, b in pairwise(columns):
        assert a.x0 < a.x1 <= b.x0 + 1e-6
    assert (columns[-1].key is None) == (None in days)


@given(st.lists(st.one_of(st.just(0.0), st.floats(0.01, 1e9)), min_size=1, max_size=20))
def test_a_log_scale_keeps_order_and_room(numbers: list[float]) -> None:
    scale = log_scale(numbers, 400, 40, apart=26)
    places = [scale.at(number) for number in sorted(numbers)]
    assert all(40 - 1e-6 <= place <= 400 + 1e-6 for place in places)
    assert all(a >= b - 1e-6 for a, b in pairwise(places))
    assert scale.ticks
    ticks = [scale.at(tick) for tick in scale.ticks]
    assert all(a - b >= 26 - 1e-6 for a, b in pairwise(ticks))


def test_close_percentages_still_get_ticks() -> None:
    assert len(log_scale([70.76, 70.96, 71.2], 300, 0, apart=26).ticks) >= 2


def test_the_same_share_is_the_same_length_on_a_log_scale() -> None:
    scale = log_scale([90, 110, 3600, 4400], 0, 400, apart=26)
    assert scale.at(110) - scale.at(90) == pytest.approx(scale.at(4400) - scale.at(3600))


def test_a_linear_scale_starts_at_zero() -> None:
    scale = linear_scale([700, 4000], 0, 400)
    assert scale.at(0) == 0
    assert scale.at(4000) - scale.at(2000) == pytest.approx(scale.at(2000))


def test_up_to_25_figures_nothing_is_folded() -> None:
    marks = tuple(mark(n, 10.0, DAY) for n in range(MOST_FIGURES))
    assert fold(marks).folded == ()


def test_over_25_figures_what_covers_least_goes_to_the_table() -> None:
    whole = tuple(mark(n, 10.0, DAY) for n in range(20))
    parts = tuple(mark(50 + n, 10.0, DAY, coverage=Coverage.ONE, part=True) for n in range(6))
    result = fold(whole[:10] + parts + whole[10:])
    assert result.kept == whole
    assert result.folded == parts


def test_among_equals_the_smaller_group_is_folded_first() -> None:
    many = tuple(mark(n, 10.0, DAY, coverage=Coverage.ONE, family=Family.STATE) for n in range(24))
    few = tuple(mark(50 + n, 10.0, DAY, coverage=Coverage.ONE, family=Family.RIGHTS) for n in range(3))
    assert fold(many + few).folded == few


@given(charts(most=60))
def test_folding_loses_no_figure_and_always_ends(marks: tuple[Mark, ...]) -> None:
    result = fold(marks)
    assert 0 < len(result.kept) <= MOST_FIGURES
    assert sorted(m.id for m in result.kept + result.folded) == sorted(m.id for m in marks)


@pytest.mark.parametrize(("low", "high"), [(None, None), (-1.0, 5.0), (float("inf"), None)])
def test_what_no_axis_can_show_is_refused(low: float | None, high: float | None) -> None:
    with pytest.raises(ValueError, match="mark c-1"):
        Mark("c-1", low, high, DAY, "words", 1)


def test_a_range_sits_in_its_middle_and_an_open_end_on_its_bound() -> None:
    assert Mark("c-1", 100, 400, DAY, "100 to 400", 1).value == 200
    assert Mark("c-1", 1000, None, DAY, "at least 1,000", 1).value == 1000
    assert Mark("c-1", None, 5000, DAY, "up to 5,000", 1).value == 5000
    assert Mark("c-1", 3600, 4000, DAY, "almost 4,000", 1, printed=4000).value == 4000


@given(st.text(max_size=80), st.floats(20, 400), st.integers(1, 4))
def test_wrapped_lines_fit_their_room(text: str, room: float, most: int) -> None:
    lines = wrap(text, 13, room, most)
    assert len(lines) <= most
    assert all(text_width(line, 13) <= room or line == "…" for line in lines)


def test_what_is_cut_says_so() -> None:
    assert cut("a very long name of a very long body", 13, 80).endswith("…")
    assert wrap("свыше девятисот пятидесяти человек", 13, 90, 1)[0].endswith("…")


def test_a_day_stays_with_its_month() -> None:
    assert wrap("Orlo and Selt, 9\u00a0June", 13, 130, 3)[-1] == "9\u00a0June"
