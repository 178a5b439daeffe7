"""Keep an edition of a list of people: the bytes first, then its row and its entries."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khronika.ledger import list_tables, list_translate, log, originals, tables
from khronika.ledger.actions.carry_consents import carry_consents
from khronika.ledger.actions.carry_decisions import carry_decisions, same_entries
from khronika.nouns import PersonList

_ROWS_AT_ONCE = 1000


def keep_list(
    kept: PersonList,
    raw: bytes,
    *,
    source: str | None = None,
    label: str | None = None,
    invented: bool = False,
) -> bool:
    """Keep the bytes and every entry, and let it be the edition of its name that counts. False when these bytes were kept
    before: the list that stands is then the first one, under the name it was given. What was decided on the edition that counted until
    now is carried over (``carry_decisions``), and what people on it agreed to (``carry_consents``). ``source`` is who keeps the list, ``label``
    what its edition is called; ``invented`` says that nobody on it exists.

    Raises FolderTrouble and OriginalDiffers as for reports.
    """
    originals.keep(Path(settings.KHRONIKA_FOLDER), kept.edition, raw)
    with transaction.atomic():
        now = timezone.now()
        if list_tables.PersonList.objects.filter(pk=kept.edition).exists():
            log.write("list-received-again", kept.edition, {}, now)
            return False
        if not tables.StoredBytes.objects.filter(pk=kept.edition).exists():
            tables.StoredBytes.objects.create(sha256=kept.edition, size=len(raw), received_at=now)
        list_translate.list_to_row(kept, source, label, invented, now).save(force_insert=True)
        rows = [list_translate.entry_to_row(record) for record in kept.records]
        list_tables.PersonEntry.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
        before = (
            list_tables.CurrentEdition.objects.filter(name=kept.name)
            .values_list("list_id", flat=True)
            .first()
        )
        list_tables.CurrentEdition.objects.update_or_create(
            name=kept.name, defaults={"list_id": kept.edition}
        )
        # Neither its name nor a column's: a file may be called after a person.
        details = {"bytes": len(raw), "entries": len(kept.records), "unread lines": len(kept.unread)}
        log.write("list-kept", kept.edition, details, now)
        if before is not None:
            same = same_entries(before, kept.edition)
            carry_decisions(before, kept.edition, same)
            carry_consents(before, kept.edition, same)
    return True
