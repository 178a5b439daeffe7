"""`khronika members`: who may sign in at the desk, for whoever holds the folder. The desk has a page for the rest."""

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder

_ROLES = ("reader", "reviewer", "editor", "owner")

_EPILOG = """
\b
Examples:
  khronika members add --owner              the first account; asks for a name and a password
  khronika members add "A. Reader" --role reader
  khronika members list
  khronika members reset "A. Reader"        a new password, and no second factor

Whoever can run this holds the folder, and with it everything in it.
"""


@click.group("members", short_help="Say who may sign in at the desk.", epilog=_EPILOG)
def command() -> None:
    """Say who may sign in at the desk. From the first account on everybody signs in; the desk's page of members invites others."""


@command.command("add", short_help="Make an account; asks for the password.")
@click.argument("name", required=False)
@click.option("--owner", is_flag=True, help="As an owner; the first account must be one.")
@click.option("--role", type=click.Choice(_ROLES), help="Or as one of these.")
@options.folder_option
def add(name: str | None, owner: bool, role: str | None, folder: str | None) -> None:
    """Make an account. The password is asked for, and never stands on the command line."""
    if owner == bool(role):
        raise click.UsageError("Say --owner, or --role with one of: " + ", ".join(_ROLES) + ".")
    name = name or click.prompt("Name")
    with open_folder(folder, make=True):
        from khronika.ledger.actions.join_member import make_member
        from khronika.ledger.errors import NotPossible
        from khronika.ledger.member_views import Role

        try:
            make_member(name, _password(name), Role(role or "owner"))
        except NotPossible as error:
            raise click.UsageError(str(error)) from error
        click.echo(f"{name} may sign in as {role or 'owner'}.")


@command.command("list", short_help="List who may sign in, and who might once.")
@options.folder_option
def show(folder: str | None) -> None:
    """List who may sign in, and who might once."""
    with open_folder(folder, make=False):
        from khronika.ledger import members

        rows = members.members()
        for row in rows:
            second = "second factor" if row.second_factor else "password only"
            standing = f"left {row.left_at:%Y-%m-%d}" if row.left_at else f"{row.member.role}, {second}"
            click.echo(f"{row.member.name}: {standing}")
        if not rows:
            click.echo("Nobody has an account: whoever sits at this machine owns the folder.")


@command.command("reset", short_help="Give a member a new password, without a second factor.")
@click.argument("name")
@options.folder_option
@click.pass_context
def reset(ctx: click.Context, name: str, folder: str | None) -> None:
    """Give a member a new password and take the second factor off: for owners who lost theirs."""
    with open_folder(folder, make=False):
        from khronika.ledger import members
        from khronika.ledger.actions.change_member import reset_member
        from khronika.ledger.member_names import folded

        found = [
            row.member
            for row in members.members()
            if folded(row.member.name) == folded(name) and row.left_at is None
        ]
        if not found:
            click.echo(f"khronika: nobody called {name} may sign in here.", err=True)
            ctx.exit(exits.NOT_HERE)
        reset_member(found[0].id, _password(name))
        click.echo(
            f"{name} signs in with the new password; no second factor is asked for until one is set up."
        )


def _password(name: str) -> str:
    """Asked for twice, unseen. Raises UsageError for one that is easily guessed."""
    from django.contrib.auth.models import User
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from khronika.ledger.member_names import folded

    said: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        validate_password(said, User(username=folded(name)))
    except ValidationError as error:
        raise click.UsageError(" ".join(error.messages)) from error
    return said
