"""One source, a number for less and later a number for more: not a revision, but what it counts grew.

"About 700" for two cities and two days, then "almost 4,000" for the country and five days, from one ministry: readers
take the second for a correction of the first. The words here say what grew.
"""

from collections.abc import Mapping, Sequence

from khronika.nouns import Claim, Comparison, Relation
from khronika.reconciling.cards import card_of
from khronika.reconciling.reasons import figure_words, period_words, places_words


def _scope_words(claim: Claim) -> str:
    return f"{places_words(claim.places)}, {period_words(claim.when)}"


def _size(claim: Claim) -> float:
    figure = claim.figure
    return (figure.value or figure.low or figure.high or 0.0) if figure is not None else 0.0


def growth(claim_id: str, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> str:
    """ "grew from its own “About 700” for Almaty, 9 June 2019"; empty where the claim's source counts nothing
    narrower or wider. Retellings are left to the relay's own words."""
    repeated = {c.b for c in comparisons if c.relation is Relation.RELAY and c.directed}
    if claim_id in repeated or claims[claim_id].figure is None:
        return ""
    mine = card_of(claims[claim_id])
    narrower, wider = [], []
    for c in comparisons:
        if c.relation is not Relation.PART_OF or claim_id not in (c.a, c.b) or not {c.a, c.b} <= claims.keys():
            continue
        other = claims[c.a if c.b == claim_id else c.b]
        same = card_of(other).primary == mine.primary and other.figure is not None and other.id not in repeated
        # "677 of them were fined" is a part by kind, not the same count grown: kinds must be one.
        if same and other.kind is mine.claim.kind and other.part_of is None and mine.claim.part_of is None:
            (narrower if c.b == claim_id else wider).append(other)
    if narrower:
        most = max(narrower, key=lambda claim: (_size(claim), claim.id))
        return f"grew from its own {figure_words(card_of(most))} for {_scope_words(most)}"
    if wider:
        most = max(wider, key=lambda claim: (_size(claim), claim.id))
        return f"part of its own {figure_words(card_of(most))} for {_scope_words(most)}"
    return ""
