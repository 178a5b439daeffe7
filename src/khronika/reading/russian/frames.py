"""Voices in frames: "по словам", "согласно", "Это данные ...", and headlines that name their source."""

import re
from collections.abc import Sequence

from khronika.nouns import Span
from khronika.reading.hearing import Said, Speaker
from khronika.reading.layouts import ITEM
from khronika.reading.places import find_places
from khronika.reading.russian.cues import FRAME, PAPERS
from khronika.reading.russian.lexicon import GATHERING, PERSONS
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.phrases import extent
from khronika.reading.russian.speakers import ORGS, PRONOUNS, Speakers


def find_frames(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """Voices in "по словам X" and "согласно X", in order."""
    found = []
    words = sentence.words
    for i, word in enumerate(words):
        if word.lower == "по":
            noun = _frame_noun(words, i + 1)
            if noun is None:
                continue
            said = _framed(sentence, i, noun, speakers, "ru.attr.po-slovam")
        elif word.lower == "верить" and i and words[i - 1].lower == "если":
            said = _framed(sentence, i - 1, i, speakers, "ru.attr.esli-verit")
        elif word.lower == "слов" and i and words[i - 1].lower == "со":
            said = _framed(sentence, i - 1, i, speakers, "ru.attr.po-slovam")
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
        if words[i].pos not in {"ADJ", "DET", "PRON"} and words[i].feats.get("VerbForm") != "Part":
            return None  # "по уточнённым данным" goes on
    return None


def _framed(sentence: Sentence, at: int, noun: int, speakers: Speakers, rule: str) -> Said | None:
    words = sentence.words
    owner = next((w for w in words[at + 1 : noun] if w.lower in PRONOUNS), None)
    speaker: Speaker | None = None
    last, nameless = noun, False
    if owner is not None:
        speaker = speakers.pronoun(owner.lower, Span(owner.start, owner.end))
        if speaker is not None and not speaker.resolved:
            speaker = _own_subject(sentence, at, speakers) or speaker
    else:
        start = _received_from(sentence, noun) or noun + 1
        while start < len(words) and words[start].lower in {"от", "из", "самой", "самого", "самих"}:
            start += 1
        if start < len(words) and words[start].lower.startswith("котор"):
            return _relative(sentence, at, start, speakers, rule)
        phrase = phrase_from(sentence, start)
        if phrase and words[phrase[2]].lemma in _RULES:
            return None  # "согласно установленного порядка"
        if phrase and words[noun].lemma in {"результат", "итог"} and not speaks(sentence, phrase[2]):
            return None
        if phrase is None and start < len(words) and words[start].rel == "amod":
            return None  # "по итогам вчерашних ..."
        if phrase:
            first, last, head = phrase
            speaker = speakers.named(sentence, first, last, head)
        else:
            speaker, nameless = _adjective_source(words[at + 1 : noun]), True
    if speaker is None:
        return None
    content = Span(words[at].start, sentence.end)
    if (bracketed := _bracketed(sentence, words[at].start, words[last].end)) is not None:
        content = bracketed
    elif not sentence.text[words[last].end - sentence.start :].strip(' .,;!»")'):
        content = Span(sentence.start, max(words[at].start, sentence.start + 1))
    elif _inserted_after_a_number(words, at):
        content = Span(sentence.start, sentence.end)  # "Ещё 20 человек, по данным X, задержали в А"
    cue = Span(words[at].start, words[max(noun, at)].end)
    opinion = words[noun].lemma in _OPINION and not any(c.isdigit() for c in sentence.text)
    # "По неофициальным данным" names nobody who could go on speaking.
    rival = bracketed is not None and content.start == words[at].start
    return Said(speaker, content, cue, rule, judges=opinion, carries=not (nameless or rival), alone=rival)


def _inserted_after_a_number(words: list[Word], at: int) -> bool:
    """ "Ещё 20 человек, по данным X, задержали": the frame stands between those counted and what befell them."""
    before = words[:at]
    return (
        at > 1
        and words[at - 1].text == ","
        and any(w.pos == "NUM" for w in before)
        and all(w.pos not in {"VERB", "AUX"} for w in before)
    )


_RULES = frozenset(
    "порядок закон законодательство кодекс статья конституция правило график план договор договоренность норма регламент положение".split()
)
_RECEIVED = re.compile(
    r",\s*(?:полученн|предоставленн|собранн)\w+\s+(?:[\w«»\"]+\s+){0,3}?от\s+|,\s*(?:распростран[её]нн|предоставленн|опубликованн|обнародованн|озвученн|приведённ)\w+\s+(?!на\s|в\s|от\s|[«\"])|"
    r",\s*котор\w+\s+(?:вед[её]т|ведут|составил\w*|составля[ею]т|собрал\w*|публику[ею]т|опубликовал\w*|привод[ия]т|прив[её]л\w*)\s+"
)


def _received_from(sentence: Sentence, noun: int) -> int | None:
    """ "По сведениям, полученным газетой от источника в мэрии": from whom they are."""
    match = _RECEIVED.match(sentence.text, sentence.words[noun].end - sentence.start)
    return sentence.at(sentence.start + match.end()) if match else None


def _relative(sentence: Sentence, at: int, pronoun: int, speakers: Speakers, rule: str) -> Said | None:
    """ "Официальные результаты, согласно которым ...", "адвокат, по словам которого ...": the noun before the comma."""
    words = sentence.words
    noun = next((i for i in range(at - 1, -1, -1) if words[i].pos in {"NOUN", "PROPN"}), None)
    if noun is None or at - noun > 3:
        return None
    while words[noun].rel in {"nmod", "appos", "flat:name", "flat"} and 0 <= words[noun].head < noun:
        noun = words[noun].head
    first, last = extent(sentence, noun)
    if words[noun].lemma in FRAME | PAPERS:
        owned = any(speaks(sentence, c) for c in sentence.children(noun) if words[c].rel == "nmod")
        speaker = (
            speakers.named(sentence, first, last, noun) if owned else _adjective_source(words[first:noun])
        )
    else:
        speaker = speakers.named(sentence, first, last, noun) if speaks(sentence, noun) else None
    if speaker is None:
        return None
    cue = Span(words[at].start, words[pronoun].end)
    return Said(speaker, Span(words[at].start, sentence.end), cue, rule, carries=False)


def _own_subject(sentence: Sentence, before: int, speakers: Speakers) -> Speaker | None:
    """ "Коалиция провела пикеты, на которые, по её оценке, ...": the subject of the same sentence."""
    for i, word in enumerate(sentence.words[:before]):
        if word.rel == "nsubj" and (word.lemma in ORGS or (word.animate and word.pos == "NOUN")):
            return speakers.named(sentence, *extent(sentence, i), i)
    return None


_OPINION = frozenset({"мнение", "версия", "убеждение"})


def _bracketed(sentence: Sentence, start: int, end: int) -> Span | None:
    """What a frame in brackets answers for: the rest of them ("(по данным X, 120)"), or, where nothing else stands in
    them, what stands before ("40 человек (по данным X)"), as far as the brackets before those."""
    text = sentence.text
    opened = text.rfind("(", 0, start - sentence.start)
    if (
        opened < 0
        or ")" in text[opened : start - sentence.start]
        or text[opened + 1 : start - sentence.start].strip()
    ):
        return None
    closed = text.find(")", end - sentence.start)
    if closed < 0:
        return None
    if re.match(r"\s*:\s*\w", text[closed + 1 :]):
        return Span(
            start, sentence.end
        )  # "Задержаны (данные X): Казань – 18, Уфа – 11": the list behind the colon
    if text[end - sentence.start : closed].strip(' »"'):
        return Span(start, sentence.start + closed)
    return Span(sentence.start + text.rfind(")", 0, opened) + 1, sentence.start + max(opened, 1))


_DATA_IN_BRACKETS = re.compile(
    r"\((?:данные|оценка|оценки|подсч[её]ты|сведения|информация|цифры|список|сводка|карта)\s+(?:на\s+[\w: .]{2,18},\s+)?(?=[^()]{3,60}\))",
    re.IGNORECASE,
)


def bracketed_data(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "От 700 человек (данные полиции) до пяти тысяч (данные организаторов)"."""
    found = []
    for match in _DATA_IN_BRACKETS.finditer(sentence.text):
        start = sentence.at(sentence.start + match.end())
        phrase = phrase_from(sentence, start) if start is not None else None
        if phrase is None or not (speaks(sentence, phrase[2]) or sentence.words[phrase[0]].text in '«"“'):
            continue
        cue = Span(sentence.start + match.start() + 1, sentence.start + match.end() - 1)
        content = _bracketed(sentence, cue.start, sentence.words[phrase[1]].end)
        if content is not None:
            speaker = speakers.named(sentence, *phrase)
            found.append(Said(speaker, content, cue, "ru.attr.eto-dannye", counts=True))
    return found


def speaks(sentence: Sentence, head: int) -> bool:
    """True when the word can be a speaker: animate, a body, or a name."""
    word = sentence.words[head]
    if word.lemma == "организация" and _of_a_deed(sentence, head):
        return False
    return word.animate or word.lemma in ORGS or word.pos == "PROPN" or is_compound_name(word)


def _of_a_deed(sentence: Sentence, head: int) -> bool:
    """ "Организация несанкционированной акции" is a deed, and no body."""
    return any(
        sentence.words[c].lemma in GATHERING | {"беспорядок", "деятельность", "нападение"}
        for c in sentence.children(head)
        if sentence.words[c].rel == "nmod"
    )


_CAPITAL_INSIDE = re.compile(
    r"[А-ЯЁ]{2,}-(?:инфо|медиа|ньюс|пресс)|[А-ЯЁA-Z]\w*(?:-[А-ЯЁA-Z]\w*)+|[А-ЯЁA-Z]+[а-яёa-z]+[А-ЯЁA-Z]\w*"
)


def is_compound_name(word: Word) -> bool:
    """ "ЩИТ-Сводка", "ПравоСвод": a capital inside tells a name, whatever part of speech the network sees in it."""
    return word.pos == "NOUN" and _CAPITAL_INSIDE.fullmatch(word.text) is not None


def _adjective_source(words: Sequence[Word]) -> Speaker | None:
    """ "По официальным данным" names a source of a kind; "по предварительным данным" names none."""
    for word in words:
        if word.lemma in _KINDS_OF_SOURCES:
            name = _KINDS_OF_SOURCES[word.lemma] or f"{word.lemma[:-2]}ые данные"
            return Speaker(name, Span(word.start, word.end))
    return None


_KINDS_OF_SOURCES = {
    "официальный": "", "ведомственный": "", "неофициальный": "", "полицейский": "полиция", "министерский": "министерство",
    "независимый": "независимые оценки", "экспертный": "эксперты",
}  # fmt: skip


_ACTING = re.compile(r"[ив]\.\s?о\.|в\.?р\.?и\.?о\.?", re.IGNORECASE)


def phrase_from(sentence: Sentence, start: int) -> tuple[int, int, int] | None:
    """The noun phrase that begins at ``start``: first word, last word, head. Leading adjectives and quotation marks
    belong to it."""
    words = sentence.words
    at = start = _past_owner(words, start)
    while at < len(words) and (
        _ACTING.fullmatch(words[at].text) is not None
        or words[at].pos in {"ADJ", "DET", "NUM"}
        or (words[at].rel == "amod" and words[at].head > at)
        or words[at].text in '«"“„'
        or (words[at].feats.get("VerbForm") == "Part" and words[at].feats.get("Variant") != "Short")
    ):
        acting = _ACTING.fullmatch(words[at].text) is not None
        if not acting and words[at].pos == "ADJ" and words[at].head < at and words[at].rel not in {"amod"}:
            break
        at += 1
    if at >= len(words) or words[at].pos not in {"NOUN", "PROPN", "X", "PRON"}:
        return None
    head = at
    while words[head].rel in {"flat", "flat:name", "flat:foreign", "compound"} and start <= words[head].head:
        head = words[head].head
    first, last = extent(sentence, head)
    return (max(start, min(first, start)), max(last, head, at), head)


_WHOSE = frozenset("его ее её их свой своего своей свою своих своему своим".split())


def _past_owner(words: list[Word], at: int) -> int:
    """ "Со ссылкой на их соратницу Имя Фамилия": whose she is says nothing of who speaks."""
    follows = at + 1 < len(words) and words[at + 1].pos in {"NOUN", "PROPN", "ADJ"}
    return at + 1 if follows and words[at].lower in _WHOSE else at


def headline(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "40 госпитализированы - МВД", "МВД: 40 госпитализированы": only in a line without a full stop."""
    words = sentence.words
    if sentence.text.rstrip()[-1:] in ".!?…:;" or len(words) < 4 or sentence.number > 3:
        return []
    dash = max((i for i, w in enumerate(words) if w.text in "-–—"), default=-1)
    if dash > 0 and 1 <= len(words) - dash - 1 <= 4 and speaks(sentence, dash + 1):
        first, last = dash + 1, len(words) - 1
        speaker = speakers.named(sentence, first, last, first)
        content = Span(sentence.start, words[dash].start)
        return [Said(speaker, content, Span(words[dash].start, words[last].end), "ru.attr.headline")]
    stop = next((i for i, w in enumerate(words[:5]) if w.text == ":"), -1)
    prepositional = any(w.pos == "ADP" for w in words[: max(0, stop)])
    titled = stop > 2 and words[0].text in '«"“' and words[stop - 1].text in '»"”'
    if titled and not any(w.text in '«»"“”' for w in words[1 : stop - 1]):  # "«ЩИТ-Сводка»: задержаны 40"
        speaker = speakers.named(sentence, 0, stop - 1, 1)
        content = Span(words[stop].end, sentence.end)
        return [Said(speaker, content, Span(words[0].start, words[stop].end), "ru.attr.headline")]
    if (
        stop > 0
        and ITEM.fullmatch(sentence.text)
        and words[stop - 1].lemma not in ORGS
        and not words[0].animate
    ):
        return []  # "Уфа: 11 человек" is a line of a list
    if (
        stop > 0
        and speaks(sentence, stop - 1)
        and (not prepositional or speaks(sentence, 0))
        and not _dateline(sentence, stop)
    ):
        speaker = speakers.named(sentence, 0, stop - 1, 0)
        content = Span(words[stop].end, sentence.end)
        return [Said(speaker, content, Span(words[0].start, words[stop].end), "ru.attr.headline")]
    return []


def _dateline(sentence: Sentence, stop: int) -> bool:
    """ "Хартум: переговоры прерваны": a place and nothing else before the colon."""
    before = sentence.text[: sentence.words[stop].start - sentence.start].strip(" -–—•*·\t")
    found = find_places(f"в {before}", "ru") or find_places(before, "ru")
    whole = bool(found) and found[0].span.end - found[0].span.start >= len(before) - 1
    return whole and not sentence.words[0].animate


# The words before the colon: "Пресс-служба областного УВД:", "Адвокат Анна Зимина:".
_BEFORE_COLON = 7


def colon(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """ "МВД: на площади было 40 человек.": a body or person before a colon that opens a sentence. Who was detained or
    killed, a place and a verb before the colon make it a list, a dateline or a sentence like others."""
    words = sentence.words
    if (described := _described(sentence)) is not None:
        stop, at = described  # what describes the person is passed
        words = [*words[:stop], *words[at:]]
        content = Span(sentence.words[at].end, sentence.end)
        if words[0].animate and words[0].feats.get("Case", "Nom") == "Nom":
            speaker = speakers.named(sentence, 0, stop - 1, 0)
            return [
                Said(speaker, content, Span(words[0].start, words[stop].end), "ru.attr.colon", counts=True)
            ]
        return []
    at = next((i for i, w in enumerate(words[: _BEFORE_COLON + 1]) if w.text == ":"), -1)
    if at > 2 and words[0].text in '«"“' and words[at - 1].text in '»"”' and len(words) - at > 2:
        speaker = speakers.named(sentence, 0, at - 1, 1)
        content = Span(words[at].end, sentence.end)
        return [Said(speaker, content, Span(words[0].start, words[at].end), "ru.attr.colon", counts=True)]
    if at < 1 or len(words) - at < 3:
        return []
    first = next((i for i, w in enumerate(words[:at]) if w.pos in {"NOUN", "PROPN", "X"}), None)
    if first is None or any(w.pos in {"VERB", "ADP", "NUM"} or w.text in ",;" for w in words[:at]):
        return []
    if words[first].lemma in PAPERS and first + 1 < at:
        return _paper_before(sentence, first, at, speakers)
    phrase = (
        0,
        at - 1,
        first,
    )  # the tree of such a line is often lost after the colon, the words before it are not
    head = words[first]
    if head.lemma in {"автор", "фото", "видео", "текст"}:
        return []
    named = head.pos == "PROPN" and (head.animate or head.text.isupper())
    if head.lemma in PERSONS - _SOURCES or not (head.lemma in ORGS or named or head.animate):
        return []
    if (
        find_places(sentence.text[: words[at].start - sentence.start], "ru")
        and head.lemma not in ORGS
        and not head.animate
    ):
        return []
    speaker = speakers.named(sentence, *phrase)
    content = Span(words[at].end, sentence.end)
    return [Said(speaker, content, Span(words[0].start, words[at].end), "ru.attr.colon", counts=True)]


_DESCRIBED = re.compile(r"(?P<who>[^,:;«»]{4,60}),\s[^:;«»]{6,90}(?P<colon>:)\s*[«\"“—–-]")


def _described(sentence: Sentence) -> tuple[int, int] | None:
    """ "Волонтёр Мурат, попросивший не называть его: «…»": the index of the comma and of the colon."""
    match = _DESCRIBED.match(sentence.text)
    if match is None:
        return None
    comma = sentence.at(sentence.start + match.end("who"))
    colon = sentence.at(sentence.start + match.start("colon"))
    return (comma, colon) if comma and colon and sentence.words[comma].text == "," else None


def _paper_before(sentence: Sentence, paper: int, stop: int, speakers: Speakers) -> list[Said]:
    """ "Заявление министерства: …", "Сводка МВД на утро: …": whose paper it is speaks."""
    words = sentence.words
    owner = next((i for i in range(paper + 1, stop) if words[i].pos in {"NOUN", "PROPN", "X"}), None)
    if owner is None or not speaks(sentence, owner):
        return []
    cue, content = Span(words[0].start, words[stop].end), Span(words[stop].end, sentence.end)
    last = max(owner, min(stop - 1, extent(sentence, owner)[1]))
    if words[stop - 1].feats.get("Degree") and words[stop - 1].pos == "ADJ":
        last = min(last, stop - 2)  # "данные экзитпола ФОМа схожие: ..."
    speaker = speakers.named(sentence, paper + 1, max(owner, last), owner)
    return [Said(speaker, content, cue, "ru.attr.colon", counts=True)]


_SOURCES = frozenset("полицейский активист журналист житель студент".split())
