"""The door of the command line: which commands there are, and how each way to fail ends.

Imports click and nothing else of weight, so that `khronika --help` answers at once: a command's module, and with it
Django or spaCy, is imported when that command is called.
"""

import os
import sys
from importlib import import_module

import click

from khronika import __version__
from khronika.cli import exits
from khronika.ledger.errors import LedgerError, NotHere

# name -> what --help says of it. A test holds each line to the command's own.
COMMANDS = {
    "read": "Read reports and print what they say. Needs no folder.",
    "reconcile": "Compare the figures of claims. Needs no folder.",
    "estimate": "Say how many people stand on no list. Needs no folder.",
    "link": "Say which entries of lists may be one person. Needs no folder.",
    "demo": "Read the demo corpus and answer its question.",
    "add": "Keep reports in the folder, read them, compare them.",
    "capture": "Fetch pages and keep them as web archives.",
    "watch": "Take in what is new in folders and feeds.",
    "work": "Read what waits in the inbox, and end.",
    "fetching": "Say or set whether pages may be fetched.",
    "add-list": "Keep lists of people in the folder, and link them.",
    "estimate-lists": "Say how many people stand on none of the folder's lists.",
    "questions": "List the questions that the folder's figures answer.",
    "question": "Show one question: who says what, and how it stands.",
    "incidents": "List the happenings that claims tell of, as proposals.",
    "incident": "Show one happening; confirm, split or withdraw it.",
    "withdraw": "Let a report's claims no longer count.",
    "claims": "List the claims read from the folder's reports.",
    "export": "Write claims, questions or incidents for other programs.",
    "export-claims": "Write claims to a spreadsheet, to edit and bring back.",
    "import-table": "Take in rows of ACLED, UCDP, CCC, Uwazi, Ushahidi.",
    "import-claims": "Bring an edited spreadsheet of claims back, or a slice of a store in.",
    "timestamp": "Have somebody outside attest when the log was as it is.",
    "release": "Propose, confirm and withdraw what leaves the folder.",
    "verify": "Check that the folder is as it was written.",
    "desk": "Serve the desk's pages on this machine.",
    "worker": "Do what a team's desk leaves to a second process.",
    "site": "Write the published release as static files.",
    "public": "Serve the published pages.",
    "members": "Say who may sign in at the desk.",
    "bundle": "Seal reports with their originals into one file.",
    "database": "Move the record to PostgreSQL and back; who may do what there.",
    "backup": "Copy the folder into one file, also while the desk runs.",
    "restore": "Make a folder anew from a backup.",
    "folder": "Seal the folder into one file, and open it.",
}

_EPILOG = """
\b
Examples:
  khronika demo                                     what khronika does, in a minute
  khronika read article.txt --published 2019-06-14  what one article says
  khronika add reports/ && khronika questions       keep a record

\b
Exit codes: 0 fine; 1 some input could not be read (listed; the rest was);
2 the command was written wrongly; 3 the data folder cannot be used;
4 no such question, incident, claim or report; 130 interrupted.

\b
KHRONIKA_FOLDER names the data folder for every command; --folder wins over
it; without either it is ./khronika-folder. Nothing is sent anywhere, and no
page is fetched unless you switch that on (khronika fetching).
"""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"khronika.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> None:
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _reader_left()
        except NotHere as error:
            _refuse(ctx, error, exits.NOT_HERE)
        except LedgerError as error:
            _refuse(ctx, error, exits.FOLDER)
        except KeyboardInterrupt:
            click.echo("Interrupted. What was kept stands; the same command goes on from there.", err=True)
            ctx.exit(exits.INTERRUPTED)


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="khronika")
def main() -> None:
    """How many were detained, and who says so? khronika reads reports of a crackdown and sets their figures side by
    side: who says what, who only repeats it, who changed their mind, and who disagrees."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Cyrillic shows \u0430 instead of ending the run with a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _reader_left() -> None:
    """`khronika read ... | head` is fine. Standard output goes nowhere from here, so that Python's own flush at exit
    does not raise again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(ctx: click.Context, error: LedgerError, code: int) -> None:
    click.echo(f"khronika: {error}", err=True)
    ctx.exit(code)
