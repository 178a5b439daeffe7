"""Record which entries linking holds to be one person's: the derived tables, replaced as one."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from khronika.ledger import list_tables, list_translate, log
from khronika.nouns import Proposal, canonical_json

_ROWS_AT_ONCE = 1000


def record_links(proposals: Iterable[Proposal], people: Mapping[str, str | None], **said: object) -> None:
    """Let these be the pairs proposed; ``people`` and ``said`` are as for ``record_grouping``, done in the same transaction."""
    rows = [list_translate.proposal_to_row(proposal) for proposal in proposals]
    with transaction.atomic():
        list_tables.LinkProposal.objects.all().delete()
        list_tables.LinkProposal.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
        log.write("linked", "lists", {"proposals": len(rows), "entries": len(people)}, timezone.now())
        record_grouping(people, **said)  # type: ignore[arg-type]


def record_grouping(
    people: Mapping[str, str | None],
    *,
    lists: Sequence[str],
    cells: Mapping[int, int],
    digest: str,
    decisions: int,
    notes: Sequence[str] = (),
    warnings: Sequence[str] = (),
) -> None:
    """Let each entry be the person's that ``people`` says (``None``: no name to link by). ``cells`` are people by the mask of the
    ``lists`` they stand on, ``decisions`` the last one heeded, ``digest`` the hash of what all this follows from."""
    left_out = sum(person is None for person in people.values())
    body = {"lists": lists, "cells": cells, "left_out": left_out, "notes": notes, "warnings": warnings}
    rows = [list_tables.LinkedEntry(entry_id=entry, person=person) for entry, person in people.items()]
    with transaction.atomic():
        now = timezone.now()
        list_tables.LinkedEntry.objects.all().delete()
        list_tables.LinkedEntry.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
        list_tables.Linked.objects.update_or_create(
            pk=1,
            defaults={"digest": digest, "decisions": decisions, "body": canonical_json(body), "at": now},
        )
        counted = {"people": sum(cells.values()), "decisions": decisions, "digest": digest}
        log.write("grouped", "lists", counted, now)
