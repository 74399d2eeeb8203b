"""The phones of workers."""

from django.db import migrations, models

from fangxian.registry.relation import WithinCommunity


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("community_id", models.BigIntegerField()),
                ("id", models.CharField(max_length=36)),
                ("worker_id", models.BigIntegerField()),
                ("session", models.CharField(max_length=40, default="")),
                ("first_seen", models.DateTimeField()),
                ("last_seen", models.DateTimeField()),
                ("lost_at", models.DateTimeField(null=True)),
                ("lost_by", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "workforce_device",
                "constraints": [
                    WithinCommunity(column="worker_id", table="workforce_worker", name="device_of_worker"),
                    WithinCommunity(column="lost_by", table="workforce_worker", name="device_lost_by"),
                ],
                "indexes": [models.Index(fields=["community_id", "worker_id"], name="device_by_worker")],
            },
        ),
    ]
