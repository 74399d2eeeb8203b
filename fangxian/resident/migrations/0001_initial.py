"""Visits, wrong tries, and what households told."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("registry", "0002_card"), ("intake", "0006_origin")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("community_id", models.BigIntegerField()),
                ("id", models.UUIDField()),
                ("number_mark", models.BinaryField(max_length=32)),
                ("from_mark", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "resident_attempt",
                "indexes": [
                    models.Index(fields=["community_id", "number_mark", "at"], name="attempt_by_number"),
                    models.Index(fields=["community_id", "from_mark", "at"], name="attempt_by_address"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "mark", blank=True, editable=False, primary_key=True, serialize=False)),
                ("community_id", models.BigIntegerField()),
                ("mark", models.BinaryField(max_length=32)),
                ("card_id", models.BigIntegerField()),
                ("from_mark", models.BinaryField(max_length=32)),
                ("began_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "resident_visit",
                "indexes": [models.Index(fields=["community_id", "card_id", "began_at"], name="visit_by_card")],
                "constraints": [
                    fangxian.registry.relation.WithinCommunity(column="card_id", name="visit_card", table="registry_card", to="id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("community_id", models.BigIntegerField()),
                ("id", models.UUIDField()),
                ("card_id", models.BigIntegerField()),
                ("sort", models.CharField(max_length=12)),
                ("told_at", models.DateTimeField()),
                ("slip", models.BinaryField(max_length=32, null=True)),
            ],
            options={
                "db_table": "resident_matter",
                "indexes": [models.Index(fields=["community_id", "card_id", "told_at"], name="matter_by_card")],
                "constraints": [
                    fangxian.registry.relation.WithinCommunity(column="card_id", name="matter_card", table="registry_card", to="id"),
                    fangxian.registry.relation.WithinCommunity(column="id", name="matter_message", table="intake_message", to="id"),
                ],
            },
        ),
    ]
