"""The trail of openings, which the database refuses to change."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Trail',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(max_length=60)),
                ('purpose', models.CharField(max_length=200)),
                ('what', models.CharField(max_length=60)),
                ('subjects', models.TextField()),
                ('how_many', models.IntegerField()),
                ('previous', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'vault_trail',
            },
        ),
        migrations.CreateModel(
            name='TrailHead',
            fields=[
                ('community_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(default=0)),
                ('hash', models.BinaryField(default=bytes(32))),
            ],
            options={
                'db_table': 'vault_trail_head',
            },
        ),
        append_only("vault_trail"),
    ]
