"""Who may do what in a team's PostgreSQL: statements for whoever owns the tables.

Three roles. The owner made the database: it migrates and holds the guards. The **desk** reads and writes rows and changes no table: it can neither
drop a guard nor empty a table. The **public door** sees, of the releases that were published, what it shows, and no column and no row more
(row-level security keeps proposals from it). A table that a later version makes is the desk's by default and nobody else's.
"""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from khronika.ledger.errors import NotPossible
from khronika.ledger.full_text import Text

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
# What khronika.ledger.published asks for; a test holds it to this.
PUBLIC: dict[str, tuple[str, ...]] = {
    "django_migrations": (),
    "ledger_release": ("number", "release", "document", "digest"),
    "ledger_releasesigned": ("proposal_id", "signature", "public_key", "at"),
    "ledger_releaseended": ("proposal_id", "stage", "reason", "at"),
}
_SIGNED = "EXISTS (SELECT FROM ledger_releasesigned AS signed WHERE signed.proposal_id = {key})"
_HIDDEN = {
    "ledger_release": _SIGNED.format(key="number"),
    "ledger_releaseended": _SIGNED.format(key="ledger_releaseended.proposal_id"),
}


def tables() -> list[str]:
    """Every table of ours, from the registry of models, so that none can be forgotten."""
    named = {
        model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed
    }
    return sorted({*named, *Text, "django_migrations"})


def statements(desk: str, public: str) -> Iterator[str]:
    """SQL for the two roles, which must exist; again and again without harm. Raises NotPossible for names that are no roles."""
    for role in (desk, public):
        if not _NAME.fullmatch(role):
            raise NotPossible(f"{role!r} is no name of a role here: small letters, digits and _.")
    if desk == public:
        raise NotPossible("The desk and the public door need two roles.")
    present = set(connection.introspection.table_names())
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {desk}, {public}"
    yield f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {desk}, {public}"
    database = connection.ops.quote_name(connection.settings_dict["NAME"])
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {desk}, {public}"
    yield f"GRANT CONNECT ON DATABASE {database} TO {desk}, {public}"
    yield f"GRANT USAGE ON SCHEMA public TO {desk}, {public}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {desk}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {desk}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {desk}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {desk}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {desk}"
    for table, columns in PUBLIC.items():
        if table in present:
            shown = f" ({', '.join(columns)})" if columns else ""
            yield f"GRANT SELECT{shown} ON {table} TO {public}"
    for table, rows in _HIDDEN.items():
        if table not in present:
            continue
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        for name, how in (
            ("desk", f"FOR ALL TO {desk} USING (true) WITH CHECK (true)"),
            ("public", f"FOR SELECT TO {public} USING ({rows})"),
        ):
            yield f"DROP POLICY IF EXISTS khronika_{name} ON {table}"
            yield f"CREATE POLICY khronika_{name} ON {table} {how}"
    if _may_alter_roles():  # beside the grants; the door's own connection asks for it too
        yield f"ALTER ROLE {public} SET default_transaction_read_only = on"


def _may_alter_roles() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


# What makes PostgreSQL write rows into its own log, each with what it is where none are: statements that fail stand there with their values.
_QUIET = {
    "log_statement": ("none",),
    "log_min_error_statement": ("fatal", "panic"),
    "log_error_verbosity": ("terse",),
    "log_min_duration_statement": ("-1",),
}


def telling_settings() -> list[str]:
    """The server's settings by which names of people come into its log: "log_statement=all"."""
    found = []
    with connection.cursor() as cursor:
        for name, quiet in _QUIET.items():
            cursor.execute("SELECT current_setting(%s)", [name])
            (value,) = cursor.fetchone()
            if value not in quiet:
                found.append(f"{name}={value}, not {quiet[-1]}")
    return found


def missing_roles(*roles: str) -> list[str]:
    """Those that the server does not have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(roles)])
        present = {row[0] for row in cursor.fetchall()}
    return [role for role in roles if role not in present]
