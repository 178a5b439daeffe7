"""The whole: claims in, record out."""

import random
from dataclasses import replace

import pytest

from khronika.nouns import Kind, PartialDate, Relation
from khronika.reconciling import compare, reconcile
from tests.invented_claims import (
    COUNTRY,
    MINISTRY,
    MONITOR,
    NORTH,
    SOUTH,
    WITNESSES,
    about,
    at_least,
    claim,
    exact,
)


def _claims():
    return [
        claim("a", about(100), MINISTRY, said=9),
        claim("b", about(500), MINISTRY, said=9),
        claim("c", at_least(300), MONITOR, said=9),
        claim("d", about(20), MONITOR, places=(SOUTH,)),
        claim("e", about(700), MINISTRY, days=(9, 10), said=11),
        claim("f", exact(957), MINISTRY, kind=Kind.SENTENCE, days=(9, 10), said=13),
        claim("g", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13), said=18),
        claim("h", exact(12), WITNESSES, places=(), days=None),
        claim("i", about(500), places=(COUNTRY,), outlet="Evening Post"),
    ]


def test_order_is_irrelevant():
    expected = reconcile(_claims())
    shuffled = _claims()
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert reconcile(shuffled) == expected


def test_the_same_claims_twice_are_one():
    assert reconcile([*_claims(), *_claims()]) == reconcile(_claims())


def test_two_claims_under_one_id_are_refused():
    with pytest.raises(ValueError, match="bear the id a"):
        reconcile([claim("a", about(100)), claim("a", about(200))])


def test_every_claim_answers_exactly_one_question():
    record = reconcile(_claims())
    members = [member for question in record.questions for member in question.members]
    assert sorted(members) == [each.id for each in _claims()]


def test_unrelated_pairs_are_told_when_asked_and_not_listed():
    record = reconcile(_claims())
    assert all(c.relation is not Relation.UNRELATED for c in record.comparisons)
    a, d = record.claims["a"], record.claims["d"]
    assert compare(a, d, record).relation is Relation.UNRELATED


def test_comparing_listed_pairs_again_says_the_same():
    record = reconcile(_claims())
    for listed in record.comparisons:
        again = compare(record.claims[listed.b], record.claims[listed.a], record)
        assert again == listed


def test_nothing_at_all():
    record = reconcile([])
    assert (record.questions, record.comparisons, dict(record.primaries)) == ((), (), {})


def test_a_day_lies_in_the_period_and_a_city_in_the_country():
    record = reconcile(_claims())
    by_member = {member: question for question in record.questions for member in question.members}
    assert by_member["e"].id in by_member["a"].wider
    assert by_member["a"].id in by_member["e"].narrower
    # The country over five days holds the city's two days, and only through them the city's one day.
    assert by_member["g"].id in by_member["e"].wider
    assert by_member["g"].id not in by_member["a"].wider
    assert by_member["a"].places == (NORTH,)


def test_of_retellings_equally_near_the_one_printed_first_is_told_from_and_else_the_narrower():
    """Or an outlet that made a country of the city could stand for what the ministry said."""
    printed = {"y": 9, "x": 10, "z": 9}
    made = [
        claim("x", about(700), MINISTRY, said=9),
        claim("y", about(700), MINISTRY, said=9, places=(COUNTRY,)),
        claim("z", about(700), MINISTRY, said=9),
    ]
    dated = [replace(each, published=PartialDate(2031, 5, printed[each.id])) for each in made]
    assert set(reconcile(dated).nearest.values()) == {"z"}
    assert set(reconcile(dated[:2]).nearest.values()) == {"y"}
    assert set(
        reconcile([replace(each, id=f"{'zyx'.index(each.id)}") for each in made]).nearest.values()
    ) == {"0"}
