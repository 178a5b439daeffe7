"""Rows by days are the same however a database finds them."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.ledger.spans import meeting
from khronika.ledger.tables import Incident
from khronika.nouns import PartialDate

pytestmark = pytest.mark.django_db
FIRST = dt.date(2030, 1, 1)
days = st.integers(0, 400).map(lambda n: FIRST + dt.timedelta(days=n))
lasting = st.integers(0, 90) | st.integers(28, 34)
ends = st.none() | days.map(PartialDate.of)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(days, lasting), max_size=8), ends, ends)
def test_what_meets_the_days_is_found_and_nothing_else(
    held: list[tuple[dt.date, int]], start: PartialDate | None, end: PartialDate | None
) -> None:
    Incident.objects.all().delete()
    rows = [(f"i-{n}", first, first + dt.timedelta(days=long)) for n, (first, long) in enumerate(held)]
    Incident.objects.bulk_create(
        Incident(id=key, body="", kind="", first_day=a, last_day=b) for key, a, b in rows
    )
    Incident.objects.create(id="i-undated", body="", kind="")
    wanted = {
        key
        for key, first, last in rows
        if (start is None or last >= start.earliest) and (end is None or first <= end.latest)
    } | ({"i-undated"} if start is end is None else set())
    for walked in (False, True):
        found = meeting(Incident.objects.all(), (start, end), walked=walked)
        assert sorted(found.values_list("pk", flat=True)) == sorted(wanted)
