"""Russian: sentences -> numbers, dates, places, attributions, events -> claims."""

import re
from collections.abc import Sequence
from functools import partial

from khronika.nouns import Kind, Reading, Report, Span
from khronika.reading import RULES_VERSION
from khronika.reading.assembling import assemble
from khronika.reading.hearing import Heard
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.attribution import find_said
from khronika.reading.russian.dates import find_dates
from khronika.reading.russian.ellipsis import in_thousands
from khronika.reading.russian.event_words import Trigger, find_triggers
from khronika.reading.russian.events import events_with_figures, settle_arrests
from khronika.reading.russian.lexicon import GATHERING, VOTE
from khronika.reading.russian.listed import enlisted
from khronika.reading.russian.matters import MATTERS
from khronika.reading.russian.numbers import find_numbers
from khronika.reading.russian.offices import attributive_in, names_a_side
from khronika.reading.russian.parse import Sentence, analyse, split
from khronika.reading.russian.presence import AT_THIS
from khronika.reading.russian.speakers import Speakers
from khronika.reading.russian.triggers import clause_of
from khronika.reading.russian.unfigured import events_of_none, plain_events
from khronika.reading.russian.worth import bears_nothing, bears_nothing_at_all
from khronika.reading.scenes import Scene, SceneWords
from khronika.reading.time_words import TimeWords
from khronika.reading.told import Event, Manner, counts_speakers, silent

_CAPITAL = re.compile(
    r"(?<!\w)(?<!краевой\s)(?<!областной\s)(?<!северной\s)(?<!южной\s)(?<!культурной\s)(?<!региональной\s)столиц(?:а|е|у|ы|ей)(?!\w)",
    re.IGNORECASE,
)
_HOMELAND = re.compile(
    r"(?<!\w)(?:(?:по|в)\s+(?:всей\s+)?(?:стране|республике)|в\s+(?:других|остальных|прочих)\s+(?:городах|регионах|областях|населённых\s+пунктах))(?!\w)(?!\s+(?-i:[А-ЯЁ]|кра|област|республик|город))",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"(?<!\w)(?:в|по)\s+(?:(?:этих\s+)?(?P<both>двух|обоих)\s+городах(?!\w)|город[еу](?!\w)(?!\s+(?-i:[А-ЯЁ«])))",
    re.IGNORECASE,
)
_TIMES = TimeWords(
    nth_day=re.compile(
        r"(?<!\w)(?:во?|на|за)\s+(перв|втор|трет|четверт|пят)\w+"
        r"(?:\s+день(?!\s+подряд)(?!\w)|(?=\s*[–—-]\s*\d{1,4}(?!\w|\s+(?:лет|год|сут|мес))))",  # "..., за второй – 30"
        re.IGNORECASE,
    ),
    nth={"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5},
    all_days=re.compile(
        r"(?<!\w)за\s+(?:эти\s+|все\s+|оба\s+)?(?:два|три|четыре|пять|оба)\s+(?:дня|дней)(?!\w)",
        re.IGNORECASE,
    ),
    same_day=re.compile(r"(?<!\w)в\s+(?:тот|этот)\s+же\s+день(?!\w)", re.IGNORECASE),
    voting=re.compile(
        r"(?<!\w)(?:выбор(?:ы|ах|ов|ам)|голосован\w+|проголосова\w+|референдум\w*|туре?\w?)(?!\w)",
        re.IGNORECASE,
    ),
    as_of=re.compile(
        r"(?:по\s+состоянию|данные|сведения|информация|список|сводка)\s+на\s+(?:[\w:.]+\s+){0,4}$|(?<!\w)(?:на|к)\s+(?:утро|вечер|полдень|\d{1,2}[:.]\d\d)\s+$",
        re.IGNORECASE,
    ),
    since_start=re.compile(
        r"(?<!\w)(?:с|от)\s+(?:самого\s+)?начала\s+(?:\w+\s+)?(?:протест|беспоряд|акци|волнени|демонстрац|митинг|событи|столкновени|кризис)\w*",
        re.IGNORECASE,
    ),
    deed=re.compile(
        r"(?<!\w)(?:после|за|о|об|из-за|в\s+связи\s+со?|по\s+делу\s+об?|на|во?)\s+(?:[\w«»\"-]+\s+){0,5}?"
        r"(?:митинг|акци|протест|шестви|пикет|марш|демонстраци|беспоряд|столкновени|событи|забастовк|сход|манифестаци|волнени|голосовани|выбор|нападени|убийств|захват|погром|поджог|взрыв|теракт|избиени|штурм)\w*\s+"
        r"(?:[\w«»\"-]+\s+){0,4}?$|(?:задержанн|арестованн|схваченн)\w+\s+(?:[\w-]+\s+){0,2}?$|(?:нарушени|правонарушени|преступлени)\w*\s+(?:[\w-]+\s+){0,2}?(?:соверши|допусти)\w+\s+$",
        re.IGNORECASE,
    ),
    beside=re.compile(
        r"(?<!\w)сегодня,?\s+(?:[\w-]+\s+){1,3}(?:лет|года|год|месяцев|месяца)\s+спустя|"
        r"(?<!\w)(?:перед|накануне)\s+(?:[\w-]+\s+){0,2}?(?:митинг|акци|протест|шестви|марш|демонстраци)\w*,?\s+(?:во?\s+(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|\d{1,2}\s+[а-я]+)|"
        r"[,(]\s*(?:где|куда|откуда)\s[^,;.)]*|(?:состоявш|прошедш|провед[её]нн|назначенн|намеченн)\w+\s+(?:на\s+)?\d[\w.]*\s+(?:[\w-]+\s+){1,4}?"
        r"(?:выбор|голосовани|референдум)\w*|(?:годовщин|юбиле|[- ]лети)\w*\s[^,;.]{0,80}?(?<!\d)(?:1[89]|20)\d\d(?!\d)|,\s+(?:[\w-]+\s+){0,2}котор\w+\s[^,.;]*?(?<!\d)(?:19|20)\d\d(?!\d)[^,.;]*|(?:выбор|голосовани|референдум)\w*,?\s+(?:состоявш|прошедш|провед[её]нн|назначенн|намеченн)\w+\s+[^,;.]*",
        re.IGNORECASE,
    ),
    describes=re.compile(
        r"(?<!\w)(?:арестованн|осужд[её]нн|приговор[её]нн|убит|избит|похищенн|скончавш|умерш|родивш|назначенн|избранн|принят|опубликованн|подписанн|вступивш)\w+\s+(?:ещ[её]\s+)?$|"
        r"(?:годовщин|юбиле|[- ]лети)\w*\s+(?:[\w«»-]+\s+){0,6}$|"
        r"(?<!\w)(?:после|до|накануне)\s+(?:[\w-]+\s+){0,2}?(?:митинг|акци|протест|шестви|марш|выбор|событи|беспоряд)\w*\s+$",
        re.IGNORECASE,
    ),
    began=re.compile(
        r"(?<!\w)с\s+(?:самого\s+)?начала\s+(?:[\w-]+\s+){0,2}(?:протестов|акций|беспорядков|волнений|выступлений|демонстраций|столкновений|забастовки)(?!\w)|"
        r"(?<!\w)(?:протесты|акции|беспорядки|волнения|выступления|демонстрации|столкновения|забастовки)\s+(?:[\w-]+\s+){0,5}?"
        r"(?:начались|вспыхнули|стартовали|продолжаются|идут)(?!\w)|"
        r"(?<!\w)(?:начались|вспыхнули|стартовали)\s+(?:[\w-]+\s+){0,3}?(?:протесты|акции|беспорядки|волнения|выступления|демонстрации|столкновения)(?!\w)",
        re.IGNORECASE,
    ),
    next_day=re.compile(
        r"(?<!\w)(?:на\s+(?:следующий|другой)\s+(?:же\s+)?день|(?:день|сутки)\s+спустя|дн[её]м\s+позже|через\s+день)(?!\w)",
        re.IGNORECASE,
    ),
    eve=re.compile(
        r"(?<!\w)(?:за\s+день\s+до|накануне)\s+(?:\w+\s+)?(?:выбор|голосовани|инаугураци|акци|митинг|шестви|протест|марш|референдум)\w*|"
        r"(?<!\w)дн[её]м\s+ранее(?!\w)",
        re.IGNORECASE,
    ),
)
_EARLIER = re.compile(
    r"(?<!\w)(?:ранее|напомним|до этого|прежде|как\s+(?:мы\s+)?(?:сообщал\w+|писал\w*)|как\s+передавал\w*|"
    r"по\s+(?:разным|различным|некоторым|другим)\s+(?:[\w-]+\s+)?(?:данным|оценкам|сведениям|подсч[её]там|сообщениям))(?!\w)",
    re.IGNORECASE,
)
_MANNER = Manner(
    clause_of,
    plain_events,
    total=re.compile(r"(?<!\w)(?:всего|в общей сложности|в общем|итого|суммарно)(?!\w)", re.IGNORECASE),
    another=re.compile(r"(?<!\w)(?:ещ[её]|дополнительно)\s+(?:около\s+|более\s+)?\d", re.IGNORECASE),
    observer=re.compile(r"наблюдател|обсе|бдипч", re.IGNORECASE),
    matters=MATTERS,
)
# A page's pointer to another story tells nothing of this one.
_SEE_ALSO = re.compile(
    r"\W*(?:читайте|читать|смотрите|см\.|подробнее)\s+(?:также|ещё|еще|по\s+теме)(?!\w)", re.IGNORECASE
)
# So many words of voting make a report one about an election, where bare percentages are shares of the vote.
_VOTING = 3


def read(report: Report) -> Reading:
    """The claims of a Russian report, in order of their spans. Sentences with numbers of which nothing came are
    listed in ``silent``, but for reports none of whose words tells of anything we record."""
    if bears_nothing_at_all(report.text):
        return Reading(report.id, (), RULES_VERSION)
    sentences = split(report.text)
    dates = find_dates(report.text, report.published)
    numbers = _numbers(report, [date.span for date in dates])
    if bears_nothing(sentences, numbers):
        return Reading(report.id, (), RULES_VERSION, _silent(sentences, numbers))
    analyse(sentences)
    words = SceneWords(_CAPITAL, _HOMELAND, _TOWN, attributive_in(sentences), _TIMES, names_a_side, _SCOPING)
    return assemble(report, "ru", sentences, dates, words, partial(_hear, numbers), _MANNER, _EARLIER)


# "Эта оценка охватывает Минск и Гродно", "Данные касаются только столицы"; "не охватывает" says where nobody counted.
_SCOPING = re.compile(
    r"\W*(?:(?:эт[аоиу]|этот|данн(?:ая|ое|ые)|названн(?:ая|ое|ые)|указанн(?:ая|ое|ые)|приведённ(?:ая|ое|ые))\s+(?:оценк|цифр|числ|данны|сч[её]т|подсч[её]т|сведени|показател|итог)\w*"
    r"|данные)(?:(?!\sне\s)[^.:;])*?\s(?:охватыва(?:ет|ют)|относ(?:ит|ят)ся|каса(?:ет|ют)ся|включа(?:ет|ют)|учитыва(?:ет|ют))(?!\w)",
    re.IGNORECASE,
)


def _numbers(report: Report, dates: Sequence[Span]) -> list[NumberMention]:
    numbers = in_thousands(report.text, find_numbers(report.text))
    return [n for n in numbers if not any(n.core.overlaps(span) for span in dates)]


def _silent(sentences: Sequence[Sentence], numbers: Sequence[NumberMention]) -> tuple[tuple[Span, str], ...]:
    """What ``assemble`` makes of sentences in which nothing is heard."""
    heard = [Heard(sentence, [], [], frozenset()) for sentence in sentences]
    numbered = [any(s.start <= n.core.start < s.end for n in numbers) for s in sentences]
    return silent(heard, numbered, ())


def _hear(
    numbers: Sequence[NumberMention], report: Report, sentences: Sequence[Sentence], scene: Scene, dates: Sequence[Span]
) -> tuple[list[Heard], list[bool]]:  # fmt: skip
    election = sum(w.lemma in VOTE for s in sentences for w in s.words) >= _VOTING
    speakers = Speakers()
    before: list[Event] = []
    heard: list[Heard] = []
    numbered: list[bool] = []
    triggered = _triggered(sentences)
    kinds = [frozenset(t.kind for t in found) for found in triggered]
    for at, sentence in enumerate(sentences):
        if _SEE_ALSO.match(sentence.text):
            heard.append(Heard(sentence, [], [], frozenset()))
            numbered.append(False)
            continue
        own = [n for n in numbers if sentence.start <= n.core.start < sentence.end]
        triggers = triggered[at]
        topic = frozenset[Kind]().union(*kinds[max(0, at - 1) : at])
        around = topic.union(*kinds[at + 1 : at + 2])
        if AT_THIS.search(sentence.text):
            topic |= frozenset[Kind]().union(*kinds[max(0, at - 4) : at + 3]) & {Kind.PROTEST}
        listed = frozenset(n.core.start for n in own if scene.lists(n.core.start))
        events = events_with_figures(sentence, own, triggers, before, election, topic, listed)
        events += enlisted(sentence, own, around | kinds[at]) if not events else []
        events += [e for e in events_of_none(sentence) if not any(e.kind is o.kind for o in events)]
        said = find_said(sentence, speakers)
        events = [e for e in events if not counts_speakers(e, said)]
        before += events
        heard.append(Heard(sentence, said, [*events], kinds[at]))
        numbered.append(bool(own))
    settle_arrests(before)
    return heard, numbered


def _triggered(sentences: Sequence[Sentence]) -> list[list[Trigger]]:
    """The triggers of each sentence. A rally spoken of before is remembered while its paragraph tells of it."""
    found: list[list[Trigger]] = []
    gathered = False
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1] if at else None
        told = bool(found) and any(t.kind is Kind.PROTEST for t in found[-1])
        same = before is not None and before.paragraph == sentence.paragraph
        gathered = (before is not None and (_gathers(before) or (told and same))) or (
            gathered and told and same
        )
        found.append(find_triggers(sentence, gathered))
    return found


def _gathers(sentence: Sentence) -> bool:
    return any(w.lemma in GATHERING for w in sentence.words)
