"""Which history of the ledger is being told, and how far it lies in a backup."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("derived", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("community_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("token", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
                ("backed_up", models.BigIntegerField(default=0)),
            ],
            options={"db_table": "derived_generation"},
        ),
    ]
