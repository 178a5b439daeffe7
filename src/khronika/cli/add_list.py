"""`khronika add-list`: keep lists of people in the folder, and propose who on them may be whom."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from khronika.cli import exits, options
from khronika.cli.opening import open_folder
from khronika.cli.progress import progress
from khronika.cli.spoken import counted, number_words, say

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.people import ListTaken, Said

_EPILOG = """
\b
Examples:
  khronika add-list ministry.xlsx lawyers.csv hotline.txt --folder june
  khronika add-list lawyers-2.csv --name lawyers --source "Lawyers' hotline" --edition "12 June"
  khronika add-list ovd.csv --columns name=Задержанный,date=Когда --lang ru

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
@options.said_in("what is printed")
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
    lang: str,
    folder: str | None,
) -> None:
    """Keep lists of people (.csv, .tsv, .xlsx, .json, .jsonl; lines pasted in a .txt or on standard input, -) in the folder,
    and propose which entries may be one person."""
    if name and len(paths) > 1:
        raise click.UsageError(say(lang, "--name is for one list; give one, or leave it out."))
    columns = _columns(pairs, lang)
    with open_folder(folder, make=True) as place:
        from khronika.people import Said

        unread = _take(paths, Said(name, source, label, columns), lang)
        if unread == len(paths):
            ctx.exit(exits.SOME_UNREAD)  # nothing came that could be linked
        linked = _link(seed, lang)
        click.echo(say(lang, "Folder: {place}. To decide: khronika desk --folder {place}", place=place))
        ctx.exit(exits.SOME_UNREAD if unread or not linked else exits.FINE)


def _columns(pairs: str | None, lang: str) -> Mapping[str, str] | None:
    if pairs is None:
        return None
    found = dict(each.split("=", 1) for each in pairs.split(",") if "=" in each)
    if len(found) != len(pairs.split(",")):
        raise click.UsageError(say(lang, "--columns is written FIELD=HEADER,FIELD=HEADER."))
    return {field.strip(): header.strip() for field, header in found.items()}


def _take(paths: tuple[str, ...], said: "Said", lang: str) -> int:
    """Keeps each; the number of those that could not be read."""
    from khronika.cli.list_words import note_words, why_not_taken
    from khronika.nouns import Unread
    from khronika.people import take_list

    unread = 0
    for path in paths:
        taken = take_list(path, said, stdin=sys.stdin.buffer)
        if isinstance(taken, Unread):
            unread += 1
            click.echo(say(lang, "Not taken: {why}", why=why_not_taken(lang, taken)), err=True)
            continue
        for note in taken.list.notes:
            click.echo(say(lang, "Note: {words}", words=f"{note_words(lang, note)}."), err=True)
        _told(taken, lang)
        _told_of_columns(taken, said, lang)
    return unread


def _told(taken: "ListTaken", lang: str) -> None:
    from khronika.cli.words import clean

    name, entries = clean(taken.list.name), counted(lang, len(taken.list.records), "entry")
    if taken.new:
        click.echo(say(lang, "{name}: {entries}.", name=name, entries=entries))
    else:
        click.echo(say(lang, "{name}: {entries}, here already.", name=name, entries=entries))
    decisions = counted(lang, taken.carried, "decision")
    if taken.not_carried:
        words = say(
            lang,
            "{decisions} carried over from the edition before, {left} not: no single entry has the same id or the same cells.",
            decisions=decisions,
            left=number_words(lang, taken.not_carried),
        )
        click.echo(words)
    elif taken.carried:
        click.echo(say(lang, "{decisions} carried over from the edition before.", decisions=decisions))


def _told_of_columns(taken: "ListTaken", said: "Said", lang: str) -> None:
    """Which columns tell nothing here; and that what is said of a list that was kept before changes nothing."""
    from khronika.cli.words import clean
    from khronika.intake.people import columns_not_taken

    if not taken.new and (said.columns or said.source or said.label):
        words = say(
            lang,
            "Note: it stays as it was taken in first; columns, source and edition that are given now change nothing. To have it read by other columns, save a copy with an empty line at its end and add that under the same --name: a later edition, to which decisions carry over; the first stays.",
        )
        click.echo(words, err=True)
    elif left := columns_not_taken(taken.list):
        columns = ", ".join(map(clean, left))
        words = say(
            lang, "Note: columns kept and not used: {columns}; --columns says what they are.", columns=columns
        )
        click.echo(words, err=True)


def _link(seed: int, lang: str) -> bool:
    """Links the folder's lists; False where that was not possible, which is said."""
    from khronika.cli.list_places import place_key
    from khronika.cli.list_words import note_words, room_words, why_not_linked
    from khronika.ledger import lists
    from khronika.nouns import NoLinks
    from khronika.people import link_lists

    try:
        with progress(say(lang, "Linking")) as shown:
            found = link_lists(place_key, seed=seed, told=lambda what: shown.step(room_words(lang, what)))
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("splink", "duckdb", "pyarrow"):
            raise
        words = say(
            lang,
            "The lists are kept, not linked: install khronika[linking] (here: make linking), then run this again.",
        )
        click.echo(words, err=True)
        return False
    if isinstance(found, NoLinks):
        click.echo(say(lang, "Not linked: {why}", why=why_not_linked(lang, found)), err=True)
        return False
    group = lists.grouping()
    for note in group.notes if group else ():
        click.echo(say(lang, "Note: {words}", words=f"{note_words(lang, note)}."), err=True)
    pairs, people = counted(lang, found[0], "pair"), counted(lang, found[1], "person")
    click.echo(
        say(lang, "{pairs} may be one person's; {people} if all likely ones are.", pairs=pairs, people=people)
    )
    return True
