"""Reports that were issued: frozen, numbered, with the ledger number that each stands on."""

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
