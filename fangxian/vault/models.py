"""The trail: who opened which sealed rows, when and what for."""

from django.db import models


class Trail(models.Model):
    """One opening. Rows are chained by hash; the database refuses to change or remove them."""

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    purpose = models.CharField(max_length=200)
    what = models.CharField(max_length=60)
    subjects = models.TextField()
    how_many = models.IntegerField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "vault_trail"


class TrailHead(models.Model):
    """Where a community's trail stands. Locking this row is the numbering lock."""

    community_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.BinaryField(default=bytes(32))

    class Meta:
        db_table = "vault_trail_head"
