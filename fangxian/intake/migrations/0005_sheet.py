"""Sheets that somebody brought, sealed until they are taken in."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("intake", "0004_examples")]

    operations = [
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('worker_id', models.BigIntegerField()),
                ('received_at', models.DateTimeField()),
                ('sort', models.CharField(max_length=20)),
                ('rows', models.IntegerField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('mark', models.BinaryField(max_length=32)),
                ('state', models.CharField(default='open', max_length=10)),
            ],
            options={
                'db_table': 'intake_sheet',
                'indexes': [models.Index(fields=['community_id', 'worker_id', 'state'], name='sheet_by_worker')],
            },
        ),
    ]
