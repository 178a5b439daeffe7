"""Let decisions on claims hold for the same claims of a later reading of their report.

A decision is on the claim of its id; where new rules give that id to no claim, on the only one of its kind with its passage or
with its figure in the same place. Else it waits: listed as "its claim is no longer read so", counting for nothing.
"""

from dataclasses import dataclass, replace

from django.utils import timezone

from khronika.ledger import review_translate, since, tables, translate
from khronika.ledger.review_tables import Standing
from khronika.ledger.reviewing import (
    Act,
    counting_row,
    instead_of,
    let_stand,
    standing_of,
    take_back,
    unsettle,
)
from khronika.nouns import Claim
from khronika.nouns.reviews import changes, find_again

_MOVED = "carried to the claim as it is read now"


@dataclass(frozen=True, slots=True)
class Followed:
    """How many decisions hold for a claim of the same id, how many were carried to another, how many wait."""

    kept: int = 0
    carried: int = 0
    waiting: int = 0


def follow_reviews(report_id: str) -> Followed:
    """Call it in the transaction in which another reading of the report became the current one. Three queries where nobody
    decided anything of the report, and a few for each claim decided."""
    standings = list(
        Standing.objects.filter(report=report_id)
        .select_related("review", "waiting", "read")
        .order_by("claim_id")
    )
    if not standings:
        return Followed()
    rows = {
        row.claim_id: row
        for row in tables.Claim.objects.filter(reading__report=report_id, reading__current__isnull=False)
    }
    read = {key: translate.claim_as_read(row) for key, row in rows.items()}
    taken = frozenset(each.claim_id for each in standings if each.claim_id in read)
    act = Act(since.last_act(), timezone.now())
    kept = carried = waiting = 0
    for standing in standings:
        if standing.claim_id in read:
            _hold(standing, rows[standing.claim_id], read[standing.claim_id], act)
            kept += 1
            continue
        made = standing.review or standing.waiting
        found = (
            find_again(review_translate.review_from_row(made), [*read.values()], taken)
            if made is not None
            else None
        )
        _hold(standing, None, None, act)
        if found is not None and made is not None:
            _carry(standing, found, act)
            taken |= {found.id}
            carried += 1
        elif made is not None and standing.instead_id is None:
            waiting += 1
    return Followed(kept, carried, waiting)


def _hold(standing: Standing, row: tables.Claim | None, claim: Claim | None, act: Act) -> None:
    before = counting_row(standing)
    standing.read = row
    made = standing.review or standing.waiting
    seen = review_translate.review_from_row(made).seen if made is not None else None
    standing.changed = claim is not None and seen is not None and changes(seen, claim) != ()
    missed = seen is None  # by the machine, so that a person's reading needs none of its
    standing.instead_id = instead_of(standing) if row is not None or missed else None
    standing.save()
    if before != counting_row(standing):
        unsettle(standing.claim_id, before, act.number)


def _carry(standing: Standing, claim: Claim, act: Act) -> None:
    """The same decision by the same person on the other claim; here it is taken back."""
    for made, waits in ((standing.review, False), (standing.waiting, True)):
        if made is None:
            continue
        told = review_translate.review_from_row(made)
        figure = claim.figure.span if claim.figure else None
        moved = replace(
            told,
            claim=claim.id,
            kind=claim.kind,
            span=claim.span,
            figure=figure,
            seen=claim,
            corrected=replace(told.corrected, id=claim.id) if told.corrected else None,
            reason=told.reason or _MOVED,
        )
        take_back(standing, made.number, told.by, act)
        target = standing_of(claim.id)
        let_stand(target, moved, act, waits=waits)
        target.changed = told.seen is not None and changes(told.seen, claim) != ()
        target.save(update_fields=["changed"])
