"""Reports that were issued: frozen, numbered, with the ledger number and the rows that each stands on."""

from django.db import models


class Issued(models.Model):
    """One issued report, its content exactly as it went out; the database refuses to change it.

    ``facts`` is what the registry said then of every place, sealed, so that the figures can be derived again.
    """

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.IntegerField()
    form = models.CharField(max_length=40)
    day = models.DateField()
    ledger_number = models.BigIntegerField()
    definitions = models.CharField(max_length=64)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    facts = models.BinaryField()
    signed_by = models.BigIntegerField()
    issued_at = models.DateTimeField()

    class Meta:
        db_table = "reports_issued"
        indexes = [models.Index(fields=["community_id", "day", "form"], name="issued_by_day")]


class Rows(models.Model):
    """The rows under every figure of one issued report, sealed: true of it whatever is corrected or defined later."""

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "reports_rows"


class Note(models.Model):
    """A correction note as it was drafted, to one office, about the entry that put something right; it names nobody."""

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.IntegerField()
    entry = models.BigIntegerField()
    content = models.BinaryField()
    drafted_at = models.DateTimeField()

    class Meta:
        db_table = "reports_note"
        indexes = [models.Index(fields=["community_id", "entry"], name="note_by_entry")]


class Followed(models.Model):
    """How far the ledger was read for corrections that concern issued reports."""

    community_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)

    class Meta:
        db_table = "reports_followed"


class Release(models.Model):
    """One step of a list of people on its way out: asked for, released or refused, fetched. ``copy`` is the list's."""

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.IntegerField()
    copy = models.IntegerField()
    step = models.CharField(max_length=10)
    worker_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    told = models.JSONField(default=dict)

    class Meta:
        db_table = "reports_release"
        indexes = [models.Index(fields=["community_id", "copy"], name="release_by_copy")]


class OfficeSheet(models.Model):
    """An office's sheet (来表) between its coming and its being put away: the file and what became of it, sealed.

    ``state``: open, done (then nothing of it is kept). ``copy`` is the last list that was asked for with it.
    """

    pk = models.CompositePrimaryKey("community_id", "id")
    community_id = models.BigIntegerField()
    id = models.UUIDField()
    worker_id = models.BigIntegerField()
    received_at = models.DateTimeField()
    sealed = models.BinaryField()
    outcome = models.BinaryField()
    key_version = models.SmallIntegerField()
    copy = models.IntegerField(null=True)
    state = models.CharField(max_length=10, default="open")

    class Meta:
        db_table = "reports_office_sheet"
        indexes = [models.Index(fields=["community_id", "worker_id", "state"], name="office_sheet_by_worker")]


class HeadTold(models.Model):
    """What somebody said that a head or a title of office sheets means, found by a blind mark of its words.

    ``key`` is what was meant, ``-`` to leave it empty, ``?`` to be asked again; the last one said holds.
    """

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.IntegerField()
    mark = models.BinaryField(max_length=32)
    key = models.CharField(max_length=60)
    worker_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "reports_head_told"
        indexes = [models.Index(fields=["community_id", "mark"], name="head_told_by_mark")]


class Certificate(models.Model):
    """Hours that somebody served, as they were certified; who, by number alone. The paper bears the code."""

    pk = models.CompositePrimaryKey("community_id", "number")
    community_id = models.BigIntegerField()
    number = models.IntegerField()
    worker_id = models.BigIntegerField()
    from_day = models.DateField()
    until_day = models.DateField()
    minutes = models.IntegerField()
    days = models.IntegerField()
    issued_at = models.DateTimeField()
    code = models.CharField(max_length=20)

    class Meta:
        db_table = "reports_certificate"
        indexes = [models.Index(fields=["community_id", "worker_id"], name="certificate_by_worker")]
