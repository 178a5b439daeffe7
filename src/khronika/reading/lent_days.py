"""What a day of one sentence can be to what another tells: days of history, of comparison and of another matter are lent to nothing."""

import datetime as dt
import re

from khronika.nouns import Kind, PartialDate, Precision, When
from khronika.reading.mentions import DateMention

# A story's day lies this near its publication; older dates are history told beside it. English uses the same days.
STORY = dt.timedelta(days=40)
# What a sentence that opens so tells was before, and dates nothing that stands above it.
HISTORY = re.compile(
    r"\W*(?:ранее|напомним|в\s+(?:последний|прошлый|предыдущий)\s+раз|(?:\w+\s+)?(?:неделю|месяц|год)\s+назад|на\s+(?:прошлой|минувшей)\s+неделе|"
    r"до\s+этого|бұған\s+дейін|бұдан\s+бұрын|осыған\s+дейін|еске\s+сал|айта\s+кет)",
    re.IGNORECASE,
)
# "Как и 21 сентября, больше всего ...": another day, that this one is likened to.
LIKE = re.compile(
    r"(?:(?<!\w)как\s+и|(?<!\w)впервые|по\s+сравнению\s+со?|в\s+отличие\s+от|(?<!\w)чем(?:\s+(?:на|во?|у)(?:\s+[\w-]+){1,3})?)\s+$",
    re.IGNORECASE,
)
TURN = re.compile(r",\s+(?:но|а|однако|зато|хотя|бірақ|алайда|ал)\s", re.IGNORECASE)
# "Вышли сегодня, несмотря на вчерашний разгон": the day of what is only named beside.
NAMED_BESIDE = re.compile(r"(?:поза)?вчерашн|кешегі", re.IGNORECASE)
BESIDE = re.compile(
    r"(?<!\w)(?:несмотря\s+на|после|из-за|вопреки|про|об?|в\s+отличие\s+от)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
TODAY = re.compile(r"(?<!\w)(?:сегодня|бүгін)(?!\w)", re.IGNORECASE)
# "На сегодняшний день": up to when is counted.
AS_OF_TODAY = re.compile(r"сегодняшн|нынешн|бүгінгі", re.IGNORECASE)
# "Предыдущий митинг прошёл 28 января", "накануне прокуратура предостерегла": dates nothing that stands before it.
BEFOREHAND = re.compile(
    r"\W*(?:накануне|предыдущ\w+|прошл(?:ый|ая|ое)\s+(?:митинг|акци|раз|шестви)\w*|алдыңғы|соңғы\s+рет)(?!\w)",
    re.IGNORECASE,
)
# "Now the police speak of 15": what sentences before it date is another time.
NOW = re.compile(
    r"\W*(?:теперь|сейчас|на\s+этот\s+раз|в\s+этот\s+раз|нынче|қазір|енді|бұл\s+жолы)(?!\w)", re.IGNORECASE
)
IT_WAS = re.compile(
    r"\W*(?:это|всё\s+это|вс[её]|инцидент|событи[ея]|происшествие|дело|бұл|оқиға)(?:\s+[\w-]+){0,3}?\s+"
    r"(?:был[оаи]?|случил|произош|происход|болды|болған|орын\s+ал)\w*",
    re.IGNORECASE,
)

PUNISHED = frozenset({Kind.SENTENCE, Kind.CHARGE})
# What is told with the deed or the arrest that it follows, and with that one's day: "отпустили задержанных накануне".
ANSWERED = PUNISHED | {Kind.RELEASE}
# What happens at and around a rally happens on its day.
_SCENE = frozenset(
    {Kind.PROTEST, Kind.DISPERSAL, Kind.DETENTION, Kind.FORCE, Kind.INJURY, Kind.DEATH, Kind.ATTACK_ON_JOURNALIST, Kind.DAMAGE,
     Kind.DEPLOYMENT, Kind.RELEASE}
)  # fmt: skip


def one_matter(kind: Kind, told: frozenset[Kind], *, several: bool = False) -> bool:
    """True where what a sentence tells of can share its day with a thing of the kind. ``several``: days of a rally, over which
    courts punish as well: "с 9 по 12 июня ... 957 наказаны"; of one day's rally they judge on another."""
    if kind in PUNISHED:
        return bool(told & PUNISHED) or not told or several
    if kind in _SCENE:
        return bool(told & _SCENE) or not told
    if kind is Kind.ELECTION:
        return Kind.ELECTION in told or not told & _SCENE  # who was held over a picket tells no polling day
    return True


BESIDE_VOTING = 40  # characters between a word of voting and its day
_IN_ONE_PHRASE = (
    12  # "9 июня, в день выборов, задержали": the same, where the sentence tells of something else
)


def far_from_voting(told: frozenset[Kind] | None) -> int:
    """How far a polling day may stand from the word of voting: near, in a sentence that tells of who was held or hurt and of no vote
    ("9 мамырда полиция сайлауға қарсы пикет үшін ұстады")."""
    return BESIDE_VOTING if told is None or one_matter(Kind.ELECTION, told) else _IN_ONE_PHRASE


def compares(date: DateMention) -> bool:
    """ "Last week", "last year", "in the past day": they date their own sentence, mostly to compare, and no other."""
    return date.rule.endswith((".week", ".this-month", ".this-year", ".past-day", ".so-far", ".ago"))


def to_come(when: When, reported: PartialDate | None) -> bool:
    """True for a day after the report's own."""
    return reported is not None and when.earliest is not None and when.earliest > reported.latest


def long(when: When) -> bool:
    """True for a stretch longer than a story: "с февраля 2022-го по февраль 2023-го" sums up what no other paragraph tells."""
    return when.precision is Precision.DAYS and (when.bounds()[1] - when.bounds()[0]) > STORY


def timely(day: dt.date, published: PartialDate) -> bool:
    """True for a day that a report published then can be about."""
    return -STORY <= published.latest - day <= STORY


def lies_in(day: When, span: When) -> bool:
    """True where the day lies in the month or year, or one of them has no bounds."""
    first, last = span.earliest, span.latest
    return day.earliest is None or first is None or last is None or first <= day.earliest <= last
