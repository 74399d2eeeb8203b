"""Who serves, what they cover with which role and until when, and who stands where."""

from django.conf import settings
from django.db import models

from fangxian.registry.relation import WithinCommunity


class Worker(models.Model):
    """Somebody who serves in the community. Their name is on the door of the office, so it is not sealed."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="workers")
    name = models.CharField(max_length=60)
    party_member = models.BooleanField(default=False)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        db_table = "workforce_worker"

    def __str__(self) -> str:
        return self.name


class Cover(models.Model):
    """A role over a place (包保) from a moment until another; every cover expires."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    worker_id = models.BigIntegerField()
    role = models.CharField(max_length=20)
    place_id = models.BigIntegerField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        db_table = "workforce_cover"
        constraints = [
            WithinCommunity(column="worker_id", table="workforce_worker", name="cover_worker"),
            WithinCommunity(column="place_id", table="registry_place", name="cover_place"),
        ]
        indexes = [models.Index(fields=["community_id", "worker_id"], name="cover_by_worker")]


class Shift(models.Model):
    """Somebody planned to stand at a post."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    worker_id = models.BigIntegerField()
    place_id = models.BigIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "workforce_shift"
        constraints = [
            WithinCommunity(column="worker_id", table="workforce_worker", name="shift_worker"),
            WithinCommunity(column="place_id", table="registry_place", name="shift_place"),
        ]
        indexes = [
            models.Index(fields=["community_id", "place_id", "starts_at"], name="shift_by_place"),
            models.Index(fields=["community_id", "starts_at"], name="shift_by_time"),
        ]


class Device(models.Model):
    """A worker's phone as it named itself at its first visit; not where it is, nor what it is."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.CharField(max_length=36)
    worker_id = models.BigIntegerField()
    session = models.CharField(max_length=40, default="")
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    lost_at = models.DateTimeField(null=True)
    lost_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "workforce_device"
        constraints = [
            WithinCommunity(column="worker_id", table="workforce_worker", name="device_of_worker"),
            WithinCommunity(column="lost_by", table="workforce_worker", name="device_lost_by"),
        ]
        indexes = [models.Index(fields=["community_id", "worker_id"], name="device_by_worker")]


class SignUp(models.Model):
    """A link, on a poster or in a chat group, by which people offer to serve; it always ends."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    key = models.CharField(max_length=32)
    opened_by = models.BigIntegerField()
    opened_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        db_table = "workforce_sign_up"
        constraints = [WithinCommunity(column="opened_by", table="workforce_worker", name="sign_up_opened_by")]


class Candidate(models.Model):
    """Somebody who offered to serve and was not looked at yet; all they told is sealed."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    sealed = models.BinaryField()
    phone_mark = models.BinaryField(max_length=32)
    came_at = models.DateTimeField()

    class Meta:
        db_table = "workforce_candidate"
