"""The tables of lists of people, beside those of ``tables`` and of the same three sorts:

  append-only:  PersonList, PersonEntry, LinkDecision, EstimateAsked, KeptStudy
  pointers:     CurrentEdition, StandingLink
  derived:      LinkProposal, LinkedEntry, Linked

Names, raw cells, lines that are no entries and typed reasons are in protected columns: see ``protected``. Everything else
(lists, rows, ids, probabilities) may be counted and shown. A pair of entries has one id, ``link``, made from both of
theirs, so that a decision outlives the proposal that it speaks of.
"""

from django.db import models

from khronika.ledger.protected import ProtectedField
from khronika.ledger.tables import _ID, _WORD, StoredBytes


class PersonList(models.Model):
    """One edition of one list. ``unread`` are lines that are no entries, with their numbers, as JSON."""

    stored = models.OneToOneField(
        StoredBytes, primary_key=True, on_delete=models.PROTECT, related_name="person_list"
    )
    name = models.TextField(db_index=True)
    source = models.TextField(null=True)
    label = models.TextField(null=True)
    columns = models.TextField()
    notes = models.TextField()
    entries = models.IntegerField()
    unread_lines = models.IntegerField()
    unread = ProtectedField()
    invented = models.BooleanField()
    kept_at = models.DateTimeField()


class PersonEntry(models.Model):
    """A row of a list. ``body`` is the PersonRecord with its raw cells; ``consent`` what the row says of it, for counting."""

    id = models.CharField(primary_key=True, max_length=_ID)
    list = models.ForeignKey(PersonList, on_delete=models.PROTECT, related_name="people")
    row = models.IntegerField()
    body = ProtectedField()
    consent = models.TextField(null=True)


class CurrentEdition(models.Model):
    """Which edition of a list counts now: the one kept last."""

    name = models.TextField(primary_key=True)
    list = models.OneToOneField(PersonList, on_delete=models.PROTECT, related_name="current")


class LinkProposal(models.Model):
    """Two entries that may be one person's. ``doubt`` is how far the odds lie from even: the least is asked first."""

    link = models.CharField(primary_key=True, max_length=_ID)
    a = models.ForeignKey(PersonEntry, on_delete=models.PROTECT, related_name="proposed_from")
    b = models.ForeignKey(PersonEntry, on_delete=models.PROTECT, related_name="proposed_to")
    probability = models.FloatField()
    weight = models.FloatField()
    doubt = models.FloatField()
    reasons = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["doubt", "link"])]


class LinkedEntry(models.Model):
    """Whose an entry is held to be. NULL where it has no name to link by: it may be anybody's."""

    entry = models.OneToOneField(
        PersonEntry, primary_key=True, on_delete=models.PROTECT, related_name="linked"
    )
    person = models.CharField(max_length=_ID, null=True, db_index=True)


class Linked(models.Model):
    """The one row that says what the proposals and groups follow from. ``body`` holds the lists, how they overlap, notes and
    warnings; ``decisions`` is the number of the last decision that the groups heed."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    decisions = models.BigIntegerField()
    body = models.TextField()
    at = models.DateTimeField()


class LinkDecision(models.Model):
    """A named person's decision on a pair. ``ruling`` NULL takes back the one before. ``seen`` is what the machine said then."""

    number = models.BigAutoField(primary_key=True)
    link = models.CharField(max_length=_ID, db_index=True)
    a = models.CharField(max_length=_ID)
    b = models.CharField(max_length=_ID)
    ruling = models.CharField(max_length=_WORD, null=True)
    by = models.TextField()
    reason = ProtectedField()
    seen = models.TextField()
    at = models.DateTimeField()


class StandingLink(models.Model):
    """The last decision on a pair; ``ruling`` NULL where it was taken back and the pair is undecided again."""

    link = models.CharField(primary_key=True, max_length=_ID)
    decision = models.OneToOneField(LinkDecision, on_delete=models.PROTECT, related_name="standing")
    ruling = models.CharField(max_length=_WORD, null=True, db_index=True)


class EstimateAsked(models.Model):
    """Somebody asked for an estimate of the folder's lists; a program of its own makes it."""

    number = models.BigAutoField(primary_key=True)
    seed = models.BigIntegerField()
    at = models.DateTimeField()


class KeptStudy(models.Model):
    """An estimate made, by every method, with its refusals: ``body`` is the noun Study."""

    number = models.BigAutoField(primary_key=True)
    asked = models.OneToOneField(EstimateAsked, null=True, on_delete=models.PROTECT, related_name="answer")
    inputs = models.CharField(max_length=64)
    state = models.CharField(max_length=64)
    version = models.CharField(max_length=_WORD)
    seed = models.BigIntegerField()
    body = models.TextField()
    at = models.DateTimeField()
