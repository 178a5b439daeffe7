"""From fields to claims: the adapter that the measures stand on. Rows are invented."""

import pytest
from benchmarks.facts_claims import claim_of

from khronika.nouns import Kind, Unit


def row(**changed):
    made = {
        "id": "x-1",
        "kind": "detention",
        "date_start": "2020-08-09",
        "date_end": "2020-08-09",
        "place": "Minsk, Belarus",
        "figure": {"low": 30, "high": 30, "exact": False, "unit": "persons", "text": "about 30"},
        "who_says": "Interior Ministry",
        "stance": "asserts",
        "as_of": "2020-08-10",
        "reported_by": "The Daily Example",
    }
    return made | changed


def test_the_figures_bounds_come_from_its_words():
    made = claim_of(row())
    assert (made.figure.low, made.figure.high, made.figure.value, made.figure.rule) == (
        27,
        33,
        30,
        "fig.about",
    )
    vague = {"low": None, "high": None, "exact": False, "unit": "persons", "text": "several hundred"}
    assert claim_of(row(figure=vague)).figure.low == 200


def test_a_number_in_the_words_that_is_not_the_figures_is_left_alone():
    years = {"low": 5475, "high": 5479, "exact": False, "unit": "days", "text": "15 years"}
    made = claim_of(row(figure=years))
    assert (made.figure.low, made.figure.high, made.figure.unit) == (5475, 5479, Unit.DAYS)


@pytest.mark.parametrize(
    ("who", "reported", "stance", "chain"),
    [
        ("Interior Ministry", "Example", "asserts", ["Interior Ministry"]),
        ("Interior Ministry", "Example", "reports", ["Example", "Interior Ministry"]),
        ("Interior Ministry", "Example (citing The Wire)", "asserts", ["The Wire", "Interior Ministry"]),
        ("police, as retold by The Wire", "The Wire", "reports", ["The Wire", "police"]),
        ("Example (resting on the deputy minister)", "Example", "reports", ["Example", "deputy minister"]),
        ("Example", "Example", "reports", []),
        ("not stated", "Example", "reports", []),
        ("the article's author", "Example", "reports", []),
    ],
)
def test_who_says_becomes_a_chain(who, reported, stance, chain):
    made = claim_of(row(who_says=who, reported_by=reported, stance=stance))
    assert [voice.words for voice in made.attribution.chain] == chain
    assert made.outlet == "Example" or made.outlet == "The Wire"


def test_kinds_and_units_of_the_facts():
    assert claim_of(row(kind="court")).kind is Kind.SENTENCE
    reporters = claim_of(row(kind="journalist"))
    assert (reporters.kind, reporters.target) == (Kind.DETENTION, "journalists")
    assert claim_of(row(kind="journalist", figure=None)).kind is Kind.ATTACK_ON_JOURNALIST
    signatures = {"low": 30, "high": None, "exact": False, "unit": "signatures", "text": "over 30"}
    assert claim_of(row(kind="protest", figure=signatures)).target == "signatures"


def test_dates_that_are_not_given_stay_unknown():
    made = claim_of(row(date_start=None, date_end=None, as_of=None))
    assert (made.when, made.as_of) == (None, None)
