"""Readings that people put right, and the rule by which a draft was accepted by itself."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("intake", "0003_pasted")]

    operations = [
        migrations.AddField(
            model_name='held',
            name='rule',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.CreateModel(
            name='Example',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.UUIDField()),
                ('message_id', models.UUIDField()),
                ('kind', models.CharField(max_length=40)),
                ('sort', models.CharField(max_length=10)),
                ('fields', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.BigIntegerField(null=True)),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField()),
            ],
            options={
                'db_table': 'intake_example',
                'indexes': [models.Index(fields=['community_id', 'message_id'], name='example_by_message')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='message_id', name='example_message', table='intake_message', to='id')],
            },
        ),
    ]
