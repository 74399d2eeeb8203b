"""The rows under every figure of an issued report, kept beside it."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Rows",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "community_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("community_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={"db_table": "reports_rows"},
        ),
        append_only("reports_rows"),
    ]
