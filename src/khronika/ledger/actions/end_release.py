"""Put a proposal aside, or take a release back: both stay, with the reason."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.actions.publish_release import waiting
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.release_tables import ReleaseEnded, ReleaseSigned
from khronika.nouns import Stage

DROPPED, WITHDRAWN = "release-dropped", "release-withdrawn"


def drop_proposal(number: int, *, by: str, reason: str) -> None:
    """Raises NotHere, and NotPossible where it does not wait any more or without a name or a reason."""
    _told(by, reason)
    with transaction.atomic():
        row, now = waiting(number), timezone.now()
        ReleaseEnded(
            proposal=row, stage=Stage.DROPPED.value, by=by.strip(), reason=reason.strip(), at=now
        ).save(force_insert=True)
        log.write(DROPPED, f"release {row.release}", {"proposal": number}, now)


def withdraw_release(release: int, *, by: str, reason: str) -> None:
    """The reason is told to readers, who may have kept the release: it must say nothing that harms. Raises NotHere, and NotPossible
    where it was withdrawn before or without a name or a reason."""
    _told(by, reason)
    with transaction.atomic():
        row = (
            ReleaseSigned.objects.select_for_update(of=("self",))
            .select_related("proposal")
            .filter(release=release)
            .first()
        )
        if row is None:
            raise NotHere(f"No release {release} in this folder. `khronika release list` lists them.")
        if ReleaseEnded.objects.filter(pk=row.proposal_id).exists():
            raise NotPossible(f"Release {release} was withdrawn before; nothing was recorded.")
        now = timezone.now()
        ReleaseEnded(
            proposal_id=row.proposal_id,
            stage=Stage.WITHDRAWN.value,
            by=by.strip(),
            reason=reason.strip(),
            at=now,
        ).save(force_insert=True)
        log.write(WITHDRAWN, f"release {release}", {"proposal": row.proposal_id}, now)


def _told(by: str, reason: str) -> None:
    if not by.strip() or not reason.strip():
        raise NotPossible("Who takes a release back or puts a proposal aside is named, with the reason.")
