"""Kazakh: sentences -> numbers, dates, places, attributions, events -> claims."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from khronika.nouns import Kind, Reading, Report, Span
from khronika.reading.assembling import assemble
from khronika.reading.hearing import Heard
from khronika.reading.kazakh.attribution import find_said
from khronika.reading.kazakh.clauses import clause_of
from khronika.reading.kazakh.dates import find_dates
from khronika.reading.kazakh.events import events_with_figures, settle_arrests
from khronika.reading.kazakh.judging import judgement_of, without_echoes
from khronika.reading.kazakh.latin import in_given, is_latin, to_cyrillic
from khronika.reading.kazakh.matters import MATTERS
from khronika.reading.kazakh.naming import Names
from khronika.reading.kazakh.nobody import events_of_none
from khronika.reading.kazakh.numbers import find_numbers
from khronika.reading.kazakh.openings import opened
from khronika.reading.kazakh.speakers import Speakers
from khronika.reading.kazakh.triggers import Around, find_triggers, tells_unrest
from khronika.reading.kazakh.unfigured import plain_events
from khronika.reading.kazakh.words import Sentence, split
from khronika.reading.mentions import PlaceMention
from khronika.reading.scenes import Scene, SceneWords
from khronika.reading.time_words import TimeWords
from khronika.reading.told import Event, Manner, counts_speakers

_CAPITAL = opened(r"(?<!\w)(?:елорда|бас\s+қала)\w*")
_HOMELAND = opened(
    r"(?<!\w)(?:еліміз\w*|(?:басқа|өзге)(?:\s+да)?\s+(?:қалалар|өңірлер|облыстар|аймақтар)(?:да|де)|елде|ел\s+бойынша|республика\s+бойынша)(?!\w)"
    r"(?!\s+(?:\w+\s+){0,4}?(?:тыйым\s+сал|таны(?:л|ған|п)|тіркелген))",  # "елде тыйым салынған қозғалыс" says what a movement is
)
# Who writes Kazakh and says "our country" where no place is named means Kazakhstan.
_OURS = opened(r"(?<!\w)(?:еліміз|қр)\w*")
_TOWN = opened(r"(?<!\w)(?:қалада|қаладағы|қала\s+бойынша)(?!\w)")
_TIMES = TimeWords(
    nth_day=opened(r"(?<!\w)(?P<nth>бірінші|алғашқы|екінші|үшінші|төртінші|бесінші)\s+күн(?:і|гі|нің)(?!\w)"),
    nth={"бірінші": 1, "алғашқы": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5},
    all_days=opened(r"(?<!\w)(?:екі|үш|төрт|бес)\s+күн(?:де|нің)?(?:\s+ішінде)?(?!\w)"),
    same_day=opened(r"(?<!\w)(?:сол|осы)\s+күн(?:і|гі)(?:-ақ)?(?!\w)"),
    voting=re.compile(r"сайлау\w*|дауыс\w*|референдум\w*", re.IGNORECASE),
    as_of=re.compile(r"(?!)"),
    since_start=re.compile(
        r"(?:наразылық|шеру|митинг|тәртіпсіздік|оқиға|акция)\w*\s+бастал(?:ғалы|ғаннан|ғанынан)(?:\s+бері)?",
        re.IGNORECASE,
    ),
    subject_day=False,
    # "29 мамырда Оралда өткен митинг үшін жауапқа тартылды": the day of the deed.
    beside=re.compile(
        r"\d{1,2}\s+(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?:да|де|та|те)?\s+(?:[\w«»\"-]+\s+){0,4}?"
        r"(?:өткен|өткізілген|болған)\s+[^,.;]{2,60}?\sүшін(?!\w)|"
        r"\d{1,2}\s+(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?:(?:ға|ге|қа|ке)\s+(?:белгіленген|жоспарланған)\s+(?:[\w-]+\s+){0,6}?(?:пикет|акция|шеру|митинг|наразылық|жиын)\w*\s+(?:алд|қарсаң)\w*|"
        r"\s+күні\s+[^,.;]{2,90}?(?:пикет|акция|шеру|митинг|наразылық|жиын)\w*\s+үшін(?!\w))",
        re.IGNORECASE,
    ),
)
# A place right before these, or before a genitive chain to them, only says whose body or office it is.
_OFFICE = re.compile(
    r"^(?:\s+республикасы\w*)?\s+(?:республикасының\s+)?(?:президент|премьер|үкімет|парламент|министр|ішкі\s+істер|бас\s+прокур|"
    r"полиция(?!ға)|полицияс|прокурат|әкім(?!дігінің\s+алдын)|халық|азамат|партия|ұлттық|орталық\s+сайлау|мәжіліс|(?:оқиға|іс|қырғын|көтеріліс|дағдарыс)(?:сы|ы|і)?\s+(?:үшін|бойынша|туралы))",
    re.IGNORECASE,
)
# "Қазақстанның «Жаңа жол» партиясы": whose party it is.
_ITS_PARTY = re.compile(
    r"\s+[«\"“][^«»\"“”\n]{2,40}[»\"”]\s+(?:[^\W\d]\w+\s+){0,2}(?:партия|қозғалыс|одағ|ұйым|бірлест)",
    re.IGNORECASE,
)
# A place within the name of a movement, party or paper in quotation marks: "«Қазақстанның жолы» қозғалысы".
_IN_A_NAME = re.compile(
    r"[^«»\"“”\n]{0,50}[»\"”]\s+(?:[^\W\d]\w+\s+){0,2}(?:қозғалыс|партия|ұйым|бірлест|газет|қор[ыд]|одағ|агентті|портал|телеарна|журнал)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?<!\w)(?:бұрын|айта\s+кетейік|еске\s+сала\s+кетейік|еске\s+салсақ)(?!\w)", re.IGNORECASE
)
_VOTE = ("сайлау", "дауыс", "экзит")


def _told(sentence: Sentence) -> list[Event]:
    return [*plain_events(sentence), *judgement_of(sentence)]


_MANNER = Manner(
    clause_of,
    _told,
    total=re.compile(r"(?<!\w)(?:жалпы|барлығы|бәрі|жиыны)(?!\w)", re.IGNORECASE),
    another=re.compile(r"(?<!\w)тағы\s+(?:да\s+)?\d", re.IGNORECASE),
    observer=re.compile(r"байқаушы|еқыұ", re.IGNORECASE),
    matters=MATTERS,
)


def read(report: Report) -> Reading:
    """The claims of a Kazakh report, in Cyrillic or Latin script, in order of their spans. Sentences with numbers of
    which nothing came are listed in ``silent``."""
    if is_latin(report.text):
        cyrillic = to_cyrillic(report.text)
        return in_given(_read(replace(report, text=cyrillic.text)), report, cyrillic)
    return _read(report)


def _read(report: Report) -> Reading:
    sentences = split(report.text)
    dates = find_dates(report.text, report.published)
    words = SceneWords(
        _CAPITAL, _HOMELAND, _TOWN, _attributive, _TIMES, _no_place, scoping=_SCOPING, ours=(_OURS, "KZ")
    )
    return assemble(report, "kk", sentences, dates, words, _hear, _MANNER, _EARLIER, without_echoes)


# "Бұл сан Алматы мен Астанаға қатысты": the place stands before the verb, so that only the opening words are told here.
_SCOPING = re.compile(
    r"\W*(?:бұл|аталған|осы|көрсетілген)\s+(?:сан|дерек|мәлімет|баға|цифр|көрсеткіш|есеп)(?!\w*нше)\w*\s+(?=[^.:;]*?\s(?:қатысты|қамтиды)(?!\w|\s+емес))",
    re.IGNORECASE,
)


# "«Оян, Қазақстан» деп айқайлады": what is shouted tells no place.
_SHOUTED = re.compile(
    r"[^«»\"“”\n]{0,40}[»\"”]\s+(?:деп|деген)\s+(?:айқайла|ұран|айғайла|жаз|плакат|талап|скандир)",
    re.IGNORECASE,
)


# "Нұр-Сұлтан, BAQ.KZ тілшісі.": where it was written.
_WRITTEN = re.compile(r",\s+[\w.«»\"-]+\s+(?:тілшісі|агенттігі|порталы)?\s*[.–—-]", re.IGNORECASE)


# "Астанаға баратынын ескертті": where they mean to go.
_DATIVE = re.compile(r"(?:ға|ге|қа|ке)$")
_GOAL = re.compile(r"\s+(?:[\w-]+\s+){0,2}?бар(?:а(?:тын|ды|мыз)|у|мақ)\w*", re.IGNORECASE)


def _no_place(text: str, mention: PlaceMention) -> bool:
    heads = mention.span.start == 0 or text[mention.span.start - 1] == "\n"
    if _DATIVE.search(mention.span.of(text)) and _GOAL.match(text, mention.span.end):
        return True
    return (heads and _WRITTEN.match(text, mention.span.end) is not None) or _SHOUTED.match(
        text, mention.span.end
    ) is not None


_IN = re.compile(r"[дт][ае]$")
_FROM = re.compile(r"[дтн][ае]н$")
_CAME = re.compile(
    r"\s+(?:[\w-]+\s+){0,4}?(?:бар|кел|шық|қаш|орал|жет|ауыс|әкел|жібер|көш)(?:ған|ген|қан|кен|ып|іп|іл|ін)",
    re.IGNORECASE,
)


# "Теміртау қаласының 14 тұрғыны", "Жаңаөзеннің бес тұрғынына": whence people are, where the sentence says where they were.
_PEOPLE_OF = re.compile(
    r"(?:\s+(?:қала|аудан|ауыл|облыс|кент)\w*)?(?:\s+(?:[\w-]+)){0,2}\s+(?:тұрғын|жұмысшы|мұнайшы|белсенді|азаматы|азаматшасы)\w*",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(r"(?<!\w)[А-ЯӘҒҚҢӨҰҮІЁ][\w-]+?(?:нда|нде|да|де|та|те)(?:ғы|гі)?(?!\w)")


def _only_whence(text: str, mention: PlaceMention) -> bool:
    if _IN.search(mention.span.of(text)) or not _PEOPLE_OF.match(text, mention.span.end):
        return False
    first = max(text.rfind(end, 0, mention.span.start) for end in (". ", "! ", "? ", "\n")) + 1
    last = min(
        (at for end in (". ", "\n") if (at := text.find(end, mention.span.end)) >= 0), default=len(text)
    )
    return any(
        not mention.span.start <= m.start() < mention.span.end for m in _SOMEWHERE.finditer(text, first, last)
    )


def _attributive(text: str, mention: PlaceMention) -> bool:
    if _only_whence(text, mention):
        return True
    words = mention.span.of(text)
    if words != mention.place.name and _IN.search(words):
        return False  # "Шымкентте полиция ...": in it, and not of it
    after = text[mention.span.end : mention.span.end + 90]
    if _FROM.search(words) and words != mention.place.name and _CAME.match(after):
        return True  # "Жаңаөзеннен барған жетпіс адам": whence they came
    return bool(_OFFICE.match(after) or _IN_A_NAME.match(after) or _ITS_PARTY.match(after))


# "Астанада – 23, Алматыда – 41. Ұсталғандардың есебі осындай": what a list counted comes after it.
_OF_THE_LIST = re.compile(
    r"\W*[\w\s-]{4,60}(?:есеб|сан|тізім|дерек|қорытынды)\w*\s+(?:\w+\s+)?(?:осы|осындай|мұндай|міне|әзірге\s+осы)\w*\W*$",
    re.IGNORECASE,
)


def _said_of_it(sentence: Sentence) -> Kind | None:
    told = find_triggers(sentence) if _OF_THE_LIST.match(sentence.text) else []
    return told[0].kind if told else None


def _hear(report: Report, sentences: Sequence[Sentence], scene: Scene, dates: Sequence[Span]) -> tuple[list[Heard], list[bool]]:  # fmt: skip
    numbers = [n for n in find_numbers(report.text) if not any(n.core.overlaps(span) for span in dates)]
    cores = [n.core.start for n in numbers]
    plain = report.text.lower()
    election = sum(plain.count(word) for word in _VOTE) >= 2
    speakers = Speakers(Names(report.text, [(s.start, s.end) for s in sentences]))
    unrest = tells_unrest(sentences)
    verb = None
    before: list[Event] = []
    heard: list[Heard] = []
    numbered: list[bool] = []
    for sentence in sentences:
        own = numbers[bisect_left(cores, sentence.start) : bisect_left(cores, sentence.end)]
        last = heard[-1] if heard else None
        text, kinds_before = (last.sentence.text, last.kinds) if last else ("", frozenset())
        ahead = _said_of_it(sentences[sentence.number + 1]) if sentence.number + 1 < len(sentences) else None
        around = Around(election, unrest, text, kinds_before, verb, ahead)
        triggers = find_triggers(sentence, around)
        events = events_with_figures(sentence, own, triggers, before, around, scene.lists)
        events += [e for e in events_of_none(sentence) if not any(e.kind is o.kind for o in events)]
        said = find_said(sentence, speakers)
        events = [e for e in events if not counts_speakers(e, said)]
        before += events
        kinds = frozenset(t.kind for t in triggers)
        verb = next((t.kind for t in reversed(triggers) if not t.entry.noun), None)
        heard.append(Heard(sentence, said, [*events], kinds))
        numbered.append(bool(own))
    settle_arrests(before)
    return heard, numbered
