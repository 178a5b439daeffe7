from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0007_reviews"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="name",
            field=models.CharField(default="", max_length=200),
        ),
    ]
