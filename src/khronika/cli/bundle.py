"""`khronika bundle`: reports with their originals, claims and log in one sealed file, for somebody else."""

from collections.abc import Iterator
from pathlib import Path

import click

from khronika.cli import options, sealing_options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.words import plural
from khronika.ledger.errors import FolderTrouble
from khronika.sealing.folders import refuse_locked
from khronika.sealing.packing import Entry, Manifest, Packed
from khronika.server.folder import folder_path

_EPILOG = """
\b
Examples:
  khronika bundle -o for-the-lawyer.age --to age1...
  khronika bundle -o two.age --report r-0123... --report r-4567... --passphrase

\b
Sealed to a key, age and tar open it: age -d -i key.txt FILE.age | tar -x
(with a passphrase: docs/backup-and-sealing.md). Reports that name a protected
source do not leave, nor do lists of people. The log says that it was made.
"""

_TOLD = """\
A bundle of khronika: reports, what they came from, what was read in them.

reports/ID.json   a report: its text, its claims as they count, how it was captured
originals/AB/...  the bytes as they came, named by their SHA-256 (the folder's two digits first)
log.jsonl         what the record's log says of these reports, each row with the hash that seals it
khronika-manifest.json   every file here with its SHA-256
"""


@click.command("bundle", short_help="Seal reports with their originals into one file.", epilog=_EPILOG)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new file.")
@click.option(
    "--report", "report_ids", multiple=True, metavar="ID", help="A report; without any, all of them."
)
@sealing_options.seal_options
@options.folder_option
def command(
    output: Path,
    report_ids: tuple[str, ...],
    keys: tuple[str, ...],
    ask: bool,
    passphrase_files: tuple[Path, ...],
    folder: str | None,
) -> None:
    """Seal reports, their originals, their claims and their part of the log into one file for somebody else."""
    refuse_locked(folder_path(folder))  # before anybody types a passphrase for nothing
    recipients = sealing_options.recipients_of(keys, ask, passphrase_files, needed=True)
    if output.exists():
        raise FolderTrouble(f"{output} is there already, and nothing is written over. Name a new file.")
    with open_folder(folder, make=False) as place:
        from khronika.ledger import bundled
        from khronika.ledger.actions.note_original import note_exported
        from khronika.sealing.envelope import seal

        leaving = bundled.chosen(report_ids)
        if not leaving.reports:
            raise FolderTrouble("There is no report that may leave. No bundle was made.")
        hashes = bundled.originals_of(leaving.reports)
        with progress("Sealing") as shown:
            packed = Packed(
                _entries(place, leaving.reports, hashes),
                Manifest("bundle", {"reports": len(leaving.reports), "withheld": leaving.withheld}),
                padded=True,
                told=shown.step,
            )
            sha256 = seal(packed, part := output.with_name(f".{output.name}.part"), recipients)
        note_exported(sha256, hashes)  # before it has its name: no bundle without its row
        part.rename(output)
    click.echo(
        f"{output}: {plural(len(leaving.reports), 'report')} with {plural(len(hashes), 'original')}, sealed and read back. SHA-256 {sha256}"
    )
    if leaving.withheld:
        click.echo(
            f"Note: {plural(leaving.withheld, 'report')} that a protected source is named in did not leave.",
            err=True,
        )


def _entries(place: Path, report_ids: tuple[str, ...], hashes: list[str]) -> Iterator[Entry]:
    from khronika.ledger import bundled
    from khronika.ledger.originals import path_of

    yield Entry("README.txt", _TOLD.encode())
    for report_id in report_ids:
        yield Entry(f"reports/{report_id}.json", bundled.report_file(report_id))
    for sha256 in hashes:
        path = path_of(place, sha256)
        yield Entry(path.relative_to(place).as_posix(), path)
    yield Entry("log.jsonl", bundled.log_of(report_ids))
