"""Office sheets that somebody brought, and what was said of their heads."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_release")]

    operations = [
        migrations.CreateModel(
            name="OfficeSheet",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "community_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("community_id", models.BigIntegerField()),
                ("id", models.UUIDField()),
                ("worker_id", models.BigIntegerField()),
                ("received_at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
                ("outcome", models.BinaryField()),
                ("key_version", models.SmallIntegerField()),
                ("copy", models.IntegerField(null=True)),
                ("state", models.CharField(default="open", max_length=10)),
            ],
            options={
                "db_table": "reports_office_sheet",
                "indexes": [
                    models.Index(fields=["community_id", "worker_id", "state"], name="office_sheet_by_worker")
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadTold",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "community_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("community_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("mark", models.BinaryField(max_length=32)),
                ("key", models.CharField(max_length=60)),
                ("worker_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "reports_head_told",
                "indexes": [models.Index(fields=["community_id", "mark"], name="head_told_by_mark")],
            },
        ),
        append_only("reports_head_told"),
    ]
