"""A passphrase asked of whoever sits at the terminal; a clear refusal where nobody does."""

import getpass
import sys
import warnings

import click


def asked(what: str, *, again: str | None = None, otherwise: str = "--passphrase-file FILE") -> str:
    """The words typed after ``what``, unseen; twice where ``again`` asks for them once more. Raises UsageError, with what to do
    ``otherwise``, where standard input ends before."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", getpass.GetPassWarning
        )  # it shows a line of Python to whoever has no terminal
        try:
            return str(click.prompt(what, hide_input=True, confirmation_prompt=again or False, err=True))
        except click.Abort:
            if sys.stdin.isatty():
                raise  # somebody sits there, and gave it up
            raise click.UsageError(
                f"Nobody is there to type the passphrase. Give it otherwise: {otherwise}"
            ) from None
