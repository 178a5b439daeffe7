"""The tables of releases, all append-only: what was proposed, who published it with which signature, and how it ended.

A release is one document (``nouns.releases``), kept here whole as the bytes that are signed. What only the desk may know of it (by
which file of rules, what stayed behind, which private claim each public one is) stands beside it and never leaves.
"""

from django.db import models

from khronika.ledger.protected import ProtectedField
from khronika.ledger.tables import _WORD


class ReleaseSecret(models.Model):
    """The one secret of which public ids are made; with another one every id would be another. In the database and not in a file
    beside it, so that no backup has the one without the other."""

    number = models.IntegerField(primary_key=True)
    secret = ProtectedField()


class Release(models.Model):
    """A proposal, whatever became of it. ``release`` is the number that its document bears: two proposals may bear one, of which
    one at most was published. ``body`` is for the desk alone. ``act`` is the log's last act before it."""

    number = models.BigAutoField(primary_key=True)
    release = models.IntegerField(db_index=True)
    document = models.TextField()
    digest = models.CharField(max_length=64)
    body = ProtectedField()
    by = models.TextField()
    act = models.BigIntegerField()
    at = models.DateTimeField()


class ReleaseSigned(models.Model):
    """A proposal that was published, by whoever confirmed it. ``release`` is its document's number: each is published once."""

    proposal = models.OneToOneField(
        Release, primary_key=True, on_delete=models.PROTECT, related_name="signed"
    )
    release = models.IntegerField(unique=True)
    signature = models.TextField()
    public_key = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()


class ReleaseEnded(models.Model):
    """A proposal that was put aside (``dropped``), or a release that was taken back (``withdrawn``), with the reason; for good. That
    of a withdrawn release is told to readers."""

    proposal = models.OneToOneField(Release, primary_key=True, on_delete=models.PROTECT, related_name="ended")
    stage = models.CharField(max_length=_WORD)
    by = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()
