"""Letters as they came in through the gateways, and which of their senders are workers."""

from django.db import models

from fangxian.registry.relation import WithinCommunity


class Letter(models.Model):
    """A message as a gateway took it in. It waits for somebody to do something about it until ``due_at`` is null.

    ``mark`` tells the same message sent again; ``conversation`` and ``sender`` tell what belongs together without
    saying who it is. ``sealed`` holds the message as it came, ``answer`` what is to be told and where to.
    ``message_id`` is what it became in ``intake``.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    gateway = models.CharField(max_length=20)
    mark = models.BinaryField(max_length=32)
    sender = models.BinaryField(max_length=32)
    conversation = models.BinaryField(max_length=32)
    received_at = models.DateTimeField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    due_at = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    message_id = models.UUIDField(null=True)
    answer = models.BinaryField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "hotline_letter"
        constraints = [
            models.UniqueConstraint(fields=["community_id", "mark"], name="one_letter_per_message"),
            WithinCommunity(column="message_id", table="intake_message", name="letter_message"),
        ]
        indexes = [
            models.Index(fields=["community_id", "due_at"], name="letter_by_due"),
            models.Index(fields=["community_id", "sender", "received_at"], name="letter_by_sender"),
        ]


class Link(models.Model):
    """A provider's user who is a worker: found by a blind mark, the provider's own id sealed."""

    pk = models.CompositePrimaryKey("community_id", "mark")
    community_id = models.BigIntegerField()
    mark = models.BinaryField(max_length=32)
    gateway = models.CharField(max_length=20)
    worker_id = models.BigIntegerField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    linked_at = models.DateTimeField()

    class Meta:
        db_table = "hotline_link"
        constraints = [WithinCommunity(column="worker_id", table="workforce_worker", name="link_worker")]
        indexes = [models.Index(fields=["community_id", "worker_id"], name="link_by_worker")]
