"""Tables and paragraphs as plain text: no colours, no codes, readable in a pipe."""

import io
import shutil
from collections.abc import Sequence
from dataclasses import dataclass

_PIPED_WIDTH = 110  # columns where nobody's terminal says: fits a mail and a landscape page
_NARROWEST = 60
_WIDEST = 140  # longer lines are hard to follow from one column to the next


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` is the column's part of the room left for text; 0 takes what its words need and never wraps.
    ``fixed`` gives it so many characters at any width, so that a date stays whole."""

    title: str
    share: int = 1
    right: bool = False
    fixed: int = 0


def width() -> int:
    """Columns to write in: the terminal's, or COLUMNS, or enough for a pipe."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns))


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    """The rows under their titles, wrapped within the width."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        drawn.add_column(
            Text(column.title),
            ratio=None if column.fixed else column.share or None,
            width=column.fixed or None,
            no_wrap=not (column.share or column.fixed),
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return _print(drawn)


def paragraph(words: str, indent: str = "") -> str:
    """Words wrapped within the width."""
    import textwrap

    return textwrap.fill(words, width(), initial_indent=indent, subsequent_indent=indent)


def _print(renderable: object) -> str:
    from rich.console import Console

    out = io.StringIO()
    # highlight and colour off: a report's own words must never become markup or terminal codes.
    console = Console(
        file=out, width=width(), color_system=None, highlight=False, markup=False, legacy_windows=False
    )
    console.print(renderable)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n"))
