"""The story as it is read on: the country it is about, its places and dates, what it told of last.

``placing`` and ``timing`` find the place and the time of one claim in it.
"""

import re
from dataclasses import dataclass, field, replace

from khronika.nouns import Level, PartialDate, Place, Precision, Span, When
from khronika.reading.english.anniversaries import Recalled, recalled_in
from khronika.reading.english.filed import filed_from
from khronika.reading.english.headings import Heading, heading_of, headings_in
from khronika.reading.english.homeland import called_capital
from khronika.reading.english.homeland import home_country as home_country
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.shares_and_seats import are_of_a_share
from khronika.reading.english.syntax import clause_verb
from khronika.reading.english.unlisted import is_ward
from khronika.reading.mentions import DateMention, PlaceMention
from khronika.reading.places import capital_of


def token_at(sentence: Sentence, span: Span) -> Token | None:
    """The syntactic top of a span's tokens."""
    tokens = sentence.tokens.between(span.start - sentence.base, span.end - sentence.base)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), tokens[0] if tokens else None)


_FEW = 2  # countries: two may be one's quarrel with the other


@dataclass(slots=True)
class Story:
    """What is known of place and time as the report is read on."""

    text: str
    places: list[PlaceMention]
    dates: list[DateMention]
    published: PartialDate | None
    home: Place | None = None
    # By passage, with where it was told: statements are read after all figures, and look no further than themselves.
    told_places: dict[int, list[tuple[int, tuple[Place, ...]]]] = field(default_factory=dict)
    told_times: dict[int, list[tuple[int, When, bool]]] = field(default_factory=dict)  # and whether a court's
    said_spans: set[Span] = field(
        default_factory=set
    )  # days of speaking, and of what is told aside: none of what follows
    lead_when: When | None = None
    lead_at: int = 0  # the sentence that tells it
    lead_in_court: bool = False
    lead_total: When | None = None  # the first long stretch: of a running total
    lead_place: tuple[Place, ...] = ()
    lead_is_wide: bool = False  # it is the country, told in passing
    placed_at: int = 0  # the sentence that tells it; statements of sentences before it are read after it
    placed_to: int = 0  # where that ends
    voting_day: When | None = None
    period: When | None = None  # of all that the report counts
    likely: list[PlaceMention] = field(
        default_factory=list
    )  # names that no list has and no rule takes for places
    met: list[PlaceMention] = field(
        default_factory=list
    )  # names that no list has, from the sentences read so far
    # By where its sentence begins: names that no list has, found once for all the claims of the sentence.
    unlisted: dict[int, list[PlaceMention]] = field(default_factory=dict)
    headings: tuple[Heading, ...] = field(init=False)  # names that head the parts of a digest
    recalled: tuple[Recalled, ...] = field(init=False)  # what it looks back on
    filed: Place | None = field(init=False)  # the dateline's town: "here"
    capital: Place | None = field(init=False)  # as the report calls it, else as it was that day

    def __post_init__(self) -> None:
        self.headings = headings_in(self.text, self.places)
        self.recalled = recalled_in(self.text, self.dates, self.published)
        self.filed = filed_from(self.text, self.country)
        known = capital_of(self.country, self.published) if self.country else None
        self.capital = called_capital(self.text, self.places, self.country) or known

    def opens_at(self, town: Place | None) -> None:
        """Whoever signs the report does so in ``town``: it holds until a scene is told."""
        if town is not None:
            self.filed, self.lead_place, self.lead_is_wide = town, (town,), True

    def last_place(self, sentence: Sentence) -> tuple[Place, ...] | None:
        """The place told last in the sentence's passage, up to it, in its part of a digest."""
        first = self.part_of(sentence)
        told = [
            row
            for row in self.told_places.get(sentence.passage, ())
            if first <= row[0] <= sentence.span.start
        ]
        return max(told, key=lambda row: row[0])[1] if told else None

    def part_of(self, sentence: Sentence) -> int:
        """Where the part of a digest begins in which a sentence stands; 0 in what is none."""
        heading = heading_of(self.headings, sentence.span.start) if self.headings else None
        return heading.start if heading is not None else 0

    def told_in(self, sentence: Sentence) -> tuple[Place, ...]:
        """The place told first in this very sentence; empty before any is."""
        rows = self.told_places.get(sentence.passage, ())
        return next((places for at, places in reversed(rows) if at == sentence.span.start), ())

    def last_when(self, sentence: Sentence, *, in_court: bool = False) -> tuple[int, When] | None:
        """The time told last in the sentence's passage, up to it, and where; a court's day is none of the street's."""
        first = self.part_of(sentence)
        told = [
            (at, when)
            for at, when, court in self.told_times.get(sentence.passage, ())
            if first <= at <= sentence.span.start and (in_court or not court)
        ]
        return max(told, key=lambda row: row[0]) if told else None

    @property
    def is_round_up(self) -> bool:
        """True for a report on several countries, none of them named much more than the others."""
        lands = {
            m.place.country for m in self.places if m.place.country and m.place.level is not Level.UNKNOWN
        }
        return self.home is None and len(lands) > _FEW

    @property
    def country(self) -> str | None:
        return self.home.country if self.home else None


def story_year(story: Story) -> When | None:
    """The year that the story is about, where it names no day: the first one stated, if it is recent. ``None`` without a day
    of publication: a year of long ago is as likely what the story recalls."""
    if story.published is None:
        return None
    for mention in story.dates:
        if (
            mention.when is None
            or mention.when.precision is not Precision.YEAR
            or mention.when.latest is None
            or mention.rule != "when.year"  # "last year's protests" are another's
            or OF_PAPERS.match(story.text, mention.span.end)
        ):
            continue
        recent = story.published is None or 0 <= story.published.year - mention.when.latest.year <= 1
        return replace(mention.when, rule="when.story-year") if recent else None
    return None


OF_PAPERS = re.compile(
    r"\s+(?:annual\s+)?(?:reports?|survey|study|figures|crisis|law|constitution|index)\b", re.I
)
LONG = 31  # days: a longer stretch is a running total's, and holds on for such only


def is_long(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days > LONG


SCENES = 2  # a longer list of towns says where something spread to, not where what follows happens


def fell_back(story: Story, sentence: Sentence, places: tuple[Place, ...]) -> bool:
    """True where the country only stands for a place that the sentence does not tell: nothing to carry on."""
    if story.home is None or places != (story.home,):
        return False
    if _ALL_OVER.search(sentence.tokens.text):
        return False
    return not any(
        sentence.span.contains(m.span) and m.place.identity == story.home.identity for m in story.places
    )


_ALL_OVER = re.compile(
    r"\b(?:nationwide|countrywide|(?:across|throughout|around|all\s+over)\s+the\s+(?:whole\s+|entire\s+)?(?:country|nation))\b",
    re.I,
)
_OTHERS = (
    r"(?:coup|takeover|elections?|vote|referendum|revolution|uprising|war|invasion|massacre|earthquake|constitution|law|bill|agreement|deal"
    r"|accord|ruling|verdict|decree|anniversary|announcement|decision)"
)
DATES_ANOTHER = re.compile(rf"^(?:['\u2019]s)?\s+(?!an?\s)(?:[\w-]+\s){{0,2}}?{_OTHERS}\b", re.I)
OF_ANOTHER = re.compile(rf"\b{_OTHERS}\s+(?:held\s+)?(?:(?:on|of|in)\s+)?$", re.I)


def _is_of_another(story: Story, sentence: Sentence, when: When) -> bool:
    """ "Won narrowly in the August 11 vote": the vote's day, which dates nothing that follows."""
    return any(
        d.when == when
        and sentence.span.contains(d.span)
        and (
            DATES_ANOTHER.match(story.text[d.span.end : d.span.end + 40])
            or OF_ANOTHER.search(story.text[max(0, d.span.start - 40) : d.span.start])
        )
        for d in story.dates
    )


_PROTESTS = frozenset(
    "protest march rally demonstrate gather take pour demonstration gathering vigil".split()
)
_FATAL = frozenset("kill die murder crash drown collapse immolate".split())


def is_cause(verb: Token) -> bool:
    """ "Marched after a bus killed two pupils": what made people march, on some day before."""
    return bool(_is_before(verb) and verb.lemma_ in _FATAL and clause_verb(verb.head).lemma_ in _PROTESTS)


def _is_before(verb: Token) -> bool:
    marked = verb.dep_ == "advcl" and any(
        c.lower_ == "after" and c.dep_ in ("mark", "prep") for c in verb.children
    )
    return marked or (verb.dep_ == "pcomp" and verb.head.lower_ == "after")


def came_first(token: Token, when: When | None) -> bool:
    """ "Students meet after police made 41 arrests last week": a stretch that ends before what is told began. A day is often
    that of both ("were held after clashes broke out on Friday")."""
    return when is not None and when.precision is not Precision.DAY and _is_before(clause_verb(token))


def is_aside(trigger: Token, *, counted: bool) -> bool:
    """ "They mourned a man who died on Monday": what a clause inside says of somebody, or of the cause, is not what the story
    tells. A number in such a clause may well be."""
    verb = clause_verb(trigger)
    if is_cause(verb):
        return True
    had = verb.dep_ == "ROOT" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    if had and not counted:
        return True  # "the march had been banned on Friday", before what is told
    return not counted and verb.dep_ == "relcl" and clause_verb(verb.head).i != verb.i


# What is told besides leads no story.
_BESIDES = re.compile(r"\b(?:also|meanwhile|elsewhere|separately)\b", re.I)


# "Across Orlan", "in several cities": the country is meant.
_MEANT = re.compile(
    r"\b(?:nation|country)-?wide\b|\b(?:across|throughout|all\s+over|around|parts\s+of)\s|\b(?:cities|towns|provinces|regions|counties)\b",
    re.I,
)
_OPENING = 3  # sentences behind a first one that names the country only


def _leads(story: Story, sentence: Sentence, places: tuple[Place, ...]) -> bool:
    """The first scene told; where that was merely the country ("Dozens held in Orlan"), the town that the next sentences name."""
    if not story.lead_place:
        return True
    near = sentence.index - story.placed_at <= _OPENING
    return (
        story.lead_is_wide
        and near
        and all(p.within(story.home) and p != story.home for p in places if story.home)
    )


def _is_common(place: Place) -> bool:
    """ "The square", "the Dona court": a common noun, with a name in it or without."""
    words = place.name.split()
    return place.level is Level.SITE and place.key is None and (words[0].islower() or words[-1].islower())


def remember(
    story: Story, sentence: Sentence, places: tuple[Place, ...], when: When | None, *, in_court: bool = False
) -> None:
    """Carry a claim's place and time on to what follows in its passage; the first dated one leads the story. A place
    by a common noun ("the square") leads nothing."""
    of_a_share = bool(places) and are_of_a_share(story.text, sentence.span, places, story.places + story.met)
    if (
        places
        and len(places) <= SCENES
        and not of_a_share
        and not any(is_ward(p) or _is_common(p) for p in places)
    ):
        story.told_places.setdefault(sentence.passage, []).insert(0, (sentence.span.start, places))
        if _leads(story, sentence, places) and not _BESIDES.search(sentence.tokens.text):
            story.lead_place, story.placed_at, story.placed_to = places, sentence.index, sentence.span.end
            story.lead_is_wide = places == (story.home,) and not _MEANT.search(sentence.tokens.text)
    if (
        when is not None
        and when.start is not None
        and when.precision in (Precision.DAY, Precision.DAYS, Precision.MONTH)
        and not _is_of_another(story, sentence, when)
    ):
        story.told_times.setdefault(sentence.passage, []).insert(0, (sentence.span.start, when, in_court))
        if is_long(when) and when.rule == "when.since" and story.lead_total is None:
            story.lead_total = when
        if (
            story.lead_when is None
            and not any(
                d.when is None and d.rule == "when.weekday" and d.span.start < sentence.span.start
                for d in story.dates
            )
            and not is_long(when)
            and not (story.published is not None and when.start.earliest > story.published.latest)
            and (
                story.published is None
                or when.latest is None
                or (story.published.latest - when.latest).days <= 40
            )
        ):
            story.lead_when, story.lead_at, story.lead_in_court = when, sentence.index, in_court
