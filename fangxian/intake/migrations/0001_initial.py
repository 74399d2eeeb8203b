"""Messages as they were said, and the drafts made of them."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [("registry", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('worker_id', models.BigIntegerField(null=True)),
                ('sent_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('mark', models.BinaryField(max_length=32)),
                ('urgent', models.BooleanField(default=False)),
                ('understood', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'intake_message',
                'indexes': [models.Index(fields=['community_id', 'mark'], name='message_by_mark')],
            },
        ),
        migrations.CreateModel(
            name='Held',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('message_id', models.UUIDField(null=True)),
                ('kind', models.CharField(max_length=40)),
                ('worker_id', models.BigIntegerField(null=True)),
                ('grid_id', models.BigIntegerField(null=True)),
                ('place_id', models.BigIntegerField(null=True)),
                ('happened_at', models.DateTimeField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('missing', models.JSONField(default=list)),
                ('urgent', models.BooleanField(default=False)),
                ('sure', models.FloatField(default=1)),
                ('state', models.CharField(default='open', max_length=10)),
                ('entry_id', models.UUIDField(null=True)),
                ('decided_by', models.BigIntegerField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.BinaryField(null=True)),
            ],
            options={
                'db_table': 'intake_held',
                'indexes': [models.Index(fields=['community_id', 'state'], name='held_by_state'), models.Index(fields=['community_id', 'message_id'], name='held_by_message')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='message_id', name='held_message', table='intake_message', to='id')],
            },
        ),
    ]
