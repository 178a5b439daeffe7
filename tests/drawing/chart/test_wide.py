"""The wide chart: whatever the figures, no label meets another label or a mark, and every mark is drawn."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from khronika.drawing.chart import Box, Coverage, Family, Mark, Picture, wide
from khronika.drawing.chart.picture import Line
from tests.desk.marks import charts, mark

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
JUNE = [dt.date(2031, 6, day) for day in range(1, 31)]


def assert_well_laid(picture: Picture, marks: tuple[Mark, ...]) -> None:
    canvas = Box(0, 0, picture.width, picture.height)
    assert [placed.mark for placed in picture.marks] == [
        m for part in (False, True) for m in marks if m.part is part
    ]
    labels = [placed.label.box for placed in picture.marks if placed.label]
    taken = [box for placed in picture.marks for box in placed.takes]
    for a, b in combinations(labels, 2):
        assert not a.overlaps(b)
    for label in labels:
        assert label.within(canvas)
        assert not any(label.overlaps(box) for box in taken)
    for placed in picture.marks:
        assert placed.items
        assert placed.takes[0].within(canvas)
        assert 0 <= placed.x <= picture.width
        assert 0 <= placed.y <= picture.height


@SLOW
@given(charts())
def test_no_label_meets_another_or_a_mark_and_every_mark_is_drawn(marks: tuple[Mark, ...]) -> None:
    assert_well_laid(wide(marks, "How many?", "people"), marks)


@SLOW
@given(charts(most=8))
def test_the_same_marks_in_another_order_give_each_mark_the_same_place(marks: tuple[Mark, ...]) -> None:
    there = {placed.mark.id: placed for placed in wide(marks, "t", "people").marks}
    back = {placed.mark.id: placed for placed in wide(marks[::-1], "t", "people").marks}
    assert there == back


@SLOW
@given(charts(most=12))
def test_all_that_a_mark_takes_stays_on_the_canvas(marks: tuple[Mark, ...]) -> None:
    picture = wide(marks, "t", "people")
    canvas = Box(0, 0, picture.width, picture.height)
    for placed in picture.marks:
        assert all(box.within(canvas) for box in placed.takes)


def test_higher_figures_stand_higher_and_later_ones_further_right() -> None:
    marks = (mark(1, 100, JUNE[0]), mark(2, 700, JUNE[2]), mark(3, 4000, JUNE[9]))
    one, two, three = wide(marks, "t", "people").marks
    assert one.y > two.y > three.y
    assert one.x < two.x < three.x


def test_a_lone_mark_gets_its_whole_label_at_its_right() -> None:
    (placed,) = wide(
        (mark(1, 500, JUNE[0], "about 500", about=("The ministry", "two cities")),), "t", "people"
    ).marks
    assert placed.label is not None
    assert placed.label.form == "full"
    assert placed.label.box.x0 > placed.x
    assert [line.text for line in placed.label.lines] == ["“about 500”", "The ministry", "two cities"]


def test_a_day_too_full_leaves_numbers_or_nothing_but_every_mark() -> None:
    marks = tuple(mark(n, 100 + n % 3, JUNE[0], f"about {100 + n % 3} people in all") for n in range(1, 26))
    others = tuple(mark(100 + n, 100, JUNE[2 * n], "about a hundred") for n in range(1, 8))
    picture = wide(marks + others, "t", "people")
    assert len(picture.marks) == 32
    assert {placed.label.form for placed in picture.marks if placed.label} >= {"full", "number"}


def test_one_source_revising_itself_is_one_step_line() -> None:
    marks = (
        mark(1, 100, JUNE[0], family=Family.STATE),
        mark(2, 500, JUNE[1], follows="c-1", family=Family.STATE),
    )
    picture = wide(marks, "t", "people")
    before, after = picture.marks
    chain = [item for item in picture.back if isinstance(item, Line) and "chain" in item.look]
    assert [(c.x0, c.y0, c.x1, c.y1) for c in chain] == [
        (before.x, before.y, after.x, before.y),
        (after.x, before.y, after.x, after.y),
    ]


def test_a_revision_on_the_same_day_stands_right_of_what_it_revises() -> None:
    marks = (mark(1, 900, JUNE[0]), mark(2, 100, JUNE[0], follows="c-1", order=1))
    before, after = wide(marks, "t", "people").marks
    assert after.x > before.x


def test_parts_stand_in_a_panel_of_their_own_below() -> None:
    marks = (mark(1, 100, JUNE[0]), mark(2, 90, JUNE[0], part=True, coverage=Coverage.ONE))
    whole, part = wide(marks, "t", "people").marks
    assert part.y > whole.y + 100


def test_zero_has_a_place_of_its_own_below_the_log_scale() -> None:
    none, one = wide((mark(1, 0, JUNE[0]), mark(2, 1, JUNE[0])), "t", "people").marks
    assert none.y > one.y + 20


def test_no_figure_is_the_callers_empty_state() -> None:
    with pytest.raises(ValueError, match="at least one figure"):
        wide((), "t", "people")
