"""The tables of judgements: what people said of who is who and of how figures stand, and what follows from it.

Append-only, guarded in the database itself:  Judgement
Derived, made anew whenever it may change:    Withheld
Indexes, made with the claims' rows:          Actor, ActedIn
"""

from django.db import models

from khronika.ledger.tables import Claim, Report

_ID, _KEY, _WORD = 40, 200, 40  # as in ``tables``


class Judgement(models.Model):
    """One judgement; ``number`` is that of its log row. ``a`` and ``b`` are the keys of who is judged, or the ids of the two claims
    whose comparison is overruled, in their order; ``b`` is empty where there is one. ``takes_back`` is the number of the judgement
    that this one withdraws, ``confirms`` that of another person's which needed a second one: ``waits`` marks such."""

    number = models.BigIntegerField(primary_key=True)
    judged = models.CharField(max_length=_WORD, db_index=True)
    sort = models.CharField(max_length=_WORD)
    a = models.CharField(max_length=_KEY, db_index=True)
    b = models.CharField(max_length=_KEY, db_index=True)
    body = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    takes_back = models.BigIntegerField(null=True, unique=True)
    confirms = models.BigIntegerField(null=True, unique=True)
    waits = models.BooleanField(default=False)


class Withheld(models.Model):
    """A report that names a protected source or outlet: its text, its address and quotations from it are not shown."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.CASCADE, related_name="withheld")


class Actor(models.Model):
    """Who acts or is acted upon in claims, by the words of the claims in whatever case and spacing; ``id`` names nobody."""

    id = models.CharField(primary_key=True, max_length=_ID)
    name = models.CharField(max_length=_KEY)
    folded = models.CharField(max_length=_KEY, db_index=True)


class ActedIn(models.Model):
    """A claim that names an actor; ``acts`` is False for the one to whom it was done."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="actors")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="claims")
    acts = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "actor", "acts"], name="one_actor_a_claim")]
