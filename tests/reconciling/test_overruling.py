"""What a person says of two figures stands in the place of what the rules say, and is heeded however a record comes about."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Claim, Comparison, Located, Overrule, Relation
from khronika.reconciling import Growing, answer, reconcile
from khronika.reconciling.grounds import reason_in
from khronika.reconciling.independence import tallies
from khronika.reconciling.overruling import RULE
from khronika.reconciling.record import Record
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, about, claim, exact
from tests.reconciling.test_properties import near_claims

_SAID = [each for each in Relation if each is not Relation.UNRELATED]


def _overrule(
    a: Claim, b: Claim, relation: Relation, number: int = 1, reason: str = "Read both."
) -> Overrule:
    return Overrule(Located.of(a), Located.of(b), relation, "Aru Example", reason, number)


def _between(record: Record, one: str, other: str) -> Comparison | None:
    return next((c for c in record.comparisons if {c.a, c.b} == {one, other}), None)


@st.composite
def _said(draw: st.DrawFn, claims: Sequence[Claim]) -> list[Overrule]:
    if len(claims) < 2:
        return []
    pairs = st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique_by=lambda each: each.id)
    many = draw(st.integers(0, 3))
    return [
        _overrule(*draw(pairs), draw(st.sampled_from(_SAID)), number=number) for number in range(1, many + 1)
    ]


@settings(max_examples=25, deadline=None)
@given(near_claims(), st.lists(st.integers(0, 3), max_size=8), st.data())
def test_bit_by_bit_in_any_order_is_as_good_as_all_at_once(claims, sizes, data):
    said = data.draw(_said(list(claims)))
    growing, rest = Growing(overrules=said), list(data.draw(st.permutations(list(claims))))
    for size in sizes:
        growing.add(rest[:size])
        rest = rest[size:]
    growing.add(rest)
    assert growing.record() == reconcile(claims, overrules=said)


@settings(max_examples=15, deadline=None)
@given(near_claims(), st.data())
def test_a_claim_that_goes_and_comes_again_stands_as_a_person_said(claims, data):
    if not claims:
        return
    said = data.draw(_said(list(claims)))
    growing = Growing(overrules=said)
    growing.add(claims)
    gone = data.draw(st.sampled_from(list(claims)))
    if growing.drop([gone.id]) is None:
        return
    assert growing.record() == reconcile([c for c in claims if c.id != gone.id], overrules=said)
    growing.add([gone])
    assert growing.record() == reconcile(claims, overrules=said)


def test_the_persons_relation_stands_and_what_was_worked_out_is_kept_beside_it():
    ministry = claim("m", exact(500), MINISTRY, places=(NORTH,))
    monitor = claim("o", exact(900), MONITOR, places=(NORTH,))
    worked = _between(reconcile([ministry, monitor]), "m", "o")
    assert worked is not None
    assert worked.relation is Relation.CONTRADICT
    said = _overrule(ministry, monitor, Relation.PART_OF, 7, "The monitor counts the whole week.")
    found = _between(reconcile([ministry, monitor], overrules=[said]), "m", "o")
    assert found is not None
    assert found.overruled is not None
    assert (found.a, found.b, found.relation, found.rule, found.directed) == (
        "m",
        "o",
        Relation.PART_OF,
        RULE,
        True,
    )
    assert found.reason == "The monitor counts the whole week."
    assert (found.overruled.relation, found.overruled.rule) == (worked.relation, worked.rule)
    assert (found.overruled.number, found.overruled.by) == (7, "Aru Example")


def test_the_answer_says_nothing_of_a_clash_that_was_overruled():
    claims = [claim("m", exact(500), MINISTRY), claim("o", exact(900), MONITOR)]
    plain = reconcile(claims)
    (question,) = plain.questions
    assert "no number fits both" in answer(question, plain.claims, plain.comparisons)
    record = reconcile(claims, overrules=[_overrule(claims[0], claims[1], Relation.NOT_COMPARABLE)])
    told = answer(question, record.claims, record.comparisons)
    assert "no number fits" not in told
    assert "500" in told
    assert "900" in told


def test_whoever_only_repeats_by_a_persons_word_is_no_independent_source():
    claims = [claim("m", exact(731), MINISTRY), claim("o", exact(730), MONITOR, outlet="Wire")]
    (before,) = tallies(reconcile(claims)).values()
    assert before.sources == 2
    record = reconcile(claims, overrules=[_overrule(claims[0], claims[1], Relation.RELAY)])
    (after,) = tallies(record).values()
    assert after.sources == 1
    assert record.primaries["o"] == record.primaries["m"]


def test_a_part_above_its_whole_is_told_of_a_persons_part_too():
    claims = [claim("m", exact(900), MINISTRY), claim("o", exact(500), MONITOR)]
    record = reconcile(claims, overrules=[_overrule(claims[0], claims[1], Relation.PART_OF)])
    found = _between(record, "m", "o")
    assert found is not None
    assert found.exceeds
    assert found.only_if is None


def test_the_later_of_two_overrules_stands():
    claims = [claim("m", exact(500), MINISTRY), claim("o", exact(900), MONITOR)]
    said = [
        _overrule(claims[1], claims[0], Relation.AGREE, 9, "second"),
        _overrule(claims[0], claims[1], Relation.RELAY, 3, "first"),
    ]
    found = _between(reconcile(claims, overrules=said), "m", "o")
    assert found is not None
    assert (found.relation, found.reason) == (Relation.AGREE, "second")


def test_figures_that_no_rule_sets_side_by_side_stand_as_a_person_said():
    claims = [
        claim("m", exact(500), MINISTRY, places=(NORTH,), days=(1, 1)),
        claim("o", exact(500), MONITOR, places=(SOUTH,), days=(20, 20)),
    ]
    assert reconcile(claims).comparisons == ()
    (found,) = reconcile(claims, overrules=[_overrule(claims[0], claims[1], Relation.AGREE)]).comparisons
    assert found.relation is Relation.AGREE
    assert found.overruled is not None
    assert found.overruled.relation is None


def test_a_part_that_a_person_denies_makes_no_sum():
    claims = [
        claim("n", exact(500), MINISTRY, places=(NORTH,)),
        claim("s", exact(200), MINISTRY, places=(SOUTH,)),
        claim("w", exact(700), MINISTRY, places=(NORTH, SOUTH)),
    ]
    assert any(c.sum is not None for c in reconcile(claims).comparisons)
    said = _overrule(claims[0], claims[2], Relation.NOT_COMPARABLE)
    assert not any(c.sum is not None for c in reconcile(claims, overrules=[said]).comparisons)


def test_an_overrule_of_a_claim_that_is_not_there_waits():
    claims = [claim("m", exact(500), MINISTRY), claim("o", exact(900), MONITOR)]
    said = _overrule(claims[0], claim("gone", about(5), MONITOR, places=(COUNTRY,)), Relation.AGREE)
    assert reconcile(claims, overrules=[said]) == reconcile(claims)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_persons_reason_stays_as_it_was_written(lang):
    claims = [claim("m", exact(500), MINISTRY), claim("o", exact(900), MONITOR)]
    record = reconcile(
        claims, overrules=[_overrule(claims[0], claims[1], Relation.AGREE, reason="Оба верны.")]
    )
    (found,) = record.comparisons
    assert reason_in(found, record.claims, lang) == "Оба верны."
