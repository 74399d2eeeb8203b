"""The ledger's tables: entries that nobody can change, the head of each chain, what was set aside."""

from django.db import models

from fangxian.registry.relation import WithinCommunity


class Entry(models.Model):
    """One entry. Numbered within its community without gaps, chained, its answers sealed.

    ``content`` is a keyed hash of all that was written, by which the same record sent twice is known
    without opening it.
    """

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.BigIntegerField()
    id = models.UUIDField()
    device = models.CharField(max_length=36)
    epoch = models.BigIntegerField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    place_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    worker_id = models.BigIntegerField(null=True)
    corrects = models.UUIDField(null=True)
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    content = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "ledger_entry"
        constraints = [
            models.UniqueConstraint(fields=["community_id", "id"], name="one_entry_per_id"),
            models.UniqueConstraint(fields=["community_id", "device", "epoch", "seq"], name="one_entry_per_sending"),
            WithinCommunity(column="place_id", table="registry_place", name="entry_place"),
        ]
        indexes = [
            models.Index(fields=["community_id", "place_id", "number"], name="entry_by_place"),
            models.Index(fields=["community_id", "corrects"], name="entry_by_corrected"),
            models.Index(
                fields=["community_id", "person_id"],
                name="entry_by_person",
                condition=models.Q(person_id__isnull=False),
            ),
        ]


class Head(models.Model):
    """Where a community's chain stands: its last number and hash. Locking this row is the numbering lock."""

    community_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32, default=bytes(32))

    class Meta:
        db_table = "ledger_head"


class Quarantine(models.Model):
    """A record that came under a key already used, with other content: kept as it came, for a person to look at."""

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.BigIntegerField()
    id = models.UUIDField()
    device = models.CharField(max_length=36)
    epoch = models.BigIntegerField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    received_at = models.DateTimeField()
    worker_id = models.BigIntegerField(null=True)
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    content = models.BinaryField(max_length=32)

    class Meta:
        db_table = "ledger_quarantine"
        indexes = [models.Index(fields=["community_id", "id"], name="quarantine_by_id")]
