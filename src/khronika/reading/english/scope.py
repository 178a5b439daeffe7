"""The story as it is read on: the country it is about, its places and dates, what it told of last.

``placing`` and ``timing`` find the place and the time of one claim in it.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from khronika.nouns import Level, PartialDate, Place, Precision, Span, When
from khronika.reading.english.parsing import Sentence, Token
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
    last_when: dict[int, tuple[int, When]] = field(default_factory=dict)  # and where it was told
    said_spans: set[Span] = field(default_factory=set)  # dates that turned out to be days of speaking
    lead_when: When | None = None
    lead_total: When | None = None  # the first long stretch: of a running total
    lead_place: tuple[Place, ...] = ()
    voting_day: When | None = None
    met: list[PlaceMention] = field(
        default_factory=list
    )  # names that no list has, from the sentences read so far

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


LONG = 31  # days: a longer stretch is a running total's, and holds on for such only


def is_long(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days > LONG


SCENES = 2  # a longer list of towns says where something spread to, not where what follows happens


def fell_back(story: Story, sentence: Sentence, places: tuple[Place, ...]) -> bool:
    """True where the country only stands for a place that the sentence does not tell: nothing to carry on."""
    if story.home is None or places != (story.home,):
        return False
    return not any(
        sentence.span.contains(m.span) and m.place.identity == story.home.identity for m in story.places
    )


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
        story.last_when[sentence.passage] = (sentence.span.start, when)
        if (
            story.lead_when is None
            and not is_long(when)
            and (
                story.published is None
                or when.latest is None
                or (story.published.latest - when.latest).days <= 40
            )
        ):
            story.lead_when = when
