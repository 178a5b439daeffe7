"""By which rules the record was made is told with the model of embeddings, whose name has no bound of ours: PostgreSQL holds to the bound, SQLite never did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0020_questions_of_a_place"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reconciled",
            name="rules_version",
            field=models.CharField(max_length=400),
        ),
    ]
