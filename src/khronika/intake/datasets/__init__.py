"""Tables of other datasets: a row becomes the bytes and the text of a report, and values that claims are made of.

``column_maps`` says which column is what, ``row_reports`` what is kept of a row, ``row_values`` what it says. Places and words for numbers are
the business of whoever calls (``foreign.py``): this room knows no gazetteer.
"""

from khronika.intake.datasets.column_maps import BUILT_IN, ColumnMap, WrongMap, built_in, parse_map
from khronika.intake.datasets.row_reports import MEDIA_TYPE, KeptRow, keep_row
from khronika.intake.datasets.row_values import Said, Trouble, Value, values_of

__all__ = [
    "BUILT_IN",
    "MEDIA_TYPE",
    "ColumnMap",
    "KeptRow",
    "Said",
    "Trouble",
    "Value",
    "WrongMap",
    "built_in",
    "keep_row",
    "parse_map",
    "values_of",
]
