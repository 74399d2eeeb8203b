"""Cards by which households and shops are known."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("community_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("place_id", models.BigIntegerField()),
                ("sort", models.CharField(max_length=10)),
                ("mark", models.BinaryField(max_length=32)),
                ("pin", models.CharField(blank=True, max_length=150)),
                ("pin_at", models.DateTimeField(null=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.BigIntegerField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "registry_card",
                "indexes": [models.Index(fields=["community_id", "place_id"], name="card_by_place")],
                "constraints": [
                    models.UniqueConstraint(fields=("community_id", "mark"), name="one_card_per_number"),
                    fangxian.registry.relation.WithinCommunity(column="place_id", name="card_place", table="registry_place", to="id"),
                ],
            },
        ),
    ]
