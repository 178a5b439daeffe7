"""System checks of the ledger, each with a hint that says what to do."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import OperationalError, connections

from khronika.ledger import guards


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
