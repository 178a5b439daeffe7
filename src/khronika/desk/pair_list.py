"""How the figures of a question stand to each other, pair by pair, for the page on which each can be overruled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.desk.judged import day_of
from khronika.desk.language import namer, spoken
from khronika.desk.pair_views import stands_in_words, worked_out
from khronika.nouns import Claim, Comparison, Question, Relation
from khronika.reconciling import reason_in

MOST = 60  # about two screens; a claim's own page lists all of its own


@dataclass(frozen=True, slots=True)
class PairRow:
    """``stands`` says how, of ``a`` as A and ``b`` as B; ``why`` the reason of the rules or, where ``by`` is set, a person's. ``worked``
    is how it stood before, in words, empty where the rules do not list the two."""

    a: Claim
    b: Claim
    pair: Comparison
    stands: str
    why: str
    by: str = ""
    when: str = ""
    worked: str = ""

    @property
    def langs(self) -> dict[str, str]:
        """The language of each figure's words, which the reason quotes."""
        return {
            claim.figure.text: claim.lang
            for claim in (self.a, self.b)
            if claim.figure is not None and claim.lang
        }


@dataclass(frozen=True, slots=True)
class PairList:
    """``overruled`` are all of which a person said otherwise; ``rows`` the first of the others, ``left`` how many more there are."""

    overruled: tuple[PairRow, ...]
    rows: tuple[PairRow, ...]
    left: int


def pair_list(question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> PairList:
    """Pairs of which one is a member of the question, what disagrees first."""
    members = set(question.members)
    mine = [
        each
        for each in comparisons
        if each.a in claims and each.b in claims and not members.isdisjoint((each.a, each.b))
    ]
    mine.sort(key=lambda each: (_order(each, members), each.a, each.b))
    said = [each for each in mine if each.overruled is not None]
    others = [each for each in mine if each.overruled is None]
    named = namer(question.period)
    return PairList(
        tuple(_row(each, claims, named) for each in said),
        tuple(_row(each, claims, named) for each in others[:MOST]),
        max(len(others) - MOST, 0),
    )


def _order(pair: Comparison, members: set[str]) -> tuple[bool, int]:
    outside = not {pair.a, pair.b} <= members
    clash = pair.relation is Relation.CONTRADICT or pair.exceeds
    return outside, 0 if clash else 2 if pair.relation is Relation.NOT_COMPARABLE else 1


def _row(pair: Comparison, claims: Mapping[str, Claim], named: object) -> PairRow:
    both = {end: claims[end] for end in (pair.a, pair.b)}
    before, stood = pair.overruled, worked_out(pair)
    worked = stands_in_words(stood, pair.a) if stood is not None else ""
    return PairRow(
        claims[pair.a],
        claims[pair.b],
        pair,
        stands_in_words(pair, pair.a),
        reason_in(pair, both, spoken(), named),  # type: ignore[arg-type]
        before.by if before else "",
        day_of(before.at) if before else "",
        worked,
    )
