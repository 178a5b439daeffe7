"""`khronika read ARCHIVE --engine spark -o OUT`: an archive of millions of reports into a store of claims."""

from collections.abc import Mapping
from pathlib import Path

import click

from khronika.cli import exits
from khronika.cli.progress import progress
from khronika.cli.words import plural


def read_archive(
    ctx: click.Context,
    archive: Path,
    out: Path,
    *,
    lang: str | None,
    published: str | None,
    seconds: float,
    columns: Mapping[str, str],
    master: str,
) -> None:
    """Reads, says what was read, and ends as `khronika read` does. Raises UsageError for what cannot be begun."""
    from khronika import __version__, reading
    from khronika import archive as room

    options = room.Options(lang, published, seconds)
    versions = {"khronika": __version__, "rules": reading.RULES_VERSION}
    try:
        from khronika.archive import layout
        from khronika.archive.reading import read_archive as read
        from khronika.archive.session import session

        with (
            layout.opened(out, options, versions),
            session(master, layout.work(out) / "spark") as spark,
            progress("Reading") as watch,
        ):
            tally = read(
                spark,
                archive,
                out,
                options,
                columns=columns,
                told=lambda done, of: watch.step(f"chunk {done} of {of}"),
            )
    except (room.CannotGoOn, room.Missing) as error:
        raise click.UsageError(str(error), ctx) from error
    for rule, times in sorted(tally.by_rule.items()):
        click.echo(f"Not read: {plural(times, 'input')} [{rule}]. Their rows in reports say why.", err=True)
    before = f" ({tally.kept:,} inputs were there before)" if tally.kept else ""
    tail = f", {plural(tally.unread, 'input')} not read" if tally.unread else ""
    click.echo(
        f"{plural(tally.reports, 'report')}, {plural(tally.claims, 'claim')}{tail}. Written: {out}{before}"
    )
    ctx.exit(exits.SOME_UNREAD if tally.unread else exits.FINE)
