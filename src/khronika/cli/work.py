"""`khronika work`: read what waits in the inbox, and end. The desk starts it in the background; it may be killed at any time."""

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.spoken import say

_EPILOG = """
\b
Example:
  khronika work --folder june

The desk starts this by itself when something comes in. It reads what waits,
keeps what was decided to be kept, looks at watched places where somebody asked
for it, and ends. Stopped anywhere and started again, it loses nothing.
"""


@click.command("work", short_help="Read what waits in the inbox, and end.", epilog=_EPILOG)
@click.option("--holding", type=int, hidden=True, help="The handle of the lock, from whoever started this.")
@options.say_option
@options.folder_option
def command(holding: int | None, tongue: str, folder: str | None) -> None:
    """Read what waits in the folder's inbox and keep what a person said should be kept. One at a time: where another is at it, this
    ends at once."""
    with open_folder(folder, make=False) as place:
        from khronika.inbox import work

        with progress(say(tongue, "Reading")) as shown:
            did = work(place, told=shown.step, holding=holding)
        if not did:
            click.echo(say(tongue, "Another program is reading this folder's inbox."))
