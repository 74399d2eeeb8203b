"""The file of a sheet as it came, sealed beside its rows, so that it can be handed back with what is wrong."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_origin")]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="file",
            field=models.BinaryField(default=b""),
        ),
    ]
