"""Why a figure is doubted, in the language of the page. English comes as the doubt has it; the other two are made from
the rule and the claims, and every rule has its words in both."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext, gettext_noop

from khronika.desk import words
from khronika.desk.language import ENGLISH, namer, spoken
from khronika.nouns import Claim, Comparison, Doubt, Place
from khronika.reading.gazetteer.lookup import entry_of
from khronika.reconciling import SLIPS, reason_in
from khronika.reconciling.cards import card_of

MONTH, PEOPLE, WHOLE = "slip.month", "absurd.above-population", "absurd.not-whole"
_WORDS = {
    MONTH: gettext_noop("{who}: “{figure}”. Here it is put to {here}, in other reports to {there}; likely a wrong month."),
    PEOPLE: gettext_noop("{who}: “{figure}”, more than the {living} people who live there ({place})."),
    WHOLE: gettext_noop("{who}: “{figure}”: people are whole."),
}  # fmt: skip


def because(doubt: Doubt, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> str:
    """The evidence, in a sentence; in English where the claims that would tell it are not at hand."""
    lang = spoken()
    if lang == ENGLISH:
        return doubt.reason
    if doubt.rule in SLIPS:
        pair = next((c for c in comparisons if c.rule == doubt.rule and {c.a, c.b} == _ends(doubt)), None)
        told = pair is not None and {pair.a, pair.b} <= claims.keys()
        return reason_in(pair, claims, lang, namer(None)) if pair is not None and told else doubt.reason
    if doubt.rule not in _WORDS:
        return doubt.reason
    claim, beside = claims[doubt.claim], claims.get(doubt.beside or "")
    card = card_of(claim)
    return gettext(_WORDS[doubt.rule]).format(
        who=words.body_words(claim),
        figure=claim.figure.text if claim.figure else claim.quote,
        here=words.when_words(card.period),
        there=words.when_words(card_of(beside).period if beside else None),
        place=words.places_words(card.places, card.period),
        living=words.number_words(sum(_living(place) for place in card.places)),
    )


def _ends(doubt: Doubt) -> set[str | None]:
    return {doubt.claim, doubt.beside}


def _living(place: Place) -> int:
    entry = entry_of(place.identity)
    return entry.population if entry is not None else 0
