from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from khronika.ledger import full_text


def make_full_text(apps: Any, schema_editor: Any) -> None:
    full_text.create(schema_editor.connection)


def drop_full_text(apps: Any, schema_editor: Any) -> None:
    full_text.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_consents"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptWords",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=300, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("name", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchMade",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("key", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("drawer", models.CharField(db_index=True, max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("type", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="SourceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("lang", models.CharField(max_length=8)),
                ("folded", models.CharField(max_length=200)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="ledger.source"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("source", "name", "lang"), name="one_name_a_source")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchedReport",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searched",
                        to="ledger.report",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchedClaim",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="searched",
                        serialize=False,
                        to="ledger.claim",
                    ),
                ),
                ("said_first", models.DateField(null=True)),
                ("said_last", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["said_first"], name="ledger_said_first")],
            },
        ),
        migrations.RunPython(make_full_text, drop_full_text),
    ]
