"""Events as a sentence tells them, and how they and the voices become drafts of claims. Shared by the languages that
read by lexicon and pattern (Russian, Kazakh)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from khronika.nouns import Certainty, Claim, Counting, Kind, Precision, Span, Stance, Unit, When
from khronika.reading.drafts import Draft
from khronika.reading.footing import settle_footing
from khronika.reading.hearing import Heard, Passage, Said, governing
from khronika.reading.matters import Matters, bears, near_events
from khronika.reading.mentions import NumberMention
from khronika.reading.names import population_of
from khronika.reading.sayings import settle_sayings
from khronika.reading.scenes import Scene
from khronika.reading.voices import Voices


@dataclass(slots=True)
class Event:
    """One event, with or without a figure. ``offset`` is where its place, time and voice are looked for; ``part`` says
    that its figure is a stated part of the figure before; ``carried``: its kind comes from that figure too."""

    kind: Kind
    sentence: Passage
    offset: int
    number: NumberMention | None = None
    unit: Unit = Unit.UNKNOWN
    counted: str | None = None
    agent: str | None = None
    target: str | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED
    rule: str = ""
    confidence: float = 0.5
    part: bool = False
    carried: bool = False

    @property
    def span(self) -> Span:
        return Span(self.sentence.start, self.sentence.end)


def counts_speakers(event: Event, said: Sequence[Said]) -> bool:
    """ "По словам трёх очевидцев": the number counts who speaks, not whom something befell."""
    core = event.number.core if event.number is not None else None
    return core is not None and any(
        s.speaker.span is not None and s.speaker.span.overlaps(core) for s in said
    )


P = TypeVar("P", bound=Passage)


@dataclass(frozen=True, slots=True)
class Manner(Generic[P]):
    """What a language adds: the clause around an offset, events without a figure, words for "in all" and "another",
    words that name an observer, and what a statement must speak of."""

    clause_of: Callable[[P, int], tuple[int, int]]
    plain_events: Callable[[P], list[Event]]
    total: re.Pattern[str]
    another: re.Pattern[str]
    observer: re.Pattern[str]
    matters: Matters


def drafts_of(
    heard: Sequence[Heard], sentences: Sequence[P], scene: Scene, voices: Voices, manner: Manner[P]
) -> list[Draft]:
    """Drafts of all that was heard: figures first in each sentence, then events without one, then statements, where an
    event is near."""
    drafts: list[Draft] = []
    whole: Draft | None = None
    told: list[int] = []
    spoken: list[tuple[Passage, Said, Draft]] = []
    for at, (item, sentence) in enumerate(zip(heard, sentences, strict=True)):
        kinds: set[Kind] = set()
        words: set[str] = (
            set()
        )  # by which the figures are told: an arrest that was settled to be a court's is no other
        for event in item.events:
            assert isinstance(event, Event)
            words.add(event.rule)
            draft = _draft(at, event, sentence, scene, voices, manner)
            kinds.add(event.kind)
            if event.part and whole is not None:
                draft.whole = whole
            elif not event.carried:
                whole = draft
            drafts.append(draft)
        for event in manner.plain_events(sentence):
            if event.kind not in kinds and event.rule not in words:
                kinds.add(event.kind)
                drafts.append(_draft(at, event, sentence, scene, voices, manner))
        told += [at] if kinds or item.kinds else []
        spoken += [(sentence, *each) for each in _statements(item, kinds, scene, voices, manner)]
    near = near_events(told, sentences)
    drafts += [
        draft for sentence, said, draft in spoken if bears(draft, said, sentence, near, manner.matters)
    ]
    settle_sayings(drafts, heard, scene, voices)
    settle_footing(drafts, scene)
    for draft in drafts:
        if _said_before(draft):
            draft.as_of = None
        if draft.certainty is Certainty.HAPPENED and draft.when and _TOMORROW.match(draft.when.words):
            draft.when = None  # "сдайтесь, завтра будет поздно": nothing that happened lies ahead
        if draft.when is None and draft.number is not None and draft.as_of is not None and draft.as_of.end:
            draft.when = When(
                None, draft.as_of.end, Precision.VAGUE, draft.as_of.words, rule="when.not-after-said"
            )
        if draft.when is None and draft.number is not None and draft.certainty is Certainty.HAPPENED:
            draft.when = scene.not_after_report()
        if draft.when is not None and draft.when.rule == "when.story":
            draft.confidence = round(draft.confidence * STORY_DAY, 2)
    return drafts


def _said_before(draft: Draft) -> bool:
    """ "17 октября сообщили о задержаниях, сегодня арестованы шесть": nobody counts on one day what happened on a later one."""
    said = draft.as_of.latest if draft.as_of else None
    first = draft.when.start.earliest if draft.when and draft.when.start else None
    return draft.certainty is Certainty.HAPPENED and said is not None and first is not None and said < first


STORY_DAY = 0.87
"""What is left of a claim's confidence where its day is only the story's, named in a later sentence: of 21 such days in 92 excerpts
of pages 17 were right (.81), of days in the claim's own sentence some .93. Read on 27 November 2026, by eye, by who wrote the rules."""
_TOMORROW = re.compile(r"(?:послезавтра|завтра|ертең|арғы\s+күні)", re.IGNORECASE)
# Shares that an exit poll gives are estimates, wherever the poll was named.
_POLL = re.compile(r"экзит|exit|сауалнама|опрос", re.IGNORECASE)


def _draft(at: int, event: Event, sentence: P, scene: Scene, voices: Voices, manner: Manner[P]) -> Draft:
    clause = manner.clause_of(sentence, event.offset)
    figured = event.number is not None
    attribution = voices.of(at, event)
    stance = Stance.DENIES if voices.denied(at, event) and event.stance is Stance.ASSERTS else event.stance
    if event.unit is Unit.PERCENT and (
        _POLL.search(attribution.source_name) or ".attr.poll" in attribution.rule
    ):
        stance = Stance.ESTIMATES
    return Draft(
        event.kind,
        event.span,
        attribution,
        event.number,
        event.unit,
        _population(event, scene.lang) if figured else None,
        _counting(event.sentence.text, manner) if figured else Counting.UNKNOWN,
        None if _speaks(event.agent, voices.heard[at].said) else event.agent,
        event.target or event.counted,
        scene.places_for(event.offset, clause, wide=event.kind is Kind.ELECTION),
        scene.when_for(
            event.offset, clause, event.kind, ahead=event.certainty is not Certainty.HAPPENED, part=event.part
        ),
        scene.said_on(event.offset),
        stance,
        _certainty(at, event, voices),
        rule=event.rule,
        confidence=event.confidence,
    )


def _speaks(agent: str | None, said: Sequence[Said]) -> bool:
    """ "Задержали 66, «Заря медиа» сообщает о 56": a title in quotation marks that speaks in the sentence holds nobody; nor does
    who counts ("мэрия насчитала 900 участников")."""
    if agent is None:
        return False
    titled = agent[:1] in '«"“'
    return any(s.speaker.words == agent.strip('«»"“”') and (titled or s.counts) for s in said)


def _certainty(at: int, event: Event, voices: Voices) -> Certainty:
    """What is to come is threatened where its voice warns of it ("предупредила, что разгонит")."""
    threatened = any(s.threatens for s in governing(voices.heard[at].said, event.offset))
    return Certainty.THREATENED if threatened and event.certainty is Certainty.PLANNED else event.certainty


def _population(event: Event, lang: str) -> str | None:
    if event.unit is not Unit.PERSONS:
        return None
    return population_of(event.counted, lang) if event.counted else "people"


def _counting(text: str, manner: Manner[P]) -> Counting:
    if manner.another.search(text):
        return Counting.NEW_SINCE
    return Counting.TOTAL if manner.total.search(text) else Counting.UNKNOWN


def _statements(
    item: Heard, kinds: set[Kind], scene: Scene, voices: Voices, manner: Manner[P]
) -> list[tuple[Said, Draft]]:
    """What a voice judges, denies or says where the sentence tells no event of its own; at most one a sentence."""
    sentence = item.sentence
    if sentence.text.rstrip().endswith(":"):
        return []  # "В ведомстве сообщили следующее:": what was said comes after
    for said in item.said:
        if said.back or said.outlet or (kinds and not said.judges) or not said.speaker.resolved:
            continue
        draft = Draft(
            _statement_kind(said, sentence.text, manner),
            Span(sentence.start, sentence.end),
            voices.attribution(
                [*(s for s in governing(item.said, said.cue.start) if s.outlet and s is not said), said]
            ),
            places=scene.places_for(said.cue.start, (sentence.start, sentence.end)),
            as_of=scene.said_on(said.cue.start),
            stance=Stance.DISPUTES if said.disputes else Stance.DENIES if said.denies else Stance.ASSERTS,
            certainty=Certainty.THREATENED if said.threatens else Certainty.HAPPENED,
            rule=f"{scene.lang}.st.{'judges' if said.judges else 'says'}",
            confidence=0.5 if said.judges else 0.4,
        )
        return [(said, draft)]
    return []


# "Независимые наблюдатели" may be anybody's name: only what is said of voting is found at an election.
_OF_VOTING = re.compile(
    r"выбор|голос|избир|участк|бюллетен|урн[аыу]|подсч|кандидат|явк|вброс|карусел|референдум|сайла|дауыс|үміткер|жәшік",
    re.IGNORECASE,
)


def _statement_kind(said: Said, sentence: str, manner: Manner[P]) -> Kind:
    if manner.observer.search(said.speaker.words) and _OF_VOTING.search(sentence):
        return Kind.ELECTION_FINDING
    return Kind.ASSESSMENT if said.judges else Kind.STATEMENT


def silent(
    heard: Sequence[Heard], numbered: Sequence[bool], claims: Sequence[Claim]
) -> tuple[tuple[Span, str], ...]:
    """Sentences that hold a number of which no claim came, each with why."""
    covered = {(c.span.start, c.span.end) for c in claims}
    return tuple(
        (Span(h.sentence.start, h.sentence.end), "numbers, but none that counts people in an event")
        for h, has_number in zip(heard, numbered, strict=True)
        if has_number and (h.sentence.start, h.sentence.end) not in covered
    )
