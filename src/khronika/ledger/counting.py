"""Which rows of claims count: those of current readings, but for what people rejected or read otherwise, and what people read.

Everything that asks what the record is made of asks here.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from khronika.ledger import tables
from khronika.ledger.review_tables import Unsettled
from khronika.nouns.reviews import COUNTS_AS_READ

_AT_ONCE = 500  # SQLite allows 32,766 values in a statement
_AS_READ = [state.value for state in sorted(COUNTS_AS_READ)]
_READ = Q(reading__current__isnull=False)
COUNTS = (_READ & (Q(standing__isnull=True) | Q(standing__state__in=_AS_READ))) | Q(instead_of__isnull=False)


def counting() -> QuerySet[tables.Claim]:
    """Rows that count, those of withdrawn reports among them."""
    return tables.Claim.objects.filter(COUNTS)


def kept_up() -> QuerySet[tables.Claim]:
    """Rows that count, of reports that were not withdrawn."""
    return counting().exclude(reading__report__in=withdrawn())


def withdrawn() -> "QuerySet[Any, Any]":
    """Ids of reports that were withdrawn. Few: so a database looks whether a report is one of them, and not up each report."""
    return tables.Withdrawal.objects.values("report")


def numbers() -> dict[str, int]:
    """Each counting claim's row number, by its id."""
    return dict(counting().values_list("claim_id", "number"))


def versions() -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Of one moment: each claim that counts and is of no withdrawn report, with the version of the rules that read it, sorted; and
    the row number of each that counts."""
    rows = counting().values_list(
        "claim_id", "reading__rules_version", "number", "reading__report__withdrawal"
    )
    found = list(rows)
    kept = sorted((key, version) for key, version, _, withdrawn in found if withdrawn is None)
    return kept, {key: number for key, _, number, _ in found}


def recorded(claims: Iterable[str]) -> dict[str, int]:
    """The row numbers under which these claims stand in the record as it was made last: for those that changed since, the
    row that counted then; for claims that are new, the row that counts now."""
    found: dict[str, int] = {}
    for some in _some(claims):
        found.update(counting().filter(claim_id__in=some).values_list("claim_id", "number"))
        for key, was in Unsettled.objects.filter(claim_id__in=some).values_list("claim_id", "was"):
            found.pop(key, None)
            if was is not None:
                found[key] = was
    return found


_RECORDED = f"""
SELECT c.body FROM ledger_claim c
  LEFT JOIN ledger_unsettled u ON u.claim_id = c.claim_id
  LEFT JOIN ledger_currentreading r ON r.reading_id = c.reading_id
  LEFT JOIN ledger_standing s ON s.read_id = c.number
  LEFT JOIN ledger_standing i ON i.instead_id = c.number
WHERE c.claim_id = %s AND (u.was_id = c.number OR (u.claim_id IS NULL AND (i.claim_id IS NOT NULL
  OR (r.reading_id IS NOT NULL AND (s.claim_id IS NULL OR s.state IN ({", ".join(["%s"] * len(_AS_READ))})))))
)"""  # noqa: S608  (our own words)


def recorded_body(claim_id: str) -> str:
    """The body of the row under which a claim stands in the record as it was made last, as ``recorded`` finds it: asked some hundred
    times for one decision, and a queryset takes ten times the time of the query. Raises KeyError."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORDED, [claim_id, *_AS_READ])
        found = cursor.fetchone()
    if found is None:
        raise KeyError(claim_id)
    return str(found[0])


def _some(keys: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(set(keys))
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]
