"""Claims that words in another language bring near a happening, where number, date, place and polarity agree.

Only for claims that stand in no incident because they leave open where or when. Vectors of meaning propose: they say which
passages of other languages may tell of the same. Whether they do is decided by what is said, as everywhere in this room:

    number    the same number of the same measure; a claim without one is joined to nothing
    date      days that meet; or none given, and a number that two sources hardly print by chance within a fortnight
    place     none against another: unknown goes with any
    polarity  a denial goes with denials only

So vectors, however wrong, can join nothing that contradicts itself. A claim that would fit two happenings joins neither.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from khronika.nouns import Stance
from khronika.reconciling.cards import Card
from khronika.reconciling.numbers import is_distinctive, same_number
from khronika.reconciling.scope import Nest, nest_days, nest_places

Embed = Callable[[Sequence[str]], Any]
"""Texts of any language -> a row of numbers each, of length 1, in their order: what numpy makes an array of. Equal texts
give equal rows."""

# Cosine of two passages below which nothing is proposed. With multilingual-e5-small sentences that translate each other are
# at .88 and more, those of one event at .85 to .93, unlike ones of one subject at .76 to .83 (the demonstration, 26
# November 2026: 275 of 3,000 pairs across languages are above it). Low enough to miss little: the rules decide.
LIKENESS = 0.85
NEAREST = (
    8  # passages looked at for each claim; the rules refuse most, and an event is told by few in other words
)
_FORTNIGHT = 14  # days
_AGAINST = (Stance.DENIES, Stance.DISPUTES)
_APART = (Nest.APART, Nest.CROSSING)
_LONGEST = 1_000  # characters of a passage: beyond them a vector says what the report is about, not what the sentence is


def proposed(
    loose: Sequence[Card], placed: Sequence[Card], embed: Embed, least: float = LIKENESS
) -> dict[str, list[Card]]:
    """For each loose claim's id the placed claims of other languages whose passages mean about the same, nearest first."""
    if not loose or not placed:
        return {}
    import numpy as np  # only here: reconciling alone does without it, and starts sooner

    texts = sorted({_passage(card) for card in (*loose, *placed)})
    row = {text: number for number, text in enumerate(texts)}
    vectors = np.asarray(embed(texts), dtype=np.float32)
    if len(vectors) != len(texts):
        raise ValueError(f"{len(texts)} texts were to be embedded, and {len(vectors)} vectors came back")
    others = vectors[[row[_passage(card)] for card in placed]]
    found: dict[str, list[Card]] = {}
    for card in loose:
        likeness = (others @ vectors[row[_passage(card)]]).tolist()
        ranked = sorted(
            (-like, other.id, other)
            for like, other in zip(likeness, placed, strict=True)
            if like >= least and other.claim.lang != card.claim.lang
        )
        found[card.id] = [other for _, _, other in ranked[:NEAREST]]
    return found


def agree(one: Card, other: Card) -> bool:
    """True where number, date, place and polarity allow that two claims tell of one thing, and number and date say so."""
    if one.measure != other.measure or one.value is None or not same_number(one, other):
        return False
    if (one.claim.stance in _AGAINST) != (other.claim.stance in _AGAINST):
        return False
    if nest_places(one.places, other.places) in _APART:
        return False
    days = nest_days(one.days, other.days)
    if days in _APART:
        return False
    if any(card.days is None or card.days.unbounded for card in (one, other)):
        return is_distinctive(one.value) and _printed_near(one, other)
    return days is not Nest.UNKNOWN


def joined(
    cards: Mapping[str, Card], groups: Sequence[Mapping[str, str]], loose: Sequence[str], embed: Embed
) -> dict[str, int]:
    """To which group each loose claim goes; those that no rule or more than one group would take are left out. Groups
    are claim ids with the rules by which they belong; only what lies in one by its own scope is compared."""
    home = {
        key: number
        for number, group in enumerate(groups)
        for key, rule in group.items()
        if rule == "incident.same-scope"
    }
    asking = [cards[key] for key in sorted(loose) if cards[key].value is not None]
    langs = {card.claim.lang for card in asking}
    kinds = {card.measure.kind for card in asking}
    placed = [
        cards[key]
        for key in sorted(home)
        if cards[key].measure.kind in kinds and langs - {cards[key].claim.lang}
    ]
    near = proposed(asking, placed, embed)
    where = {
        key: {home[other.id] for other in others if agree(cards[key], other)} for key, others in near.items()
    }
    return {key: next(iter(found)) for key, found in where.items() if len(found) == 1}


def _passage(card: Card) -> str:
    return card.claim.quote[:_LONGEST]


def _printed_near(one: Card, other: Card) -> bool:
    """True where one was said or printed within a fortnight of what the other tells; where nothing dates them, False."""
    times = [_time_of(card) for card in (one, other)]
    return None not in times and abs((times[0] or 0) - (times[1] or 0)) <= _FORTNIGHT


def _time_of(card: Card) -> int | None:
    if card.days is not None and not card.days.unbounded:
        return card.days.last
    if card.said is not None:
        return card.said.toordinal()
    return card.claim.published.latest.toordinal() if card.claim.published is not None else None
