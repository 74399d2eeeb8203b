"""The ledger, which the database refuses to change, with its heads and what was set aside."""

import fangxian.registry.relation
from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):

    initial = True

    dependencies = [("registry", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('community_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(default=0)),
                ('hash', models.BinaryField(default=bytes(32), max_length=32)),
            ],
            options={
                'db_table': 'ledger_head',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('device', models.CharField(max_length=36)),
                ('epoch', models.BigIntegerField()),
                ('seq', models.BigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('place_id', models.BigIntegerField()),
                ('person_id', models.BigIntegerField(null=True)),
                ('happened_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('worker_id', models.BigIntegerField(null=True)),
                ('corrects', models.UUIDField(null=True)),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('content', models.BinaryField(max_length=32)),
                ('previous', models.BinaryField(max_length=32)),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'db_table': 'ledger_entry',
                'indexes': [models.Index(fields=['community_id', 'place_id', 'number'], name='entry_by_place'), models.Index(fields=['community_id', 'corrects'], name='entry_by_corrected'), models.Index(condition=models.Q(('person_id__isnull', False)), fields=['community_id', 'person_id'], name='entry_by_person')],
                'constraints': [models.UniqueConstraint(fields=('community_id', 'id'), name='one_entry_per_id'), models.UniqueConstraint(fields=('community_id', 'device', 'epoch', 'seq'), name='one_entry_per_sending'), fangxian.registry.relation.WithinCommunity(column='place_id', name='entry_place', table='registry_place', to='id')],
            },
        ),
        migrations.CreateModel(
            name='Quarantine',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('device', models.CharField(max_length=36)),
                ('epoch', models.BigIntegerField()),
                ('seq', models.BigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('received_at', models.DateTimeField()),
                ('worker_id', models.BigIntegerField(null=True)),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('content', models.BinaryField(max_length=32)),
            ],
            options={
                'db_table': 'ledger_quarantine',
                'indexes': [models.Index(fields=['community_id', 'id'], name='quarantine_by_id')],
            },
        ),
        append_only("ledger_entry"),
        append_only("ledger_quarantine"),
    ]
