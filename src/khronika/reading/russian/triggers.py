"""Which of the words that say an event in a Russian sentence a number belongs to."""

import re
from collections.abc import Sequence

from khronika.nouns import Kind, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, last_word
from khronika.reading.russian.cues import COUNT
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.joined_verbs import done_to, verb_beside, victims
from khronika.reading.russian.lexicon import LIGHT
from khronika.reading.russian.parse import Sentence, Word


def trigger_for(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger]
) -> tuple[Trigger | None, bool]:
    """The trigger the number belongs to, and whether grammar says so (else it is merely the nearest in the clause
    or sentence). Verbs win over nouns on the way up."""
    if not triggers:
        return None, False
    words = sentence.words
    start = counted.noun if counted.noun is not None else last_word(words, number.core.end)
    labelled = _tally_of(sentence, number, triggers) or dashed_to(sentence, number, triggers)
    labelled = labelled or victims(sentence, number, triggers)
    if labelled is not None:
        return labelled, True
    if (
        came := _right_behind(sentence, number, triggers)
        or done_to(sentence, number, triggers)
        or verb_beside(sentence, number, triggers)
    ) is not None:
        return came, True
    own = next((t for t in triggers if t.at == counted.noun), None)
    if own is not None and (given := _given_after(sentence, number, triggers)) is not None:
        return given, True
    chain = [start, *sentence.up(start)]
    verbal, nominal = _on_the_way_up(sentence, chain, counted, triggers)
    if verbal is not None and own is not None and own.kind in _BEFALLS:
        first, last = clause_of(sentence, number.core.start)
        joined = (
            _describes(words[verbal.at]) and words[own.at].rel == "conj"
        )  # "потеряли двоих убитыми и 34 ранеными"
        if joined or not first <= verbal.span.start < last:
            return own, True  # "ОМОН разогнал митинг, десятки задержанных"
    if (
        verbal is not None
        and verbal.kind is Kind.PROTEST
        and nominal is not None
        and nominal.kind in _BEFALLS
    ):
        return nominal, True  # "гибель двух шахтёров вывела на улицы посёлок"
    if verbal is not None:
        return _of_its_clause(sentence, number, verbal, triggers), True
    if own is not None and own.kind is Kind.PROTEST and (befell := _befell_here(sentence, number, triggers)):
        return befell, True  # "..., арестовано ещё 10 протестующих", where the tree has lost the verb
    if (
        own is not None
        and own.kind is Kind.PROTEST
        and nominal is None
        and _does_something_else(words, chain, triggers)
    ):
        return None, False
    befallen = (
        nominal is not None
        and own is not None
        and (
            (own.kind is Kind.PROTEST and nominal.kind in _BEFALLS)
            or nominal.kind in {Kind.DEATH, Kind.RELEASE}  # "о смерти двух политзаключённых"
        )
    )
    if own is not None and not befallen and (nominal is None or nominal.entry.kind is not Kind.SENTENCE):
        return own, True
    if nominal is not None:
        return _of_its_clause(sentence, number, nominal, triggers), True
    if (befell := _befell_those(sentence, counted, triggers)) is not None:
        return befell, True
    return _nearest(sentence, number, triggers, counted)


# "Акция, в которой, по официальным данным, приняли участие 2,3 тыс.": the crowd's own verb in a clause of its own.
_CAME_THERE = re.compile(
    r",\s+(?:в|на)\s+котор\w+,?\s(?:[^,;]{2,60},\s+)?(?:приняли\s+участие|участвовал[ио]|вышл[ио]|пришл[ио]|собрал(?:ись|ось))\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)


def _right_behind(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    came = _CAME_THERE.search(sentence.text[: number.span.start - sentence.start])
    if came is None:
        return None
    return next(
        (t for t in reversed(triggers) if t.kind is Kind.PROTEST and t.span.start < number.span.start), None
    )


_GAP = re.compile(r"\s+(?:[\w-]+\s+){1,4}[—–-]\s+(?:к\s+|по\s+)?(?:[\w-]+\s+){0,2}$")


def _given_after(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "..., и ещё не менее 10 участников - к крупному штрафу": what those counted got behind the dash."""
    after = (
        t
        for t in triggers
        if t.kind in _BEFALLS | {Kind.SENTENCE, Kind.CHARGE} and t.span.start >= number.span.end
    )
    text, start = sentence.text, sentence.start
    return next(
        (t for t in after if _GAP.fullmatch(text[number.span.end - start : t.span.start - start])), None
    )


def dashed_to(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "Ранены - 135, под стражей - 76", "Задержано: 12": the word of an event right before the dash or colon before a
    number."""
    before = sentence.text[: number.span.start - sentence.start]
    if (so_many := _SO_MANY.search(before)) is not None:
        end = sentence.start + so_many.end("who")
        return next((t for t in triggers if t.span.end == end and t.entry.noun), None)
    after = _IN_BRACKETS.match(sentence.text, number.span.end - sentence.start)
    if after is not None:  # "Суд: 5 (арест), 2 (штраф)"
        inside = sentence.start + after.start("what")
        return next((t for t in triggers if t.span.start == inside), None)
    if (crowd := _CROWD_THERE.search(before) or _NOT_BUT.search(before)) is not None:
        head = sentence.start + crowd.start("who")
        return next((t for t in triggers if t.span.start == head), None)
    dash = _DASHED.search(before)
    if dash is None:
        return None
    end = sentence.start + dash.start()
    named = next((t for t in triggers if t.span.end == end), None)
    if named is None and (label := _LABEL.search(before[: dash.start()])) is not None:
        # "Умерших - 9, обратившихся к врачам - 80": the label of this entry, and not the one before.
        own = [t for t in triggers if sentence.start + label.start("who") <= t.span.start < end]
        named = own[0] if len(own) == 1 else None
    if named is not None and named.kind is Kind.PROTEST and _OVER.search(before[: dash.start()]):
        return None  # "задержаний много: за две акции — более 80"
    if dash[0].startswith(":") and not (
        before[: dash.start()].count(" ") < _LABEL_WORDS and _core(number).isdigit()
    ):
        return None
    return named


# An entry of a list behind another that ends with its number: "..., обратившихся к врачам".
_LABEL = re.compile(r"\d[^\W\d]*,\s+(?P<who>[^\W\d]+(?:\s+(?!не\s)[^\W\d]+){0,3})$")


# "Количество участников: 250": what stands before the colon of a card. In words a number there begins a list of terms.
_LABEL_WORDS = 3


def _core(number: NumberMention) -> str:
    return number.text[number.core.start - number.span.start : number.core.end - number.span.start]


# "Толпа у телецентра — по разным оценкам, ...", "избитых дубинками — больше ...".
_CROWD_THERE = re.compile(
    r"(?:^|[.;,:]\s)\W*(?P<who>(?:толпа|колонна|митинг|пикет|шествие|марш|сход)(?!\w)|\w+(?:нных|тых|вших)(?!\w))(?:\s+(?!не\s)[\w«»-]+){1,4}\s+[—–-]\s+(?:по\s+[^,;.]{3,40},\s+)?$",
    re.IGNORECASE,
)


def labelled_crowd(sentence: Sentence, number: NumberMention) -> bool:
    """True where the number stands behind a crowd and a dash, or behind what it was not ("погибших не трое, а девять")."""
    before = sentence.text[: number.span.start - sentence.start]
    return bool(_CROWD_THERE.search(before) or _NOT_BUT.search(before))


_NOT_BUT = re.compile(
    r"(?P<who>\w+)\s+(?:было\s+|оказалось\s+)?не\s+[\w ]{1,20}(?:,\s+как\s[^,]{3,50})?,\s+а\s+(?:уже\s+)?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\((?P<what>\w+)\)")
_OVER = re.compile(r"(?<!\w)за\s+(?:\w+\s+){1,2}\w+$", re.IGNORECASE)
# "Протестующих было вдвое меньше – 250".
_SO_MANY = re.compile(r"(?P<who>\w+)\s+(?:было|оказалось|стало)\s+(?:[\w-]+\s+){0,4}[—–-]\s+$")
_DASHED = re.compile(r"(?:\s+[—–-]|:)\s+$")


def _befell_here(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    first, last = clause_of(sentence, number.core.start)
    here = [t for t in triggers if first <= t.span.start < last and t.kind in _BEFALLS and not t.entry.noun]
    return min(here, key=lambda t: abs(t.span.start - number.core.start), default=None)


def _befell_those(sentence: Sentence, counted: Counted, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "О 47 нарушителях, доставленных в участки": a participle tells what befell those counted."""
    if counted.noun is None or counted.unit is not Unit.PERSONS:
        return None
    after = [
        t
        for t in triggers
        if t.kind in _BEFALLS and _describes(sentence.words[t.at]) and sentence.words[t.at].rel == "acl"
    ]
    return next((t for t in after if counted.noun < t.at and _heads(sentence, t.at, counted.noun)), None)


def _heads(sentence: Sentence, participle: int, noun: int) -> bool:
    """True where the participle hangs on the noun, or on a word of the noun's own phrase with nothing but words between."""
    head = sentence.words[participle].head
    return head == noun or (head > noun and noun in sentence.up(head))


# Beyond five governors a number belongs to another clause. Chosen on our own sentences, November 2026.
_STEPS = 5


def _on_the_way_up(
    sentence: Sentence, chain: Sequence[int], counted: Counted, triggers: Sequence[Trigger]
) -> tuple[Trigger | None, Trigger | None]:
    """The first verbal trigger among a number's governors, and the first nominal one below it. A verb of another
    matter ends the way."""
    words = sentence.words
    nominal: Trigger | None = None
    for at in chain[: _STEPS + 1]:
        here = [t for t in triggers if at in {t.anchor, t.at} and t.at != counted.noun and at != counted.noun]
        for trigger in here:
            if trigger.kind is Kind.PROTEST and _describes(words[trigger.at]):
                nominal = nominal or trigger
                continue
            if not trigger.entry.noun or trigger.anchor == at != trigger.at:
                return trigger, nominal
            if nominal is None or (nominal.kind is Kind.PROTEST and trigger.kind in _BEFALLS):
                nominal = trigger
        any_here = any(at in {t.anchor, t.at} for t in triggers)
        if words[at].pos == "VERB" and at != chain[0] and not any_here and words[at].lemma not in LIGHT:
            break
    return None, nominal


# "Гибель 2403 протестующих", "задержание 30 участников акции": what befell them, not that they protested.
_BEFALLS = frozenset({Kind.DEATH, Kind.INJURY, Kind.DETENTION, Kind.RELEASE, Kind.CHARGE, Kind.FORCE})


def _describes(word: Word) -> bool:
    """A full participle, which tells of its noun and is no predicate."""
    return word.feats.get("VerbForm") == "Part" and word.feats.get("Variant") != "Short"


def _of_its_clause(
    sentence: Sentence, number: NumberMention, found: Trigger, triggers: Sequence[Trigger]
) -> Trigger:
    """The trigger found, unless it stands in another clause while the number's own has a verb of an event: the tree
    hangs coordinate clauses on each other ("восемь погибли, а ранения получили 317")."""
    first, last = clause_of(sentence, number.core.start)
    if first <= found.span.start < last:
        return found
    if _OF_THEM.match(sentence.text, clause_of(sentence, found.span.start)[0] - sentence.start):
        own = [t for t in triggers if first <= t.span.start < last and not t.entry.noun]
        return own[-1] if own else found  # "участвовали 120 человек - 79 из них были задержаны"
    inside = [
        t
        for t in triggers
        if first <= t.span.start < last
        and (found.entry.noun or not t.entry.noun or t.anchor != t.at)
        and (found.entry.noun or not _describes(sentence.words[t.at]))
        and t.kind is not Kind.PROTEST
    ]
    if not inside and (behind := _behind_insertion(sentence, last, triggers)) is not None:
        return behind
    return min(inside, key=lambda t: abs(t.span.start - number.core.start), default=found)


_OF_THEM = re.compile(r"[\s—–-]*(?:[\w-]+\s+){1,3}из\s+(?:них|которых)(?!\w)", re.IGNORECASE)
_THERE = frozenset(
    "быть нет насчитываться присутствовать прибыть находиться собрать являться оказаться".split()
)


# "Говорят о 40 тысячах участников": what is only said of them is nothing else that they do.
_COUNTS = COUNT | frozenset(
    "говорить сообщать сообщить заявлять заявить утверждать писать настаивать отчитаться рапортовать доложить".split()
)


def _does_something_else(words: Sequence[Word], chain: Sequence[int], triggers: Sequence[Trigger]) -> bool:
    """ "Установили личности 10 участников": those counted are at no rally here; a verb of another matter governs."""
    verb = next((i for i in chain if words[i].pos == "VERB"), None)
    known = LIGHT | _THERE | _COUNTS
    told = any(verb in {t.at, t.anchor} for t in triggers)
    return verb is not None and words[verb].lemma not in known and not told


_BOUNDARY = re.compile(r"[,;:(]|\s[—–-]\s")


def clause_of(sentence: Sentence, offset: int) -> tuple[int, int]:
    """The stretch between punctuation around an offset, in offsets of the report."""
    start, end = sentence.start, sentence.end
    for match in _BOUNDARY.finditer(sentence.text):
        at = sentence.start + match.start()
        if sentence.text[match.start()] == "," and re.match(r",\d", sentence.text[match.start() :]):
            continue
        if at < offset:
            start = at + 1
        elif at >= offset:
            end = at
            break
    return start, end


# "Шесть человек, в том числе пять прохожих, получили ранения": the verb stands behind what is put in.
_INSERTION = re.compile(
    r",\s*(?:в\s+том\s+числе|включая|среди\s+(?:них|которых)|из\s+(?:них|которых))\s[^,;.:]{2,60},\s*",
    re.IGNORECASE,
)


def _behind_insertion(sentence: Sentence, end: int, triggers: Sequence[Trigger]) -> Trigger | None:
    match = _INSERTION.match(sentence.text, end - sentence.start)
    if match is None:
        return None
    first, last = clause_of(sentence, sentence.start + match.end())
    behind = (t for t in triggers if first <= t.span.start < last and not t.entry.noun)
    # "..., в том числе женщины, участвовавших в митинге, задержаны": a participle only describes them.
    return next((t for t in behind if t.kind in _BEFALLS and not _describes(sentence.words[t.at])), None)


def _during(sentence: Sentence, at: int) -> bool:
    before = " ".join(w.lower for w in sentence.words[max(0, at - 4) : at])
    return re.search(r"(?:во время|в ходе|после|перед|из-за|накануне)(?:\s\w+){0,2}$", before) is not None


def _nearest(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger], counted: Counted
) -> tuple[Trigger | None, bool]:
    first, last = clause_of(sentence, number.core.start)
    inside = [t for t in triggers if first <= t.span.start < last]
    start = counted.noun if counted.noun is not None else last_word(sentence.words, number.core.end)
    if inside:
        best = min(inside, key=lambda t: (t.entry.noun, abs(t.span.start - number.core.start)))
        chain = [start, *sentence.up(start)]
        elsewhere = best.entry.noun and best.kind is Kind.PROTEST and _during(sentence, best.at)
        if elsewhere and _does_something_else(sentence.words, chain, triggers):
            return None, False  # "во время акции мужчина напал на четырёх человек"
        return best, True
    if (behind := _behind_insertion(sentence, last, triggers)) is not None:
        return behind, True
    if counted.part or counted.unit is None:
        return None, False
    best = min(
        triggers, key=lambda t: (t.entry.noun, t.kind is Kind.PROTEST, abs(t.span.start - number.core.start))
    )
    if _told_of_others(sentence, number, best):
        return None, False
    return best, False


_NUMBER_NEAR = re.compile(
    r"\d|(?:двое|трое|четверо|пятеро|шестеро|семеро|восьмеро|(?:дво|тро)их|(?:четвер|пятер|шестер|семер|восьмер)ых)(?!\w)"
)


def _told_of_others(sentence: Sentence, number: NumberMention, trigger: Trigger) -> bool:
    """ "Обыски прошли у девяти, семерых увезли": the number's clause has a verb of its own, and the event's a number."""
    first, last = clause_of(sentence, number.core.start)
    own = any(
        first <= w.start < last
        and w.pos == "VERB"
        and (w.feats.get("VerbForm") == "Fin" or w.feats.get("Variant") == "Short")
        and w.lemma not in LIGHT | _THERE | _COUNTS
        for w in sentence.words
    )
    start, end = clause_of(sentence, trigger.span.start)
    if ":" in sentence.text[number.core.end - sentence.start : max(0, start - sentence.start)]:
        return False  # "осудили восьмерых: пятеро получили ..." goes on with the same
    return (
        own
        and _NUMBER_NEAR.search(sentence.text[start - sentence.start : end - sentence.start].lower())
        is not None
    )


_GROWN = re.compile(
    r"(?:число|количество)\s+(?:\w+\s+){1,3}(?:раст[её]т|выросло|увеличилось|возросло|таково|изменилось)\s*[:—–-]\s*(?:уже\s+)?$",
    re.IGNORECASE,
)


def _tally_of(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "Число погибших ... составляет 17 человек": the event named right after "число", in the number's clause."""
    first, _ = clause_of(sentence, number.core.start)
    words = sentence.words
    if _GROWN.search(sentence.text[: number.span.start - sentence.start]):
        first = sentence.start  # "число задержанных растёт: 340"
    for i, word in enumerate(words):
        if (
            word.lemma in {"число", "количество", "численность", "счет"}
            and first <= word.start < number.core.start
            and words[i - 1].lower != "том"
        ):
            named = next((t for t in triggers if i < t.at <= i + 3), None)
            before = [t for t in triggers if t.at < i and t.kind is Kind.PROTEST]
            # "Акция протеста в центре, численность — 700"
            return named or (before[-1] if before and word.lemma == "численность" else None)
    return None
