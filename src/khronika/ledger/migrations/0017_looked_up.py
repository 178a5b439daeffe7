"""Indexes in the order of the lists that pages show, and by days: see ``spans``, ``bands``, ``passing``. A claim that is searched knows its outlet."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import khronika.ledger.bands
import khronika.ledger.spans


def printed(apps: Any, editor: Any) -> None:
    """Which outlet printed each claim, by the id under which it is searched: one statement, however many there are."""
    del editor
    searched, claim = apps.get_model("ledger", "SearchedClaim"), apps.get_model("ledger", "Claim")
    outlet = apps.get_model("ledger", "Outlet")
    called = outlet.objects.filter(name=OuterRef("reading__report__outlet")).values("pk")[:1]
    theirs = (
        claim.objects.filter(pk=OuterRef("claim_id"))
        .annotate(printed_by=Subquery(called))
        .values("printed_by")
    )
    searched.objects.update(outlet=Subquery(theirs[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0016_releases"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="claim",
            name="ledger_clai_source__a89f0c_idx",
        ),
        migrations.AddField(
            model_name="searchedclaim",
            name="outlet",
            field=models.CharField(max_length=40, null=True),
        ),
        migrations.RunPython(printed, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["kind", "number"], name="ledger_claim_kind"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["source_key", "number"], name="ledger_claim_source"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                khronika.ledger.bands.Band("body"), models.F("number"), name="ledger_claim_band"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["first_day", "last_day"], name="ledger_claim_days"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                khronika.ledger.spans.Long("last_day", "first_day"),
                models.F("first_day"),
                models.F("last_day"),
                name="ledger_claim_long",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["kind", "-first_day", "id"], name="ledger_last_of_kind"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                khronika.ledger.spans.Long("last_day", "first_day"),
                models.F("first_day"),
                models.F("last_day"),
                name="ledger_incident_long",
            ),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["kind", "-figures", "first_day", "id"], name="ledger_fullest_kind"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["first_day", "last_day"], name="ledger_question_days"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(
                khronika.ledger.spans.Long("last_day", "first_day"),
                models.F("first_day"),
                models.F("last_day"),
                name="ledger_question_long",
            ),
        ),
        migrations.AddIndex(
            model_name="searchedclaim",
            index=models.Index(
                khronika.ledger.spans.Long("said_last", "said_first"),
                models.F("said_first"),
                models.F("said_last"),
                name="ledger_said_long",
            ),
        ),
        migrations.AddIndex(
            model_name="searchedclaim",
            index=models.Index(fields=["outlet", "claim"], name="ledger_printed"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["state", "read"], name="ledger_stands_so"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("waiting__isnull", False)), fields=["read"], name="ledger_stands_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("changed", True)), fields=["read"], name="ledger_stands_changed"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(
                    ("instead__isnull", True), ("read__isnull", True), ("review__isnull", False)
                ),
                fields=["last"],
                name="ledger_stands_lost",
            ),
        ),
    ]
