"""The log as owners read it: pages of rows, and whether they follow one another."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khronika.ledger import log
from khronika.ledger.tables import LogRow

# An act takes its time before it takes its number: acts at the same moment may stand in the other order, never this many of them.
_DISORDER = 1000


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """What is asked of the log. Empty words and None ask nothing; days are UTC days, both ends within."""

    act: str = ""
    by: str = ""
    subject: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act. ``by`` is the opaque id of the member who did it, empty where nobody was signed in; ``details`` are what else the log
    keeps: ids, counts, hashes."""

    number: int
    at: dt.datetime
    act: str
    subject: str
    by: str
    details: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Rows, the newest first. ``before`` leads to the next page, None at the end. ``broken`` are numbers of rows of this page that were
    changed, or do not follow the row before them."""

    rows: tuple[AuditRow, ...]
    before: int | None
    broken: tuple[int, ...]


def page(query: AuditQuery, before: int | None, many: int) -> AuditPage:
    """Two queries, and one more for each day asked, whatever the size of the log."""
    first = _midnight(query.first_day)
    end = _midnight(query.last_day + dt.timedelta(days=1) if query.last_day else None)
    start = _number_about(first, -_DISORDER) if first else None
    if first and start is None:
        return AuditPage((), None, ())
    asked = {
        "act": query.act,
        "by": query.by,
        "subject": query.subject,
        "at__gte": first,
        "at__lt": end,
        "number__gte": start,
        "number__lte": _number_about(end, _DISORDER) if end else None,
        "number__lt": before,
    }
    found = LogRow.objects.filter(**{name: value for name, value in asked.items() if value not in ("", None)})
    rows = list(found.order_by("-number")[: many + 1])
    shown = rows[:many]
    return AuditPage(
        tuple(_row(each) for each in shown),
        shown[-1].number if len(rows) > many else None,
        tuple(broken(shown, _hashes(shown))),
    )


def acts() -> list[str]:
    """Every act that stands in the log, by name."""
    # Each step asks the index for the next one: a DISTINCT would walk the whole log.
    found: list[str] = []
    while True:
        after = LogRow.objects.filter(act__gt=found[-1] if found else "").order_by("act", "number")
        following = after.values_list("act", flat=True).first()
        if following is None:
            return found
        found.append(following)


def broken(rows: Sequence[LogRow], hashes: Mapping[int, str]) -> list[int]:
    """Which of these rows were changed, or do not follow the one before; ``hashes`` has that of each row before one of these."""
    return [
        row.number
        for row in rows
        if row.hash != log.seal(row)
        or row.previous != hashes.get(row.number - 1, "")
        or (row.by or "") != json.loads(row.details).get("by", "")
    ]


def _hashes(rows: Sequence[LogRow]) -> dict[int, str]:
    before = LogRow.objects.filter(number__in=[row.number - 1 for row in rows])
    return dict(before.values_list("number", "hash"))


def _number_about(at: dt.datetime, slack: int) -> int | None:
    """The number of the first row of that time or later, so that the rows of a day are found without walking all later ones; None
    where there is none."""
    found = LogRow.objects.filter(at__gte=at).order_by("at").values_list("number", flat=True).first()
    return found + slack if found is not None else None


def _row(row: LogRow) -> AuditRow:
    details: dict[str, Any] = json.loads(row.details)
    by = str(details.pop("by", ""))
    told = tuple((name, _said(value)) for name, value in sorted(details.items()))
    return AuditRow(row.number, row.at, row.act, row.subject, by, told, row.hash)


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(), dt.UTC) if day else None
