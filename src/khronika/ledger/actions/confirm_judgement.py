"""Let another person's judgement stand that needs a second one."""

from django.db import transaction

from khronika.ledger import heeding
from khronika.ledger.errors import NotPossible
from khronika.ledger.judging import beside, logged, signed, standing
from khronika.ledger.reviewing import DecidedMeanwhile, same_person


def confirm_judgement(number: int, *, by: str) -> None:
    """Raises NotHere, DecidedMeanwhile where it does not wait any more, and NotPossible for whoever made it."""
    name = signed(by)
    with transaction.atomic():
        made = standing(number)
        if not made.waits or type(made).objects.filter(confirms=number).exists():
            raise DecidedMeanwhile("That judgement does not wait any more; nothing was recorded.")
        if same_person(made.by, name):
            raise NotPossible("Whoever judges cannot be the second person; somebody else confirms.")
        now, at = logged(f"judgement {number}", {"judged": made.judged, "confirmed": number})
        beside(made, now, name, at, confirms=number).save(force_insert=True)
        heeding.forget()
