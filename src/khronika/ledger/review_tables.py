"""The tables of review: what people decided of claims, and the pointers that follow from it.

Append-only, guarded in the database itself:  Review, ReviewBatch
Pointers, which move:                         Standing, Unsettled, Looking, FourEyes

A person's reading of a claim (a correction, or a claim that the machine missed) is a row of ``tables.Claim`` like the machine's,
of a ``tables.Reading`` of its own whose rules are ``person.<number of the review>``.
"""

from django.db import models

from khronika.ledger.tables import Claim, Report

_ID = 40
_WORD = 40

# What pages count, in the words of the indexes that hold no more than these.
WAITING = models.Q(waiting__isnull=False)
CHANGED = models.Q(changed=True)
LOST = models.Q(read__isnull=True, instead__isnull=True, review__isnull=False)


class ReviewBatch(models.Model):
    """One decision on all that a query found. ``body`` holds the query, the reason and the ids that were decided;
    ``takes_back`` is the number of the batch that this one takes back."""

    number = models.BigAutoField(primary_key=True)
    state = models.CharField(max_length=_WORD, null=True)
    by = models.TextField()
    claims = models.IntegerField()
    body = models.TextField()
    takes_back = models.BigIntegerField(null=True)
    at = models.DateTimeField()


class Review(models.Model):
    """A decision on a claim. ``after`` is the number of the decision that stood before (0: none); ``takes_back`` that of the one
    taken back, ``confirms`` that of another person's which this one confirms. ``waits`` marks one that needs a second person."""

    number = models.BigAutoField(primary_key=True)
    claim = models.CharField(max_length=_ID, db_index=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=_WORD, null=True)
    by = models.TextField()
    body = models.TextField()
    after = models.BigIntegerField()
    takes_back = models.BigIntegerField(null=True)
    confirms = models.BigIntegerField(null=True)
    waits = models.BooleanField()
    batch = models.ForeignKey(ReviewBatch, null=True, on_delete=models.PROTECT, related_name="reviews")
    at = models.DateTimeField()


class Standing(models.Model):
    """How a claim stands with people. ``claim`` is the machine's row in the current reading: NULL where the machine missed it
    or no longer reads it so. ``instead`` is the person's row that counts in its place. ``changed``: the machine reads it
    otherwise than when it was decided. ``waiting`` is a decision that needs a second person; until then the rest stands."""

    claim_id = models.CharField(primary_key=True, max_length=_ID)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="standings")
    state = models.CharField(max_length=_WORD, db_index=True)
    review = models.ForeignKey(Review, null=True, on_delete=models.PROTECT, related_name="+")
    waiting = models.ForeignKey(Review, null=True, on_delete=models.PROTECT, related_name="+")
    read = models.OneToOneField(Claim, null=True, on_delete=models.PROTECT, related_name="standing")
    instead = models.OneToOneField(Claim, null=True, on_delete=models.PROTECT, related_name="instead_of")
    changed = models.BooleanField(default=False)
    last = models.BigIntegerField(db_index=True)  # number of the last review of it

    class Meta:
        indexes = [
            models.Index(fields=["state", "read"], name="ledger_stands_so"),
            models.Index(fields=["read"], name="ledger_stands_waiting", condition=WAITING),
            models.Index(fields=["read"], name="ledger_stands_changed", condition=CHANGED),
            models.Index(fields=["last"], name="ledger_stands_lost", condition=LOST),
        ]


class Unsettled(models.Model):
    """A claim whose way of counting changed since the record was made: ``was`` is the row that counts in the record as it
    stands, NULL for none. ``act`` is the log's last act on it."""

    claim_id = models.CharField(primary_key=True, max_length=_ID)
    was = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.BigIntegerField()


class Looking(models.Model):
    """Who has a claim open to decide it, since when."""

    claim_id = models.CharField(primary_key=True, max_length=_ID)
    by = models.TextField()
    at = models.DateTimeField(db_index=True)


class FourEyes(models.Model):
    """What needs a second person in this folder: a state, ``added``, ``many`` or a kind of claim."""

    what = models.CharField(primary_key=True, max_length=_WORD)
