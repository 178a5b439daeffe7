"""Canonical JSON comes back as the noun it was."""

import json
from typing import Any

import pytest
from hypothesis import given

from khronika.nouns import (
    Claim,
    Comparison,
    PartialDate,
    Question,
    Reading,
    Report,
    Scope,
    Span,
    canonical_json,
)
from khronika.nouns.parsing import parse, parse_json
from tests import strategies


@given(strategies.claims)
def test_a_claim_comes_back_whole(claim: Claim) -> None:
    assert parse_json(Claim, canonical_json(claim)) == claim


@given(strategies.claims)
def test_the_bytes_are_the_same_after_a_round(claim: Claim) -> None:
    once = canonical_json(claim)
    assert canonical_json(parse_json(Claim, once)) == once


@given(strategies.questions, strategies.comparisons)
def test_questions_and_comparisons_come_back_whole(question: Question, comparison: Comparison) -> None:
    assert parse_json(Question, canonical_json(question)) == question
    assert parse_json(Comparison, canonical_json(comparison)) == comparison


def test_reports_and_readings_come_back_whole() -> None:
    report = Report("r-1", "ab", "text", "text/plain", "-", "kk", PartialDate(2019, 6), notes=("one", "two"))
    reading = Reading("r-1", (), "1", ((Span(0, 4), "no verb"),))
    assert parse_json(Report, canonical_json(report)) == report
    assert parse_json(Reading, canonical_json(reading)) == reading


def test_a_field_that_a_row_lacks_takes_its_default() -> None:
    assert parse(Scope, {"population": "people"}) == Scope(population="people")


@pytest.mark.parametrize(
    ("noun", "value", "message"),
    [
        (Scope, {"population": 3}, r"Scope.population: expected str, got 3"),
        (Scope, {"places": [{"name": "X", "level": "village"}]}, r"Scope.places: Place.level: 'village'"),
        (Scope, {"colour": "red"}, "Scope has no field 'colour'; a newer khronika"),
        (Scope, [1], "Scope is an object"),
        (Comparison, {"a": "c-1"}, "Comparison: .*missing"),
        (Span, [3], r"a span is \[start, end\]"),
        (Scope, {"as_of": {"start": "2019-02-30", "end": None}}, "does not exist"),
    ],
)
def test_what_does_not_fit_is_named(noun: type[Any], value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(noun, json.loads(json.dumps(value)))
