"""Record what a person on a list agreed to, or refused, as a named person of the team was told it."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import consent_tables, list_tables, list_translate, log
from khronika.ledger.errors import NotHere
from khronika.nouns import Consent


def record_consent(consent: Consent) -> int:
    """Record it and give back its number; ``at`` is replaced by the time of recording. Raises NotHere for an entry that is
    not in the folder."""
    with transaction.atomic():
        if not list_tables.PersonEntry.objects.filter(pk=consent.entry).exists():
            raise NotHere(f"No entry {consent.entry} in this folder.")
        row = list_translate.consent_to_row(consent, timezone.now())
        row.save(force_insert=True)
        consent_tables.ConsentFor.objects.create(consent=row, entry_id=consent.entry)
        # Neither who gave it nor any typed word: the log is shown to outsiders.
        details = {"number": row.number, "answer": "no" if consent.refused else "yes"}
        log.write("consent-recorded", consent.entry, details, row.at)
    return row.number
