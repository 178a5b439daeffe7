"""Take back a judgement: on who is who, or on how two figures stand. Both stay in the history."""

from django.db import transaction

from khronika.ledger import heeding
from khronika.ledger.judging import beside, logged, signed, standing
from khronika.ledger.withholding import withhold_anew


def withdraw_judgement(number: int, *, by: str) -> None:
    """What stood without it stands again after the next reconciling. Raises NotHere, DecidedMeanwhile where it does not stand any
    more, and NotPossible without a name."""
    name = signed(by)
    with transaction.atomic():
        made = standing(number)
        now, at = logged(f"judgement {number}", {"judged": made.judged, "withdrawn": number})
        beside(made, now, name, at, takes_back=number).save(force_insert=True)
        heeding.forget()
        withhold_anew()
