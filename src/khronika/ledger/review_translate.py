"""Rows of reviews to nouns and back: as ``translate``, for what people decided of claims."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from khronika.ledger import review_tables
from khronika.nouns import Review, canonical_json
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


def batch_body(row: review_tables.ReviewBatch) -> dict[str, Any]:
    """``query`` (words by field), ``reason`` and ``claims`` (ids)."""
    found: dict[str, Any] = json.loads(row.body)
    return found
