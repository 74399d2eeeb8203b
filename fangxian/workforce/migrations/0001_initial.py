"""The tables of the workforce as they began."""

import django.db.models.deletion
import fangxian.registry.relation
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('party_member', models.BooleanField(default=False)),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(null=True)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='workers', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'workforce_worker',
            },
        ),
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('worker_id', models.BigIntegerField()),
                ('role', models.CharField(max_length=20)),
                ('place_id', models.BigIntegerField()),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'workforce_cover',
                'indexes': [models.Index(fields=['community_id', 'worker_id'], name='cover_by_worker')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='worker_id', name='cover_worker', table='workforce_worker', to='id'), fangxian.registry.relation.WithinCommunity(column='place_id', name='cover_place', table='registry_place', to='id')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('id', models.BigIntegerField()),
                ('worker_id', models.BigIntegerField()),
                ('place_id', models.BigIntegerField()),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'workforce_shift',
                'indexes': [models.Index(fields=['community_id', 'place_id', 'starts_at'], name='shift_by_place'), models.Index(fields=['community_id', 'starts_at'], name='shift_by_time')],
                'constraints': [fangxian.registry.relation.WithinCommunity(column='worker_id', name='shift_worker', table='workforce_worker', to='id'), fangxian.registry.relation.WithinCommunity(column='place_id', name='shift_place', table='registry_place', to='id')],
            },
        ),
    ]
