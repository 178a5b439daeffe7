"""Record what reading made of a report."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from khronika.ledger import log, seals, tables, tallies, translate
from khronika.ledger.actions.follow_overrules import follow_overrules
from khronika.ledger.actions.follow_reviews import follow_reviews
from khronika.ledger.actors import index_actors
from khronika.ledger.search_index import index_claims
from khronika.ledger.tallied import of_claims
from khronika.ledger.withholding import withhold_anew
from khronika.nouns import Claim, Reading

_ROWS_AT_ONCE = 500  # SQLite allows 32,766 values in a statement; a claim's row has about 18


def record_reading(reading: Reading) -> bool:
    """Record the reading and let it be the current one. False when this version of the rules had read the report
    already, and nothing was changed. Claims of earlier readings stay as they are; what people decided of them holds for
    the same claims of this one (see ``follow_reviews``).

    From its first look to its end nobody else writes the log, and whoever decides waits: so the first reading of a report, of which nobody decided anything, asks
    the database for nothing that it knows itself."""
    with transaction.atomic():
        log.in_turn()
        now = timezone.now()
        if not _first(reading, now):
            same = tables.Reading.objects.filter(
                report_id=reading.report_id, rules_version=reading.rules_version
            )
            if same.exists():
                return False
            _another(reading, now)
        follow_overrules(reading.report_id)
        withhold_anew()
    return True


def _first(reading: Reading, now: dt.datetime) -> bool:
    """False, and nothing done, where the report was read before, or people did something about it."""
    known = Q(
        readings__isnull=False,
        withdrawal__isnull=False,
        withheld__isnull=False,
        standings__isnull=False,
        _connector=Q.OR,
    )
    report = tables.Report.objects.filter(pk=reading.report_id).exclude(known)
    outlets = list(report.values_list("outlet", flat=True))
    if not outlets:
        return False
    number, bodies = _rows(reading, now)
    tables.CurrentReading.objects.bulk_create(
        [tables.CurrentReading(report_id=reading.report_id, reading_id=number)]
    )
    log.write("read", reading.report_id, _details(reading, bodies), now)
    tallies.add(of_claims(reading.claims, outlets[0]))
    return True


def _another(reading: Reading, now: dt.datetime) -> None:
    with tallies.recounted(reading.report_id):
        number, bodies = _rows(reading, now)
        tables.CurrentReading.objects.update_or_create(
            report_id=reading.report_id, defaults={"reading_id": number}
        )
        followed, details = follow_reviews(reading.report_id), _details(reading, bodies)
        if followed.carried or followed.waiting:
            details |= {"decisions carried": followed.carried, "decisions waiting": followed.waiting}
        log.write("read", reading.report_id, details, now)


def _rows(reading: Reading, now: dt.datetime) -> tuple[int, list[str]]:
    row = translate.reading_to_row(reading, now)
    row.save(force_insert=True)
    return row.number, record_claims(reading.claims, row.number)


def _details(reading: Reading, bodies: list[str]) -> dict[str, Any]:
    return {
        "rules": reading.rules_version,
        "claims": len(reading.claims),
        "silent": len(reading.silent),
        "bodies": seals.of_claims(bodies),
    }


def record_claims(claims: tuple[Claim, ...], reading_number: int) -> list[str]:
    """Rows of the claims of one reading, with the places by which they are found. Gives back the rows' bodies, in their order."""
    rows = [translate.claim_to_row(claim, reading_number) for claim in claims]
    tables.Claim.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
    places = [
        place
        for claim, row in zip(claims, rows, strict=True)
        for place in translate.claim_places(claim, row.number)
    ]
    tables.ClaimPlace.objects.bulk_create(places, batch_size=_ROWS_AT_ONCE)
    names = [tables.PlaceName(name=name, key=key) for name, key in sorted(translate.place_names(claims))]
    tables.PlaceName.objects.bulk_create(names, batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)
    numbered = [(row.number, claim) for claim, row in zip(claims, rows, strict=True)]
    index_claims(numbered)
    index_actors(numbered)
    return [row.body for row in rows]
