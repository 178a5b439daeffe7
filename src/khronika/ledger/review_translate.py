"""Rows of reviews to nouns and back: as ``translate``, for what people decided of claims."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from khronika.ledger import heeding, review_tables
from khronika.nouns import Claim, Review, canonical_json
from khronika.nouns.parsing import parse_json


def review_to_row(review: Review, at: dt.datetime, **columns: Any) -> review_tables.Review:
    """``at`` replaces whatever time the review bears; ``columns`` are those that are no part of the noun."""
    review = replace(review, at=at.astimezone(dt.UTC).isoformat(timespec="seconds"))
    return review_tables.Review(
        claim=review.claim,
        report_id=review.report,
        state=review.state.value if review.state else None,
        by=review.by,
        body=canonical_json(review),
        at=at,
        **columns,
    )


def review_from_row(row: review_tables.Review) -> Review:
    return parse_json(Review, row.body)


def shown(review: Review) -> Review:
    """As pages show it: what people judged of who is who holds for readings that lie in decisions too."""
    heed = heeding.current()
    if not heed.judgements:
        return review
    seen, corrected = (
        heed.claim(claim) if claim is not None else None for claim in (review.seen, review.corrected)
    )
    return replace(review, seen=seen, corrected=corrected)


def as_kept(corrected: Claim, rows: Iterable[Claim]) -> Claim:
    """A correction made of a claim as it was shown, with what nobody touched as it was read: a protected name stays out of the
    pages, and what stands for it out of the record. ``rows`` are the readings that it may have been made of."""
    for row in rows:
        seen = heeding.current().claim(row)
        if seen != row:
            same = [
                each.name
                for each in fields(Claim)
                if getattr(corrected, each.name) == getattr(seen, each.name)
            ]
            corrected = replace(corrected, **{name: getattr(row, name) for name in same})
    return corrected


def batch_body(row: review_tables.ReviewBatch) -> dict[str, Any]:
    """``query`` (words by field), ``reason`` and ``claims`` (ids)."""
    found: dict[str, Any] = json.loads(row.body)
    return found
