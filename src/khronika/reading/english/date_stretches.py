"""English expressions of time longer than a day: nights, weekends, ranges, halves of years, the last N of something.

Ends that lean on publication never lie after it.
"""

import calendar
import datetime as dt
import re

from khronika.nouns import PartialDate, Precision, When
from khronika.reading.english.date_anchor import (
    COUNT,
    JOIN,
    MONTH,
    ORDINAL,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Anchor,
    Resolver,
    awaits,
    looks_ahead,
    month_of,
    number_of,
)

_LENGTHS = {"hour": 1, "day": 1, "night": 1, "week": 7, "month": 30, "year": 365}
_UNIT = r"(?P<unit>days?|nights?|weeks?|months?|years?)"


def _night(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "Overnight", "overnight into Monday": the day before and the day it ends on."""
    if anchor.day is None:
        return None
    end = anchor.day
    if match["weekday"]:
        end -= dt.timedelta((end.weekday() - WEEKDAYS[match["weekday"].casefold()]) % 7)
    return When.days(end - dt.timedelta(1), end, match[0], "when.overnight")


def _past_stretch(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "in the last 10 days", "over the past year", "two weeks of protests": ends on the day of publication."""
    count = number_of(match["count"]) if match["count"] else 1
    if anchor.day is None or not count:
        return None
    unit = match["unit"].casefold().rstrip("s")
    days = -(-count // 24) if unit == "hour" else count * _LENGTHS[unit]
    return When.days(anchor.day - dt.timedelta(days), anchor.day, match[0], "when.past-stretch")


_SUNDAY = 6


def _calendar_stretch(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "last month", "this year", "last week": the calendar's own unit, as far as it has gone."""
    if anchor.day is None:
        return None
    back = {"this": 0, "next": -1, "coming": -1}.get(match["which"].casefold(), 1)
    unit = match["unit"].casefold()
    if unit == "year":
        year = PartialDate(anchor.day.year - back)
        return When(year, year, Precision.YEAR, match[0], rule="when.calendar")
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 - back
        month = PartialDate(months // 12, months % 12 + 1)
        return When(month, month, Precision.MONTH, match[0], rule="when.calendar")
    monday = anchor.day - dt.timedelta(anchor.day.weekday() + 7 * back)
    ahead = back < 0 or looks_ahead(match.string, *match.span())
    if back == 1 and anchor.day.weekday() == _SUNDAY:
        # On a Sunday "last week" is the one that ends as often as the one before: both are left open.
        return When.days(monday, anchor.day, match[0], "when.calendar")
    sunday = monday + dt.timedelta(6)
    return When.days(monday, sunday if ahead else min(sunday, anchor.day), match[0], "when.calendar")


def _weekdays(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "From Friday to Sunday", "on Saturday and Sunday": the latest such days before publication."""
    if anchor.day is None:
        return None
    first, last = WEEKDAYS[match["first"].casefold()], WEEKDAYS[match["last"].casefold()]
    end = anchor.day - dt.timedelta((anchor.day.weekday() - last) % 7)
    if awaits(match.string, match.start()) and end < anchor.day:
        end += dt.timedelta(7)
    return When.days(end - dt.timedelta((last - first) % 7), end, match[0], "when.weekdays")


def _weekend(match: re.Match[str], anchor: Anchor) -> When | None:
    """The Saturday and Sunday before publication, or the one it falls in; "next", "this coming": the one after."""
    if anchor.day is None:
        return None
    words = match[0].casefold()
    ahead = "next" in words or "coming" in words or awaits(match.string, match.start())
    back = (anchor.day.weekday() - 5) % 7
    saturday = anchor.day - dt.timedelta(back)
    if ahead:
        saturday += dt.timedelta(7 if back else 0)
    elif words.startswith(("last", "the previous")) and back <= 1:
        saturday -= dt.timedelta(7)
    sunday = saturday + dt.timedelta(1)
    return When.days(saturday, sunday if ahead else min(sunday, anchor.day), match[0], "when.weekend")


def _months(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "Between January and June 2020", "in January & February"."""
    first, last = month_of(match["month"]), month_of(match["month2"])
    ahead = looks_ahead(match.string, *match.span())
    year = int(match["year"]) if match["year"] else anchor.nearest(last, None, ahead=ahead)
    if year is None:
        return None
    start_year = int(match["year1"]) if match["year1"] else year - (first > last)
    if (start_year, first) > (year, last):
        return None
    return When(
        PartialDate(start_year, first), PartialDate(year, last), Precision.MONTH, match[0], rule="when.months"
    )


def _quarter(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "The third quarter", "Q3 2023": of the year named, or the last such before publication."""
    nth = int(match["digit"]) if match["digit"] else ORDINAL[match["nth"].casefold()]
    year: int | None = int(match["year"]) if match["year"] else None
    if year is None and (day := anchor.published) is not None:
        year = day.year - (day.month is not None and day.month <= 3 * (nth - 1))
    if year is None:
        return None
    return When(
        PartialDate(year, 3 * nth - 2),
        PartialDate(year, 3 * nth),
        Precision.MONTH,
        match[0],
        rule="when.part",
    )


def _part_of_year(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "The first five months of 2023", "the second half of last year", "the third quarter of 2022"."""
    year: int | None = int(match["year"]) if match["year"] else None
    if year is None and anchor.published is not None:
        year = anchor.published.year - (match["which"].casefold() not in ("this", "the"))
    if year is None:
        return None
    if match["count"]:
        first, last = 1, min(number_of(match["count"]), 12)
    else:
        nth, length = ORDINAL[match["nth"].casefold()], 6 if match["part"].casefold() == "half" else 3
        first, last = (nth - 1) * length + 1, nth * length
    if not 1 <= first <= last <= 12:
        return None
    return When(
        PartialDate(year, first), PartialDate(year, last), Precision.MONTH, match[0], rule="when.part"
    )


def _week_of(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "The first week of November": its days, seven each; the last seven."""
    month = month_of(match["month"])
    year = (
        int(match["year"])
        if match["year"]
        else anchor.nearest(month, None, ahead=looks_ahead(match.string, *match.span()))
    )
    if year is None:
        return None
    length = calendar.monthrange(year, month)[1]
    nth = ORDINAL.get(match["nth"].casefold())
    first = length - 6 if nth is None else (nth - 1) * 7 + 1
    return When.days(dt.date(year, month, first), dt.date(year, month, first + 6), match[0], "when.week-of")


def _years(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "Between 2015 and 2019", "the 2020-21 protests"."""
    del anchor
    first = int(match["first"] or match["from"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last <= first + 99:
        return None
    return When(PartialDate(first), PartialDate(last), Precision.YEAR, match[0], rule="when.years")


def _start_of(match: re.Match[str], anchor: Anchor) -> When | None:
    """ "The start of the year", "the beginning of the week": its first month or day."""
    if anchor.published is None:
        return None
    unit = match["unit"].casefold()
    if unit == "week":
        day = anchor.day
        return When.on(day - dt.timedelta(day.weekday()), match[0], "when.start-of") if day else None
    if unit == "month" and anchor.published.month is None:
        return None
    first = PartialDate(anchor.published.year, 1 if unit == "year" else anchor.published.month)
    return When(first, first, Precision.MONTH, match[0], rule="when.start-of")


def _recurring(match: re.Match[str], anchor: Anchor) -> None:
    """ "Every Saturday", "each evening": no day in particular."""
    del match, anchor


_UNREST = r"(?:protests?|unrest|violence|demonstrations?|clashes|strikes?|riots?|rioting|rallies|fighting|crackdown|marches|turmoil|detention)"
STRETCHES: list[tuple[str, Resolver, str]] = [
    ("when.recurring", _recurring, rf"(?:every|each)\s+(?:(?:other|single|second|third|first|last)\s+)*(?:{WEEKDAY}s?|day|night|evening|morning|weekend|week|month|year)\b(?:\s+(?:morning|evening|night|afternoon))?|{WEEKDAY}\s+(?:nights|evenings|mornings|afternoons)\b|(?<=\bmost\s){WEEKDAY}s\b|(?<=\bon\s){WEEKDAY}s(?!['\u2019])"),
    ("when.weekdays", _weekdays, rf"(?:on\s+)?(?P<first>{WEEKDAY})(?:,\s+{WEEKDAY})+,?\s+and\s+(?:on\s+)?(?P<last>{WEEKDAY})"),
    ("when.weekdays", _weekdays, rf"either\s+(?:(?:on|last|late|early)\s+)*(?P<first>{WEEKDAY}){PART}\s+or\s+(?:(?:on|last|late|early)\s+)*(?P<last>{WEEKDAY}){PART}"),
    ("when.weekdays", _weekdays, rf"(?:from|between|on)?\s*(?P<first>{WEEKDAY}){PART}(?:\s*[-\u2013]\s*|\s+(?:to|through|until|till|and)\s+(?:(?:on|late|early)\s+)?)(?P<last>{WEEKDAY}){PART}"),
    ("when.week-of", _week_of, rf"(?P<nth>first|second|third|fourth|last)\s+week\s+of\s+(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?\b"),
    ("when.weekend", _weekend, r"(?:(?:the|last|this|next)\s+(?:past\s+|previous\s+|coming\s+)?|(?:during|over)\s+a\s+(?:[a-z]+\s+)?)weekend(?!\s+of\s+(?:[A-Z]|\d))"),
    ("when.months", _months, rf"(?P<month>{MONTH})(?:\s+(?P<year1>{YEAR}))?(?:{JOIN}|\s*&\s*)(?P<month2>{MONTH})(?:,?\s+(?P<year>{YEAR}))?\b(?!\s+\d)"),
    ("when.part", _quarter, rf"(?:(?P<nth>first|second|third|fourth)\s+quarter|Q(?P<digit>[1-4]))\b(?!\s+of\b|[\s-]finals?\b)(?:,?\s+(?P<year>{YEAR}))?"),
    ("when.part", _part_of_year, rf"first\s+(?P<count>{COUNT})\s+months\s+of\s+(?:(?P<year>{YEAR})|(?:the\s+(?=last|previous))?(?P<which>this|last|previous|the)\s+year)(?P<nth>)(?P<part>)"),
    ("when.part", _part_of_year, rf"(?P<nth>first|second|third|fourth)\s+(?P<part>half|quarter)\s+of\s+(?:(?P<year>{YEAR})|(?:the\s+(?=last|previous))?(?P<which>this|last|previous|the)\s+year)(?P<count>)"),
    ("when.overnight", _night, rf"(?:(?:an?|the|another)\s+(?:(?:{'|'.join(ORDINAL)})\s+)?(?:(?:straight|consecutive|successive|whole)\s+)?night\s+of\s+(?:[a-z-]+\s+)?{_UNREST}|(?<=\bspent\s)(?:the|a|another)\s+night\b|(?<!detained\s)(?<!held\s)(?<!kept\s)(?<!jailed\s)overnight(?!\s+(?:curfew|ban))|(?:during|in|through)\s+the\s+night\b(?!\s+(?:of|from|between)\b))(?:\s+(?:in)?to\s+(?P<weekday>{WEEKDAY}))?"),
    ("when.past-stretch", _past_stretch, rf"(?:(?:in|over|during|within|for|throughout|on|each\s+of|of)\s+)?the\s+(?:last|past|previous)\s+(?P<count>{COUNT})\s+(?P<unit>hours?|days?|nights?|weeks?|months?|years?)\b(?!\s+of\b)"),
    ("when.past-stretch", _past_stretch, rf"(?:in|over|during|within|for|throughout)\s+the\s+(?:last|past)\s+(?P<count>){_UNIT}\b(?!\s+of\b)"),
    ("when.past-stretch", _past_stretch, rf"(?:(?:more\s+than|over|nearly|almost|about|some|at\s+least)\s+)?(?P<count>{COUNT})\s+(?P<unit>weeks|months|years)\s+of\s+(?:[a-z-]+\s+){{0,3}}{_UNREST}"),
    ("when.calendar", _calendar_stretch, r"(?P<which>last|this|next|coming)\s+(?P<unit>week|month|year)\b"),
    ("when.years", _years, rf"(?:(?:between|from)\s+(?P<first>{YEAR})\s+(?:and|to|until|through)\s+|(?P<from>{YEAR})\s*[-\u2013]\s*)(?P<last>{YEAR}|\d\d(?!\d|[-:.,]\d))\b"),
    ("when.start-of", _start_of, r"the\s+(?:start|beginning)\s+of\s+(?:the|this)\s+(?P<unit>year|month|week)"),
]  # fmt: skip
