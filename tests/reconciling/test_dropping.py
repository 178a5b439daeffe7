"""Taking claims out of a record that grows gives what there would be had they never come."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reconciling import Growing, InMemory, reconcile
from tests import strategies
from tests.invented_claims import ABROAD, MINISTRY, MONITOR, NORTH, about, claim, exact
from tests.reconciling.test_properties import near_claims

_copies = st.lists(
    st.lists(st.sampled_from(["r1", "r2", "r3"]), min_size=2, max_size=3, unique=True), max_size=2
)


@settings(max_examples=60, deadline=None)
@given(near_claims(), _copies, st.data())
def test_what_is_left_is_what_had_come_alone(claims, copies, data):
    growing = Growing()
    growing.add(claims, copies)
    left = list(claims)
    for _ in range(data.draw(st.integers(1, 3))):
        if not left:
            break
        gone = data.draw(st.lists(st.sampled_from(left), min_size=1, max_size=3, unique_by=lambda c: c.id))
        before = growing.record()
        if growing.drop([each.id for each in gone]) is None:
            assert growing.record() == before
            return
        left = [each for each in left if each not in gone]
        assert growing.record() == reconcile(left, copies)


@settings(max_examples=40, deadline=None)
@given(near_claims(), st.data())
def test_one_that_comes_again_otherwise_stands_as_it_is_now(claims, data):
    growing = Growing()
    growing.add(claims)
    if not claims:
        return
    old = data.draw(st.sampled_from(list(claims)))
    other = replace(data.draw(st.sampled_from(list(claims))), id=old.id, part_of=None)
    if growing.drop([old.id]) is None:
        return
    growing.add([other])
    assert growing.record() == reconcile([*(each for each in claims if each.id != old.id), other])


@settings(max_examples=15, deadline=None)
@given(st.lists(strategies.claims, min_size=1, max_size=6, unique_by=lambda c: c.id), st.data())
def test_any_claims_at_all(claims, data):
    growing = Growing()
    growing.add(claims)
    gone = data.draw(st.lists(st.sampled_from(claims), min_size=1, unique_by=lambda c: c.id))
    if growing.drop([each.id for each in gone]) is not None:
        assert growing.record() == reconcile([each for each in claims if each not in gone])


def test_all_but_a_few_are_left_alone():
    growing = Growing()
    growing.add(claim(f"far{n}", about(n), places=(ABROAD,), days=(1, 20)) for n in range(100, 200))
    growing.add([claim("near", about(500), MINISTRY), claim("it", exact(500), MONITOR, places=(NORTH,))])
    growing.add([claim("beside", exact(90), MONITOR, places=(NORTH,))])
    touched = growing.drop(["it"])
    assert touched is not None
    assert all("it" in pair for pair in touched.pairs)
    assert not any(each.startswith("far") for pair in touched.pairs for each in pair)
    assert len(touched.questions) <= 2


def test_nothing_is_left_of_all_that_came():
    held = InMemory()
    growing = Growing(held)
    claims = [claim(f"c{n}", exact(n), MINISTRY, places=(NORTH,)) for n in range(5, 12)]
    growing.add(claims)
    growing.add([claim("keeps the name", exact(3), MONITOR, places=(NORTH,))])
    assert growing.drop([each.id for each in claims]) is not None
    left = [value for table in held.tables.values() for value in table.values()]
    assert not any(each.id in repr(value) for value in left for each in claims)
