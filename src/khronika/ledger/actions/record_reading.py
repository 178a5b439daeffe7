"""Record what reading made of a report."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, seals, tables, translate
from khronika.ledger.actions.follow_overrules import follow_overrules
from khronika.ledger.actions.follow_reviews import follow_reviews
from khronika.ledger.actors import index_actors
from khronika.ledger.search_index import index_claims
from khronika.ledger.tallies import recounted
from khronika.ledger.withholding import withhold_anew
from khronika.nouns import Claim, Reading

_ROWS_AT_ONCE = 500  # SQLite allows 32,766 values in a statement; a claim's row has about 18


def record_reading(reading: Reading) -> bool:
    """Record the reading and let it be the current one. False when this version of the rules had read the report
    already, and nothing was changed. Claims of earlier readings stay as they are; what people decided of them holds for
    the same claims of this one (see ``follow_reviews``)."""
    with transaction.atomic():
        log.in_turn()
        now = timezone.now()
        same = tables.Reading.objects.filter(report_id=reading.report_id, rules_version=reading.rules_version)
        if same.exists():
            return False
        with recounted(reading.report_id):
            row = translate.reading_to_row(reading, now)
            row.save(force_insert=True)
            bodies = record_claims(reading.claims, row.number)
            tables.CurrentReading.objects.update_or_create(
                report_id=reading.report_id, defaults={"reading_id": row.number}
            )
            followed = follow_reviews(reading.report_id)
            details = {
                "rules": reading.rules_version,
                "claims": len(reading.claims),
                "silent": len(reading.silent),
                "bodies": seals.of_claims(bodies),
            }
            if followed.carried or followed.waiting:
                details |= {"decisions carried": followed.carried, "decisions waiting": followed.waiting}
            log.write("read", reading.report_id, details, now)
        follow_overrules(reading.report_id)
        withhold_anew()
    return True


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
