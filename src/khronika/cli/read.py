"""`khronika read`: reports in, claims out, nothing kept. No ledger and no Django."""

import sys
from collections.abc import Iterator

import click

from khronika.cli import exits, options
from khronika.cli.progress import progress
from khronika.nouns import PartialDate, Reading, Report, Unread
from khronika.nouns.rows import Offsets, Row, report_row, row_line, unread_row

_EPILOG = """
\b
Examples:
  khronika read article.txt --published 2019-06-14
  khronika read reports/ --format jsonl > claims.jsonl
  curl ... | khronika read - --lang ru

\b
With --format jsonl each report is one line: id, lang, sha256, unread
(null, or why), claims. Offsets count code points of the text as given for
.txt and .jsonl, of the stored text otherwise (--text adds it).
Exit code 1: some input was not read; its line or message says why.
"""


@click.command("read", short_help="Read reports and print what they say. Needs no folder.", epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH...|-]")
@options.input_options
@click.option("--text", "with_text", is_flag=True, help="Add the stored text to each line of jsonl.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    lang: str,
    published: PartialDate | None,
    with_text: bool,
    form: str,
) -> None:
    """Read reports and print what they say: claims, each with its passage, figure, place, time and source.

    PATH is a file (.txt, .md, .html, .jsonl), a folder of them, or - for standard input, which is also read when
    no PATH is given.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("Name a file or a folder, or pipe a text in.", ctx)
    from khronika.cli.claim_table import reading_lines

    unread: list[Unread] = []
    reports = claims = 0
    for report, outcome, offsets in _outcomes(paths or ("-",), lang, published):
        if isinstance(outcome, Unread):
            unread.append(outcome)
        else:
            reports += 1
            claims += len(outcome.claims)
        if form == "jsonl":
            _write_line(_row(report, outcome, offsets, with_text))
        elif report is not None and isinstance(outcome, Reading):
            click.echo("\n".join(reading_lines(report, outcome)))
    if form == "table":
        _sum_up(reports, claims, unread)
    ctx.exit(exits.SOME_UNREAD if unread else exits.FINE)


def _outcomes(
    paths: tuple[str, ...], lang: str, published: PartialDate | None
) -> Iterator[tuple[Report | None, Reading | Unread, Offsets]]:
    """Each input's report (``None`` where there is none), what became of it, and its offsets in the text as given."""
    from khronika.attempt import read_or_say_why
    from khronika.intake import Given, receive

    given = Given(lang=None if lang == "auto" else lang, published=published)
    with progress("Reading") as watch:
        for received in receive(paths, stdin=sys.stdin.buffer, given=given):
            if isinstance(received, Unread):
                yield None, received, Offsets()
            else:
                watch.step(received.report.origin)
                offsets = Offsets(received.to_given.start, received.to_given.end)
                yield received.report, read_or_say_why(received.report), offsets


def _row(report: Report | None, outcome: Reading | Unread, offsets: Offsets, with_text: bool) -> Row:
    if report is not None:
        return report_row(report, outcome, offsets, text=with_text)
    assert isinstance(outcome, Unread)
    return unread_row(outcome)


def _write_line(row: Row) -> None:
    """UTF-8 whatever the terminal's own encoding, and at once: the next program in the pipe need not wait."""
    sys.stdout.buffer.write(row_line(row))
    sys.stdout.buffer.flush()


def _sum_up(reports: int, claims: int, unread: list[Unread]) -> None:
    from khronika.cli.words import plural, unread_lines

    for line in unread_lines(unread):
        click.echo(line, err=True)
    tail = f", {plural(len(unread), 'input')} not read" if unread else ""
    click.echo(f"{plural(reports, 'report')}, {plural(claims, 'claim')}{tail}.")
