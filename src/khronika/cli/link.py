"""`khronika link`: lists of people in, a file of links without names out. No ledger, no Django."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from khronika.cli import exits
from khronika.cli.link_files import STRATA, decisions_in, write_links, write_to_decide

if TYPE_CHECKING:  # --help answers at once
    from khronika.linking import Links
    from khronika.linking.databases import Base
    from khronika.nouns import NoLinks, PersonList

    _Base = Callable[[], AbstractContextManager[Base]]

_EPILOG = """
\b
Example:
  khronika link ministry.csv lawyers.xlsx monitors.json -o links.csv

\b
The output has a row for each entry (its list, its row, its person) and a row
for each pair that may be one person (probability, reasons). It holds no name;
ids lead back to the rows of your lists. A proposal is not a finding: a person
decides, in the file of --to-decide, and gives it back with --decisions.
Needs the extra khronika[linking] (here: make linking).
"""


@click.command(
    "link", short_help="Say which entries of lists may be one person. Needs no folder.", epilog=_EPILOG
)
@click.argument("paths", metavar="LIST...", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="LINKS.csv", help="Where the links go.")
@click.option("--maps", metavar="MAPS.json", help="Column maps by edition: read where there, and completed.")
@click.option(
    "--decisions", metavar="FILE.csv", help="What people decided: columns a, b, ruling, by, at, reason."
)
@click.option(
    "--to-decide",
    metavar="FILE.csv",
    help="Where to put the decisions with the pairs that are left to decide, to be filled in.",
)
@click.option(
    "--by",
    type=click.Choice(STRATA),
    help="Put this field of each entry into the links, for estimates by stratum.",
)
@click.option(
    "--show-blocking", is_flag=True, help="Print the rules that choose pairs, and how many each found."
)
@click.option(
    "--engine",
    type=click.Choice(["here", "spark"]),
    default="here",
    show_default=True,
    help="spark: look for pairs and weigh them on Apache Spark, for lists of hundred thousands.",
)
@click.option("--master", metavar="URL", help="Spark's master. [default: local[*]]")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of the pairs drawn.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str,
    maps: str | None,
    decisions: str | None,
    to_decide: str | None,
    by: str | None,
    show_blocking: bool,
    engine: str,
    master: str | None,
    seed: int,
) -> None:
    """Say which entries of lists of people (.csv, .tsv, .xlsx, .json, .jsonl; lines pasted in a .txt or on standard input, -)
    may be one person, and why."""
    from khronika.cli.extras import linking_needed
    from khronika.cli.list_places import place_key
    from khronika.cli.progress import progress
    from khronika.cli.words import clean
    from khronika.nouns import NoLinks

    if master is not None and engine != "spark":
        raise click.UsageError("--master is Spark's; add --engine spark.", ctx)
    with linking_needed():
        from khronika.linking import ScoringFailed, link
    lists = _lists(ctx, paths, maps)
    said = decisions_in(Path(decisions)) if decisions else []
    if isinstance(said, NoLinks):
        _refused(ctx, said)
    try:
        with progress("linking") as shown, _base(engine, master) as base:
            found = link(lists, said, seed=seed, places=place_key, told=shown.step, base=base)
    except ScoringFailed as error:
        raise click.ClickException(f"{error}; nothing was written.") from error
    if isinstance(found, NoLinks):
        _refused(ctx, found)
    write_links(found, Path(output), by)
    if to_decide:
        left = write_to_decide(found, said, Path(to_decide))
        click.echo(f"{left:,} pairs to decide in {clean(to_decide)}.")
    _told(lists, found, show_blocking)
    if len(lists) < len(paths):
        ctx.exit(exits.SOME_UNREAD)


@contextmanager
def _base(engine: str, master: str | None) -> "Iterator[_Base | None]":
    """Spark, where it was asked for. What it puts on disk between two steps (sounds of names, letters of words) is encrypted with a key that
    nothing keeps, and removed."""
    if engine != "spark":
        yield None
        return
    from tempfile import TemporaryDirectory

    from khronika.archive.needs import Missing
    from khronika.archive.session import LOCAL, session

    try:
        with (
            TemporaryDirectory(prefix="khronika-") as scratch,
            session(master or LOCAL, Path(scratch), {"spark.io.encryption.enabled": "true"}) as spark,
        ):
            from khronika.linking.on_spark import on

            yield on(spark)
    except Missing as error:
        raise click.UsageError(str(error)) from error


def _refused(ctx: click.Context, why: "NoLinks") -> NoReturn:
    from khronika.cli.words import clean

    click.echo(f"Not linked: {clean(why.reason)} [{why.rule}]. {clean(why.remedy)}", err=True)
    ctx.exit(exits.SOME_UNREAD)


def _told(lists: "list[PersonList]", found: "Links", show_blocking: bool) -> None:
    from khronika.cli.words import clean
    from khronika.intake.people import columns_not_taken

    for note in (*(note for each in lists for note in each.notes), *found.notes, *found.warnings):
        click.echo(f"Note: {clean(note)}.", err=True)
    for each in lists:
        if left := columns_not_taken(each):
            columns = ", ".join(map(clean, left))
            click.echo(
                f"Note: {clean(each.name)}: columns not used: {columns}; --maps says what they are.", err=True
            )
    for words, pairs in found.looked_at if show_blocking else ():
        click.echo(f"{pairs:>12,} pairs where {words}")
    click.echo(
        f"{len(found.records):,} entries, {len(set(found.people)):,} people if all proposals hold; "
        f"{len(found.proposals):,} pairs proposed, {len(found.pairs) - len(found.proposals):,} more in doubt, "
        f"of {sum(pairs for _, pairs in found.looked_at):,} looked at."
    )


def _lists(ctx: click.Context, paths: tuple[str, ...], maps: str | None) -> "list[PersonList]":
    """The lists that could be taken; each that could not is named. Fewer than two of several are not linked: an exit."""
    from khronika.cli.words import clean
    from khronika.intake.people import receive_list
    from khronika.nouns import Unread, digest

    saved: dict[str, dict[str, str]] = {}
    if maps and Path(maps).exists():
        try:
            saved = json.loads(Path(maps).read_text(encoding="utf-8"))
        except ValueError as error:
            raise click.UsageError(f"{maps} is no file of column maps; name another, or none.") from error
    taken = []
    for path in paths:
        edition = digest(Path(path).read_bytes()) if Path(path).is_file() else ""
        each = receive_list(path, saved.get(edition), stdin=sys.stdin.buffer if path == "-" else None)
        if isinstance(each, Unread):
            click.echo(f"Not taken: {clean(each.reason)} [{each.rule}]. {clean(each.remedy)}", err=True)
        else:
            taken.append(each)
    if len(taken) < min(2, len(paths)):
        ctx.exit(exits.SOME_UNREAD)
    if len(taken) < len(paths):
        click.echo(f"Linked without it: {len(taken)} of {len(paths)} lists.", err=True)
    if maps:
        saved |= {each.edition: dict(each.columns) for each in taken}
        Path(maps).write_text(
            json.dumps(saved, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    return taken
