"""System checks of the ledger, each with a hint that says what to do."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import OperationalError, connections

from khronika.ledger import guards

OTHERS_MAY_READ = 0o077


@register(Tags.security)
def folder_is_private(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """ledger.W001: other users of this machine can read the folder."""
    folder = Path(settings.KHRONIKA_FOLDER)
    try:
        mode = folder.stat().st_mode
    except FileNotFoundError:
        return []  # not made yet; `khronika add` makes it private
    if mode & OTHERS_MAY_READ:
        return [
            Warning(
                f"Other users of this machine can open the data folder {folder}.",
                hint=f"Run: chmod 700 {folder}",
                id="ledger.W001",
            )
        ]
    return []


@register(Tags.database)
def guards_stand(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """ledger.E001 and E002: the database cannot be opened, or would let somebody change or remove what must only be added to."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        try:
            present = connection.introspection.table_names()
        except OperationalError as error:
            found.append(
                Error(
                    f"The database cannot be opened ({error}).",
                    hint="Check that the data folder exists and is yours; `khronika add` makes it.",
                    id="ledger.E002",
                )
            )
            continue
        if "ledger_logrow" not in present:
            continue  # not migrated yet
        absent = guards.missing(connection)
        if absent:
            found.append(
                Error(
                    f"Append-only guards are missing from the database: {', '.join(absent)}.",
                    hint="Somebody may have removed them to change the record. Run `khronika add` once to put them "
                    "back, and compare the log with a backup.",
                    id="ledger.E001",
                )
            )
    return found
