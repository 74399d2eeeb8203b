"""The book of lists of people that leave the house."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_notes")]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "community_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("community_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("copy", models.IntegerField()),
                ("step", models.CharField(max_length=10)),
                ("worker_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("told", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "reports_release",
                "indexes": [models.Index(fields=["community_id", "copy"], name="release_by_copy")],
            },
        ),
        append_only("reports_release"),
    ]
