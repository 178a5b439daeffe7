"""Append-only, enforced by the database: a Python ``delete()`` is bypassed by querysets, a trigger is not.

Installed after every migrate and not by one migration, because SQLite changes a table by building a new one, which
drops its triggers without a word. ``checks`` reports any that are missing. The owner of the file can still drop a
trigger; what that cannot hide is the log's chain of hashes.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# table -> the columns that make a row the same row, for SQLite's REPLACE, which deletes without firing a trigger.
GUARDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "ledger_storedbytes": (("sha256",),),
    "ledger_report": (("id",),),
    "ledger_reading": (("number",), ("report_id", "rules_version")),
    "ledger_claim": (("number",), ("reading_id", "claim_id")),
    "ledger_unread": (("id",),),
    "ledger_logrow": (("number",),),
    "ledger_decision": (("number",),),
    "ledger_withdrawal": (("report_id",),),
    "ledger_personlist": (("stored_id",),),
    "ledger_personentry": (("id",),),
    "ledger_linkdecision": (("number",),),
    "ledger_estimateasked": (("number",),),
    "ledger_keptstudy": (("number",),),
    "ledger_review": (("number",),),
    "ledger_reviewbatch": (("number",),),
    "ledger_judgement": (("number",), ("takes_back",), ("confirms",)),
    "ledger_consent": (("number",),),
    "ledger_consentfor": (("number",), ("consent_id", "entry_id")),
    "ledger_consentwithdrawn": (("consent_id",),),
    "ledger_delivery": (("number",),),
    "ledger_timeauthority": (("number",),),
    "ledger_authorityleft": (("authority_id",),),
    "ledger_timeasked": (("number",),),
    "ledger_timetoken": (("number",),),
    "ledger_timeproof": (("number",),),
    "ledger_blockheader": (("number",),),
    "ledger_capture": (("id",),),
    "ledger_releasesecret": (("number",),),
    "ledger_release": (("number",),),
    "ledger_releasesigned": (("proposal_id",), ("release",)),
    "ledger_releaseended": (("proposal_id",),),
}

_SQLITE_CHAIN = """
CREATE TRIGGER IF NOT EXISTS ledger_logrow_follows BEFORE INSERT ON ledger_logrow BEGIN
  SELECT RAISE(ABORT, 'ledger_logrow: a row must follow the last one')
  WHERE NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM ledger_logrow)
     OR NEW.previous IS NOT COALESCE((SELECT hash FROM ledger_logrow ORDER BY number DESC LIMIT 1), '');
END
"""

_POSTGRESQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE OR REPLACE FUNCTION ledger_log_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM ledger_logrow)
     OR NEW.previous IS DISTINCT FROM COALESCE((SELECT hash FROM ledger_logrow ORDER BY number DESC LIMIT 1), '')
  THEN RAISE EXCEPTION 'ledger_logrow: a row must follow the last one'
       USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
"""


def after_migrate(using: str, **_: Any) -> None:
    """Django's signal after ``migrate``."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, [table for table in GUARDED if table in present]):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should stand and do not, by name."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {row[0] for row in cursor.fetchall()}
    return sorted(_names(connection.vendor) - present)


def _names(vendor: str) -> set[str]:
    kinds = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete", "replace")
    return {f"{table}_no_{kind}" for table in GUARDED for kind in kinds} | {"ledger_logrow_follows"}


def _statements(vendor: str, tables: list[str]) -> Iterator[str]:
    if vendor == "postgresql":
        yield from _postgresql(tables)
    else:
        yield from _sqlite(tables)


def _sqlite(tables: list[str]) -> Iterator[str]:
    for table in tables:
        refuse = f"RAISE(ABORT, '{table} is append-only')"
        for kind in ("update", "delete"):
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{kind} BEFORE {kind.upper()} ON {table} "
                f"BEGIN SELECT {refuse}; END"
            )
        same = " OR ".join(
            "(" + " AND ".join(f"{column} = NEW.{column}" for column in columns) + ")"
            for columns in GUARDED[table]
        )
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 (our own names, nobody's input)
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN {exists} BEGIN SELECT {refuse}; END"
        )
    if "ledger_logrow" in tables:
        yield _SQLITE_CHAIN


def _postgresql(tables: list[str]) -> Iterator[str]:
    yield _POSTGRESQL_FUNCTIONS
    for table in tables:
        for kind, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
            yield (
                f"CREATE OR REPLACE TRIGGER {table}_no_{kind} BEFORE {kind.upper()} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION ledger_append_only()"
            )
    if "ledger_logrow" in tables:
        yield (
            "CREATE OR REPLACE TRIGGER ledger_logrow_follows BEFORE INSERT ON ledger_logrow "
            "FOR EACH ROW EXECUTE FUNCTION ledger_log_follows()"
        )
