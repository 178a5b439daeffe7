"""Rows to nouns and back: the only module that knows both (for lists of people: ``list_translate``).

A row's ``body`` is the noun's canonical JSON and the truth; the other columns are indexes made from it here.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from khronika.ledger import heeding, tables
from khronika.names.proper import party_of
from khronika.nouns import (
    Claim,
    Comparison,
    Decision,
    Doubt,
    Incident,
    PartialDate,
    Place,
    Question,
    Reading,
    Report,
    Tally,
    Unread,
    Voice,
    When,
    canonical_json,
    make_id,
)
from khronika.nouns.parsing import parse, parse_json

_KEY = 200  # as in ``tables``

# ---- reports ----


def report_to_row(report: Report, at: dt.datetime) -> tables.Report:
    return tables.Report(
        id=report.id,
        stored_id=report.sha256,
        text=report.text,
        media_type=report.media_type,
        origin=report.origin,
        lang=report.lang,
        published=report.published.short() if report.published else None,
        outlet=report.outlet,
        url=report.url,
        given_id=report.given_id,
        encoding=report.encoding,
        notes=canonical_json(report.notes),
        received_at=at,
    )


def report_from_row(row: tables.Report, with_text: bool = True) -> Report:
    """As it is shown. ``with_text`` False leaves ``text`` empty, for lists that must not load megabytes (defer the column)."""
    return heeding.current().report(report_as_kept(row, with_text))


def report_as_kept(row: tables.Report, with_text: bool = True) -> Report:
    """As ``claim_as_read``."""
    return Report(
        id=row.id,
        sha256=row.stored_id,
        text=row.text if with_text else "",
        media_type=row.media_type,
        origin=row.origin,
        lang=row.lang,
        published=PartialDate.parse(row.published) if row.published else None,
        outlet=row.outlet,
        url=row.url,
        given_id=row.given_id,
        encoding=row.encoding,
        notes=tuple(json.loads(row.notes)),
    )


def unread_to_row(
    unread: Unread, report_id: str | None, rules_version: str, at: dt.datetime
) -> tables.Unread:
    """The same refusal of the same input by the same rules is one row, however often it is met."""
    return tables.Unread(
        id=make_id("u", unread, report_id, rules_version),
        report_id=report_id,
        rules_version=rules_version,
        rule=unread.rule,
        sha256=unread.sha256,
        body=canonical_json(unread),
        at=at,
    )


def unread_from_row(row: tables.Unread) -> Unread:
    return parse_json(Unread, row.body)


# ---- readings and claims ----


def reading_to_row(reading: Reading, at: dt.datetime) -> tables.Reading:
    """The reading without its claims, which have rows of their own."""
    return tables.Reading(
        report_id=reading.report_id,
        rules_version=reading.rules_version,
        silent=canonical_json(reading.silent),
        made_at=at,
    )


def reading_from_row(row: tables.Reading, claims: Iterable[tables.Claim]) -> Reading:
    return parse(
        Reading,
        {
            "report_id": row.report_id,
            "rules_version": row.rules_version,
            "silent": json.loads(row.silent),
            "claims": [json.loads(claim.body) for claim in claims],
        },
    )


def claim_to_row(claim: Claim, reading_number: int) -> tables.Claim:
    speaker, figure = claim.attribution.speaker, claim.figure
    first, last = _ends(claim.when or (figure.scope.period if figure else None))
    as_of_first, as_of_last = _ends(claim.as_of or (figure.scope.as_of if figure else None))
    return tables.Claim(
        claim_id=claim.id,
        reading_id=reading_number,
        body=canonical_json(claim),
        kind=claim.kind.value,
        start=claim.span.start,
        source_key=key_of_speaker(speaker),
        stance=claim.stance.value,
        certainty=claim.certainty.value,
        has_figure=figure is not None,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        first_day=first,
        last_day=last,
        as_of_first=as_of_first,
        as_of_last=as_of_last,
    )


def claim_as_read(row: tables.Claim) -> Claim:
    """As it was read, whatever people judged of who is who: for acts and for what the record is made of, never for a page."""
    return parse_json(Claim, row.body)


def claim_from_row(row: tables.Claim) -> Claim:
    """As it is shown."""
    return claim_from_body(row.body)


def claim_from_body(body: str) -> Claim:
    """As ``claim_from_row``, for lists that take no whole row."""
    return heeding.current().claim(_parsed(body))


@lru_cache(maxsize=2_000)  # some ten megabytes: pages show the same claims again and again
def _parsed(body: str) -> Claim:
    return parse_json(Claim, body)


def key_of_speaker(speaker: Voice | None) -> str | None:
    """Under what a speaker is found and judged; ``None`` where nothing tells it from others."""
    party = party_of(speaker) if speaker is not None else None
    return party[:_KEY] if party is not None else None


def claim_places(claim: Claim, number: int) -> list[tables.ClaimPlace]:
    """Index rows: each place of the claim and of its figure, and what lies around it."""
    return [
        tables.ClaimPlace(claim_id=number, key=key, depth=depth) for key, depth in _keys(all_places(claim))
    ]


def place_names(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Pairs of (case-folded name, key): what each place is called, canonically and in the text."""
    places = [place for claim in claims for place in all_places(claim)]
    return {
        (name.casefold().strip(), place.identity)
        for place in places
        for name in (place.name, place.words)
        if name.strip()
    }


def all_places(claim: Claim) -> tuple[Place, ...]:
    return claim.places + (claim.figure.scope.places if claim.figure else ())


# ---- questions and comparisons ----


def question_to_row(question: Question, tally: Tally) -> tables.Question:
    first, last = _ends(question.period)
    return tables.Question(
        id=question.id,
        body=canonical_json(question),
        kind=question.kind.value,
        first_day=first,
        last_day=last,
        figures=len(question.members),
        sources=tally.sources,
        outlets=tally.outlets,
        unnamed=tally.unnamed,
        untold=tally.untold,
        placed=bool(question.places),
    )


def question_from_row(row: tables.Question) -> Question:
    return parse_json(Question, row.body)


def question_places(question: Question) -> list[tables.QuestionPlace]:
    first, last = _ends(question.period)
    return [
        tables.QuestionPlace(
            question_id=question.id,
            key=key,
            depth=depth,
            kind=question.kind.value,
            first_day=first,
            last_day=last,
            figures=len(question.members),
        )
        for key, depth in _keys(question.places)
    ]


def comparison_to_row(comparison: Comparison, numbers: Mapping[str, int]) -> tables.Comparison:
    """``numbers`` gives each current claim's row. Raises KeyError for a claim that is not current."""
    return tables.Comparison(
        a_id=numbers[comparison.a],
        b_id=numbers[comparison.b],
        relation=comparison.relation.value,
        body=canonical_json(comparison),
    )


def comparison_from_row(row: tables.Comparison) -> Comparison:
    return comparison_from_body(row.body)


def comparison_from_body(body: str) -> Comparison:
    return parse_json(Comparison, body)


# ---- incidents, doubts, decisions ----


def incident_to_row(incident: Incident) -> tables.Incident:
    first, last = _ends(incident.period)
    return tables.Incident(
        id=incident.id,
        body=canonical_json(incident),
        kind=incident.kind.value,
        first_day=first,
        last_day=last,
    )


def incident_from_row(row: tables.Incident) -> Incident:
    return parse_json(Incident, row.body)


def doubt_to_row(doubt: Doubt, numbers: Mapping[str, int]) -> tables.Doubt:
    """Raises KeyError for a claim that is not current."""
    return tables.Doubt(
        claim_id=numbers[doubt.claim],
        beside_id=numbers[doubt.beside] if doubt.beside else None,
        body=canonical_json(doubt),
    )


def doubt_from_row(row: tables.Doubt) -> Doubt:
    return parse_json(Doubt, row.body)


def decision_to_row(decision: Decision, at: dt.datetime) -> tables.Decision:
    """``at`` replaces whatever time the decision bears."""
    decision = replace(decision, at=at.astimezone(dt.UTC).isoformat(timespec="seconds"))
    return tables.Decision(
        incident=decision.incident, ruling=decision.ruling.value, body=canonical_json(decision), at=at
    )


def decision_from_row(row: tables.Decision) -> Decision:
    return parse_json(Decision, row.body)


# ---- what both need ----


def _ends(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last possible day. Both ``None``: not said. One open end becomes the calendar's own, so that
    "since May" is found in June and an unknown never is."""
    return when.bounds() if when else (None, None)


def _keys(places: Iterable[Place]) -> Iterator[tuple[str, int]]:
    """Each place's key and those around it, once, with how far out the nearest mention of it lies."""
    depths: dict[str, int] = {}
    for place in places:
        for depth, key in enumerate((place.identity, *place.path)):
            depths[key] = min(depth, depths.get(key, depth))
    return iter(sorted(depths.items()))
