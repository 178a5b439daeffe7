"""`khronika link`: lists of people in, a file of links without names out. No ledger, no Django."""

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import exits

if TYPE_CHECKING:  # --help answers at once
    from khronika.linking import Links
    from khronika.nouns import LinkDecision, NoLinks, PersonList

_EPILOG = """
\b
Example:
  khronika link ministry.csv lawyers.xlsx monitors.json -o links.csv

\b
The output has a row for each entry (its list, its row, its person) and a row
for each pair that may be one person (probability, reasons). It holds no name;
ids lead back to the rows of your lists. A proposal is not a finding: a person
decides. Needs the extra khronika[linking] (here: make linking).
"""
_COLUMNS = (
    "kind",
    "a",
    "list_a",
    "row_a",
    "b",
    "list_b",
    "row_b",
    "person",
    "probability",
    "proposed",
    "decided",
    "reasons",
)


@click.command(
    "link", short_help="Say which entries of lists may be one person. Needs no folder.", epilog=_EPILOG
)
@click.argument("paths", metavar="LIST...", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="LINKS.csv", help="Where the links go.")
@click.option("--maps", metavar="MAPS.json", help="Column maps by edition: read where there, and completed.")
@click.option(
    "--decisions", metavar="FILE.csv", help="What people decided: columns a, b, ruling, by, at, reason."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of the pairs drawn.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str,
    maps: str | None,
    decisions: str | None,
    seed: int,
) -> None:
    """Say which entries of lists of people (.csv, .tsv, .xlsx, .json, .jsonl) may be one person, and why."""
    from khronika.cli.words import clean
    from khronika.nouns import NoLinks

    try:
        from khronika.linking import ScoringFailed, link
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error.name} is not installed; install khronika[linking].") from error
    lists = _lists(ctx, paths, maps)
    said = _decided(Path(decisions)) if decisions else []
    try:
        found = link(lists, said, seed=seed) if not isinstance(said, NoLinks) else said
    except ScoringFailed as error:
        raise click.ClickException(f"{error}; nothing was written.") from error
    if isinstance(found, NoLinks):
        click.echo(f"Not linked: {clean(found.reason)} [{found.rule}]. {clean(found.remedy)}", err=True)
        ctx.exit(exits.SOME_UNREAD)
    _write(found, Path(output))
    for note in (*(note for each in lists for note in each.notes), *found.notes, *found.warnings):
        click.echo(f"Note: {clean(note)}.", err=True)
    click.echo(
        f"{len(found.records):,} entries, {len(set(found.people)):,} people if all proposals hold; "
        f"{len(found.proposals):,} pairs proposed, {len(found.pairs) - len(found.proposals):,} more in doubt."
    )


def _decided(path: Path) -> "list[LinkDecision] | NoLinks":
    """Rows in the order they were decided: same, different or unsure; withdrawn takes the pair's last word back."""
    from khronika.nouns import Bond, LinkDecision, NoLinks

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return [
            LinkDecision(
                row["a"],
                row["b"],
                None if row["ruling"] == "withdrawn" else Bond(row["ruling"]),
                row["by"],
                row.get("at") or "",
                row.get("reason") or "",
            )
            for row in rows
        ]
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except (KeyError, ValueError, AttributeError, csv.Error):
        return NoLinks(
            "links.decisions",
            "the file of decisions has rows that are none",
            "Columns a, b (ids of entries), ruling (same, different, unsure, withdrawn) and by (who decided).",
        )


def _lists(ctx: click.Context, paths: tuple[str, ...], maps: str | None) -> "list[PersonList]":
    """All lists, or an exit that names each that was not taken."""
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
        each = receive_list(path, saved.get(edition))
        if isinstance(each, Unread):
            click.echo(f"Not taken: {clean(each.reason)} [{each.rule}]. {clean(each.remedy)}", err=True)
        else:
            taken.append(each)
    if len(taken) < len(paths):
        ctx.exit(exits.SOME_UNREAD)
    if maps:
        saved |= {each.edition: dict(each.columns) for each in taken}
        Path(maps).write_text(
            json.dumps(saved, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    return taken


def _write(found: "Links", path: Path) -> None:
    from khronika.linking import PROPOSED

    of = {record.id: record for record in (*found.records, *found.left_out)}
    people = {record.id: person for record, person in zip(found.records, found.people, strict=True)}
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        for key, record in of.items():
            rows.writerow(
                ("entry", key, record.list, record.row, "", "", "", people.get(key, ""), "", "", "")
            )
        decided = {pair: ruling.value for pair, ruling in found.rulings.items()}
        for pair in found.pairs:
            a, b = of[pair.a], of[pair.b]
            ends = (pair.a, a.list, a.row, pair.b, b.list, b.row)
            proposed = "yes" if pair.probability >= PROPOSED else "no"
            rows.writerow(
                (
                    "pair",
                    *ends,
                    "",
                    pair.probability,
                    proposed,
                    decided.pop((pair.a, pair.b), ""),
                    "; ".join(pair.reasons),
                )
            )
        for (first, second), ruling in sorted(
            decided.items()
        ):  # of pairs that nothing speaks for but a person
            a, b = of[first], of[second]
            rows.writerow(("pair", first, a.list, a.row, second, b.list, b.row, "", 0, "no", ruling, ""))
