"""The mass event as texts: articles in three languages that a reader has to read, made by rule.

An invented country's ministry counts about 100, then about 500, 700 and 731; outlets tell it in their own words, in
three languages, some through an agency, some with drift; the agency's own reporters count 340 and are copied word for
word; a rights group counts 620. Bodies, outlets and people are invented; the city's name is in the gazetteer, so that
three languages can mean one place.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

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
_AROUND = {
    "en": (
        "Shops around the square stayed open until the evening.",
        "Rain began in the afternoon and most people went home.",
        "Buses ran by another road for the rest of the day.",
        "Somebody left a red scarf on the railings.",
        "Students sang on the steps of the theatre.",
        "Lawyers waited in front of the gates.",
        "The market closed earlier than usual.",
        "Traffic lights on the avenue were switched off.",
        "Passers-by filmed with their phones.",
        "The river bridge was empty by nightfall.",
    ),
    "ru": (
        "Магазины вокруг площади работали до вечера.",
        "Днём пошёл дождь, и многие разошлись.",
        "Автобусы до конца дня ходили другой дорогой.",
        "Кто-то оставил на ограде красный шарф.",
        "Студенты пели на ступенях театра.",
        "Адвокаты ждали у ворот.",
        "Рынок закрылся раньше обычного.",
        "Прохожие снимали на телефоны.",
    ),
    "kk": (
        "Алаң маңындағы дүкендер кешке дейін ашық болды.",
        "Түстен кейін жаңбыр жауды.",
        "Автобустар басқа жолмен жүрді.",
        "Қоршауда қызыл шарф қалды.",
        "Студенттер театр баспалдағында ән айтты.",
        "Базар ертерек жабылды.",
    ),
}
_OWN = (
    f"Police detained {AGENCY} people in Taraz on 9 May 2031. Empty vans stood at three corners of the square from noon "
    "until dusk, and the last one left with its lights off. The square was washed before midnight, and "
    "in the morning only a few flowers lay at the foot of the monument."
)
_GROUP = f"The rights group Clear Count said on {{day}} May that {GROUP} people had been detained in Taraz on 9 May 2031."


@dataclass(frozen=True, slots=True)
class Article:
    """``told`` is whose number it gives (ministry, agency, group); ``number`` which; ``drifts`` where it changes it."""

    id: str
    lang: str
    outlet: str
    published: str
    text: str
    told: str
    number: int
    drifts: bool = False

    @property
    def line(self) -> str:
        """As intake takes it in."""
        said = {"id": self.id, "lang": self.lang, "outlet": self.outlet, "published": self.published}
        return json.dumps(said | {"text": self.text}, ensure_ascii=False)


def articles(many: int = 300, seed: int = 7) -> Iterator[Article]:
    """That many articles; every tenth copies the agency's own report, every fiftieth quotes the rights group."""
    rng = random.Random(seed)
    for at in range(many):
        outlet, published = f"Outlet {at}", f"2031-05-{13 + at % 3}"
        if at % 10 == 3:
            outlet = "Northwire" if at == 3 else outlet
            text = _OWN if at == 3 else f"From our agencies. {_OWN}"
            yield Article(
                f"a{at}", "en", outlet, "2031-05-10" if at == 3 else published, text, "agency", AGENCY
            )
        elif at % 50 == 7:
            text = f"{_GROUP.format(day=10 + at // 50 % 3)} {_filled(rng, 'en')}"
            yield Article(f"a{at}", "en", outlet, published, text, "group", GROUP)
        else:
            yield _retold(at, outlet, published, rng)


def _retold(at: int, outlet: str, published: str, rng: random.Random) -> Article:
    """The first of each number is the ministry's plain words; the rest retell one of them, one in seven with drift."""
    lang = "en" if at < len(SERIES) else rng.choice(("en", "en", "ru", "kk"))
    number, day = SERIES[min(at, 3)] if at < 3 else SERIES[min(3, int(4 * rng.random() ** 1.3))]
    draw = rng.random() if at > len(SERIES) else 1.0
    hedge = "{}" if number == SERIES[-1][0] else _ABOUT[lang]
    about = (_MORE[lang] if draw < 0.07 else hedge).format(number)
    leads = (*_LEADS[lang], _THROUGH[lang]) if lang in _THROUGH and at > len(SERIES) else _LEADS[lang]
    lead = rng.choice(leads).format(about=about, About=about[:1].upper() + about[1:], day=day)
    drifts = draw < 0.07
    if 0.07 <= draw < 0.14 and lang in _COUNTRY:
        lead, drifts = lead.replace(*_COUNTRY[lang]), True
    text = f"{lead[:1].upper()}{lead[1:]} {_filled(rng, lang)}"
    return Article(f"a{at}", lang, outlet, published, text, "ministry", number, drifts)


def _filled(rng: random.Random, lang: str) -> str:
    return " ".join(rng.sample(_AROUND[lang], 4))
