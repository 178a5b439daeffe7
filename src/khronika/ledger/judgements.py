"""What people judged of who is who and of how figures stand, for pages: a fixed number of queries each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from khronika.ledger.errors import NotHere
from khronika.ledger.judgement_tables import Judgement as Row
from khronika.ledger.judgement_translate import (
    OVERRULES,
    in_force,
    judgement_from_row,
    overrule_from_row,
    waiting,
)
from khronika.nouns import Judged, Judgement, Overrule, Sort


@dataclass(frozen=True, slots=True)
class Past:
    """A judgement with what became of it: it ``holds``, ``waits`` for a second person, or was withdrawn or superseded. The names
    of who withdrew and who confirmed it, and when (ISO times), are empty where nobody did. One of ``who`` and ``how`` is set."""

    number: int
    holds: bool
    waits: bool
    who: Judgement | None = None
    how: Overrule | None = None
    withdrawn_by: str = ""
    withdrawn_at: str = ""
    confirmed_by: str = ""

    @property
    def said(self) -> Judgement | Overrule:
        found = self.who or self.how
        assert found is not None
        return found


def of_parties(sort: Sort, keys: Iterable[str]) -> tuple[Past, ...]:
    """Everything that was judged of these, the last first."""
    wanted = sorted(set(keys))
    return _past(Row.objects.filter(Q(a__in=wanted) | Q(b__in=wanted), sort=sort.value))


def of_pair(a: str, b: str) -> tuple[Past, ...]:
    """Everything that was judged of how two claims stand, the last first."""
    one, other = sorted((a, b))
    return _past(Row.objects.filter(sort=OVERRULES, a=one, b=other))


def of_claims(claims: Iterable[str]) -> tuple[Past, ...]:
    """Overrules of pairs of which one at least is among the claims: those that hold or wait, the last first."""
    wanted = sorted(set(claims))
    rows = Row.objects.filter(Q(a__in=wanted) | Q(b__in=wanted), sort=OVERRULES)
    return tuple(each for each in _past(rows) if each.holds or each.waits)


def judged(number: int) -> Judged:
    """What the judgement of that number says. Raises NotHere."""
    found = Row.objects.filter(pk=number).values_list("judged", flat=True).first()
    if found is None:
        raise NotHere(f"No judgement {number} in this folder.")
    return Judged(found)


def _past(rows: Iterable[Row]) -> tuple[Past, ...]:
    listed = sorted(rows, key=lambda row: -row.number)
    hold, wait = ({row.number for row in some} for some in (in_force(listed), waiting(listed)))
    withdrawn = {row.takes_back: row for row in listed if row.takes_back is not None}
    confirmed = {row.confirms: row for row in listed if row.confirms is not None}
    found = []
    for row in listed:
        if row.takes_back is not None or row.confirms is not None:
            continue
        back, second = withdrawn.get(row.number), confirmed.get(row.number)
        found.append(
            Past(
                row.number,
                row.number in hold,
                row.number in wait,
                judgement_from_row(row) if row.sort != OVERRULES else None,
                overrule_from_row(row) if row.sort == OVERRULES else None,
                back.by if back else "",
                back.at.isoformat(timespec="seconds") if back else "",
                second.by if second else "",
            )
        )
    return tuple(found)
