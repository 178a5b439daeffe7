"""One event in 300 articles is one incident with a few sources, and its number's history is one series."""

import itertools

import pytest

from khronika.nouns import Relation
from khronika.reconciling import answer, counts, incidents, near_duplicates, reconcile, series
from tests.invented_claims import MINISTRY, MONITOR
from tests.mass_event import ARTICLES, SERIES, mass_event


@pytest.fixture(scope="module")
def event():
    return mass_event()


@pytest.fixture(scope="module")
def copies(event):
    return near_duplicates(event.texts)


@pytest.fixture(scope="module")
def record(event, copies):
    return reconcile(event.claims, copies)


def test_the_copies_are_found_and_only_they(event, copies):
    assert [set(group) for group in copies] == [set(event.wire_copies)]


def test_one_incident(record):
    (incident,) = incidents(record).incidents
    assert len(incident.links) == ARTICLES
    assert {link.rule for link in incident.links} == {"incident.same-scope", "incident.retelling"}


def test_three_independent_sources_in_three_hundred_reports(event, record):
    found = counts(event.claims, record)
    assert (found.reports, found.outlets) == (ARTICLES, ARTICLES)
    assert (found.independent, found.untold) == (3, 0)
    assert {MINISTRY.key, MONITOR.key} < set(record.primaries.values())
    without = counts(event.claims, reconcile(event.claims))
    assert without.independent == 2 + len(event.wire_copies)


def test_one_series_of_revisions(event, record):
    by_id = {claim.id: claim for claim in event.claims}
    revised = [c for c in record.comparisons if c.relation is Relation.REVISION]
    assert {record.primaries[key] for c in revised for key in (c.a, c.b)} == {MINISTRY.key}
    steps = {(by_id[c.a].figure.value, by_id[c.b].figure.value) for c in revised}
    values = [value for value, _ in SERIES]
    assert {(a, b) for a, b in itertools.pairwise(values)} <= steps
    assert all(values.index(a) < values.index(b) for a, b in steps)


def test_of_all_sources_one_revised_itself(record):
    question = max(record.questions, key=lambda question: len(question.members))
    told = series(question, record.claims, record.comparisons)
    (revised,) = [each for each in told if each.revised]
    assert revised.who == "Interior Ministry"
    values = [record.claims[key].figure.value for key in revised.statements]
    assert values == sorted(values, key=[value for value, _ in SERIES].index)
    assert set(revised.changed) <= set(revised.retellings)


def test_drift_is_told_and_no_claim_of_the_ministry_contradicts_another(record):
    relays = [c for c in record.comparisons if c.relation is Relation.RELAY]
    assert any(c.drift and "became Arvenia" in c.drift for c in relays)
    assert any(c.drift and "“about” became “more than”" in c.drift for c in relays)
    for c in record.comparisons:
        if c.relation is Relation.CONTRADICT:
            assert record.primaries[c.a] != record.primaries[c.b]


def test_the_answer_names_three_voices_and_the_history(record):
    question = max(record.questions, key=lambda question: len(question.members))
    words = answer(question, record.claims, record.comparisons)
    assert "The Interior Ministry says “731”" in words
    assert "having first said" in words
    assert words.count(" says ") == 3
