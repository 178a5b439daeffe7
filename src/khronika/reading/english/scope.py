"""Where and when: the place and the time that belong to a claim, by the clause, the sentence, the story, in that order.

What is carried from earlier in the story says so in its rule (``when.carried``); what cannot be told stays unknown.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from khronika.nouns import Level, PartialDate, Place, Precision, Span, When
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention, PlaceMention
from khronika.reading.places import country_of_demonym, translate

_OUTLET_HOME = re.compile(r"['\u2019]s\s+[A-Z]")


def token_at(sentence: Sentence, span: Span) -> Token | None:
    """The syntactic top of a span's tokens."""
    tokens = [
        t
        for t in sentence.tokens
        if sentence.base + t.idx < span.end and sentence.base + t.idx + len(t.text) > span.start
    ]
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), tokens[0] if tokens else None)


@dataclass(slots=True)
class Story:
    """What is known of place and time as the report is read on."""

    text: str
    places: list[PlaceMention]
    dates: list[DateMention]
    published: PartialDate | None
    home: Place | None = None
    last_place: dict[int, tuple[Place, ...]] = field(default_factory=dict)  # by passage
    last_when: dict[int, When] = field(default_factory=dict)
    lead_when: When | None = None
    lead_place: tuple[Place, ...] = ()
    voting_day: When | None = None

    @property
    def country(self) -> str | None:
        return self.home.country if self.home else None


def home_country(text: str, places: list[PlaceMention]) -> Place | None:
    """The country the story is about: named most, cities and regions counted for theirs. "Romania's Nine O'Clock"
    says where a newspaper is at home, and counts for nothing."""
    votes: Counter[str] = Counter()
    known: dict[str, Place] = {}
    for word in re.findall(r"\b[A-Z][a-z]{3,}\b", text):
        named = country_of_demonym(word)
        if named is not None and named.key is not None:
            votes[named.key] += 1
            known.setdefault(named.key, named)
    own = [m for m in places if not _OUTLET_HOME.match(text[m.span.end : m.span.end + 12])]
    for n, mention in enumerate(own if own or votes else places):
        place = mention.place
        key = (
            place.key
            if place.level is Level.COUNTRY
            else f"country:{place.country}"
            if place.country
            else None
        )
        if key is None:
            continue
        votes[key] += 3 if n < 2 else 2 if place.level is Level.COUNTRY else 1
        if place.level is Level.COUNTRY:
            known.setdefault(key, place)
    for key, _ in votes.most_common(1):
        if key in known:
            return known[key]
        code = key.split(":", 1)[1]
        bare = Place(code, Level.COUNTRY, key, code)
        return replace(bare, name=translate(bare, "en"))
    return None


_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?$", re.I)


def claim_when(
    story: Story,
    sentence: Sentence,
    trigger: Token,
    cue_verbs: list[Token],
    anchor: Span,
    tally: bool,
    trigger_votes: bool = False,
) -> tuple[When | None, When | None]:
    """(when it happened, when it was said). A date that hangs on the speaking verb dates the saying."""
    here = [d for d in story.dates if sentence.span.contains(d.span) or sentence.span.overlaps(d.span)]
    said: When | None = None
    scored: list[tuple[float, When]] = []
    own = clause_verb(trigger)
    cues = {c.i for c in cue_verbs}
    for mention in here:
        token = token_at(sentence, mention.span)
        if token is None:
            continue
        verb = clause_verb(token)
        counted_to = _AS_OF.search(story.text[max(0, mention.span.start - 10) : mention.span.start])
        if counted_to or (verb.i in cues and verb.i != own.i):
            said = mention.when or said
            continue
        if mention.when is None:
            continue
        cost = (
            0.0
            if verb.i == own.i
            else 1.0
            if own.is_ancestor(token)
            else 1.5
            if verb.is_ancestor(own)
            else 3.0
        )
        if mention.when.precision in (Precision.YEAR, Precision.MONTH):
            cost += 1.5
        scored.append((cost + abs(mention.span.start - anchor.start) / 60, mention.when))
    if scored:
        return min(scored, key=lambda row: row[0])[1], said
    if story.voting_day is not None and trigger_votes:
        return replace(story.voting_day, rule="when.poll"), said
    carried = story.last_when.get(sentence.passage) or _just_before(story, sentence) or story.lead_when
    if carried is not None:
        return replace(carried, rule="when.carried"), said
    if said is not None and said.latest is not None and tally:
        return When(None, said.end, Precision.VAGUE, said.words, rule="when.not-after-said"), said
    return None, said


def _just_before(story: Story, sentence: Sentence) -> When | None:
    """The last date named in the 200 characters before the sentence in its own paragraph."""
    for mention in reversed(story.dates):
        if mention.span.end <= sentence.span.start:
            near = sentence.span.start - mention.span.end < 200
            same = "\n" not in story.text[mention.span.end : sentence.span.start]
            return mention.when if near and same and mention.rule != "when.today" else None
    return None


def story_year(story: Story) -> When | None:
    """The year that the story is about, where it names no day: the first one stated, if it is recent."""
    for mention in story.dates:
        if (
            mention.when is None
            or mention.when.precision is not Precision.YEAR
            or mention.when.latest is None
        ):
            continue
        recent = story.published is None or 0 <= story.published.year - mention.when.latest.year <= 1
        return replace(mention.when, rule="when.story-year") if recent else None
    return None


SCENES = 2  # a longer list of towns says where something spread to, not where what follows happens


def remember(story: Story, sentence: Sentence, places: tuple[Place, ...], when: When | None) -> None:
    """Carry a claim's place and time on to what follows in its passage; the first dated one leads the story."""
    if places and len(places) <= SCENES:
        story.last_place[sentence.passage] = places
        if not story.lead_place:
            story.lead_place = places
    if (
        when is not None
        and when.start is not None
        and when.precision in (Precision.DAY, Precision.DAYS, Precision.MONTH)
    ):
        story.last_when[sentence.passage] = when
        if story.lead_when is None and (
            story.published is None
            or when.latest is None
            or (story.published.latest - when.latest).days <= 40
        ):
            story.lead_when = when
