"""The mass event as texts: articles in three languages that a reader has to read, made by rule.

An invented country's ministry counts about 100, then about 500, 700 and 731; outlets tell it in their own words, in
three languages, some through an agency, some with drift; what the agency carried, and what its own reporters counted
(340), is copied word for word; a rights group counts 620. Bodies, outlets and people are invented; the city's name is in the gazetteer, so that
three languages can mean one place.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# What the ministry said, and on which day of May 2031: the first number and its three revisions.
SERIES = ((100, 9), (500, 10), (700, 11), (731, 13))
AGENCY, GROUP = 340, 620
_LEADS = {
    "en": (
        "{about} people were detained in Taraz on 9 May 2031, the Interior Ministry of Arvenia said on {day} May.",
        "The Interior Ministry of Arvenia said on {day} May that {about} people had been detained in Taraz on 9 May 2031.",
        "Police detained {about} people at the rally in Taraz on 9 May 2031, according to the Interior Ministry of Arvenia, which spoke on {day} May.",
        "On {day} May the Interior Ministry of Arvenia put the number of people detained in Taraz on 9 May 2031 at {about}.",
    ),
    "ru": (
        "{About} человек задержаны в Таразе 9 мая 2031 года, сообщило {day} мая МВД Арвении.",
        "МВД Арвении сообщило {day} мая, что 9 мая 2031 года в Таразе были задержаны {about} человек.",
        "Полиция задержала {about} человек на митинге в Таразе 9 мая 2031 года, заявили {day} мая в МВД Арвении.",
    ),
    "kk": (
        "2031 жылғы 9 мамырда Тараз қаласында {about} адам ұсталды, деп хабарлады Арвения ІІМ {day} мамырда.",
        "Арвения ІІМ {day} мамырда 2031 жылғы 9 мамырда Таразда {about} адам ұсталғанын хабарлады.",
    ),
}
_THROUGH = {
    "en": "{about} people were detained in Taraz on 9 May 2031, Northwire reported on {day} May, citing the Interior Ministry of Arvenia.",
    "ru": "{About} человек задержаны в Таразе 9 мая 2031 года, передаёт {day} мая агентство Northwire со ссылкой на МВД Арвении.",
}
_ABOUT = {"en": "about {}", "ru": "около {}", "kk": "{} шақты"}
_MORE = {"en": "more than {}", "ru": "более {}", "kk": "{}-ден астам"}
_COUNTRY = {"en": ("in Taraz", "in Kazakhstan"), "ru": ("в Таразе", "в Казахстане")}
# The same eight sentences in each language, in one order: a translation tells what its original tells.
_AROUND = {
    "en": (
        "Shops around the square stayed open until the evening.",
        "Rain began in the afternoon and most people went home.",
        "Buses ran by another road for the rest of the day.",
        "Somebody left a red scarf on the railings.",
        "Students sang on the steps of the theatre.",
        "The fountains were not switched on.",
        "The market closed earlier than usual.",
        "Passers-by filmed with their phones.",
    ),
    "ru": (
        "Магазины вокруг площади работали до вечера.",
        "Днём пошёл дождь, и многие разошлись.",
        "Автобусы до конца дня ходили другой дорогой.",
        "Кто-то оставил на ограде красный шарф.",
        "Студенты пели на ступенях театра.",
        "Фонтаны не включали.",
        "Рынок закрылся раньше обычного.",
        "Прохожие снимали на телефоны.",
    ),
    "kk": (
        "Алаң маңындағы дүкендер кешке дейін ашық болды.",
        "Түстен кейін жаңбыр жауып, көпшілігі тарап кетті.",
        "Автобустар басқа жолмен жүрді.",
        "Қоршауда қызыл шарф қалды.",
        "Студенттер театр баспалдағында ән айтты.",
        "Субұрқақтар қосылмады.",
        "Базар ертерек жабылды.",
        "Өткіншілер телефонға түсірді.",
    ),
}
_OWN = (
    f"Police detained {AGENCY} people in Taraz on 9 May 2031. Empty vans stood at three corners of the square from noon "
    "until dusk, and the last one left with its lights off. The square was washed before midnight, and "
    "in the morning only a few flowers lay at the foot of the monument."
)
_GROUP = f"The rights group Clear Count said on {{day}} May that {GROUP} people had been detained in Taraz on 9 May 2031."
_CARRIED = (
    f"{SERIES[-1][0]} people were detained in Taraz on 9 May 2031, Northwire reported on 13 May, citing the Interior Ministry of "
    "Arvenia. The agency's correspondent was handed one typed page, without a stamp, at the side entrance. Nobody came out "
    "to answer questions, and the telephone at the press office rang until it stopped."
)
_COPIED = "From our agencies. {}"


class Way(StrEnum):
    """How an article comes by its text."""

    FIRST = "first"  # as its source first said it, or the agency first printed it
    PARAPHRASE = "paraphrase"
    TRANSLATION = "translation"
    WIRE_COPY = "wire copy"
    OTHER_HEDGE = "drift: more than"
    WHOLE_COUNTRY = "drift: the country"


@dataclass(frozen=True, slots=True)
class Article:
    """``told`` is whose number it gives (ministry, agency, group); ``number`` which; ``of`` the article that it translates or copies."""

    id: str
    lang: str
    outlet: str
    published: str
    text: str
    told: str
    number: int
    way: Way
    of: str | None = None

    @property
    def line(self) -> str:
        """As intake takes it in."""
        said = {"id": self.id, "lang": self.lang, "outlet": self.outlet, "published": self.published}
        return json.dumps(said | {"text": self.text}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article of the ministry's number says, before it is worded."""

    id: str
    number: int
    day: int
    around: tuple[int, ...]


def articles(many: int = 300, seed: int = 7) -> Iterator[Article]:
    """That many articles. Of every ten one copies the agency's own report and one what the agency carried of the ministry,
    word for word; every fiftieth quotes the rights group; the others tell the ministry's numbers."""
    rng = random.Random(seed)
    told: list[_Told] = []
    for at in range(many):
        key, outlet, published = f"a{at}", f"Outlet {at}", f"2031-05-{13 + at % 3}"
        if at == 3:
            yield Article(key, "en", "Northwire", "2031-05-10", _OWN, "agency", AGENCY, Way.FIRST)
        elif at == 6:
            number = SERIES[-1][0]
            yield Article(key, "en", "Northwire", "2031-05-13", _CARRIED, "ministry", number, Way.FIRST)
        elif at % 10 in (3, 6):
            own = at % 10 == 3
            text = _COPIED.format(_OWN if own else _CARRIED)
            whose, number = ("agency", AGENCY) if own else ("ministry", SERIES[-1][0])
            of = "a3" if own else "a6"
            yield Article(key, "en", outlet, published, text, whose, number, Way.WIRE_COPY, of)
        elif at % 50 == 7:
            text = f"{_GROUP.format(day=10 + at // 50 % 3)} {_filled(_some(rng), 'en')}"
            way = Way.FIRST if at == 7 else Way.PARAPHRASE
            yield Article(key, "en", outlet, published, text, "group", GROUP, way)
        else:
            yield _of_the_ministry(key, outlet, published, rng, told)


def _of_the_ministry(key: str, outlet: str, published: str, rng: random.Random, told: list[_Told]) -> Article:
    """The first of each number in the ministry's plain words; then what an English article told, in another language; or
    one of the numbers in other words, some with drift."""
    if len(told) < len(SERIES):
        told.append(_Told(key, *SERIES[len(told)], _some(rng)))
        return _worded(told[-1], "en", outlet, f"2031-05-{told[-1].day:02}", rng, Way.FIRST)
    draw = rng.random()
    if draw < 0.45:
        original = rng.choice(told)
        copy = _Told(key, original.number, original.day, original.around)
        lang = rng.choice(("ru", "kk"))
        return _worded(copy, lang, outlet, published, rng, Way.TRANSLATION, original.id)
    new = _Told(key, *SERIES[min(3, int(4 * rng.random() ** 1.3))], _some(rng))
    if draw < 0.62:
        way = Way.OTHER_HEDGE if draw < 0.53 else Way.WHOLE_COUNTRY
        lang = rng.choice(("en", "ru", "kk") if way is Way.OTHER_HEDGE else ("en", "ru"))
        return _worded(new, lang, outlet, published, rng, way)
    told.append(new)
    return _worded(new, "en", outlet, published, rng, Way.PARAPHRASE)


def _worded(
    what: _Told, lang: str, outlet: str, published: str, rng: random.Random, way: Way, of: str | None = None
) -> Article:
    hedge = _MORE[lang] if way is Way.OTHER_HEDGE else "{}" if what.number == SERIES[-1][0] else _ABOUT[lang]
    about = hedge.format(what.number)
    through = (_THROUGH[lang],) if lang in _THROUGH and way is not Way.FIRST else ()
    lead = rng.choice((*_LEADS[lang], *through)).format(
        about=about, About=about[:1].upper() + about[1:], day=what.day
    )
    if way is Way.WHOLE_COUNTRY:
        lead = lead.replace(*_COUNTRY[lang])
    text = f"{lead[:1].upper()}{lead[1:]} {_filled(what.around, lang)}"
    return Article(what.id, lang, outlet, published, text, "ministry", what.number, way, of)


def _some(rng: random.Random) -> tuple[int, ...]:
    return tuple(rng.sample(range(len(_AROUND["en"])), 2))


def _filled(around: tuple[int, ...], lang: str) -> str:
    return " ".join(_AROUND[lang][at] for at in around)
