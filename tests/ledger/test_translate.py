"""Row to noun and back loses nothing."""

import datetime as dt

import pytest
from hypothesis import given

from khronika.ledger import translate
from khronika.nouns import Claim, Comparison, PartialDate, Question, Tally, Unread, When
from tests import strategies
from tests.ledger.samples import ALMATY, KAZAKHSTAN, a_claim, a_question, a_reading, a_report

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
NOBODY = Tally(0, 0, 0, 0, 0, 0)


@given(strategies.claims)
def test_a_claim_survives_its_row(claim: Claim) -> None:
    assert translate.claim_as_read(translate.claim_to_row(claim, 1)) == claim


@given(strategies.questions, strategies.comparisons)
def test_questions_and_comparisons_survive_their_rows(question: Question, comparison: Comparison) -> None:
    assert translate.question_from_row(translate.question_to_row(question, NOBODY)) == question
    row = translate.comparison_to_row(comparison, {comparison.a: 1, comparison.b: 2})
    assert translate.comparison_from_row(row) == comparison


@pytest.mark.parametrize(
    "published", [None, PartialDate(2019), PartialDate(2019, 6), PartialDate(2019, 6, 9)]
)
def test_a_report_survives_its_row(published: PartialDate | None) -> None:
    report = a_report(published=published, notes=("cut at a null byte",), lang=None, encoding="cp1251")
    assert translate.report_as_kept(translate.report_to_row(report, NOW)) == report


def test_a_refusal_survives_its_row() -> None:
    unread = Unread("a.txt", "intake.empty", "a.txt is empty", "send it again", None, "7")
    assert translate.unread_from_row(translate.unread_to_row(unread, None, "", NOW)) == unread


def test_a_reading_survives_its_rows() -> None:
    report = a_report()
    reading = a_reading(report, a_claim(report, 100), a_claim(report, 200))
    rows = [translate.claim_to_row(claim, 1) for claim in reading.claims]
    assert translate.reading_from_row(translate.reading_to_row(reading, NOW), rows) == reading


def test_columns_say_what_lists_filter_by() -> None:
    row = translate.claim_to_row(a_claim(a_report(), 100), 1)
    assert (row.kind, row.source_key, row.low) == ("detention", "kz/interior-ministry", 90)
    assert row.high == pytest.approx(110)
    assert row.first_day == row.last_day == dt.date(2019, 6, 9)
    assert (row.as_of_first, row.as_of_last) == (None, None)


def test_an_open_end_takes_the_calendars_and_unknown_stays_null() -> None:
    since_may = a_question(period=When(PartialDate(2019, 5), None))
    row = translate.question_to_row(since_may, NOBODY)
    assert (row.first_day, row.last_day) == (dt.date(2019, 5, 1), dt.date.max)
    row = translate.question_to_row(a_question(period=None), NOBODY)
    assert (row.first_day, row.last_day) == (None, None)


def test_places_are_indexed_with_what_lies_around_them() -> None:
    places = translate.claim_places(a_claim(a_report()), 5)
    assert {(place.key, place.depth) for place in places} == {("geonames:1526384", 0), ("country:KZ", 1)}


def test_a_place_is_found_under_each_of_its_names() -> None:
    claims = [a_claim(a_report(), place=place) for place in (ALMATY, KAZAKHSTAN)]
    assert translate.place_names(claims) == {
        ("almaty", "geonames:1526384"),
        ("алматы", "geonames:1526384"),
        ("kazakhstan", "country:KZ"),
    }
