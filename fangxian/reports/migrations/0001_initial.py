"""The table of issued reports as it began."""

from django.db import migrations, models

from fangxian.vault.append_only import append_only


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Issued',
            fields=[
                ('pk', models.CompositePrimaryKey('community_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('community_id', models.BigIntegerField()),
                ('number', models.IntegerField()),
                ('form', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('ledger_number', models.BigIntegerField()),
                ('definitions', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('facts', models.BinaryField()),
                ('signed_by', models.BigIntegerField()),
                ('issued_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'reports_issued',
                'indexes': [models.Index(fields=['community_id', 'day', 'form'], name='issued_by_day')],
            },
        ),
        append_only('reports_issued'),
    ]
