from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_incidents_and_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=200)),
                ("body", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(fields=["place"], name="ledger_shel_place_208268_idx")],
            },
        ),
    ]
