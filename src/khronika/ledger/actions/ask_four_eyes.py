"""Say what needs a second person in this folder."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.errors import NotPossible
from khronika.ledger.review_tables import FourEyes
from khronika.ledger.reviewing import ADDED, MANY, OVERRULED, RELEASES, RULE
from khronika.nouns import Kind, State

WHAT = (
    *[state.value for state in State if state is not State.PROPOSED],
    ADDED,
    MANY,
    OVERRULED,
    RELEASES,
    *[kind.value for kind in Kind],
)


def ask_four_eyes(what: Iterable[str], *, by: str) -> None:
    """From now on these need a second person and nothing else does; what waits already goes on waiting. Raises NotPossible for what is
    none of ``WHAT``, and without a name."""
    wanted = set(what)
    if strangers := sorted(wanted - set(WHAT)):
        raise NotPossible(f"{', '.join(strangers)} is nothing that a second person could be asked for.")
    if not by.strip():
        raise NotPossible("A decision names who decides.")
    with transaction.atomic():
        before = set(FourEyes.objects.values_list("what", flat=True))
        FourEyes.objects.filter(what__in=before - wanted).delete()
        FourEyes.objects.bulk_create(FourEyes(what=each) for each in sorted(wanted - before))
        log.write(RULE, "folder", {"asked": sorted(wanted), "before": sorted(before)}, timezone.now())
