"""The days about which most is told: what a timeline shows where all of it would be a wall of months."""

import datetime as dt
from collections.abc import Sequence

from khronika.drawing.timeline import Row
from khronika.nouns import PartialDate, ReleasedIncident, When

DAYS = 10  # as many cells as a timeline draws by days


def busiest_days(incidents: Sequence[ReleasedIncident]) -> list[ReleasedIncident]:
    """Those that lie within the ``DAYS`` days in which most lie, in their order; the earlier of two such stretches."""
    dated = [(each, ends) for each in incidents if (ends := _ends(each)) is not None]
    starts = sorted({first for _, (first, _) in dated})
    best: list[ReleasedIncident] = []
    for start in starts:
        last = start + dt.timedelta(days=DAYS - 1)
        inside = [each for each, (first, end) in dated if start <= first and end <= last]
        best = inside if len(inside) > len(best) else best
    return best


def span_of(rows: Sequence[Row]) -> When | None:
    """From the first day of the rows to the last; ``None`` where there are none."""
    first = [row.when.earliest for row in rows if row.when and row.when.earliest]
    last = [row.when.latest for row in rows if row.when and row.when.latest]
    return When(PartialDate.of(min(first)), PartialDate.of(max(last))) if first and last else None


def _ends(each: ReleasedIncident) -> tuple[dt.date, dt.date] | None:
    """Both ends of it; ``None`` where one is open or no day is told."""
    period = each.incident.period
    if period is None or period.earliest is None or period.latest is None:
        return None
    return period.earliest, period.latest
