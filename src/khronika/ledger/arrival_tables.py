"""The tables of the inbox: what came in and is not yet in the record, and where it comes from.

Append-only, guarded in the database itself:  Delivery
Working rows, which move on:                  Arrival, Found, Watched, TakenIn, InboxRule

Bytes lie with the originals, under their hash, from the moment they come in. What people decide of a find is in the log, by
numbers; what is kept becomes a report by the same acts as any.
"""

from django.db import models

_ID, _WORD = 40, 40  # as in ``tables``


class Watched(models.Model):
    """A folder or feed that somebody asked to be looked at. ``asked_at`` is set while a look is waited for; ``trouble`` says why the
    last one found nothing to take, as the noun Unread."""

    number = models.BigAutoField(primary_key=True)
    sort = models.CharField(max_length=_WORD)
    place = models.TextField()
    given = models.TextField()
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    came = models.IntegerField(default=0)
    trouble = models.TextField(null=True)


class TakenIn(models.Model):
    """Bytes that a watched place brought once; they are not taken from it again."""

    watched = models.ForeignKey(Watched, on_delete=models.PROTECT, related_name="taken")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["watched", "sha256"], name="taken_in_once")]


class Delivery(models.Model):
    """What came in at once. ``by`` is the opaque id of the member who brought it, empty where nobody was signed in."""

    number = models.BigAutoField(primary_key=True)
    way = models.CharField(max_length=_WORD)
    by = models.CharField(max_length=_ID)
    watched = models.ForeignKey(Watched, null=True, on_delete=models.PROTECT, related_name="deliveries")
    at = models.DateTimeField()


class Arrival(models.Model):
    """A file, a pasted text or an address, as it came. ``address`` is to be fetched, and ``sha256`` empty until it was. ``run`` names
    the program that reads it now, which alone may record what stands in it."""

    number = models.BigAutoField(primary_key=True)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="arrivals")
    name = models.TextField()
    address = models.TextField(null=True)
    sha256 = models.CharField(max_length=64, null=True)
    size = models.BigIntegerField(null=True)
    answered = models.TextField(null=True)
    given = models.TextField()
    state = models.CharField(max_length=_WORD, db_index=True)
    run = models.CharField(max_length=_ID, null=True)
    begun = models.IntegerField(default=0)


class Found(models.Model):
    """A report that stands in an arrival, or why one was not read. ``decided`` is NULL until a person decides, ``kept_at`` until the
    record has it, ``beside`` whether it was set side by side since. ``joins`` is NULL until it is worked out; ``capture`` says how it
    was captured, where it was."""

    number = models.BigAutoField(primary_key=True)
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="found")
    place = models.IntegerField()
    report_id = models.CharField(max_length=_ID, null=True, db_index=True)
    report = models.TextField(null=True)
    reading = models.TextField(null=True)
    unread = models.TextField(null=True)
    claims = models.IntegerField(null=True)
    signature = models.BinaryField(null=True)
    alike = models.TextField()
    joins = models.TextField(null=True)
    capture = models.TextField(null=True)
    corrected = models.TextField(null=True)
    decided = models.CharField(max_length=_WORD, null=True, db_index=True)
    kept_at = models.DateTimeField(null=True)
    beside = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrival", "place"], name="one_find_a_place")]


class InboxRule(models.Model):
    """The one row of what the owner allows of the inbox."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    fetching = models.BooleanField()
