"""One source, a number for less and later a number for more: not a revision, but what it counts grew.

"About 700" for two cities and two days, then "almost 4,000" for the country and five days, from one ministry: readers
take the second for a correction of the first. The words here say what grew.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from anyascii import anyascii

from khronika.nouns import Claim, Comparison, Place, Relation
from khronika.reconciling.cards import card_of
from khronika.reconciling.laying import is_latin
from khronika.reconciling.measures import measure_of
from khronika.reconciling.reasons import figure_words, period_words, places_words


def _scope_words(claim: Claim, named: Callable[[Place], str]) -> str:
    places = tuple(replace(place, name=named(place)) for place in claim.places)
    return f"{places_words(places)}, {period_words(claim.when)}"


def in_latin(place: Place) -> str:
    """A name a reader of English can read: the words are English, the place may be named in another script."""
    return place.name if is_latin(place.name) else anyascii(place.name)


def _size(claim: Claim) -> float:
    figure = claim.figure
    return (figure.value or figure.low or figure.high or 0.0) if figure is not None else 0.0


def growth(
    claim_id: str,
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    named: Callable[[Place], str] = in_latin,
) -> str:
    """ "grew from its own “About 700” for Almaty, 9 June 2019"; empty where the claim's source counts nothing
    narrower or wider. Retellings are left to the relay's own words. ``named`` gives a place's English name, where the caller knows it."""
    found = grown(claim_id, claims, comparisons)
    if found is None:
        return ""
    other, narrower = found
    told = f"{figure_words(card_of(other))} for {_scope_words(other, named)}"
    mine, theirs = _size(claims[claim_id]), _size(other)
    if narrower and mine <= theirs:
        return f"{'no more' if mine == theirs else 'less'} than its own {told}, a part of it"
    if not narrower and mine > theirs:
        return f"more than its own {told}, of which it is a part"
    return f"{'grew from' if narrower else 'part of'} its own {told}"


def grown(
    claim_id: str, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> tuple[Claim, bool] | None:
    """The largest narrower count of the same source and True; else its largest wider one and False; ``None`` for neither."""
    repeated = {c.b for c in comparisons if c.relation is Relation.RELAY and c.directed}
    if claim_id in repeated or claims[claim_id].figure is None:
        return None
    mine = card_of(claims[claim_id])
    if mine.against:
        return None
    narrower: list[Claim] = []
    wider: list[Claim] = []
    for c in comparisons:
        if (
            c.relation is not Relation.PART_OF
            or claim_id not in (c.a, c.b)
            or not {c.a, c.b} <= claims.keys()
            or (c.rule == "part-of.sum" and c.b == claim_id)  # its parts make it up: nothing grew
        ):
            continue
        other = claims[c.a if c.b == claim_id else c.b]
        same = (
            card_of(other).primary == mine.primary
            and other.figure is not None
            and not card_of(other).against
            and other.id not in repeated
        )
        # "670 jailed" is a part of "957 punished" by kind, not the same count grown: what they count must be one.
        if same and measure_of(other).population == measure_of(mine.claim).population:
            (narrower if c.b == claim_id else wider).append(other)
    most = max(narrower or wider, key=lambda claim: (_size(claim), claim.id), default=None)
    return (most, bool(narrower)) if most is not None else None
