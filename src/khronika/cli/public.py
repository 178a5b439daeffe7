"""`khronika public`: the public door, the pages of the release in force and nothing else."""

import os

import click

from khronika.cli import options
from khronika.cli.listening import answer, bind
from khronika.cli.opening import open_to_read
from khronika.desk.loopback import is_here

PORT = 8766
_HOSTS = "KHRONIKA_PUBLIC_HOSTS"  # what the settings know them by
_ADDRESS, _PUBLISHER = "KHRONIKA_SITE_ADDRESS", "KHRONIKA_PUBLISHER"

_EPILOG = """
\b
Examples:
  khronika public
  KHRONIKA_PUBLIC_HOSTS=records.example.org khronika public --port 9001   behind a proxy that speaks HTTPS

It shows the release in force and nothing else, keeps no account of readers, and writes nothing.
"""


@click.command("public", short_help="Serve the published pages.", epilog=_EPILOG)
@click.option("--port", type=click.IntRange(1, 65535), help=f"The port; without it {PORT}, or a free one.")
@click.option(
    "--listen",
    default="127.0.0.1",
    help="Where to listen; another than this machine needs KHRONIKA_PUBLIC_HOSTS.",
)
@click.option("--address", default="", metavar="URL", help="Where the site stands: for feeds and citations.")
@click.option("--publisher", default="", help="Who is cited; without it the release's title.")
@options.folder_option
def command(port: int | None, listen: str, address: str, publisher: str, folder: str | None) -> None:
    """Serve the pages that `khronika site` writes, of the release in force, until Ctrl-C."""
    if not is_here(listen) and not os.environ.get(_HOSTS):
        raise click.UsageError(f"Set {_HOSTS} to the names under which others reach it, with commas.")
    for variable, said in ((_ADDRESS, address), (_PUBLISHER, publisher)):
        if said:
            os.environ[variable] = said
    os.environ["KHRONIKA_SERVES"] = "yes"
    with open_to_read(folder):
        bound = bind(port, listen, PORT)
        click.echo(f"The public pages: http://{listen}:{bound.getsockname()[1]}/  (Ctrl-C ends it)")
        answer(bound, "khronika.server.public:application", "The public door is closed.")
