"""Nouns as the API hands them out."""

from collections.abc import Iterable
from typing import Any

from khronika.ledger.access import QuestionRow
from khronika.ledger.happened import Row as IncidentRow
from khronika.ledger.review_views import Mark
from khronika.ledger.search import FoundClaim, FoundReport
from khronika.nouns import Claim, Comparison, Incident, IncidentLink, Place, Report, Unread
from khronika.nouns.rows import claim_row, when_ends

Object = dict[str, Any]


def claim(told: Claim) -> Object:
    published = told.published.short() if told.published else None
    return {
        **claim_row(told),
        "report": told.report_id,
        "lang": told.lang,
        "outlet": told.outlet,
        "published": published,
    }


def found_claim(row: FoundClaim) -> Object:
    return {**claim(row.claim), "added": row.added, "row": row.number}


def standing(mark: Mark) -> Object:
    review = mark.waiting or mark.review
    return {
        "state": mark.state,
        "last": mark.last,
        "waits": mark.waiting is not None,
        "by": review.by if review else "",
        "reason": review.reason if review else "",
        "read_again": mark.changed,
    }


def compared(pairs: Iterable[Comparison]) -> list[Object]:
    return [
        {"a": pair.a, "b": pair.b, "relation": pair.relation, "reason": pair.reason, "rule": pair.rule}
        for pair in pairs
    ]


def places(found: Iterable[Place]) -> list[Object]:
    return [{"name": place.name, "key": place.identity, "level": place.level} for place in found]


def question(row: QuestionRow) -> Object:
    asked = row.question
    return {
        "id": asked.id,
        "kind": asked.kind,
        "population": asked.population,
        "places": places(asked.places),
        "period": when_ends(asked.period),
        "unit": asked.unit,
        "text": asked.text,
        "figures": row.figures,
        "sources": row.sources,
        "outlets": row.outlets,
    }


def report(told: Report) -> Object:
    return {
        "id": told.id,
        "given_id": told.given_id,
        "outlet": told.outlet,
        "published": told.published.short() if told.published else None,
        "lang": told.lang,
        "url": told.url,
        "sha256": told.sha256,
    }


def found_report(row: FoundReport) -> Object:
    return {**report(row.report), "added": row.added, "row": row.number}


def unread(told: Unread) -> Object:
    return {"rule": told.rule, "reason": told.reason, "remedy": told.remedy}


def incident(told: Incident, stands: str) -> Object:
    return {
        "id": told.id,
        "kind": told.kind,
        "places": places(told.places),
        "period": when_ends(told.period),
        "standing": stands,
    }


def found_incident(row: IncidentRow) -> Object:
    return {
        **incident(row.incident, row.standing),
        "claims": row.claims,
        "reports": row.reports,
        "judging": row.judging,
        "sources": [{"id": key, "name": name} for key, name in row.sources],
        "untold": row.untold,
    }


def links(found: Iterable[IncidentLink]) -> list[Object]:
    return [
        {"claim": link.claim, "rule": link.rule, "reason": link.reason, "confidence": link.confidence}
        for link in found
    ]
