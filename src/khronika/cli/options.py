"""Options and arguments that several commands share, so that they mean the same everywhere."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from khronika.nouns import Kind, PartialDate

_Command = TypeVar("_Command", bound=Callable[..., Any])


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """YYYY, YYYY-MM or YYYY-MM-DD; a date that does not exist is refused, not moved."""

    name = "date"

    def convert(
        self, value: str | PartialDate, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


def folder_option(command: _Command) -> _Command:
    return click.option(
        "--folder",
        metavar="FOLDER",
        help="The data folder; else KHRONIKA_FOLDER, else ./khronika-folder.",
    )(command)


def said_in(what: str) -> Callable[[_Command], _Command]:
    """--lang for what a command says itself; ``what`` names it. A report's own words stay as they are."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "ru", "kk"]),
        default="en",
        show_default=True,
        help=f"Language of {what}.",
    )


def filter_options(command: _Command) -> _Command:
    """--kind, --place, --from and --to, as ``access`` understands them."""
    for option in (
        click.option(
            "--to", "end", type=DateType(), help="Keep what may have happened by this day, month or year."
        ),
        click.option("--from", "start", type=DateType(), help="Keep what may have happened since then."),
        click.option("--place", help='A place and all inside it: "Almaty", "Казахстан", country:KZ.'),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in Kind]),
            metavar="KIND",
            help="What is said to have happened: detention, death, ban ...; a word that is none is answered with all.",
        ),
    ):
        command = option(command)
    return command


say_option = click.option(
    "--say",
    "tongue",
    type=click.Choice(["en", "ru", "kk"]),
    default="en",
    show_default=True,
    help="Language of what is printed; --lang is that of the reports.",
)


def say_of_place(place: str | None, found: bool, lang: str = "en") -> None:
    """Where nothing was found and no claim is placed there, says so on standard error, with names like it: "0 claims"
    alone would look like an answer. Needs an open folder."""
    if place is None or found:
        return
    from khronika.ledger.place_names import names_like

    say_names_like(place, names_like(place), lang)


def say_names_like(place: str, names: Sequence[str] | None, lang: str) -> None:
    """``names`` are those like it that claims have; ``None`` where a claim has been placed there."""
    from khronika.cli.spoken import say

    if names is None:
        return
    told = (
        say(
            lang,
            "Note: no claim in this folder is placed in “{place}”; there is {names}.",
            place=place,
            names=say(lang, "{one} or {other}", one=", ".join(names[:-1]), other=names[-1])
            if len(names) > 1
            else names[0],
        )
        if names
        else say(
            lang,
            "Note: no claim in this folder is placed in “{place}”; --place takes a name as reports have it, or country:KZ.",
            place=place,
        )
    )
    click.echo(told, err=True)


def check_period(start: PartialDate | None, end: PartialDate | None) -> None:
    """Raises UsageError when --to lies before --from: nothing could be found, and "0 claims" would look like an answer."""
    if start and end and end.latest < start.earliest:
        raise click.UsageError(f"--to {end} lies before --from {start}; swap them, or leave one out.")


def input_options(command: _Command) -> _Command:
    """--lang and --published: what the user says for all inputs; what a report says of itself wins."""
    for option in (
        click.option(
            "--published",
            type=DateType(),
            help="When the reports were published, where they do not say. Without it, “Sunday” stays unknown.",
        ),
        click.option(
            "--lang",
            type=click.Choice(["auto", "en", "ru", "kk"]),
            default="auto",
            show_default=True,
            help="Their language, where they do not say.",
        ),
    ):
        command = option(command)
    return command


def outlet_option(command: _Command) -> _Command:
    """--outlet: who printed the inputs, where they do not say."""
    return click.option("--outlet", metavar="NAME", help="Who printed them, where they do not say.")(command)


class ColumnsType(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """``text=Body,published=Date``: which of our fields stands under which header of a table."""

    name = "columns"

    def convert(
        self, value: str | dict[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        from khronika.intake import parse_columns

        try:
            return parse_columns(value)
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


def columns_option(command: _Command) -> _Command:
    return click.option(
        "--columns",
        type=ColumnsType(),
        default={},
        metavar="FIELD=HEADER,...",
        help="For .csv, .tsv and .xlsx: text=Body,published=Date,outlet=Source. Without it the headers tell.",
    )(command)
