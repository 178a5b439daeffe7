"""Numbers meet events in Russian sentences: which number counts whom in which event."""

import re
from collections.abc import Sequence

from khronika.nouns import Certainty, Kind, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, counted_by
from khronika.reading.russian.ellipsis import (
    behind_a_dash,
    dashed_elsewhere,
    ellipsis_in_sentence,
    elliptical,
    tally_before,
    topic_trigger,
    unit_of,
    verbless,
    whole_beside,
)
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.guards import (
    blackout,
    counts_things,
    demanded,
    doer,
    does_else,
    goes_on,
    is_planned,
    is_whole,
    of_others,
    one_is_a_pronoun,
    one_of_them,
    own_word,
    spoken_of,
    stance_of,
    threshold,
    vote_share,
    without_it,
)
from khronika.reading.russian.lexicon import POLICE, SELF_KIND
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.presence import present
from khronika.reading.russian.roles import doer_words, roles_of
from khronika.reading.russian.triggers import clause_of, trigger_for
from khronika.reading.russian.unfigured import nobody_in
from khronika.reading.russian.whom import named_counted, refined, words_counted
from khronika.reading.told import Event


def events_with_figures(
    sentence: Sentence,
    numbers: Sequence[NumberMention],
    triggers: Sequence[Trigger],
    before: Sequence[Event],
    election: bool,
    topic: frozenset[Kind] = frozenset(),
    listed: frozenset[int] = frozenset(),
) -> list[Event]:
    """A claim-to-be for every number of the sentence that counts someone in an event. ``before`` are the events of
    the report so far, latest last: an elliptical number takes its kind from them. ``election``: the report is about
    one, so that bare percentages in a list are shares of the vote. ``listed`` are offsets of numbers that a list gives
    for places ("в Караганде – 80")."""
    found: list[Event] = []
    none = nobody_in(sentence)
    triggers = [t for t in triggers if not any(span.contains(t.span) for span in none)]
    things = False  # the number before counted cars or houses, and so does a bare one that goes on with it
    for number in numbers:
        counted = counted_by(sentence, number)
        if counted is None:
            things = counts_things(sentence, number)
            continue
        bare = counted.noun is None and counted.unit is None
        things = (things and goes_on(sentence, number, counted)) or (bare and counts_things(sentence, number))
        if things or one_is_a_pronoun(sentence, number, counted, triggers):
            continue
        heads_item = (
            sentence.bullet
            and not re.search(r"\w", sentence.text[: number.span.start - sentence.start])
            and counted.unit is None
        )
        if (
            (number.core.start in listed or heads_item)
            and counted.noun is None
            and counted.unit in {None, Unit.PERSONS}
        ):
            event = _in_list(sentence, number, counted, triggers, [*before, *found], topic)
        else:
            event = _event(sentence, number, counted, triggers, [*before, *found], election, topic)
        if event is not None:
            found.append(event)
    _parts_of_the_first(sentence, found)
    return found


def _parts_of_the_first(sentence: Sentence, found: Sequence[Event]) -> None:
    """ "Осудили восьмерых: пятеро получили сутки, трое — штрафы": figures after a colon that together are no more than
    the one before it are its parts."""
    stop = sentence.text.find(": ")
    if stop < 0 or len(found) < 3:
        return
    first, rest = found[0], found[1:]
    values = [e.number.value for e in found if e.number is not None and e.number.value is not None]
    if (
        len(values) == len(found)
        and sum(e.offset - sentence.start < stop for e in found) == 1
        and all(e.kind is first.kind and e.unit is first.unit for e in rest)
        and sum(values[1:]) <= values[0]
    ):
        for event in rest:
            event.part = True


_LISTED_KINDS = (
    Kind.DETENTION,
    Kind.DEATH,
    Kind.INJURY,
    Kind.SENTENCE,
    Kind.RELEASE,
    Kind.CHARGE,
    Kind.PROTEST,
)


def _in_list(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger], before: Sequence[Event], topic: frozenset[Kind]
) -> Event | None:  # fmt: skip
    """A number that a list gives for a place: of the kind that the sentence, or the one before the list, speaks of."""
    own = [t for t in triggers if t.kind in _LISTED_KINDS]
    bracketed = sentence.text[number.span.end - sentence.start :].startswith(")")
    before_it = [t for t in own if t.span.start < number.core.start]
    own = before_it or (own if bracketed else [])  # "Минск (214), Брест (61) — данные о задержанных"
    if own:
        firm = [t for t in own if t.kind is not Kind.PROTEST] or own
        return _make(sentence, number, counted, firm[-1], firm[-1].kind, Unit.PERSONS, True, False)
    last = before[-1] if before else None
    near = (
        last is not None
        and last.unit is Unit.PERSONS
        and sentence.number - last.sentence.number <= (8 if sentence.bullet else 1)
    )
    kind = last.kind if near and last is not None else next((k for k in _LISTED_KINDS if k in topic), None)
    if kind is None:
        return None
    return _make(sentence, number, counted, None, kind, Unit.PERSONS, True, True)


_ON_LISTS = re.compile(r"(?<!\w)в\s+(?:\w+\s+)?(?:спис(?:ке|ках|ок)|перечн[еь])(?!\w)", re.IGNORECASE)
_GROWN_TO = re.compile(
    r"(?:вырос|увеличил|расширил|пополнил|разросся|продлил)\w*\s+(?:до\s+|ещё\s+|на\s+)?$", re.IGNORECASE
)
# "Центр ведёт список погибших. В нём 238 имён": names are counted for those who bear them.
_NAMES_ON_IT = re.compile(
    r"\W*(?:на\s+сегодня\s+|сейчас\s+|теперь\s+|уже\s+)?в\s+(?:н[её]м|списке|перечне)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\W*спис(?:ок|ки)\s+\w+[^.;]{0,45}(?::|[—–-])\s+$", re.IGNORECASE)
_BEARERS = frozenset({"имя", "фамилия"})


def enlisted(sentence: Sentence, numbers: Sequence[NumberMention], around: frozenset[Kind]) -> list[Event]:
    """ "В списке 75 человек": a list of the detained, killed or injured that the sentences around speak of."""
    kind = next((k for k in _LISTED_KINDS if k in around), None)
    if kind is None or kind is Kind.PROTEST:
        return []
    for number in numbers:
        names = _names_on_it(sentence, number)
        if names is not None:
            return [
                _make(sentence, number, Counted(None, Unit.PERSONS), None, kind, Unit.PERSONS, True, True)
            ]
    if not _ON_LISTS.search(sentence.text):
        return []
    for number in numbers:
        counted = counted_by(sentence, number)
        if counted is not None and counted.unit is Unit.PERSONS and counted.noun is not None:
            return [_make(sentence, number, counted, None, kind, Unit.PERSONS, True, True)]
    return []


def _names_on_it(sentence: Sentence, number: NumberMention) -> Word | None:
    before = sentence.text[: number.span.start - sentence.start]
    grown = "списо" in before.lower() and _GROWN_TO.search(before)
    if not (grown or _NAMES_ON_IT.match(before) or _NAMES.match(before)):
        return None
    return next((w for w in sentence.words if w.start >= number.core.end and w.lemma in _BEARERS), None)


def settle_arrests(events: Sequence[Event]) -> None:
    """A headline's "арестовали пятерых" is the court's arrest that the report tells of the same number."""
    sentenced = {e.number.value for e in events if e.kind is Kind.SENTENCE and e.number is not None}
    for event in events:
        loose = event.rule in {"ru.ev.arestovat", "ru.ev.arest"} and event.number is not None
        if loose and event.number is not None and event.number.value in sentenced:
            event.kind = Kind.SENTENCE


# Verbs of many senses: what they tell is told in the number's own clause or not at all.
_OWN_CLAUSE_ONLY = frozenset({"ru.ev.podozrevat", "ru.ev.perekryt", "ru.ev.rabotajut", "ru.ev.figurant"})


def _event(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger], before: Sequence[Event], election: bool, topic: frozenset[Kind]
) -> Event | None:  # fmt: skip
    if of_others(sentence, number, counted, triggers) or threshold(sentence, number):
        return None
    trigger, close = trigger_for(sentence, number, counted, triggers)
    if counted.noun is None and (whose := topic_trigger(sentence, number, triggers)) is not None:
        trigger, close = whose, True
    if trigger is not None and one_of_them(sentence, number, trigger):
        first, last = clause_of(sentence, number.core.start)
        trigger = next(
            (t for t in triggers if first <= t.span.start < last and not t.entry.noun and t is not trigger),
            None,
        )
        if trigger is None:
            return None
    if trigger is not None and trigger.entry.rule in _OWN_CLAUSE_ONLY:
        first, last = clause_of(sentence, number.core.start)
        inside = first <= trigger.span.start < last or _in_all(sentence, number)
        trigger = trigger if inside else None
    if dashed_elsewhere(sentence, number, triggers):
        return None
    if (
        trigger is not None
        and trigger.kind is Kind.PROTEST
        and _WANTED.match(sentence.text, number.core.end - sentence.start)
    ):
        return None
    if is_whole(sentence, number):
        trigger = own_word(sentence, counted, triggers)
        if trigger is None:
            return None
    if trigger is not None and behind_a_dash(sentence, number, trigger):
        return _make(sentence, number, counted, trigger, trigger.kind, Unit.PERSONS, close, False)
    ellipsis = ellipsis_in_sentence(sentence, number, counted, triggers, before)
    if (
        ellipsis is not None
        or (ellipsis := whole_beside(sentence, number, counted, triggers, before)) is not None
    ):
        return _make(sentence, number, counted, None, ellipsis.kind, ellipsis.unit, close, True)
    if counted.unit in {Unit.HOURS, Unit.DAYS, Unit.MINUTES}:
        cut = blackout(sentence, triggers)
        before_it = sentence.text[: number.span.start - sentence.start]
        if cut is None and (without_it(sentence.text, before_it)):
            return _make(sentence, number, counted, None, Kind.BLACKOUT, counted.unit, close, False)
        return (
            _make(sentence, number, counted, cut, Kind.BLACKOUT, counted.unit, close, False) if cut else None
        )
    if counted.unit is Unit.PERCENT:
        if not vote_share(sentence, triggers, before, election, topic):
            return None
        return _make(sentence, number, counted, trigger, Kind.ELECTION, Unit.PERCENT, close, False)
    if trigger is not None and (doer(sentence, counted, trigger) or demanded(sentence, trigger)):
        return None
    if (
        trigger is not None
        and trigger.kind is Kind.RELEASE
        and counted.noun is not None
        and sentence.words[counted.noun].lemma in POLICE
    ):
        return None  # police let others go
    here = present(sentence, number, counted, triggers, before, topic)
    if here is not None:
        return _make(sentence, number, counted, trigger if trigger and trigger.kind is here else None, here, Unit.PERSONS, close, False)  # fmt: skip
    told = _kind_of(sentence, number, counted, trigger, close, before, topic)
    if told is None:
        return None
    kind, unit, carried = told
    if kind in {Kind.CURFEW, Kind.BAN}:
        return None  # who broke it is counted, and not it
    if unit is None:
        if not carried and not elliptical(sentence, number, counted, before, kind, close):
            return None
        unit = before[-1].unit if carried and before else unit_of(before, kind)
    if kind is Kind.BLOCKING and unit is Unit.SHUTDOWNS:
        kind = Kind.BLACKOUT
    if (kind is Kind.BLACKOUT) != (unit is Unit.SHUTDOWNS) or kind is Kind.BLOCKING:
        return None  # nobody is counted in what is blocked
    return _make(sentence, number, counted, trigger, kind, unit, close, carried)


# "Участвовали шесть человек, которых ранее объявили в розыск": those of the crowd of whom something else is told.
_WANTED = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?[\w-]+,\s+(?:ранее|раньше|прежде|уже)?\s*(?:котор(?:ые|ых|ым)\s+(?:ранее|раньше|прежде|находи|числ)|(?:объявленны|судимы|находящи|разыскиваемы)\w+)",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r",\s+(?:всего|общим\s+числом|числом|в\s+общей\s+сложности|в\s+сумме|это)\s+$", re.IGNORECASE
)


def _in_all(sentence: Sentence, number: NumberMention) -> bool:
    """ "Трассу перекрыли жители двух сёл, всего двести человек": put after its clause, without a verb."""
    after = sentence.text[number.span.end - sentence.start :]
    return bool(
        _IN_ALL.search(sentence.text[: number.span.start - sentence.start])
        and re.match(r"(?:\s+(?:человек|участник\w+))?\s*(?:[.,;]|$)", after)
    )


def _kind_of(
    sentence: Sentence, number: NumberMention, counted: Counted, trigger: Trigger | None, close: bool, before: Sequence[Event],
    topic: frozenset[Kind],
) -> tuple[Kind, Unit | None, bool] | None:  # fmt: skip
    """Kind, unit and whether they are carried from an earlier tally; ``None`` when nothing tells the kind."""
    lemma = sentence.words[counted.noun].lemma if counted.noun is not None else ""
    described = trigger is None or trigger.kind is Kind.PROTEST
    if counted.part and described and verbless(sentence):
        whole = tally_before(sentence, number, counted, before)
        if whole is not None and whole.unit is Unit.PERSONS:
            # "Среди них 22 полицейских и 18 протестующих."
            return whole.kind, counted.unit or whole.unit, True
    begin, end = clause_of(sentence, number.core.start)
    apart = (
        trigger is not None and SELF_KIND.get(lemma) is Kind.CHARGE and not begin <= trigger.span.start < end
    )
    if lemma in SELF_KIND and (
        trigger is None or apart or (trigger.entry.noun and SELF_KIND[lemma] is not Kind.CHARGE)
    ):
        return SELF_KIND[lemma], counted.unit, False
    if trigger is not None and (close or not counted.part):
        return trigger.kind, counted.unit, False
    if (
        counted.noun is None
        and counted.unit is None
        and spoken_of(sentence, number)
        and before
        and before[-1].unit is Unit.PERSONS
        and sentence.number - before[-1].sentence.number <= 1
    ):
        return before[-1].kind, Unit.PERSONS, True
    if (
        trigger is None
        and counted.unit is Unit.PERSONS
        and Kind.PROTEST in topic
        and _present(sentence, number)
    ):
        return Kind.PROTEST, Unit.PERSONS, False  # "Всего было человек сто" after a rally was spoken of
    last = tally_before(sentence, number, counted, before)
    if last is not None and not does_else(sentence, number, counted):
        return last.kind, counted.unit or last.unit, True
    if counted.unit is Unit.SHUTDOWNS and Kind.BLACKOUT in topic:
        return Kind.BLACKOUT, Unit.SHUTDOWNS, True  # "They counted 40 such cases."
    return None


_PRESENT = frozenset("быть стоять присутствовать насчитываться находиться остаться оставаться".split())


def _present(sentence: Sentence, number: NumberMention) -> bool:
    """A clause that says only that so many were there."""
    first, last = clause_of(sentence, number.core.start)
    verbs = [w for w in sentence.words if first <= w.start < last and w.pos in {"VERB", "AUX"}]
    return bool(verbs) and all(w.lemma in _PRESENT for w in verbs)


def _make(
    sentence: Sentence, number: NumberMention, counted: Counted, trigger: Trigger | None, kind: Kind, unit: Unit,
    close: bool, carried: bool,
) -> Event:  # fmt: skip
    noun = sentence.words[counted.noun] if counted.noun is not None else None
    kind = refined(kind, noun, trigger, sentence)
    confidence = trigger.entry.confidence if trigger else 0.5
    if carried:
        confidence = 0.45
    elif not close:
        confidence -= 0.2
    return Event(
        kind,
        sentence,
        number.core.start,
        number,
        unit,
        words_counted(sentence, number, counted),
        _agent(sentence, counted, trigger),
        named_counted(sentence, number, counted),
        stance=stance_of(sentence),
        rule=(
            trigger.entry.rule
            if trigger and not carried
            else "ru.ev.carried"
            if carried
            else f"ru.ev.self.{kind.value}"
        ),
        confidence=round(min(0.9, max(0.3, confidence)), 2),
        certainty=Certainty.PLANNED if trigger and is_planned(sentence, trigger) else Certainty.HAPPENED,
        part=counted.part,
        carried=carried,
    )


def _agent(sentence: Sentence, counted: Counted, trigger: Trigger | None) -> str | None:
    """Who did it to those counted, where grammar says so."""
    agent = roles_of(sentence, trigger).agent if trigger is not None else None
    if trigger is not None and agent is not None and trigger.kind is Kind.PROTEST:
        agent = agent if sentence.words[agent].feats.get("Number") == "Plur" else None
    if agent is not None and any(c == counted.noun for c in sentence.children(agent)):
        return None  # "тысячи людей вышли": those counted
    return doer_words(sentence, agent) if agent is not None and agent != counted.noun else None
