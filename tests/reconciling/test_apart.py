"""Parts of a record, each worked out for itself, together are the record."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reconciling import Growing, reconcile
from khronika.reconciling.apart import Common, merged, parts_of, tied
from khronika.reconciling.copies import together
from tests import strategies
from tests.reconciling.test_properties import near_claims

_copies = st.lists(
    st.lists(st.sampled_from(["r1", "r2", "r3"]), min_size=2, max_size=3, unique=True), max_size=2
)


def in_parts(claims, copies=()):
    """Questions, comparisons and sources, part by part; what is common is learnt report by report."""
    listed = list(claims)
    by_report = defaultdict(list)
    for each in listed:
        by_report[each.report_id].append(each)
    common = Common()
    common.copied(together(copies), listed)
    for learn in ("learn", "learn_bodies"):
        halves = []
        for mine in by_report.values():
            half = Common(dict(common.names), common.bodies, {}, common.groups, common.firsts, common.leaders)
            getattr(half, learn)(mine)
            halves.append(half)
        for half in halves:
            common.add(half)
    first, weights, pairs = tied(ties for mine in by_report.values() for ties in common.ties(mine))
    found = parts_of(weights, pairs)
    part_of = {key: found.of.get(node, node) for key, node in first.items()}
    parts = defaultdict(list)
    for each in listed:
        parts[part_of[each.id]].append(each)
    questions, comparisons, primaries = [], [], {}
    for mine in parts.values():
        growing = Growing(common.holding({each.report_id for each in mine}))
        growing.add_many(mine)
        questions += growing.questions.values()
        comparisons += growing.comparisons()
        primaries |= {each.id: growing.primary_of(each.id) for each in mine}
    compared = tuple(sorted(comparisons, key=lambda found: (found.a, found.b)))
    return merged(questions), compared, primaries


def whole(claims, copies=()):
    record = reconcile(claims, copies)
    return record.questions, record.comparisons, dict(record.primaries)


@settings(max_examples=150, deadline=None)
@given(near_claims(), _copies)
def test_parts_are_the_whole_where_much_bears_on_each_other(claims, copies):
    assert in_parts(claims, copies) == whole(claims, copies)


@settings(max_examples=80, deadline=None)
@given(st.lists(strategies.claims, max_size=8, unique_by=lambda c: c.id))
def test_any_claims_at_all(claims):
    assert in_parts(claims) == whole(claims)


def test_what_numbers_alone_make_too_large_is_parted_and_told():
    weights = {"a": 3, "b": 3, "c": 1, "d": 1}
    pairs = [("number 7", ["a", "b"]), ("part x", ["b", "c"]), ("number 9", ["c", "d"])]
    assert set(parts_of(weights, pairs).of.values()) == {"a"}
    assert parts_of(weights, pairs, 8).loose == frozenset()
    found = parts_of(weights, pairs, 7)
    assert found.of == {"b": "b", "c": "b"}
    assert found.loose == frozenset("abcd")
