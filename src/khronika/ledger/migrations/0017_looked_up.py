"""Indexes in the order of the lists that pages show, and by days: see ``spans``, ``bands``, ``passing``. A claim that is searched knows its outlet."""

from typing import Any

from django.db import migrations, models

import khronika.ledger.bands
import khronika.ledger.spans
from khronika.nouns import make_id

_AT_ONCE = 500  # see record_reading


def printed(apps: Any, editor: Any) -> None:
    """Which outlet printed each claim, by the id under which it is searched."""
    searched = apps.get_model("ledger", "SearchedClaim")
    ids = {
        name: make_id("o", name)
        for name in apps.get_model("ledger", "Outlet").objects.values_list("name", flat=True)
    }
    last = 0
    while rows := list(
        searched.objects.filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", "claim__reading__report__outlet")[:_AT_ONCE]
    ):
        found = [searched(claim_id=pk, outlet=ids[name]) for pk, name in rows if name in ids]
        searched.objects.bulk_update(found, ["outlet"])
        last = rows[-1][0]


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
