"""Sums in words, in English, Russian and Kazakh: "the “700” are the “500” in Norhold and the “200” in Sudmark that the same
source gives".

As in ``grounds``, Russian and Kazakh put places, days and people in brackets, so that no name need be bent into a case.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khronika.nouns import Addend, Level, Place, Sum
from khronika.reconciling.drift import number_words
from khronika.reconciling.measures import measure_for
from khronika.reconciling.reasons import listed, period_words, places_words
from khronika.reconciling.titles import counted_in, scope_in

Named = Callable[[Place], str]


def _own_name(place: Place) -> str:
    return place.name


@dataclass(frozen=True, slots=True)
class _Words:
    """{whole}, {parts}, {left}: the whole, its parts, what is left of it or too much; {by}: who gives the parts."""

    source: str
    report: str
    exact: str
    below: str  # what is left must be counted somewhere else
    short: str  # nothing is left where it could be counted
    above: str
    nothing_else: str
    only_if: str
    and_: str
    from_: str
    made_of: str  # for a table's cell about the whole
    leaving: str
    too_much: str


_WORDS = {
    "en": _Words(
        "the same source gives",
        "the same report gives",
        "the {whole} are {parts} that {by}",
        "{parts} that {by} leave {left} of the {whole} to be counted {elsewhere}",
        "{parts} that {by} leave {left} of the {whole}, for which no part accounts",
        "{parts} that {by} come to {left} more than the {whole}, which is not possible unless people were counted twice",
        ", which leaves nobody {elsewhere}",
        "All can stand only if {left} more {population} are counted {outside}.",
        "and",
        "at least {}",
        "the sum of {parts}",
        "its parts leave {left}",
        "its parts come to {left} more",
    ),
    "ru": _Words(
        "того же источника",
        "того же сообщения",
        "{whole} складывается из чисел {by}: {parts}",
        "за вычетом чисел {by}, {parts}, от {whole} остаётся {left} {elsewhere}",
        "за вычетом чисел {by}, {parts}, от {whole} остаётся {left}, и ни в одной из частей их нет",
        "числа {by}, {parts}, вместе больше, чем {whole} (лишних {left}): это невозможно, если никто не посчитан дважды",
        ", и {elsewhere} никого не остаётся",
        "Все числа могут стоять, только если сверх этих частей насчитано ещё {left}.",
        "и",
        "не меньше {}",
        "складывается из {parts}",
        "сверх частей остаётся {left}",
        "части вместе больше, лишних {left}",
    ),
    "kk": _Words(
        "сол дереккөздің",
        "сол хабардың",
        "{whole} {by} мына сандарынан құралады: {parts}",
        "{by} {parts} деген сандарын шегергенде, {whole} дегеннен {elsewhere} {left} қалады",
        "{by} {parts} деген сандарын шегергенде, {whole} дегеннен {left} қалады, олар бөліктердің ешқайсысында жоқ",
        "{by} {parts} деген сандары қосылғанда {whole} дегеннен асады (артығы {left}): ешкім екі рет саналмаса, бұл мүмкін емес",
        ", сонда {elsewhere} ешкім қалмайды",
        "Барлық сан тұра алады, егер осы бөліктерден тыс тағы {left} саналған болса ғана.",
        "және",
        "кемінде {}",
        "{parts} дегендерден құралады",
        "бөліктерін шегергенде {left} қалады",
        "бөліктері қосылғанда артық, артығы {left}",
    ),
}  # fmt: skip
_NOBODY_ELSE = {
    "en": ", which leaves nobody else",
    "ru": ", и больше никого не остаётся",
    "kk": ", сонда басқа ешкім қалмайды",
}
_ELSEWHERE = {
    "en": {"places": "elsewhere", "days": "on other days", "people": "otherwise"},
    "ru": {"places": "на другие места", "days": "на другие дни", "people": "на прочих"},
    "kk": {"places": "басқа жерлерге", "days": "басқа күндерге", "people": "басқаларға"},
}


def sum_in(found: Sum, lang: str, named: Named = _own_name) -> str:
    """What the parts come to, in ``en``, ``ru`` or ``kk``: a clause without its capital and its stop. ``named`` gives a
    place's name in that language. Raises KeyError for another language."""
    words = _WORDS[lang]
    slots = {
        "whole": _quoted(found.figure, lang),
        "parts": _listed([_part(each, found, lang, named) for each in found.parts], lang),
        "by": words.source if found.one_source else words.report,
        "left": left_in(found, lang),
        "elsewhere": _ELSEWHERE[lang][_what_differs(found)],
    }
    if found.is_above:
        return words.above.format(**slots)
    if found.is_below:
        return (words.short if found.filling else words.below).format(**slots)
    if found.filling:
        return words.exact.format(**slots)
    nothing = _NOBODY_ELSE[lang] if _what_differs(found) == "people" else words.nothing_else
    return f"{words.exact}{nothing}".format(**slots)


def whole_cell(found: Sum, lang: str) -> str:
    """For a table's cell about the whole: "the sum of “500” and “200”". Raises KeyError for another language."""
    words = _WORDS[lang]
    told = words.too_much if found.is_above else words.leaving if found.is_below else words.made_of
    parts = _listed([_quoted(each.figure, lang) for each in found.parts], lang)
    return told.format(parts=parts, left=left_in(found, lang))


def left_in(found: Sum, lang: str) -> str:
    """How much is left of the whole, or too much: "50", "40 to 60", "at least 50"."""
    ends = found.least, found.most
    if found.is_above:
        ends = -(found.most or 0.0), None if found.least is None else -found.least
    least, most = (None if end is None else number_words(end, lang) for end in ends)
    if least == most or least is None:
        return least or "0"
    if most is None:
        return _WORDS[lang].from_.format(least)
    return f"{least} to {most}" if lang == "en" else f"{least}–{most}"


def condition_of(found: Sum, lang: str) -> str | None:
    """What would have to be true for the parts and their whole all to stand, in ``en``, ``ru`` or ``kk``; ``None`` where nothing
    need be, or nothing can make it so."""
    if not found.is_below or found.filling:
        return None
    parts = found.parts
    outside = {
        "places": f"outside {listed([places_words(each.places) for each in parts])}",
        "days": f"on days other than {listed([period_words(each.period) for each in parts])}",
        "people": f"besides the {listed([each.population or '' for each in parts])}",
    }[_what_differs(found)]
    return _WORDS[lang].only_if.format(
        left=left_in(found, lang), population=found.population, outside=outside
    )


def _what_differs(found: Sum) -> str:
    first = found.parts[0]
    return "places" if first.places else "days" if first.period else "people"


def _quoted(figure: str, lang: str) -> str:
    return f"“{figure}”" if lang == "en" else f"«{figure}»"


def _listed(parts: Sequence[str], lang: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_WORDS[lang].and_} {parts[-1]}"


def _part(each: Addend, found: Sum, lang: str, named: Named) -> str:
    figure = _quoted(each.figure, lang)
    if lang == "en":
        at = "at" if each.places and all(place.level is Level.SITE for place in each.places) else "in"
        where = f" {at} {places_words(each.places)}" if each.places else ""
        when = f" on {period_words(each.period)}" if each.period else ""
        return f"the {figure}{where}{when}{f' ({each.population})' if each.population else ''}"
    where, when = scope_in(each.places, each.period, lang, named)
    told = [where] if each.places else []
    told += [when] if each.period else []
    told += [counted_in(measure_for(found.kind, each.population), lang)] if each.population else []
    return f"{figure} ({', '.join(told)})" if told else figure
