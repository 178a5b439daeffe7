"""How public pages say things: who, where, when and how a claim stands, in the language of the page. The desk's own strings where they
mean the same; nothing here knows the engine, so that sentences about figures come from the release."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from khronika.drawing import dates
from khronika.drawing.chart.wording import Voice, spoken_by
from khronika.nouns import (
    Changed,
    Claim,
    PartialDate,
    Place,
    ReleasedClaim,
    Stance,
    State,
    Thing,
    When,
    Words,
)
from khronika.nouns.labels import LANGS, words_for

TAKEN_BACK = Words(
    "The release that held it was taken back.",
    "Выпуск, в котором это стояло, отозван.",
    "Бұл тұрған шығарылым қайтарып алынды.",
)
Name = Callable[[Place, str, PartialDate | None], str]  # a place, a language and a day: what it was called
NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}

_STATES = {
    State.PROPOSED: gettext_noop("read by the machine, not reviewed by a person"),
    State.ACCEPTED: gettext_noop("accepted by a reviewer"),
    State.CORRECTED: gettext_noop("corrected by a reviewer"),
    State.UNSURE: gettext_noop("a reviewer is unsure"),
    State.UNVERIFIABLE: gettext_noop("a reviewer could not verify it"),
    State.REJECTED: gettext_noop("rejected by a reviewer"),
}
_CHANGES = {
    Changed.ADDED: gettext_noop("added"),
    Changed.CHANGED: gettext_noop("changed"),
    Changed.WITHDRAWN: gettext_noop("withdrawn"),
    Changed.MERGED: gettext_noop("merged"),
}
_THINGS = {
    Thing.CLAIM: gettext_noop("claim"),
    Thing.REPORT: gettext_noop("report"),
    Thing.QUESTION: gettext_noop("question"),
    Thing.INCIDENT: gettext_noop("incident"),
}


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Pages and pictures made inside speak ``lang``."""
    if lang not in LANGS:
        raise ValueError(f"no pages in {lang!r}; use {', '.join(LANGS)}")
    with (
        translation.override(lang),
        spoken_by(Voice(lang, translation.gettext, translation.ngettext, translation.pgettext)),
    ):
        yield


def spoken() -> str:
    """The language of the page that is being made. Raises ValueError outside of any."""
    lang = (translation.get_language() or "").split("-")[0]
    if lang not in LANGS:
        raise ValueError("no page is being made")
    return lang


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def state_words(released: ReleasedClaim) -> str:
    words = gettext(_STATES[released.state])
    return f"{words}; {gettext('a second person confirmed it')}" if released.seconded else words


def change_words(change: Changed) -> str:
    return gettext(_CHANGES[change])


def thing_words(thing: Thing) -> str:
    return gettext(_THINGS[thing])


def kind_words(claim: Claim) -> str:
    return capital(words_for(claim.kind, spoken()))


def day_words(date: PartialDate) -> str:
    return dates.date_in(spoken(), date)


def when_words(when: When | None, *, year: bool = True) -> str:
    """ "not given" for ``None``: nothing is filled in. Without ``year`` where all around share it."""
    return (dates.span_in(spoken(), when, year=year) if when is not None else "") or gettext("not given")


def places_words(found: Sequence[Place], name: Name, when: When | None = None) -> str:
    """The places as they were called then; "place not given" for none."""
    day = (when.start or when.end) if when else None
    names = list(dict.fromkeys(name(place, spoken(), day) for place in found))
    return ", ".join(names) or gettext("place not given")


def scope_of(claim: Claim) -> tuple[tuple[Place, ...], When | None]:
    """Where and when the counted things were: as the figure has it, else as the claim."""
    figure = claim.figure
    places = (figure.scope.places if figure else ()) or claim.places
    return places, (figure.scope.period if figure else None) or claim.when


def counts_words(claim: Claim, name: Name, *, year: bool = True) -> str:
    """What a figure counts: where and when; what the text does not say is said to be missing."""
    where, when = scope_of(claim)
    told = when_words(when, year=year) if when else gettext("time not given")
    return f"{places_words(where, name, when)}, {told}"


def said_on(claim: Claim) -> tuple[dt.date | None, str]:
    """The day it was said, and that in words. What a report says in its own voice is said on the day it was published; for anybody
    else's words that day is only the latest possible one, told and never taken for the day."""
    as_of = claim.as_of or (claim.figure.scope.as_of if claim.figure else None)
    if as_of is not None:
        one_day = as_of.earliest is not None and as_of.earliest == as_of.latest
        return (as_of.earliest if one_day else None), when_words(as_of)
    if claim.published is None:
        return None, gettext("not given")
    printed = day_words(claim.published)
    if claim.attribution.by_author and claim.published.day:
        return claim.published.earliest, printed
    return None, gettext("not given; printed {day}").format(day=printed)


def stance_words(claim: Claim) -> str:
    """What a line must say beside who speaks; empty where the line reads as it is meant."""
    parts = []
    if claim.stance in (Stance.DENIES, Stance.DISPUTES):
        parts.append(words_for(claim.stance, spoken()))
    if claim.certainty.value not in ("happened", "unknown"):
        parts.append(words_for(claim.certainty, spoken()))
    return ", ".join(parts)
