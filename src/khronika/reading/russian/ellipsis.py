"""Russian numbers without a noun or verb of their own: which figure before them they go on with."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from khronika.nouns import Kind, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, last_word, number_first
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.guards import tells_else
from khronika.reading.russian.lexicon import BY_LEMMA
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.triggers import clause_of, dashed_to, labelled_crowd
from khronika.reading.told import Event


def whole_beside(
    sentence: Sentence,
    number: NumberMention,
    counted: Counted,
    triggers: Sequence[Trigger],
    before: Sequence[Event],
) -> Event | None:
    """The figure of the same sentence that a part goes on with, where the part's own clause tells of nothing else:
    "число погибших достигло 36, среди них четверо несовершеннолетних и двое полицейских"."""
    last = before[-1] if before else None
    if (
        not counted.part
        or last is None
        or last.sentence is not sentence
        or last.number is None
        or last.unit is not Unit.PERSONS
    ):
        return None
    first, end = clause_of(sentence, number.core.start)
    told = [
        t
        for t in triggers
        if first <= t.span.start < end and (t.kind is not Kind.PROTEST or not t.entry.noun)
    ]
    return last if not told and counted.unit in {None, Unit.PERSONS} else None


def tally_before(
    sentence: Sentence, number: NumberMention, counted: Counted, before: Sequence[Event]
) -> Event | None:
    """The tally an elliptical or partitive number continues: of this sentence, or of the one before when the number
    is "of them" or heads the sentence's own subject."""
    tallies = [e for e in before if e.number is not None and sentence.number - e.sentence.number <= 1]
    if not tallies:
        return None
    last = tallies[-1]
    if last.sentence is sentence:
        return last if counted.unit in {None, last.unit} else None
    if last.unit is Unit.SHUTDOWNS and counted.unit is Unit.SHUTDOWNS:
        return last
    if counted.part or (counted.unit is Unit.PERSONS and last.unit is Unit.PERSONS and verbless(sentence)):
        return last
    return None


def ellipsis_in_sentence(
    sentence: Sentence,
    number: NumberMention,
    counted: Counted,
    triggers: Sequence[Trigger],
    before: Sequence[Event],
) -> Event | None:
    """The tally that a bare number of the same sentence continues ("в столице 80, в Алматы - 120"): its own clause has
    neither a noun it counts nor a verb."""
    if (
        (counted.unit is not None and not _further(sentence, number))
        or counted.noun is not None
        or not before
        or before[-1].sentence is not sentence
        or dashed_to(sentence, number, triggers) is not None
    ):
        return None
    first, last = clause_of(sentence, number.core.start)
    if any(first <= t.span.start < last and not t.entry.noun for t in triggers):
        return None
    if any(behind_a_dash(sentence, number, t) for t in triggers):
        return None
    words = sentence.words
    if any(first <= w.start < last and tells_else(w) for w in words):
        return None
    at = last_word(words, number.core.end) + 1
    bare = at >= len(words) or words[at].text in ".,;:—–-()»" or words[at].pos in {"ADP", "CCONJ"}
    return before[-1] if bare and before[-1].unit is Unit.PERSONS else None


_DASH = re.compile(r"\s+[—–-]\s+$")


def behind_a_dash(sentence: Sentence, number: NumberMention, trigger: Trigger) -> bool:
    """ "Погибли 38 человек, ещё около 80 — ранены": a number with a word of its own."""
    between = sentence.text[number.span.end - sentence.start : max(0, trigger.span.start - sentence.start)]
    told = sentence.words[trigger.at].feats.get("Variant") == "Short"
    return told and _DASH.fullmatch(between) is not None


def dashed_elsewhere(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> bool:
    """ "Арест — 31, оправданы — 0": before the dash stands a verb of another matter."""
    dash = _DASH.search(sentence.text[: number.span.start - sentence.start])
    if dash is None:
        return False
    end = sentence.start + dash.start()
    before = next((w for w in sentence.words if w.end == end), None)
    told = any(t.span.end == end for t in triggers)
    return before is not None and before.feats.get("Variant") == "Short" and not told


# "Из них 27 — участники протестов и 16 сотрудников полиции, следует из сообщения": who says it, behind the list.
_FRAME = re.compile(
    r",\s+(?:как\s+)?(?:об\s+этом\s+)?(?:следует\s+из|сообщ\w+|говорит\w*|отме[тч]\w+|уточн\w+|рассказ\w+|заяв\w+|указ\w+|добав\w+|переда\w+|пиш[еу]т|подчеркн\w+)\b",
    re.IGNORECASE,
)
# "Из них", "среди пострадавших", "в их числе" at the head of a sentence: all its numbers are of those told before.
_OF_THEM = re.compile(
    r"^\W*(?:из\s+них|из\s+(?:общего\s+)?числа\s+\w+|среди\s+(?:них|пострадавших|раненых|задержанных|погибших|арестованных|осуждённых|осужденных)|в\s+их\s+числе)(?!\w)",
    re.IGNORECASE,
)


def of_them(sentence: Sentence) -> bool:
    """True where a sentence only says who those told before are: it opens with "из них" and has no verb but of saying."""
    return bool(_OF_THEM.match(sentence.text)) and verbless(sentence)


def verbless(sentence: Sentence) -> bool:
    frame = _FRAME.search(sentence.text)
    end = sentence.start + frame.start() if frame is not None else None
    return not any(
        w.pos == "VERB" and (w.feats.get("VerbForm") != "Part" or w.feats.get("Variant") == "Short")
        for w in sentence.words
        if end is None or w.start < end
    )


def elliptical(
    sentence: Sentence,
    number: NumberMention,
    counted: Counted,
    before: Sequence[Event],
    kind: Kind,
    close: bool,
) -> bool:
    """A number without a noun is a count of persons when it is "of them", when it answers "число задержанных
    достигло", or when the verb takes persons and grammar ties them."""
    words = sentence.words
    if counted.part or any(
        w.lemma in {"число", "количество", "численность", "счет"}
        for w in words[: number_first(words, number)]
    ):
        return True
    last = last_word(words, number.span.end)  # "двадцать с лишним получили": with its hedge
    following = words[last + 1].text if last + 1 < len(words) else "."
    if following in "—–-" and _OF_THOSE.match(sentence.text):
        return True
    if close and _topic_of(sentence, number) is not None:
        return True
    same = any(e.sentence is sentence and e.number is not None and e.kind is kind for e in before)
    if same:
        return following in ".,;:—–-()»" or words[last + 1].pos in {"ADP", "VERB", "CCONJ", "ADV"}
    if (
        close
        and last + 1 < len(words)
        and words[last + 1].pos in {"VERB", "AUX"}
        and not _after_preposition(words, number)  # but "у тридцати зафиксировано отравление"
    ):
        return True
    if _whose_case(words, number_first(words, number)):
        return True
    if close and (words[number_first(words, number) - 1].text in "—–-:" or labelled_crowd(sentence, number)):
        return True
    return close and _governed(words, number, last)


def _topic_of(sentence: Sentence, number: NumberMention) -> int | None:
    """ "Задержанных правозащитники насчитывают более пятисот": the word in the genitive, at the head of its clause, of whom
    there are so many."""
    first, _ = clause_of(sentence, number.core.start)
    heads = [i for i, w in enumerate(sentence.words) if first <= w.start < number.core.start]
    at = next((i for i in heads if sentence.words[i].pos != "CCONJ"), None)
    if at is None:
        return None
    word = sentence.words[at]
    plural = word.feats.get("Case") == "Gen" and word.feats.get("Number") == "Plur"
    ends = re.match(r"\s*(?:[.,;)]|$)", sentence.text[number.span.end - sentence.start :])
    return at if plural and word.lemma in BY_LEMMA and ends else None


def topic_trigger(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """The event that the head of the number's clause names of those it counts."""
    at = _topic_of(sentence, number)
    return next((t for t in triggers if t.at == at), None) if at is not None else None


def _governed(words: Sequence[Word], number: NumberMention, last: int) -> bool:
    """A verb right before the number, or a noun that tells an event ("задержание девятнадцати"), and nothing after it."""
    at = number_first(list(words), number) - 1
    while at > 0 and words[at].lower in _ONLY:
        at -= 1
    governor = words[max(0, at)]
    ends = last + 1 >= len(words) or words[last + 1].text in ".,;»—–-("
    if governor.pos == "NOUN" and governor.lemma in BY_LEMMA:
        return ends or words[last + 1].pos == "CCONJ"
    joined = last + 1 < len(words) and words[last + 1].pos == "CCONJ" and governor.lemma in BY_LEMMA
    return (ends or joined) and (governor.pos == "VERB" or governor.lemma == "быть")


def _further(sentence: Sentence, number: NumberMention) -> bool:
    """ "Тринадцать получили сроки, ещё пятеро — условные"."""
    return (
        re.search(r"[,;]\s+(?:и\s+|а\s+)?ещ[её]\s+$", sentence.text[: number.span.start - sentence.start])
        is not None
    )


_ONLY = frozenset("всего лишь только уже ещё еще аж целых".split())  # "пришло всего полторы тысячи"
# "Из задержанных 150 – женщины."
_OF_THOSE = re.compile(
    r"\W*(?:из|среди)\s+(?:всех\s+)?(?:задержанн|погибш|ранен|пострадавш|арестованн|осужд[её]нн|убит)\w+",
    re.IGNORECASE,
)


def _whose_case(words: Sequence[Word], first: int) -> bool:
    """ "Материалы по 18 направят в суд": the number counts those whose papers they are."""
    return (
        first > 1
        and words[first - 1].lower in {"по", "на"}
        and words[first - 2].lemma in {"материал", "дело", "протокол"}
    )


def _after_preposition(words: Sequence[Word], number: NumberMention) -> bool:
    first = number_first(list(words), number)
    return first > 0 and words[first - 1].pos == "ADP" and words[first - 1].lower != "у"


def unit_of(before: Sequence[Event], kind: Kind) -> Unit:
    return next((e.unit for e in reversed(before) if e.kind is kind and e.number), Unit.PERSONS)


_SAYS = (
    r"(?:говорит|говорят|заявляет|заявила?|сообщила?|пишет|настаивает|оценила?|насчитала?|называет|называют)"
)
# "Организаторы говорят о 40 тысячах, полиция — о восьми"; "согласовали на пять тысяч, пришло полторы".
_ANOTHER_VOICE = re.compile(
    r"[,;]\s+(?:а\s+|но\s+)?(?!(?:в|во|на|у|из|с|со|за|к)\s)(?:[\w«»\"-]+\s+){1,4}[—–-]\s+(?:о\s+|в\s+)?$|"
    rf"[,;]\s+(?:а\s+|но\s+)?(?:[\w«»\"-]+\s+){{1,4}}{_SAYS}\s+(?:лишь\s+|только\s+)?(?:об?\s+|в\s+)?$|"
    r"[,;]\s+(?:а\s+|но\s+)?по\s+(?:данным|словам|оценк\w+|подсч[её]там)\s+[^,;.]{3,40}?\s*[,—–-]\s*(?:о\s+)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;)»!?]|$)")


def in_thousands(text: str, numbers: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers, those that leave out the thousands of one before them in the sentence made whole: another voice's count
    of the same, and a bare "полторы"."""
    found: list[NumberMention] = []
    for mention in numbers:
        last = found[-1] if found else None
        value = mention.value
        if (
            last is not None
            and value is not None
            and value < 100
            and mention.unit is None
            and re.search(r"тыс", last.text)
            and not re.search(r"[.!?\n]\s", text[last.span.end : mention.span.start])
            and _ENDS.match(text, mention.span.end)
            and (value == 1.5 or _ANOTHER_VOICE.search(text, last.span.end, mention.span.start))
        ):
            low, high = (None if end is None else end * 1_000 for end in (mention.low, mention.high))
            mention = replace(mention, low=low, high=high, value=value * 1_000)
        found.append(mention)
    return _to_either_end(text, found)


_FROM = re.compile(r"(?<!\w)от\s+$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*(?:человек\s*)?\([^()\n]{3,60}\)\s*$")


def _to_either_end(text: str, numbers: list[NumberMention]) -> list[NumberMention]:
    """ "От 20 (данные полиции) до 120 тыс. (данные организаторов)": each end is a count of its own, the first in the thousands of the
    second, and no bound."""
    for i, (one, other) in enumerate(pairwise(numbers)):
        between = text[one.span.end : other.core.start]
        if "(" not in between or not _FROM.search(text[max(0, one.core.start - 6) : one.core.start]):
            continue
        if (
            not between.endswith("до ")
            or not _BRACKETED.fullmatch(between[:-3])
            or None in {one.value, other.value}
        ):
            continue
        scale = 1_000 if "тыс" in other.text and "тыс" not in one.text and (one.value or 0) < 1_000 else 1
        low = (one.value or 0) * scale
        numbers[i] = replace(one, low=low, high=low, value=low)
        numbers[i + 1] = replace(other, low=other.value, high=other.value)
    return numbers
