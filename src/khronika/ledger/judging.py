"""What the acts of judging share: the log row that a judgement is of, taking one back, and the second person. Must be called inside the
act's own transaction; ``actions`` decide who may what."""

import datetime as dt

from django.utils import timezone

from khronika.ledger import heeding, log, tables
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.judgement_tables import Judgement
from khronika.ledger.judgement_translate import in_force, waiting
from khronika.ledger.reviewing import DecidedMeanwhile

# All acts of judging are logged under one name, so that the record is made anew around what they speak of.
JUDGED = "judged"
ACTS = frozenset({JUDGED})


def logged(subject: str, details: dict[str, object]) -> tuple[int, dt.datetime]:
    """Writes the log row of a judgement, without a name and a reason; its number, which is the judgement's, and its time."""
    now = timezone.now()
    log.write(JUDGED, subject, details, now)
    heeding.forget()
    return tables.LogRow.objects.order_by("-number").values_list("number", flat=True)[0], now


def standing(number: int) -> Judgement:
    """A judgement that holds or waits for a second person. Raises NotHere, and DecidedMeanwhile where it does neither any more."""
    rows = Judgement.objects.filter(pk=number) | Judgement.objects.filter(takes_back=number)
    rows |= Judgement.objects.filter(confirms=number)
    found = list(rows)
    made = next((row for row in found if row.number == number), None)
    if made is None or made.takes_back is not None or made.confirms is not None:
        raise NotHere(f"No judgement {number} in this folder.")
    if made not in in_force(found) and made not in waiting(found):
        raise DecidedMeanwhile("That judgement does not stand any more; nothing was recorded.")
    return made


def beside(made: Judgement, number: int, by: str, at: dt.datetime, **columns: int) -> Judgement:
    """The row of an act on a judgement: it takes it back or confirms it."""
    return Judgement(
        number=number,
        judged=made.judged,
        sort=made.sort,
        a=made.a,
        b=made.b,
        body="{}",
        by=by,
        at=at,
        **columns,
    )


def signed(by: str) -> str:
    """Who acts. Raises NotPossible without a name."""
    if not by.strip():
        raise NotPossible("A judgement names who judges.")
    return by.strip()
