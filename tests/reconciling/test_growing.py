"""Adding claims bit by bit gives what they give at once, and touches only neighbours."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Kind, PartialDate
from khronika.reconciling import Growing, reconcile
from tests import strategies
from tests.invented_claims import ABROAD, MINISTRY, NORTH, about, claim, exact
from tests.reconciling.test_properties import near_claims

_copies = st.lists(
    st.lists(st.sampled_from(["r1", "r2", "r3"]), min_size=2, max_size=3, unique=True), max_size=2
)


@settings(max_examples=120, deadline=None)
@given(near_claims(), st.lists(st.integers(0, 3), max_size=12), _copies)
def test_adding_bit_by_bit_is_as_good_as_all_at_once(claims, sizes, copies):
    growing, rest = Growing(), list(claims)
    for group in copies:
        growing.add((), [group])
    for size in sizes:
        growing.add(rest[:size])
        rest = rest[size:]
    growing.add(rest)
    assert growing.record() == reconcile(claims, copies)


@settings(max_examples=60, deadline=None)
@given(near_claims(), _copies)
def test_copies_told_late_are_as_good_as_told_at_once(claims, copies):
    growing = Growing()
    growing.add(claims)
    growing.add((), copies)
    assert growing.record() == reconcile(claims, copies)


@settings(max_examples=40, deadline=None)
@given(st.lists(strategies.claims, max_size=6, unique_by=lambda c: c.id))
def test_any_claims_at_all_one_by_one(claims):
    growing = Growing()
    for each in claims:
        growing.add([each])
    assert growing.record() == reconcile(claims)


def test_the_order_of_additions_is_irrelevant_for_what_hangs_on_names():
    cited = claim("a", exact(311), MINISTRY, outlet="Wire")
    wire = claim("b", exact(311), outlet="Morning Post")
    one, other = Growing(), Growing()
    for each in (cited, wire):
        one.add([each])
    for each in (wire, cited):
        other.add([each])
    assert one.record() == other.record()


def test_adding_touches_only_neighbours():
    growing = Growing()
    growing.add(claim(f"far{n}", about(n), places=(ABROAD,), days=(1, 20)) for n in range(100, 200))
    growing.add([claim("near", about(500), MINISTRY)])
    touched = growing.add([claim("new", exact(500), days=(9, 9), places=(NORTH,))])
    assert touched.pairs == {("near", "new")}
    assert len(touched.questions) == 1


def test_a_claim_that_comes_twice_counts_once_and_one_that_changed_is_refused():
    growing = Growing()
    growing.add([claim("a", exact(5)), claim("a", exact(5))])
    before = growing.record()
    assert growing.add([claim("a", exact(5))]).pairs == frozenset()
    with pytest.raises(ValueError, match="two different claims bear the id a"):
        growing.add([claim("b", exact(7)), claim("a", exact(6))])
    assert growing.record() == before


def test_ten_thousand_echoes_of_one_statement_are_not_fifty_million_pairs():
    echoes = [claim(f"c{n:05}", about(500), MINISTRY, outlet=f"Outlet {n}") for n in range(10_000)]
    own = [claim(f"o{n:05}", about(500), outlet=f"Paper {n}") for n in range(100)]
    other = claim("x", exact(900), MINISTRY, kind=Kind.DETENTION, said=12)
    record = reconcile([*echoes, *own, other])
    assert len(record.comparisons) < 16_000
    assert len({record.primaries[each.id] for each in echoes}) == 1
    (question,) = record.questions
    assert len(question.members) == 10_101


@settings(max_examples=60, deadline=None)
@given(near_claims(), _copies)
def test_a_whole_record_in_steps_is_as_good_as_at_once(claims, copies):
    growing, once = Growing(), Growing()
    growing.add_many(claims, copies)
    once.add(claims, copies)
    assert growing.record() == once.record()
    listed = once.record().comparisons
    assert sorted(growing.comparisons(), key=lambda c: (c.a, c.b)) == list(listed)
    pairs = [tuple(sorted((c.a, c.b))) for c in listed]
    assert sorted(growing.compared(pairs), key=lambda c: (c.a, c.b)) == list(listed)


def test_an_uneven_number_without_a_date_repeats_what_its_source_said_about_then():
    told = claim("a", exact(957), MINISTRY, days=(9, 9), said=9)
    undated = replace(claim("b", exact(957), MINISTRY, days=None), published=PartialDate(2031, 6, 1))
    much_later = replace(claim("c", exact(957), MINISTRY, days=None), published=PartialDate(2036, 6, 1))
    nowhere = claim("d", exact(957), MINISTRY, days=None)
    record = reconcile([told, undated, much_later, nowhere])
    assert {frozenset((c.a, c.b)) for c in record.comparisons} >= {frozenset("ab"), frozenset("ad")}
    assert frozenset("ac") not in {frozenset((c.a, c.b)) for c in record.comparisons}
