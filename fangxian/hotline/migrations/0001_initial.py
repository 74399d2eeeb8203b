"""Letters as they came in, and which of their senders are workers."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [("intake", "0001_initial"), ("workforce", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('gateway', models.CharField(max_length=20)),
                ('mark', models.BinaryField(max_length=32)),
                ('sender', models.BinaryField(max_length=32)),
                ('conversation', models.BinaryField(max_length=32)),
                ('received_at', models.DateTimeField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('due_at', models.DateTimeField(null=True)),
                ('tries', models.SmallIntegerField(default=0)),
                ('read_at', models.DateTimeField(null=True)),
                ('message_id', models.UUIDField(null=True)),
                ('answer', models.BinaryField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'hotline_letter',
                'indexes': [models.Index(fields=['community_id', 'due_at'], name='letter_by_due'), models.Index(fields=['community_id', 'sender', 'received_at'], name='letter_by_sender')],
                'constraints': [models.UniqueConstraint(fields=('community_id', 'mark'), name='one_letter_per_message'), fangxian.registry.relation.WithinCommunity(column='message_id', name='letter_message', table='intake_message', to='id')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'mark', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('mark', models.BinaryField(max_length=32)),
                ('gateway', models.CharField(max_length=20)),
                ('worker_id', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
                ('linked_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'hotline_link',
                'indexes': [models.Index(fields=['community_id', 'worker_id'], name='link_by_worker')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='worker_id', name='link_worker', table='workforce_worker', to='id')],
            },
        ),
    ]
