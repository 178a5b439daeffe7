"""`khronika verify`: whether the folder is as it was written, and exactly what is not."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from khronika.cli import checkers, exits, layout, options
from khronika.cli.opening import _set_up_django
from khronika.ledger.errors import FolderTrouble
from khronika.nouns import canonical_json
from khronika.nouns.soundness import Finding, Looked
from khronika.sealing.folders import is_locked
from khronika.server.folder import DATABASE_NAME, folder_path

_EPILOG = """
\b
Examples:
  khronika verify
  khronika verify --folder june --format json

\b
Exit codes: 0 the folder is sound; 1 something is not as it was written (each
thing is listed: where, what is expected, what was found, what to do);
2 it could not be looked at.

Only reads (but for --note), and nothing is sent anywhere. docs/methods/evidence.md says what is
checked, what cannot be known, and how to check without this program.
"""
_TWO_PROCESSES_ARE_WORTH_IT = 4  # MB of database: starting the second takes as long as going through them


@click.command("verify", short_help="Check that the folder is as it was written.", epilog=_EPILOG)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table to read, or one JSON document.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 16), help="Processes; else as many as are worth it, two at most."
)
@click.option("--note", is_flag=True, help="Note the outcome in the folder, for the desk's page of the log.")
@options.folder_option
@click.pass_context
def command(ctx: click.Context, form: str, jobs: int | None, note: bool, folder: str | None) -> None:
    """Check the whole folder: every original, the log, every text, every quotation, every decision."""
    place = folder_path(folder)
    why = _cannot_look(place)
    looked: list[Looked] = []
    if not why:
        try:
            _set_up_django(place)
        except FolderTrouble as error:
            why = str(error)
    if not why:
        looked, why = _look(place, jobs)
    if why:
        click.echo(f"khronika: {why}", err=True)
        ctx.exit(exits.COULD_NOT_LOOK)
    if note:
        _note(place, looked)
    click.echo(_as_json(place, looked) if form == "json" else _as_table(place, looked))
    ctx.exit(exits.FINE if _sound(looked) else exits.NOT_SOUND)


def _cannot_look(place: Path) -> str:
    """Why there is nothing to look at; empty where there is."""
    if not place.is_dir():
        return f"There is no folder at {place}. --folder names another."
    if not os.access(place, os.R_OK | os.X_OK):
        return f"The folder {place} cannot be read. Check who owns it."
    if is_locked(place):
        return f"The folder {place} is sealed. Open it with: khronika folder unlock --folder {place}"
    if not (place / "originals").exists() and not (place / DATABASE_NAME).exists():
        return f"{place} is no khronika folder: it has neither a database nor originals."
    return ""


def _look(place: Path, jobs: int | None) -> tuple[list[Looked], str]:
    from django.db import DatabaseError

    from khronika import custody

    database = place / DATABASE_NAME
    if not os.environ.get("KHRONIKA_DATABASE") and not database.exists():
        return [Looked("database", (), (_no_database(),))], ""  # opening it would make an empty one
    try:
        if custody.of_another_version():
            return [], (
                f"The folder {place} was made by another version of khronika. Make a copy of it, run `khronika questions` "
                "there once, and look again: until then what is missing may only not be made yet."
            )
    except DatabaseError:
        pass  # each check says so, and the originals are looked at all the same
    large = not database.exists() or database.stat().st_size > _TWO_PROCESSES_ARE_WORTH_IT * 1_000_000
    if not jobs:
        jobs = 2 if large and (os.cpu_count() or 1) > 1 else 1
    try:
        return list(checkers.look(place, jobs)), ""
    except FolderTrouble as error:
        return [], str(error)


def _no_database() -> Finding:
    return Finding(
        "database.missing",
        DATABASE_NAME,
        "missing, and there are originals beside it",
        remedy="Restore it from a backup. If the record is on PostgreSQL, set KHRONIKA_DATABASE.",
    )


def _sound(looked: Sequence[Looked]) -> bool:
    return not any(finding.grave for each in looked for finding in each.findings)


def _note(place: Path, looked: Sequence[Looked]) -> None:
    from khronika import custody

    grave = sum(finding.grave for each in looked for finding in each.findings)
    try:
        custody.note(place, grave)
    except OSError as error:
        click.echo(
            f"khronika: the outcome could not be noted in {place} ({error.strerror or error}).", err=True
        )


def _as_json(place: Path, looked: Sequence[Looked]) -> str:
    from khronika import custody

    told = {
        "folder": str(place),
        "sound": _sound(looked),
        "looked": [{"at": each.name, "counted": dict(each.counted)} for each in looked],
        "findings": [json.loads(canonical_json(finding)) for each in looked for finding in each.findings],
        "cannot_tell": list(custody.CANNOT_TELL),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _as_table(place: Path, looked: Sequence[Looked]) -> str:
    from khronika import custody

    columns = (layout.Column("Looked at", 0), layout.Column("How many", 3), layout.Column("Outcome", 1))
    rows = [(each.name, _counted(each), _outcome(each)) for each in looked]
    grave = [finding for each in looked for finding in each.findings if finding.grave]
    notes = [finding for each in looked for finding in each.findings if not finding.grave]
    parts = [layout.table(columns, rows), *map(_told, grave), *map(_told, notes)]
    if grave:
        many = "1 thing is" if len(grave) == 1 else f"{len(grave)} things are"
        parts.append(f"{place} is NOT sound: {many} not as written.")
    else:
        parts.append(f"{place} is sound.")
    parts.append(
        "What this cannot tell:\n" + "\n".join(layout.paragraph(f"- {each}") for each in custody.CANNOT_TELL)
    )
    return "\n\n".join(parts)


def _counted(looked: Looked) -> str:
    return ", ".join(f"{what}: {many:,}" for what, many in looked.counted) or "nothing"


def _outcome(looked: Looked) -> str:
    grave = sum(finding.grave for finding in looked.findings)
    notes = len(looked.findings) - grave
    said = [f"{grave} wrong"] if grave else ["sound"]
    return ", ".join(said + ([f"{notes} to note"] if notes else []))


def _told(finding: Finding) -> str:
    head = f"{'WRONG' if finding.grave else 'Note'}  {finding.where}: {finding.what}. [{finding.rule}]"
    lines = [layout.paragraph(head)]
    for word, value in (("expected", finding.expected), ("found", finding.found), ("do", finding.remedy)):
        if value:
            lines.append(layout.paragraph(f"{word}: {value}", "       "))
    return "\n".join(lines)
