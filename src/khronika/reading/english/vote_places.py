"""Where votes were cast: in the whole country, unless their own words name a town or a region.

"Reading out the results at a ceremony in Maputo, the chairman said that she had won 75 percent", "the mayor of Beira took
8.6 percent", "in the capital, where tyres burn over an election in which he got 49 percent": none of these is a town's vote.
"""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scenery import is_local_vote
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.syntax import clause_verb, lemma_of

_IN = words("in across throughout at for from within")
_OF_VOTES = words(
    "turnout vote ballot poll election result station voter lead victory support percent percentage share % referendum runoff race "
    "district constituency province region city town village capital precinct participation abstention round majority"
)
_POLLS = words("election vote ballot poll referendum runoff turnout")
_OFFICES = words("mayor governor")
_WHERE = re.compile(r"^,?\s+where\b[^.;]*$")
_AT_MOST = 12  # characters between a number and its place: "51 in Nairobi", "48 percent in Riga"


def of_the_vote(
    story: Story, sentence: Sentence, places: tuple[Place, ...], anchor: Span
) -> tuple[Place, ...]:
    """``places`` where they are the votes' own or no narrower than the country; else the country."""
    home = story.home
    if home is None or is_local_vote(story.text) or not any(_is_within(p, home) for p in places):
        return places
    kept = {p.identity for p in places}
    named = [m for m in story.places if sentence.span.contains(m.span) and m.place.identity in kept]
    if not named or any(_is_theirs(story.text, sentence, m.span, anchor) for m in named):
        return places
    return (home,)


def _is_within(place: Place, home: Place) -> bool:
    return place.level is not Level.COUNTRY and place.country == home.country


def _is_theirs(text: str, sentence: Sentence, place: Span, anchor: Span) -> bool:
    first, last = sorted((place, anchor))
    between = text[first.end : last.start]
    if len(between) <= _AT_MOST and not re.search(r"[.;]", between):
        return True
    token, number = token_at(sentence, place), token_at(sentence, anchor)
    if token is None or number is None:
        return True
    if place.end <= anchor.start and (_WHERE.match(between) or _is_set_to_vote(token)):
        return True  # "in Jalisco, where turnout was 56 percent", "the runoff in Tarsk was close: he got 48 percent"
    return clause_verb(token).i == clause_verb(number).i and _hangs_on_votes(token)


def _top(token: Token) -> Token:
    top = token
    while top.dep_ in ("compound", "appos", "conj", "nmod") and top.head.i != top.i:
        top = top.head
    return top


def _is_set_to_vote(token: Token) -> bool:
    """ "The runoff in Tarsk", "the mayor of Tarsk, re-elected with 61 percent": what the sentence is about."""
    top = _top(token)
    holder = top.head.head if top.dep_ == "pobj" else top
    told = holder.dep_ in ("nsubj", "nsubjpass")
    return told and lemma_of(holder) in _POLLS | _OFFICES


def _hangs_on_votes(token: Token) -> bool:
    """The town hangs on the verb, or on a noun of voting: not on an office, a ceremony or a headquarters."""
    top = _top(token)
    if top.dep_ != "pobj":
        return True  # "Kano gave him 80 percent"
    prep = top.head
    if lemma_of(prep) not in _IN:
        return lemma_of(prep.head) in _OF_VOTES
    holder = prep.head
    return holder.pos_ in ("VERB", "AUX") or lemma_of(holder) in _OF_VOTES
