"""The upright chart and the strip obey the same law: no words over a mark or past the edge."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings

from khronika.desk.language import voice
from khronika.drawing.chart import (
    Box,
    LeftOut,
    Mark,
    Picture,
    fold,
    strip,
    strip_marks,
    strip_upright,
    upright,
)
from khronika.drawing.chart.picture import Words
from khronika.drawing.chart.strip import left_out
from khronika.drawing.chart.text import text_width
from khronika.drawing.chart.wording import spoken_by
from tests.desk.marks import charts, mark
from tests.drawing.chart.test_wide import JUNE, assert_well_laid

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def assert_on_canvas(picture: Picture) -> None:
    canvas = Box(0, 0, picture.width, picture.height)
    for placed in picture.marks:
        assert all(box.within(canvas) for box in placed.takes)


@SLOW
@given(charts())
def test_no_words_meet_others_or_a_mark(marks: tuple[Mark, ...]) -> None:
    by_time = upright(marks, "How many?", "people")
    ids = {placed.mark.id for placed in by_time.marks}
    assert ids == {m.id for m in marks}
    order = {placed.mark.id: n for n, placed in enumerate(by_time.marks)}
    assert_well_laid(by_time, tuple(sorted(marks, key=lambda m: order[m.id])))
    assert_on_canvas(by_time)
    assert all(placed.label and placed.label.form == "full" for placed in by_time.marks)


@SLOW
@given(charts())
def test_the_strip_keeps_its_words_off_its_marks(marks: tuple[Mark, ...]) -> None:
    shown = strip_marks(marks)
    if shown:
        assert_well_laid(strip(marks, "t"), shown)
        assert_well_laid(strip_upright(marks, "t"), shown)
        assert_on_canvas(strip(marks, "t"))
        assert_on_canvas(strip_upright(marks, "t"))


def test_later_days_stand_lower_and_higher_figures_further_right() -> None:
    one, two = upright((mark(1, 4000, JUNE[0]), mark(2, 100, JUNE[4])), "t", "people").marks
    assert one.y < two.y
    assert one.x > two.x


def test_the_strip_keeps_both_ends_of_the_spread() -> None:
    marks = tuple(mark(n, n * 100.0, JUNE[0]) for n in range(1, 20))
    values = [m.value for m in strip_marks(marks)]
    assert max(values) == 1900
    assert min(values) == 100
    assert len(values) == 7


def test_what_the_strip_leaves_out_is_counted() -> None:
    marks = (
        *(mark(n, n * 100.0, JUNE[0]) for n in range(1, 10)),
        replace(mark(20, 5.0, JUNE[0]), part=True),
        replace(mark(21, 6.0, JUNE[0]), struck=True),
    )
    assert left_out(marks, fold(marks)) == LeftOut(parts=1, struck=1, between=2)
    assert len(strip_marks(marks)) == 7


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_heading_and_what_was_cut_out_before_it_keep_apart(lang: str) -> None:
    days = [dt.date(2031, 3, 1), dt.date(2031, 5, 27), dt.date(2032, 9, 28)]
    with translation.override(lang), spoken_by(voice()):
        picture = upright([mark(n, 100.0 * n, day) for n, day in enumerate(days, 1)], "t", "people")
    words = [item for item in picture.back if isinstance(item, Words)]
    heads = [item for item in words if item.look == "th halo"]
    cuts = [item for item in words if item.look == "t2 halo"]
    assert len(heads) == 3
    assert len(cuts) == 2
    for one in cuts:
        for head in heads:
            left = one.x - text_width(one.text, 12.5) if one.anchor == "end" else one.x
            apart = head.x + text_width(head.text, 13, bold=True) <= left
            assert apart or abs(one.y - head.y) >= 14
