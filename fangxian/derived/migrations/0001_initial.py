"""The derived tables as they began."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'follower', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('follower', models.CharField(max_length=20)),
                ('number', models.BigIntegerField(default=0)),
            ],
            options={
                'db_table': 'derived_bookmark',
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'place_id', 'measure', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('place_id', models.BigIntegerField()),
                ('measure', models.CharField(max_length=20)),
                ('grid_id', models.BigIntegerField(null=True)),
                ('data', models.BinaryField()),
            ],
            options={
                'db_table': 'derived_standing',
                'indexes': [models.Index(fields=['community_id', 'measure'], name='standing_by_measure')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'place_id', 'indicator', 'subject', 'from_day', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('place_id', models.BigIntegerField()),
                ('indicator', models.CharField(max_length=40)),
                ('subject', models.CharField(blank=True, max_length=36)),
                ('from_day', models.DateField()),
                ('until_day', models.DateField(null=True)),
                ('grid_id', models.BigIntegerField(null=True)),
                ('number', models.BigIntegerField(null=True)),
                ('value', models.FloatField()),
            ],
            options={
                'db_table': 'derived_tally',
                'indexes': [models.Index(fields=['community_id', 'indicator', 'until_day'], name='tally_by_indicator'), models.Index(fields=['community_id', 'until_day'], name='tally_by_end')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'place_id', 'kind', 'subject', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('place_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('subject', models.CharField(blank=True, max_length=36)),
                ('measure', models.CharField(max_length=20)),
                ('grid_id', models.BigIntegerField(null=True)),
                ('opens_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('urgent', models.BooleanField(default=False)),
                ('person_id', models.BigIntegerField(null=True)),
                ('number', models.BigIntegerField(null=True)),
                ('why', models.JSONField(default=dict)),
            ],
            options={
                'db_table': 'derived_task',
                'indexes': [models.Index(fields=['community_id', 'grid_id', 'due_at'], name='task_by_grid'), models.Index(fields=['community_id', 'due_at'], name='task_by_due'), models.Index(condition=models.Q(('urgent', True)), fields=['community_id', 'opens_at'], name='task_urgent')],
            },
        ),
    ]
