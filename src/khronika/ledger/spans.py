"""Rows by days, looked up and not gone through. A row has the first and the last day on which it may have happened; what meets a month is found
among those that begin in it or up to a month before it, and among the few that last longer than that."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import IntegerField, Model, Q, QuerySet
from django.db.models.expressions import Func

from khronika.nouns import PartialDate

Days = tuple[PartialDate | None, PartialDate | None]  # from and until; an open end is ``None``
Rows = TypeVar("Rows", bound=Model)

# Most of what happens is told to the day or to the month; a year or a season, or what lasts, is rare.
_SHORT = 31


class Long(Func):
    """1 where more than a month lies between the second and the first of two columns, 0 where less does or one is NULL. The same words
    in queries and in indexes, or no index would be used."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = f"CASE WHEN julianday(%(expressions)s) > {_SHORT} THEN 1 ELSE 0 END"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(")

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = f"CASE WHEN (%(expressions)s) > {_SHORT} THEN 1 ELSE 0 END"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ")


class Unlooked(Func):
    """A column by which SQLite looks nothing up: it has no numbers of a record and would rather sort half of it than go through a few
    rows in the order that is asked for."""

    arity = 1

    def as_sql(self, compiler: Any, connection: Any, **more: Any) -> Any:  # type: ignore[override]
        return super().as_sql(compiler, connection, template="%(expressions)s")

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return super().as_sql(compiler, connection, template="+%(expressions)s")


def meeting(
    rows: "QuerySet[Rows]", days: Days, first: str = "first_day", last: str = "last_day", walked: bool = False
) -> "QuerySet[Rows]":
    """Those that may have happened within the days, by the names of their two columns. What does not say when is kept only where both ends
    are open. ``walked``: many do, and are wanted in another order."""
    start, end = days
    whole = Q()
    low, high = (f"unlooked_{first}", f"unlooked_{last}") if walked else (first, last)
    if start is not None:
        whole &= Q(**{f"{high}__gte": start.earliest})
    if end is not None:
        whole &= Q(**{f"{low}__lte": end.latest})
    if walked and whole:
        unlooked: QuerySet[Rows] = rows.alias(**{low: Unlooked(first), high: Unlooked(last)})
        return unlooked.filter(whole)
    if start is None:
        return rows.filter(whole)
    begins = max(start.earliest, dt.date.min + dt.timedelta(days=_SHORT)) - dt.timedelta(days=_SHORT)
    near = whole & Q(**{f"{first}__gte": begins})
    long = f"long_{first}"
    found: QuerySet[Rows] = rows.alias(**{long: Long(last, first)})
    return found.filter(near | (whole & Q(**{long: 1})))
