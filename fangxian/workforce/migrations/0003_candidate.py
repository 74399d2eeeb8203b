"""Who offers to serve, and the link by which they do."""

from django.db import migrations, models

from fangxian.registry.relation import WithinCommunity

KEY = {"blank": True, "editable": False, "primary_key": True, "serialize": False}


class Migration(migrations.Migration):
    dependencies = [("workforce", "0002_device")]

    operations = [
        migrations.CreateModel(
            name="SignUp",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", **KEY)),
                ("community_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(max_length=32)),
                ("opened_by", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
            ],
            options={
                "db_table": "workforce_sign_up",
                "constraints": [
                    WithinCommunity(column="opened_by", table="workforce_worker", name="sign_up_opened_by")
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("pk", models.CompositePrimaryKey("community_id", "id", **KEY)),
                ("community_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("sealed", models.BinaryField()),
                ("phone_mark", models.BinaryField(max_length=32)),
                ("came_at", models.DateTimeField()),
            ],
            options={"db_table": "workforce_candidate"},
        ),
    ]
