"""Russian: sentences -> numbers, dates, places, attributions, events -> claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from khronika.nouns import Attribution, Claim, Counting, Kind, Reading, Report, Span, Stance, Unit, Voice
from khronika.reading import RULES_VERSION
from khronika.reading.drafts import Draft, claims_of
from khronika.reading.mentions import NumberMention
from khronika.reading.names import population_of, source_of, split_voice
from khronika.reading.russian.attribution import DENY, JUDGE, Said, find_said, governing
from khronika.reading.russian.dates import find_dates
from khronika.reading.russian.events import (
    Event,
    clause_of,
    events_of_none,
    events_with_figures,
    plain_events,
)
from khronika.reading.russian.lexicon import VOTE
from khronika.reading.russian.numbers import find_numbers
from khronika.reading.russian.parse import Sentence, analyse, split
from khronika.reading.russian.speakers import Speaker, Speakers
from khronika.reading.scenes import Scene

_CAPITAL = re.compile(r"(?<!\w)столиц(?:а|е|у|ы|ей)(?!\w)", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:дел|министр\w*|президент\w*|полици\w|прокуратур\w|комисси\w|правительств\w|суд\w?|парламент\w*|власт\w{1,3}|мвд|"
    r"минздрав\w?|мид|служб\w|министерств\w|премьер\w*|посол\w*|глав\w|мэр\w*|мэри\w|акимат\w?|акима?|здравоохранения|юстиции|"
    r"цик|парти\w|движени\w|граждан\w*|народ\w?|жител\w+)\s+(?:республики\s+|города\s+)?$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"(?<!\w)(?:ранее|напомним|до этого|прежде)(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class _Heard:
    """A sentence with all that was found in it."""

    sentence: Sentence
    numbers: list[NumberMention]
    said: list[Said] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def read(report: Report) -> Reading:
    """The claims of a Russian report, in order of their spans. Sentences with numbers of which nothing came are
    listed in ``silent``."""
    sentences = split(report.text)
    analyse(sentences)
    scene = Scene(
        report,
        "ru",
        find_dates(report.text, report.published),
        [(s.start, s.end, s.paragraph) for s in sentences],
        capital=_CAPITAL,
        attributive=lambda text, span: bool(_OFFICE.search(text[max(0, span.start - 40) : span.start])),
    )
    heard = _hear(report, sentences)
    said = [s for h in heard for s in h.said]
    scene.stand_back((s.speaker.span for s in said if s.speaker.span), (s.cue for s in said))
    claims = claims_of(report, "ru", _drafts(heard, scene))
    return Reading(report.id, claims, RULES_VERSION, _silent(heard, claims))


def _hear(report: Report, sentences: Sequence[Sentence]) -> list[_Heard]:
    when = [d.span for d in find_dates(report.text, report.published)]
    numbers = [n for n in find_numbers(report.text) if not any(n.core.overlaps(span) for span in when)]
    election = sum(w.lemma in VOTE for s in sentences for w in s.words) >= 3
    speakers = Speakers()
    before: list[Event] = []
    heard: list[_Heard] = []
    for sentence in sentences:
        own = [n for n in numbers if sentence.start <= n.core.start < sentence.end]
        item = _Heard(sentence, own, find_said(sentence, speakers))
        item.events = events_with_figures(sentence, own, before, election)
        item.events += [e for e in events_of_none(sentence) if not any(e.kind is o.kind for o in item.events)]
        before += item.events
        heard.append(item)
    return heard


def _silent(heard: Sequence[_Heard], claims: Sequence[Claim]) -> tuple[tuple[Span, str], ...]:
    covered = {(c.span.start, c.span.end) for c in claims}
    return tuple(
        (Span(h.sentence.start, h.sentence.end), "numbers, but none that counts people in an event")
        for h in heard
        if h.numbers and (h.sentence.start, h.sentence.end) not in covered
    )


# -- voices ----------------------------------------------------------------------------------------------------------


def _voice(speaker: Speaker, scene: Scene) -> Voice:
    person, role = split_voice(speaker.words, "ru")
    source = source_of(speaker.words, lang="ru", on=scene.on, country=scene.country)
    return Voice(speaker.words, source, person, role, speaker.span, speaker.resolved)


def _attribution(said: Sequence[Said], scene: Scene, suffix: str = "") -> Attribution:
    voices: list[Speaker] = []
    for one in said:
        for speaker in (one.speaker, *one.inner):
            if all(speaker.words != v.words for v in voices):
                voices.append(speaker)
    if not voices:
        return Attribution()
    return Attribution(tuple(_voice(v, scene) for v in voices), said[-1].cue, said[-1].rule + suffix)


def _voices_of(heard: Sequence[_Heard], at: int, event: Event, scene: Scene) -> Attribution:
    """Whose count it is: those who govern the number in its sentence; a following "Об этом сообщает ..."; the voice
    of the same tally before it; for the opening, the voice of the same tally after it; else the author."""
    own = governing(heard[at].said, event.offset)
    wrap = _spoken_of_next(heard, at)
    if own:
        outer = [s for s in wrap if s.outlet or s.rule.endswith("relay")]
        return _attribution([*outer, *own], scene)
    if wrap:
        return _attribution(wrap, scene, ".back")
    backs = [s for s in heard[at].said if s.back]
    if backs:
        return _attribution(backs, scene)
    if carried := _carried(heard, at, event):
        return _attribution(carried, scene, ".carried")
    if at < 3 and (lead := _lead(heard, at, event)):
        return _attribution(lead, scene, ".lead")
    return Attribution()


def _spoken_of_next(heard: Sequence[_Heard], at: int) -> list[Said]:
    """A sentence that follows within the paragraph and speaks of what was just said."""
    for later in heard[at + 1 : at + 3]:
        if later.sentence.paragraph != heard[at].sentence.paragraph:
            break
        backs = [s for s in later.said if s.back]
        if backs:
            return backs
        if later.events:
            break
    return []


def _carried(heard: Sequence[_Heard], at: int, event: Event) -> list[Said]:
    """The voice of the same tally in the sentences before: the whole paragraph, or the three sentences before it.
    "Ранее" and "напомним" begin something else."""
    here = heard[at].sentence
    if _EARLIER.search(here.text[: max(1, event.offset - here.start)]):
        return []
    for earlier in reversed(heard[:at]):
        gap = here.number - earlier.sentence.number
        same_paragraph = earlier.sentence.paragraph == here.paragraph
        if not same_paragraph and gap > 3 and not here.bullet:
            break
        kinds = {e.kind for e in earlier.events}
        if earlier.said and (event.kind in kinds or event.carried or (not kinds and gap <= 2)):
            tallies = [e for e in earlier.events if e.kind is event.kind] or earlier.events
            offset = tallies[-1].offset if tallies else earlier.sentence.end - 1
            return governing(earlier.said, offset) or [s for s in earlier.said if s.back]
        if kinds and event.kind not in kinds and not event.carried and not same_paragraph:
            break
    return []


def _lead(heard: Sequence[_Heard], at: int, event: Event) -> list[Said]:
    """For a headline or lead without a voice: the voice of the same tally in the next sentences."""
    for later in heard[at + 1 : at + 5]:
        for other in later.events:
            if other.kind is event.kind and _meets(event.number, other.number):
                if voices := governing(later.said, other.offset):
                    return voices
    return []


def _meets(a: NumberMention | None, b: NumberMention | None) -> bool:
    if a is None or b is None:
        return False
    low, high = max(a.low or 0, b.low or 0), min(a.high or float("inf"), b.high or float("inf"))
    return low <= high


# -- drafts ----------------------------------------------------------------------------------------------------------


def _drafts(heard: Sequence[_Heard], scene: Scene) -> list[Draft]:
    drafts: list[Draft] = []
    last: Draft | None = None
    for at, item in enumerate(heard):
        for event in item.events:
            draft = _figured(heard, at, event, scene)
            if event.part and last is not None:
                draft.whole = last
            elif not event.carried:
                last = draft
            drafts.append(draft)
        drafts += _plain(heard, at, scene)
    return drafts


def _figured(heard: Sequence[_Heard], at: int, event: Event, scene: Scene) -> Draft:
    clause = clause_of(event.sentence, event.offset)
    return Draft(
        event.kind,
        event.span,
        _voices_of(heard, at, event, scene),
        event.number,
        event.unit,
        _population(event),
        _counting(event.sentence.text),
        event.agent,
        event.target or event.counted,
        scene.places_for(event.offset, clause),
        scene.when_for(event.offset, clause),
        scene.said_on(event.offset),
        event.stance,
        rule=event.rule,
        confidence=event.confidence,
    )


def _population(event: Event) -> str | None:
    if event.unit is not Unit.PERSONS:
        return None
    return population_of(event.counted, "ru") if event.counted else "people"


def _counting(text: str) -> Counting:
    if re.search(r"(?<!\w)(?:ещ[её]|дополнительно)\s+(?:\w+\s+)?\d", text):
        return Counting.NEW_SINCE
    return (
        Counting.TOTAL
        if re.search(r"(?<!\w)(?:всего|в общей сложности|в общем|итого)(?!\w)", text, re.I)
        else Counting.UNKNOWN
    )


def _plain(heard: Sequence[_Heard], at: int, scene: Scene) -> list[Draft]:
    """Claims without a figure: events told by verbs, and what voices say that is no event."""
    item = heard[at]
    sentence = item.sentence
    drafts = []
    kinds = {e.kind for e in item.events}
    for event in plain_events(sentence):
        if event.kind in kinds:
            continue
        kinds.add(event.kind)
        clause = clause_of(sentence, event.offset)
        drafts.append(
            Draft(
                event.kind, event.span, _voices_of(heard, at, event, scene), agent=event.agent, target=event.target,
                places=scene.places_for(event.offset, clause), when=scene.when_for(event.offset, clause),
                as_of=scene.said_on(event.offset), stance=event.stance, certainty=event.certainty, rule=event.rule,
                confidence=event.confidence,
            )
        )  # fmt: skip
    for said in item.said:
        kind = _statement_kind(said, sentence)
        if said.back or said.outlet or (kinds and said.lemma not in JUDGE):
            continue
        stance = Stance.DENIES if said.lemma in DENY else Stance.ASSERTS
        drafts.append(
            Draft(
                kind, Span(sentence.start, sentence.end), _attribution(governing(item.said, said.cue.end) or [said], scene),
                places=scene.places_for(said.cue.start, (sentence.start, sentence.end)), stance=stance,
                as_of=scene.said_on(said.cue.start), rule=f"ru.st.{said.lemma or 'frame'}", confidence=0.45,
            )
        )  # fmt: skip
        break
    return drafts


def _statement_kind(said: Said, sentence: Sentence) -> Kind:
    if re.search(r"наблюдател|обсе|бдипч", said.speaker.words, re.IGNORECASE):
        return Kind.ELECTION_FINDING
    judged = said.lemma in JUDGE or said.rule.startswith("ru.attr.po-slovam")
    return Kind.ASSESSMENT if judged else Kind.STATEMENT
