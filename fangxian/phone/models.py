"""The phones that were here: whose, and whether they are to forget everything."""

from django.db import models

from fangxian.registry.relation import WithinCommunity


class Device(models.Model):
    """A phone as it named itself at its first visit; not where it is, nor what it is."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.CharField(max_length=36)
    worker_id = models.BigIntegerField()
    first_seen = models.DateTimeField()
    lost_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "phone_device"
        constraints = [WithinCommunity(column="worker_id", table="workforce_worker", name="device_worker")]
