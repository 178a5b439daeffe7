"""What became of one report, as rows of a store; and rows of a store as nouns again."""

from collections.abc import Iterable, Mapping
from typing import Any

from khronika.archive.layout import UNKNOWN_DAY
from khronika.intake import Received
from khronika.nouns import Claim, PartialDate, Reading, Report, Unread
from khronika.nouns.canonical import canonical_json
from khronika.nouns.parsing import parse_json
from khronika.nouns.rows import Row, claim_row

_OF_REPORT = ("id", "given_id", "sha256", "origin", "lang", "outlet", "url", "media_type", "encoding", "text")


def report_columns(input_key: str, item: Received | Unread, outcome: Reading | Unread) -> Row:
    """The row in reports. What was not received has neither text nor id."""
    row: Row = dict.fromkeys((*_OF_REPORT, "published", "notes", "unread", "reading"), None) | {
        "input": input_key,
        "notes": [],
    }
    if isinstance(item, Unread):
        row |= {"given_id": item.given_id, "sha256": item.sha256, "origin": item.origin}
    else:
        report = item.report
        row |= {name: getattr(report, name) for name in _OF_REPORT}
        row |= {"published": str(report.published) if report.published else None, "notes": list(report.notes)}
    if isinstance(outcome, Unread):
        row["unread"] = {"rule": outcome.rule, "reason": outcome.reason, "remedy": outcome.remedy}
    else:
        row["reading"] = canonical_json(outcome)
    return row


def claim_columns(claim: Claim) -> Row:
    """The row in claims: offsets are of the stored text, which stands in the report's row."""
    return {"report_id": claim.report_id, "countries": countries(claim)} | claim_row(claim)


def countries(claim: Claim) -> list[str]:
    """ISO codes of the countries in which the claim places what it tells, in order; none where no place is known."""
    places = claim.places or (claim.figure.scope.places if claim.figure else ())
    return sorted({place.country for place in places if place.country})


def day_of(published: PartialDate | None) -> str:
    """The partition: an ISO day or ``unknown``."""
    return published.earliest.isoformat() if published else UNKNOWN_DAY


def report_of_row(row: Mapping[str, Any]) -> Report:
    """The Report of a row that has a text."""
    return Report(
        **{name: row[name] for name in _OF_REPORT},
        published=PartialDate.parse(row["published"]) if row["published"] else None,
        notes=tuple(row["notes"] or ()),
    )


def outcome_of_row(row: Mapping[str, Any]) -> Reading | Unread:
    """What became of the row's report."""
    if row["unread"] is not None:
        why = row["unread"]
        return Unread(
            row["origin"], why["rule"], why["reason"], why["remedy"], row["sha256"], row["given_id"]
        )
    return parse_json(Reading, row["reading"])


def claims_of_rows(rows: Iterable[Mapping[str, Any]]) -> list[Claim]:
    """All claims of rows of reports that were read."""
    return [
        claim for row in rows if row["unread"] is None for claim in parse_json(Reading, row["reading"]).claims
    ]
