"""Days, as exactly as they may be told, and not too fresh."""

import datetime as dt

from khronika.nouns import PartialDate, Precision, When
from khronika.publishing.rules import Rounded, Rules

_PRECISION = {Rounded.MONTH: Precision.MONTH, Rounded.YEAR: Precision.YEAR}


def known_until(rules: Rules, on: dt.date) -> dt.date:
    """The last day that a release made that day may know of."""
    return on - dt.timedelta(days=rules.days_old)


def date(given: PartialDate | None, rules: Rules) -> PartialDate | None:
    if given is None or rules.time is Rounded.DAY:
        return given
    return PartialDate(given.year, given.month if rules.time is Rounded.MONTH else None)


def when(given: When | None, rules: Rules) -> When | None:
    """Rounded, and without the report's words for it: "at three in the afternoon" stands in those."""
    if given is None:
        return None
    start, end = date(given.start, rules), date(given.end, rules)
    precision = _PRECISION.get(rules.time, given.precision)
    return When(start, end, precision)


def is_old_enough(last: dt.date | None, until: dt.date) -> bool:
    """True for a day that lies no later, and where no day is told."""
    return last is None or last <= until
