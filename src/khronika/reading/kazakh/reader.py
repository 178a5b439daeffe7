"""Kazakh: sentences -> numbers, dates, places, attributions, events -> claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from khronika.nouns import Attribution, Claim, Counting, Kind, Reading, Report, Span, Stance, Unit, Voice
from khronika.reading import RULES_VERSION
from khronika.reading.drafts import Draft, claims_of
from khronika.reading.kazakh.attribution import Said, Speaker, Speakers, find_said, governing
from khronika.reading.kazakh.dates import find_dates
from khronika.reading.kazakh.events import Event, clause_of, events_of_none, events_with_figures, plain_events
from khronika.reading.kazakh.numbers import find_numbers
from khronika.reading.kazakh.words import Sentence, split
from khronika.reading.mentions import NumberMention
from khronika.reading.names import population_of, source_of, split_voice
from khronika.reading.scenes import Scene

_CAPITAL = re.compile(r"(?<!\w)(?:елорда|астана(?=м(?:ыз|ның)))\w*", re.IGNORECASE)
# A place right before these, or before a genitive chain to them, only says whose body or office it is.
_OFFICE = re.compile(
    r"^(?:\s+республикасы\w*)?\s+(?:республикасының\s+)?(?:президент|премьер|үкімет|парламент|министр|ішкі\s+істер|бас\s+прокур|полиция(?!ға)|полицияс|прокурат|әкім(?!дігінің\s+алдын)|халық|азамат|партия|ұлттық|орталық\s+сайлау|мәжіліс)",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"(?<!\w)(?:бұған\s+дейін|бұрын|еске\s+сала\s+кетейік)(?!\w)", re.IGNORECASE)
_VOTE = re.compile(r"сайлау|дауыс|экзит", re.IGNORECASE)


@dataclass(slots=True)
class _Heard:
    """A sentence with all that was found in it. ``quote`` is the voice of a quotation it lies in."""

    sentence: Sentence
    numbers: list[NumberMention]
    said: list[Said] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    quote: Said | None = None


def read(report: Report) -> Reading:
    """The claims of a Kazakh report in Cyrillic script, in order of their spans. Sentences with numbers of which
    nothing came are listed in ``silent``."""
    sentences = split(report.text)
    dates = find_dates(report.text, report.published)
    scene = Scene(
        report,
        "kk",
        dates,
        [(s.start, s.end, s.paragraph) for s in sentences],
        capital=_CAPITAL,
        attributive=lambda text, span: bool(_OFFICE.match(text[span.end : span.end + 60])),
    )
    heard = _hear(report, sentences, [d.span for d in dates])
    said = [s for h in heard for s in h.said]
    scene.stand_back((s.speaker.span for s in said if s.speaker.span), (s.cue for s in said))
    claims = claims_of(report, "kk", _drafts(heard, scene))
    return Reading(report.id, claims, RULES_VERSION, _silent(heard, claims))


def _hear(report: Report, sentences: Sequence[Sentence], dates: Sequence[Span]) -> list[_Heard]:
    numbers = [n for n in find_numbers(report.text) if not any(n.core.overlaps(span) for span in dates)]
    election = len(_VOTE.findall(report.text)) >= 2
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
    _quotes(report.text, heard)
    return heard


_QUOTE = re.compile(r"[«\"“]([^«»\"“”]{60,}?)[»\"”]", re.DOTALL)


def _quotes(text: str, heard: Sequence[_Heard]) -> None:
    """A quotation of several sentences belongs to whoever closes it: "..., - деді X"."""
    for match in _QUOTE.finditer(text):
        inside = [h for h in heard if match.start() - 1 <= h.sentence.start and h.sentence.start < match.end()]
        closing = next((s for h in inside for s in h.said if s.cue.start >= match.end(1) - 1), None)
        if closing is None:
            continue
        for item in inside:
            item.quote = closing


def _silent(heard: Sequence[_Heard], claims: Sequence[Claim]) -> tuple[tuple[Span, str], ...]:
    covered = {(c.span.start, c.span.end) for c in claims}
    return tuple(
        (Span(h.sentence.start, h.sentence.end), "numbers, but none that counts people in an event")
        for h in heard
        if h.numbers and (h.sentence.start, h.sentence.end) not in covered
    )


# -- voices ----------------------------------------------------------------------------------------------------------


def _voice(speaker: Speaker, scene: Scene) -> Voice:
    person, role = split_voice(speaker.words, "kk")
    source = source_of(speaker.words, lang="kk", on=scene.on, country=scene.country)
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
    """Whose count it is; the order of looking is the Russian room's."""
    item = heard[at]
    own = governing(item.said, event.offset)
    if item.quote is not None and item.quote not in own:
        own = [*own, item.quote]
    wrap = _spoken_of_next(heard, at)
    if own:
        return _attribution([*(s for s in wrap if s.outlet), *own], scene)
    if wrap:
        if all(s.outlet for s in wrap) and (carried := _carried(heard, at, event)):
            return _attribution([*wrap, *(c for c in carried if not c.outlet)] or wrap, scene, ".back")
        return _attribution(wrap, scene, ".back")
    if carried := _carried(heard, at, event):
        return _attribution(carried, scene, ".carried")
    if at < 4 and (lead := _lead(heard, at, event)):
        return _attribution(lead, scene, ".lead")
    return Attribution()


def _spoken_of_next(heard: Sequence[_Heard], at: int) -> list[Said]:
    for later in heard[at + 1 : at + 3]:
        if later.sentence.paragraph != heard[at].sentence.paragraph:
            break
        backs = [s for s in later.said if s.back]
        if backs:
            outer = [s for s in later.said if not s.back and s.outlet]
            return [*outer, *backs]
        if later.events:
            break
    return []


def _carried(heard: Sequence[_Heard], at: int, event: Event) -> list[Said]:
    here = heard[at].sentence
    for earlier_at in range(at - 1, -1, -1):
        earlier = heard[earlier_at]
        gap = here.number - earlier.sentence.number
        same_paragraph = earlier.sentence.paragraph == here.paragraph
        if not same_paragraph and gap > 4 and not here.bullet:
            break
        kinds = {e.kind for e in earlier.events}
        if earlier.said and (event.kind in kinds or event.carried or (not kinds and (gap <= 2 or here.bullet))):
            tallies = [e for e in earlier.events if e.kind is event.kind] or earlier.events
            offset = tallies[-1].offset if tallies else earlier.sentence.end - 1
            return governing(earlier.said, offset) or [s for s in earlier.said if s.back]
        if event.kind in kinds and (wrap := _spoken_of_next(heard, earlier_at)):
            return wrap
        if here.bullet and gap <= 8:
            continue
        if kinds and event.kind not in kinds and not event.carried and not same_paragraph:
            break
    return []


def _lead(heard: Sequence[_Heard], at: int, event: Event) -> list[Said]:
    """For a headline or lead without a voice: the voice of the same tally in the next sentences."""
    for later_at in range(at + 1, min(at + 6, len(heard))):
        for other in heard[later_at].events:
            if other.kind is not event.kind or not _meets(event.number, other.number):
                continue
            voices = governing(heard[later_at].said, other.offset) or _spoken_of_next(heard, later_at)
            if voices:
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
            draft = _draft(heard, at, event, scene)
            if event.part and last is not None:
                draft.whole = last
            elif not event.carried:
                last = draft
            drafts.append(draft)
        drafts += _plain(heard, at, scene)
    return drafts


def _draft(heard: Sequence[_Heard], at: int, event: Event, scene: Scene) -> Draft:
    clause = clause_of(event.sentence, event.offset)
    figured = event.number is not None
    return Draft(
        event.kind,
        event.span,
        _voices_of(heard, at, event, scene),
        event.number,
        event.unit,
        _population(event) if figured else None,
        _counting(event.sentence.text) if figured else Counting.UNKNOWN,
        target=event.counted,
        places=scene.places_for(event.offset, clause),
        when=scene.when_for(event.offset, clause),
        as_of=scene.said_on(event.offset),
        stance=event.stance,
        certainty=event.certainty,
        rule=event.rule,
        confidence=event.confidence,
    )


def _population(event: Event) -> str | None:
    if event.unit is not Unit.PERSONS:
        return None
    return population_of(event.counted, "kk") if event.counted else "people"


def _counting(text: str) -> Counting:
    if re.search(r"(?<!\w)тағы\s+\d", text):
        return Counting.NEW_SINCE
    return Counting.TOTAL if re.search(r"(?<!\w)(?:жалпы|барлығы|бәрі)(?!\w)", text, re.IGNORECASE) else Counting.UNKNOWN


def _plain(heard: Sequence[_Heard], at: int, scene: Scene) -> list[Draft]:
    """Claims without a figure: events whose verb closes a clause, and what voices judge or deny."""
    item = heard[at]
    kinds = {e.kind for e in item.events}
    drafts = []
    for event in plain_events(item.sentence):
        if event.kind not in kinds:
            kinds.add(event.kind)
            drafts.append(_draft(heard, at, event, scene))
    for said in item.said:
        if said.back or said.outlet or (kinds and not said.judges):
            continue
        observer = re.search(r"байқаушы|еқыұ", said.speaker.words, re.IGNORECASE)
        kind = Kind.ELECTION_FINDING if observer else Kind.ASSESSMENT if said.judges else Kind.STATEMENT
        sentence = item.sentence
        drafts.append(
            Draft(
                kind, Span(sentence.start, sentence.end), _attribution(governing(item.said, said.cue.start) or [said], scene),
                places=scene.places_for(said.cue.start, (sentence.start, sentence.end)), as_of=scene.said_on(said.cue.start),
                stance=Stance.DENIES if said.denies else Stance.ASSERTS, rule=f"kk.st.{said.rule.rsplit('.', 1)[-1]}", confidence=0.4,
            )
        )  # fmt: skip
        break
    return drafts
