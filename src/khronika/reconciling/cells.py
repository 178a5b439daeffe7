"""The words of a table cell: how one figure stands to the others. English; the desk says the other two languages."""

from collections.abc import Callable, Mapping, Sequence

from khronika.nouns import Claim, Comparison, Place, Question, Relation, Stance
from khronika.reconciling.answers import named as named_body
from khronika.reconciling.answers import sums_of
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.comparisons import SLIPS
from khronika.reconciling.growth import growth, in_latin
from khronika.reconciling.measures import measure_of
from khronika.reconciling.reasons import figure_words
from khronika.reconciling.stances import is_unaware
from khronika.reconciling.totals import whole_cell


def _whose(card: Card) -> str:
    """ "the Interior Ministry’s", "witnesses’"."""
    name = named_body(card)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def standing(
    claim_id: str,
    question: Question,
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    named: Callable[[Place], str] = in_latin,
) -> str:
    """A table cell: how the claim stands to the others given. Relay first, since a retelling has no standing of its
    own; then what it revises or contradicts; what it is part of or counts instead; "fits" or "stands alone". ``named`` as
    ``growth`` takes it."""
    mine = [c for c in comparisons if claim_id in (c.a, c.b) and c.a in claims and c.b in claims]
    if relay := _relay_cell(claim_id, mine, claims):
        return relay
    sums = [whole_cell(each, "en") for each in sums_of([claim_id], comparisons)[:1]]
    parts = [*_revision_cells(claim_id, mine, claims), *_clash_cells(claim_id, mine, claims), *sums]
    if claim_id not in question.members:
        parts = [_outside_cell(claim_id, question, mine, claims, named), *parts]
    if (denial := denial_of(claims[claim_id])) is not None:
        parts = [_DENIALS[denial], *parts]
    if parts:
        return "; ".join(parts)
    fits = [c for c in mine if c.relation is Relation.AGREE]
    if fits:
        return f"fits {_theirs(claim_id, fits, claims)}"
    return "the only figure of this scope" if claims[claim_id].figure else "no number given"


_DENIALS = {"number": "denies this number", "it": "denies it", "unaware": "says only that it does not know"}


def denial_of(claim: Claim) -> str | None:
    """``number`` for who denies a number, ``it`` for who denies without one, ``unaware`` for who only does not know; ``None``
    for who says it."""
    if claim.stance not in (Stance.DENIES, Stance.DISPUTES):
        return None
    if claim.figure is None:
        return "unaware" if is_unaware(claim) else "it"
    return "number" if card_of(claim).against else None


def _other(claim_id: str, comparison: Comparison) -> str:
    return comparison.b if comparison.a == claim_id else comparison.a


def _theirs(claim_id: str, found: Sequence[Comparison], claims: Mapping[str, Claim]) -> str:
    cards = [card_of(claims[_other(claim_id, c)]) for c in found]
    cards.sort(
        key=lambda card: card.claim.figure is None
    )  # "part of what somebody’s no number counts" tells nothing
    first = cards[0]
    words = f"{_whose(first)} {figure_words(first)}"
    more = len(cards) - 1
    return f"{words} and {more} more" if more else words


def _relay_cell(claim_id: str, mine: Sequence[Comparison], claims: Mapping[str, Claim]) -> str:
    relays = [c for c in mine if c.relation is Relation.RELAY and c.directed and c.b == claim_id]
    if not relays:
        return ""
    nearest = min(relays, key=lambda c: (card_of(claims[c.a]).nearness, c.a))
    origin = card_of(claims[nearest.a])
    changed = f"; {nearest.drift}" if nearest.drift else ""
    return f"repeats {_whose(origin)} {figure_words(origin)}{changed}"


def _revision_cells(claim_id: str, mine: Sequence[Comparison], claims: Mapping[str, Claim]) -> list[str]:
    cells = []
    earlier = [c for c in mine if c.relation is Relation.REVISION and c.b == claim_id]
    later = [c for c in mine if c.relation is Relation.REVISION and c.a == claim_id]
    if earlier:
        first = min((card_of(claims[c.a]) for c in earlier), key=lambda card: (card.nearness, card.id))
        cells.append(f"revises its own {figure_words(first)}")
    if later:
        then = min((card_of(claims[c.b]) for c in later), key=lambda card: (card.nearness, card.id))
        cells.append(f"later revised to {figure_words(then)}")
    return cells


def _clash_cells(claim_id: str, mine: Sequence[Comparison], claims: Mapping[str, Claim]) -> list[str]:
    cells = []
    slips = [c for c in mine if c.rule in SLIPS]
    clashes = [c for c in mine if c.relation is Relation.CONTRADICT and c not in slips]
    above = [c for c in mine if c.exceeds and c.a == claim_id]
    if slips:
        cells.append(f"one of this and {_theirs(claim_id, slips, claims)} is likely a slip")
    if clashes:
        cells.append(f"contradicts {_theirs(claim_id, clashes, claims)}")
    if above:
        cells.append(f"a part above its whole, {_theirs(claim_id, above, claims)}")
    return cells


def _outside_cell(
    claim_id: str,
    question: Question,
    mine: Sequence[Comparison],
    claims: Mapping[str, Claim],
    named: Callable[[Place], str],
) -> str:
    members = set(question.members)
    toward = [c for c in mine if _other(claim_id, c) in members]
    measure = measure_of(claims[claim_id])
    if inside := [c for c in toward if c.relation is Relation.PART_OF and c.a == claim_id]:
        told = [c for c in inside if claims[c.b].figure is not None]
        if summed := [c for c in told if c.rule == "part-of.sum"]:
            return f"with other parts it makes up {_theirs(claim_id, summed, claims)}"
        other = f"counts something else: {measure.population}; " if measure.kind is not question.kind else ""
        return (
            f"{other}{_part_cell(claim_id, told, claims, named)}" if told else "part of the question's scope"
        )
    if any(c.relation is Relation.PART_OF and c.b == claim_id for c in toward):
        return "covers more than the question"
    if measure.kind is not question.kind or any(c.relation is Relation.NOT_COMPARABLE for c in toward):
        return f"counts something else: {measure.population}"
    return "part of the question's scope" if not toward else "another scope"


def _part_cell(
    claim_id: str,
    told: Sequence[Comparison],
    claims: Mapping[str, Claim],
    named: Callable[[Place], str],
) -> str:
    """What it is a part of. Another source's figure is not made up of this one: it only counts more."""
    grew = growth(claim_id, claims, told, named)
    if grew.startswith("part of its own"):
        return grew
    theirs = _theirs(claim_id, told, claims)
    if any(c.rule == "part-of.stated" for c in told):
        return f"part of {theirs}"
    act = "counts" if claims[claim_id].figure is not None else "speaks of"
    return f"{act} a part of what {theirs} {'counts' if len(told) == 1 else 'count'}"
