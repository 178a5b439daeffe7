"""Access gives nouns, filters as it promises, and asks a fixed number of queries."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khronika.ledger import access
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_reconciling import record_reconciling
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.nouns import Claim, Kind, PartialDate, Relation, Report, Unread
from khronika.reconciling import answer
from tests.ledger.samples import (
    ALMATY,
    KAZAKHSTAN,
    RULES,
    a_claim,
    a_comparison,
    a_question,
    a_reading,
    a_report,
    raw_of,
)

pytestmark = pytest.mark.django_db


def read_report(words: str, *make: Callable[[Report], Claim], **changes: Any) -> list[Claim]:
    report = a_report(words, **changes)
    keep(report, raw_of(words))
    claims = [one(report) for one in make]
    record_reading(a_reading(report, *claims))
    return claims


def a_record(size: int = 2) -> tuple[list[Claim], list[Claim]]:
    """Detentions in Almaty on 9 June from ``size`` reports, and one count for the country on 10 June."""
    city = []
    for n in range(size):
        make = partial(a_claim, number=100 + n)
        city += read_report(f"About {n + 100} held.", make, outlet=f"Outlet {n}")
    country = read_report("In all 700 held.", lambda report: a_claim(report, 700, KAZAKHSTAN, day=10))
    wide = a_question(*country, place=KAZAKHSTAN, day=10)
    narrow = a_question(*city, wider=(wide.id,))
    pairs = [a_comparison(city[0], other) for other in city[1:]]
    pairs.append(a_comparison(city[0], country[0], Relation.PART_OF))
    record_reconciling([wide, narrow], pairs, {claim.id: "kz/interior-ministry" for claim in city}, "1")
    return city, country


def test_questions_come_with_their_counts_and_the_fullest_first() -> None:
    a_record(3)
    first, second = access.questions()
    assert (first.figures, first.sources, first.outlets) == (3, 1, 3)
    assert (second.figures, second.sources, second.outlets) == (1, 1, 1)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, 2),
        ({"kind": Kind.DETENTION}, 2),
        ({"kind": Kind.RELEASE}, 0),
        ({"place": "Almaty"}, 1),
        ({"place": "АЛМАТЫ"}, 1),
        ({"place": "geonames:1526384"}, 1),
        ({"place": "kazakhstan"}, 2),
        ({"place": "Shymkent"}, 0),
        ({"start": PartialDate(2019, 6, 10)}, 1),
        ({"end": PartialDate(2019, 6, 9)}, 1),
        ({"start": PartialDate(2019), "end": PartialDate(2019, 6)}, 2),
        ({"end": PartialDate(2018)}, 0),
    ],
)
def test_filters_keep_what_they_say(filters: dict[str, Any], expected: int) -> None:
    a_record()
    assert len(access.questions(**filters)) == expected
    claims = list(access.claims(**filters))
    assert len(claims) == (
        0 if expected == 0 else expected + (filters.get("start") != PartialDate(2019, 6, 10))
    )


def test_a_thing_without_a_date_is_kept_only_when_no_date_is_asked() -> None:
    (claim,) = read_report("Many held.", a_claim)
    record_reconciling([a_question(claim, period=None)], [], {}, "1")
    assert len(access.questions()) == 1
    assert access.questions(start=PartialDate(1900)) == []
    assert access.questions(end=PartialDate(2100)) == []


def test_a_question_comes_with_members_neighbours_and_those_it_is_compared_with() -> None:
    city, country = a_record()
    (row,) = access.questions(place="Almaty")
    view = access.question(row.id)
    assert {claim.id for claim in view.members} == {claim.id for claim in city}
    assert set(view.claims) == {claim.id for claim in city + country}
    assert {report.text for report in view.reports.values()} == {""}
    assert {claim.report_id for claim in view.claims.values()} == set(view.reports)
    assert [found.question.places for found in view.wider] == [(KAZAKHSTAN,)]
    assert view.narrower == ()
    assert set(view.primaries.values()) == {"kz/interior-ministry"}
    assert {pair.relation for pair in view.comparisons} == {Relation.AGREE, Relation.PART_OF}


def test_a_question_tells_what_those_beside_it_repeat_and_how_they_clash() -> None:
    (member,) = read_report("In all 700 held.", lambda report: a_claim(report, 700, KAZAKHSTAN, day=10))
    one, other = (
        read_report(f"About {n} held.", partial(a_claim, number=n), outlet=f"Outlet {n}")[0]
        for n in (90, 500)
    )
    (origin,) = read_report("In all 90 fined.", partial(a_claim, number=90, kind=Kind.SENTENCE))
    (elsewhere,) = read_report("Of 300 none held.", partial(a_claim, number=300))
    question = a_question(member, place=KAZAKHSTAN, day=10)
    pairs = [a_comparison(each, member, Relation.PART_OF) for each in (one, other)]
    pairs += [a_comparison(origin, one, Relation.RELAY), a_comparison(one, other, Relation.CONTRADICT)]
    pairs.append(a_comparison(elsewhere, other, Relation.AGREE))
    record_reconciling([question], pairs, {}, "1")
    view = access.question(question.id)
    assert set(view.claims) == {each.id for each in (member, one, other, origin)}
    assert {(pair.a, pair.b) for pair in view.comparisons} == {(pair.a, pair.b) for pair in pairs[:4]}
    assert {claim.report_id for claim in view.claims.values()} == set(view.reports)


def test_one_statement_told_by_three_beside_a_question_is_tied_together() -> None:
    (member,) = read_report("In all 700 held.", lambda report: a_claim(report, 700, KAZAKHSTAN, day=10))
    (retold,) = read_report("Some 90 held.", partial(a_claim, number=90))
    tellers = [
        read_report(f"In all 90 fined{end}", partial(a_claim, number=90, kind=Kind.SENTENCE))[0]
        for end in (".", "!", "...")
    ]
    question = a_question(member, place=KAZAKHSTAN, day=10)
    pairs = [a_comparison(retold, member, Relation.PART_OF)]
    pairs += [a_comparison(each, retold, Relation.RELAY) for each in tellers]
    pairs += [a_comparison(tellers[0], each, Relation.RELAY) for each in tellers[1:]]
    record_reconciling([question], pairs, {}, "1")
    view = access.question(question.id)
    assert {(pair.a, pair.b) for pair in view.comparisons} == {(pair.a, pair.b) for pair in pairs}


def test_a_claim_comes_with_its_way_back_and_on() -> None:
    city, country = a_record()
    view = access.claim(city[0].id)
    assert view.claim == city[0]
    assert view.report.id == city[0].report_id
    assert view.claim.quote == view.claim.span.of(view.report.text)
    assert len(view.questions) == 1
    assert set(view.others) == {city[1].id, country[0].id}


@pytest.mark.parametrize("look", [access.report, access.claim, access.question])
def test_what_is_not_here_is_said(look: Callable[[str], object]) -> None:
    with pytest.raises(access.NotHere, match="no-such"):
        look("no-such")


def test_reports_are_listed_without_their_text() -> None:
    read_report("About 100 held.", a_claim)
    report = a_report("Nobody read this.", lang="ru")
    keep(report, raw_of(report.text))
    rows = access.reports()
    assert [(row.report.text, row.claims) for row in rows] == [("", 1), ("", None)]
    assert [row.report.id for row in access.reports(lang="ru")] == [report.id]


def test_a_report_kept_and_not_read_waits_until_read_or_refused_by_these_rules() -> None:
    report = a_report()
    keep(report, raw_of(report.text))
    assert access.waiting(RULES) == [report.id]
    refusal = Unread(report.origin, "reading.language", "language not known", "say --lang")
    record_refusal(refusal, report_id=report.id, rules_version=RULES)
    assert access.waiting(RULES) == []
    assert access.waiting("test.2") == [report.id]
    assert access.report(report.id).refusals == (refusal,)


def test_one_report_waits_among_those_read_refused_twice_and_refused_then_read() -> None:
    record_refusal(Unread("gone.txt", "intake.missing", "gone.txt is not there", "check the path"))
    read_report("About 90 held.", a_claim)
    refused, then_read, waits = (a_report(f"About {n} held.") for n in (100, 110, 120))
    for report in (refused, then_read, waits):
        keep(report, raw_of(report.text))
    again = Unread(refused.origin, "reading.language", "language not known", "say --lang")
    for report, rules in ((refused, RULES), (refused, "test.0"), (then_read, RULES)):
        record_refusal(again, report_id=report.id, rules_version=rules)
    assert access.waiting(RULES) == [waits.id]
    record_reading(a_reading(then_read, a_claim(then_read)))
    assert access.waiting(RULES) == [waits.id]
    record_reading(a_reading(waits, a_claim(waits)))
    assert access.waiting(RULES) == []
    assert access.waiting("test.2") == [refused.id]


def test_a_refusal_is_past_once_its_origin_arrived_or_its_report_was_read() -> None:
    missing = Unread("late.txt", "intake.missing", "late.txt is not there", "check the path")
    record_refusal(missing)
    report = a_report(origin="late.txt")
    refused = Unread("late.txt", "flow.reading-failed", "reading stopped", "report it")
    assert access.unread() == [missing]
    keep(report, raw_of(report.text))
    record_refusal(refused, report_id=report.id, rules_version=RULES)
    assert access.unread() == [refused]
    record_reading(a_reading(report, rules="test.2"))
    assert access.unread() == []


def test_a_list_of_questions_is_told_what_its_figures_add_up_from() -> None:
    city, country = a_record(2)
    apart = a_comparison(city[0], country[0], Relation.PART_OF)
    summed = replace(a_comparison(city[1], country[0], Relation.PART_OF), rule="part-of.sum")
    wide, narrow = a_question(*country, place=KAZAKHSTAN, day=10), a_question(*city)
    record_reconciling([wide, narrow], [apart, summed, a_comparison(*city)], {}, "1")
    found = access.told([wide.id, narrow.id])
    assert found[wide.id].comparisons == (summed,)
    assert found[narrow.id].comparisons == (a_comparison(*city),)
    assert queries(lambda: access.told([wide.id, narrow.id])) == 3


@pytest.mark.parametrize("relation", list(Relation))
def test_told_briefly_a_question_has_the_same_answer(relation: Relation) -> None:
    (one, other, third), _ = a_record(3)
    asked = a_question(one, other, third)
    same = replace(a_comparison(one, other, relation), exceeds=relation is Relation.PART_OF)
    record_reconciling([asked], [same, a_comparison(other, third, Relation.AGREE)], {}, "1")
    whole, brief = access.told([asked.id])[asked.id], access.told([asked.id], brief=True)[asked.id]
    assert brief.claims == whole.claims
    assert [(c.a, c.b, c.relation) for c in brief.comparisons] == [
        (c.a, c.b, c.relation) for c in whole.comparisons
    ]
    assert {c.reason for c in brief.comparisons if c.relation is Relation.AGREE} == {""}
    assert answer(asked, brief.claims, brief.comparisons) == answer(asked, whole.claims, whole.comparisons)


def test_counts() -> None:
    a_record()
    assert access.counts() == access.Counts(reports=3, claims=3, questions=2, unread=0)


def queries(look: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        look()
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_record() -> None:
    def measure() -> list[int]:
        question = access.questions(place="Almaty")[0]
        member = question.question.members[0]
        report = access.claim(member).report.id
        looks: list[Callable[[], object]] = [
            access.reports,
            access.questions,
            access.counts,
            lambda: access.question(question.id),
            lambda: access.claim(member),
            lambda: access.report(report),
            lambda: list(access.claims(place="Almaty", start=PartialDate.of(dt.date(2019, 6, 1)))),
        ]
        return [queries(look) for look in looks]

    a_record(2)
    small = measure()
    a_record(12)
    assert measure() == small


def test_a_place_that_only_the_gazetteer_knows_is_matched_by_key() -> None:
    a_record()
    assert len(access.questions(place=ALMATY.identity)) == 1


def test_a_question_goes_through_no_table_for_what_stands_beside_it() -> None:
    a_record(3)
    (narrow,) = [row for row in access.questions() if row.figures == 3]
    with CaptureQueriesContext(connection) as asked:
        access.question(narrow.id)
    beside = [each["sql"] for each in asked if "UNION" in each["sql"] and "ledger_comparison" in each["sql"]]
    assert len(beside) == 1
    if (
        connection.vendor == "sqlite"
    ):  # PostgreSQL plans by what stands in the tables, and goes through small ones
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {beside[0]}")
            steps = [step for *_, step in cursor.fetchall()]
        assert [step for step in steps if step.startswith("SCAN")] == []
