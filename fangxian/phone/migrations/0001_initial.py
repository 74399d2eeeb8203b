"""The phones that were here."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [("workforce", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("community_id", models.BigIntegerField()),
                ("id", models.CharField(max_length=36)),
                ("worker_id", models.BigIntegerField()),
                ("first_seen", models.DateTimeField()),
                ("lost_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "phone_device",
                "constraints": [fangxian.registry.relation.WithinCommunity(column="worker_id", name="device_worker", table="workforce_worker", to="id")],
            },
        ),
    ]
