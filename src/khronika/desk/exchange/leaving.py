"""A sheet of claims to edit, written: the rows, and a dictionary that says what stands in each column and which may be changed."""

from collections.abc import Iterable, Sequence
from typing import IO

from django.utils.translation import gettext

from khronika.desk.exchange.columns import CHOICES, READ_ONLY, SHEET, VERSION, dictionary, shown
from khronika.ledger.exchange import Held
from khronika.publishing.formats.sheets import Column, Manner, write_csv, write_xlsx

_MANNER = Manner(frozenset(column.name for column in READ_ONLY), frozenset({VERSION}), CHOICES)
_DICTIONARY: Sequence[Column[tuple[str, ...]]] = (
    Column("column", "", lambda line: line[0]),
    Column("meaning", "", lambda line: line[1]),
    Column("may be changed", "", lambda line: line[2]),
    Column("one of", "", lambda line: line[3]),
)


def write_sheet(out: IO[bytes], form: str, rows: Iterable[Held], title: str) -> int:
    """``form`` is csv or xlsx; how many rows were written."""
    cells = (shown(held) for held in rows)
    if form == "csv":
        return write_csv(out, SHEET, cells)
    heads = (gettext("Column"), gettext("What stands in it"), gettext("May be changed"), gettext("One of"))
    return write_xlsx(
        out,
        SHEET,
        cells,
        title=title,
        dictionary=[heads, *dictionary()],
        dictionary_title=gettext("Dictionary"),
        manner=_MANNER,
    )


def write_dictionary(out: IO[bytes]) -> None:
    """As a CSV, for a sheet that is one."""
    write_csv(out, _DICTIONARY, dictionary())
