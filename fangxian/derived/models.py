"""Derived tables: dropped and redrawn from the ledger at any time, never backed up, holding no name."""

from django.db import models


class Standing(models.Model):
    """What a measure makes of a place: the packed standing of its rules."""

    pk = models.CompositePrimaryKey("community_id", "place_id", "measure")
    community_id = models.BigIntegerField()
    place_id = models.BigIntegerField()
    measure = models.CharField(max_length=20)
    grid_id = models.BigIntegerField(null=True)
    data = models.BinaryField()

    class Meta:
        db_table = "derived_standing"
        indexes = [models.Index(fields=["community_id", "measure"], name="standing_by_measure")]


class Task(models.Model):
    """One debt: what is owed next to a subject, from when it is shown, and by when."""

    pk = models.CompositePrimaryKey("community_id", "place_id", "kind", "subject")
    community_id = models.BigIntegerField()
    place_id = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=36, blank=True)
    measure = models.CharField(max_length=20)
    grid_id = models.BigIntegerField(null=True)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    person_id = models.BigIntegerField(null=True)
    number = models.BigIntegerField(null=True)
    why = models.JSONField(default=dict)

    class Meta:
        db_table = "derived_task"
        indexes = [
            models.Index(fields=["community_id", "grid_id", "due_at"], name="task_by_grid"),
            models.Index(fields=["community_id", "due_at"], name="task_by_due"),
            models.Index(fields=["community_id", "opens_at"], name="task_urgent", condition=models.Q(urgent=True)),
        ]


class Tally(models.Model):
    """One row under a figure. The figure of a day is the sum of its rows, so it cannot disagree with them."""

    pk = models.CompositePrimaryKey("community_id", "place_id", "indicator", "subject", "from_day")
    community_id = models.BigIntegerField()
    place_id = models.BigIntegerField()
    indicator = models.CharField(max_length=40)
    subject = models.CharField(max_length=36, blank=True)
    from_day = models.DateField()
    until_day = models.DateField(null=True)
    grid_id = models.BigIntegerField(null=True)
    number = models.BigIntegerField(null=True)
    value = models.FloatField()

    class Meta:
        db_table = "derived_tally"
        indexes = [
            models.Index(fields=["community_id", "indicator", "until_day"], name="tally_by_indicator"),
            models.Index(fields=["community_id", "until_day"], name="tally_by_end"),
        ]


class Bookmark(models.Model):
    """How far was read: ``ledger`` by entry number, ``registry`` by change number, ``rules`` by edition."""

    pk = models.CompositePrimaryKey("community_id", "follower")
    community_id = models.BigIntegerField()
    follower = models.CharField(max_length=20)
    number = models.BigIntegerField(default=0)

    class Meta:
        db_table = "derived_bookmark"


class Generation(models.Model):
    """Which history of the ledger is being told, how far it was seen, and how far it lies in a backup."""

    community_id = models.BigIntegerField(primary_key=True)
    token = models.UUIDField()
    number = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    backed_up = models.BigIntegerField(default=0)

    class Meta:
        db_table = "derived_generation"
