"""Misprints are proposed, with the evidence, and never corrected."""

from dataclasses import replace

import pytest

from khronika.nouns import Kind, PartialDate, Relation, Unit, When
from khronika.reconciling import absurd, compare, reconcile, slips
from tests.invented_claims import MINISTRY, MONITOR, NORTH, SOUTH, about, at_least, claim, exact, figure


def _in_month(made, month):
    date = PartialDate(2031, month, made.when.start.day)
    return replace(made, when=When(date, date, made.when.precision))


def test_a_part_of_a_person_is_doubted_and_still_compared():
    half = claim("a", figure("2.5", 2.5, 2.5), MINISTRY)
    record = reconcile(
        [half, claim("b", exact(30), MONITOR), claim("c", figure("2.5", 2.5, 2.5, unit=Unit.HOURS), MINISTRY)]
    )
    assert [(each.claim, each.rule) for each in absurd(record, {})] == [("a", "absurd.not-whole")]
    assert compare(half, record.claims["b"], record).relation is Relation.CONTRADICT


def test_digits_that_slipped_in_one_of_two_reports_of_one_speech():
    record = reconcile([claim("a", exact(617), MINISTRY, said=9), claim("b", exact(670), MINISTRY, said=9)])
    (found,) = record.comparisons
    assert (found.relation, found.rule) == (Relation.CONTRADICT, "contradict.slip")
    assert "likely a slip" in found.reason
    assert {claim.figure.value for claim in record.claims.values()} == {617, 670}


@pytest.mark.parametrize(
    ("right", "wrong"), [("15 days", "15 years"), ("15 суток", "15 лет"), ("15 тәулік", "15 жыл")]
)
def test_years_for_days(right, wrong):
    a = claim("a", figure(right, 15, 15, unit=Unit.DAYS), MONITOR, kind=Kind.SENTENCE)
    b = claim("b", figure(wrong, 15, 15, unit=Unit.UNKNOWN), MINISTRY, kind=Kind.SENTENCE)
    record = reconcile([a, b])
    found = compare(a, b, record)
    assert (found.relation, found.rule) == (Relation.CONTRADICT, "contradict.slip-of-unit")
    other = claim("c", figure("10 years", 10, 10, unit=Unit.UNKNOWN), MINISTRY, kind=Kind.SENTENCE)
    assert compare(a, other, reconcile([a, other])).rule != "contradict.slip-of-unit"


def test_a_wrong_month_is_proposed_where_two_other_reports_agree():
    right = [claim(f"r{n}", about(320), MINISTRY, outlet=f"Outlet {n}") for n in range(2)]
    odd = _in_month(claim("odd", about(320), MINISTRY), 6)
    (found,) = slips(reconcile([*right, odd]))
    assert (found.a, found.b, found.rule) == ("odd", "r0", "slip.month")
    assert found.reason == (
        "Interior Ministry’s “about 320” is put to 9 June 2031 here, and to 9 May 2031 by 2 other reports; "
        "likely a wrong month."
    )
    assert slips(reconcile([right[0], odd])) == ()


def test_another_source_place_or_number_in_another_month_is_no_slip():
    right = [claim(f"r{n}", about(320), MINISTRY, outlet=f"Outlet {n}") for n in range(2)]
    others = [
        _in_month(claim("a", about(320), MONITOR), 6),
        _in_month(claim("b", about(330), MINISTRY), 6),
        _in_month(claim("c", about(320), MINISTRY, places=(SOUTH,)), 6),
        replace(claim("d", about(320), MINISTRY, places=(NORTH,)), when=None),
    ]
    assert slips(reconcile([*right, *others])) == ()


def test_more_people_than_live_there_are_doubted_and_still_compared():
    held = claim("a", at_least(90_000), MINISTRY)
    record = reconcile(
        [held, claim("b", about(500), MONITOR), claim("c", exact(90_000), MONITOR, places=(SOUTH,))]
    )
    (found,) = absurd(record, {NORTH.identity: 80_000, SOUTH.identity: 0})
    assert (found.claim, found.rule) == ("a", "absurd.above-population")
    assert (
        found.reason
        == "Interior Ministry: “at least 90,000”: more than the 80,000 people who live in Norhold."
    )
    assert compare(record.claims["a"], record.claims["b"], record).relation is Relation.CONTRADICT
    both = reconcile([replace(held, places=(NORTH, SOUTH))])
    assert absurd(both, {NORTH.identity: 80_000, SOUTH.identity: 80_000}) == ()
    hours = claim("d", exact(99_000, Unit.HOURS), MINISTRY)
    assert absurd(reconcile([hours]), {NORTH.identity: 80_000}) == ()


def test_claims_of_a_withdrawn_report_answer_nothing():
    claims = [claim("a", about(500), MINISTRY, report="gone"), claim("b", about(30), MONITOR)]
    record = reconcile(claims, withdrawn=["gone"])
    assert record.withdrawn == ("a",)
    assert [question.members for question in record.questions] == [("b",)]
    assert record.comparisons == ()
    part = replace(claim("c", exact(3), MONITOR), part_of="a")
    assert reconcile([*claims, part], withdrawn=["gone"]).claims.keys() == {"b", "c"}
