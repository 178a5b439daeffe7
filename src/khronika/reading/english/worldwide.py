"""What is told of all the world ("globally", "in 54 countries") is not of the country that the report names first of a list."""

import re
from functools import lru_cache

from khronika.nouns import Kind, Level, Span
from khronika.reading.english.carrying import Draft
from khronika.reading.english.lexicon import JUDGE, SAY
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.syntax import clause_verb

_WORLD = re.compile(
    r"\b(?:globally|world-?wide|(?:around|across|throughout|all\s+over)\s+the\s+(?:world|globe)|internationally"
    r"|(?:in|across|of)\s+(?:(?:at\s+least|more\s+than|some|about|over|nearly|as\s+many\s+as)\s+)?(?:\d[\d,]*|dozens\s+of|many|several|ten|eleven|twelve|twenty|thirty|forty|fifty)\s+countries"
    r"|(?:the\s+)?global\s+(?:economy|total|toll|count|tally|number|figure))\b",
    re.I,
)
# "One of dozens around the world", "the deadliest in the world", "has drawn attention across the world".
_IN_PASSING = re.compile(
    r"\b(?:one\s+of|among|most|\w+est|first|attention|headlines|outrage|condemnation|concern|shock\w*|solidarity|support)\b[^.;,]{0,40}$",
    re.I,
)
_THE_COUNTRY = re.compile(r"\b(?:the|this|that)\s+(?:[\w-]+\s+)?(?:country|nation|kingdom|republic)\b", re.I)
_GENERAL = (Kind.BLACKOUT, Kind.BLOCKING, Kind.STATEMENT, Kind.ASSESSMENT)
_OF_THE_WORLD = 2  # cues: a report that speaks of the world once may do so in passing


@lru_cache(maxsize=8)
def _cues(text: str) -> tuple[Span, ...]:
    """Where ``text`` speaks of the world; asked for each claim of a report."""
    return tuple(
        Span(*m.span())
        for m in _WORLD.finditer(text)
        if not _IN_PASSING.search(text[max(0, m.start() - 60) : m.start()])
    )


def is_of_the_world(draft: Draft, story: Story, *, only: bool) -> bool:
    """True for a claim that was given a place only because nothing else was told, in words on all the world; behind them where it was
    given the country (``only``)."""
    text, inside = story.text, draft.sentence.span
    cues = _cues(text)
    if not cues or _names_home(story, inside) or (not only and _names_a_place(draft, story)):
        return False
    here = [c for c in cues if inside.contains(c)]
    if any(not _is_of_who_speaks(draft, c) for c in here):
        return True
    if (
        here
        or not only
        or len(cues) < _OF_THE_WORLD
        or draft.claim.kind not in _GENERAL
        or _THE_COUNTRY.search(inside.of(text))
    ):
        return False
    before = [c for c in cues if c.end <= inside.start]
    return bool(before) and not _names_home(story, Span(before[-1].end, inside.start + 1))


def _names_a_place(draft: Draft, story: Story) -> bool:
    inside = draft.sentence.span
    pointed = any(p.words and p.words in inside.of(story.text) for p in draft.claim.places)
    return pointed or any(inside.contains(m.span) for m in (*story.places, *story.met))


def _names_home(story: Story, where: Span) -> bool:
    """True where the country, or a place in it, is named: not as one of a list ("the second in the world")."""
    return any(
        where.contains(m.span)
        and m.place.level is not Level.UNKNOWN
        and story.home is not None
        and m.place.country == story.home.country
        for m in story.places
    )


_SPEAK = (JUDGE | SAY | {"watch", "react", "follow", "shock"}) - frozenset(
    "hold count record register document show find establish carry document".split()
)


def _is_of_who_speaks(draft: Draft, cue: Span) -> bool:
    """ "Governments around the world condemned the arrest of 30": who speaks, and not where they were arrested."""
    token = token_at(draft.sentence, cue)
    verb = clause_verb(token) if token is not None else None
    return verb is not None and verb.lemma_ in _SPEAK
