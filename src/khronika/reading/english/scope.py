"""Where and when: the place and the time that belong to a claim, by the clause, the sentence, the story, in that order.

What is carried from earlier in the story says so in its rule (``when.carried``); what cannot be told stays unknown.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from khronika.nouns import Level, PartialDate, Place, Precision, Span, When
from khronika.reading.english.lexicon import NOMINAL
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention, PlaceMention
from khronika.reading.places import capital_of, country_of_demonym, translate

_IN = frozenset(
    "for in at near outside across around on throughout inside from of over within to through downtown central".split()
)
_RANK = {Level.SITE: 0, Level.CITY: 1, Level.ADMIN1: 2, Level.UNKNOWN: 3, Level.COUNTRY: 4}
_WIDE = re.compile(
    r"\b(?:nationwide|countrywide|country-wide|across the country|throughout the country|in the (?:whole )?country|around the country)\b",
    re.I,
)
_CAPITAL = re.compile(r"\bthe (?:country['\u2019]s )?capital\b(?!\s+(?:punishment|city of\s+[A-Z]))", re.I)
_GENITIVE = frozenset("of from".split())


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
    for n, mention in enumerate(own or places):
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


def _speaks(span: Span, cues: list[Span]) -> bool:
    return any(c.overlaps(span) for c in cues)


def claim_places(
    story: Story, sentence: Sentence, trigger: Token, sources: list[Span], anchor: Span
) -> tuple[Place, ...]:
    """The narrowest places of the claim, empty when the story gives none."""
    own_label = label_of(story, sentence, anchor)
    if own_label is not None:
        return (own_label,)
    here = [
        m
        for m in story.places
        if sentence.span.contains(m.span)
        and not any(s.overlaps(m.span) for s in sources)
        and not _OUTLET_HOME.match(story.text[m.span.end : m.span.end + 12])
    ]
    listed = _listed_in(story, here, anchor)
    if listed is not None:
        return _joined(sentence, listed, here)
    scored: list[tuple[float, PlaceMention]] = []
    own = clause_verb(trigger)
    for mention in here:
        token = token_at(sentence, mention.span)
        if token is None or not _located(token, mention):
            continue
        verb = clause_verb(token)
        distance = abs(mention.span.start - anchor.start) / 40
        cost = 0.0 if verb.i == own.i else 2.0 if own.is_ancestor(token) or verb.is_ancestor(own) else 4.0
        scored.append((cost + distance + _RANK[mention.place.level] * 0.8, mention))
    whole = _WIDE.search(sentence.span.of(story.text))
    if whole and story.home and abs(sentence.span.start + whole.start() - anchor.start) < 120:
        return (story.home,)
    if scored:
        scored.sort(key=lambda row: row[0])
        return _joined(sentence, scored[0][1], here)
    if _CAPITAL.search(sentence.span.of(story.text)) and story.country:
        found = capital_of(story.country, story.published)
        if found is not None:
            return (found,)
    carried = (
        story.last_place.get(sentence.passage) or _place_just_before(story, sentence) or story.lead_place
    )
    return carried or ((story.home,) if story.home else ())


_LISTED_IN = re.compile(r"^(?: \w+){0,3}? (?:in|at|from) $")


def _listed_in(story: Story, here: list[PlaceMention], anchor: Span) -> PlaceMention | None:
    """ "191 in Nairobi, 58 in Kisumu and 34 in Mombasa": each number has its own town, the narrowest right after it."""
    after = [m for m in here if 0 < m.span.start - anchor.end <= 40]
    if not after:
        return None
    first = min(after, key=lambda m: m.span.start)
    return first if _LISTED_IN.match(story.text[anchor.end : first.span.start]) else None


def _place_just_before(story: Story, sentence: Sentence) -> tuple[Place, ...]:
    """The last place named in the 160 characters before the sentence in its own paragraph, if it is no country."""
    for mention in reversed(story.places):
        if mention.span.end <= sentence.span.start:
            near = sentence.span.start - mention.span.end < 160
            same = "\n" not in story.text[mention.span.end : sentence.span.start]
            narrow = mention.place.level in (Level.SITE, Level.CITY, Level.ADMIN1)
            return (mention.place,) if near and same and narrow else ()
    return ()


_LABEL = re.compile(r"\s*(?:\(|:|\u2013|\u2014|-)\s*$")
_LABEL_WORDS = re.compile(r"((?:[A-Z][\w'\u2019-]+\s?){1,3})\s*\(\s*$")


def label_of(story: Story, sentence: Sentence, anchor: Span) -> Place | None:
    """The place a number of a list is given for: "Nairobi (20), Garissa (2), Uasin Gishu (70)"."""
    for mention in story.places:
        near = (
            sentence.span.start <= mention.span.start
            and mention.span.end <= anchor.start <= mention.span.end + 4
        )
        if near and _LABEL.fullmatch(story.text[mention.span.end : anchor.start]):
            return mention.place
    words = _LABEL_WORDS.search(story.text[max(sentence.span.start, anchor.start - 40) : anchor.start])
    if words and story.text[anchor.end : anchor.end + 1] == ")":
        return Place(words[1].strip(), Level.UNKNOWN, None, story.country, words=words[1].strip())
    return None


def _located(token: Token, mention: PlaceMention) -> bool:
    """In a phrase that says where, not a modifier of somebody's name or office."""
    top = token
    while (
        top.dep_ in ("compound", "nmod", "conj", "appos")
        and top.head.pos_ in ("PROPN", "NOUN")
        and (top.head.pos_ == "PROPN" or top.dep_ != "compound")
    ):
        top = top.head
    if top.dep_ == "pobj":
        return top.head.lower_ in _IN or top.head.lower_ in _GENITIVE
    if top.dep_ == "poss":
        # "Iraq's Green Zone" is in Iraq; "India's Chronicle reported" is a newspaper's home, not a place of events.
        return top.head.pos_ == "NOUN" and top.head.lemma_ not in NOMINAL
    return (
        top.dep_
        in (
            "npadvmod",
            "nsubj",
            "ROOT",
            "dobj",
            "attr",
            "dep",
            "compound",
            "conj",
            "appos",
            "amod",
            "nsubjpass",
            "pobj",
        )
        and mention.place.level is not Level.UNKNOWN
    )


def _joined(sentence: Sentence, chosen: PlaceMention, here: list[PlaceMention]) -> tuple[Place, ...]:
    """Places coordinated with the chosen one ("Almaty and Nur-Sultan"); a wider one right after it only locates it."""
    out = [chosen.place]
    token = token_at(sentence, chosen.span)
    if token is None:
        return tuple(out)
    mates = {c.i for c in token.conjuncts}
    for other in here:
        at = token_at(sentence, other.span)
        if other is chosen or at is None or other.place.identity in {p.identity for p in out}:
            continue
        between = sentence.tokens.doc.text[
            min(other.span.end, chosen.span.end) - sentence.base : max(other.span.start, chosen.span.start)
            - sentence.base
        ]
        coordinated = at.i in mates or re.fullmatch(r"\s*(?:,|and|or|, and)\s*(?:the\s+)?", between)
        if coordinated and other.place.level is chosen.place.level:
            out.append(other.place)
    return tuple(out)


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


def remember(story: Story, sentence: Sentence, places: tuple[Place, ...], when: When | None) -> None:
    """Carry a claim's place and time on to what follows in its passage; the first dated one leads the story."""
    if places:
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
