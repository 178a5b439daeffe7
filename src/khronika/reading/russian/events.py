"""What happened, in Russian sentences: triggers from the lexicon, and which number counts whom in which event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.nouns import Certainty, Kind, Span, Stance, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.lexicon import (
    BY_LEMMA,
    JOURNALIST,
    LIGHT,
    NOT_COUNTED,
    PERSONS,
    POLICE,
    SELF_KIND,
    SHUTDOWNS,
    TIMES,
    VOTE,
    Entry,
)
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.phrases import extent
from khronika.reading.told import Event

# How far the company a trigger needs may stand from it, in words. Chosen on our own sentences, November 2026.
_NEAR = 9


@dataclass(slots=True)
class Trigger:
    """A word that says an event. ``anchor`` is where numbers attach: the light verb of a nominal event."""

    at: int
    anchor: int
    entry: Entry
    span: Span

    @property
    def kind(self) -> Kind:
        return self.entry.kind


@dataclass(slots=True)
class Counted:
    """What a number counts: the noun's index (``None`` in ellipsis), its unit, and whether it is "of them"."""

    noun: int | None
    unit: Unit | None
    part: bool = False


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Words that say an event, in order; of two readings of a word the lexicon's first that fits."""
    found = []
    for i, word in enumerate(sentence.words):
        for entry in BY_LEMMA.get(word.lemma, ()):
            if entry.noun and word.pos == "VERB" and word.feats.get("VerbForm") != "Part":
                continue
            if _fits(sentence, i, entry):
                found.append(Trigger(i, _anchor(sentence, i, entry), entry, Span(word.start, word.end)))
                break
    return found


def _fits(sentence: Sentence, at: int, entry: Entry) -> bool:
    if not entry.needs and not entry.lacks:
        return True
    near = [w.lemma for w in sentence.words[max(0, at - _NEAR) : at + _NEAR + 1]]
    near += [part for lemma in near if "-" in lemma for part in lemma.split("-")]
    if entry.lacks and entry.lacks.intersection(near):
        return False
    return not entry.needs or bool(entry.needs.intersection(near))


def _anchor(sentence: Sentence, at: int, entry: Entry) -> int:
    head = sentence.words[at].head
    if (
        entry.noun
        and head >= 0
        and sentence.words[head].lemma in LIGHT
        and sentence.words[at].rel in {"obj", "nsubj:pass", "obl", "nsubj"}
    ):
        return head
    return at


# -- what a number counts --------------------------------------------------------------------------------------------

_OF = frozenset({"из"})
_SUFFIX = re.compile(r"-?(дневн|суточн|часов|недельн|минутн)\w*")


def counted_by(sentence: Sentence, number: NumberMention) -> Counted | None:
    """What the number counts; ``None`` when it is no figure of ours (kilometres, years, money)."""
    suffix = _SUFFIX.match(sentence.text, number.core.end - sentence.start)
    if suffix:
        stem = {"дневн": "день", "суточн": "сутки", "часов": "час", "недельн": "неделя", "минутн": "минута"}[
            suffix[1]
        ]
        return Counted(sentence.at(number.core.start), _time_unit(stem))
    if number.unit is Unit.PERCENT:
        return Counted(None, Unit.PERCENT)
    words = sentence.words
    last = _last_word(words, number.core.end)
    part = _of_them_before(words, number.core.start)
    fallback: int | None = None
    for i in range(last + 1, min(last + 7, len(words))):
        word = words[i]
        if word.lower in _OF:
            return Counted(None, None, part=_of_them(words, i))
        if word.text in '«"“„(' and i == last + 1:
            continue
        if word.lemma in PERSONS or word.pos in {"NOUN", "PROPN"}:
            return _counted_noun(words, i, part)
        participle = (
            word.pos == "VERB"
            and word.feats.get("VerbForm") == "Part"
            and word.feats.get("Variant") != "Short"
        )
        if word.pos in {"ADJ", "DET", "PRON"} or participle:
            if participle or (word.pos == "ADJ" and word.animate):
                fallback = i
            continue
        if word.lower in {"и", "более", "с", "лишним"} and i <= last + 2:
            continue
        if word.text.isdigit() and words[i - 1].lower == "и":
            continue
        break
    if fallback is None and _COLLECTIVE.fullmatch(_core_words(number).lower()):
        return Counted(None, Unit.PERSONS, part)
    if fallback is not None:
        return Counted(fallback, Unit.PERSONS, part)
    before = words[number_first(words, number) - 1] if number_first(words, number) > 0 else None
    if before is not None and before.lower == "человек":
        return Counted(number_first(words, number) - 1, Unit.PERSONS, part)
    return Counted(None, None, part)


_COLLECTIVE = re.compile(
    r"(?:дв|тр)о(?:е|их|им)|(?:четвер|пятер|шестер|семер|восьмер|девятер|десятер)(?:о|ых|ым)"
)


def _core_words(number: NumberMention) -> str:
    return number.text[number.core.start - number.span.start : number.core.end - number.span.start]


def _counted_noun(words: list[Word], at: int, part: bool) -> Counted | None:
    lemma, word = words[at].lemma, words[at]
    if lemma in TIMES:
        return Counted(at, _time_unit(lemma), part)
    if lemma in PERSONS or lemma in SELF_KIND:
        return Counted(at, Unit.PERSONS, part)
    if lemma in SHUTDOWNS:
        return Counted(at, Unit.SHUTDOWNS, part)
    if word.pos == "PROPN" or (word.animate and lemma not in NOT_COUNTED):
        return Counted(at, Unit.PERSONS if word.animate else None, part)
    return None


def _time_unit(lemma: str) -> Unit:
    return {"hours": Unit.HOURS, "days": Unit.DAYS, "weeks": Unit.DAYS, "minutes": Unit.MINUTES}[TIMES[lemma]]


def number_first(words: list[Word], number: NumberMention) -> int:
    return next((i for i, w in enumerate(words) if w.end > number.span.start), len(words))


def _last_word(words: list[Word], end: int) -> int:
    return max((i for i, w in enumerate(words) if w.start < end), default=-1)


def _of_them(words: list[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in {
        "них",
        "которых",
        "задержанных",
        "пострадавших",
        "погибших",
        "доставленных",
        "числа",
    }


def _of_them_before(words: list[Word], start: int) -> bool:
    """ "Из них 34", "из которых около 700", "среди них", "в том числе 9"."""
    before = [w.lower for w in words if w.end <= start][-6:]
    text = " ".join(before)
    return bool(re.search(r"(?:из|среди)\s+(?:них|которых)|в том числе|включая", text))


# -- numbers meet events ---------------------------------------------------------------------------------------------


def events_with_figures(
    sentence: Sentence,
    numbers: Sequence[NumberMention],
    triggers: Sequence[Trigger],
    before: Sequence[Event],
    election: bool,
    topic: frozenset[Kind] = frozenset(),
) -> list[Event]:
    """A claim-to-be for every number of the sentence that counts someone in an event. ``before`` are the events of
    the report so far, latest last: an elliptical number takes its kind from them. ``election``: the report is about
    one, so that bare percentages in a list are shares of the vote."""
    found: list[Event] = []
    for number in numbers:
        counted = counted_by(sentence, number)
        if counted is None or _one_is_a_pronoun(number, counted):
            continue
        event = _event(sentence, number, counted, triggers, [*before, *found], election, topic)
        if event is not None:
            found.append(event)
    return found


def _one_is_a_pronoun(number: NumberMention, counted: Counted) -> bool:
    """ "Один из", "одно из", "одни": a word for one counts only before a person ("один пострадавший")."""
    if number.value != 1 or any(character.isdigit() for character in number.text):
        return False
    return counted.noun is None or counted.unit is not Unit.PERSONS


def _event(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger], before: Sequence[Event], election: bool, topic: frozenset[Kind]
) -> Event | None:  # fmt: skip
    offset = number.core.start
    trigger, close = _trigger_for(sentence, number, counted, triggers)
    unit = counted.unit
    carried = False
    if (ellipsis := _ellipsis_in_sentence(sentence, number, counted, triggers, before)) is not None:
        unit, trigger = ellipsis.unit, None
        kind, carried = ellipsis.kind, True
    elif unit in {Unit.HOURS, Unit.DAYS, Unit.MINUTES}:
        if trigger is None or trigger.kind is not Kind.BLACKOUT or not close:
            trigger = next((t for t in triggers if t.kind is Kind.BLACKOUT), None)
        if trigger is None or any(w.lemma in {"арест", "сутки"} for w in sentence.words):
            return None
        kind = Kind.BLACKOUT
    elif unit is Unit.PERCENT:
        if not _vote_share(sentence, triggers, before, election, topic):
            return None
        kind = Kind.ELECTION
    elif (
        counted.noun is not None
        and sentence.words[counted.noun].lemma in SELF_KIND
        and (trigger is None or trigger.entry.noun)
    ):
        kind = SELF_KIND[sentence.words[counted.noun].lemma]
    elif trigger is not None and (close or not counted.part):
        kind = trigger.kind
    else:
        last = _tally_before(sentence, number, counted, before)
        if last is None:
            return None
        kind, carried = last.kind, True
        unit = unit or last.unit
    if unit is None:
        if not carried and not _elliptical(sentence, number, counted, before, kind, close):
            return None
        unit = before[-1].unit if carried and before else _unit_of(before, kind)
    if (unit is Unit.SHUTDOWNS) != (kind is Kind.BLACKOUT and unit is Unit.SHUTDOWNS):
        return None
    if kind is Kind.BLOCKING and unit is Unit.SHUTDOWNS:
        kind = Kind.BLACKOUT
    if kind is Kind.BLACKOUT and unit is Unit.PERSONS:
        return None
    return _make(sentence, number, counted, trigger, kind, unit, offset, close, carried)


def _make(
    sentence: Sentence, number: NumberMention, counted: Counted, trigger: Trigger | None, kind: Kind, unit: Unit, offset: int,
    close: bool, carried: bool,
) -> Event:  # fmt: skip
    noun = sentence.words[counted.noun] if counted.noun is not None else None
    kind = _refine(kind, noun, trigger, sentence)
    confidence = trigger.entry.confidence if trigger else 0.5
    if carried:
        confidence = 0.45
    elif not close:
        confidence -= 0.2
    return Event(
        kind,
        sentence,
        offset,
        number,
        unit,
        _counted_words(sentence, number, counted),
        stance=_stance(sentence),
        rule=(
            trigger.entry.rule
            if trigger and not carried
            else "ru.ev.carried"
            if carried
            else f"ru.ev.self.{kind.value}"
        ),
        confidence=round(min(0.9, max(0.3, confidence)), 2),
        part=counted.part,
        carried=carried,
    )


def _refine(kind: Kind, noun: Word | None, trigger: Trigger | None, sentence: Sentence) -> Kind:
    """A crowd of police is a deployment; a beaten journalist is an attack on one."""
    if noun is None:
        return kind
    about = {
        noun.lemma,
        *(
            w.lemma
            for i, w in enumerate(sentence.words)
            if sentence.words[i].head >= 0 and sentence.words[sentence.words[i].head] is noun
        ),
    }
    if kind is Kind.PROTEST and about & POLICE:
        return Kind.DEPLOYMENT
    if kind is Kind.FORCE and noun.lemma in JOURNALIST and trigger is not None:
        return Kind.ATTACK_ON_JOURNALIST
    return kind


def _counted_words(sentence: Sentence, number: NumberMention, counted: Counted) -> str | None:
    if counted.noun is None:
        return None
    end = sentence.words[counted.noun].end
    for child in sentence.children(counted.noun):
        word = sentence.words[child]
        if child == counted.noun + 1 and word.rel == "nmod" and word.pos == "NOUN":
            end = word.end
    start = max(number.core.end, sentence.start)
    return sentence.text[start - sentence.start : end - sentence.start].strip(' «"') or None


def _stance(sentence: Sentence) -> Stance:
    """What the voice itself calls an estimate, an exit poll or its own guess."""
    text = sentence.text.lower()
    if re.search(r"экзит-?пол|по (?:\w+ )?оценк\w+|предположи|по (?:его|их|её|ее) мнению", text):
        return Stance.ESTIMATES
    return Stance.ASSERTS


def _trigger_for(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger]
) -> tuple[Trigger | None, bool]:
    """The trigger the number belongs to, and whether grammar says so (else it is merely the nearest in the clause
    or sentence). Verbs win over nouns on the way up."""
    if not triggers:
        return None, False
    words = sentence.words
    start = counted.noun if counted.noun is not None else _last_word(words, number.core.end)
    if (tally := _tally_of(sentence, number, triggers)) is not None:
        return tally, True
    own = next((t for t in triggers if t.at == counted.noun), None)
    chain = [start, *sentence.up(start)]
    by_place: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_place.setdefault(trigger.anchor, []).append(trigger)
        by_place.setdefault(trigger.at, []).append(trigger)
    steps = 0
    nominal: Trigger | None = None
    for at in chain:
        if at != counted.noun:
            for trigger in by_place.get(at, ()):
                if trigger.at == counted.noun:
                    continue
                if not trigger.entry.noun or trigger.anchor == at != trigger.at:
                    return trigger, True
                if nominal is None:
                    nominal = trigger
        if words[at].pos == "VERB" and at != start and not by_place.get(at) and words[at].lemma not in LIGHT:
            break
        steps += 1
        if steps > 5:
            break
    if (
        own is not None
        and own.kind is Kind.PROTEST
        and nominal is None
        and _does_something_else(words, chain)
    ):
        return None, False
    if own is not None and (nominal is None or nominal.entry.kind is not Kind.SENTENCE):
        return own, True
    if nominal is not None:
        return nominal, True
    return _nearest(sentence, number, triggers, counted)


_THERE = frozenset("быть насчитываться присутствовать прибыть находиться собрать являться оказаться".split())


def _does_something_else(words: Sequence[Word], chain: Sequence[int]) -> bool:
    """ "Установили личности 10 участников": those counted are at no rally here; a verb of another matter governs."""
    verb = next((i for i in chain if words[i].pos == "VERB"), None)
    return verb is not None and words[verb].lemma not in LIGHT | _THERE and words[verb].lemma not in BY_LEMMA


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


def _nearest(
    sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger], counted: Counted
) -> tuple[Trigger | None, bool]:
    first, last = clause_of(sentence, number.core.start)
    inside = [t for t in triggers if first <= t.span.start < last]
    if inside:
        best = min(inside, key=lambda t: (t.entry.noun, abs(t.span.start - number.core.start)))
        return best, True
    if counted.part or counted.unit is None:
        return None, False
    best = min(triggers, key=lambda t: (t.entry.noun, abs(t.span.start - number.core.start)))
    return best, False


_POLLED = frozenset("респондент опросить опросивший ответить опрошенный".split())


def _vote_share(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    before: Sequence[Event],
    election: bool,
    topic: frozenset[Kind],
) -> bool:
    if any(w.lemma in _POLLED for w in sentence.words):
        return False
    if (election or sentence.bullet) and Kind.ELECTION in topic:
        return True
    if any(t.kind is Kind.ELECTION for t in triggers) or any(w.lemma in VOTE for w in sentence.words):
        return True
    last = before[-1] if before else None
    near = last is not None and last.kind is Kind.ELECTION and sentence.number - last.sentence.number <= 2
    return near or (election and sentence.bullet)


def _tally_before(
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
    if counted.part or (counted.unit is Unit.PERSONS and last.unit is Unit.PERSONS and _verbless(sentence)):
        return last
    return None


def _ellipsis_in_sentence(
    sentence: Sentence,
    number: NumberMention,
    counted: Counted,
    triggers: Sequence[Trigger],
    before: Sequence[Event],
) -> Event | None:
    """The tally that a bare number of the same sentence continues ("в столице 80, в Алматы - 120"): its own clause has
    neither a noun it counts nor a verb."""
    if (
        counted.unit is not None
        or counted.noun is not None
        or not before
        or before[-1].sentence is not sentence
    ):
        return None
    first, last = clause_of(sentence, number.core.start)
    if any(first <= t.span.start < last and not t.entry.noun for t in triggers):
        return None
    words = sentence.words
    at = _last_word(words, number.core.end) + 1
    bare = at >= len(words) or words[at].text in ".,;:—–-)»" or words[at].pos in {"ADP", "CCONJ"}
    return before[-1] if bare and before[-1].unit is Unit.PERSONS else None


def _verbless(sentence: Sentence) -> bool:
    return not any(w.pos == "VERB" for w in sentence.words)


def _elliptical(
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
    if counted.part or any(w.lemma in {"число", "количество"} for w in words[: number_first(words, number)]):
        return True
    last = _last_word(words, number.core.end)
    following = words[last + 1].text if last + 1 < len(words) else "."
    same = any(e.sentence is sentence and e.number is not None and e.kind is kind for e in before)
    if same:
        return following in ".,;:—–-)»" or words[last + 1].pos in {"ADP", "VERB", "CCONJ", "ADV"}
    if (
        close
        and last + 1 < len(words)
        and words[last + 1].pos == "VERB"
        and not _after_preposition(words, number)
    ):
        return True
    return close and following in ".,;»—–-" and words[max(0, number_first(words, number) - 1)].pos == "VERB"


def _after_preposition(words: Sequence[Word], number: NumberMention) -> bool:
    first = number_first(list(words), number)
    return first > 0 and words[first - 1].pos == "ADP"


def _unit_of(before: Sequence[Event], kind: Kind) -> Unit:
    return next((e.unit for e in reversed(before) if e.kind is kind and e.number), Unit.PERSONS)


def _tally_of(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """ "Число погибших ... составляет 84 человека": the event named right after "число", in the number's clause."""
    first, _ = clause_of(sentence, number.core.start)
    words = sentence.words
    for i, word in enumerate(words):
        if (
            word.lemma in {"число", "количество"}
            and first <= word.start < number.core.start
            and words[i - 1].lower != "том"
        ):
            return next((t for t in triggers if i < t.at <= i + 3), None)
    return None


# -- none at all -----------------------------------------------------------------------------------------------------

_NONE = (
    (re.compile(r"(?<!\w)(?<!из\s)(задержанн|пострадавш|погибш|жертв|арестованн|раненн?)\w*\s+(?:и\s+\w+\s+)?(?:среди\s+\w+\s+)?(?:в\s+\w+\s+)?(?:нет|не\s+было|не\s+имеется|не\s+зафиксирован\w+)(?!\w)", re.I), None),
    (re.compile(r"(?<!\w)(?:нет|не\s+было|обошлось\s+без|без)\s+(задержанн|пострадавш|погибш|жертв|арестованн|ранен)\w*", re.I), None),
    (re.compile(r"(?<!\w)никто\s+(?:из\s+[\w\s]{3,40}\s+)?не\s+(?:был\s+|были\s+)?(задержан|пострадал|погиб|арестован|ранен|умер)\w*", re.I), None),
    (re.compile(r"(?<!\w)никого\s+(?:из\s+[\w\s]{3,40}\s+)?не\s+(задерж|задержив|арест|убил|ранил)\w*", re.I), None),
    (re.compile(r"(?<!\w)не\s+(?:было\s+)?(?:зафиксирован\w*|зарегистрирован\w*|зафиксировали|выявлен\w*|выявили)\s+(?:\w+\s+){0,2}?(людей|участник|протестующ|митинг|акци|человек)\w*", re.I), Kind.PROTEST),
    (re.compile(r"(?<!\w)ни\s+один\s+(?:человек|\w+)\s+не\s+(?:был\s+)?(задержан|пострадал|погиб|арестован)\w*", re.I), None),
)  # fmt: skip
_NONE_KIND = (
    ("задерж", Kind.DETENTION), ("аресто", Kind.DETENTION), ("арест", Kind.DETENTION), ("пострад", Kind.INJURY), ("ране", Kind.INJURY),
    ("рани", Kind.INJURY), ("погиб", Kind.DEATH), ("жертв", Kind.DEATH), ("умер", Kind.DEATH), ("убил", Kind.DEATH),
)  # fmt: skip


def events_of_none(sentence: Sentence) -> list[Event]:
    """ "Задержанных нет", "никто не пострадал": a tally of none, which denies. The figure [0, 0] keeps the words."""
    found: list[Event] = []
    for pattern, fixed in _NONE:
        for match in pattern.finditer(sentence.text):
            stem = match[1].lower()
            kind = fixed or next((k for s, k in _NONE_KIND if stem.startswith(s)), None)
            if kind is None or any(e.kind is kind for e in found):
                continue
            if fixed is Kind.PROTEST and not any(
                w.lemma in {"акция", "митинг", "протест", "шествие", "участник"} for w in sentence.words
            ):
                continue
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            number = NumberMention(span, span, match[0], 0, 0, False, "fig.none", 0)
            found.append(
                Event(
                    kind,
                    sentence,
                    span.start,
                    number,
                    Unit.PERSONS,
                    None,
                    stance=Stance.DENIES,
                    rule="ru.ev.none",
                    confidence=0.75,
                )
            )
    return found


# -- events without a figure -----------------------------------------------------------------------------------------

# "Сколько человек задержали", "кого отпустили", "задержан ли": a question is no claim.
_ASKED = re.compile(
    r"(?<!\w)(?:сколько|кого|кто|как\s+долго|каким|где\s+именно|о\s+причинах)(?!\w)", re.IGNORECASE
)
_HYPOTHETICAL = re.compile(r"(?<!\w)(?:если|в случае|бы)(?!\w)", re.IGNORECASE)
_PLANNED = frozenset("планировать намереваться собираться намерить готовиться предстоять должный".split())


def plain_events(sentence: Sentence) -> list[Event]:
    """Events told by a finite or passive verb, one a kind, without regard to figures. Nouns alone tell too little."""
    words = sentence.words
    found: list[Event] = []
    for trigger in find_triggers(sentence):
        word = words[trigger.at]
        full_participle = word.feats.get("VerbForm") == "Part" and word.feats.get("Variant") != "Short"
        if (
            trigger.entry.noun
            or word.pos != "VERB"
            or full_participle
            or any(e.kind is trigger.kind for e in found)
        ):
            continue
        if _ASKED.search(sentence.text[: trigger.span.start - sentence.start].rsplit(",", 1)[-1]):
            continue
        agent, target = _roles(sentence, trigger.at)
        negated = any(words[c].lower == "не" for c in sentence.children(trigger.at))
        found.append(
            Event(
                trigger.kind,
                sentence,
                trigger.span.start,
                agent=agent,
                target=target,
                stance=Stance.DENIES if negated else Stance.ASSERTS,
                rule=trigger.entry.rule,
                confidence=round(trigger.entry.confidence - 0.1 - (0 if agent or target else 0.15), 2),
                certainty=_certainty(sentence, trigger),
            )
        )
    return found


def _certainty(sentence: Sentence, trigger: Trigger) -> Certainty:
    word = sentence.words[trigger.at]
    if _HYPOTHETICAL.search(sentence.text):
        return Certainty.HYPOTHETICAL
    head = sentence.words[word.head].lemma if word.head >= 0 else ""
    if word.feats.get("Tense") == "Fut" or head in _PLANNED:
        return Certainty.PLANNED
    if word.feats.get("VerbForm") == "Inf":
        return Certainty.UNKNOWN
    return Certainty.HAPPENED


def _roles(sentence: Sentence, verb: int) -> tuple[str | None, str | None]:
    """Agent and target as worded: subject and object of an active verb, the reverse of a passive one."""
    words = sentence.words
    agent = target = None
    for child in sentence.children(verb):
        rel = words[child].rel
        if rel not in {"nsubj", "obj", "nsubj:pass"} or words[child].lemma in {"который", "что", "это"}:
            continue
        first, last = extent(sentence, child)
        phrase = sentence.text[words[first].start - sentence.start : words[last].end - sentence.start]
        if rel == "nsubj":
            agent = phrase
        else:
            target = phrase
    return agent, target
