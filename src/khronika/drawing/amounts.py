"""Numbers with their units, and what a figure's words allow, in the words of whoever speaks (``spoken_by``)."""

from collections.abc import Callable

from khronika.drawing.chart.wording import gettext, ngettext, number_words
from khronika.nouns.figures import Figure
from khronika.nouns.vocabulary import Unit

_UNITS: dict[Unit, Callable[[int], str]] = {
    Unit.PERSONS: lambda n: ngettext("person", "people", n),
    Unit.PERCENT: lambda n: ngettext("per cent", "per cent", n),
    Unit.HOURS: lambda n: ngettext("hour", "hours", n),
    Unit.DAYS: lambda n: ngettext("day", "days", n),
    Unit.MINUTES: lambda n: ngettext("minute", "minutes", n),
    Unit.SHUTDOWNS: lambda n: ngettext("shutdown", "shutdowns", n),
    Unit.VIOLATIONS: lambda n: ngettext("violation", "violations", n),
    Unit.CASES: lambda n: ngettext("case", "cases", n),
    Unit.PLACES: lambda n: ngettext("place", "places", n),
    Unit.VEHICLES: lambda n: ngettext("vehicle", "vehicles", n),
    Unit.MONEY: lambda n: gettext("money"),
    Unit.UNKNOWN: lambda n: "",
}  # fmt: skip
_MANY = 5  # a number after which each of the three languages has its general plural


def unit_words(unit: Unit, number: float | None = None) -> str:
    """The unit as a word, as it stands after ``number`` or, without one, after a range; nothing for an unknown one."""
    if number is None:
        return _UNITS[unit](_MANY)
    return _UNITS[unit](int(number) if number == int(number) else 2)  # 1,5 часа, as after two


def range_words(figure: Figure) -> str:
    """What the words allow: ``900 to 1,100 people``, ``at least 1,000``: an open end stays open."""
    unit = unit_words(figure.unit)
    low, high = figure.low, figure.high
    if low is None and high is not None:
        words = gettext("{number} or fewer {unit}").format(number=number_words(high), unit=unit)
    elif high is None and low is not None:
        words = gettext("{number} or more {unit}").format(number=number_words(low), unit=unit)
    elif low == high and low is not None:
        words = f"{number_words(low)} {unit_words(figure.unit, low)}"
    else:
        ends = {"low": number_words(low or 0), "high": number_words(high or 0)}
        words = gettext("{low} to {high} {unit}").format(unit=unit, **ends)
    return words.rstrip()
