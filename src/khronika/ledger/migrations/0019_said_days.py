"""Days of saying are told apart in the index, and not row by row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0018_incident_places"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="searchedclaim",
            name="ledger_said_first",
        ),
        migrations.AddIndex(
            model_name="searchedclaim",
            index=models.Index(fields=["said_first", "said_last"], name="ledger_said_days"),
        ),
    ]
