"""Whose data they were, said around a number: "Это данные Минздрава", "— такова сводка МВД", "Данные X: ..."."""

import re

from khronika.nouns import Span
from khronika.reading.hearing import Said, Speaker
from khronika.reading.russian.frames import phrase_from, speaks
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.speakers import ORGS, Speakers

_SHOWN = re.compile(
    r"^об этом (?:свидетельств\w+|говорят|говорится в)\s+(?:\w+\s+)?(?:данны|результат|сведени|итог|статистик)\w+\s*",
    re.IGNORECASE,
)
_OWN_DATA = re.compile(
    r"^(?:это|таковы|такие)\s+(?:(?:официальн|предварительн|последн|уточненн|неофициальн)\w+\s+)?"
    r"(?:данные|оценка|оценки|подсчет\w?|подсчёт\w?|сведения|статистика|цифры|цифра|число)\s+",
    re.IGNORECASE,
)


def own_data(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "Это официальные данные Минздрава" speaks of the sentence before."""
    match = _OWN_DATA.match(sentence.text)
    start = sentence.at(sentence.start + match.end()) if match else None
    if (shown := _SHOWN.match(sentence.text)) is not None:
        match = shown
        start = next(
            (i for i, w in enumerate(sentence.words) if w.start >= sentence.start + shown.end() and speaks(sentence, i) and w.lemma not in {"сайт", "портал", "страница"}),
            None,
        )  # fmt: skip
    if match is None and (last := _LAST_LINE.match(sentence.text)) is not None:
        match, start = last, sentence.at(sentence.start + last.end())
    if match is None and (introduced := _INTRODUCED.match(sentence.text)) is not None:
        return _introduced(sentence, introduced.end(), speakers)
    phrase = phrase_from(sentence, start) if start is not None else None
    if match is None or phrase is None:
        return []
    if not (
        speaks(sentence, phrase[2]) or (match.re is _LAST_LINE and sentence.words[phrase[0]].text in '«"“')
    ):
        return []
    cue = Span(sentence.start, sentence.start + match.end() - 1)
    return [
        Said(
            speakers.named(sentence, *phrase),
            Span(sentence.start, sentence.end),
            cue,
            "ru.attr.eto-dannye",
            back=True,
            counts=True,
        )
    ]


# "Источник: «Список»", "(данные ведомства)": a line that says whose the list above it is.
_LAST_LINE = re.compile(
    r"^\W*(?:источник(?:и)?\s*:|(?:по\s+(?:данным|подсч[её]там|информации)|сообщает|сообщают|переда[её]т)(?=\s[^:;,.]{2,40}\.?$)|(?:данные|подсч[её]ты?|сведения)(?:\s*:|(?=\s[^:;.]{2,40}\.$)(?!.{0,60}(?<!\w)(?:за|на|к)\s+\d))|\((?:данные|подсч[её]ты?|сведения|по\s+данным))\s+(?=[^:.;]{2,60}\)?\.?$)",
    re.IGNORECASE,
)
# "Сводка «Списка» за 3 мая.", "Задержаны по городам, данные «Списка» на 20:00:": a line that says whose the list below it is.
_FIRST_LINE = re.compile(
    r"^(?:сводка|мониторинг|хроника|данные|сведения|подсч[её]ты?)\s+(?=[^.:;]{2,60}(?<!\w)(?:за|на|к)\s+\d[^.:;]{0,20}[.:]?$)|"
    r",\s+(?:данные|сведения|подсч[её]ты?|оценка|сводка)\s+(?=[^.:;]{2,40}(?:\s(?:за|на|к)\s[\w.: ]{2,20})?:$)|"
    r"^(?:список|карта|итоги?|таблица|сводка|подсч[её]ты?)\s+(?:[а-яё]+\s+){0,3}(?=[«\"“][^«»\"“”:]{2,40}[»\"”][^:;.]{0,25}:)",
    re.IGNORECASE,
)


_INTRODUCED = re.compile(
    r"^(?:вот\s+)?(?:\w+ые\s+)?(?:данные|результаты|итоги|цифры|статистика)\s+(?=[^:]{3,90}:)", re.IGNORECASE
)


_DATELINE = re.compile(
    r"\W*[А-ЯЁ][\w-]+(?:[\s-][А-ЯЁ][\w-]+)?[,.]?\s+\d{1,2}\s+[а-я]{3,8}\.?(?:,?\s+\d{4}\s*(?:г\w*)?\.?)?(?:,?\s+\d{1,2}:\d\d)?\s*[./]?\s*$"
)


def _ended_by_body(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "Число раненых превысило 600 человек - Минздрав.": a body alone after the last dash."""
    words = sentence.words
    if (bracketed := _bracketed_body(sentence, speakers)) is not None:
        return [bracketed]
    dash = max((i for i, w in enumerate(words) if w.text in "-–—"), default=-1)
    last = len(words) - 2 if words and words[-1].text in ".!" else len(words) - 1
    if dash < 3 or not 0 <= last - dash - 1 <= 3:
        return []
    if _DATELINE.match(sentence.text[: words[dash].start - sentence.start]):
        return []  # "ТАРАЗ, 3 мая - РИА Новости." heads the news and tells nothing
    head = words[dash + 1]
    titled = head.text in '«"“' and words[last].text in '»"”'
    body = titled or head.lemma in ORGS or (head.text.isupper() and len(head.text) > 1)
    nominal = titled or all(w.pos in {"NOUN", "PROPN", "ADJ", "X"} for w in words[dash + 1 : last + 1])
    told = any(character.isdigit() for character in sentence.text[: words[dash].start - sentence.start])
    if not (body and nominal and told and head.feats.get("Case", "Nom") in {"Nom", "Acc"}):
        return []
    speaker = speakers.named(sentence, dash + 1, last, dash + 1 + titled)
    content = Span(sentence.start, words[dash].start)
    return [
        Said(speaker, content, Span(words[dash].start, words[last].end), "ru.attr.eto-dannye", counts=True)
    ]


_BRACKETED = re.compile(r"\s\((?P<who>[^()\d,;:]{2,45})\)\s*[.!]?\s*$")


def _bracketed_body(sentence: Sentence, speakers: Speakers) -> Said | None:
    """ "Четверо погибших, 120 раненых (Минздрав).": a body alone in brackets ends what it told."""
    match = _BRACKETED.search(sentence.text)
    start = sentence.at(sentence.start + match.start("who")) if match else None
    phrase = phrase_from(sentence, start) if start is not None else None
    if match is None or phrase is None or not re.search(r"\d", sentence.text[: match.start()]):
        return None
    head = sentence.words[phrase[2]]
    body = (
        head.lemma in ORGS
        and speaks(sentence, phrase[2])
        and sentence.words[phrase[1]].end >= sentence.start + match.end("who")
    )
    if not body or head.feats.get("Case", "Nom") not in {"Nom", "Acc"}:
        return None
    cue = Span(sentence.start + match.start("who"), sentence.start + match.end("who"))
    content = Span(sentence.start, sentence.start + match.start())
    return Said(speakers.named(sentence, *phrase), content, cue, "ru.attr.eto-dannye", counts=True)


_CLOSING = re.compile(
    r"(?:\s[—–-]|:(?=\sтак))\s(?:таковы\s+|таков\s+|такова\s+|это\s+)?(?:(?:официальн|последн|предварительн)\w+\s+)?(?:данные|сведения|подсч[её]ты?|оценка|информация|рапорт|сводка|отч[её]т|версия)\s+(?=[^,:;—–]{3,70}\.?$)"
)


def closing_data(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "Арестованы 12, оштрафованы 40 — данные пресс-службы суда"."""
    match = _CLOSING.search(sentence.text)
    match = match or _FIRST_LINE.search(sentence.text.rstrip())
    if match is None and sentence.text.rstrip()[-1:] in ".!":
        return _ended_by_body(sentence, speakers)
    start = sentence.at(sentence.start + match.end()) if match else None
    phrase = phrase_from(sentence, start) if start is not None else None
    titled = phrase is not None and sentence.words[phrase[0]].text in '«"“'
    if match is None or phrase is None or not (titled or speaks(sentence, phrase[2])):
        return []
    cue = Span(sentence.start + match.start() + 1, sentence.start + match.end() - 1)
    content = Span(
        sentence.start, sentence.start + match.start() + 1 if match.re is _CLOSING else sentence.end
    )
    return [Said(speakers.named(sentence, *phrase), content, cue, "ru.attr.eto-dannye", counts=True)]


_A_KIND_IN_BRACKETS = re.compile(
    r"\((?P<kind>независимые|официальные|неофициальные)\s+(?:данные|оценки|подсч[её]ты|источники)\)",
    re.IGNORECASE,
)


def of_a_kind(sentence: Sentence) -> list[Said]:
    """ "До 120 тыс. человек (независимые подсчёты)": a source of a kind, for what stands before its brackets."""
    found = []
    for match in _A_KIND_IN_BRACKETS.finditer(sentence.text) if "(" in sentence.text else ():
        cue = Span(sentence.start + match.start("kind"), sentence.start + match.end() - 1)
        first = sentence.start + sentence.text.rfind(")", 0, match.start()) + 1
        words = sentence.text[match.start("kind") : match.end() - 1]
        content = Span(first, max(first + 1, sentence.start + match.start()))
        found.append(
            Said(Speaker(words, cue), content, cue, "ru.attr.eto-dannye", counts=True, carries=False)
        )
    return found


def _introduced(sentence: Sentence, offset: int, speakers: Speakers) -> list[Said]:
    """ "Данные X:" before a list, "Данные X схожие: ...": X answers for what follows the colon."""
    start = sentence.at(sentence.start + offset)
    phrase = phrase_from(sentence, start) if start is not None else None
    if phrase is None or not (speaks(sentence, phrase[2]) or sentence.words[phrase[0]].text in '«"“'):
        return []
    cue = Span(sentence.start, sentence.start + offset - 1)
    content = Span(sentence.start, sentence.end)
    return [Said(speakers.named(sentence, *phrase), content, cue, "ru.attr.dannye-x", counts=True)]
