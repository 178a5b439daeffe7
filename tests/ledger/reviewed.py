"""A report with three claims of our own, for tests of what people decide of them."""

import datetime as dt
from dataclasses import replace
from typing import Any

from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.nouns import Attribution, Claim, Figure, Kind, Reading, Report, Scope, Span, Unit, Voice, When
from tests.ledger.samples import ALMATY, MINISTRY, a_report, raw_of

TEXT = "The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared."
DAY = When.on(dt.date(2019, 6, 9))


def reading_of(report: Report, rules: str = "test.1") -> Reading:
    return Reading(report.id, tuple(three(report)), rules)


def three(report: Report) -> list[Claim]:
    return [
        claim_at(report, "120 people were held in Almaty", Kind.DETENTION, "120", 120),
        claim_at(report, "Two officers were hurt", Kind.INJURY, "Two", 2),
        claim_at(report, "A curfew was declared", Kind.CURFEW),
    ]


def claim_at(
    report: Report, quote: str, kind: Kind, words: str = "", number: float | None = None, **changed: Any
) -> Claim:
    start = report.text.index(quote)
    span, figure = Span(start, start + len(quote)), None
    if number is not None:
        at = report.text.index(words)
        figure = Figure(
            words, number, number, Unit.PERSONS, False, "figure.exact", number, Span(at, at + len(words)),
            Scope("people", (ALMATY,), DAY),
        )  # fmt: skip
    claim = Claim(
        Claim.make_id(report.id, kind, span, figure), report.id, kind, span, quote,
        Attribution((Voice(MINISTRY.name, MINISTRY),)), figure=figure, places=(ALMATY,), when=DAY, rule="claim.test",
        confidence=0.8, lang="en", outlet=report.outlet, published=report.published,
    )  # fmt: skip
    return replace(claim, **changed)


def unread(words: str = TEXT, **changed: Any) -> tuple[Report, list[Claim]]:
    """Kept, and the claims that reading it would find."""
    report = a_report(words, **changed)
    keep(report, raw_of(words))
    return report, three(report)


def kept(words: str = TEXT, **changed: Any) -> tuple[Report, list[Claim]]:
    report, claims = unread(words, **changed)
    record_reading(reading_of(report))
    return report, claims
