"""Numbers meet events in Russian sentences: which number counts whom in which event."""

import re
from collections.abc import Sequence

from khronika.nouns import Kind, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, counted_by, counts_weeks, in_days
from khronika.reading.russian.ellipsis import (
    behind_a_dash,
    dashed_elsewhere,
    ellipsis_in_sentence,
    elliptical,
    of_them,
    tally_before,
    topic_trigger,
    unit_of,
    verbless,
    whole_beside,
)
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.figured import event_of
from khronika.reading.russian.guards import (
    blackout,
    counts_things,
    demanded,
    doer,
    does_else,
    goes_on,
    of_others,
    one_is_a_pronoun,
    one_of_them,
    spoken_of,
    threshold,
    vote_share,
    without_it,
)
from khronika.reading.russian.joined_verbs import done_to
from khronika.reading.russian.lexicon import POLICE, SELF_KIND
from khronika.reading.russian.listed import in_list
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.presence import present
from khronika.reading.russian.triggers import clause_of, trigger_for
from khronika.reading.russian.unfigured import nobody_in
from khronika.reading.russian.wholes import is_whole, own_word
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
    untold = False  # whom the sentence counts first are told of in no event, and its parts are theirs
    things = False  # the number before counted cars or houses, and so does a bare one that goes on with it
    for at, number in enumerate(numbers):
        counted = counted_by(sentence, number)
        if at + 1 < len(numbers) and _BRACKETED_END.match(sentence.text, number.span.end - sentence.start):
            counted = counted_by(
                sentence, numbers[at + 1]
            )  # "от 20 тыс. (данные полиции) до 120 тыс. человек"
        if counted is not None and counted.unit is Unit.DAYS and counts_weeks(sentence, number, counted):
            number = in_days(number)
        if counted is None:
            things = counts_things(sentence, number)
            untold = untold or _OBSERVERS.match(sentence.text, number.span.end - sentence.start) is not None
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
        told = found if counted.part and untold else [*before, *found]
        in_a_list = (number.core.start in listed or heads_item) and counted.unit in {None, Unit.PERSONS}
        in_a_list = in_a_list and done_to(sentence, number, triggers) is None  # "на марше в Баку: 51 отпущен"
        event = None
        if not in_a_list or counted.noun is not None:
            event = _event(sentence, number, counted, triggers, told, election, topic)
        people = counted.noun is None or sentence.words[counted.noun].lemma == "человек"
        if event is None and in_a_list and people:
            event = in_list(sentence, number, counted, triggers, [*before, *found], topic)
        if event is not None:
            found.append(event)
        elif counted.noun is not None and not counted.part:
            untold = True
    _parts_of_the_first(sentence, found)
    return found


_BRACKETED_END = re.compile(r"\s*\([^()\n]{3,60}\)\s+до\s+\d", re.IGNORECASE)
_OBSERVERS = re.compile(r"(?:\s+[\w-]+){0,4}?\s+наблюдател", re.IGNORECASE)


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
    if trigger is not None and trigger.entry.rule == "ru.ev.sest" and number.value == 1:
        return None  # one of many of whom is told where they sat
    if trigger is not None and trigger.entry.rule in _OWN_CLAUSE_ONLY:
        first, last = clause_of(sentence, number.core.start)
        inside = first <= trigger.span.start < last or _in_all(sentence, number)
        trigger = trigger if inside else None
    if dashed_elsewhere(sentence, number, triggers) or _MEASURES.match(
        sentence.text, number.core.end - sentence.start
    ):
        return None
    if (
        trigger is not None
        and trigger.kind is Kind.PROTEST
        and _WANTED.match(sentence.text, number.core.end - sentence.start)
    ):
        return None
    if (trigger is None or trigger.kind is Kind.PROTEST) and _ABOUT_WHOM.search(
        sentence.text[: number.span.start - sentence.start]
    ):
        return event_of(sentence, number, counted, None, Kind.CHARGE, Unit.PERSONS, close, False)
    if is_whole(sentence, number):
        trigger = own_word(sentence, counted, triggers)
        if trigger is None:
            return None
    if trigger is not None and behind_a_dash(sentence, number, trigger):
        return event_of(sentence, number, counted, trigger, trigger.kind, Unit.PERSONS, close, False)
    ellipsis = ellipsis_in_sentence(sentence, number, counted, triggers, before)
    if (
        ellipsis is not None
        or (ellipsis := whole_beside(sentence, number, counted, triggers, before)) is not None
    ):
        return event_of(sentence, number, counted, None, ellipsis.kind, ellipsis.unit, close, True)
    if counted.unit in {Unit.HOURS, Unit.DAYS, Unit.MINUTES}:
        cut = blackout(sentence, triggers)
        before_it = sentence.text[: number.span.start - sentence.start]
        if cut is None and (without_it(sentence.text, before_it)):
            return event_of(sentence, number, counted, None, Kind.BLACKOUT, counted.unit, close, False)
        return (
            event_of(sentence, number, counted, cut, Kind.BLACKOUT, counted.unit, close, False)
            if cut
            else None
        )
    if counted.unit is Unit.PERCENT:
        if not vote_share(sentence, triggers, before, election, topic):
            return None
        return event_of(sentence, number, counted, trigger, Kind.ELECTION, Unit.PERCENT, close, False)
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
        return event_of(sentence, number, counted, trigger if trigger and trigger.kind is here else None, here, Unit.PERSONS, close, False)  # fmt: skip
    told = _kind_of(sentence, number, counted, trigger, close, before, topic)
    if told is None:
        return None
    kind, unit, carried = told
    if kind in {Kind.CURFEW, Kind.BAN}:
        return None  # who broke it is counted, and not it
    if unit is None:
        custody = kind in _CUSTODY and done_to(sentence, number, triggers) is not None  # "15 сразу отпущены"
        if not carried and not custody and not elliptical(sentence, number, counted, before, kind, close):
            return None
        unit = before[-1].unit if carried and before else unit_of(before, kind)
    if kind is Kind.BLOCKING and unit is Unit.SHUTDOWNS:
        kind = Kind.BLACKOUT
    if (kind is Kind.BLACKOUT) != (unit is Unit.SHUTDOWNS) or kind is Kind.BLOCKING:
        return None  # nobody is counted in what is blocked
    return event_of(sentence, number, counted, trigger, kind, unit, close, carried)


_CUSTODY = frozenset({Kind.DETENTION, Kind.RELEASE, Kind.SENTENCE, Kind.CHARGE})
# "Участвовали шесть человек, которых ранее объявили в розыск": those of the crowd of whom something else is told.
_WANTED = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?[\w-]+,\s+(?:ранее|раньше|прежде|уже)?\s*(?:котор(?:ые|ых|ым)\s+(?:ранее|раньше|прежде|находи|числ)|(?:объявленны|судимы|находящи|разыскиваемы)\w+)",
    re.IGNORECASE,
)
# "Материалы дела в отношении пяти человек, пытавшихся пройти шествием": those are charged.
_ABOUT_WHOM = re.compile(
    r"(?<!\w)(?:суд(?:ы|ов|а)?|процесс\w{0,2})\s+над\s+$|(?<!\w)(?:дел(?:а|о|у)|материал\w*|протокол\w*)\s+(?:(?!прекра\w+|закры\w+|отказ\w+)[\w-]+\s+){0,3}?в\s+отношении\s+$",
    re.IGNORECASE,
)
# "В отношении ещё 13 человек приняты соответствующие решения": which, it does not say.
_MEASURES = re.compile(r"\s+(?:[\w-]+\s+){0,2}?приня\w+\s+(?:[а-яё]+\s+)?(?:решени|мер)", re.IGNORECASE)
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
    described = trigger is None or trigger.kind in {Kind.PROTEST, Kind.DEPLOYMENT}
    if (counted.part or of_them(sentence)) and described and verbless(sentence):
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
    if (
        last is not None
        and last.kind in {Kind.DETENTION, Kind.SENTENCE}
        and not counted.part
        and lemma in {"сотрудник", "боец", "омоновец", "полицейский"}
    ):
        return None  # "задержали пятерых. Сорок сотрудников там было"
    if last is not None and not does_else(sentence, number, counted):
        return last.kind, counted.unit or last.unit, True
    if lemma == "человек" and Kind.DETENTION in topic and _AT_THE_STATION.search(_before(sentence, number)):
        return Kind.DETENTION, Unit.PERSONS, True
    if counted.unit is Unit.SHUTDOWNS and Kind.BLACKOUT in topic:
        return Kind.BLACKOUT, Unit.SHUTDOWNS, True  # "They counted 40 such cases."
    return None


# "Задержанных отвезли в отделы двух районов. Пишут, что в Ленинском около 90 человек": nothing else stands in the clause.
_AT_THE_STATION = re.compile(r"(?:^|,\s+что|[;—–-])\W*(?:в|на)\s+[А-ЯЁ][а-яё]+(?:ом|ой|ем|ей)\s+$")


def _before(sentence: Sentence, number: NumberMention) -> str:
    return sentence.text[: number.span.start - sentence.start]


_PRESENT = frozenset("быть стоять присутствовать насчитываться находиться остаться оставаться".split())


def _present(sentence: Sentence, number: NumberMention) -> bool:
    """A clause that says only that so many were there."""
    first, last = clause_of(sentence, number.core.start)
    verbs = [w for w in sentence.words if first <= w.start < last and w.pos in {"VERB", "AUX"}]
    return bool(verbs) and all(w.lemma in _PRESENT for w in verbs)
