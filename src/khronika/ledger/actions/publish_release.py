"""Publish a proposed release: whoever confirms it signs, and in one transaction it is public or it is not."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.actions.note_original import note_released
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.release_tables import Release as Row
from khronika.ledger.release_tables import ReleaseSigned
from khronika.ledger.releases import second_person
from khronika.ledger.reviewing import same_person
from khronika.nouns import release_from

ACT = "released"


def publish_release(number: int, signature: str, public_key: str, *, by: str) -> int:
    """The release's number. The caller has checked that the signature is of the proposal's document. Raises NotHere, NotPossible
    where it does not wait any more, without a name, and where a second person is asked for and it is the same one."""
    name = by.strip()
    if not name:
        raise NotPossible("A release names who confirms it.")
    with transaction.atomic():
        row = waiting(number)
        if second_person() and same_person(row.by, name):
            raise NotPossible("Whoever proposes cannot be the second person; somebody else confirms.")
        if ReleaseSigned.objects.filter(release=row.release).exists():
            raise NotPossible("Another release was published meanwhile; propose this one again.")
        now = timezone.now()
        ReleaseSigned(
            proposal=row, release=row.release, signature=signature, public_key=public_key, by=name, at=now
        ).save(force_insert=True)
        log.write(ACT, f"release {row.release}", {"proposal": number, "digest": row.digest}, now)
        release = release_from(row.document.encode())
        note_released(f"release {row.release}", [each.sha256 for each in release.reports if each.sha256])
    return row.release


def waiting(number: int) -> Row:
    """The proposal, locked. Raises NotHere, and NotPossible where it was published or put aside."""
    row = Row.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise NotHere(f"No proposal {number} of a release in this folder.")
    if hasattr(row, "signed") or hasattr(row, "ended"):
        raise NotPossible("That proposal does not wait any more; nothing was recorded.")
    return row
