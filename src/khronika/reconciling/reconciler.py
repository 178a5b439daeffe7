"""Claims in, record out. The same claims in any order give the same record."""

from collections.abc import Iterable

from khronika.nouns import Claim, Comparison
from khronika.reconciling.blocks import candidate_pairs
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import Sources, is_worth_listing, judge
from khronika.reconciling.laying import lay_one, lay_out
from khronika.reconciling.questions import form, with_lattice
from khronika.reconciling.record import Record
from khronika.reconciling.sources import tell
from khronika.reconciling.sums import with_sums


def reconcile(claims: Iterable[Claim]) -> Record:
    """Forms questions of the claims and compares the pairs that a reader could confuse.

    Pairs that are ``unrelated``, or count different things and do not look alike, are not listed (``compare``
    tells). A claim that comes twice counts once. Raises ValueError when two different claims bear one id.
    """
    by_id: dict[str, Claim] = {}
    for claim in claims:
        if by_id.setdefault(claim.id, claim) != claim:
            raise ValueError(f"two different claims bear the id {claim.id}")
    laid = lay_out(by_id)
    cards = laid.cards
    pairs = list(candidate_pairs(cards))
    sources = tell(cards, pairs)
    judged = ((judge(a, b, sources), a, b) for a, b in pairs)
    listed = sorted((c for c, a, b in judged if is_worth_listing(c, a, b)), key=lambda c: (c.a, c.b))
    return Record(
        questions=with_lattice(form(cards)),
        comparisons=tuple(with_sums(listed, {card.id: card for card in cards}, sources)),
        primaries=sources.primaries,
        nearest={card.id: sources.origin(card).id for card in cards},
        adopted=sources.adopted,
        settled=laid.settled,
        names=laid.names,
        claims={key: by_id[key] for key in sorted(by_id)},
    )


def compare(a: Claim, b: Claim, record: Record) -> Comparison:
    """How two claims stand, asked for outright, ``unrelated`` included. What the record knows of their sources
    counts; claims that it does not hold are judged by their own words alone."""
    cards = {claim.id: lay_one(claim, record.claims, record.names, record.settled) for claim in (a, b)}
    nearest: dict[str, Card] = {}
    for claim in (a, b):
        origin = record.claims.get(record.nearest.get(claim.id, claim.id))
        if origin is not None:
            nearest[claim.id] = lay_one(origin, record.claims, record.names, record.settled)
    return judge(cards[a.id], cards[b.id], Sources(record.primaries, nearest, record.adopted))
