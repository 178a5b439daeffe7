"""`khronika add`: keep, read, compare."""

import sys

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.nouns import PartialDate

_EPILOG = """
\b
Examples:
  khronika add reports/
  khronika add statement.html --published 2019-06-11 --folder june/
  cat posts.jsonl | khronika add -

The same bytes twice are one report. A run that was killed is simply started again: nothing is lost or doubled.
"""

_SAID_WORDS = {"published": "publication date (or none)", "lang": "language", "url": "address"}


@click.command("add", short_help="Keep reports in the folder, read them, compare them.", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.input_options
@options.columns_option
@click.option(
    "--embeddings/--no-embeddings",
    default=None,
    help="Let a language model in the extra khronika[embeddings] propose which claims of different languages tell of one "
    "happening; number, date, place and polarity decide. The folder keeps to it. Slower, and seldom finds more.",
)
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    lang: str,
    published: PartialDate | None,
    columns: dict[str, str],
    embeddings: bool | None,
    folder: str | None,
) -> None:
    """Keep reports in the folder (their bytes untouched, with their hash), read them, and set their figures beside
    those that are there."""
    with open_folder(folder, make=True) as place:
        from khronika.cli.words import clean, note_line, plural, unread_lines
        from khronika.flow import take
        from khronika.intake import Given
        from khronika.meaning import NoModel, load

        if embeddings:
            try:  # before anything is read: what is missing should not be told after an hour
                load()
            except NoModel as missing:
                raise click.UsageError(f"{missing}.") from missing
        given = Given(lang=None if lang == "auto" else lang, published=published, columns=columns)
        with progress("Reading") as watch:
            taken = take(
                paths,
                stdin=sys.stdin.buffer,
                given=given,
                watch=lambda step: watch.step(step.origin),
                embeddings=embeddings,
            )
        for line in unread_lines(taken.unread):
            click.echo(line, err=True)
        for warning in taken.warnings:
            click.echo(f"Note: {clean(warning)}", err=True)
        for step in taken.noted:
            for note in step.notes:
                click.echo(note_line(step.origin, note), err=True)
        for step in taken.unused:
            said = " and ".join(_SAID_WORDS.get(name, name) for name in step.unused)
            click.echo(
                f"Note: {clean(step.origin)} is here already, kept with another {said}; "
                "what is said now changes nothing, as a report is never edited.",
                err=True,
            )
        parts = [f"{plural(taken.read, 'report')} read, {plural(taken.claims, 'claim')} found"]
        if taken.known:
            parts.append(f"{plural(taken.known, 'report')} here already")
        if taken.unread:
            parts.append(f"{plural(len(taken.unread), 'input')} not read")
        click.echo(f"{'; '.join(parts)}. Folder: {place}")
        ctx.exit(exits.SOME_UNREAD if taken.unread else exits.FINE)
