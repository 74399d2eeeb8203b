"""What came in and is not in the ledger yet: messages as they were said, and drafts that a person must settle."""

from django.db import models

from fangxian.registry.relation import WithinCommunity


class Message(models.Model):
    """Something somebody wrote, kept sealed as it was, understood or not.

    ``conversation`` is a keyed hash of where it was written, empty for the box of the house itself;
    ``answering`` the message that it quotes or answers; ``completes`` the draft to which it gave what was missing.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    worker_id = models.BigIntegerField(null=True)
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    mark = models.BinaryField(max_length=32)
    urgent = models.BooleanField(default=False)
    understood = models.BooleanField(default=False)
    conversation = models.BinaryField(max_length=32, default=b"")
    answering = models.UUIDField(null=True)
    completes = models.UUIDField(null=True)

    class Meta:
        db_table = "intake_message"
        indexes = [
            models.Index(fields=["community_id", "mark"], name="message_by_mark"),
            models.Index(fields=["community_id", "worker_id", "received_at"], name="message_by_writer"),
        ]


class Held(models.Model):
    """A draft waiting for a person. ``state``: open, accepted (entry_id says what became of it), dropped.

    ``place_id`` is where it is as far as understood; ``missing`` names the fields that are still to be told,
    or put right; ``reason`` is why it was dropped, sealed; ``rule`` by which it was accepted, if by nobody;
    ``origin`` who told it of themselves, by their card: ``household``, ``shop``.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    message_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    worker_id = models.BigIntegerField(null=True)
    grid_id = models.BigIntegerField(null=True)
    place_id = models.BigIntegerField(null=True)
    happened_at = models.DateTimeField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    missing = models.JSONField(default=list)
    urgent = models.BooleanField(default=False)
    sure = models.FloatField(default=1)
    state = models.CharField(max_length=10, default="open")
    entry_id = models.UUIDField(null=True)
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.BinaryField(null=True)
    rule = models.CharField(max_length=20, blank=True)
    origin = models.CharField(max_length=10, blank=True)

    class Meta:
        db_table = "intake_held"
        constraints = [WithinCommunity(column="message_id", table="intake_message", name="held_message")]
        indexes = [
            models.Index(fields=["community_id", "state"], name="held_by_state"),
            models.Index(fields=["community_id", "message_id"], name="held_by_message"),
        ]


class Pasted(models.Model):
    """A message that came out of a pasted chat; ``mark`` is blind and equal for the same message pasted again.

    ``worker_id`` pasted it; who wrote it, as the chat says, and what it quotes are sealed.
    """

    pk = models.CompositePrimaryKey("community_id", "mark")
    community_id = models.BigIntegerField()
    mark = models.BinaryField(max_length=32)
    paste_id = models.UUIDField()
    message_id = models.UUIDField()
    worker_id = models.BigIntegerField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()

    class Meta:
        db_table = "intake_pasted"
        constraints = [WithinCommunity(column="message_id", table="intake_message", name="pasted_message")]
        indexes = [
            models.Index(fields=["community_id", "paste_id"], name="pasted_by_paste"),
            models.Index(fields=["community_id", "message_id"], name="pasted_by_message"),
        ]


class Example(models.Model):
    """A reading that a person put right, kept so that phrases can be added: what was said, read, and meant is sealed.

    ``sort``: changed (answers were), dropped (nothing of it was meant), unread (nothing was read, a person filled it
    in). ``fields`` names the answers that were put right.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    message_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    sort = models.CharField(max_length=10)
    fields = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()

    class Meta:
        db_table = "intake_example"
        constraints = [WithinCommunity(column="message_id", table="intake_message", name="example_message")]
        indexes = [models.Index(fields=["community_id", "message_id"], name="example_by_message")]


class Sheet(models.Model):
    """Somebody's sheet, sealed as long as it waits. ``state``: open, done (then nothing of it is kept).

    Or returned: a register of ours that came back.
    ``file`` is the file as it came, sealed, to be handed back with what is wrong; empty where it was not kept.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    worker_id = models.BigIntegerField()
    received_at = models.DateTimeField()
    sort = models.CharField(max_length=20)
    rows = models.IntegerField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField()
    mark = models.BinaryField(max_length=32)
    state = models.CharField(max_length=10, default="open")
    file = models.BinaryField(default=b"")

    class Meta:
        db_table = "intake_sheet"
        indexes = [models.Index(fields=["community_id", "worker_id", "state"], name="sheet_by_worker")]
