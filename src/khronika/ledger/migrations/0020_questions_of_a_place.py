"""The list of questions of one place is gone along in its order: each of its rows has the question's columns that order it."""

from django.db import migrations, models

_FILLED = """
UPDATE ledger_questionplace SET
  kind = (SELECT q.kind FROM ledger_question q WHERE q.id = question_id),
  first_day = (SELECT q.first_day FROM ledger_question q WHERE q.id = question_id),
  last_day = (SELECT q.last_day FROM ledger_question q WHERE q.id = question_id),
  figures = (SELECT q.figures FROM ledger_question q WHERE q.id = question_id)"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0019_said_days"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="questionplace",
            name="ledger_ques_key_2e6b6d_idx",
        ),
        migrations.AddField(
            model_name="questionplace",
            name="kind",
            field=models.CharField(default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="questionplace",
            name="figures",
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="questionplace",
            name="first_day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="questionplace",
            name="last_day",
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(_FILLED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="questionplace",
            index=models.Index(
                fields=["key", "-figures", "kind", "first_day", "question", "last_day"],
                name="ledger_fullest_place",
            ),
        ),
    ]
