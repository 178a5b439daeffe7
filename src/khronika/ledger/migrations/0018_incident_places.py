"""Where incidents lie is looked up and not worked out from their claims."""

import django.db.models.deletion
from django.db import migrations, models

_FILLED = """
INSERT INTO ledger_incidentplace (incident_id, key)
SELECT DISTINCT m.incident_id, p.key FROM ledger_incidentmember m JOIN ledger_claimplace p ON p.claim_id = m.claim_id
WHERE NOT m.judging"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0017_looked_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncidentPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="ledger.incident",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key", "incident"], name="ledger_inci_key_506e9a_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "key"), name="one_place_an_incident")
                ],
            },
        ),
        migrations.RunSQL(_FILLED, migrations.RunSQL.noop),
    ]
