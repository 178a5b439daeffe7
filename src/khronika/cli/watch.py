"""`khronika watch`: look at folders and feeds again and again, and take in what is new."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.spoken import say
from khronika.nouns import PartialDate

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.ledger.arrival_views import WatchedRow
    from khronika.watching import Known

_EPILOG = """
\b
Examples:
  khronika watch ~/scans --outlet "Orlo Courier"
  khronika watch --feed https://example.org/feed.xml --every 600
  khronika watch --once

Without FOLDER or --feed it looks at everything that is watched. What is new
waits in the inbox, where a person looks at it (--keep keeps it at once, as
`khronika add` would). Files are taken when they have not changed for two
seconds; nothing is moved or deleted. Ctrl-C ends it.
"""


@click.command("watch", short_help="Take in what is new in folders and feeds.", epilog=_EPILOG)
@click.argument("folders", nargs=-1, metavar="[FOLDER...]", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--feed", "feeds", multiple=True, metavar="URL", help="The address of a feed; may be given again."
)
@click.option(
    "--every", type=click.IntRange(1), default=60, show_default=True, help="Seconds between two looks."
)
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--keep", "keep_all", is_flag=True, help="Keep what comes without waiting for a person.")
@options.outlet_option
@options.input_options
@options.say_option
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    folders: tuple[str, ...],
    feeds: tuple[str, ...],
    every: int,
    once: bool,
    keep_all: bool,
    outlet: str | None,
    lang: str,
    published: PartialDate | None,
    tongue: str,
    folder: str | None,
) -> None:
    """Look at folders and feeds, and take in what is new."""
    with open_folder(folder, make=True) as place:
        from khronika.ledger import arrivals
        from khronika.ledger.actions.watch import add_watched
        from khronika.ledger.arrival_views import Said, Way

        said = Said(None if lang == "auto" else lang, published, outlet)
        wanted = {add_watched(Way.FOLDER, str(Path(each).resolve()), said) for each in folders}
        wanted |= {add_watched(Way.FEED, each, said) for each in feeds}
        known: Known = {}
        trouble = False
        while True:
            rows = [row for row in arrivals.watched() if not wanted or row.number in wanted]
            if not rows:
                raise click.UsageError(
                    say(tongue, "Nothing is watched; name a folder, or a feed with --feed.")
                )
            for row in rows:
                trouble |= _look(row, place, known, keep_all, tongue)
            if once:
                break
            time.sleep(every)
        ctx.exit(exits.SOME_UNREAD if trouble else exits.FINE)


def _look(row: "WatchedRow", place: Path, known: "Known", keep_all: bool, tongue: str) -> bool:
    """Whether something could not be looked at or read."""
    from khronika.cli.list_words import not_taken_lines
    from khronika.inbox import work
    from khronika.ledger import arrivals
    from khronika.ledger.actions.decide_find import decide_finds
    from khronika.ledger.arrival_views import Decided
    from khronika.watching import look

    made = look(row, known=known)
    work(place)
    told = next(each for each in arrivals.watched() if each.number == row.number)
    unread = [told.trouble] if told.trouble else []
    for number in made:
        view = arrivals.delivery(number)
        unread += [find.unread for find in view.rows if find.unread]
        if keep_all:
            decide_finds(number, Decided.KEEP, arrivals.open_finds(number))
    if made and keep_all:
        work(place)
    for line in not_taken_lines(tongue, unread):
        click.echo(line, err=True)
    if made:
        words = "{place}: {many} new, kept." if keep_all else "{place}: {many} new, waiting in the inbox."
        click.echo(say(tongue, words, place=row.place, many=told.came))
    return bool(unread)
