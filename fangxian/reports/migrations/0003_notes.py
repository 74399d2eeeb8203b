"""Correction notes, and how far the ledger was read for them."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_rows")]

    operations = [
        migrations.CreateModel(
            name="Followed",
            fields=[
                ("community_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={"db_table": "reports_followed"},
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "community_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("community_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("entry", models.BigIntegerField()),
                ("content", models.BinaryField()),
                ("drafted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "reports_note",
                "indexes": [models.Index(fields=["community_id", "entry"], name="note_by_entry")],
            },
        ),
        append_only("reports_note"),
    ]
