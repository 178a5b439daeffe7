"""A folder of claims made up as for the reconciling benchmark, for measuring the desk.

python -m benchmarks.desk_folder FOLDER --claims 100000

Each claim is the only one of its report, as there. The record is set side by side by the engine itself; one claim in fifty is
reviewed, and the demonstration's lists of people are kept. Rows that no page shows are written as the actions write them, but many at
once, and the guards are put up afterwards: a million reports kept one by one would wait a million times for the disk.
"""

import argparse
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.reconciling import made
from khronika.nouns import Claim, Reading, Report, digest, make_id

RULES = "made-up.1"
AT_ONCE = 2_000
_REVIEWED = 50  # one claim in so many
_WORDS = (
    "crowd bridge river students lawyers vans evening banner square rain police officers singing mothers station radio market "
    "court statement city region people held buses morning rally permit order street office phone relatives list number day"
).split()


def opened(folder: Path) -> None:
    """Django, on this folder or on the database that KHRONIKA_DATABASE names, with every table made."""
    os.environ["KHRONIKA_FOLDER"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "khronika.server.settings"
    from khronika.server.folder import prepare

    prepare(folder)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def unguarded() -> None:
    """Takes the guards down; ``migrate`` puts them up again."""
    from django.db import connection

    from khronika.ledger import guards

    with connection.cursor() as cursor:
        for name in sorted(guards._names(connection.vendor)):
            table = name.rsplit("_no_", 1)[0].removesuffix("_follows")
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def report_of(claim: Claim) -> Report:
    """A report that begins with the claim's quotation, in words of its own."""
    rng = random.Random(claim.report_id)
    sentences = (" ".join(rng.choice(_WORDS) for _ in range(12)) for _ in range(5))
    text = f"{claim.quote} people. {'. '.join(each.capitalize() for each in sentences)}.\n"
    sha256 = digest(text.encode())
    published, outlet = claim.published, claim.outlet
    return Report(make_id("r", sha256), sha256, text, "text/plain", "", "en", published, outlet)


def fill(claims: Iterator[Claim]) -> None:
    """Reports, readings, claims and all by which they are looked up."""
    from django.db import transaction

    number = 0
    while some := list(islice(claims, AT_ONCE)):
        with transaction.atomic():
            kept = []
            for each in some:
                report = report_of(each)
                kept.append((report, replace(each, report_id=report.id)))
            _fill_reports([report for report, _ in kept])
            number = _fill_readings(kept, number)


def _fill_reports(reports: Sequence[Report]) -> None:
    from django.conf import settings
    from django.utils import timezone

    from khronika.ledger import full_text, originals, search_index, tables, translate
    from khronika.ledger.search_tables import Outlet, SearchedReport
    from khronika.reconciling import SIGNED_BY, signature_of

    now = timezone.now()
    _create(
        tables.StoredBytes,
        (tables.StoredBytes(sha256=r.sha256, size=len(r.text), received_at=now) for r in reports),
    )
    _create(tables.Report, (translate.report_to_row(report, now) for report in reports))
    _create(
        tables.Signature,
        (tables.Signature(report_id=r.id, made_by=SIGNED_BY, body=signature_of(r.text)) for r in reports),
    )
    searched = _create(SearchedReport, (SearchedReport(report_id=report.id) for report in reports))
    names: dict[str, str] = {}
    full_text.put(
        full_text.Text.REPORTS,
        [(row.number, report_keys(report, names)) for row, report in zip(searched, reports, strict=True)],
    )
    search_index._keep_names(names)
    outlets = {report.outlet for report in reports if report.outlet}
    Outlet.objects.bulk_create(
        [Outlet(id=search_index.outlet_id(name), name=name) for name in sorted(outlets)],
        ignore_conflicts=True,
    )
    for report in reports:
        path = originals.path_of(Path(settings.KHRONIKA_FOLDER), report.sha256)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(report.text.encode())


def report_keys(report: Report, names: dict[str, str]) -> list[str]:
    from khronika.ledger import search_index

    lang = report.lang or ""
    return [
        *search_index._keys(report.text, lang, names),
        *search_index._keys(report.outlet or "", lang, names),
    ]


def _fill_readings(kept: Sequence[tuple[Report, Claim]], number: int) -> int:
    from django.utils import timezone

    from khronika.ledger import tables, translate
    from khronika.ledger.search_index import index_claims

    now = timezone.now()
    readings = []
    for at, (report, claim) in enumerate(kept, number + 1):
        row = translate.reading_to_row(Reading(report.id, (claim,), RULES), now)
        row.number = at
        readings.append(row)
    _create(tables.Reading, readings)
    rows = _create(
        tables.Claim,
        (translate.claim_to_row(claim, r.number) for r, (_, claim) in zip(readings, kept, strict=True)),
    )
    _create(
        tables.CurrentReading,
        (tables.CurrentReading(report_id=r.report_id, reading_id=r.number) for r in readings),
    )
    claims = [claim for _, claim in kept]
    placed = (
        place
        for row, claim in zip(rows, claims, strict=True)
        for place in translate.claim_places(claim, row.number)
    )
    _create(tables.ClaimPlace, placed)
    names = [tables.PlaceName(name=name, key=key) for name, key in sorted(translate.place_names(claims))]
    tables.PlaceName.objects.bulk_create(names, ignore_conflicts=True)
    index_claims([(row.number, claim) for row, claim in zip(rows, claims, strict=True)])
    return number + len(kept)


def log_of_reports() -> None:
    """``kept`` and ``read`` for each report, sealed as the log seals."""
    from django.db import transaction
    from django.utils import timezone

    from khronika.ledger import log, since, tables
    from khronika.nouns import canonical_json

    now = timezone.now()
    last = tables.LogRow.objects.order_by("-number").first()
    number, previous = (last.number, last.hash) if last else (0, "")
    assert number == since.last_act()
    ids = list(tables.Report.objects.order_by("received_at", "id").values_list("id", "stored_id"))
    rows: list[Any] = []
    with transaction.atomic():
        for report, sha256 in ids:
            acts = (
                ("kept", {"sha256": sha256, "bytes": 400}),
                ("read", {"rules": RULES, "claims": 1, "silent": 0}),
            )
            for act, details in acts:
                number += 1
                row = tables.LogRow(
                    number=number,
                    at=now,
                    act=act,
                    subject=report,
                    details=canonical_json(details),
                    previous=previous,
                )
                previous = row.hash = log.seal(row)
                rows.append(row)
            if len(rows) >= AT_ONCE:
                tables.LogRow.objects.bulk_create(rows)
                rows = []
        tables.LogRow.objects.bulk_create(rows)


def review_some(seed: int = 1) -> int:
    """One claim in ``_REVIEWED``, accepted or found unsure: rows as a decision writes them. How many."""
    from django.db import transaction
    from django.utils import timezone

    from khronika.ledger import review_translate, tables, translate
    from khronika.ledger.review_tables import Review, Standing
    from khronika.nouns import State
    from khronika.nouns.reviews import Review as Noun

    rng = random.Random(seed)
    numbers = list(tables.Claim.objects.order_by("number").values_list("number", flat=True))
    chosen = sorted(rng.sample(numbers, len(numbers) // _REVIEWED))
    now = timezone.now()
    with transaction.atomic():
        for at in range(0, len(chosen), 500):
            found = (
                tables.Claim.objects.filter(pk__in=chosen[at : at + 500])
                .select_related("reading")
                .order_by("number")
            )
            rows, told = [], list(found)
            for row in told:
                state = State.ACCEPTED if rng.random() < 0.8 else State.UNSURE
                noun = Noun.of(translate.claim_from_row(row), state, f"Reviewer {rng.randrange(20)}", "read")
                rows.append(review_translate.review_to_row(noun, now, after=0, waits=False))
            reviews = _create(Review, rows)
            _create(
                Standing,
                (
                    Standing(
                        claim_id=r.claim,
                        report_id=r.report_id,
                        state=r.state,
                        review=r,
                        read=row,
                        last=r.number,
                    )
                    for r, row in zip(reviews, told, strict=True)
                ),
            )
    return len(chosen)


def act_some(seed: int = 2) -> int:
    """Two claims in three name who acts and a third of these to whom, though the noun does not: rows of the index alone, a few
    words in most of them and many in few, as in reports."""
    from khronika.ledger import tables
    from khronika.ledger.actors import actor_id, folded
    from khronika.ledger.judgement_tables import ActedIn, Actor

    rng = random.Random(seed)
    names = [f"{one} {other}" for one in _WORDS for other in _WORDS[:10] if one != other]
    _create(Actor, (Actor(id=actor_id(name), name=name, folded=folded(name)) for name in names))
    numbers = tables.Claim.objects.order_by("number").values_list("number", flat=True)
    acted = []
    for number in numbers.iterator():
        if rng.random() < 2 / 3:
            acted.append(ActedIn(claim_id=number, actor_id=actor_id(_often(rng, names)), acts=True))
        if rng.random() < 2 / 9:
            acted.append(ActedIn(claim_id=number, actor_id=actor_id(_often(rng, names)), acts=False))
    return len(_create(ActedIn, acted))


def _often(rng: random.Random, names: Sequence[str]) -> str:
    """One of the names, the first of them far more often than the last."""
    return names[min(int(rng.paretovariate(0.6)) - 1, len(names) - 1)]


def _create(table: Any, rows: Any) -> list[Any]:
    made_rows: list[Any] = table.objects.bulk_create(list(rows), batch_size=AT_ONCE)
    return made_rows


def make(folder: Path, claims: int) -> None:
    """The whole of it, with what each step took."""
    opened(folder)
    from django.core.management import call_command

    from khronika.cli.demo_lists import take_demo_lists
    from khronika.ledger import actors, tallies
    from khronika.side_by_side import set_side_by_side

    unguarded()
    steps = {
        "filled": lambda: fill(made(claims)),
        "logged": log_of_reports,
        "reviewed": review_some,
        "actors found": actors.complete,
        "actors made up": act_some,
        "counted": tallies.rebuild,
        "guarded": lambda: call_command("migrate", verbosity=0),
        "set side by side": set_side_by_side,
        "lists kept": take_demo_lists,
    }
    for name, step in steps.items():
        started = time.perf_counter()
        step()  # type: ignore[operator]
        print(f"{name}: {time.perf_counter() - started:,.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    given = parser.parse_args()
    make(given.folder, given.claims)


if __name__ == "__main__":
    main()
