"""`khronika desk`: serve the desk's pages on this machine, and on no other unless its accounts guard it."""

import os
import socket

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.desk.loopback import is_here

PORT = 8765  # none of the ports that IANA gives to a service people run on a laptop
_HOST = "127.0.0.1"  # not 0.0.0.0 by itself: the record must not be readable from the café's network
_ADDRESS = "KHRONIKA_ADDRESS"  # what the settings know it by
_HOSTS = "KHRONIKA_HOSTS"

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
@options.folder_option
def command(port: int | None, address: str, folder: str | None) -> None:
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
    os.environ[_ADDRESS] = address
    with open_folder(folder, make=False):
        serve(port, address)


def serve(port: int | None, address: str = _HOST) -> None:
    """Serve until Ctrl-C. Must be called with a folder open. Raises UsageError when the port that was asked for
    cannot be had."""
    import uvicorn
    from django.conf import settings

    from khronika.desk.settling import settle_reviews

    settings.KHRONIKA_SETTLES_AFTER = True
    settle_reviews()  # what a desk that was killed left undone
    bound = bind(port, address, PORT)
    click.echo(f"The desk: http://{address}:{bound.getsockname()[1]}/  (Ctrl-C ends it)")
    config = uvicorn.Config(
        "khronika.server.desk:application",
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    try:
        # The socket is bound already, so that between finding a free port and using it nobody takes it.
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        click.echo("The desk is closed.")
    finally:
        bound.close()


def bind(port: int | None, address: str, usual: int) -> socket.socket:
    """A socket that listens: on ``port``, else on the ``usual`` one or, where that is taken, on a free one. Raises UsageError."""
    for candidate in [port] if port else [usual, 0]:
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((address, candidate))
            bound.listen()  # before the address is printed: who follows it at once waits instead of being refused
        except OSError:
            bound.close()
            continue
        return bound
    raise click.UsageError(
        f"Port {port} cannot be had; another program may use it. Leave --port out for a free one."
    )
