"""Questions that say not where have an index of their own: the page of every question of their kind looks for them."""

from django.db import migrations, models

_FILLED = """
UPDATE ledger_question SET placed = FALSE
WHERE NOT EXISTS (SELECT 1 FROM ledger_questionplace p WHERE p.question_id = ledger_question.id)"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0021_rules_with_embeddings"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="placed",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.RunSQL(_FILLED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(
                condition=models.Q(("placed", False)),
                fields=["kind", "-figures", "first_day", "id"],
                name="ledger_nowhere",
            ),
        ),
    ]
