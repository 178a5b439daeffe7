"""`khronika fetching`: whether this folder may ask other hosts for pages and feeds."""

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.cli.spoken import say

_EPILOG = """
\b
Examples:
  khronika fetching
  khronika fetching on --folder june

Off until somebody who owns the folder switches it on, here or on the desk.
Switched on, khronika asks for the addresses that a person names, and for
nothing else: docs/inbox.md says what a server learns of it.
"""


@click.command("fetching", short_help="Say or set whether pages may be fetched.", epilog=_EPILOG)
@click.argument("switch", required=False, type=click.Choice(["on", "off"]))
@options.say_option
@options.folder_option
def command(switch: str | None, tongue: str, folder: str | None) -> None:
    """Say whether fetching is switched on in the folder, or switch it on or off."""
    with open_folder(folder, make=switch is not None):
        from khronika.ledger.actions.allow_fetching import allow_fetching
        from khronika.ledger.arrivals import fetching_allowed

        if switch is not None and (switch == "on") != fetching_allowed():
            allow_fetching(switch == "on")
        click.echo(
            say(tongue, "Fetching is switched on in this folder.")
            if fetching_allowed()
            else say(tongue, "Fetching is switched off in this folder.")
        )
