"""What a person on a list agreed to, in the language of the page."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.desk.words import day_words
from khronika.ledger.consent_views import ConsentView
from khronika.nouns import Audience, Giver, PartialDate, Permission, Shown

_GIVERS = {
    Giver.PERSON: gettext_noop("the person"),
    Giver.PARENT: gettext_noop("a parent or guardian"),
    Giver.RELATIVE: gettext_noop("a relative"),
    Giver.LAWYER: gettext_noop("their lawyer"),
    Giver.OTHER: gettext_noop("somebody else"),
}
_SHOWN = {
    Shown.NAME: gettext_noop("name"),
    Shown.AGE: gettext_noop("age or date of birth"),
    Shown.SEX: gettext_noop("sex"),
    Shown.PLACE: gettext_noop("town or place"),
    Shown.HELD_AT: gettext_noop("where held"),
    Shown.DATE: gettext_noop("date"),
    Shown.STATUS: gettext_noop("status"),
}
_AUDIENCES = {
    Audience.TEAM: gettext_noop("the team of this folder"),
    Audience.PARTNERS: gettext_noop("bodies named below"),
    Audience.PUBLIC: gettext_noop("everybody"),
}
_COLUMNS = {
    Audience.TEAM: gettext_noop("To the team"),
    Audience.PARTNERS: gettext_noop("To named bodies"),
    Audience.PUBLIC: gettext_noop("To everybody"),
}
_PERMISSIONS = {
    Permission.YES: gettext_noop("yes"),
    Permission.REFUSED: gettext_noop("no: refused"),
    Permission.ENDED: gettext_noop("no: it has ended"),
    Permission.WITHDRAWN: gettext_noop("no: withdrawn"),
    Permission.NONE_RECORDED: gettext_noop("none recorded"),
}
_STANDING = {
    Permission.YES: gettext_noop("consent to something"),
    Permission.REFUSED: gettext_noop("refused"),
    Permission.ENDED: gettext_noop("ended"),
    Permission.WITHDRAWN: gettext_noop("withdrawn"),
    Permission.NONE_RECORDED: gettext_noop("none recorded"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as the page shows it: ``scope`` is what may be shown, to whom and until when. ``counts`` is False where it stands on an
    entry that is only likely the same person's."""

    view: ConsentView
    answer: str
    giver: str
    scope: str
    counts: bool


def giver_choices() -> list[tuple[str, str]]:
    return [(each.value, gettext(words)) for each, words in _GIVERS.items()]


def shown_choices() -> list[tuple[str, str]]:
    return [(each.value, gettext(words)) for each, words in _SHOWN.items()]


def audience_choices() -> list[tuple[str, str]]:
    return [(each.value, gettext(words)) for each, words in _AUDIENCES.items()]


def audience_columns() -> list[str]:
    return [gettext(words) for words in _COLUMNS.values()]


def standing_words(found: Permission) -> str:
    return gettext(_STANDING[found])


def matrix(
    permits: Callable[[Shown, Audience, dt.date], Permission], on: dt.date
) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """A row for each thing that may be shown; in it for each audience (its column's head, what the records say, whether that is yes)."""
    return [
        (gettext(words), [_cell(permits(shown, audience, on), audience) for audience in Audience])
        for shown, words in _SHOWN.items()
    ]


def _cell(found: Permission, audience: Audience) -> tuple[str, str, bool]:
    return gettext(_COLUMNS[audience]), gettext(_PERMISSIONS[found]), found is Permission.YES


def said(view: ConsentView, *, counts: bool) -> Said:
    consent = view.consent
    answer = gettext("Refused") if consent.refused else gettext("Agreed")
    return Said(view, answer, gettext(_GIVERS[consent.given_by]), _scope(view), counts)


def _scope(view: ConsentView) -> str:
    consent = view.consent
    if consent.audience is None:
        return gettext("nothing may be shown to anybody")
    what = ", ".join(gettext(_SHOWN[each]) for each in consent.what)
    whom = gettext(_AUDIENCES[consent.audience]) if not consent.partners else consent.partners
    words = gettext("may be shown: {what}; to: {whom}").format(what=what, whom=whom)
    if consent.until is None:
        return gettext("{words}; no end named").format(words=words)
    day = day_words(PartialDate.parse(consent.until.isoformat()))
    return gettext("{words}; until {day}").format(words=words, day=day)
