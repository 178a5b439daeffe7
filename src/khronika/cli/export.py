"""`khronika export FORMAT`: claims, questions or incidents in a form that other programs read."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.nouns import Kind, PartialDate
from khronika.publishing.formats import FLAT, FORMATS, View, dictionary, write_losses

_EPILOG = """
\b
Examples:
  khronika export geojson --kind detention -o detentions.geojson
  khronika export package --place Almaty --licence CC-BY-4.0 -o almaty.zip
  khronika export acled --from 2019-06 --losses lost.csv > acled.csv

\b
Forms of claims, questions and incidents: csv, xlsx, package (frictionless),
hxl, geojson. Of claims alone: ftm, plover, acled, ucdp, timemap, annotations,
prov. One record a row; what each form loses: docs/exports.md.
"""


@click.command(
    "export", short_help="Write claims, questions or incidents for other programs.", epilog=_EPILOG
)
@click.argument("form", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@click.option(
    "--of", "what", type=click.Choice(["claims", "questions", "incidents"]), default="claims", show_default=True, help="Of what.",
)  # fmt: skip
@options.filter_options
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default=Path("-"), help="The file; without it, standard output.")  # fmt: skip
@click.option("--losses", type=click.Path(dir_okay=False, path_type=Path), help="What the form does not hold, row by row, as a CSV.")  # fmt: skip
@click.option("--dictionary", "words", type=click.Path(dir_okay=False, path_type=Path), help="What the columns of the flat forms mean, as a CSV.")  # fmt: skip
@click.option("--licence", default="", help="Under which licence, for forms that say so (package, geojson).")
@options.folder_option
def command(
    form: str,
    what: str,
    kind: str | None,
    place: str | None,
    start: PartialDate | None,
    end: PartialDate | None,
    output: Path,
    losses: Path | None,
    words: Path | None,
    licence: str,
    folder: str | None,
) -> None:
    """Write the claims, questions or incidents that pass the filter as FORMAT, one record for each."""
    options.check_period(start, end)
    if what != "claims" and form not in FLAT:
        raise click.UsageError(f"{form} holds claims; for {what} take one of {', '.join(FLAT)}.")
    chosen = FORMATS[form]
    if losses is not None and chosen.losses is None:
        raise click.UsageError(
            f"{form} loses nothing row by row; docs/exports.md says what it does not hold at all."
        )
    with open_folder(folder, make=False):
        from django.utils.translation import override

        with override("en"):
            view, counted = _counting(_view(what, Kind(kind) if kind else None, place, (start, end), licence))
            _write(chosen.write(view), output)
            if losses is not None:
                _write(write_losses(chosen, view), losses)
            if words is not None:
                _write(dictionary(view), words)
        options.say_of_place(place, counted() > 0)
        where = "" if str(output) == "-" else f" in {output}"
        many = counted()
        click.echo(f"{many} {what if many != 1 else what.removesuffix('s')}{where}.", err=True)


def _view(
    what: str,
    kind: Kind | None,
    place: str | None,
    days: tuple[PartialDate | None, PartialDate | None],
    licence: str,
) -> View[Any]:
    from khronika.desk import forms
    from khronika.ledger import access, happened, search

    if what == "questions":
        return forms.questions(lambda: access.questions(kind, place, *days), licence)
    if what == "incidents":
        return forms.incidents(lambda: happened.every(happened.Wanted(kind, place, days)), licence)
    wanted = search.Filter(kind=kind, place=place, happened=days)
    return forms.claims(lambda: search.every_claim(wanted), licence)


def _counting(view: View[Any]) -> tuple[View[Any], Callable[[], int]]:
    """The same view, and how many rows it gave when it was last asked for them."""
    from dataclasses import replace

    count = 0

    def rows() -> Iterator[Any]:
        nonlocal count
        count = 0
        for row in view.rows():
            count += 1
            yield row

    return replace(view, rows=rows), lambda: count


def _write(pieces: Iterable[bytes], to: Path) -> None:
    if str(to) == "-":
        _put(pieces, sys.stdout.buffer)
        return
    with to.open("wb") as out:
        _put(pieces, out)


def _put(pieces: Iterable[bytes], out: IO[bytes]) -> None:
    for piece in pieces:
        out.write(piece)
