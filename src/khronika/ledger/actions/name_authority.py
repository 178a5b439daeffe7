"""Name an authority of time that the owner trusts, or ask it no more."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.errors import NotPossible
from khronika.ledger.time_tables import AuthorityLeft, TimeAuthority
from khronika.nouns import digest


def name_authority(name: str, address: str | None, certificates: str) -> int:
    """Its number. ``certificates`` is a chain as PEM that was looked at. Raises NotPossible where one of that name is asked already:
    another chain is another authority, and the old one's tokens need the old chain."""
    with transaction.atomic():
        if TimeAuthority.objects.filter(name=name, left__isnull=True).exists():
            raise NotPossible(
                f"“{name}” is asked already. Leave it first (khronika timestamp --leave), then name it again."
            )
        now = timezone.now()
        row = TimeAuthority.objects.create(name=name, address=address, certificates=certificates, at=now)
        # Neither its name nor its address: some teams run their own, and the log is shown to outsiders.
        log.write("authority-named", str(row.number), {"certificates": digest(certificates.encode())}, now)
    return row.number


def leave_authority(name: str) -> bool:
    """False where none of that name is asked. Its tokens stay, and are checked by its chain."""
    with transaction.atomic():
        row = TimeAuthority.objects.filter(name=name, left__isnull=True).first()
        if row is None:
            return False
        now = timezone.now()
        AuthorityLeft.objects.create(authority=row, at=now)
        log.write("authority-left", str(row.number), {}, now)
    return True
