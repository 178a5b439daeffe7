"""One claim-to-be of a number that counts somebody in an event."""

from khronika.nouns import Certainty, Kind, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.guards import is_planned, stance_of
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.roles import doer_words, roles_of
from khronika.reading.russian.whom import named_counted, refined, words_counted
from khronika.reading.told import Event


def event_of(
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
        _agent(sentence, counted, trigger) if unit is not Unit.PERCENT else None,
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
