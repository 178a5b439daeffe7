"""One mass event told in 300 articles of three languages, taken in as files and read: one incident, three sources, one series.

The articles are short (a lead and two sentences around it), so that all of them are read in some twenty seconds of one core.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from khronika import reading
from khronika.flow import take
from khronika.ledger import access
from khronika.nouns import Claim, Relation
from khronika.reconciling import Record, answer, counts, series
from khronika.side_by_side import whole_record
from tests.mass_event_texts import AGENCY, SERIES, Article, Way, articles

pytestmark = pytest.mark.django_db
_READ = reading.read  # before the journeys' own simple reading is put in its place
MANY = 300


def test_the_articles_are_paraphrases_translations_wire_copies_drift_and_revisions() -> None:
    told = list(articles(MANY))
    by_id = {article.id: article for article in told}
    ways = Counter(article.way for article in told)
    assert len(told) == MANY
    assert ways.keys() == set(Way)
    assert min(ways[way] for way in (Way.PARAPHRASE, Way.TRANSLATION, Way.WIRE_COPY)) >= 50
    assert ways[Way.OTHER_HEDGE] >= 10
    assert ways[Way.WHOLE_COUNTRY] >= 10
    for article in told:
        original = by_id[article.of] if article.of else article
        assert article.number == original.number
        if article.way is Way.TRANSLATION:
            assert article.lang in ("ru", "kk")
            assert original.lang == "en"
        if article.way is Way.WIRE_COPY:
            assert original.outlet == "Northwire"
            assert article.text.endswith(original.text)
    firsts = [
        a.number for a in told if a.way is Way.FIRST and a.told == "ministry" and a.outlet != "Northwire"
    ]
    assert firsts == [number for number, _ in SERIES]


def test_300_articles_of_one_event_are_one_incident_of_three_sources_and_one_series(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read", _READ)
    told = list(articles(MANY))
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{article.line}\n" for article in told), encoding="utf-8")
    taken = take([path])
    assert (taken.read, taken.claims, taken.unread) == (MANY, MANY, [])
    ids = {row.report.id: row.report.given_id for row in access.reports()}
    by_article = {ids[claim.report_id] or "": claim for claim in access.claims()}
    for article in told:
        figure = by_article[article.id].figure
        assert figure is not None
        assert figure.value == article.number

    (incident,) = access.incidents()
    assert len(incident.incident.members) == MANY

    record = whole_record()
    _has_three_sources(told, by_article, record)
    _has_one_series(record)
    _tells_drift(told, by_article, record)


def _has_three_sources(told: Sequence[Article], claims: Mapping[str, Claim], record: Record) -> None:
    found = counts(list(claims.values()), record)
    assert (found.reports, found.independent, found.untold) == (MANY, 3, 0)
    behind: dict[str, set[str]] = {}
    for article in told:
        behind.setdefault(article.told, set()).add(record.primaries[claims[article.id].id])
    # Each of the three is one source, whoever retold it, and no two of them are the same.
    assert {whose: len(keys) for whose, keys in behind.items()} == {"ministry": 1, "agency": 1, "group": 1}
    assert len(set().union(*behind.values())) == 3
    copied = [article for article in told if article.told == "agency"]
    assert len(copied) == 30
    assert {article.number for article in copied} == {AGENCY}


def _has_one_series(record: Record) -> None:
    """Whichever question shows it (a retelling that made a country of the city asks another), it is the same one."""
    told = {
        tuple(record.claims[key].figure.value for key in each.statements)  # type: ignore[union-attr]
        for question in record.questions
        for each in series(question, record.claims, record.comparisons)
        if each.revised
    }
    assert told == {tuple(number for number, _ in SERIES)}
    asked = max(record.questions, key=lambda question: len(question.members))
    assert "having first said" in answer(asked, record.claims, record.comparisons)


_CHANGES = {
    Way.OTHER_HEDGE: {
        "“about” became “more than”",
        "“about” became “at least”",
        "an exact number became “more than”",
    },
    Way.WHOLE_COUNTRY: {"Taraz became Kazakhstan"},
}


def _tells_drift(told: Sequence[Article], claims: Mapping[str, Claim], record: Record) -> None:
    """Of every retelling, on its way back to its source, what it changed, and of no other that it changed anything."""
    listed = {(c.a, c.b): c for c in record.comparisons if c.relation is Relation.RELAY}
    for article in told:
        at, changes = claims[article.id].id, set()
        while (nearer := record.nearest[at]) != at:
            changes.add(listed[nearer, at].drift)
            at = nearer
        assert len(changes - {None}) == (article.way in _CHANGES)
        assert changes - {None} <= _CHANGES.get(article.way, set())
