"""`khronika worker`: a second process beside a team's desk, which does what pages need not wait for."""

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.cli.spoken import say
from khronika.giving_way import give_way_to_a_team

_EPILOG = """
\b
Example:
  KHRONIKA_WORKER=yes KHRONIKA_DATABASE=postgresql://... khronika worker

Desks that are started with the same variables hand it what came in, what
decisions changed and estimates that were asked for. It may be killed at any
time: what was to be done stands in the record, and the next worker does it.
"""


@click.command("worker", short_help="Do what a team's desk leaves to a second process.", epilog=_EPILOG)
@click.option("--once", is_flag=True, help="End when nothing waits.")
@options.say_option
@options.folder_option
def command(once: bool, tongue: str, folder: str | None) -> None:
    """Work until told to end (Ctrl-C or SIGTERM; what is being done is finished)."""
    give_way_to_a_team()
    with open_folder(folder, make=False):
        from django.conf import settings

        if not settings.KHRONIKA_WORKER:
            raise click.UsageError(
                say(
                    tongue,
                    "Set KHRONIKA_WORKER=yes here and for the desk, so that the desk leaves its work to this process.",
                )
            )
        from khronika.background import Worker

        click.echo(say(tongue, "Working. Ctrl-C ends it."), err=True)
        Worker(told=lambda: click.echo(say(tongue, "Ending after what is being done."), err=True)).run(
            once=once
        )
