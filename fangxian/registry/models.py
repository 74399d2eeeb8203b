"""Places and people of a community; names, numbers and phones are sealed."""

from django.db import models

from fangxian.registry.relation import WithinCommunity


class Community(models.Model):
    """A residential community by its 12-digit statistical code."""

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=80)
    street = models.CharField(max_length=80, blank=True)
    district = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "registry_community"

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A place: community, grid, building, door, gate, lift, shop or enterprise.

    ``code`` is unique among places of a kind (``3-2-402`` for a door, ``3`` for a building, ``东门`` for a
    gate). A door, lift or shop has its building as ``parent_id`` where it has one.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    parent_id = models.BigIntegerField(null=True)
    grid_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=80, blank=True)
    building = models.CharField(max_length=10, blank=True)
    unit = models.CharField(max_length=10, blank=True)
    floor = models.SmallIntegerField(null=True)
    room = models.CharField(max_length=10, blank=True)
    vacant = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)

    class Meta:
        db_table = "registry_place"
        constraints = [
            models.UniqueConstraint(fields=["community_id", "kind", "code"], name="one_place_per_code"),
            WithinCommunity(column="parent_id", table="registry_place", name="place_parent"),
        ]
        indexes = [
            models.Index(fields=["community_id", "building", "room"], name="place_by_room"),
            models.Index(fields=["community_id", "parent_id"], name="place_by_parent"),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class Person(models.Model):
    """Somebody who lives, or lived, in the community. ``sealed`` holds name, number, phone."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    sealed = models.BinaryField()
    key_version = models.SmallIntegerField(default=1)
    born = models.SmallIntegerField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    needs = models.JSONField(default=list)
    party_member = models.BooleanField(default=False)

    class Meta:
        db_table = "registry_person"


class Mark(models.Model):
    """A blind mark by which a person is found: HMAC of a name, its pinyin initials, a number, a phone."""

    pk = models.CompositePrimaryKey("community_id", "mark", "person_id")
    community_id = models.BigIntegerField()
    mark = models.BinaryField(max_length=12)
    person_id = models.BigIntegerField()
    field = models.CharField(max_length=10)

    class Meta:
        db_table = "registry_mark"
        constraints = [WithinCommunity(column="person_id", table="registry_person", name="mark_person")]
        indexes = [models.Index(fields=["community_id", "person_id"], name="mark_by_person")]


class Residence(models.Model):
    """Who lived where, from which day (inclusive) until which (exclusive)."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    place_id = models.BigIntegerField()
    relation = models.CharField(max_length=12, blank=True)
    from_day = models.DateField()
    until_day = models.DateField(null=True)

    class Meta:
        db_table = "registry_residence"
        constraints = [
            WithinCommunity(column="person_id", table="registry_person", name="residence_person"),
            WithinCommunity(column="place_id", table="registry_place", name="residence_place"),
        ]
        indexes = [
            models.Index(fields=["community_id", "place_id"], name="residence_by_place"),
            models.Index(fields=["community_id", "person_id"], name="residence_by_person"),
        ]


class Card(models.Model):
    """By which a household (number and PIN) or a shop (the code at its door) is known; one that holds at a time.

    ``mark`` is blind, the PIN hashed: neither can be read back, only made anew.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    place_id = models.BigIntegerField()
    sort = models.CharField(max_length=10)
    mark = models.BinaryField(max_length=32)
    pin = models.CharField(max_length=150, blank=True)
    pin_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "registry_card"
        constraints = [
            models.UniqueConstraint(fields=["community_id", "mark"], name="one_card_per_number"),
            WithinCommunity(column="place_id", table="registry_place", name="card_place"),
        ]
        indexes = [models.Index(fields=["community_id", "place_id"], name="card_by_place")]


class Response(models.Model):
    """An epidemic's response: by which profile, from when till when."""

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.BigIntegerField()
    profile = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "registry_response"


class Change(models.Model):
    """Something about a place changed that the rules may ask about; followers read on from their bookmark.

    ``place_id`` is null when every place is concerned (a response began or ended).
    """

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.BigIntegerField()
    place_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "registry_change"
