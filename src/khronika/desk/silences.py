"""What nobody has said: days and places of a question for which no figure was found, and whether anybody but the state counts all of it.

Absence is about what was read, and is said so. Nothing is asked that the figures themselves do not raise.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from khronika.desk import words
from khronika.desk.figures import Group, Row, Sheet
from khronika.drawing.chart import Family
from khronika.nouns import Question, When
from khronika.reconciling.cards import card_of

# Of a longer period single days are not looked for: nobody counts a month day by day, and the page would be of what is missing alone.
_MOST_DAYS = 31
_MOST_NAMED = 8  # stretches or places in one sentence


def silences(sheet: Sheet, question: Question) -> tuple[str, ...]:
    """Sentences, in the language of the page; none where nobody gives any number, which the answer says."""
    counted = [
        row
        for row in sheet.everything
        if row.claim.figure is not None and row.group in (Group.ALL, Group.SOME, Group.ONE)
    ]
    if not counted:
        return ()
    return tuple(filter(None, (_whole(counted), _days(counted, question), _places(counted, question))))


def _whole(counted: Sequence[Row]) -> str:
    """Who counts all that the question asks."""
    families = {row.family for row in counted if row.group is Group.ALL and not row.relay_of}
    if not families:
        return gettext("Nobody gives a number for all of it; there are only numbers for parts.")
    if families == {Family.STATE}:
        return gettext(
            "Only bodies of the state give a number for all of it: nobody independent of them does."
        )
    return ""


def _days(counted: Sequence[Row], question: Question) -> str:
    """Days of the question of which nobody counts that day alone."""
    period = question.period
    if period is None or period.earliest is None or period.latest is None:
        return ""
    many = (period.latest - period.earliest).days + 1
    if not 1 < many <= _MOST_DAYS:
        return ""
    days = {period.earliest + dt.timedelta(days=at) for at in range(many)}
    for row in counted:
        when = card_of(row.claim).period
        if when is not None and when.earliest is not None and when.earliest == when.latest:
            days.discard(when.earliest)
    if not days or len(days) == many:  # that nobody counts by days at all is no gap among days
        return ""
    told = [words.when_words(each) for each in _stretches(sorted(days))][:_MOST_NAMED]
    return gettext("Days that nobody counts alone: {days}.").format(days="; ".join(told))


def _stretches(days: Sequence[dt.date]) -> Iterator[When]:
    """Days that follow on each other, told as one."""
    first = last = days[0]
    for day in days[1:]:
        if day - last > dt.timedelta(days=1):
            yield When.days(first, last)
            first = day
        last = day
    yield When.days(first, last)


def _places(counted: Sequence[Row], question: Question) -> str:
    """Places that the question names, of which nobody counts that place alone."""
    if len(question.places) < 2:
        return ""
    alone = {card_of(row.claim).places[0].identity for row in counted if len(card_of(row.claim).places) == 1}
    left = [place for place in question.places if place.identity not in alone]
    if not left:
        return ""
    told = words.places_words(left[:_MOST_NAMED], question.period)
    return gettext("Places that nobody counts alone: {places}.").format(places=told)
