"""Certificates of hours served."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_office")]

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "community_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("community_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("worker_id", models.BigIntegerField()),
                ("from_day", models.DateField()),
                ("until_day", models.DateField()),
                ("minutes", models.IntegerField()),
                ("days", models.IntegerField()),
                ("issued_at", models.DateTimeField()),
                ("code", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "reports_certificate",
                "indexes": [models.Index(fields=["community_id", "worker_id"], name="certificate_by_worker")],
            },
        ),
        append_only("reports_certificate"),
    ]
