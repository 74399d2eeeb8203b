"""Places, people under seal, where they lived, responses, and the notes of what changed."""

import fangxian.registry.relation
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('place_id', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'registry_change',
            },
        ),
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('street', models.CharField(blank=True, max_length=80)),
                ('district', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'db_table': 'registry_community',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('key_version', models.SmallIntegerField(default=1)),
                ('born', models.SmallIntegerField(null=True)),
                ('sex', models.CharField(blank=True, max_length=1)),
                ('needs', models.JSONField(default=list)),
                ('party_member', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'registry_person',
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('profile', models.CharField(max_length=60)),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'registry_response',
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'mark', 'person_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('mark', models.BinaryField(max_length=12)),
                ('person_id', models.BigIntegerField()),
                ('field', models.CharField(max_length=10)),
            ],
            options={
                'db_table': 'registry_mark',
                'indexes': [models.Index(fields=['community_id', 'person_id'], name='mark_by_person')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='person_id', name='mark_person', table='registry_person', to='id')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('parent_id', models.BigIntegerField(null=True)),
                ('grid_id', models.BigIntegerField(null=True)),
                ('kind', models.CharField(max_length=12)),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(blank=True, max_length=80)),
                ('building', models.CharField(blank=True, max_length=10)),
                ('unit', models.CharField(blank=True, max_length=10)),
                ('floor', models.SmallIntegerField(null=True)),
                ('room', models.CharField(blank=True, max_length=10)),
                ('vacant', models.BooleanField(default=False)),
                ('closed', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'registry_place',
                'indexes': [models.Index(fields=['community_id', 'building', 'room'], name='place_by_room'), models.Index(fields=['community_id', 'parent_id'], name='place_by_parent')],
                'constraints': [models.UniqueConstraint(fields=('community_id', 'kind', 'code'), name='one_place_per_code'), fangxian.registry.relation.WithinCommunity(column='parent_id', name='place_parent', table='registry_place', to='id')],
            },
        ),
        migrations.CreateModel(
            name='Residence',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('person_id', models.BigIntegerField()),
                ('place_id', models.BigIntegerField()),
                ('relation', models.CharField(blank=True, max_length=12)),
                ('from_day', models.DateField()),
                ('until_day', models.DateField(null=True)),
            ],
            options={
                'db_table': 'registry_residence',
                'indexes': [models.Index(fields=['community_id', 'place_id'], name='residence_by_place'), models.Index(fields=['community_id', 'person_id'], name='residence_by_person')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='person_id', name='residence_person', table='registry_person', to='id'), fangxian.registry.relation.WithinCommunity(column='place_id', name='residence_place', table='registry_place', to='id')],
            },
        ),
    ]
