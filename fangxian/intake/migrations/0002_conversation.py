"""Where a message was written, which one it answers, and which draft it completes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("intake", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name='message',
            name='answering',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='completes',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='conversation',
            field=models.BinaryField(default=b'', max_length=32),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['community_id', 'worker_id', 'received_at'], name='message_by_writer'),
        ),
    ]
