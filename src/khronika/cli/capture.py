"""`khronika capture`: fetch pages and keep what was said to and fro."""

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.spoken import say
from khronika.nouns import PartialDate

_EPILOG = """
\b
Examples:
  khronika capture https://example.org/article      (khronika fetching on, first)
  khronika capture https://example.org/a https://example.org/b --say ru

Each page is asked for once, and kept as a web archive (WARC) beside its
reading: requests, answers, headers, digests, the time. Pictures and frames
are not asked for. An error page or a wall is kept too, and never taken for
the page. What a server learns of it: docs/inbox.md.
"""


@click.command("capture", short_help="Fetch pages and keep them as web archives.", epilog=_EPILOG)
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@options.input_options
@options.outlet_option
@click.option(
    "--say",
    "tongue",
    type=click.Choice(["en", "ru", "kk"]),
    default="en",
    show_default=True,
    help="Language of what is printed; --lang is that of the pages.",
)
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    addresses: tuple[str, ...],
    lang: str,
    published: PartialDate | None,
    outlet: str | None,
    tongue: str,
    folder: str | None,
) -> None:
    """Fetch each address once, keep what was said to and fro as a web archive, and read the page."""
    from khronika.intake.fetching import is_address

    for each in addresses:
        if not is_address(each):
            raise click.UsageError(f"{each[:200]!r} is no address; `khronika add` takes files.")
    with open_folder(folder, make=True) as place:
        from khronika.cli.add import summary, warnings_of
        from khronika.flow import take
        from khronika.intake import Given

        given = Given(None if lang == "auto" else lang, published, outlet)
        with progress(say(tongue, "Reading")) as watch:
            taken = take(addresses, given=given, watch=lambda step: watch.step(step.origin))
        for line in warnings_of(taken, tongue):
            click.echo(line, err=True)
        click.echo(f"{summary(taken, tongue)} {say(tongue, 'Folder: {place}', place=place)}")
        ctx.exit(exits.SOME_UNREAD if taken.unread else exits.FINE)
