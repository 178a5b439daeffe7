"""Who is said to say what, in Russian: frames ("по данным"), verbs ("заявил"), references ("со ссылкой на") and
sentences that speak of the one before ("Об этом сообщает ...").

A frame or verb gives a ``Said``: a voice and the stretch of text it answers for. Which voices govern a number is
decided in ``governing``: all that cover it, outermost first.
"""

import re
from collections.abc import Sequence

from khronika.nouns import Span
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.phrases import extent
from khronika.reading.russian.speakers import ORGS, PRONOUNS, Speakers
from khronika.reading.voices import Said, Speaker


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAY = _set(
    "сообщить сообщать заявить заявлять рассказать рассказывать отметить отмечать сказать говорить передать передавать "
    "написать писать уточнить уточнять добавить добавлять подчеркнуть подчеркивать утверждать объявить признать признавать "
    "подтвердить подтверждать опровергнуть опровергать отрицать пояснить пояснять объяснить объяснять считать полагать "
    "ответить отвечать указать указывать насчитать оценить оценивать информировать проинформировать зафиксировать "
    "задокументировать подсчитать обвинить обвинять осудить осуждать пообещать предупредить предупреждать настаивать "
    "опубликовать публиковать констатировать напомнить напоминать процитировать цитировать доложить докладывать "
    "раскритиковать критиковать назвать называть призвать призывать заверить заверять требовать потребовать выразить "
    "привести приводить распространить распространять отчитаться обнародовать заметить предположить возразить "
    "усомниться сетовать пожаловаться жаловаться согласиться прокомментировать посчитать разъяснить огласить"
)
RELAY = _set("передать передавать писать написать цитировать процитировать распространить распространять")
COUNT = _set(
    "насчитать зафиксировать задокументировать подсчитать посчитать опубликовать публиковать оценить оценивать"
)
# Said without a subject: "говорится в сообщении", "сообщается на сайте".
IMPERSONAL = _set(
    "говориться сообщаться отмечаться указываться подчеркиваться уточняться следовать утверждаться"
)
DENY = _set("опровергнуть опровергать отрицать")
JUDGE = _set(
    "осудить осуждать обвинить обвинять раскритиковать критиковать назвать называть считать полагать признать оценить "
    "усомниться выразить отрицать опровергнуть опровергать настаивать возразить согласиться"
)
# Speech that does something rather than report: it lends its voice to nothing after it.
ACTS = _set(
    "призвать призывать требовать потребовать выразить осудить осуждать обвинить обвинять раскритиковать критиковать предупредить "
    "предупреждать пообещать жаловаться пожаловаться назвать называть усомниться сетовать"
)
FRAME = _set(
    "слово данные данный информация сведение оценка подсчет мнение версия утверждение сообщение свидетельство заявление "
    "признание расчет результат итог статистика прогноз выражение"
)
PAPERS = _set(
    "данные результат сообщение заявление отчет доклад публикация пресс-релиз документ материал письмо релиз обращение исследование текст статья"
)
_NOT_SUBJECT = _set("кто никто который что это все ничто")


def find_said(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """The attributions of a sentence, in order of their cues. ``speakers`` remembers who spoke earlier in the report
    and learns those found here."""
    speakers.learn(sentence)
    found: list[Said] = [
        *_frames(sentence, speakers),
        *_verbs(sentence, speakers),
        *_headline(sentence, speakers),
        *_own_data(sentence, speakers),
    ]
    found.sort(key=lambda said: said.cue.start)
    _references(sentence, speakers, found)
    _partition(sentence, found)
    _yield_to_verbs(found)
    for said in found:
        at = sentence.at(said.cue.start)
        unbelieved = said.lemma in {
            "считать",
            "подтвердить",
            "подтверждать",
            "признать",
            "признавать",
            "согласиться",
        }
        said.denies = said.lemma in DENY or (unbelieved and at is not None and _negated(sentence, at))
        said.judges = said.lemma in JUDGE
        said.counts, said.carries = said.lemma in COUNT, said.lemma not in ACTS
    for said in found:
        speakers.spoke(said.speaker)
        for inner in said.inner:
            speakers.spoke(inner)
    return found


# -- frames ---------------------------------------------------------------------------------------------------------


def _frames(sentence: Sentence, speakers: Speakers) -> list[Said]:
    found = []
    words = sentence.words
    for i, word in enumerate(words):
        if word.lower == "по":
            noun = _frame_noun(words, i + 1)
            if noun is None:
                continue
            said = _framed(sentence, i, noun, speakers, "ru.attr.po-slovam")
        elif word.lower == "согласно":
            noun = _frame_noun(words, i + 1)
            said = _framed(sentence, i, noun if noun is not None else i, speakers, "ru.attr.soglasno")
        else:
            continue
        if said:
            found.append(said)
    return found


def _frame_noun(words: list[Word], at: int) -> int | None:
    for i in range(at, min(at + 4, len(words))):
        if words[i].lemma in FRAME:
            return i if words[i].lower not in {"данному", "данной"} else None
        if words[i].pos not in {"ADJ", "DET", "PRON"}:
            return None
    return None


def _framed(sentence: Sentence, at: int, noun: int, speakers: Speakers, rule: str) -> Said | None:
    words = sentence.words
    owner = next((w for w in words[at + 1 : noun] if w.lower in PRONOUNS), None)
    speaker: Speaker | None = None
    last = noun
    if owner is not None:
        speaker = speakers.pronoun(owner.lower, Span(owner.start, owner.end))
    else:
        start = noun + 1
        while start < len(words) and words[start].lower in {"от", "из", "самой", "самого", "самих"}:
            start += 1
        phrase = _phrase_from(sentence, start)
        if phrase and words[noun].lemma in {"результат", "итог"} and not _speaks(sentence, phrase[2]):
            return None
        if phrase:
            first, last, head = phrase
            speaker = speakers.named(sentence, first, last, head)
        else:
            speaker = _adjective_source(words[at + 1 : noun])
    if speaker is None:
        return None
    content = Span(words[at].start, sentence.end)
    if not sentence.text[words[last].end - sentence.start :].strip(' .,;!»")') or _parenthesised(
        sentence, at, last
    ):
        content = Span(sentence.start, max(words[at].start, sentence.start + 1))
    cue = Span(words[at].start, words[max(noun, at)].end)
    return Said(speaker, content, cue, rule)


def _parenthesised(sentence: Sentence, at: int, last: int) -> bool:
    words = sentence.words
    return at > 0 and words[at - 1].text == "(" and last + 1 < len(words) and words[last + 1].text == ")"


def _speaks(sentence: Sentence, head: int) -> bool:
    word = sentence.words[head]
    return word.animate or word.lemma in ORGS or word.pos == "PROPN"


def _adjective_source(words: Sequence[Word]) -> Speaker | None:
    """ "По официальным данным" names a source of a kind; "по предварительным данным" names none."""
    for word in words:
        if word.lemma in {"официальный", "полицейский", "министерский", "ведомственный", "неофициальный"}:
            name = {"полицейский": "полиция", "министерский": "министерство"}.get(
                word.lemma, f"{word.lemma[:-2]}ые данные"
            )
            return Speaker(name, Span(word.start, word.end))
    return None


def _phrase_from(sentence: Sentence, start: int) -> tuple[int, int, int] | None:
    """The noun phrase that begins at ``start``: first word, last word, head. Leading adjectives and quotation marks
    belong to it."""
    words = sentence.words
    at = start
    while at < len(words) and (
        words[at].pos in {"ADJ", "DET", "NUM"}
        or words[at].text in '«"“„'
        or (words[at].pos == "VERB" and words[at].feats.get("VerbForm") == "Part")
    ):
        if words[at].pos == "ADJ" and words[at].head < at and words[at].rel not in {"amod"}:
            break
        at += 1
    if at >= len(words) or words[at].pos not in {"NOUN", "PROPN", "X", "PRON"}:
        return None
    head = at
    while words[head].rel in {"flat", "flat:name", "flat:foreign", "compound"} and start <= words[head].head:
        head = words[head].head
    first, last = extent(sentence, head)
    return (max(start, min(first, start)), max(last, head, at), head)


# -- verbs ----------------------------------------------------------------------------------------------------------


def _verbs(sentence: Sentence, speakers: Speakers) -> list[Said]:
    found = []
    for i, word in enumerate(sentence.words):
        if word.lemma in IMPERSONAL and word.pos in {"VERB", "X"}:
            said = _impersonal(sentence, i, speakers)
        elif word.lemma in SAY and word.pos == "VERB" and word.feats.get("VerbForm") != "Part":
            said = _verb(sentence, i, speakers)
        else:
            continue
        if said:
            found.append(said)
    return found


_UNSAID = _set(
    "сообщить сообщать говорить сказать указать указывать уточнить уточнять назвать называть привести приводить писать пояснить пояснять объяснить раскрыть "
)


def _negated(sentence: Sentence, verb: int) -> bool:
    return verb > 0 and sentence.words[verb - 1].lower == "не"


def _impersonal(sentence: Sentence, verb: int, speakers: Speakers) -> Said | None:
    words = sentence.words
    parenthetical = verb > 0 and words[verb - 1].lower == "как"
    if _negated(sentence, verb) or (parenthetical and words[verb].feats.get("Tense") == "Past"):
        return None
    cue = Span(words[verb].start, words[verb].end)
    for child in sentence.children(verb):
        word = words[child]
        if word.rel not in {"obl", "nmod", "nsubj"}:
            continue
        speaker = _paper(sentence, child, speakers)
        if speaker:
            return Said(
                speaker,
                Span(sentence.start, sentence.end),
                cue,
                "ru.attr.govoritsja-v",
                words[verb].lemma,
                _backs(sentence),
            )
    previous = speakers.latest()
    if previous is None or words[verb].lemma == "следовать":
        return None
    if "ранее" in sentence.text.lower()[: words[verb].end - sentence.start]:
        return None
    return Said(
        previous,
        Span(sentence.start, sentence.end),
        cue,
        "ru.attr.soobshchaetsja",
        words[verb].lemma,
        _backs(sentence),
    )


def _paper(sentence: Sentence, at: int, speakers: Speakers) -> Speaker | None:
    """Whose statement, report or site it is: its genitive; the latest speaker when it stands alone."""
    words = sentence.words
    if words[at].lemma in PAPERS or words[at].lemma in {
        "сайт",
        "канал",
        "телеграм-канал",
        "telegram-канал",
        "страница",
        "аккаунт",
    }:
        for child in sentence.children(at):
            if (
                words[child].rel in {"nmod", "appos"}
                and words[child].pos in {"NOUN", "PROPN", "X"}
                and (_speaks(sentence, child) or words[child].text[0].isupper())
            ):
                first, last = extent(sentence, child)
                return speakers.named(sentence, first, last, child)
        return speakers.latest()
    if words[at].lemma in ORGS or words[at].pos == "PROPN":
        first, last = extent(sentence, at)
        return speakers.named(sentence, first, last, at)
    return None


def _verb(sentence: Sentence, verb: int, speakers: Speakers) -> Said | None:
    words = sentence.words
    word = words[verb]
    if _negated(sentence, verb) and word.lemma in _UNSAID:
        return None
    speaker = _subject(sentence, verb, speakers)
    if speaker is None:
        return None
    if word.lemma in {
        "привести",
        "приводить",
        "выразить",
        "распространить",
        "распространять",
    } and not re.search(
        r"(?:цифр|числ|данн|оценк|сообщен|подсчет|слов|статистик|мнени|сожален|обеспок|озабоч)",
        sentence.text.lower(),
    ):
        return None
    cue = Span(word.start, word.end)
    return Said(
        speaker,
        Span(sentence.start, sentence.end),
        cue,
        f"ru.attr.verb.{'count' if word.lemma in COUNT else 'relay' if word.lemma in RELAY else 'say'}",
        word.lemma,
        _backs(sentence),
        word.lemma in RELAY or _outlet(speaker),
    )


_OUTLET = re.compile(
    r"агентств|газет|издани|сайт|портал|журнал(?!ист)|телеканал|радио|корреспондент|\.(?:kz|ru|com|org|ua|net|media|kg|am|az|by)(?!\w)|"
    r"тасс|риа|интерфакс|reuters|afp|sputnik|news|медиа|media|times|новости|правд|ведомости|коммерсант|медуза|ббс|би-би-си|азаттык|tengri",
    re.IGNORECASE,
)


def _outlet(speaker: Speaker) -> bool:
    return bool(_OUTLET.search(speaker.words))


_BACK = re.compile(
    r"^\W*(?:об этом|о случившемся|такие данные|такую цифру|такую информацию|такое число|эту цифру|это число|эти данные|эту информацию|"
    r"соответствующ\w+\s+(?:информаци|заявлени|сообщени|данны)\w+|его слова|ее слова|её слова|их слова|столько|такая цифра|данные\s+(?:министерств|ведомств|полици|прокуратур)\w+\s+распростран|"
    r"слова\s+[\w\s]{3,40}?\s+(?:переда|приводит|цитир))",
    re.IGNORECASE,
)


def _backs(sentence: Sentence) -> bool:
    return bool(_BACK.search(sentence.text))


def _subject(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """The verb's subject as a speaker: its nsubj, else "в МВД" of a subjectless plural, else the subject of the verb
    it is joined to."""
    words = sentence.words
    for child in sentence.children(verb):
        if words[child].rel == "nsubj":
            return _as_speaker(sentence, child, speakers)
    word = words[verb]
    if word.feats.get("Number") == "Plur" and any(words[c].lower == "там" for c in sentence.children(verb)):
        return speakers.latest()
    if word.feats.get("Number") == "Plur" or word.feats.get("Person") == "3":
        for child in sentence.children(verb):
            if (
                words[child].rel == "obl"
                and any(words[c].lower in {"в", "во", "на"} for c in sentence.children(child))
                and (
                    words[child].lemma in ORGS
                    or (words[child].pos == "PROPN" and words[child].text.isupper())
                )
            ):
                first, last = extent(sentence, child)
                return speakers.named(sentence, first, last, child)
    if word.rel == "conj" and word.head >= 0 and words[word.head].pos == "VERB":
        return _subject(sentence, word.head, speakers)
    return _inverted(sentence, verb, speakers)


def _inverted(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """A subject after its verb that the tree hung elsewhere: "сообщило в тот же день министерство". Nominative only,
    before the next punctuation."""
    words = sentence.words
    for i in range(verb + 1, min(verb + 9, len(words))):
        word = words[i]
        if word.text in ",.:;—–()" or (word.pos == "VERB" and word.feats.get("VerbForm") != "Part"):
            break
        if word.text.startswith("http"):
            return Speaker(
                re.sub(r"^https?://(?:www\.)?([^/]+).*$", r"\1", word.text), Span(word.start, word.end)
            )
        quoted = word.text in '«"“' and i + 1 < len(words)
        nominative_ = word.pos in {"NOUN", "PROPN", "X"} and word.feats.get("Case", "Nom") == "Nom"
        if not quoted and not (nominative_ and (_speaks(sentence, i) or word.pos == "X")):
            continue
        phrase = _phrase_from(sentence, i)
        if phrase:
            return speakers.named(sentence, *phrase)
    return None


def _as_speaker(sentence: Sentence, at: int, speakers: Speakers) -> Speaker | None:
    words = sentence.words
    word = words[at]
    if word.lemma in _NOT_SUBJECT or word.lemma in {"человек", "люди", "респондент"}:
        return None
    if word.lemma in {"один", "другой", "многие", "некоторый", "несколько", "часть", "большинство"}:
        # "Один из участников, Имя Фамилия, написал": the name, else those he is one of.
        inner = [c for c in sentence.children(at) if words[c].rel in {"appos", "nmod", "flat:name"}]
        names = [c for c in inner if words[c].pos == "PROPN"]
        inner = names or inner
        return speakers.named(sentence, *extent(sentence, inner[0]), inner[0]) if inner else None
    if word.pos == "PRON" or word.lower in PRONOUNS:
        return speakers.pronoun(word.lower, Span(word.start, word.end))
    first, last = extent(sentence, at)
    quoted = words[first].text in '«"“„' or (first and words[first - 1].text in '«"“„')
    if (
        word.animate
        or word.lemma in ORGS
        or word.pos in {"PROPN", "X"}
        or quoted
        or _names_inside(sentence, first, last)
    ):
        return speakers.named(sentence, first, last, at)
    return None


def _names_inside(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        w.pos in {"PROPN", "X"} and w.rel in {"appos", "flat:name", "flat:foreign"}
        for w in sentence.words[first : last + 1]
    )


# -- headlines, and "Это данные ..." ---------------------------------------------------------------------------------


def _headline(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "118 госпитализированы - МВД", "МВД: 118 госпитализированы": only in a line without a full stop."""
    words = sentence.words
    if sentence.text.rstrip()[-1:] in ".!?…:;" or len(words) < 4 or sentence.number > 3:
        return []
    dash = max((i for i, w in enumerate(words) if w.text in "-–—"), default=-1)
    if dash > 0 and 1 <= len(words) - dash - 1 <= 4 and _speaks(sentence, dash + 1):
        first, last = dash + 1, len(words) - 1
        speaker = speakers.named(sentence, first, last, first)
        content = Span(sentence.start, words[dash].start)
        return [Said(speaker, content, Span(words[dash].start, words[last].end), "ru.attr.headline")]
    colon = next((i for i, w in enumerate(words[:5]) if w.text == ":"), -1)
    if colon > 0 and _speaks(sentence, colon - 1):
        speaker = speakers.named(sentence, 0, colon - 1, 0)
        content = Span(words[colon].end, sentence.end)
        return [Said(speaker, content, Span(words[0].start, words[colon].end), "ru.attr.headline")]
    return []


_OWN_DATA = re.compile(
    r"^(?:это|таковы|такие)\s+(?:(?:официальн|предварительн|последн|уточненн|неофициальн)\w+\s+)?"
    r"(?:данные|оценка|оценки|подсчет\w?|подсчёт\w?|сведения|статистика|цифры|цифра|число)\s+",
    re.IGNORECASE,
)


def _own_data(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "Это официальные данные Минздрава" speaks of the sentence before."""
    match = _OWN_DATA.match(sentence.text)
    start = sentence.at(sentence.start + match.end()) if match else None
    phrase = _phrase_from(sentence, start) if start is not None else None
    if match is None or phrase is None or not _speaks(sentence, phrase[2]):
        return []
    cue = Span(sentence.start, sentence.start + match.end() - 1)
    return [
        Said(
            speakers.named(sentence, *phrase),
            Span(sentence.start, sentence.end),
            cue,
            "ru.attr.eto-dannye",
            back=True,
        )
    ]


# -- references ------------------------------------------------------------------------------------------------------

_REFERENCE = re.compile(
    r"со\s+ссылкой\s+на\s+|ссылаясь\s+на\s+|сослался\s+на\s+|сослались\s+на\s+|цитируя\s+|опира\w+\s+на\s+",
    re.IGNORECASE,
)


def _references(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """Adds "со ссылкой на X" as the inner voice of the attribution before it; alone it is a voice of its own."""
    for match in _REFERENCE.finditer(sentence.text):
        start = sentence.at(sentence.start + match.end())
        phrase = _phrase_from(sentence, start) if start is not None else None
        if phrase is None:
            continue
        speaker = speakers.named(sentence, *phrase)
        cue = Span(sentence.start + match.start(), sentence.start + match.end() - 1)
        before = [
            s for s in found if s.cue.start < cue.start and (s.outlet or s.lemma in RELAY or not s.lemma)
        ]
        before = before or [s for s in found if s.cue.start > cue.end and s.cue.start - cue.end < 60]
        if before:
            before[-1].inner.append(speaker)
            before[-1].outlet = True
        elif found:
            # A body or person, heard through the outlet referred to.
            found.append(
                Said(
                    speaker,
                    Span(sentence.start, sentence.end),
                    cue,
                    "ru.attr.so-ssylkoj",
                    "",
                    _backs(sentence),
                    outlet=True,
                )
            )
            break
        else:
            found.append(
                Said(
                    speaker,
                    Span(sentence.start, sentence.end),
                    cue,
                    "ru.attr.so-ssylkoj",
                    "",
                    _backs(sentence),
                )
            )


# -- what each answers for ------------------------------------------------------------------------------------------


def _yield_to_verbs(found: list[Said]) -> None:
    """ "По данным СМИ, погибли шестеро, а милиция подтвердила гибель двоих": a frame ends where the subject of a later
    verb of saying begins."""
    for i, frame in enumerate(found):
        if frame.lemma or frame.content.start != frame.cue.start:
            continue
        for verb in found[i + 1 :]:
            start = verb.speaker.span.start if verb.speaker.span else verb.cue.start
            if (
                verb.lemma
                and verb.speaker.words != frame.speaker.words
                and frame.cue.end < start < verb.cue.start
            ):
                frame.content = Span(frame.content.start, start)
                verb.content = Span(start, verb.content.end)
                break


def _partition(sentence: Sentence, found: list[Said]) -> None:
    """Where a sentence has several voices, a verb answers for its own side: what follows it ("заявил, что ..."), or
    what stands before it ("..., сообщил ..."), as far as the next voice of the same rank."""
    for i, said in enumerate(found):
        if said.rule.startswith(("ru.attr.po-slovam", "ru.attr.soglasno")):
            later = [
                s
                for s in found[i + 1 :]
                if s.rule.startswith(("ru.attr.po-", "ru.attr.soglasno")) and s.content.start == s.cue.start
            ]
            if later and said.content.start == said.cue.start:
                said.content = Span(said.content.start, later[0].cue.start)
            continue
        after = sentence.text[said.cue.end - sentence.start :]
        if re.match(r"(?:[^,:;.]{0,60}),\s+(?:что|как|будто|сколько|чтобы)(?!\w)", after) or re.match(
            r"[^,;.]{0,60}:", after
        ):
            previous = [s for s in found[:i] if not s.outlet and s.speaker.words != said.speaker.words]
            if previous:
                said.content = Span(
                    min(
                        said.cue.start,
                        said.speaker.span.start
                        if said.speaker.span and said.speaker.span.start >= previous[-1].cue.end
                        else said.cue.start,
                    ),
                    sentence.end,
                )
