"""Voices of verbs of saying in Russian: subjects before and after, "в МВД заявили", "говорится в сообщении"."""

import re

from khronika.nouns import Span
from khronika.reading.hearing import Said, Speaker
from khronika.reading.russian.addressees import SPOKEN_TO, addressed, body_beside, was_told
from khronika.reading.russian.cues import COUNT, IMPERSONAL, JUDGE, PAPERS, RELAY, SAY, lemmas
from khronika.reading.russian.frames import is_compound_name, phrase_from, speaks
from khronika.reading.russian.knowing import backs, declares, known_to, named_office, who_say
from khronika.reading.russian.papers import paper_of, quoted_paper
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.phrases import extent
from khronika.reading.russian.speakers import ORGS, PRONOUNS, Speakers, is_outlet
from khronika.reading.russian.telling_verbs import tells

_NOT_SUBJECT = lemmas("кто никто который что это все ничто")


def find_verbs(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """Voices of verbs of saying, with a subject or without, in order."""
    found = []
    for i, word in enumerate(sentence.words):
        if (word.lemma in IMPERSONAL and word.pos in {"VERB", "X"}) or word.lower in _STATED:
            said = _impersonal(sentence, i, speakers)
        elif (
            (word.pos == "VERB" or (word.pos == "NOUN" and word.lemma in RELAY))
            and word.feats.get("VerbForm") != "Part"
            and tells(sentence, i)
        ):  # the network takes "передаёт «Заря»" for a noun
            said = _verb(sentence, i, speakers)
        elif word.lower == "известно":
            said = known_to(sentence, i, speakers)
        else:
            continue
        if said:
            found.append(said)
    return found


# "Об этом сказано в сообщении".
_STATED = frozenset("сказано сообщено указано отмечено подчеркнуто".split())


_UNSAID = lemmas(
    "рассказать рассказывать комментировать прокомментировать сообщить сообщать говорить сказать указать указывать уточнить уточнять назвать называть привести приводить писать пояснить пояснять объяснить раскрыть "
)


# Who gives, spreads or expresses says something only where it is a number, a message or a view.
_OF_DATA = lemmas("привести приводить предоставить предоставлять выразить распространить распространять")


def negated(sentence: Sentence, verb: int) -> bool:
    """True when "не" stands right before the verb."""
    return verb > 0 and sentence.words[verb - 1].lower == "не"


def _impersonal(sentence: Sentence, verb: int, speakers: Speakers) -> Said | None:
    words = sentence.words
    parenthetical = verb > 0 and words[verb - 1].lower == "как"
    if negated(sentence, verb) or (parenthetical and words[verb].feats.get("Tense") == "Past"):
        return None
    cue = Span(words[verb].start, words[verb].end)
    for child in sentence.children(verb):
        word = words[child]
        if word.rel not in {"obl", "nmod", "nsubj"}:
            continue
        if words[verb].lemma == "следовать" and not any(
            words[c].lower == "из" for c in sentence.children(child)
        ):
            continue  # "затем следует Пермь"
        speaker = paper_of(sentence, child, speakers)
        if speaker:
            return Said(
                speaker,
                Span(sentence.start, sentence.end),
                cue,
                "ru.attr.govoritsja-v",
                words[verb].lemma,
                backs(sentence),
            )
    previous = speakers.latest() if words[verb].lower not in _STATED else None
    if previous is None or words[verb].lemma == "следовать" or words[verb].lower == "сообщалось":
        return None  # "17 мая сообщалось, что ...": by nobody of this report
    if "ранее" in sentence.text.lower()[: words[verb].end - sentence.start]:
        return None
    return Said(
        previous,
        Span(sentence.start, sentence.end),
        cue,
        "ru.attr.soobshchaetsja",
        words[verb].lemma,
        backs(sentence),
    )


def _verb(sentence: Sentence, verb: int, speakers: Speakers) -> Said | None:
    words = sentence.words
    word = words[verb]
    if negated(sentence, verb) and word.lemma in _UNSAID:
        return None
    if word.feats.get("Mood") == "Imp":
        return None  # "кампания «Говори смело»": a name, or a call
    if word.lemma in {"ответить", "отвечать"} and any(
        words[c].rel == "obl" and words[c].feats.get("Case") == "Ins" for c in sentence.children(verb)
    ):
        return None  # "столица ответила вводом войск" is a deed
    if word.lemma in {"признать", "признавать"} and any(
        w.lemma in _GUILTY for w in words[verb + 1 : verb + 6]
    ):
        return None  # a court finds guilty, and tells nothing
    if word.lemma in {"огласить", "вынести"} and _VERDICT.match(sentence.text, word.end - sentence.start):
        return None  # a court's doing
    if word.lemma in {"объявить", "объявлять"} and declares(sentence, verb):
        return None  # "забастовку объявила оппозиция" is a deed
    if word.lemma == "осудить" and _SENTENCED.match(sentence.text[word.end - sentence.start :]):
        return None
    speaker = _subject(sentence, verb, speakers)
    if speaker is None:
        return None
    if word.lemma in _OF_DATA and not re.search(
        r"(?:цифр|числ|данн|оценк|информаци|сведени|сообщен|подсчет|слов|статистик|мнени|сожален|обеспок|озабоч)",
        sentence.text.lower(),
    ):
        return None
    cue = Span(word.start, word.end)
    quoted = quoted_paper(sentence, verb, speakers)
    return Said(
        speaker,
        Span(sentence.start, sentence.end),
        cue,
        f"ru.attr.verb.{'count' if word.lemma in COUNT else 'relay' if word.lemma in RELAY else 'say'}",
        word.lemma,
        backs(sentence),
        (word.lemma in RELAY and not backs(sentence)) or is_outlet(speaker) or quoted is not None,
        [quoted] if quoted else [],
    )


_VERDICT = re.compile(r"\s+(?:\w+\s+)?(?:приговор|решени|вердикт)", re.IGNORECASE)
_GUILTY = frozenset(
    "нарушитель потерпевший виновный невиновный недействительный террорист иноагент экстремистский незаконный".split()
)
# "Мужчину осудили на 30 суток", "осуждены по статье": a court's doing, and no word of blame.
_SENTENCED = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:на\s+\d|по\s+(?:\w+\s+)?стать|к\s+\w+\s+(?:год|сут|лет)|за\s+«)", re.IGNORECASE
)


def _subject(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """The verb's subject as a speaker: its nsubj, else "в МВД" of a subjectless plural, else the subject of the verb
    it is joined to."""
    words = sentence.words
    for child in sentence.children(verb):
        if (
            (words[child].rel != "nsubj" and not _titled(sentence, child))
            or (words[child].animate and words[child].feats.get("Case") == "Acc")
            or words[child].lower in SPOKEN_TO
            or words[child].lemma
            in {"цифра", "число"}  # "цифру озвучила Имя Фамилия", which the tree takes for who did
            or (child + 1 < verb and words[child + 1].text == ":")  # the dateline
            or was_told(sentence, verb, child)
            or (child < 2 and child + 1 < verb and words[child + 1].text in "—–-")  # so is "АГЕНТСТВО -"
            or (child > verb and addressed(sentence, verb) > child)
            or (
                child > verb
                and words[child].feats.get("Case") == "Gen"
                and word_counts(sentence, verb, child)
            )
        ):
            continue
        told = child < verb and words[child - 1].text in '«"“' and not words[child].animate
        if told and (person := _person_after(sentence, verb, speakers)) is not None:
            return person
        return _as_speaker(sentence, child, speakers)
    word = words[verb]
    if word.feats.get("VerbForm") == "Conv":  # "заявил представитель, назвав ...": his words still
        said = next(
            (i for i in range(verb - 1, -1, -1) if words[i].lemma in SAY and words[i].pos == "VERB"),
            word.head,
        )
        return _subject(sentence, said, speakers) if said >= 0 and words[said].pos == "VERB" else None
    if word.feats.get("Number") == "Plur" and any(words[c].lower == "там" for c in sentence.children(verb)):
        return speakers.latest()
    if (body := body_beside(sentence, verb)) is not None:
        return speakers.named(sentence, *extent(sentence, body), body)
    if word.rel == "conj" and word.head >= 0 and words[word.head].pos == "VERB":
        return _subject(sentence, word.head, speakers)
    return _standing_before(sentence, verb, speakers) or _inverted(sentence, verb, speakers)


def _titled(sentence: Sentence, at: int) -> bool:
    """ "«Пульс» по открытым источникам насчитал 76": a name in quotation marks that the tree takes for no subject."""
    words = sentence.words
    bare = not any(words[c].pos == "ADP" for c in sentence.children(at))
    quoted = 0 < at < len(words) - 1 and words[at - 1].text in '«"“' and words[at + 1].text in '»"”'
    return quoted and bare and words[at].rel == "obl" and words[at].feats.get("Case") == "Nom"


def word_counts(sentence: Sentence, verb: int, child: int) -> bool:
    """ "В полиции насчитали 300 протестующих": those counted did not count."""
    return any(w.pos == "NUM" for w in sentence.words[verb + 1 : child])


def _person_after(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """ "Об этом «Заре» сообщил начальник отдела Иван Лугин": a paper named before the verb heard it from who follows."""
    words = sentence.words
    at = verb + 1
    if at >= len(words) or not words[at].animate or words[at].feats.get("Case", "Nom") != "Nom":
        return None
    phrase = phrase_from(sentence, at)
    return speakers.named(sentence, *phrase) if phrase else None


def _standing_before(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """A subject right before its verb, adverbs aside, that the tree left unattached: "центр «Весна» ранее сообщил"."""
    words = sentence.words
    at = verb - 1
    while at >= 0 and (words[at].pos in {"ADV", "PART"} or words[at].text in '»"”'):
        at -= 1
    if at > 2 and words[at].text == ")" and words[at - 2].text == "(":
        at -= 3  # "агентство по защите прав (ТАД) сообщило"
    if at < 0 or words[at].pos not in {"NOUN", "PROPN", "X"}:
        return None
    while words[at].rel in {"appos", "flat:name", "flat:foreign", "flat"} and words[at].head >= 0:
        at = words[at].head
    while (
        words[at].rel == "nmod"
        and 0 <= words[at].head < at
        and (words[at].feats.get("Case") == "Gen" or words[words[at].head].lemma in ORGS)
    ):
        at = words[at].head  # "супруга активиста сообщила", "агентство по защите прав сообщило"
    governed = words[at].head >= 0 and words[words[at].head].pos == "VERB" and words[at].head != verb
    governed = governed and not (words[at].head > verb and words[at].lemma in ORGS)
    if at and words[at - 1].pos == "ADP":
        return None  # "за поездку в Киев осудили троих"
    if governed and _named_beside(sentence, verb):
        return speakers.named(sentence, *extent(sentence, at), at)
    if words[at].animate and words[at].feats.get("Case") == "Acc":
        return None  # "хабаровчанина обвиняют"
    if governed or words[at].feats.get("Case", "Nom") not in {"Nom", "Acc"} or not speaks(sentence, at):
        return None
    return speakers.named(sentence, *extent(sentence, at), at)


_SITE = re.compile(
    r"[\w-]+\.(?:kg|kz|ru|com|org|net|media|am|az|by|md|tj|uz|info|news|press|today)", re.IGNORECASE
)
_BESIDE = re.compile(r"[,;]\s+(?:а\s+|но\s+)?[«\"“][^«»\"“”]{2,40}[»\"”]\s+$")


def _named_beside(sentence: Sentence, verb: int) -> bool:
    """ "..., «МБХ медиа» сообщает о 56": a name in quotation marks between a comma and its verb, whatever the tree says."""
    return _BESIDE.search(sentence.text[: sentence.words[verb].start - sentence.start]) is not None


def _inverted(sentence: Sentence, verb: int, speakers: Speakers) -> Speaker | None:
    """A subject after its verb that the tree hung elsewhere: "сообщило в тот же день министерство". Nominative only,
    before the next punctuation."""
    words = sentence.words
    begin = addressed(sentence, verb)
    for i in range(begin, min(begin + 8, len(words))):
        word = words[i]
        if word.text in ",.:;—–()" or (word.pos == "VERB" and word.feats.get("VerbForm") != "Part"):
            break
        if word.text.startswith("http"):
            return Speaker(
                re.sub(r"^https?://(?:www\.)?([^/]+).*$", r"\1", word.text), Span(word.start, word.end)
            )
        if _SITE.fullmatch(word.text):
            return Speaker(word.text, Span(word.start, word.end))
        quoted = (
            word.text in '«"“'
            and i + 1 < len(words)
            and words[i - 1].pos != "ADP"  # "осудили за «пикетирование»"
            and words[verb].lemma not in JUDGE  # "назвав это «ложью»"
        )
        nominative_ = word.pos in {"NOUN", "PROPN", "X"} and word.feats.get("Case", "Nom") == "Nom"
        titled = i + 1 < len(words) and words[i + 1].text in '«"“' and word.pos == "NOUN"
        if not quoted and not (nominative_ and (speaks(sentence, i) or word.pos == "X" or titled)):
            continue
        phrase = phrase_from(sentence, i)
        if phrase:
            return speakers.named(sentence, *phrase)
    return None


def _as_speaker(sentence: Sentence, at: int, speakers: Speakers) -> Speaker | None:
    words = sentence.words
    word = words[at]
    if word.lemma == "который" and (told := who_say(sentence, at)) is not None:
        return speakers.named(sentence, *extent(sentence, told), told)
    if word.lemma in _NOT_SUBJECT or word.lemma in {"человек", "люди", "респондент"}:
        return None
    if word.lemma in {"один", "другой", "многие", "некоторый", "несколько", "часть", "большинство"}:
        # "Один из участников, Имя Фамилия, написал": the name, else those he is one of.
        inner = [c for c in sentence.children(at) if words[c].rel in {"appos", "nmod", "flat:name"}]
        inner += [c for c in sentence.children(word.head) if c > at and named_office(sentence, c)]
        names = [c for c in inner if words[c].pos == "PROPN" or named_office(sentence, c)]
        inner = names or inner
        return speakers.named(sentence, *extent(sentence, inner[0]), inner[0]) if inner else None
    if word.lemma in PAPERS:
        owned = any(speaks(sentence, c) for c in sentence.children(at) if words[c].rel == "nmod")
        return speakers.named(sentence, *extent(sentence, at), at) if owned else None
    if word.pos == "PRON" or word.lower in PRONOUNS:
        return speakers.pronoun(word.lower, Span(word.start, word.end))
    first, last = extent(sentence, at)
    quoted = words[first].text in '«"“„' or (first and words[first - 1].text in '«"“„')
    if (
        word.animate
        or word.lemma in ORGS
        or word.pos in {"PROPN", "X"}
        or is_compound_name(word)
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
