"""`khronika desk`: serve the desk's pages on this machine, and on no other unless its accounts guard it."""

import os

import click

from khronika.cli import options
from khronika.cli.listening import answer, bind
from khronika.cli.opening import open_folder
from khronika.desk.loopback import is_here

PORT = 8765  # none of the ports that IANA gives to a service people run on a laptop
_HOST = "127.0.0.1"  # not 0.0.0.0 by itself: the record must not be readable from the café's network
_ADDRESS = "KHRONIKA_ADDRESS"  # what the settings know it by
_HOSTS = "KHRONIKA_HOSTS"
_SERVES = "KHRONIKA_SERVES"

_EPILOG = """
\b
Examples:
  khronika desk
  khronika desk --folder june/ --port 9000

\b
For a team, behind a proxy that speaks HTTPS (docs/members.md):
  khronika members add --owner
  KHRONIKA_HOSTS=desk.example.org KHRONIKA_HTTPS=yes khronika desk
"""


@click.command("desk", short_help="Serve the desk's pages on this machine.", epilog=_EPILOG)
@click.option("--port", type=click.IntRange(1, 65535), help=f"The port; without it {PORT}, or a free one.")
@click.option("--address", default=_HOST, help="Where to listen; another than this machine's needs accounts.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many answer at once; more than one needs a worker (khronika worker).",
)
@options.folder_option
def command(port: int | None, address: str, processes: int, folder: str | None) -> None:
    """Serve the desk's pages on 127.0.0.1 until Ctrl-C. Nobody else on the network can open them, unless --address lets them
    come as far as the sign-in."""
    if not is_here(address) and not os.environ.get(_HOSTS):
        raise click.UsageError(f"Set {_HOSTS} to the names under which others reach this desk, with commas.")
    if not is_here(address) and not os.environ.get("KHRONIKA_HTTPS"):
        click.echo(
            "Warning: passwords and pages will cross the network unsealed. Put a proxy that speaks HTTPS in front, and set "
            "KHRONIKA_HTTPS=yes.",
            err=True,
        )
    if processes > 1 and os.environ.get("KHRONIKA_WORKER") != "yes":
        raise click.UsageError(
            "Several processes leave what decisions change to a worker: set KHRONIKA_WORKER=yes, and run `khronika worker`."
        )
    os.environ[_ADDRESS] = address
    os.environ[_SERVES] = "yes"
    with open_folder(folder, make=False):
        serve(port, address, processes)


def serve(port: int | None, address: str = _HOST, processes: int = 1) -> None:
    """Serve until Ctrl-C. Must be called with a folder open. Raises UsageError when the port that was asked for
    cannot be had."""
    from django.conf import settings
    from django.core.cache import cache

    from khronika.desk.settling import settle_reviews

    settings.KHRONIKA_SETTLES_AFTER = True
    cache.clear()  # what processes share they share until the desk is closed
    settle_reviews()  # what a desk that was killed left undone
    bound = bind(port, address, PORT)
    click.echo(f"The desk: http://{address}:{bound.getsockname()[1]}/  (Ctrl-C ends it)")
    answer(bound, "khronika.server.desk:application", "The desk is closed.", processes)
