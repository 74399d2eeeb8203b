"""The messages that came out of a pasted chat, by blind mark."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("intake", "0002_conversation")]

    operations = [
        migrations.CreateModel(
            name='Pasted',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'mark', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('mark', models.BinaryField(max_length=32)),
                ('paste_id', models.UUIDField()),
                ('message_id', models.UUIDField()),
                ('worker_id', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
            ],
            options={
                'db_table': 'intake_pasted',
                'indexes': [models.Index(fields=['community_id', 'paste_id'], name='pasted_by_paste'), models.Index(fields=['community_id', 'message_id'], name='pasted_by_message')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='message_id', name='pasted_message', table='intake_message', to='id')],
            },
        ),
    ]
