"""Why two claims stand as they do, in Russian and Kazakh: one sentence a rule, made from the two claims.

English comes as the comparison has it. As in ``tongues``, names stand after a colon or in brackets, so that none need be
bent into a case. Every rule has its words in each language; a test holds the table to the rules.
"""

from collections.abc import Callable, Mapping

from khronika.nouns import Claim, Comparison, Place, Relation
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.drift import number_words, other_days, other_places, rest
from khronika.reconciling.scope import Nest, nest_days, nest_places
from khronika.reconciling.titles import scope_in
from khronika.reconciling.tongues import figure_in, tongue_of
from khronika.reconciling.totals import condition_of, sum_in

Named = Callable[[Place], str]

# {a}, {b}: who says it; {fa}, {fb}: the figures; {pa}, {ta}: where and when; {sa}: both; {by}: who printed the second.
_WORDS: dict[str, dict[str, str]] = {
    "part-of.stated": {
        "ru": "По самому сообщению, {fa} входит в {fb}.",
        "kk": "Хабардың өзінде {fa} дегені {fb} дегеннің ішіне кіреді.",
    },
    "not-comparable.two-parts": {
        "ru": "По самому сообщению, {fa} и {fb} – две части одного числа.",
        "kk": "Хабардың өзінде {fa} және {fb} – бір санның екі бөлігі.",
    },
    "not-comparable.share-unknown": {
        "ru": "О каких долях речь, не сказано ({fa}; {fb}), и неизвестно, об одной ли они.",
        "kk": "Қандай үлестер екені айтылмаған ({fa}; {fb}), бір үлес пе, белгісіз.",
    },
    "relay.same-source-same-number": {
        "ru": "{by} передаёт число того же источника ({a}): {fa}.",
        "kk": "{by} сол дереккөздің ({a}) санын жеткізеді: {fa}.",
    },
    "relay.circle-of-citation": {
        "ru": "{oa} и {by} ссылаются друг на друга: {fa}; чьё это число, ни в одном сообщении не сказано.",
        "kk": "{oa} мен {by} бір-біріне сілтейді: {fa}; бұл кімнің саны екені ешбір хабарда айтылмаған.",
    },
    "contradict.slip": {
        "ru": "Одно высказывание ({a}) в двух сообщениях: {fa} и {fb}; вероятно, описка в цифрах.",
        "kk": "Бір дереккөздің ({a}) бір сөзі екі хабарда: {fa} және {fb}; цифрда қате болуы мүмкін.",
    },
    "contradict.slip-of-unit": {
        "ru": "{a}: {fa}; {b}: {fb}. Одно число в разных единицах времени; вероятно, описка в одной из них.",
        "kk": "{a}: {fa}; {b}: {fb}. Бір сан, уақыт өлшемі екі түрлі; бірінде қате болуы мүмкін.",
    },
    "revision.later-day": {
        "ru": "{a}: сначала {fa}, потом {fb}{day}.",
        "kk": "{a}: алдымен {fa}, кейін {fb}{day}.",
    },
    "revision.final-after-preliminary": {
        "ru": "{a}: сначала {fa}, потом {fb}; второе названо окончательным.",
        "kk": "{a}: алдымен {fa}, кейін {fb}; екіншісі түпкілікті деп аталған.",
    },
    "revision.same-day": {
        "ru": "{a}: в один день {fa} и {fb}; что сказано раньше, не напечатано, меньшее принято за более раннее.",
        "kk": "{a}: бір күнде {fa} және {fb}; қайсысы бұрын айтылғаны жазылмаған, кішісі бұрынғы деп алынды.",
    },
    "revision.day-not-given": {
        "ru": "{a}: {fa} и {fb}; день не назван, меньшее принято за более раннее.",
        "kk": "{a}: {fa} және {fb}; күні аталмаған, кішісі бұрынғы деп алынды.",
    },
    "unrelated.days": {"ru": "Разные дни: {ta}; {tb}.", "kk": "Күндері бөлек: {ta}; {tb}."},
    "unrelated.places": {"ru": "Разные места: {pa}; {pb}.", "kk": "Орындары бөлек: {pa}; {pb}."},
    "not-comparable.unit": {
        "ru": "Считают в разных единицах: {fa} и {fb}.",
        "kk": "Өлшем бірліктері бөлек: {fa} және {fb}.",
    },
    "not-comparable.counts": {
        "ru": "Считают разное: {fa} и {fb}.",
        "kk": "Әртүрлі нәрсені санайды: {fa} және {fb}.",
    },
    "not-comparable.scope-unknown": {
        "ru": "Не сказано, где или когда ({fa}: {sa}; {fb}: {sb}), и неизвестно, об одном ли они.",
        "kk": "Қайда не қашан екені айтылмаған ({fa}: {sa}; {fb}: {sb}), бір нәрсе туралы ма, белгісіз.",
    },
    "not-comparable.crossing": {
        "ru": "Охват совпадает лишь отчасти: {sa}; {sb}.",
        "kk": "Қамтуы ішінара ғана сәйкес келеді: {sa}; {sb}.",
    },
    "part-of.scope": {
        "ru": "{fa} ({sa}) составляет часть того, что посчитано как {fb} ({sb}).",
        "kk": "{fa} ({sa}) дегені {fb} ({sb}) деп саналғанның бір бөлігі.",
    },
    "part-of.exceeds": {
        "ru": "{fa} ({sa}) составляет часть того, что посчитано как {fb} ({sb}), и всё же часть больше целого.",
        "kk": "{fa} ({sa}) дегені {fb} ({sb}) деп саналғанның бір бөлігі, бірақ бөлігі бүтінінен артық.",
    },
    "part-of.sum": {
        "ru": "{fa} ({sa}) – одна из частей, которые вместе дают {fb} ({sb}).",
        "kk": "{fa} ({sa}) – қосылып {fb} ({sb}) беретін бөліктердің бірі.",
    },
    "part-of.sum-below": {
        "ru": "{fa} ({sa}) – одна из частей, которые вместе меньше, чем {fb} ({sb}).",
        "kk": "{fa} ({sa}) – қосылып {fb} ({sb}) дегенге жетпейтін бөліктердің бірі.",
    },
    "part-of.sum-above": {
        "ru": "{fa} ({sa}) – одна из частей, которые вместе больше, чем {fb} ({sb}).",
        "kk": "{fa} ({sa}) – қосылып {fb} ({sb}) дегеннен асып кететін бөліктердің бірі.",
    },
    "part-of.on-the-spot": {
        "ru": "С одного места видно не всё ({a}: {fa}); обо всём месте ({b}): {fb}.",
        "kk": "Бір жерден бәрі көрінбейді ({a}: {fa}); бүкіл жер туралы ({b}): {fb}.",
    },
    "agree.ranges-meet": {
        "ru": "Слова не исключают друг друга: {a}: {fa}; {b}: {fb}.",
        "kk": "Сөздері бірін-бірі жоққа шығармайды: {a}: {fa}; {b}: {fb}.",
    },
    "contradict.ranges-apart": {
        "ru": "Ни одно число не подходит сразу под оба: {a}: {fa}; {b}: {fb}.",
        "kk": "Ешбір сан екеуіне бірдей сәйкес келмейді: {a}: {fa}; {b}: {fb}.",
    },
    "agree.unaware": {
        "ru": "Оба говорят, что не знали: {a}; {b}.",
        "kk": "Екеуі де білмегенін айтады: {a}; {b}.",
    },
    "not-comparable.unaware": {
        "ru": "Один из двух говорит лишь, что не знает, а это ничего не отрицает: {a}; {b}.",
        "kk": "Екеуінің бірі тек білмейтінін айтады, бұл ештеңені жоққа шығармайды: {a}; {b}.",
    },
    "agree.officials": {
        "ru": "Два официальных голоса; что они расходятся, не видно: {a}; {b}.",
        "kk": "Екі ресми дереккөз; қайшы екені көрінбейді: {a}; {b}.",
    },
    "not-comparable.another-denied": {
        "ru": "Отрицается другое число, не то, которое называет второй: {a}: {fa}; {b}: {fb}.",
        "kk": "Жоққа шығарылғаны басқа сан, екіншісі айтқан сан емес: {a}: {fa}; {b}: {fb}.",
    },
    "contradict.denied": {
        "ru": "Один отрицает то, что говорит другой: {a}; {b}.",
        "kk": "Бірі екіншісі айтқанды жоққа шығарады: {a}; {b}.",
    },
    "agree.same-stance": {
        "ru": "Говорят одно, насколько видно по их словам: {a}; {b}.",
        "kk": "Сөздеріне қарағанда бір нәрсені айтады: {a}; {b}.",
    },
    "agree.judgement": {
        "ru": "Оценивают одинаково: {a}; {b}.",
        "kk": "Бірдей бағалайды: {a}; {b}.",
    },
    "contradict.judgement": {
        "ru": "Один хвалит то, что другой осуждает: {a}; {b}.",
        "kk": "Бірі мақтағанды екіншісі сынайды: {a}; {b}.",
    },
    "contradict.judgement-guessed": {
        "ru": "Оценивают одно и то же ({a}; {b}); сходятся ли они, по словам не видно, прочесть нужно обоих.",
        "kk": "Бір нәрсені бағалайды ({a}; {b}); келісетіні сөздерінен көрінбейді, екеуін де оқу керек.",
    },
}
RULES = frozenset(_WORDS)
_BOTH = {"ru": "Оба передают одно число источника ({a}): {fa}, {fb}.", "kk": "Екеуі де бір дереккөздің ({a}) санын жеткізеді: {fa}, {fb}."}  # fmt: skip
_ONCE = {
    "ru": "Оба передают одно число источника ({a}): {fa}.",
    "kk": "Екеуі де бір дереккөздің ({a}) санын жеткізеді: {fa}.",
}
_CHANGED = {"ru": "пересказ изменил: {}.", "kk": "жеткізгенде өзгерген: {}."}
_REVISED = {
    "ru": "изменился и охват: {}.",
    "kk": "қамтуы да өзгерген: {}.",
}  # the source itself, and not only the number
_ONLY_IF = {
    "ru": "Оба числа могут стоять, только если сверх первого насчитано ещё {}.",
    "kk": "Екі сан да тұра алады, егер біріншісінен тыс тағы {} саналған болса ғана.",
}
_FROM = {"ru": "не меньше {}", "kk": "кемінде {}"}
_NO_NUMBER = {"ru": "сказанное без числа", "kk": "санын атамай айтылғаны"}


def _own_name(place: Place) -> str:
    return place.name


def reason_in(
    comparison: Comparison, claims: Mapping[str, Claim], lang: str, named: Named = _own_name
) -> str:
    """The comparison's reason in ``en``, ``ru`` or ``kk``, what a retelling changed included. ``named`` gives a place's
    name in that language. Raises KeyError where one of the two is not among ``claims`` or the rule is unknown, ValueError
    for another language. What a person wrote stays in the person's language."""
    if lang == "en" or comparison.overruled is not None:
        return comparison.reason
    tongue = tongue_of(lang)
    a, b = card_of(claims[comparison.a]), card_of(claims[comparison.b])
    slots = _slots(a, b, lang, named)
    words = _WORDS[comparison.rule][lang]
    if comparison.rule == "relay.same-source-same-number" and not comparison.directed:
        words = _BOTH[lang] if slots["fa"] != slots["fb"] else _ONCE[lang]
    reason = tongue.capital(words.format(**slots))
    if comparison.sum is not None:
        return f"{reason} {tongue.capital(sum_in(comparison.sum, lang, named))}."
    changed = change_in(comparison, claims, lang, named)
    return f"{reason} {tongue.capital(changed)}" if changed else reason


def change_in(
    comparison: Comparison, claims: Mapping[str, Claim], lang: str, named: Named = _own_name
) -> str:
    """What a retelling changed, as a sentence in ``ru`` or ``kk`` without its capital; empty for nothing."""
    if not comparison.drift:
        return ""
    a, b = card_of(claims[comparison.a]), card_of(claims[comparison.b])
    revised = comparison.relation is Relation.REVISION
    changed = _changed(a, b, _slots(a, b, lang, named), number=not revised)
    return (_REVISED if revised else _CHANGED)[lang].format(changed) if changed else ""


def _slots(a: Card, b: Card, lang: str, named: Named) -> dict[str, str]:
    """What the words of ``_WORDS`` are filled with."""
    tongue = tongue_of(lang)
    said = f" ({tongue.day_of(b.said)})" if b.said is not None else ""
    slots = {"a": tongue.named(a), "b": tongue.named(b), "by": b.claim.outlet or tongue.named(b), "day": said}
    slots["oa"] = a.claim.outlet or tongue.named(a)
    for end, card in (("a", a), ("b", b)):
        slots[f"f{end}"] = figure_in(card, lang) if card.claim.figure else _NO_NUMBER[lang]
        where, when = scope_in(card.places, card.period, lang, named)
        slots |= {f"p{end}": where, f"t{end}": when, f"s{end}": f"{where}, {when}"}
    return slots


def condition_in(
    comparison: Comparison, claims: Mapping[str, Claim], lang: str, named: Named = _own_name
) -> str | None:
    """What would have to be true for both to stand, in ``en``, ``ru`` or ``kk``; ``None`` where nothing need be. ``named``
    and what is raised are as for ``reason_in``."""
    if lang == "en" or comparison.only_if is None:
        return comparison.only_if
    tongue_of(lang)
    if comparison.sum is not None:
        return condition_of(comparison.sum, lang)
    part, whole = card_of(claims[comparison.a]), card_of(claims[comparison.b])
    found = rest(part, whole)
    if found is None:
        return None
    least, most = (None if end is None else number_words(end, lang) for end in found)
    many = least if least == most else f"{least}–{most}"
    where, when = other_places(part, whole), other_days(part, whole)
    told = [
        words for words, known in zip(scope_in(where, when, lang, named), (where, when), strict=True) if known
    ]
    many = _FROM[lang].format(least) if most is None else many
    return _ONLY_IF[lang].format(f"{many} ({', '.join(told)})" if told else many)


def _changed(near: Card, far: Card, slots: Mapping[str, str], *, number: bool) -> str:
    """ "«около 500» → «более 500»; Алматы → Казахстан"; without the first where ``number`` is told already."""
    places = nest_places(near.places, far.places) not in (Nest.SAME, Nest.UNKNOWN)
    days = nest_days(near.days, far.days) not in (Nest.SAME, Nest.UNKNOWN)
    kept = {"f": number and slots["fa"].casefold() != slots["fb"].casefold(), "p": places, "t": days}
    return "; ".join(
        f"{slots[f'{what}a']} → {slots[f'{what}b']}" for what, differs in kept.items() if differs
    )
