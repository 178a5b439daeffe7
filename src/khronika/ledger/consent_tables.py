"""The tables of what people on lists agreed to, all append-only: an answer, the entries it holds for, and that it was taken back.

Typed words are in protected columns: they may name somebody. What the list itself says of consent is no record: it
stays with its entry, and allows nothing.
"""

from django.db import models

from khronika.ledger.list_tables import PersonEntry
from khronika.ledger.protected import ProtectedField
from khronika.ledger.tables import _WORD


class Consent(models.Model):
    """One answer. ``what`` is a JSON array, empty for a refusal; ``until`` NULL where no end was named."""

    number = models.BigAutoField(primary_key=True)
    given_by = models.CharField(max_length=_WORD)
    what = models.TextField()
    audience = models.CharField(max_length=_WORD, null=True)
    partners = ProtectedField()
    until = models.DateField(null=True)
    words = ProtectedField()
    by = models.TextField()
    at = models.DateTimeField()


class ConsentFor(models.Model):
    """An entry that an answer holds for: the one it was recorded on, then the same entry of later editions of its list."""

    number = models.BigAutoField(primary_key=True)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="entries")
    entry = models.ForeignKey(PersonEntry, on_delete=models.PROTECT, related_name="consents")

    class Meta:
        unique_together = (("consent", "entry"),)


class ConsentWithdrawn(models.Model):
    """An answer taken back, for all its entries, with the reason; for good. A new answer is a new record."""

    consent = models.OneToOneField(
        Consent, primary_key=True, on_delete=models.PROTECT, related_name="withdrawn"
    )
    by = models.TextField()
    reason = ProtectedField()
    at = models.DateTimeField()
