"""The table of numbers that pages show and that nobody could count anew for each of them: in a record of a million, to go through the claims takes
seconds. It follows from the rest and can be made anew (see ``tallies``)."""

from django.db import models


class Tally(models.Model):
    """How ``many`` there are of ``what`` with ``key``, and of those ``of``; an empty word stands for all."""

    what = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    of = models.CharField(max_length=200)
    many = models.BigIntegerField()

    class Meta:
        unique_together = (("what", "key", "of"),)
