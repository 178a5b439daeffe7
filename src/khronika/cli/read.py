"""`khronika read`: reports in, claims out, nothing kept. No ledger and no Django."""

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.progress import Progress, progress
from khronika.nouns import PartialDate, Reading, Unread
from khronika.nouns.grounds import weak_grounds
from khronika.nouns.rows import Offsets, Row, report_row, row_line, saying_row, unread_row

if TYPE_CHECKING:  # intake takes a fifth of a second, which --help should not pay
    from khronika.intake import Received

Pair = tuple["Received | Unread", Reading | Unread]

_EPILOG = """
\b
Examples:
  khronika read article.txt --published 2019-06-14
  khronika read reports/ --format jsonl > claims.jsonl
  khronika read posts.xlsx --columns text=Body,published=Date
  khronika read big.jsonl --jobs 4 -o claims.jsonl
  curl ... | khronika read - --lang ru
  khronika read archive/ --engine spark --master "local[4]" -o store

\b
With --format jsonl each report is one line: id, lang, sha256, unread
(null, or why), claims; with --attributions also who says what, by source,
cue and content (null where the language is not English). Offsets count
code points of the text as given for .txt and .jsonl, of the stored text
otherwise (--text adds it).
In the table, claims with a field on weak ground stand apart, the field
worded "perhaps", with why: a day carried from another sentence, a town of
the dateline, a guessed teller. Few words stand in [brackets] amid their
sentence; what is told twice alike is one row; in less than 100 columns each
claim has lines of its own.
On English pages one claim in thirteen of those without a mark was wrong in
some field (in the freshest two dozen articles one in nine), one in four with
one mark, one in three with more. --grounds adds to each claim of jsonl
"weak": a list, empty or of field (when, place, source, kind, certainty), rule
and why.
With -o a run that was killed goes on from there when the same command is
given again; until all is written, the rows are in FILE.part.
Exit code 1: some input was not read; its line or message says why.
"""


@click.command("read", short_help="Read reports and print what they say. Needs no folder.", epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH...|-]")
@options.input_options
@options.columns_option
@click.option("--text", "with_text", is_flag=True, help="Add the stored text to each line of jsonl.")
@click.option(
    "--attributions",
    "listed",
    is_flag=True,
    help="Add to each line of jsonl who says what, event or not (English).",
)
@click.option(
    "--grounds",
    "grounded",
    is_flag=True,
    help="Add to each claim of jsonl which of its fields stand on weak ground, and why.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), help="[default: table; jsonl with -o]"
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write jsonl to this file, which is there only when it is whole; with --engine spark, the folder of a store.",
)
@click.option(
    "--engine",
    type=click.Choice(["here", "spark"]),
    default="here",
    show_default=True,
    help="spark: read one ARCHIVE on Apache Spark into a folder of Parquet (docs/scale.md).",
)
@click.option("--master", metavar="URL", help="Spark's master. [default: local[*]]")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="How many processes read at once. Each takes up to 700 MB.",
)
@click.option(
    "--time-limit",
    "seconds",
    type=click.FloatRange(0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="Give up on a report that takes longer.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    lang: str,
    published: PartialDate | None,
    columns: dict[str, str],
    with_text: bool,
    listed: bool,
    grounded: bool,
    form: str | None,
    output: Path | None,
    jobs: int,
    seconds: float,
    engine: str,
    master: str | None,
) -> None:
    """Read reports and print what they say: claims, each with its passage, figure, place, time and source.

    PATH is a file, a folder of them, or - for standard input, which is also read when no PATH is given. Read are
    .txt, .md, .html, .jsonl, .pdf, .docx, .eml, .csv, .tsv, .xlsx, .rss, .atom, .xml, .warc, .warc.gz, .wacz and the
    result.json of a Telegram export.
    """
    if engine == "spark":
        _on_spark(
            ctx,
            paths,
            lang,
            published,
            columns,
            output,
            seconds,
            master,
            plain=not (with_text or listed or grounded or form),
        )
        return
    if master is not None:
        raise click.UsageError("--master is Spark's; add --engine spark.", ctx)
    if output is not None and output.is_dir():
        raise click.UsageError(f"{output} is a folder; name a file.", ctx)
    if not paths and sys.stdin.isatty():
        raise click.UsageError("Name a file or a folder, or pipe a text in.", ctx)
    if output is not None and form == "table":
        raise click.UsageError("-o writes jsonl; leave --format table out.", ctx)
    if listed and output is None and form != "jsonl":
        raise click.UsageError("--attributions are for jsonl; add --format jsonl or -o FILE.", ctx)
    if grounded and output is None and form != "jsonl":
        raise click.UsageError(
            "--grounds are for jsonl, the table has them; add --format jsonl or -o FILE.", ctx
        )
    from khronika.intake import Given, receive

    paths = paths or ("-",)
    given = Given(lang=None if lang == "auto" else lang, published=published, columns=columns)
    received = receive(paths, stdin=sys.stdin.buffer, given=given)
    if output is None:
        _print(
            ctx, _pairs(received, jobs, seconds, listed), form or "table", Extras(with_text, listed, grounded)
        )
    else:
        said = {
            "lang": lang,
            "published": str(published),
            "columns": columns,
            "text": with_text,
            "attributions": listed,
            "grounds": grounded,
            "seconds": seconds,
        }
        _write_file(ctx, output, paths, said, received, jobs)


def _on_spark(
    ctx: click.Context,
    paths: tuple[str, ...],
    lang: str,
    published: PartialDate | None,
    columns: dict[str, str],
    output: Path | None,
    seconds: float,
    master: str | None,
    *,
    plain: bool,
) -> None:
    from khronika.cli.read_archive import read_archive

    if len(paths) != 1 or paths[0] == "-" or output is None:
        raise click.UsageError(
            "--engine spark reads one ARCHIVE into one folder: khronika read ARCHIVE --engine spark -o OUT.",
            ctx,
        )
    if not plain:
        raise click.UsageError(
            "--engine spark writes Parquet, text included; leave --format, --text, --grounds and --attributions out.",
            ctx,
        )
    read_archive(
        ctx,
        Path(paths[0]),
        output,
        lang=None if lang == "auto" else lang,
        published=str(published) if published else None,
        seconds=seconds,
        columns=columns,
        master=master or "local[*]",
    )


def _pairs(
    received: "Iterator[Received | Unread]", jobs: int, seconds: float, sayings: bool
) -> Iterator[Pair]:
    """Each input with what became of it; what was not received is its own outcome. One job reads in this process."""
    if jobs > 1:
        from khronika.pool import readings

        yield from readings(received, jobs=jobs, seconds=seconds, sayings=sayings)
        return
    from khronika.attempt import read_or_say_why

    for item in received:
        if isinstance(item, Unread):
            yield item, item
        else:
            yield item, read_or_say_why(item.report, seconds=seconds, sayings=sayings)


def _watched(pairs: Iterator[Pair], watch: Progress) -> Iterator[Pair]:
    for item, outcome in pairs:
        watch.step(item.origin if isinstance(item, Unread) else item.report.origin)
        yield item, outcome


def _print(ctx: click.Context, pairs: Iterator[Pair], form: str, extras: "Extras") -> None:
    from khronika.cli.claim_table import reading_lines

    unread: list[Unread] = []
    reports = claims = 0
    with progress("Reading") as watch:
        for item, outcome in _watched(pairs, watch):
            if form == "jsonl":
                _write_line(_row(item, outcome, extras))
                _note(item)
            elif isinstance(outcome, Reading) and not isinstance(item, Unread):
                click.echo("\n".join(reading_lines(item.report, outcome)))
            if isinstance(outcome, Unread):
                # jsonl may run for days; its rows say it, and nothing is gathered
                unread += [outcome] if form == "table" or not unread else []
            else:
                reports += 1
                claims += len(outcome.claims)
    if form == "table":
        _sum_up(reports, claims, unread)
    ctx.exit(exits.SOME_UNREAD if unread else exits.FINE)


def _write_file(
    ctx: click.Context,
    output: Path,
    paths: tuple[str, ...],
    said: dict[str, object],
    received: "Iterator[Received | Unread]",
    jobs: int,
) -> None:
    from khronika import __version__, reading
    from khronika.cli.bulk import CannotGoOn, Output, run_of
    from khronika.cli.words import plural
    from khronika.pool import readings

    run = run_of(paths, said, reading.RULES_VERSION, __version__)
    try:
        with Output.opened(output, run) as out, progress("Reading") as watch:
            out.go_on(received)
            # In a process of its own even where there is one job: what ends it there costs one report.
            extras = Extras(bool(said["text"]), bool(said["attributions"]), bool(said["grounds"]))
            seconds = float(str(said["seconds"]))
            pairs = readings(received, jobs=jobs, seconds=seconds, sayings=extras.attributions)
            for item, outcome in _watched(pairs, watch):
                out.write(_row(item, outcome, extras))
                _note(item)
            out.finish()
    except CannotGoOn as error:
        raise click.UsageError(str(error), ctx) from error
    tally = out.tally
    for rule, times in sorted(tally.by_rule.items()):
        click.echo(f"Not read: {plural(times, 'input')} [{rule}]. Their rows say why.", err=True)
    before = f" ({tally.kept:,} rows were there before)" if tally.kept else ""
    tail = f", {plural(tally.unread, 'input')} not read" if tally.unread else ""
    click.echo(
        f"{plural(tally.reports, 'report')}, {plural(tally.claims, 'claim')}{tail}. Written: {output}{before}"
    )
    ctx.exit(exits.SOME_UNREAD if tally.unread else exits.FINE)


@dataclass(frozen=True, slots=True)
class Extras:
    """What a row holds beyond the claims: the stored text, the list of attributions; and each claim, its weak grounds."""

    text: bool = False
    attributions: bool = False
    grounds: bool = False


def _row(item: "Received | Unread", outcome: Reading | Unread, extras: Extras) -> Row:
    if isinstance(item, Unread):
        return unread_row(item)
    offsets = Offsets(item.to_given.start, item.to_given.end)
    row = report_row(item.report, outcome, offsets, text=extras.text)
    if extras.grounds and isinstance(outcome, Reading):
        for each, claim in zip(row["claims"], outcome.claims, strict=True):
            each["weak"] = [asdict(ground) for ground in weak_grounds(claim, item.report.text)]
    if extras.attributions:
        said = None if isinstance(outcome, Unread) else outcome.sayings
        row["attributions"] = None if said is None else [saying_row(saying, offsets) for saying in said]
    return row


def _note(item: "Received | Unread") -> None:
    """What is uncertain about the report itself, its day above all: said where its row says nothing of it."""
    if isinstance(item, Unread):
        return
    from khronika.cli.words import note_line

    for note in item.report.notes:
        click.echo(note_line(item.report.origin, note), err=True)


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
