"""What holds a record small gives what a plain dict of sets would."""

import datetime as dt
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.nouns import When
from khronika.reconciling import number_index
from khronika.reconciling.intervals import Intervals
from khronika.reconciling.number_index import NumberIndex
from khronika.reconciling.several import Several

_acts = st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 40)), max_size=200)


@pytest.mark.parametrize("lately", [2, 50_000])
@given(_acts)
def test_values_by_key_are_those_put_and_not_dropped(lately, acts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(number_index, "_LATELY", lately)
        plain: dict[int, set[str]] = defaultdict(set)
        few, many = Several(), NumberIndex()
        for puts, key, number in acts:
            value = f"c{number}"
            changes = (value not in plain[key]) is puts
            for held in (few, many):
                assert (held.put if puts else held.drop)(key, value) is changes
            (plain[key].add if puts else plain[key].discard)(value)
        for key, values in plain.items():
            for held in (few, many):
                assert sorted(held.of(key)) == sorted(values)
                assert (key in held) is bool(values)
        standing = {key: sorted(values) for key, values in plain.items() if values}
        assert {key: sorted(values) for key, values in few.items()} == standing
        assert {key: sorted(values) for key, values in many.items()} == standing


_days = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(
    lambda ends: When.days(*(dt.date(2019, 1, 1) + dt.timedelta(days=end) for end in sorted(ends)))
)


@given(st.lists(_days, max_size=30), st.sets(st.integers(0, 29)), _days)
def test_ids_are_found_by_the_days_they_meet(periods, dropped, asked):
    held = Intervals()
    for number, when in enumerate(periods):
        held.put(f"c{number}", when)
    for number in sorted(dropped):
        if number < len(periods):
            held.drop(f"c{number}", periods[number])
    wanted = [f"c{n}" for n, when in enumerate(periods) if n not in dropped and when.meets(asked)]
    assert sorted(held.meeting(asked)) == sorted(wanted)


def test_nothing_is_left_of_periods_that_were_dropped():
    held, when = Intervals(), When.days(dt.date(2019, 6, 9), dt.date(2019, 6, 10))
    held.put("a", when)
    held.put("a", when)
    held.drop("a", when)
    held.drop("b", when)
    assert list(held.meeting(when)) == []
