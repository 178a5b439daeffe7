"""Who speaks through a paper: a statement, a report, a site, a message that somebody spread or passed on."""

import re

from khronika.reading.hearing import Speaker
from khronika.reading.russian.cues import PAPERS, lemmas
from khronika.reading.russian.frames import speaks
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.phrases import extent
from khronika.reading.russian.speakers import ORGS, Speakers

# "В Twitter организации отмечается": hers.
_NETWORKS = frozenset(
    "twitter твиттер facebook фейсбук telegram телеграм instagram инстаграм вконтакте".split()
)


def paper_of(sentence: Sentence, at: int, speakers: Speakers) -> Speaker | None:
    """Whose statement, report or site it is: its genitive; the latest speaker when it stands alone."""
    words = sentence.words
    if words[at].lemma in PAPERS or words[at].lemma in {
        "сайт",
        "канал",
        "телеграм-канал",
        "telegram-канал",
        "страница",
        "аккаунт",
        *_NETWORKS,
    }:
        for child in sentence.children(at):
            if (
                words[child].rel in {"nmod", "appos"}
                and words[child].pos in {"NOUN", "PROPN", "X"}
                and (speaks(sentence, child) or words[child].text[0].isupper())
                and not any(
                    w.text in '»"”' for w in words[child + 1 : at]
                )  # who is counted in the speech before it
            ):
                first, last = extent(sentence, child)
                return speakers.named(sentence, first, last, child)
        after = at + 1
        if after < len(words) and words[after].feats.get("Case") == "Gen" and speaks(sentence, after):
            return speakers.named(
                sentence, *extent(sentence, after), after
            )  # where the tree hung it on the verb
        return _spread_by(sentence, at, speakers) or speakers.latest()
    if words[at].lemma in ORGS or words[at].pos == "PROPN":
        first, last = extent(sentence, at)
        return speakers.named(sentence, first, last, at)
    return None


_SPREAD = lemmas("распространить опубликовать разместить обнародовать выпустить")


def _spread_by(sentence: Sentence, paper: int, speakers: Speakers) -> Speaker | None:
    """ "В сообщении, распространённом 1 мая министерством", "в заявлении, опубликованном на сайте МВД": whose it is."""
    words = sentence.words
    for i in range(paper + 1, min(paper + 4, len(words))):
        if words[i].feats.get("VerbForm") != "Part" or words[i].lemma not in _SPREAD:
            continue
        for at in range(i + 1, min(i + 8, len(words))):
            if words[at].lemma in {"сайт", "страница", "канал", "телеграм-канал", "telegram-канал"}:
                return paper_of(sentence, at, speakers)
            named = words[at].lemma in ORGS or (words[at].animate and words[at].feats.get("Case") == "Ins")
            if named:
                return speakers.named(sentence, *extent(sentence, at), at)
    return None


# "Приводит сообщение министерства РИА «Новости»": who passes it on stands behind it, and looks like a part of its name.
_AGENCY = re.compile(
    r"РИА|ТАСС|ИТАР-ТАСС|РБК|УНИАН|Укринформ|БелТА|БЕЛТА|КазТАГ|Казинформ|АКИpress|Кабар|Арменпресс|Новости-\w+|Тренд|"
    r"Интерфакс(?:-\w+)?|Reuters|Рейтер|AFP|AP|Sputnik|Спутник|Azattyk|Азаттык|REGNUM|Regnum|Фергана|Медуза|Медиазона"
)


def _without_agency(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    named = (i for i in range(first + 1, last + 1) if _AGENCY.fullmatch(sentence.words[i].text))
    at = next(named, last + 1)
    while at - 1 > first and sentence.words[at - 1].text in '«"“':
        at -= 1
    return first, at - 1


_PASSED_ON = lemmas(
    "распространить распространять опубликовать публиковать привести приводить цитировать процитировать передать передавать"
)


def quoted_paper(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """ "Издание распространило сообщение министерства": whose words the subject only passes on."""
    words = sentence.words
    if words[verb].lemma in {"цитировать", "процитировать"}:  # "цитирует агентство министра Имя Фамилия"
        spoken = [c for c in sentence.children(verb) if words[c].animate and words[c].rel == "obj"]
        return speakers.named(sentence, *extent(sentence, spoken[0]), spoken[0]) if spoken else None
    if words[verb].lemma not in _PASSED_ON:
        return None
    for child in sentence.children(verb):
        if words[child].rel in {"obj", "nsubj"} and words[child].lemma in PAPERS | {
            "слово",
            "цифра",
            "оценка",
            "комментарий",
        }:
            for owner in sentence.children(child):
                if (
                    words[owner].rel == "nmod"
                    and words[owner].feats.get("Case") == "Gen"
                    and speaks(sentence, owner)
                ):
                    return speakers.named(
                        sentence, *_without_agency(sentence, *extent(sentence, owner)), owner
                    )
    return None
