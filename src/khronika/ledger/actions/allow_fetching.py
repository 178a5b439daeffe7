"""Switch fetching on or off, for the whole folder. Off until an owner says otherwise."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.arrival_tables import InboxRule


def allow_fetching(allowed: bool) -> None:
    with transaction.atomic():
        InboxRule.objects.update_or_create(pk=1, defaults={"fetching": allowed})
        log.write("fetching-rule", "inbox", {"allowed": allowed}, timezone.now())
