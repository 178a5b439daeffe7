"""The question in Russian and Kazakh: "Казахстан, 9–12 июня 2019 года: сколько человек было задержано?".

Place and days stand before a colon, so that a name met for the first time need not be bent into a case. English is in
``phrases``. Every stage, every kind and every population has its words in each language; a test holds them together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from khronika.nouns import Claim, Kind, PartialDate, Place, Question, Unit, When
from khronika.reconciling.measures import STATED_PART, Measure, measure_of
from khronika.reconciling.scope import is_unbounded

_RU_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_RU_MONTH = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
_KK_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
_KK_UNTIL = "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға".split()
_KK_SINCE = "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан".split()

RU_WHO = {
    "people": "человек", "journalists": "журналистов", "police": "полицейских", "rights defenders": "правозащитников",
    "observers": "наблюдателей", "protesters": "протестующих", "minors": "несовершеннолетних", "women": "женщин",
    "students": "студентов", "foreigners": "иностранцев", "lawyers": "адвокатов", "voters": "избирателей",
}  # fmt: skip
KK_WHO = {
    "people": "адам", "journalists": "журналист", "police": "полицей", "rights defenders": "құқық қорғаушы",
    "observers": "бақылаушы", "protesters": "наразылыққа шыққан адам", "minors": "кәмелетке толмаған", "women": "әйел",
    "students": "студент", "foreigners": "шетелдік", "lawyers": "адвокат", "voters": "сайлаушы",
}  # fmt: skip
RU_STAGE = {
    "detained": "было задержано", "still held": "всё ещё удерживалось", "released": "было отпущено",
    "released from arrest": "было освобождено из-под ареста", "moved": "было вывезено", "punished": "было наказано",
    "jailed": "было арестовано судом", "fined": "было оштрафовано", "warned": "было предупреждено",
    "fined or warned": "было оштрафовано или предупреждено", "charged": "было обвинено", "hurt": "пострадало",
    "in hospital": "попало в больницу", "needing medical help": "нуждалось в медицинской помощи", "killed": "погибло",
    "taking part": "вышло на акции протеста", "rallying for the authorities": "вышло в поддержку властей",
    "signing": "подписалось", "deployed": "было стянуто", "registered": "было зарегистрировано", "interviewed": "было опрошено",
}  # fmt: skip
KK_STAGE = {
    "detained": "ұсталды", "still held": "әлі босатылмаған", "released": "босатылды", "released from arrest": "қамаудан босатылды",
    "moved": "басқа жаққа әкетілді", "punished": "жазаланды", "jailed": "қамауға алынды", "fined": "айыппұл арқалады",
    "warned": "ескерту алды", "fined or warned": "айыппұл не ескерту алды", "charged": "айыпталды", "hurt": "зардап шекті",
    "in hospital": "ауруханаға түсті", "needing medical help": "медициналық көмекке мұқтаж болды", "killed": "қаза тапты",
    "taking part": "наразылыққа шықты", "rallying for the authorities": "билікті қолдап шықты", "signing": "қол қойды",
    "deployed": "жұмылдырылды", "registered": "тіркелді", "interviewed": "сұралды",
}  # fmt: skip
RU_ABOUT = {
    Kind.DETENTION: "что говорят о задержании", Kind.RELEASE: "что говорят об освобождении", Kind.CHARGE: "что говорят об обвинении",
    Kind.SENTENCE: "что говорят о наказании", Kind.PROTEST: "что говорят о протестах", Kind.DISPERSAL: "что говорят о разгоне",
    Kind.FORCE: "что говорят о применении силы", Kind.INJURY: "что говорят о пострадавших", Kind.DEATH: "что говорят о гибели людей",
    Kind.ATTACK_ON_JOURNALIST: "что говорят о нападениях на журналистов", Kind.DAMAGE: "что говорят об ущербе",
    Kind.DEPLOYMENT: "что говорят о стянутых силах", Kind.CALL_TO_ASSEMBLE: "кто призывал собраться", Kind.BAN: "что было запрещено",
    Kind.CURFEW: "что говорят о комендантском часе", Kind.BLOCKING: "что было заблокировано и надолго ли",
    Kind.BLACKOUT: "как долго не было связи", Kind.ELECTION: "что говорят о голосовании", Kind.INAUGURATION: "что говорят об инаугурации",
    Kind.ELECTION_FINDING: "как оценивают голосование", Kind.ASSESSMENT: "как оценивают события",
    Kind.AFFILIATION: "кто к чему принадлежит", Kind.STATEMENT: "что заявлено",
}  # fmt: skip
KK_ABOUT = {
    Kind.DETENTION: "ұстау туралы не айтылады", Kind.RELEASE: "босату туралы не айтылады", Kind.CHARGE: "айыптау туралы не айтылады",
    Kind.SENTENCE: "жаза туралы не айтылады", Kind.PROTEST: "наразылық туралы не айтылады", Kind.DISPERSAL: "тарату туралы не айтылады",
    Kind.FORCE: "күш қолдану туралы не айтылады", Kind.INJURY: "зардап шеккендер туралы не айтылады",
    Kind.DEATH: "қаза тапқандар туралы не айтылады", Kind.ATTACK_ON_JOURNALIST: "журналистерге шабуыл туралы не айтылады",
    Kind.DAMAGE: "шығын туралы не айтылады", Kind.DEPLOYMENT: "жұмылдырылған күштер туралы не айтылады",
    Kind.CALL_TO_ASSEMBLE: "жиналуға кім шақырды", Kind.BAN: "не тыйым салынды", Kind.CURFEW: "коменданттық сағат туралы не айтылады",
    Kind.BLOCKING: "не бұғатталды, қанша уақытқа", Kind.BLACKOUT: "байланыс қанша уақыт болмады", Kind.ELECTION: "дауыс беру туралы не айтылады",
    Kind.INAUGURATION: "инаугурация туралы не айтылады", Kind.ELECTION_FINDING: "дауыс беру қалай бағаланады",
    Kind.ASSESSMENT: "оқиғалар қалай бағаланады", Kind.AFFILIATION: "кім қайда мүше", Kind.STATEMENT: "не мәлімделді",
}  # fmt: skip


def _own_name(place: Place) -> str:
    return place.name


def title(
    question: Question, claims: Mapping[str, Claim], lang: str, named: Callable[[Place], str] = _own_name
) -> str:
    """The question in ``en``, ``ru`` or ``kk``. ``named`` gives a place's name in that language, where the caller knows
    it. English comes as the question has it; for the others one member must be among ``claims``, else KeyError. Raises
    ValueError for another language."""
    if lang == "en":
        return question.text
    if lang not in _TONGUES:
        raise ValueError(f"no questions in {lang!r}; use en, ru or kk")
    tongue = _TONGUES[lang]
    measure = measure_of(claims[question.members[0]]).answers if question.members else None
    if measure and (question.population or "").startswith(
        STATED_PART
    ):  # told by the claim beside it, see laying
        measure = replace(measure, of=STATED_PART)
    where, when = scope_in(question.places, question.period, lang, named)
    asked = _asked(measure, tongue) if measure else tongue.about[question.kind]
    return f"{where[:1].upper()}{where[1:]}, {when}: {asked}?"


def asked_in(measure: Measure, lang: str) -> str:
    """What a figure counts, as the question asks it, in ``ru`` or ``kk``: "сколько человек было оштрафовано". Raises KeyError
    for another language."""
    return _asked(measure, _TONGUES[lang])


def counted_in(measure: Measure, lang: str) -> str:
    """Whom a figure counts, in ``ru`` or ``kk``: "человек было оштрафовано". As the question asks it where it counts nobody.
    Raises KeyError for another language."""
    tongue = _TONGUES[lang]
    stage = tongue.stage.get(measure.stage or "")
    if stage is None or measure.who is None:
        return _asked(measure, tongue)
    return f"{tongue.who.get(measure.who, measure.who)} {stage}"


def scope_in(
    places: tuple[Place, ...], period: When | None, lang: str, named: Callable[[Place], str] = _own_name
) -> tuple[str, str]:
    """Where and when, in ``ru`` or ``kk``. Raises KeyError for another language."""
    tongue = _TONGUES[lang]
    where = tongue.and_.join(named(place) for place in places) or tongue.nowhere
    return where, tongue.period(period) if period else tongue.never


@dataclass(frozen=True, slots=True)
class _Tongue:
    who: Mapping[str, str]
    stage: Mapping[str, str]
    about: Mapping[Kind, str]
    period: Callable[[When], str]
    and_: str
    nowhere: str
    never: str
    many: str  # {who} {stage}
    part: str
    named: str  # {about} {name}
    units: str
    turnout: str
    votes: str
    share: str
    bare: str


def _asked(measure: Measure, tongue: _Tongue) -> str:
    stage, about = measure.stage or "", tongue.about[measure.kind]
    if measure.unit is Unit.PERCENT:
        if stage == "turnout":
            return tongue.turnout
        return tongue.share.format(name=measure.of) if measure.of else tongue.bare
    if measure.kind is Kind.ELECTION and stage == "votes":
        return tongue.votes.format(name=measure.of)
    if stage not in tongue.stage:
        return about
    words = {"who": tongue.who.get(measure.who or "", measure.who or ""), "stage": tongue.stage[stage]}
    if measure.of == STATED_PART:
        return tongue.part.format(**words)
    if measure.who is None:
        if measure.of:
            return tongue.named.format(about=about, name=measure.of)
        return tongue.units.format(**words) if measure.unit else about
    asked = tongue.many.format(**words)
    return f"{asked} ({measure.of})" if measure.of else asked


def _ru_date(date: PartialDate) -> str:
    if date.month is None:
        return f"{date.year} года"
    return f"{f'{date.day} ' if date.day else ''}{_RU_MONTHS[date.month - 1]} {date.year} года"


def _ru_period(when: When) -> str:
    first, last = when.start, when.end
    if first is None or last is None:
        only = first or last
        assert only is not None
        return f"{'до' if first is None else 'с'} {_ru_date(only)}"
    if first == last:
        words = _ru_date(first)
        if first.day is None:
            words = f"{_RU_MONTH[first.month - 1]} {first.year} года" if first.month else f"{first.year} год"
    elif (first.year, first.month) == (last.year, last.month) and first.day and last.day:
        words = f"{first.day}–{_ru_date(last)}"
    else:
        words = f"{_ru_date(first)} – {_ru_date(last)}"
    return f"в какой-то день: {words}" if is_unbounded(when) else words


def _kk_date(date: PartialDate, months: list[str] = _KK_MONTHS) -> str:
    if date.month is None:
        return f"{date.year} жыл"
    return f"{date.year} жылғы {f'{date.day} ' if date.day else ''}{months[date.month - 1]}"


def _kk_period(when: When) -> str:
    first, last = when.start, when.end
    if first is None or last is None:
        only = first or last
        assert only is not None
        months, year, after = (
            (_KK_UNTIL, "жылға", "дейін") if first is None else (_KK_SINCE, "жылдан", "бері")
        )
        return f"{_kk_date(only, months) if only.month else f'{only.year} {year}'} {after}"
    if first == last:
        words = _kk_date(first)
    elif (first.year, first.month) == (last.year, last.month) and first.day and last.day:
        words = f"{last.year} жылғы {first.day}–{last.day} {_KK_MONTHS[(last.month or 1) - 1]}"
    else:
        words = f"{_kk_date(first)} – {_kk_date(last)}"
    return f"{words} аралығында" if is_unbounded(when) else words


_TONGUES = {
    "ru": _Tongue(
        RU_WHO, RU_STAGE, RU_ABOUT, _ru_period, " и ", "место не названо", "время не названо",
        "сколько {who} {stage}", "сколько {who} из тех, о ком сказано «{stage}», посчитано отдельно",
        "{about} («{name}»)", "какое число названо ({stage})", "какой была явка", "сколько голосов отдано ({name})",
        "какая доля голосов ({name})", "о какой доле идёт речь",
    ),
    "kk": _Tongue(
        KK_WHO, KK_STAGE, KK_ABOUT, _kk_period, " және ", "орны аталмаған", "уақыты аталмаған",
        "қанша {who} {stage}", "{stage} делінген {who} ішінен қаншасы бөлек аталды",
        "{about} («{name}»)", "қандай сан аталды ({stage})", "қатысу деңгейі қандай болды", "қанша дауыс берілді ({name})",
        "дауыстың қандай үлесі ({name})", "қандай үлес туралы сөз болып отыр",
    ),
}  # fmt: skip
