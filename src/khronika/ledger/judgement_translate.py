"""Rows of judgements to nouns and back: as ``translate``, for who is who and for overruled comparisons; and which of them hold."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khronika.ledger.judgement_tables import Judgement as Row
from khronika.nouns import Judged, Judgement, Overrule, canonical_json
from khronika.nouns.parsing import parse_json

OVERRULES = "comparison"  # in the place of a sort
_KEY = 200


def judgement_to_row(judgement: Judgement, number: int, at: dt.datetime) -> Row:
    """``number`` and ``at`` replace whatever it bears."""
    told = replace(judgement, number=number, at=_iso(at))
    keys = [party.key[:_KEY] for party in told.parties]
    return Row(
        number=number,
        judged=told.judged.value,
        sort=told.sort.value,
        a=keys[0],
        b=keys[1] if len(keys) > 1 else "",
        body=canonical_json(told),
        by=told.by,
        at=at,
    )


def overrule_to_row(overrule: Overrule, number: int, at: dt.datetime) -> Row:
    """As ``judgement_to_row``."""
    told = replace(overrule, number=number, at=_iso(at))
    a, b = told.pair
    return Row(
        number=number,
        judged=Judged.OVERRULE.value,
        sort=OVERRULES,
        a=a,
        b=b,
        body=canonical_json(told),
        by=told.by,
        at=at,
    )


def judgement_from_row(row: Row) -> Judgement:
    return parse_json(Judgement, row.body)


def overrule_from_row(row: Row) -> Overrule:
    return parse_json(Overrule, row.body)


def in_force(rows: Iterable[Row]) -> list[Row]:
    """Of all rows that speak of some judgements: those that hold. What was taken back does not, nor what waits for a second person;
    of overrules of one pair the last one holds."""
    listed = sorted(rows, key=lambda row: row.number)
    gone = {row.takes_back for row in listed if row.takes_back is not None}
    seconded = {row.confirms for row in listed if row.confirms is not None}
    hold = [row for row in listed if _speaks(row) and row.number not in gone]
    hold = [row for row in hold if not row.waits or row.number in seconded]
    last = {(row.a, row.b): row.number for row in hold if row.judged == Judged.OVERRULE.value}
    return [row for row in hold if row.judged != Judged.OVERRULE.value or last[row.a, row.b] == row.number]


def waiting(rows: Iterable[Row]) -> list[Row]:
    """Those that need a second person still."""
    listed: Sequence[Row] = list(rows)
    settled = {number for row in listed for number in (row.takes_back, row.confirms) if number is not None}
    return [row for row in listed if _speaks(row) and row.waits and row.number not in settled]


def _speaks(row: Row) -> bool:
    return row.takes_back is None and row.confirms is None


def _iso(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
