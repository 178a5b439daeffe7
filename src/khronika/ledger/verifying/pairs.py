"""Rows of the guarded tables against the acts that made them: a row that no act made, an act whose row is gone, and an answer that
is not the one that the log sealed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from khronika.ledger.verifying.rows import Tally, one_moment, present, stream
from khronika.nouns.soundness import Finding

_BACKUP = "Compare the row with a backup's, and the log with what the team remembers."


@dataclass(frozen=True, slots=True)
class Pair:
    """``act`` makes one row of ``table``; ``same`` says in SQL which (of ``r``, the row, and ``l``, the log's), ``name`` how the row
    is called (of ``r``; ``{number}`` in it is the number that the act's details name), ``only`` which rows it is about. ``both`` False where other acts make such rows too: a row without this act
    tells nothing there, an act without its row does. ``also`` names in SQL another act that makes such rows as a part of its own."""

    table: str
    act: str
    same: str
    name: str
    what: str
    only: str = "1 = 1"
    both: bool = True
    also: str = ""


# Who writes rows that must stay adds a line here.
PAIRS = [
    Pair(
        "ledger_unread",
        "refused",
        "COALESCE(r.report_id, r.id) = l.subject AND r.at = l.at",
        "r.id",
        "refusal",
    ),
    Pair(
        "ledger_decision",
        "decided",
        "r.incident = l.subject AND r.at = l.at",
        "r.number",
        "decision on an incident",
    ),
    Pair("ledger_withdrawal", "withdrawn", "r.report_id = l.subject", "r.report_id", "withdrawal of report"),
    Pair("ledger_personlist", "list-kept", "r.stored_id = l.subject", "r.stored_id", "list"),
    Pair(
        "ledger_linkdecision",
        "link-decided",
        "r.link = l.subject AND r.at = l.at",
        "r.number",
        "decision on a pair of entries",
        both=False,  # carried to a new edition by decisions-carried
    ),
    Pair("ledger_estimateasked", "estimate-asked", "r.at = l.at", "r.number", "asking for an estimate"),
    Pair("ledger_keptstudy", "estimated", "r.at = l.at", "r.number", "estimate"),
    Pair(
        "ledger_review",
        "reviewed",
        "r.claim = l.subject AND r.at = l.at",
        "r.number",
        "decision on a claim",
        only="r.batch_id IS NULL",
        # A decision that follows its claim to another reading is written by the act of reading.
        also="l.act = 'read' AND l.subject = r.report_id AND l.at <= r.at AND l.details LIKE '%%decisions carried%%'",
    ),
    Pair(
        "ledger_reviewbatch",
        "reviewed-many",
        "CAST(r.number AS VARCHAR(20)) = l.subject AND r.at = l.at",
        "r.number",
        "decision on many claims",
    ),
    Pair("ledger_judgement", "judged", "r.number = l.number", "r.number", "judgement"),
    Pair(
        "ledger_consent",
        "consent-recorded",
        "r.number = {number} AND r.at = l.at",
        "r.number",
        "answer on consent",
    ),
    Pair(
        "ledger_consentwithdrawn",
        "consent-withdrawn",
        "r.consent_id = {number} AND r.at = l.at",
        "r.consent_id",
        "answer taken back",
    ),
    Pair("ledger_delivery", "arrived", "CAST(r.number AS VARCHAR(20)) = l.subject", "r.number", "delivery"),
    Pair("ledger_capture", "captured", "r.report_id = l.subject AND r.noted_at = l.at", "r.id", "capture"),
    *(
        Pair(table, act, "r.at = l.at", name, what, only)
        for table, act, name, what, only in (
            ("ledger_release", "release-proposed", "r.number", "proposal of a release", "1 = 1"),
            ("ledger_releasesigned", "released", "r.release", "release", "1 = 1"),
            (
                "ledger_releaseended",
                "release-dropped",
                "r.proposal_id",
                "end of proposal",
                "r.stage = 'dropped'",
            ),
            (
                "ledger_releaseended",
                "release-withdrawn",
                "r.proposal_id",
                "end of proposal",
                "r.stage = 'withdrawn'",
            ),
        )
    ),
    *(
        Pair(table, act, "CAST(r.number AS VARCHAR(20)) = l.subject AND r.at = l.at", "r.number", what)
        for table, act, what in (
            ("ledger_timeauthority", "authority-named", "authority of time"),
            ("ledger_timeasked", "time-asked", "asking for time"),
            ("ledger_timetoken", "timestamped", "token of time"),
            ("ledger_timeproof", "time-proof", "proof of time"),
            ("ledger_blockheader", "block-header", "block header"),
        )
    ),
]

# Answers that the log seals beside their row: a table's column, and the words of the log for the same.
_ANSWERS = (
    (
        "ledger_review",
        "reviewed",
        "r.claim = l.subject AND r.at = l.at AND r.batch_id IS NULL",
        "CASE WHEN r.takes_back IS NOT NULL THEN 'taken back' WHEN r.confirms IS NOT NULL THEN r.state || ' confirmed' ELSE r.state END",
        "decision",
        "decision on a claim",
        "added",  # said of a claim that the machine missed, whose state is another word
    ),
    (
        "ledger_decision",
        "decided",
        "r.incident = l.subject AND r.at = l.at",
        "r.ruling",
        "ruling",
        "decision on an incident",
        "",
    ),
    (
        "ledger_linkdecision",
        "link-decided",
        "r.link = l.subject AND r.at = l.at",
        "COALESCE(r.ruling, 'withdrawn')",
        "ruling",
        "decision on a pair of entries",
        "",
    ),
    ("ledger_release", "release-proposed", "r.at = l.at", "r.digest", "digest", "proposal of a release", ""),
)


def check(counted: Tally) -> Iterator[Finding]:
    here = present()
    with one_moment():
        for pair in PAIRS:
            if pair.table in here:
                yield from _rows(pair, counted)
                yield from _acts(pair)
        for answer in _ANSWERS:
            if answer[0] in here:
                yield from _answers(*answer)


def _rows(pair: Pair, counted: Tally) -> Iterator[Finding]:
    """Rows that no act made."""
    many = stream(f"SELECT COUNT(*) FROM {pair.table} r WHERE {pair.only}")  # noqa: S608 (our own words)
    counted["rows held against their acts"] += next(many)[0]
    if not pair.both:
        return
    also = f" AND NOT EXISTS (SELECT 1 FROM ledger_logrow l WHERE {pair.also})" if pair.also else ""  # noqa: S608
    absent = (
        f"SELECT {pair.name} FROM {pair.table} r WHERE {pair.only} AND NOT EXISTS "  # noqa: S608
        f"(SELECT 1 FROM ledger_logrow l WHERE (l.act || '') = '{pair.act}' AND {_same(pair)}){also}"  # not by the act's index: it has every act of its kind
    )
    for (name,) in stream(absent):
        yield Finding(
            "row.no-act",
            f"{pair.what} {name} ({pair.table})",
            f"no act “{pair.act}” in the log made it: it was added or changed past khronika, or the log was cut",
            remedy=_BACKUP,
        )


def _acts(pair: Pair) -> Iterator[Finding]:
    """Acts whose rows are gone."""
    absent = (
        f"SELECT l.number, l.subject FROM ledger_logrow l WHERE l.act = '{pair.act}' AND NOT EXISTS "  # noqa: S608
        f"(SELECT 1 FROM {pair.table} r WHERE {pair.only} AND {_same(pair)})"
    )
    for number, subject in stream(absent):
        yield Finding(
            "row.removed",
            f"{pair.what} of log row {number} ({subject})",
            f"the row of {pair.table} that this act made is missing: it was removed or changed",
            remedy=_BACKUP,
        )


def _answers(
    table: str, act: str, same: str, column: str, key: str, what: str, beside: str
) -> Iterator[Finding]:
    sealed = _sealed(key)
    changed = (
        f"SELECT r.number, {sealed}, {column} FROM {table} r JOIN ledger_logrow l ON l.act = '{act}' AND {same} "  # noqa: S608
        f"WHERE {sealed} IS NOT NULL AND {sealed} <> {column} AND {sealed} <> '{beside}'"
    )
    for number, said, found in stream(changed):
        yield Finding(
            "row.changed",
            f"{what} {number} ({table})",
            "it is another answer than the one that the log sealed: the row was changed",
            expected=str(said),
            found=str(found),
            remedy=_BACKUP,
        )


def _sealed(key: str) -> str:
    """What the act's details say under ``key``; NULL where they cannot be read, which the walk of the log says."""
    if connection.vendor == "postgresql":
        return f"(l.details::json ->> '{key}')"
    return f"(CASE WHEN json_valid(l.details) THEN json_extract(l.details, '$.{key}') END)"


def _same(pair: Pair) -> str:
    number = _sealed("number")
    return pair.same.replace("{number}", f"CAST({number} AS BIGINT)")
