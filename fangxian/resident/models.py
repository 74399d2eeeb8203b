"""Visits of households by their card, wrong tries, and what a household told, so that it can see what became of it."""

from django.db import models

from fangxian.registry.relation import WithinCommunity


class Visit(models.Model):
    """A card and its PIN were typed. ``mark`` is what the browser's key comes to, ``from_mark`` the address, blind."""

    pk = models.CompositePrimaryKey("community_id", "mark")
    community_id = models.BigIntegerField()
    mark = models.BinaryField(max_length=32)
    card_id = models.BigIntegerField()
    from_mark = models.BinaryField(max_length=32)
    began_at = models.DateTimeField()
    used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "resident_visit"
        constraints = [WithinCommunity(column="card_id", table="registry_card", name="visit_card")]
        indexes = [models.Index(fields=["community_id", "card_id", "began_at"], name="visit_by_card")]


class Attempt(models.Model):
    """A number and a PIN that did not fit, or are being looked at; both marks are blind. Kept for a day."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    number_mark = models.BinaryField(max_length=32)
    from_mark = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "resident_attempt"
        indexes = [
            models.Index(fields=["community_id", "number_mark", "at"], name="attempt_by_number"),
            models.Index(fields=["community_id", "from_mark", "at"], name="attempt_by_address"),
        ]


class Matter(models.Model):
    """Something a household or shop told. A private one is shown to whoever has its slip, never by the card alone."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    card_id = models.BigIntegerField()
    sort = models.CharField(max_length=12)
    told_at = models.DateTimeField()
    slip = models.BinaryField(max_length=32, null=True)

    class Meta:
        db_table = "resident_matter"
        constraints = [
            WithinCommunity(column="card_id", table="registry_card", name="matter_card"),
            WithinCommunity(column="id", table="intake_message", name="matter_message"),
        ]
        indexes = [models.Index(fields=["community_id", "card_id", "told_at"], name="matter_by_card")]
