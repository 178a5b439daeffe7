"""One mass event told in articles of three languages, taken in as files: one incident, three sources, one series.

KHRONIKA_MASS_EVENT=300 takes in as many articles as the issue asks for; forty keep the suite quick.
"""

import os
from pathlib import Path

import pytest

from khronika import reading
from khronika.flow import take
from khronika.ledger import access
from khronika.nouns import Relation
from khronika.reconciling import answer, counts, series
from khronika.side_by_side import whole_record
from tests.mass_event_texts import SERIES, articles

pytestmark = pytest.mark.django_db
_READ = reading.read  # before the journeys' own simple reading is put in its place
MANY = int(os.environ.get("KHRONIKA_MASS_EVENT", "40"))


def test_many_articles_of_one_event_are_one_incident_of_three_sources(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read", _READ)
    told = list(articles(MANY))
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{article.line}\n" for article in told), encoding="utf-8")
    taken = take([path])
    assert (taken.read, taken.claims, taken.unread) == (MANY, MANY, [])

    claims = list(access.claims())
    by_report = {row.report.id: row.report.given_id for row in access.reports()}
    numbers = {article.id: article.number for article in told}
    for claim in claims:
        assert claim.figure is not None
        assert claim.figure.value == numbers[by_report[claim.report_id] or ""]

    (incident,) = access.incidents()
    assert len(incident.incident.members) == MANY

    record = whole_record()
    found = counts(claims, record)
    assert (found.reports, found.independent, found.untold) == (MANY, 3, 0)
    assert len({record.primaries[key] for key in record.primaries}) == 3
    question = max(record.questions, key=lambda asked: len(asked.members))
    (revised,) = [each for each in series(question, record.claims, record.comparisons) if each.revised]
    assert [record.claims[key].figure.value for key in revised.statements] == [n for n, _ in SERIES]  # type: ignore[union-attr]
    drifted = {
        c.a
        for c in record.comparisons
        if c.relation is Relation.RELAY and c.drift and "Kazakhstan" in c.drift
    }
    assert drifted
    assert "having first said" in answer(question, record.claims, record.comparisons)
