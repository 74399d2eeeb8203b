"""Who told a draft that is nobody's who serves: a household or a shop, by its card."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_sheet")]

    operations = [
        migrations.AddField(
            model_name="held",
            name="origin",
            field=models.CharField(blank=True, max_length=10),
        ),
    ]
