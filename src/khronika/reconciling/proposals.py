"""Why a figure is doubted, and why a claim is held to tell of a happening, in Russian and Kazakh.

English comes as the doubt or the link has it. As in ``grounds``, names stand after a colon or in brackets; every rule has
its words in each language, and a test holds the tables to the rules.
"""

from collections.abc import Callable, Mapping, Sequence

from khronika.nouns import Claim, Comparison, Doubt, Incident, IncidentLink, Place
from khronika.nouns.labels import words_for
from khronika.reconciling import reasons
from khronika.reconciling.cards import card_of
from khronika.reconciling.comparisons import SLIPS
from khronika.reconciling.grounds import reason_in
from khronika.reconciling.titles import scope_in
from khronika.reconciling.tongues import figure_in, tongue_of

Named = Callable[[Place], str]

MONTH, PEOPLE, WHOLE = "slip.month", "absurd.above-population", "absurd.not-whole"
# {who}: whose figure; {here}, {there}: the days given here and elsewhere; {place}; {living}: how many live there.
DOUBTS: dict[str, dict[str, str]] = {
    MONTH: {
        "ru": "{who}: {figure}. Здесь: {here}; в других сообщениях: {there}; вероятно, ошибка в месяце.",
        "kk": "{who}: {figure}. Мұнда: {here}; басқа хабарларда: {there}; айы қате болуы мүмкін.",
    },
    PEOPLE: {
        "ru": "{who}: {figure}; это больше числа жителей: {living} ({place}).",
        "kk": "{who}: {figure}; бұл тұрғындар санынан көп: {living} ({place}).",
    },
    WHOLE: {
        "ru": "{who}: {figure}; людей считают целыми числами.",
        "kk": "{who}: {figure}; адам саны бүтін болады.",
    },
}
LINKS: dict[str, dict[str, str]] = {
    "incident.same-scope": {"ru": "Говорит об этом: {what}.", "kk": "Мына оқиға туралы айтады: {what}."},
    "incident.retelling": {
        "ru": "Повторяет сказанное об этом: {what}.",
        "kk": "Мына оқиға туралы айтылғанды қайталайды: {what}.",
    },
    "incident.same-report": {
        "ru": "В его сообщении одно такое событие: {what}.",
        "kk": "Хабарында осындай бір ғана оқиға бар: {what}.",
    },
    "incident.across-languages": {
        "ru": "На другом языке называет число, которое сообщают об этом: {what}; ничто в нём этому не противоречит.",
        "kk": "Басқа тілде мына оқиға туралы айтылған санды атайды: {what}; оған қайшы ештеңе айтпайды.",
    },
    "judging.same-report": {
        "ru": "В его сообщении одно событие: {what}.",
        "kk": "Хабарында бір ғана оқиға бар: {what}.",
    },
    "judging.place-and-day": {
        "ru": "Говорит о месте и днях этого события: {what}.",
        "kk": "Мына оқиғаның орны мен күндері туралы айтады: {what}.",
    },
}


def _own_name(place: Place) -> str:
    return place.name


def doubt_in(
    doubt: Doubt,
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    lang: str,
    *,
    populations: Mapping[str, int],
    named: Named = _own_name,
) -> str:
    """The doubt's evidence in ``en``, ``ru`` or ``kk``. ``comparisons`` hold the pairs from which slips of digits and
    units come, ``populations`` are by a place's identity. In English too where what would tell it is not at hand, and for
    a rule that has no words. Raises ValueError for another language."""
    if lang == "en":
        return doubt.reason
    tongue = tongue_of(lang)
    if doubt.rule in SLIPS:
        ends = {doubt.claim, doubt.beside}
        pair = next((c for c in comparisons if c.rule == doubt.rule and {c.a, c.b} == ends), None)
        told = pair is not None and {pair.a, pair.b} <= claims.keys()
        return reason_in(pair, claims, lang, named) if pair is not None and told else doubt.reason
    if doubt.rule not in DOUBTS or doubt.claim not in claims or (doubt.beside or doubt.claim) not in claims:
        return doubt.reason
    card = card_of(claims[doubt.claim])
    shown = card_of(claims[doubt.beside]) if doubt.beside else card
    where, here = scope_in(card.places, card.period, lang, named)
    words = DOUBTS[doubt.rule][lang].format(
        who=tongue.named(card),
        figure=figure_in(card, lang),
        here=here,
        there=scope_in(shown.places, shown.period, lang, named)[1],
        place=where,
        living=f"{sum(populations.get(place.identity, 0) for place in card.places):,}".replace(",", "\u00a0"),
    )
    return tongue.capital(words)


def link_in(link: IncidentLink, incident: Incident, lang: str, named: Named = _own_name) -> str:
    """Why a claim is held to belong, in ``en``, ``ru`` or ``kk``; in English for a rule that has no words. Raises
    ValueError for another language."""
    if lang == "en":
        return link.reason
    tongue_of(lang)
    if link.rule not in LINKS:
        return link.reason
    return LINKS[link.rule][lang].format(what=happening_in(incident, lang, named))


def happening_in(incident: Incident, lang: str, named: Named = _own_name) -> str:
    """ "detention; Almaty, 9 June 2019", in ``en``, ``ru`` or ``kk``. Raises KeyError for another language."""
    if lang == "en":
        places, days = reasons.places_words(incident.places), reasons.period_words(incident.period)
        return f"{incident.kind.value}; {places}, {days}"
    return f"{words_for(incident.kind, lang)}; {', '.join(scope_in(incident.places, incident.period, lang, named))}"
