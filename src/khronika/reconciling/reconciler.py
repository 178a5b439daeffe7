"""Claims in, record out. The same claims in any order give the same record."""

from collections.abc import Iterable
from dataclasses import replace

from khronika.nouns import Claim, Comparison, Overrule
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import judge
from khronika.reconciling.growing import Growing
from khronika.reconciling.laying import English, lay_one
from khronika.reconciling.pairs import Sources
from khronika.reconciling.record import Record


def reconcile(
    claims: Iterable[Claim],
    copies: Iterable[Iterable[str]] = (),
    withdrawn: Iterable[str] = (),
    english: English | None = None,
    overrules: Iterable[Overrule] = (),
) -> Record:
    """Forms questions of the claims and compares the pairs that a reader could confuse.

    ``copies`` are groups of report ids whose texts copy one another, as ``near_duplicates`` finds them. Pairs that are
    ``unrelated``, or count different things and do not look alike, are not listed (``compare`` tells). A claim that
    comes twice counts once. Claims of reports that are ``withdrawn`` (by id) answer nothing and are compared with
    nothing; ``Record.withdrawn`` names them. ``english`` names places that no English report names, for questions and
    reasons; without it they are put in Latin letters. ``overrules`` are what people say of pairs of claims in the place of what the
    rules say. Raises ValueError when two different claims bear one id.
    """
    gone = frozenset(withdrawn)
    left_out: list[Claim] = []
    standing: list[Claim] = []
    for claim in claims:
        (left_out if claim.report_id in gone else standing).append(claim)
    growing = Growing(english=english, overrules=overrules)
    growing.add_many(standing, copies)
    return replace(growing.record(), withdrawn=tuple(sorted({claim.id for claim in left_out})))


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
