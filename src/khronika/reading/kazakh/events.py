"""What happened, in Kazakh sentences: which number counts whom in which event.

The verb closes its clause: a number belongs to the first event verb to its right, else to the nearest before it.
"""

import itertools
import re
from collections.abc import Callable, Sequence

from khronika.nouns import Certainty, Kind, Stance, Unit
from khronika.reading.kazakh.again import BEFELL, befell_next, counts_again, kind_before, shares_noun
from khronika.reading.kazakh.clauses import clause_of, trigger_for
from khronika.reading.kazakh.counting import LABELS, WE_ARE, Counted, counted_by, only_a_whole
from khronika.reading.kazakh.doers import did_it, guards_hold
from khronika.reading.kazakh.lexicon import POLICE, VOTE
from khronika.reading.kazakh.phrases import nominative
from khronika.reading.kazakh.triggers import Around
from khronika.reading.kazakh.words import CONVERB, FINITE, Sentence, Trigger
from khronika.reading.mentions import NumberMention
from khronika.reading.told import Event


def events_with_figures(
    sentence: Sentence,
    numbers: Sequence[NumberMention],
    triggers: Sequence[Trigger],
    before: Sequence[Event],
    around: Around,
    lists: Callable[[int], bool],
) -> list[Event]:
    """A claim-to-be for every number of the sentence that counts someone in an event; ``before`` as in Russian.
    ``lists`` tells of a number's offset whether a list gives it for a place."""
    found: list[Event] = []
    other = (
        False  # the number before counted cases or things, and so do its parts ("695 іс: 44-і – терроризм")
    )
    for number, after in itertools.zip_longest(numbers, numbers[1:]):
        counted = counted_by(sentence, number)
        if counted and counted.unit is None and after is not None and shares_noun(sentence, number, after):
            counted = counted_by(sentence, after)
        if counted is None:
            other = True
            continue
        if (
            counted.unit is None
            and not counted.part
            and (befell_next(sentence, number, triggers) or counts_again(sentence, number, [*before, *found]))
        ):
            counted = Counted(None, Unit.PERSONS)
        if counted.words is None and counted.unit in {None, Unit.PERSONS} and lists(number.core.start):
            found += _in_list(sentence, number, triggers, [*before, *found], around.ahead)
            continue
        things = (
            other
            and counted.part
            and counted.words is None
            and LABELS.match(sentence.text[number.core.end - sentence.start :])
        )
        other = bool(things)
        if (
            things
            or (counted.unit is None and not counted.part)
            or only_a_whole(sentence, number, counted, numbers, triggers)
        ):
            continue
        event = _event(sentence, number, after, counted, triggers, [*before, *found], around)
        if event is not None:
            found.append(event)
    return found


def settle_arrests(events: Sequence[Event]) -> None:
    """A headline's "төрт адам қамалды" is the court's arrest that the report tells of the same number."""
    sentenced = {e.number.value for e in events if e.kind is Kind.SENTENCE and e.number is not None}
    for event in events:
        if event.rule == "kk.ev.qamau" and event.number is not None and event.number.value in sentenced:
            event.kind = Kind.SENTENCE


_LISTED_KINDS = {
    Kind.DETENTION,
    Kind.DEATH,
    Kind.INJURY,
    Kind.SENTENCE,
    Kind.RELEASE,
    Kind.CHARGE,
    Kind.PROTEST,
}


def _in_list(
    sentence: Sentence,
    number: NumberMention,
    triggers: Sequence[Trigger],
    before: Sequence[Event],
    ahead: Kind | None,
) -> list[Event]:
    """A number that a list gives for a place ("Қарағанды (26)"): of the kind its sentence, the last tally, or what is
    said of the list behind it tells."""
    own = [t.kind for t in triggers if t.kind in _LISTED_KINDS]
    last = before[-1] if before else None
    near = (
        last is not None
        and last.unit is Unit.PERSONS
        and sentence.number - last.sentence.number <= (8 if sentence.bullet else 2)
    )
    kind = own[0] if own else ahead or (last.kind if near and last is not None else None)
    if kind is None:
        return []
    event = Event(
        kind,
        sentence,
        number.core.start,
        number,
        Unit.PERSONS,
        rule="kk.ev.list",
        confidence=0.5,
        carried=not own,
    )
    return [event]


def _event(
    sentence: Sentence, number: NumberMention, after: NumberMention | None, counted: Counted, triggers: Sequence[Trigger], before: Sequence[Event], around: Around
) -> Event | None:  # fmt: skip
    if counted.unit in {None, Unit.PERSONS}:
        triggers = [t for t in triggers if t.kind not in _NOT_OF_PERSONS]
        if counted.words and _TO_WHOM.search(counted.words):
            triggers = [t for t in triggers if not _CONCERNS.match(sentence.text, t.start - sentence.start)]
    triggers = [t for t in triggers if not _what_for(sentence, t, triggers)]
    trigger, close = trigger_for(sentence, number, triggers)
    if (own := _described(sentence, number, counted, triggers)) is not None:
        trigger, close = own, True
    if (among := _among(sentence, number, triggers)) is not None:
        trigger, close = among, True
    unit = counted.unit or Unit.PERSONS
    kind, trigger = _kind_of(sentence, number, counted, trigger, triggers, before, around, close)
    carried = (
        trigger is None and unit is Unit.PERSONS and kind not in {None, Kind.CHARGE} and not counted.votes
    )
    if kind is None or (trigger is not None and _others(sentence, number, after, counted, trigger, kind)):
        return None
    if kind is Kind.PROTEST and counted.words and re.search(POLICE, counted.words, re.IGNORECASE):
        kind = Kind.DEPLOYMENT
    if kind is Kind.DEPLOYMENT and counted.words and not _FORCES.search(counted.words):
        return None  # "полиция 5 адамды залдан шығарды" sends nobody out
    confidence = 0.45 if carried or trigger is None else trigger.entry.confidence - (0 if close else 0.2)
    rule = "kk.ev.carried" if carried else trigger.entry.rule if trigger else f"kk.ev.self.{kind.value}"
    return Event(
        kind,
        sentence,
        number.core.start,
        number,
        unit,
        counted.words,
        target=nominative(counted.words) if counted.words else None,
        stance=Stance.ESTIMATES if _ESTIMATED.search(sentence.text) else Stance.ASSERTS,
        rule=rule,
        confidence=round(max(0.3, min(0.9, confidence)), 2),
        certainty=Certainty.PLANNED if trigger and _to_come(sentence, trigger) else Certainty.HAPPENED,
        part=counted.part,
        carried=carried,
    )


# "Қаза тапқандардың қатарында 490 шеруші және 48 полицей бар": whose number those counted are among.
_AMONG = re.compile(
    r"\w+(?:[ғқ]ан|[гк]ен)д[ае]р\w*\s+(?:қатарында|арасында|ішінде)\s+[^,;:.]*$", re.IGNORECASE
)


def _among(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> Trigger | None:
    """What befell those among whom the number counts some, where their verb only says that they are there."""
    if "нда" not in sentence.text and "інде" not in sentence.text:
        return None
    match = _AMONG.search(sentence.text[: number.span.start - sentence.start])
    rest = sentence.text[number.core.end - sentence.start :]
    if match is None or not re.search(r"\s(?:бар|болған|болды)(?:\W|$)", rest):
        return None
    end = sentence.start + match.end()
    first = sentence.start + match.start()
    named = [t for t in triggers if t.end > first and t.start < end and t.kind in BEFELL]
    return named[0] if named else None


_INTENDED = re.compile(r"\w(?:мақ|мек|пақ|пек|бақ|бек)(?:шы|ші)?$|[ае](?:мыз|міз)$", re.IGNORECASE)
_EXPECTED = re.compile(r"\s+(?:деп\s+)?(?:күтіл|жоспарла|көзде(?:п|л)|болжан)\w*", re.IGNORECASE)


def _to_come(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Жиынға мың кісі келмек", "10 мың адам шығарамыз", "шығады деп күтілуде": what is only meant."""
    words = sentence.text[trigger.start - sentence.start : trigger.end - sentence.start]
    intended = _INTENDED.search(words) and not trigger.entry.noun  # "қамақ" is no "-мақ"
    return bool(intended or _EXPECTED.match(sentence.text, trigger.end - sentence.start))


def _kind_of(
    sentence: Sentence, number: NumberMention, counted: Counted, trigger: Trigger | None,
    triggers: Sequence[Trigger], before: Sequence[Event], around: Around, close: bool,
) -> tuple[Kind | None, Trigger | None]:  # fmt: skip
    """What the number tells, and by which words; without words where it goes on with a tally before."""
    unit = counted.unit or Unit.PERSONS
    if unit is Unit.PERCENT:
        return Kind.ELECTION if _vote_share(sentence, before, around.election) else None, trigger
    if unit in {Unit.HOURS, Unit.DAYS, Unit.MINUTES, Unit.SHUTDOWNS}:
        cut = (Kind.BLACKOUT, Kind.BLOCKING)
        trigger = next((t for kind in cut for t in triggers if t.kind is kind), None)
        counts_cuts = unit is Unit.SHUTDOWNS and re.search(r"интернет", sentence.text, re.IGNORECASE)
        return trigger.kind if trigger else Kind.BLACKOUT if counts_cuts else None, trigger
    if (
        counted.words
        and unit is Unit.PERSONS
        and _TERM.match(sentence.text, _after(sentence, number, counted))
    ):
        return Kind.SENTENCE, None  # "3 адам – 7 жыл"
    if (
        trigger is not None
        and trigger.kind is Kind.ELECTION
        and unit is Unit.PERSONS
        and _ELECTS.search(sentence.text, number.core.end - sentence.start)
    ):
        return None, trigger
    if counted.votes:
        return Kind.ELECTION if around.election else None, None
    befell = close and trigger is not None and trigger.kind in BEFELL
    if number.value == 1 and counted.part and not befell:
        return None, trigger
    hurt = trigger is not None and trigger.kind is Kind.RELEASE and counted.part and bool(before)
    if hurt and before[-1].kind is Kind.INJURY and sentence.number - before[-1].sentence.number <= 1:
        return Kind.INJURY, trigger  # "олардың 149-ы көмектен кейін үйіне қайтты"
    if trigger is not None:
        return None if trigger.kind in _NOT_OF_PERSONS else trigger.kind, trigger
    if counted.words and _ACCUSED.match(counted.words):
        return Kind.CHARGE, None
    told = kind_before(sentence, number, counted, before, around)
    if (
        told is None
        and (number.low or 0) >= 10
        and WE_ARE.match(sentence.text, number.core.end - sentence.start)
    ):
        return Kind.PROTEST, None  # "біз екі мың едік"
    return told, None


# "Парламентке 90 адам сайланады", "үш мүшені сайлайды": seats, and nobody's votes.
_ELECTS = re.compile(r"\s(?:сайлайды|сайланады|сайлануы|сайлануға)(?!\w)", re.IGNORECASE)
_TERM = re.compile(
    r"\s*[–—-]\s*(?:(?:\d+|\w+)(?:\s+\w+)?\s+(?:жыл|ай(?!ып)|тәулік)\w*|шартты|айыппұл|қамақ|бас\s+бостандығ)",
    re.IGNORECASE,
)


def _after(sentence: Sentence, number: NumberMention, counted: Counted) -> int:
    """Where the words counted end, in the sentence's text."""
    end = number.span.end - sentence.start
    words = counted.words or ""
    at = sentence.text.find(words, end)
    return at + len(words) if at >= 0 else end


def _others(
    sentence: Sentence, number: NumberMention, after: NumberMention | None, counted: Counted, trigger: Trigger, kind: Kind
) -> bool:  # fmt: skip
    """True where the event is not what the counted underwent, but a later number's, a part's, or their own deed."""
    return (
        _closed_before(sentence, number, after, trigger)
        or _whole_of_others(sentence, number, counted, trigger)
        or (kind is Kind.FORCE and did_it(sentence, counted, trigger))
        or (kind is Kind.DETENTION and guards_hold(sentence, counted, trigger))
    )


_TO_WHOM = re.compile(r"(?:ға|ге|қа|ке|на|не)$")
_CONCERNS = re.compile(r"қатысты(?!\w)", re.IGNORECASE)  # "6 адамға қатысты іс": it concerns them
_ACCUSED = re.compile(r"(?:күдікті|айыпталушы|сезікті)", re.IGNORECASE)
_FORCES = re.compile(
    rf"{POLICE}|күштік|құқық|қызметкер|офицер|күзет|мүше|сақшы|жауынгер|солдат|гвардия", re.IGNORECASE
)


_FOR_DOING = re.compile(r"[\w-]*(?:[ғқ]ан|[гк]ен)[ыі]\s+үшін(?!\w)", re.IGNORECASE)


def _what_for(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "Шеруге қатысқаны үшін айыппұл салды": what they are punished for, where what befell them is told after it."""
    return _FOR_DOING.match(sentence.text, trigger.start - sentence.start) is not None and any(
        t.start > trigger.end for t in triggers
    )


def _described(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger]
) -> Trigger | None:
    """ "Ұсталған елу адамның отызы босатылды": the participle right before a whole tells of the whole, the verb of its
    part."""
    if counted.words is None or not re.search(r"[ндт][ыі]ң$", counted.words):
        return None
    if re.search(
        r"[ндт][ыі]ң\s+(?:әрқайсы|бәрі|барлығ|бар)", sentence.text[number.span.end - sentence.start :]
    ):
        return None  # of each and all of them the verb tells too
    for trigger in reversed(triggers):
        words = sentence.text[trigger.start - sentence.start : number.span.start - sentence.start]
        after = sentence.text[trigger.end - sentence.start : number.span.start - sentence.start]
        if trigger.end <= number.span.start and len(after.split()) < 2 and _PARTICIPLE.search(words):
            return trigger
    return None


_GENITIVE = re.compile(r"[ндт][ыі]ң$")
_PARTICIPLE = re.compile(r"\w(?:[ғқ]ан|[гк]ен)\s+$")


def _whole_of_others(sentence: Sentence, number: NumberMention, counted: Counted, trigger: Trigger) -> bool:
    """ "Екі күзетші келді, оның бірі қаза тапты": the verb is the part's. But "215 адамның, оның ішінде 27 баланың қазасы"
    is all of theirs."""
    if counted.words and _GENITIVE.search(counted.words):
        return False
    own = sentence.text[
        number.core.end - sentence.start : clause_of(sentence, number.core.start)[1] - sentence.start
    ]
    if not FINITE.search(own.rstrip()) and not CONVERB.search(own.rstrip()):
        return False  # "1 396 тұлға, оның ішінде 574 адам сотталды": they share their verb
    between = sentence.text[number.core.end - sentence.start : max(0, trigger.start - sentence.start)]
    return bool(
        re.search(r",\s*(?:ал\s+)?(?:оның|олардың)\s+(?:ішінде\s+)?(?:бір|\d|\w+(?:еу|ау)[ыі])", between)
    )


_CLOSED = re.compile(r"\w{3,}(?:[ыі]п|ды|ді|ты|ті)\s*,")


def _closed_before(
    sentence: Sentence, number: NumberMention, after: NumberMention | None, trigger: Trigger
) -> bool:
    """ "245 адам науқастанып, 26-сы көз жұмды": another verb closes the clause of the first number, and a second number
    stands before the event, whose it is."""
    if after is None or not number.core.end < after.core.start < trigger.start:
        return False
    second = counted_by(sentence, after)
    return (
        second is not None
        and second.unit is Unit.PERSONS
        and bool(
            _CLOSED.search(
                sentence.text[number.core.end - sentence.start : after.span.start - sentence.start]
            )
        )
    )


_NOT_OF_PERSONS = {Kind.BLACKOUT, Kind.BLOCKING, Kind.INAUGURATION, Kind.CURFEW, Kind.BAN, Kind.DAMAGE}
_ESTIMATED = re.compile(r"экзит-?пол|бағалауынша|болжамынша|сауалнама", re.IGNORECASE)


def _vote_share(sentence: Sentence, before: Sequence[Event], election: bool) -> bool:
    """A percentage is a share of the vote in a sentence on voting, in a list of an election report, or right after
    another share."""
    last = before[-1] if before else None
    if last is not None and last.kind is Kind.ELECTION and sentence.number - last.sentence.number <= 2:
        return True
    if re.search(
        r"келу\s+көрсеткіш|сайлау\s+учаске|сайлаушы|дауыс\s+(?:бер|ал(?:ды|ған)|жина)|(?:%|пайыз)\w*\s+жина|сайлауға\s.*(?:қатыс|кел)|референдумда|дауысқа\s|бюллетен|пайызбен\s+(?:оз|жең|алда)|дауысын\s",
        sentence.text,
        re.IGNORECASE,
    ):
        return True
    return election and (
        sentence.bullet
        or bool(_SHARE_LINE.search(sentence.text))
        or bool(re.search(VOTE, sentence.text, re.IGNORECASE))
    )


_SHARE_LINE = re.compile(r"\s?[—–-]\s*\d[\d., ]*\s?(?:%|пайыз)")
