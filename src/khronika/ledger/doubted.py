"""Which fields of claims in the folder stand on weak ground, as `nouns.grounds` finds them in the reports' texts; none of claims that a
person has vouched for."""

from collections.abc import Iterable, Iterator
from itertools import islice

from khronika.ledger import tables, translate
from khronika.ledger.review_tables import Standing
from khronika.nouns import Claim
from khronika.nouns.grounds import WeakGround, weak_grounds
from khronika.nouns.reviews import State

_AT_ONCE = 200  # claims whose reports' texts are held at a time
_VOUCHED = (State.ACCEPTED.value, State.CORRECTED.value)


def with_grounds(claims: Iterable[Claim]) -> Iterator[tuple[Claim, tuple[WeakGround, ...], str]]:
    """Each claim, in the order given, with its weak grounds and its report's stored text. Streamed."""
    coming = iter(claims)
    while some := list(islice(coming, _AT_ONCE)):
        rows = tables.Report.objects.filter(pk__in={claim.report_id for claim in some})
        texts = {row.id: translate.report_from_row(row).text for row in rows}
        decided = Standing.objects.filter(claim_id__in=[claim.id for claim in some], state__in=_VOUCHED)
        vouched = set(decided.values_list("claim_id", flat=True))
        for claim in some:
            text = texts.get(claim.report_id, "")
            yield claim, () if claim.id in vouched else weak_grounds(claim, text), text


def weak_of(claims: Iterable[Claim]) -> dict[str, tuple[WeakGround, ...]]:
    """The weak grounds of those of the claims that have any, by the claim's id."""
    return {claim.id: weak for claim, weak, _ in with_grounds(claims) if weak}
