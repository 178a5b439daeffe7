"""What a record tells beside its questions: who stands behind each, and what is doubted."""

from dataclasses import replace

from khronika.nouns import PartialDate, Tally
from khronika.reconciling import counts, find, reconcile
from tests.invented_claims import MINISTRY, MONITOR, NORTH, WITNESSES, about, claim, exact


def _without_outlet(made):
    return replace(made, outlet=None)


def test_who_stands_behind_a_question():
    claims = [
        claim("a", about(500), MINISTRY, outlet="One"),
        claim("b", about(500), MINISTRY, outlet="Two"),
        claim("c", exact(317), MONITOR, outlet="One"),
        claim("d", exact(90), WITNESSES, outlet="One"),
        claim("e", exact(30), outlet="One", report="r-c"),
    ]
    record = reconcile(claims)
    (question,) = record.questions
    assert find(record).tallies == {question.id: Tally(5, 4, 2, 0, 3, 1)}


def test_reports_that_name_no_outlet_are_neither_one_outlet_nor_many():
    claims = [_without_outlet(claim(f"n{n}", exact(100 + n))) for n in range(3)]
    claims.append(claim("a", exact(90), MONITOR, outlet="One"))
    found = counts(claims, reconcile(claims))
    assert (found.reports, found.outlets, found.unnamed) == (4, 1, 3)
    assert (found.independent, found.untold) == (1, 3)


def test_every_doubt_in_one_form():
    claims = [
        claim("a", exact(617), MINISTRY, said=9),
        claim("b", exact(670), MINISTRY, said=9),
        claim("z", exact(90_000), MONITOR),
    ]
    found = find(reconcile(claims), populations={NORTH.identity: 80_000}).doubts
    assert [(each.claim, each.rule, each.beside) for each in found] == [
        ("a", "contradict.slip", "b"),
        ("z", "absurd.above-population", None),
    ]


def test_the_report_printed_first_stands_at_the_head_of_its_copies():
    late = replace(claim("a", exact(30), report="r1"), published=PartialDate(2031, 5, 10))
    early = replace(claim("b", exact(30), report="r2"), published=PartialDate(2031, 5, 9))
    groups = [("r1", "r2", "r3")]
    assert find(reconcile([late, early], groups), copies=groups).copies == (("r2", "r1", "r3"),)
