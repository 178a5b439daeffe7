"""The closed lists and the names of a claim's fields in the desk's three languages.

What a page or a table shows of a claim beside the report's own words: those stay as they are. Each member has one word a
language; a test holds that none is missing. English says "says" and never "claims"; Russian and Kazakh likewise.
"""

from collections.abc import Mapping
from enum import StrEnum

from khronika.nouns.vocabulary import (
    Certainty,
    Counting,
    Kind,
    Level,
    Precision,
    Relation,
    SourceType,
    Stance,
    Unit,
)

LANGS = ("en", "ru", "kk")
Words = tuple[str, str, str]  # in the order of LANGS

_KINDS: dict[StrEnum, Words] = {
    Kind.DETENTION: ("detention", "задержание", "ұстау"),
    Kind.RELEASE: ("release", "освобождение", "босату"),
    Kind.CHARGE: ("charge", "обвинение", "айып тағу"),
    Kind.SENTENCE: ("sentence", "приговор или наказание", "жаза тағайындау"),
    Kind.PROTEST: ("protest", "протест", "наразылық"),
    Kind.DISPERSAL: ("dispersal", "разгон", "тарату"),
    Kind.FORCE: ("use of force", "применение силы", "күш қолдану"),
    Kind.INJURY: ("injury", "ранение или травма", "жарақат"),
    Kind.DEATH: ("death", "гибель", "қаза"),
    Kind.ATTACK_ON_JOURNALIST: ("attack on a journalist", "нападение на журналиста", "журналиске шабуыл"),
    Kind.DAMAGE: ("damage", "ущерб", "бүлдіру"),
    Kind.DEPLOYMENT: ("deployment", "стягивание сил", "күш жұмылдыру"),
    Kind.CALL_TO_ASSEMBLE: ("call to assemble", "призыв собраться", "жиналуға шақыру"),
    Kind.BAN: ("ban", "запрет", "тыйым"),
    Kind.CURFEW: ("curfew", "комендантский час", "коменданттық сағат"),
    Kind.BLOCKING: ("blocking", "блокировка", "бұғаттау"),
    Kind.BLACKOUT: ("blackout", "отключение связи", "байланысты өшіру"),
    Kind.ELECTION: ("election", "выборы", "сайлау"),
    Kind.INAUGURATION: ("inauguration", "инаугурация", "ұлықтау"),
    Kind.ELECTION_FINDING: ("finding on an election", "вывод о выборах", "сайлау туралы қорытынды"),
    Kind.ASSESSMENT: ("assessment", "оценка", "баға"),
    Kind.AFFILIATION: ("affiliation", "принадлежность", "тиесілік"),
    Kind.STATEMENT: ("statement", "заявление", "мәлімдеме"),
}
_STANCES: dict[StrEnum, Words] = {
    Stance.ASSERTS: ("asserts", "утверждает", "айтады"),
    Stance.DENIES: ("denies", "отрицает", "жоққа шығарады"),
    Stance.DISPUTES: ("disputes", "оспаривает", "дауласады"),
    Stance.ESTIMATES: ("estimates", "оценивает", "шамалайды"),
}
_CERTAINTIES: dict[StrEnum, Words] = {
    Certainty.HAPPENED: ("happened", "произошло", "болған"),
    Certainty.PLANNED: ("planned", "планируется", "жоспарланған"),
    Certainty.THREATENED: ("threatened", "угрожают", "қорқытқан"),
    Certainty.HYPOTHETICAL: ("hypothetical", "предположение", "болжам"),
    Certainty.UNKNOWN: ("not told", "не сказано", "айтылмаған"),
}
_UNITS: dict[StrEnum, Words] = {
    Unit.PERSONS: ("people", "человек", "адам"),
    Unit.PERCENT: ("per cent", "процентов", "пайыз"),
    Unit.HOURS: ("hours", "часов", "сағат"),
    Unit.DAYS: ("days", "дней", "күн"),
    Unit.MINUTES: ("minutes", "минут", "минут"),
    Unit.SHUTDOWNS: ("shutdowns", "отключений", "өшіру"),
    Unit.VIOLATIONS: ("violations", "нарушений", "бұзушылық"),
    Unit.CASES: ("cases", "дел", "іс"),
    Unit.PLACES: ("places", "мест", "жер"),
    Unit.VEHICLES: ("vehicles", "машин", "көлік"),
    Unit.MONEY: ("money", "денег", "ақша"),
    Unit.UNKNOWN: ("not told", "не сказано", "айтылмаған"),
}
_COUNTINGS: dict[StrEnum, Words] = {
    Counting.TOTAL: ("in all", "всего", "барлығы"),
    Counting.NEW_SINCE: (
        "new since an earlier figure",
        "новых с прежней цифры",
        "бұрынғы саннан кейін қосылған",
    ),
    Counting.UNKNOWN: ("not told", "не сказано", "айтылмаған"),
}
_PRECISIONS: dict[StrEnum, Words] = {
    Precision.DAY: ("to the day", "до дня", "күніне дейін"),
    Precision.DAYS: ("several days", "несколько дней", "бірнеше күн"),
    Precision.MONTH: ("to the month", "до месяца", "айына дейін"),
    Precision.YEAR: ("to the year", "до года", "жылына дейін"),
    Precision.VAGUE: ("vague", "приблизительно", "шамамен"),
    Precision.UNKNOWN: ("not told", "не сказано", "айтылмаған"),
}
_LEVELS: dict[StrEnum, Words] = {
    Level.COUNTRY: ("country", "страна", "ел"),
    Level.ADMIN1: ("region", "область", "облыс"),
    Level.CITY: ("city", "город", "қала"),
    Level.SITE: ("site", "место", "орын"),
    Level.UNKNOWN: ("not told", "не сказано", "айтылмаған"),
}
_SOURCES: dict[StrEnum, Words] = {
    SourceType.STATE: ("state", "государство", "мемлекет"),
    SourceType.POLICE: ("police", "полиция", "полиция"),
    SourceType.COURT: ("court", "суд", "сот"),
    SourceType.PROSECUTOR: ("prosecutor", "прокуратура", "прокуратура"),
    SourceType.ELECTION_BODY: ("election body", "избирательная комиссия", "сайлау комиссиясы"),
    SourceType.OBSERVER: ("observer", "наблюдатель", "байқаушы"),
    SourceType.UN: ("United Nations", "ООН", "БҰҰ"),
    SourceType.RIGHTS_GROUP: ("rights group", "правозащитная организация", "құқық қорғау ұйымы"),
    SourceType.PARTY: ("party or movement", "партия или движение", "партия не қозғалыс"),
    SourceType.MEDIA: ("media", "СМИ", "БАҚ"),
    SourceType.WITNESS: ("witness", "очевидец", "куәгер"),
    SourceType.EXPERT: ("expert", "эксперт", "сарапшы"),
    SourceType.HEALTH: ("health service", "медики", "медицина"),
    SourceType.MONITOR: ("monitor", "служба мониторинга", "мониторинг қызметі"),
    SourceType.AUTHOR: ("author", "автор", "автор"),
    SourceType.UNKNOWN: ("not told", "не сказано", "айтылмаған"),
}
_RELATIONS: dict[StrEnum, Words] = {
    Relation.AGREE: ("agree", "сходятся", "сәйкес келеді"),
    Relation.CONTRADICT: ("contradict", "противоречат", "қайшы келеді"),
    Relation.PART_OF: ("part of", "часть", "бөлігі"),
    Relation.REVISION: ("revision", "уточнение", "түзету"),
    Relation.RELAY: ("relay", "пересказ", "қайта жеткізу"),
    Relation.NOT_COMPARABLE: ("not comparable", "несопоставимы", "салыстыруға келмейді"),
    Relation.UNRELATED: ("unrelated", "не связаны", "байланысы жоқ"),
}
_FIELDS: dict[str, Words] = {
    "kind": ("what happened", "что произошло", "не болды"),
    "figure": ("figure", "число", "сан"),
    "unit": ("unit", "единица", "өлшем"),
    "population": ("who is counted", "кого считают", "кім саналған"),
    "agent": ("by whom", "кто", "кім жасады"),
    "target": ("to whom", "кого", "кімге"),
    "place": ("place", "место", "орны"),
    "when": ("when", "когда", "қашан"),
    "as_of": ("as of", "по состоянию на", "қай күнге"),
    "source": ("who says", "кто говорит", "кім айтады"),
    "sources": ("through whom", "через кого", "кім арқылы"),
    "stance": ("stance", "позиция", "ұстанымы"),
    "certainty": ("certainty", "определённость", "айқындығы"),
    "background": ("told as background", "предыстория", "бұрынғы оқиға"),
    "part_of": ("part of", "часть", "бөлігі"),
    "quote": ("in the report's words", "словами сообщения", "хабардың сөзімен"),
    "rule": ("read by rule", "прочитано по правилу", "оқыған ереже"),
    "confidence": ("confidence", "уверенность", "сенімділік"),
    "report": ("report", "сообщение", "хабар"),
    "outlet": ("outlet", "издание", "басылым"),
    "published": ("published", "опубликовано", "жарияланған күні"),
    "lang": ("language", "язык", "тілі"),
}
# Members of two lists may share a value ("unknown") and then compare equal: the list decides.
_BY_LIST: dict[type[StrEnum], Mapping[StrEnum, Words]] = {
    Kind: _KINDS, Stance: _STANCES, Certainty: _CERTAINTIES, Unit: _UNITS, Counting: _COUNTINGS,
    Precision: _PRECISIONS, Level: _LEVELS, SourceType: _SOURCES, Relation: _RELATIONS,
}  # fmt: skip


def words_for(member: StrEnum, lang: str) -> str:
    """A member of a closed list in ``lang`` (``en``, ``ru``, ``kk``); English for other languages. Raises KeyError for
    what is in no list of ours."""
    return _BY_LIST[type(member)][member][_column(lang)]


def field_words(field: str, lang: str) -> str:
    """A claim's field by its name in the jsonl line, in ``lang``; English for other languages. Raises KeyError for others."""
    return _FIELDS[field][_column(lang)]


def fields() -> tuple[str, ...]:
    """The names of the fields that have words."""
    return tuple(_FIELDS)


def _column(lang: str) -> int:
    return LANGS.index(lang) if lang in LANGS else 0
