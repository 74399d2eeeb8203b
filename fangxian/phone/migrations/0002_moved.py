"""The phones are the workforce's: what was noted of them moves there."""

from django.db import migrations

MOVE = """
INSERT INTO workforce_device (community_id, id, worker_id, session, first_seen, last_seen, lost_at)
SELECT community_id, id, worker_id, '', first_seen, first_seen, lost_at FROM phone_device
"""


class Migration(migrations.Migration):
    dependencies = [("phone", "0001_initial"), ("workforce", "0002_device")]

    operations = [migrations.RunSQL(MOVE, migrations.RunSQL.noop), migrations.DeleteModel("Device")]
