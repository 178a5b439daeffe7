"""Let overruled comparisons hold for the same claims of a later reading of their report, as decisions on claims do.

An overrule is on the claims of its ids; where new rules give an id to no claim, on the only one of its kind with its passage or with
its figure in the same place. Else it waits: it counts for nothing, and stands on the page of the pair and of the judgement.
"""

from dataclasses import replace

from django.db.models import Q

from khronika.ledger import tables, translate
from khronika.ledger.judgement_tables import Judgement
from khronika.ledger.judgement_translate import (
    OVERRULES,
    in_force,
    overrule_from_row,
    overrule_to_row,
    waiting,
)
from khronika.ledger.judging import beside, logged
from khronika.nouns import Claim, Located, Review, State
from khronika.nouns.reviews import find_again


def follow_overrules(report_id: str) -> int:
    """Call it in the transaction in which another reading of the report became the current one; how many were carried to other
    claims. One query where nobody overruled anything."""
    if not Judgement.objects.filter(sort=OVERRULES).exists():
        return 0
    mine = tables.Claim.objects.filter(reading__report=report_id).values("claim_id")
    rows = list(Judgement.objects.filter(Q(a__in=mine) | Q(b__in=mine), sort=OVERRULES))
    if not rows:
        return 0
    current = tables.Claim.objects.filter(reading__report=report_id, reading__current__isnull=False)
    read = {row.claim_id: translate.claim_as_read(row) for row in current}
    carried = 0
    for row in (*in_force(rows), *waiting(rows)):
        said = overrule_from_row(row)
        a, b = (_found(end, report_id, read) for end in (said.a, said.b))
        if (a, b) == (said.a, said.b) or a is None or b is None or a.claim == b.claim:
            continue
        number, at = logged(a.claim, {"judged": "overrule", "carried": row.number})
        moved = overrule_to_row(replace(said, a=a, b=b), number, at)
        moved.waits = row in waiting(rows)
        moved.save(force_insert=True)
        number, at = logged(said.a.claim, {"judged": "overrule", "withdrawn": row.number})
        beside(row, number, said.by, at, takes_back=row.number).save(force_insert=True)
        carried += 1
    return carried


def _found(end: Located, report_id: str, read: dict[str, Claim]) -> Located | None:
    """The claim as it is read now; itself where its report is another, ``None`` where it is no longer read."""
    if end.report != report_id or end.claim in read:
        return end
    looked_for = Review(
        end.claim, end.report, end.kind, end.span, State.ACCEPTED, "whoever judged", figure=end.figure
    )
    again = find_again(looked_for, [*read.values()])
    return Located.of(again) if again is not None else None
