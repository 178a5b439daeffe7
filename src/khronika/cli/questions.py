"""`khronika questions`: which questions the folder's figures answer."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khronika.cli import options
from khronika.cli.opening import open_folder
from khronika.nouns import Kind, PartialDate
from khronika.nouns.rows import Row, place_words, when_ends

if TYPE_CHECKING:  # the ledger needs Django, which --help must not load
    from khronika.ledger.views import QuestionRow, Told

    Teller = Callable[[Iterable[str]], Mapping[str, Told]]

_EPILOG = """
\b
Examples:
  khronika questions --kind detention --place Kazakhstan
  khronika questions --from 2019-06-09 --to 2019-06-13
  khronika questions --lattice --lang ru
  khronika questions --format csv > questions.csv
  khronika questions --claims store --place Almaty --from 2019-06
"""


@click.command("questions", short_help="List the questions that the folder's figures answer.", epilog=_EPILOG)
@options.filter_options
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@click.option("--lattice", is_flag=True, help="Each under the wider ones it lies in, with its answer.")
@options.said_in("the table's words and questions; json has the questions in all three")
@options.folder_option
@click.option(
    "--claims",
    "store",
    metavar="OUT",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Ask a store that `khronika read --engine spark` wrote, without a folder.",
)
def command(
    kind: str | None,
    place: str | None,
    start: PartialDate | None,
    end: PartialDate | None,
    form: str,
    lattice: bool,
    lang: str,
    folder: str | None,
    store: Path | None,
) -> None:
    """List the questions that the folder's figures answer, those with the most figures first."""
    options.check_period(start, end)
    if lattice and form != "table":
        raise click.UsageError("--lattice is a way to print; json has wider and narrower of every question.")
    if store is not None:
        if folder is not None:
            raise click.UsageError("--claims asks a store and --folder a data folder; leave one out.")
        from khronika.cli.questions_of_store import asked_of_store

        with asked_of_store(store, kind, place, start, end, lang) as (rows, told):
            _printed(rows, told, form, lattice, lang)
        return
    with open_folder(folder, make=False):
        from khronika.ledger import access

        found = access.questions(Kind(kind) if kind else None, place, start, end)
        _printed(found, access.told, form, lattice, lang)
        options.say_of_place(place, bool(found), lang)


def _printed(found: "list[QuestionRow]", told: "Teller", form: str, lattice: bool, lang: str) -> None:
    """``told`` looks up by ids what is said to questions."""
    if form == "csv":
        click.echo(_csv(found), nl=False)
    elif form == "json":
        click.echo(_json(found, told))
    else:
        click.echo((_lattice if lattice else _table)(found, lang, told))


def question_row(row: "QuestionRow") -> Row:
    """A question as a flat object: what --format json gives a list of, and csv a line of."""
    question = row.question
    return {
        "id": question.id,
        "question": question.text,
        "kind": question.kind.value,
        "population": question.population,
        "place": place_words(question.places),
        "period": when_ends(question.period),
        "unit": question.unit.value,
        "figures": row.figures,
        "sources": row.sources,
        "outlets": row.outlets,
        "reports_without_outlet": row.unnamed,
        "voices_not_told_apart": row.untold,
        "wider": list(question.wider),
        "narrower": list(question.narrower),
    }


def titles_of(found: Sequence["QuestionRow"], lang: str, teller: "Teller | None" = None) -> list[str]:
    """The questions in ``lang``, in the order given; for Russian and Kazakh their claims are looked up, all at once: by ``teller``, else in
    the open folder."""
    from khronika.cli.question_lattice import title_of
    from khronika.cli.words import clean

    if lang == "en" or not found:
        return [clean(row.question.text) for row in found]
    if teller is None:
        from khronika.ledger import access

        teller = access.told
    told = teller(row.id for row in found)
    return [clean(title_of(row, told.get(row.id), lang)) for row in found]


def _lattice(found: list["QuestionRow"], lang: str, told: "Teller") -> str:
    from khronika.cli.question_lattice import lattice_lines
    from khronika.cli.spoken import counted
    from khronika.reconciling.tongues import tongue_of

    lines = list(lattice_lines(found, told(row.id for row in found), lang))
    return "\n".join([*(lines or [tongue_of(lang).nobody, ""]), f"{counted(lang, len(found), 'question')}."])


def _table(found: list["QuestionRow"], lang: str, told: "Teller") -> str:
    from khronika.cli.layout import Column, table
    from khronika.cli.spoken import counted, say
    from khronika.reconciling.tongues import tongue_of

    columns = [
        Column(say(lang, "Question")),
        Column(say(lang, "Figures"), 0, right=True),
        Column(say(lang, "Sources"), 0, right=True),
        Column(say(lang, "Outlets"), 0, right=True),
        Column(say(lang, "Id"), 0),
    ]
    rows = [
        [
            asked,
            str(row.figures),
            _and_more(row.sources, row.untold),
            _and_more(row.outlets, row.unnamed),
            row.id,
        ]
        for row, asked in zip(found, titles_of(found, lang, told), strict=True)
    ]
    listed = [table(columns, rows) if rows else tongue_of(lang).nobody, ""]
    unsure = any(row.untold or row.unnamed for row in found)
    return "\n".join(
        [*listed, *([say(lang, _UNSURE), ""] if unsure else []), f"{counted(lang, len(rows), 'question')}."]
    )


_UNSURE = "2+1: one more voice that nothing tells from others, or one more report that names no outlet."


def _and_more(known: int, unsure: int) -> str:
    """ "3", or "3+1" where one more cannot be told apart."""
    return f"{known}+{unsure}" if unsure else str(known)


def _json(found: list["QuestionRow"], teller: "Teller") -> str:
    from khronika.cli.question_lattice import answers_of, title_of

    told = teller(row.id for row in found)
    listed = [
        {
            **question_row(row),
            "titles": {lang: title_of(row, told.get(row.id), lang) for lang in ("en", "ru", "kk")},
            "answers": {lang: answers_of(row, told.get(row.id), lang) for lang in ("en", "ru", "kk")},
        }
        for row in found
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1)


def _csv(found: list["QuestionRow"]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            "id",
            "question",
            "kind",
            "population",
            "place",
            "from",
            "to",
            "unit",
            "figures",
            "sources",
            "outlets",
            "reports_without_outlet",
            "voices_not_told_apart",
        ]
    )
    for row in found:
        flat = question_row(row)
        flat["period"] = flat["period"] or [None, None]
        del flat["wider"], flat["narrower"]  # a cell holds no list
        cells = [cell for value in flat.values() for cell in (value if isinstance(value, list) else [value])]
        writer.writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it, as spreadsheets themselves do."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
