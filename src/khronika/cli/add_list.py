"""`khronika add-list`: keep lists of people in the folder, and propose who on them may be whom."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.people import Said

_EPILOG = """
\b
Examples:
  khronika add-list ministry.xlsx lawyers.csv hotline.txt --folder june
  khronika add-list lawyers-2.csv --name lawyers --source "Lawyers' hotline" --edition "12 June"
  khronika add-list ovd.csv --columns name=Задержанный,date=Когда

The bytes are kept as they came, with their hash; a later edition under the
same name counts from then on, the earlier one stays. Nothing that is printed
holds a name. Proposals need khronika[linking] (here: make linking); decide on
them at the desk, then ask it how many people stand on no list.
"""


@click.command("add-list", short_help="Keep lists of people in the folder, and link them.", epilog=_EPILOG)
@click.argument("paths", metavar="LIST...", nargs=-1, required=True)
@click.option("--name", help="What the list is called, where one is given; else its file's name.")
@click.option("--source", metavar="WHO", help="Who keeps the list.")
@click.option("--edition", "label", metavar="WORDS", help="What this edition is called: a day, a number.")
@click.option(
    "--columns",
    "pairs",
    metavar="FIELD=HEADER,...",
    help="Which column is what; saved, and used for the list's next edition. Without it the headers tell.",
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of the pairs drawn.")
@options.folder_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    name: str | None,
    source: str | None,
    label: str | None,
    pairs: str | None,
    seed: int,
    folder: str | None,
) -> None:
    """Keep lists of people (.csv, .tsv, .xlsx, .json, .jsonl; lines pasted in a .txt or on standard input, -) in the folder,
    and propose which entries may be one person."""
    if name and len(paths) > 1:
        raise click.UsageError("--name is for one list; give one, or leave it out.")
    columns = _columns(pairs)
    with open_folder(folder, make=True) as place:
        from khronika.people import Said

        unread = _take(paths, Said(name, source, label, columns))
        if unread == len(paths):
            ctx.exit(exits.SOME_UNREAD)  # nothing came that could be linked
        linked = _link(seed)
        click.echo(f"Folder: {place}. To decide: khronika desk --folder {place}")
        ctx.exit(exits.SOME_UNREAD if unread or not linked else exits.FINE)


def _columns(pairs: str | None) -> Mapping[str, str] | None:
    if pairs is None:
        return None
    found = dict(each.split("=", 1) for each in pairs.split(",") if "=" in each)
    if len(found) != len(pairs.split(",")):
        raise click.UsageError("--columns is written FIELD=HEADER,FIELD=HEADER.")
    return {field.strip(): header.strip() for field, header in found.items()}


def _take(paths: tuple[str, ...], said: "Said") -> int:
    """Keeps each; the number of those that could not be read."""
    from khronika.cli.words import clean, plural
    from khronika.nouns import Unread
    from khronika.people import take_list

    unread = 0
    for path in paths:
        taken = take_list(path, said, stdin=sys.stdin.buffer)
        if isinstance(taken, Unread):
            unread += 1
            click.echo(f"Not taken: {clean(taken.reason)} [{taken.rule}]. {clean(taken.remedy)}", err=True)
            continue
        for note in taken.list.notes:
            click.echo(f"Note: {clean(note)}.", err=True)
        known = "" if taken.new else ", here already"
        click.echo(f"{clean(taken.list.name)}: {plural(len(taken.list.records), 'entry', 'entries')}{known}.")
        if taken.carried or taken.not_carried:
            click.echo(
                f"{plural(taken.carried, 'decision')} carried over from the edition before, {taken.not_carried:,} not: "
                "no single entry has the same id or the same cells."
                if taken.not_carried
                else f"{plural(taken.carried, 'decision')} carried over from the edition before."
            )
    return unread


def _link(seed: int) -> bool:
    """Links the folder's lists; False where that was not possible, which is said."""
    from khronika.cli.list_places import place_key
    from khronika.cli.words import clean
    from khronika.nouns import NoLinks
    from khronika.people import link_lists

    try:
        with progress("Linking") as shown:
            found = link_lists(place_key, seed=seed, told=shown.step)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("splink", "duckdb", "pyarrow"):
            raise
        click.echo(
            "The lists are kept, not linked: install khronika[linking], then run this again.", err=True
        )
        return False
    if isinstance(found, NoLinks):
        click.echo(f"Not linked: {clean(found.reason)} [{found.rule}]. {clean(found.remedy)}", err=True)
        return False
    pairs, people = found
    click.echo(f"{pairs:,} pairs may be one person's; {people:,} people if all likely ones are.")
    return True
