"""Tables by which the record is searched. All of them follow from the rest and can be made anew (``search_index.rebuild``), but
for ``KeptWords``, which keeps what somebody looked for out of addresses.

The full text itself lies in tables of the database's own kind, which Django does not know: see ``full_text``.
"""

from django.db import models

from khronika.ledger.spans import Long
from khronika.ledger.tables import Claim, Report

_ID, _KEY, _WORD = 40, 200, 40  # as in ``tables``
LONGEST_KEY = 60  # no word of a language; longer ones are addresses and codes


class SearchedClaim(models.Model):
    """A claim that is in the full text, under its own number. ``said_first`` and ``said_last``: the days within which it was
    said, both NULL where that is not told. ``outlet`` is the id of its report's outlet."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="searched")
    said_first = models.DateField(null=True)
    said_last = models.DateField(null=True)
    outlet = models.CharField(max_length=_ID, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["said_first", "said_last"], name="ledger_said_days"),
            models.Index(Long("said_last", "said_first"), "said_first", "said_last", name="ledger_said_long"),
            models.Index(fields=["outlet", "claim"], name="ledger_printed"),
        ]


class SearchedReport(models.Model):
    """A report that is in the full text, and the number under which."""

    number = models.BigAutoField(primary_key=True)
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="searched")


class SearchWord(models.Model):
    """A key of a word that was printed with a capital, as names are, and the drawer in which keys that sound like it lie."""

    key = models.CharField(primary_key=True, max_length=LONGEST_KEY)
    drawer = models.CharField(max_length=LONGEST_KEY, db_index=True)


class SearchMade(models.Model):
    """The one row that says by which version of the keys the full text was filled."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    version = models.CharField(max_length=_WORD)


class KeptWords(models.Model):
    """Words that somebody looked for, under an id that tells nothing of them: an address ends up in logs and histories."""

    id = models.CharField(primary_key=True, max_length=_ID)
    words = models.CharField(max_length=300, unique=True)


class Outlet(models.Model):
    """An outlet by the very words of its reports, under an id for addresses: an outlet may bear its owner's name."""

    id = models.CharField(primary_key=True, max_length=_ID)
    name = models.TextField()


class Source(models.Model):
    """A body or person that speaks in claims, under the key by which they were told to be one; ``name`` is what the claim that was read
    first calls it."""

    id = models.CharField(primary_key=True, max_length=_ID)
    key = models.CharField(max_length=_KEY, unique=True)
    type = models.CharField(max_length=_WORD)
    name = models.CharField(max_length=_KEY, default="")


class SourceName(models.Model):
    """What a source is called in reports of one language; ``folded`` is for looking it up."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=_KEY)
    lang = models.CharField(max_length=8)
    folded = models.CharField(max_length=_KEY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "name", "lang"], name="one_name_a_source")]
