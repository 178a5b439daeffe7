"""Reports, readings and claims: each text against the hash that the log sealed, each claim against the text that it quotes."""

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # there since Python 3.1, and in no stub
from typing import Any

from khronika.ledger import seals
from khronika.ledger.verifying.rows import Tally, one_moment, stream
from khronika.nouns.soundness import Finding

_BACKUP = "Compare the row with a backup's. The original, if it is sound, says what was received."
_FAR = 2**62
_SPAN = ',"span":['
_SPANS = re.compile(r'"(?:span|cue)":\[(-?\d+),(-?\d+)\]')
_PERSON = "person."  # as in ``reviewing``: a person's reading of one claim, which the act of review made

# A reading with its report, and the acts that made them: found by the moment, which an act gives to its log row and to what it writes.
_READINGS = """
SELECT {report}, report.text, kept.details, stored.sha256, reading.number, reading.rules_version, made.details
FROM ledger_reading reading
LEFT JOIN ledger_report report ON report.id = reading.report_id
LEFT JOIN ledger_storedbytes stored ON stored.sha256 = report.stored_id
LEFT JOIN ledger_logrow kept ON kept.subject = report.id AND kept.act = 'kept'
LEFT JOIN ledger_logrow made ON made.subject = reading.report_id AND made.act = 'read' AND made.at = reading.made_at
WHERE reading.number >= {first} AND reading.number < {end}
ORDER BY reading.number
"""
_UNREAD_REPORTS = """
SELECT {report}, report.text, kept.details, stored.sha256, NULL, NULL, NULL
FROM ledger_report report
LEFT JOIN ledger_storedbytes stored ON stored.sha256 = report.stored_id
LEFT JOIN ledger_logrow kept ON kept.subject = report.id AND kept.act = 'kept'
WHERE NOT EXISTS (SELECT 1 FROM ledger_reading WHERE report_id = report.id)
"""
_CLAIMS = (
    "SELECT reading_id, number, claim_id, body, start, kind FROM ledger_claim WHERE reading_id >= {first} AND reading_id < {end} ORDER BY reading_id, number"
    ""
)


class _Row:
    """One line of ``_READINGS``."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        many = len(seals.REPORT_COLUMNS)
        self.columns = values[:many]
        self.id: str | None = values[0]
        self.text, self.kept, self.stored, self.reading, self.rules, self.made = values[many:]


def check(counted: Tally, part: int = 0, parts: int = 1) -> Iterator[Finding]:
    """One pass over readings with their reports, beside one over claims; then what has no reading, and acts whose rows are gone. Of several
    ``parts`` this one alone, counted from 0: between them they see every row once."""
    report = ", ".join(f"report.{name}" for name in seals.REPORT_COLUMNS)
    with one_moment():
        first, end = _range(part, parts)
        claims = _Claims(_CLAIMS.format(first=first, end=end), counted)
        wrong: set[str] = (
            set()
        )  # reports that were told of already: one of several readings brings its report along
        for values in stream(_READINGS.format(report=report, first=first, end=end)):
            row = _Row(values)
            counted["readings"] += 1
            yield from claims.without_reading(row.reading)
            if row.id is None:
                yield _no_report(row)
            elif row.id not in wrong:
                for finding in _report(row):
                    wrong.add(row.id)
                    yield finding
            yield from _reading(row, claims, counted)
        yield from claims.without_reading(None)
        if part:
            return
        for values in stream(_UNREAD_REPORTS.format(report=report)):
            counted["reports without a reading"] += 1
            yield from _report(_Row(values))
        yield from _gone()


def _range(part: int, parts: int) -> tuple[int, int]:
    """The numbers of readings in this part. The first and the last part take what lies beyond, too."""
    last = next(stream("SELECT MAX(number) FROM ledger_reading"))[0] or 0
    edges = [-_FAR, *(last * n // parts for n in range(1, parts)), _FAR]
    return edges[part], edges[part + 1]


# ---- a report ----


def _report(row: _Row) -> Iterator[Finding]:
    where = f"report {row.id}"
    if row.stored is None:
        yield Finding(
            "record.no-bytes",
            where,
            "no row of stored bytes speaks of its original: that row was removed",
            expected=str(row.columns[1]),
            remedy=_BACKUP,
        )
    if row.kept is None:
        yield Finding(
            "record.no-act",
            where,
            "no act in the log kept it: it was added past khronika, or the log was cut",
            remedy=_BACKUP,
        )
        return
    seals_ = ("sha256", row.columns[1]), ("text", _hash(row.text)), ("row", _hash_of_row(row))
    if all(f'"{name}":"{value}"' in row.kept for name, value in seals_):
        return  # as nearly all are; what follows says what is wrong
    sealed = _details(row.kept)
    if "sha256" in sealed and sealed["sha256"] != row.columns[1]:
        yield Finding(
            "record.other-bytes",
            where,
            "it points to other bytes than those that were kept",
            expected=str(sealed["sha256"]),
            found=str(row.columns[1]),
            remedy=_BACKUP,
        )
    if "text" in sealed and (found := _hash(row.text)) != sealed["text"]:
        yield Finding(
            "record.text", where, "its text was changed", str(sealed["text"]), found, remedy=_BACKUP
        )
    if "row" in sealed and (found := _hash_of_row(row)) != sealed["row"]:
        told = "one of its columns was changed (language, date, outlet, address, origin, id, kind, notes)"
        yield Finding("record.row", where, told, str(sealed["row"]), found, remedy=_BACKUP)


def _hash(text: object) -> str:
    return seals.of_text(text) if isinstance(text, str) else "no text"


def _hash_of_row(row: _Row) -> str:
    return seals.of_report(value if value is None else str(value) for value in row.columns)


def _no_report(row: _Row) -> Finding:
    return Finding(
        "record.no-report",
        f"reading {row.reading}",
        "the report that it reads is missing: that row was removed",
        remedy=_BACKUP,
    )


# ---- a reading and its claims ----


def _reading(row: _Row, claims: "_Claims", counted: Tally) -> Iterator[Finding]:
    where = f"reading {row.reading} (report {row.id}, rules {row.rules})"
    by_person = str(row.rules).startswith(_PERSON)
    bodies = []
    for number, claim_id, body, start, kind in claims.of(row.reading):
        counted["claims"] += 1
        bodies.append(body if isinstance(body, str) else "")
        if row.id is not None and not _holds(claim_id, body, start, kind, row):
            yield from _claim(f"claim {claim_id} (row {number})", claim_id, body, start, kind, row)
    if by_person:
        return
    if row.made is None:
        yield Finding(
            "record.no-act",
            where,
            "no act in the log made it: it was added past khronika, or the log was cut",
            remedy=_BACKUP,
        )
        return
    if f'"bodies":"{seals.of_claims(bodies)}"' in row.made and f'"claims":{len(bodies)},' in row.made:
        return
    sealed = _details(row.made)
    if sealed.get("claims", len(bodies)) != len(bodies):
        yield Finding(
            "record.claims",
            where,
            "claims were removed or added",
            expected=f"{sealed['claims']} claims",
            found=f"{len(bodies)} claims",
            remedy=_BACKUP,
        )
    elif "bodies" in sealed and (found := seals.of_claims(bodies)) != sealed["bodies"]:
        told = "one of its claims was changed, or they were put in another order"
        yield Finding("record.bodies", where, told, str(sealed["bodies"]), found, remedy=_BACKUP)


def _holds(claim_id: str, body: object, start: object, kind: object, row: _Row) -> bool:
    """Whether there is nothing to say of the claim: what ``_claim`` would find, told without taking the JSON apart, which for millions of
    claims takes longer than all the rest. A claim is kept as canonical JSON, so its keys stand in the order of the alphabet, and
    the quotation marks of words within are escaped. False where anything is otherwise; ``_claim`` then says what."""
    text = row.text
    if not isinstance(body, str) or not isinstance(text, str):
        return False
    marks = f',"id":"{claim_id}","kind":"{kind}",', f',"report_id":"{row.id}",'
    at = body.find('"quote":"')
    if at < 0 or marks[0] not in body or marks[1] not in body:
        return False
    try:
        quote, after = scanstring(body, at + len('"quote":"'))
        place = body.index(_SPAN, after) + len(_SPAN)
        first, end = map(int, body[place : body.index("]", place)].split(","))
    except ValueError:
        return False
    if first != start or text[first:end] != quote or not quote:
        return False
    wide = len(text)
    return all(0 <= int(a) < int(b) <= wide for a, b in _SPANS.findall(body))


def _claim(
    where: str, claim_id: str, body: object, start: object, kind: object, row: _Row
) -> Iterator[Finding]:
    text = row.text if isinstance(row.text, str) else ""
    try:
        said = json.loads(str(body))
        first, end = said["span"]
        quote, passage, wide = str(said["quote"]), text[first:end], len(text)
        held = (said["id"], said["report_id"], said["kind"], first)
        out = [span for span in ((first, end), *_spans(said)) if not 0 <= span[0] < span[1] <= wide]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        told = f"it cannot be read as a claim ({type(error).__name__})"
        yield Finding("claim.unreadable", where, told, remedy=_BACKUP)
        return
    if held != (claim_id, row.id, kind, start):
        told = "the columns by which it is found are not those of the claim itself"
        yield Finding("claim.columns", where, told, remedy=_BACKUP)
    if passage != quote:
        yield Finding(
            "claim.quote",
            where,
            f"characters {first} to {end} of report {row.id} are not what it quotes: its span or that text was changed",
            expected=f"SHA-256 of the quotation {_hash(quote)}",
            found=f"SHA-256 of the passage {_hash(passage)}",
            remedy=_BACKUP,
        )
    if out:
        told = f"it points to {list(out[0])}, and the text of report {row.id} has {wide} characters"
        yield Finding("claim.span", where, told, remedy=_BACKUP)


def _spans(said: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The claim's other spans: its figure's, its cue's, its voices'."""
    attribution, figure = said.get("attribution") or {}, said.get("figure") or {}
    found = [
        figure.get("span"),
        attribution.get("cue"),
        *(v.get("span") for v in attribution.get("chain", ())),
    ]
    return ((first, end) for first, end in (span for span in found if span is not None))


class _Claims:
    """Claims in the order of their readings, walked beside them."""

    def __init__(self, statement: str, counted: Tally) -> None:
        self._rows, self._counted = stream(statement), counted
        self._next = next(self._rows, None)

    def of(self, reading: int) -> Iterator[tuple[Any, ...]]:
        while self._next is not None and self._next[0] == reading:
            taken, self._next = self._next, next(self._rows, None)
            yield taken[1:]

    def without_reading(self, before: int | None) -> Iterator[Finding]:
        """Claims of readings that are not there, before this one (None: to the end)."""
        while self._next is not None and (before is None or self._next[0] < before):
            taken, self._next = self._next, next(self._rows, None)
            self._counted["claims"] += 1
            yield Finding(
                "claim.no-reading",
                f"claim {taken[2]} (row {taken[1]})",
                f"the reading {taken[0]} that made it is missing: that row was removed",
                remedy=_BACKUP,
            )


# ---- acts whose rows are gone ----


def _gone() -> Iterator[Finding]:
    kept = (
        "SELECT l.number, l.subject FROM ledger_logrow l LEFT JOIN ledger_report r ON r.id = l.subject "
        "WHERE l.act = 'kept' AND r.id IS NULL"
    )
    for number, subject in stream(kept):
        yield _removed(f"report {subject}", number)
    read = (
        "SELECT l.number, l.subject FROM ledger_logrow l LEFT JOIN ledger_reading r ON r.report_id = l.subject "
        "AND r.made_at = l.at WHERE l.act = 'read' AND r.number IS NULL"
    )
    for number, subject in stream(read):
        yield _removed(f"a reading of report {subject}", number)


def _removed(where: str, number: int) -> Finding:
    return Finding(
        "record.removed",
        where,
        f"log row {number} made it, and it is missing: it was removed",
        remedy=_BACKUP,
    )


def _details(words: object) -> dict[str, Any]:
    """What the log row seals; nothing where it cannot be read, which the walk of the log says."""
    try:
        found = json.loads(str(words))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
