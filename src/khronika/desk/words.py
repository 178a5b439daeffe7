"""How the desk says things: days, ranges, kinds, relations, confidence, in the language of the page. Plain words, one for
each notion."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop

from khronika.desk.language import ENGLISH, spoken, voice
from khronika.desk.place_names import name_in
from khronika.drawing import amounts, dates
from khronika.drawing.chart import Coverage, Family, families
from khronika.drawing.chart import wording as chart_wording
from khronika.drawing.chart.families import COVERAGE_WORDS, FAMILY_WORDS
from khronika.names.proper import is_nameless
from khronika.nouns import (
    Certainty,
    Claim,
    Figure,
    Kind,
    PartialDate,
    Place,
    SourceType,
    Stance,
    Unit,
    When,
)
from khronika.nouns.labels import words_for
from khronika.reading.names import source_of
from khronika.reconciling.answers import who_says
from khronika.reconciling.cards import card_of
from khronika.reconciling.collectives import collective_in
from khronika.reconciling.tongues import tongue_of

_LANGUAGES = {"en": gettext_noop("English"), "ru": gettext_noop("Russian"), "kk": gettext_noop("Kazakh")}


def not_given() -> str:
    return gettext("not given")


def kind_words(kind: Kind) -> str:
    """The kind with a capital, as a heading has it."""
    return capital(words_for(kind, spoken()))


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def family_words(family: Family) -> str:
    return gettext(FAMILY_WORDS[family])


def coverage_words(coverage: Coverage) -> str:
    return gettext(COVERAGE_WORDS[coverage])


def family_of(claim: Claim) -> Family:
    """Kind of source as drawn. An outlet that our table of bodies knows as something else than media is that in its own voice."""
    own = outlet_type(claim.outlet) if claim.outlet and claim.attribution.by_author else None
    return families.family_of(claim, own)


@lru_cache(maxsize=4096)
def outlet_type(outlet: str) -> SourceType | None:
    """What sort of body an outlet is, by name; ``None`` for one that the table does not know, or knows by a kind alone."""
    source = source_of(outlet, lang="en")
    known = source.key is not None and not source.key.startswith(("body:", "person:", "org:"))
    return source.type if known else None


def language_words(lang: str | None) -> str:
    if lang is None:
        return gettext("language not told")
    return gettext(_LANGUAGES[lang]) if lang in _LANGUAGES else lang


def speaker_words(claim: Claim) -> str:
    """Who says it: the body, with the person's role where one is given; the outlet where the report itself says it.

    The role and not the name: a desk page is copied into mails, and the office is what the figure rests on.
    """
    speaker, lang = claim.attribution.speaker, spoken()
    if speaker is None:
        return claim.outlet or gettext("the report’s author")
    if is_nameless(speaker):
        return body_words(claim)  # "he" and "the agency" tell a reader nothing
    # Named in another script, a body goes by its name in the language of the page.
    own = lang == ENGLISH and speaker.source.name.isascii()
    name = (speaker.source.name if own else body_words(claim)) or speaker.words
    readable = lang in (ENGLISH, claim.lang)  # a role is the report's own word
    if speaker.role and readable and speaker.role.casefold() not in name.casefold():
        return f"{name} ({speaker.role})"
    return name


def body_words(claim: Claim) -> str:
    """The body alone that says it, under one name whoever spoke for it."""
    lang = spoken()
    if lang == ENGLISH:
        return who_says(claim)
    return tongue_of(lang).named(card_of(claim))


def speaker_lang(claim: Claim) -> str:
    """The language of the speaker's name where it is not that of the page: a body that has no name of ours in it."""
    lang, speaker = spoken(), claim.attribution.speaker
    if lang == ENGLISH or speaker is None or is_nameless(speaker) or claim.lang == lang:
        return ""
    name = tongue_of(lang).named(card_of(claim))
    if name != who_says(claim):  # a name of ours
        return ""
    return ENGLISH if name.isascii() else claim.lang or ""


def day_words(date: PartialDate, *, year: bool = True) -> str:
    """``9 June 2019``, ``June 2019`` or ``2019``: nothing is filled in."""
    return dates.date_in(spoken(), date, year=year)


def when_words(when: When | None, *, year: bool = True) -> str:
    """``9–13 June 2019``, ``until 9 June 2019``; "not given" for ``None``. Without ``year`` where all around share it."""
    return (dates.span_in(spoken(), when, year=year) if when is not None else "") or not_given()


def listed(names: Sequence[str]) -> str:
    """ "Oral", "Oral and Aktobe", "Oral, Aktobe and Taraz"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def places_words(places: Sequence[Place], on: When | None = None) -> str:
    """Names in the language of the page, as places were called at the time; "place not given" for none."""
    day = (on.start or on.end) if on is not None else None
    names = list(dict.fromkeys(name_in(spoken(), place, day) for place in places))
    return listed(names) or gettext("place not given")


def number_words(number: float) -> str:
    with chart_wording.spoken_by(voice()):
        return chart_wording.number_words(number)


def unit_words(unit: Unit, number: float | None = None) -> str:
    """The unit as a word, as it stands after ``number`` or, without one, after a range; nothing for an unknown one."""
    with chart_wording.spoken_by(voice()):
        return amounts.unit_words(unit, number)


def range_words(figure: Figure) -> str:
    """What the words allow: ``900 to 1,100 people``, ``at least 1,000``: an open end stays open."""
    with chart_wording.spoken_by(voice()):
        return amounts.range_words(figure)


def counts_words(claim: Claim, *, year: bool = True) -> str:
    """What the figure counts: whom, where, when; what the text does not say is said to be missing."""
    figure = claim.figure
    places = (figure.scope.places if figure else ()) or claim.places
    period = (figure.scope.period if figure else None) or claim.when
    whom = figure.scope.population if figure else None
    pieces = [
        places_words(places, period),
        when_words(period, year=year) if period else gettext("time not given"),
    ]
    if whom and whom != "people":
        # Our own word for them in the language of the page, else the report's.
        pieces.insert(0, collective_in(whom, spoken()) or whom)
    return ", ".join(pieces)


def stance_words(claim: Claim) -> str:
    """``says that it happened``, ``denies``, ``says that it is planned``."""
    return _manner_words(claim.stance, claim.certainty)


_STANCES = {
    Stance.ASSERTS: gettext_noop("says so"),
    Stance.DENIES: gettext_noop("denies it"),
    Stance.DISPUTES: gettext_noop("disputes it"),
    Stance.ESTIMATES: gettext_noop("estimates"),
}


def _manner_words(stance: Stance, certainty: Certainty) -> str:
    words = {
        Certainty.HAPPENED: gettext("as having happened"),
        Certainty.PLANNED: gettext("as planned"),
        Certainty.THREATENED: gettext("as threatened"),
        Certainty.HYPOTHETICAL: gettext("as a possibility"),
        Certainty.UNKNOWN: gettext("whether it happened is left open"),
    }[certainty]
    return gettext("{stance}, {certainty}").format(stance=gettext(_STANCES[stance]), certainty=words)


def reserve_words(claim: Claim) -> str:
    """What a line of a list must say beside who speaks: ``denies it``, ``says so, as planned``. Empty where the claim says, or
    estimates, what has happened or may have: there the line reads as it is meant."""
    return _reserve(claim.stance, claim.certainty)


def reserves_words(manners: Iterable[tuple[Stance, Certainty]]) -> str:
    """The same of a source that speaks several times; empty where it simply says so even once."""
    found = [_reserve(*manner) for manner in manners]
    return "; ".join(dict.fromkeys(found)) if all(found) else ""


def _reserve(stance: Stance, certainty: Certainty) -> str:
    if certainty not in (Certainty.HAPPENED, Certainty.UNKNOWN):
        return _manner_words(stance, certainty)
    return "" if stance in (Stance.ASSERTS, Stance.ESTIMATES) else gettext(_STANCES[stance])


def confidence_words(confidence: float) -> str:
    """In words: a bare percentage would look measured. Cuts chosen by feel in November 2026; re-choose them when
    reviews give a measured rate for each rule."""
    if confidence >= 0.9:
        return gettext("Very sure")
    if confidence >= 0.8:
        return gettext("Fairly sure")
    return gettext("Unsure") if confidence >= 0.5 else gettext("A guess")


def sentence(text: str) -> str:
    """``text`` with a capital first letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return capital(text) + ("" if text[-1] in ".?!…" else ".")


_DAY_AND_MONTH = re.compile(rf"(\d) (?={'|'.join(sorted(dates.ALL_MONTHS))})")


def together(text: str) -> str:
    """``text`` with no-break spaces between a day and its month, for the short lines of a label."""
    return _DAY_AND_MONTH.sub("\\1\u00a0", text)
