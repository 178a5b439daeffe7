"""A large folder out of a small one: copies of a record, each moved to days of its own.

python -m benchmarks.desk_copies BASE FOLDER --copies 100
KHRONIKA_DATABASE=... python -m benchmarks.desk_copies BASE FOLDER --into-postgresql     copies a folder's tables as they are

A larger record of the reconciling benchmark covers more days and not fuller ones, so that what the engine makes of it is what it
makes of each stretch. Only the first stretch is worked out (``desk_folder``); ids, numbers and dates of each copy are its own.
What no page reads is not copied: the shelves by which a record grows are those of the first stretch, so that decisions
are to be tried on its claims.
"""

import argparse
import datetime as dt
import json
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.desk_folder import RULES, opened, report_keys, unguarded

STEP = (
    1_000_000  # between the numbers of one copy's rows and the next one's: no table of a stretch has so many
)
CLAIMS_STEP = 20_000  # between the ids of claims: a stretch of 10,000 uses fewer than 12,000
GAP = 14  # days between stretches, longer than any period that the benchmark makes
COPIED = (
    "StoredBytes Report Reading Claim CurrentReading ClaimPlace Question QuestionPlace Membership Comparison Incident "
    "IncidentMember IncidentPlace ActedIn Doubt Copy Signature Review Standing SearchedClaim SearchedReport"
).split()
_IDS = re.compile(r"\b(c-\d{8}|[rqi]-[0-9a-f]{20}|[0-9a-f]{64}|20\d\d-\d\d-\d\d)\b(?!T)")
_PLAIN = ("text", "by", "notes")  # texts that hold no id
# A comparison begins with its two claims: put together by the database itself, since there are sixteen to a claim.
_PAIR = (
    "substr(body, 1, 6) || printf('c-%08d', substr(body, 9, 8) + {more}) || substr(body, 17, 7) || "
    "printf('c-%08d', substr(body, 26, 8) + {more}) || substr(body, 34)"
)


def _mover(days: int) -> Any:
    """A function of SQL: a text as a copy has it."""
    known: dict[tuple[int, str], str] = {}

    def one(copy: int, each: str) -> str:
        if each.startswith("c-"):
            return f"c-{int(each[2:]) + copy * CLAIMS_STEP:08}"
        if each[4] == "-":
            return (dt.date.fromisoformat(each) + dt.timedelta(days=copy * days)).isoformat()
        letter, rest = (each[:2], each[2:]) if each[1] == "-" else ("", each)
        return f"{letter}{(int(rest[:3], 16) + copy) % 4096:03x}{rest[3:]}"

    def moved(text: str | None, copy: int) -> str | None:
        def put(found: re.Match[str]) -> str:
            key = copy, found[0]
            if key not in known:
                known[key] = one(*key)
            return known[key]

        return _IDS.sub(put, text) if text else text

    return moved


def _moved_columns(table: Any, copy: int, days: int) -> list[tuple[str, str]]:
    """Each column with the SQL of it in a copy."""
    from django.db import models

    found = []
    for field in table._meta.concrete_fields:
        target = field
        while target.remote_field is not None:
            target = target.target_field
        numbered = isinstance(target, models.BigAutoField) and (field.primary_key or field.remote_field)
        column = f'"{field.column}"'
        if field.name == "last" or numbered:
            sql = f"{column} + {copy * STEP}"
        elif isinstance(target, models.DateField) and not isinstance(target, models.DateTimeField):
            sql = f"CASE WHEN {column} > '1900' AND {column} < '2900' THEN date({column}, '+{copy * days} days') ELSE {column} END"
        elif table.__name__ == "Comparison" and field.name == "body":
            pair = _PAIR.format(more=copy * CLAIMS_STEP)
            sql = f"CASE WHEN body LIKE '%\"sum\":null%' THEN {pair} ELSE moved(body, {copy}) END"
        elif isinstance(target, models.CharField | models.TextField) and field.attname not in _PLAIN:
            sql = f"moved({column}, {copy})"
        else:
            sql = column
        found.append((column, sql))
    return found


def _stretch(raw: sqlite3.Connection) -> int:
    """By the days of saying: some claims are of any day up to one."""
    first, last = raw.execute("SELECT min(as_of_first), max(as_of_last) FROM ledger_claim").fetchone()
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + GAP


def copy_all(base: Path, folder: Path, copies: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("khronika.sqlite3", "secret-key"):
        shutil.copy(base / name, folder / name)
    shutil.copytree(base / "originals", folder / "originals", dirs_exist_ok=True)
    opened(folder)
    unguarded()
    from django.db import connection

    from khronika.ledger import models, since, tallies

    raw = connection.connection
    raw.isolation_level = None
    raw.executescript(
        "PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-1000000; "
        "PRAGMA temp_store=MEMORY;"
    )
    days = _stretch(raw)
    raw.create_function("moved", 2, _mover(days), deterministic=True)
    dropped = [
        (name, sql)
        for name, sql in raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'").fetchall()
        if sql and not sql.startswith("CREATE UNIQUE")
    ]
    for name, _ in dropped:
        raw.execute(f'DROP INDEX "{name}"')
    raw.execute("ATTACH ? AS base", [str(base / "khronika.sqlite3")])
    for name in COPIED:
        _timed(name, lambda name=name: _copy(raw, getattr(models, name), copies, days))
    raw.execute("DETACH base")
    _timed("full text", lambda: _words(raw, copies))
    _timed("log", lambda: _log(raw))
    _timed("indices", lambda: [raw.execute(sql) for _, sql in dropped])
    raw.executescript("PRAGMA journal_mode=WAL;")
    connection.close()
    opened(folder)
    _timed("tallies", tallies.rebuild)
    # Its shelves are the first copy's; and what is set beside that is what comes after all of the copies' acts.
    since.recorded_as_of(since.last_act())


def _timed(name: str, step: Any) -> None:
    started = time.perf_counter()
    step()
    print(f"{name}: {time.perf_counter() - started:,.0f} s", flush=True)


def _copy(raw: sqlite3.Connection, table: Any, copies: int, days: int) -> None:
    name = table._meta.db_table
    only = (
        "WHERE sha256 IN (SELECT stored_id FROM base.ledger_report)"
        if table.__name__ == "StoredBytes"
        else ""
    )
    raw.execute("BEGIN")
    for copy in range(1, copies):
        columns = _moved_columns(table, copy, days)
        into, out = ", ".join(column for column, _ in columns), ", ".join(sql for _, sql in columns)
        raw.execute(f"INSERT INTO {name} ({into}) SELECT {out} FROM base.{name} {only}")
    raw.execute("COMMIT")


def _words(raw: sqlite3.Connection, copies: int) -> None:
    """The full text of the copies: each has the keys of the first."""
    from khronika.ledger import search_index, tables, translate

    raw.execute("CREATE TEMP TABLE keys (number integer, words text)")
    claims = tables.Claim.objects.filter(number__lt=STEP).iterator()
    texts = tables.Report.objects.filter(searched__number__lt=STEP).select_related("searched").iterator()
    found = {
        "claimwords": [
            (row.number, " ".join(search_index._claim_keys(translate.claim_from_row(row), {})))
            for row in claims
        ],
        "reportwords": [
            (row.searched.number, " ".join(report_keys(translate.report_from_row(row), {}))) for row in texts
        ],
    }
    for name, keys in found.items():
        raw.execute("DELETE FROM keys")
        raw.executemany("INSERT INTO keys VALUES (?, ?)", keys)
        raw.execute("BEGIN")
        for copy in range(1, copies):
            raw.execute(
                f"INSERT INTO ledger_{name} (rowid, words) SELECT number + {copy * STEP}, words FROM keys"
            )
        raw.execute("COMMIT")


def _log(raw: sqlite3.Connection) -> None:
    """``kept`` and ``read`` for each report of the copies, sealed as the log seals."""
    from khronika.ledger.tables import LogRow
    from khronika.nouns import canonical_json, digest

    last = LogRow.objects.order_by("-number").first()
    assert last is not None
    number, previous, at = last.number, last.hash, last.at
    stamp, stored = at.isoformat(timespec="microseconds"), at.strftime("%Y-%m-%d %H:%M:%S.%f")

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal number, previous
        read = canonical_json({"rules": RULES, "claims": 1, "silent": 0})
        for report, sha256 in raw.execute("SELECT id, stored_id FROM ledger_report ORDER BY rowid"):
            for act, details in (("kept", canonical_json({"sha256": sha256, "bytes": 400})), ("read", read)):
                number += 1
                before = previous
                whole = json.dumps(
                    [number, stamp, act, report, details, before], ensure_ascii=False, separators=(",", ":")
                )
                previous = digest(whole.encode())
                yield number, stored, act, report, details, before, previous

    raw.execute("BEGIN")
    raw.executemany(
        "INSERT INTO ledger_logrow (number, at, act, subject, details, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        list(rows()),
    )
    raw.execute("COMMIT")


# ---- the same folder in PostgreSQL ----


def into_postgresql(folder: Path) -> None:
    """Every table of the folder's SQLite file, as it is, into the database that KHRONIKA_DATABASE names."""
    opened(folder)
    from django.apps import apps
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.db import connection

    from khronika.ledger.search_tables import SearchMade

    base = sqlite3.connect(folder / "khronika.sqlite3")
    held = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    # But for members: their accounts are other apps' rows.
    tables = [
        table
        for table in apps.get_app_config("ledger").get_models(include_auto_created=True)
        if table.__name__ not in ("Member", "Invitation", "Token")
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no guard, no foreign key, in any order
        for table in tables:
            cursor.execute(f"DELETE FROM {table._meta.db_table}")
        for table in tables:
            if table._meta.db_table in held:
                _timed(table.__name__, lambda table=table: _across(cursor, base, table))
        cursor.execute("SET session_replication_role = origin")
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
        _timed("full text", lambda: _vectors(cursor))
        cursor.execute("ANALYZE")
    assert SearchMade.objects.exists()
    call_command("migrate", verbosity=0)


def _across(cursor: Any, base: sqlite3.Connection, table: Any) -> None:
    from django.db import models

    fields = table._meta.concrete_fields
    flags = [at for at, field in enumerate(fields) if isinstance(field, models.BooleanField)]
    times = [at for at, field in enumerate(fields) if isinstance(field, models.DateTimeField)]
    names = ", ".join(f'"{field.column}"' for field in fields)
    rows = base.execute(f"SELECT {names} FROM {table._meta.db_table}")
    with cursor.copy(f"COPY {table._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            given: Sequence[Any] = row
            if flags or times:
                given = list(row)
                for at in flags:
                    given[at] = bool(given[at]) if given[at] is not None else None
                for at in times:
                    given[at] = f"{given[at]}+00" if given[at] is not None else None
            copy.write_row(given)


def _vectors(cursor: Any) -> None:
    from khronika.ledger import full_text, search_index, tables, translate

    claims = tables.Claim.objects.order_by("number").iterator(chunk_size=2000)
    texts = tables.Report.objects.select_related("searched").iterator(chunk_size=2000)
    claim_keys = (
        (row.number, [*search_index._claim_keys(translate.claim_from_row(row), {})]) for row in claims
    )
    text_keys = ((row.searched.number, report_keys(translate.report_from_row(row), {})) for row in texts)
    for name, keys in (("ledger_claimwords", claim_keys), ("ledger_reportwords", text_keys)):
        cursor.execute(f"DELETE FROM {name}")
        found = [(number, full_text._vector(words)) for number, words in keys]
        with cursor.copy(f"COPY {name} (number, words) FROM STDIN") as copy:
            for row in found:
                copy.write_row(row)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("base", type=Path)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--into-postgresql", action="store_true")
    given = parser.parse_args()
    if given.into_postgresql:
        assert os.environ.get("KHRONIKA_DATABASE"), "name the database by KHRONIKA_DATABASE"
        into_postgresql(given.base)
    else:
        copy_all(given.base, given.folder, given.copies)


if __name__ == "__main__":
    main()
