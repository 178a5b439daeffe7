"""`khronika add`: keep, read, compare."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.spoken import counted, say
from khronika.giving_way import give_way_to_a_team
from khronika.nouns import PartialDate

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.flow import Taken

_EPILOG = """
\b
Examples:
  khronika add reports/
  khronika add statement.html --published 2019-06-11 --folder june/
  cat posts.jsonl | khronika add -
  khronika add reports/ --say ru --outlet "Orlo Courier"
  khronika add https://example.org/article     (khronika fetching on, first)

The same bytes twice are one report. A run that was killed is simply started again: nothing is lost or doubled.
"""

_SAID_WORDS = {
    "published": "publication date (or none)",
    "lang": "language",
    "outlet": "outlet",
    "url": "address",
}  # of what was said of a report when it was kept


@click.command("add", short_help="Keep reports in the folder, read them, compare them.", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@options.input_options
@options.outlet_option
@options.columns_option
@click.option(
    "--embeddings/--no-embeddings",
    default=None,
    help="Let a language model in the extra khronika[embeddings] propose which claims of different languages tell of one "
    "happening; number, date, place and polarity decide. The folder keeps to it. Slower, and seldom finds more.",
)
@options.say_option
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    lang: str,
    published: PartialDate | None,
    outlet: str | None,
    columns: dict[str, str],
    embeddings: bool | None,
    tongue: str,
    folder: str | None,
) -> None:
    """Keep reports in the folder (their bytes untouched, with their hash), read them, and set their figures beside
    those that are there."""
    give_way_to_a_team()
    with open_folder(folder, make=True) as place:
        from khronika.flow import take
        from khronika.intake import Given
        from khronika.meaning import NoModel, load

        if embeddings:
            try:  # before anything is read: what is missing should not be told after an hour
                load()
            except NoModel as missing:
                raise click.UsageError(f"{missing}.") from missing
        given = Given(None if lang == "auto" else lang, published, outlet, columns=columns)
        with progress(say(tongue, "Reading")) as watch:
            taken = take(
                paths,
                stdin=sys.stdin.buffer,
                given=given,
                watch=lambda step: watch.step(step.origin),
                embeddings=embeddings,
            )
        for line in warnings_of(taken, tongue):
            click.echo(line, err=True)
        click.echo(f"{summary(taken, tongue)} {say(tongue, 'Folder: {place}', place=place)}")
        ctx.exit(exits.SOME_UNREAD if taken.unread else exits.FINE)


def warnings_of(taken: "Taken", lang: str) -> Iterator[str]:
    """What was not read, what goes against a decision, what was odd about a report, how pages were captured, what is said anew and changes
    nothing."""
    from khronika.cli.capture_lines import capture_lines
    from khronika.cli.incident import warning_words
    from khronika.cli.list_words import not_taken_lines
    from khronika.cli.report_words import noted
    from khronika.cli.words import clean, origin_words
    from khronika.ledger import access

    yield from not_taken_lines(lang, taken.unread)
    decisions = access.decisions() if taken.warnings else ()
    for warning in taken.warnings:
        told = warning_words(warning, decisions, "they are kept apart", lang)
        yield say(lang, "Note: {words}", words=clean(told))
    for step in taken.noted:
        for note in step.notes:
            words = f"{origin_words(step.origin)}: {noted(lang, note)}."
            yield say(lang, "Note: {words}", words=words)
    yield from (say(lang, "Note: {words}", words=words) for words in capture_lines(taken.captured, lang))
    for step in taken.unused:
        named = [say(lang, _SAID_WORDS[name]) for name in step.unused]
        words = say(
            lang,
            "{report} is here already, kept with another {said}; what is said now changes nothing, as a report is never edited.",
            report=origin_words(step.origin),
            said=say(lang, " and ").join(named),
        )
        yield say(lang, "Note: {words}", words=words)


def summary(taken: "Taken", lang: str) -> str:
    read, found = counted(lang, taken.read, "report read"), counted(lang, taken.claims, "claim found")
    parts = [f"{read}, {found}"]
    if taken.left:
        reports, claims = counted(lang, taken.left, "report left"), counted(lang, taken.left_claims, "claim")
        parts.append(f"{reports}, {claims}")
    if taken.known:
        parts.append(counted(lang, taken.known, "report known"))
    if taken.unread:
        parts.append(counted(lang, len(taken.unread), "input not read"))
    words = "; ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."
