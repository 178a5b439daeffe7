"""What the inbox's templates need beside ``desk``."""

import datetime as dt

from django import template
from django.utils.translation import gettext

from khronika.desk import words
from khronika.ledger.arrival_views import FoundRow
from khronika.nouns import PartialDate

register = template.Library()


@register.filter
def at(moment: dt.datetime) -> str:
    """A time in UTC, to the minute."""
    told = moment.astimezone(dt.UTC)
    return f"{words.day_words(PartialDate(told.year, told.month, told.day))}, {told:%H:%M} UTC"


@register.filter
def find_name(row: FoundRow) -> str:
    """By the id that the report gives itself, else by what it came in, with its place where several did."""
    if row.report is not None and row.report.given_id:
        return row.report.given_id
    origin = row.report.origin if row.report is not None else row.unread.origin if row.unread else row.name
    return origin or row.name


@register.filter
def find_form(number: int) -> str:
    return f"find-{number}"


@register.filter
def find_suffix(number: int) -> str:
    return f"-{number}"


@register.filter
def arrival_state(state: str) -> str:
    return {
        "waiting": gettext("waits to be read"),
        "reading": gettext("is being read"),
        "done": gettext("read to the end"),
    }[state]


@register.filter(name="words")
def split_words(listed: str) -> list[str]:
    return listed.split()
